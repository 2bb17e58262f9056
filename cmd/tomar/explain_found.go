package main

import (
	"fmt"
	"strings"

	"github.com/tomar-nlp/tomar"
)

// tokens prints how a sentence was cut, with what was split off.
func (e *explainer) tokens(w *printer, d *tomar.Document, s *tomar.Sentence) {
	var parts []string
	for _, t := range d.Tokens[s.First:s.Last] {
		text := d.Slice(t.Span)
		if t.Pre > 0 || t.Post > 0 {
			core := t.Core()
			text = d.Slice(tomar.Span{Start: t.Start, End: core.Start}) + "+" + d.Slice(core) + "+" + d.Slice(tomar.Span{Start: core.End, End: t.End})
			text = strings.Trim(text, "+")
		}
		parts = append(parts, text)
	}
	w.line("    token: %s", strings.Join(parts, " | "))
}

// stories prints which events are one story, and why the others are not.
func (e *explainer) stories(w *printer, d *tomar.Document) {
	event := func(i int) string {
		v := &d.Events[i]
		return fmt.Sprintf("%s «%s» [%d]", v.Type, d.Original(v.Span), v.Sent)
	}
	for i, j := range e.p.Joins(d) {
		if i == 0 {
			w.line("")
			w.line("stories (extract --no-merge keeps every mention apart):")
		}
		verb := "is"
		if !j.Joined {
			verb = "is not"
		}
		w.line("  %s %s %s: %s", event(j.Report), verb, event(j.With), j.Why)
	}
}

// found prints what stands in a sentence in the end.
func (e *explainer) found(w *printer, d *tomar.Document, sent int) {
	first, last := d.Sentences[sent].First, d.Sentences[sent].Last
	for i := range d.Hits {
		if h := &d.Hits[i]; h.First >= first && h.First < last {
			w.line("    match: «%s» %s%s", d.Original(h.Span), e.p.Data().DescribeHit(h), e.p.Data().DescribeSuffix(h))
		}
	}
	for i := range d.Verbs {
		if v := &d.Verbs[i]; v.First >= first && v.First < last {
			w.line("    verb: «%s» %s%s", d.Original(v.Span), e.p.Data().Verb(v.Lemma), verbMarks(v))
		}
	}
	for i := range d.Clauses {
		if c := &d.Clauses[i]; int(c.Sent) == sent {
			w.line("    clause %d: «%s» %s%s, parent %d%s", i, d.Original(c.Span), clauseKinds[min(int(c.Kind), len(clauseKinds)-1)], clauseMarks(d, c), c.Parent, speaker(d, c))
		}
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if int(m.Sent) != sent {
			continue
		}
		name := ""
		if m.Entity != tomar.None {
			x := &e.p.Data().Gazetteer.Entities[m.Entity]
			name = fmt.Sprintf(" = %s (%s)", x.ID(), x.NameEN())
		}
		w.line("  name  %s «%s» base «%s»%s, %s %.2f%s", m.Type, d.Original(m.Span), d.Original(m.Base), name, m.Method, m.Confidence, where(m.Provenance))
	}
	for i := range d.Times {
		if t := &d.Times[i]; int(t.Sent) == sent {
			w.line("  time  %s «%s» = %s, %s %s %v%s", t.Type, d.Original(t.Span), t.Value, t.Anchor, t.Calendar, t.Candidates, where(t.Provenance))
			for _, l := range t.Derivation {
				w.line("          %s", l)
			}
		}
	}
	for i := range d.Events {
		if v := &d.Events[i]; int(v.Sent) == sent {
			w.line("  event %s/%s «%s» clause %d, date %s (%s), %s%s", v.Type, v.Subtype, d.Original(v.Span), v.Clause, orDash(v.Date), v.DateSource, v.Modality, where(v.Provenance))
			for _, a := range v.Arguments {
				w.line("          %s «%s» %s%s", a.Role, d.Original(a.Span), a.Kind, where(a.Provenance))
			}
		}
	}
	for i := range d.Relations {
		if r := &d.Relations[i]; int(r.Sent) == sent {
			w.line("  relation %s «%s»%s", r.Kind, d.Original(r.Span), where(r.Provenance))
		}
	}
}

var clauseKinds = [...]string{"main", "relative", "temporal", "if", "purpose", "content", "quote", "headline"}

// clauseMarks are a clause's tense, mood and polarity, and its verb.
func clauseMarks(d *tomar.Document, c *tomar.Clause) string {
	if c.Verb == tomar.None {
		return ", no verb"
	}
	s := [...]string{"", ", past", ", present", ", future"}[min(int(c.Tense), 3)]
	s += [...]string{"", ", subjunctive", ", imperative", ", conditional"}[min(int(c.Mood), 3)]
	if c.Negative {
		s += ", negative"
	}
	return s + ", verb «" + d.Original(d.Verbs[c.Verb].Span) + "»"
}

func speaker(d *tomar.Document, c *tomar.Clause) string {
	if c.SpeakerSpan.Empty() {
		return ""
	}
	return fmt.Sprintf(", said by «%s»", d.Original(c.SpeakerSpan))
}

// verbMarks are a form's features in short.
func verbMarks(v *tomar.VerbForm) string {
	var b strings.Builder
	b.WriteString([...]string{"", " past", " present", " future"}[min(int(v.Tense), 3)])
	b.WriteString([...]string{"", " subjunctive", " imperative", " conditional"}[min(int(v.Mood), 3)])
	for _, m := range []struct {
		on   bool
		name string
	}{{v.Negative, "negative"}, {v.Passive, "passive"}, {v.Perfect, "perfect"}, {v.Imperfective, "imperfective"}, {v.Infinitive, "infinitive"}, {v.Participle, "participle"}} {
		if m.on {
			b.WriteString(" " + m.name)
		}
	}
	return fmt.Sprintf("%s, %d/255", b.String(), v.Score)
}
