package events

import (
	"slices"

	"github.com/tomar-nlp/tomar"
)

// attribution says whether the event is told by somebody in the text, and who.
func (x *Extractor) attribution(e *tomar.Event) {
	d := x.doc
	if e.Type == "STATE" && x.asSaid(e) {
		return
	}
	for i, depth := e.Clause, 0; i != tomar.None && depth < maxClauses; i, depth = d.Clauses[i].Parent, depth+1 {
		if x.tellsOf(e, i) {
			e.Attributed = true
			x.source(e, d.Clauses[i].Speaker, d.Clauses[i].SpeakerSpan)
			return
		}
	}
	for i := range x.nps {
		if n := &x.nps[i]; n.mark&mSource != 0 && e.Type != "STATE" {
			e.Attributed = true
			x.source(e, n.mention, n.span)
			return
		}
	}
}

// saidBySpeaker takes as the agent of a statement without one whoever says what its clause introduces: «a source near to X
// told that …».
func (x *Extractor) saidBySpeaker(e *tomar.Event, c candidate) {
	if e.Type != "STATE" || c.form != active || e.Clause == tomar.None || hasRole(e, tomar.Agent) {
		return
	}
	own := &x.doc.Clauses[e.Clause]
	for i, to := x.doc.ClausesOf(own.Sent); i < to; i++ {
		k := &x.doc.Clauses[i]
		if k.Parent != e.Clause || !k.Said || k.SpeakerSpan.Empty() || k.SpeakerSpan.Start < own.Start || k.SpeakerSpan.End > e.Start {
			continue
		}
		n := unnamed(own.First, own.First, k.SpeakerSpan)
		if n.mention = k.Speaker; n.mention != tomar.None && x.informant(n.span, n.mention) {
			n.mention = tomar.None
		}
		if n.mention == tomar.None {
			n.person, n.kind = true, x.teller(n.span)
		} else if n.typ = x.doc.Mentions[n.mention].Type; n.typ == tomar.PER && x.ofSpeaker(x.doc.Mentions[n.mention].First, own.First) {
			continue // «the team of X says»
		}
		if n.mention == tomar.None && (n.kind == "" || !x.informs(n.span, own)) || n.typ == tomar.LOC && !x.acts(&n, "speech") {
			continue
		}
		x.give(e, &n, tomar.Agent, tomar.Provenance{Rule: "speaker.clause"})
		return
	}
}

// ofSpeaker reports whether an ezafe joins the name at a token to a noun before it that is no title.
func (x *Extractor) ofSpeaker(t, first int32) bool {
	for t > first && x.hitAt(t-1, tomar.ClassTitle) {
		t--
	}
	return t > first && x.ezafe(t-1) && !x.nameAt(t-1) && !x.verbAt(t-1)
}

// informs reports whether the words for a speaker in a clause begin with a noun for somebody who tells things.
func (x *Extractor) informs(s tomar.Span, clause *tomar.Clause) bool {
	for t := clause.First; t < clause.Last; t++ {
		if x.doc.Tokens[t].Start == s.Start {
			m, _ := x.markAt(t, t)
			return m&mInformant != 0
		}
	}
	return false
}

// tellsOf reports whether a clause that an event stands in, or one above it, is
// somebody's words: said, quoted, or «according to the statement».
func (x *Extractor) tellsOf(e *tomar.Event, clause int32) bool {
	c := &x.doc.Clauses[clause]
	own := e.Type == "STATE" && clause == e.Clause
	switch {
	case c.Kind == tomar.Quote && own:
		// «we declare» inside a quotation; who is named beside it says the quotation
		return !slices.ContainsFunc(e.Arguments, func(a tomar.Argument) bool {
			return a.Role == tomar.Agent && a.Mention != tomar.None && (c.Speaker == tomar.None || x.same(a.Mention, c.Speaker))
		})
	case c.Kind == tomar.Content && x.silent(c.Parent):
	case own && c.Said:
		// «X said that Y had said …»: somebody else's words are told
		return !x.wordIs(e.First-1, x.lex.so) && slices.ContainsFunc(e.Arguments, func(a tomar.Argument) bool {
			if a.Role != tomar.Agent || a.Mention != tomar.None && x.asWho(a.Mention) {
				return false
			}
			if a.Mention == tomar.None || c.Speaker == tomar.None {
				return !x.runOn && x.formAt[e.First] != noun && !c.SpeakerSpan.Empty() && c.SpeakerSpan.End <= c.Start && a.Start >= c.Start
			}
			return !x.same(a.Mention, c.Speaker)
		})
	case c.Kind == tomar.Quote || c.Said:
		return true
	}
	// «according to the agreement of X» tells of no agreement by somebody's words
	return !own && !c.SpeakerSpan.Empty() && e.Start >= c.SpeakerSpan.End
}

// asWho reports whether «as» stands before somebody's name, up to three words of it away: «as
// the paper X wrote» is told by the author.
func (x *Extractor) asWho(mention int32) bool {
	first := x.doc.Mentions[mention].First
	for t := first - 1; t >= max(first-4, x.doc.Sentences[x.sent].First); t-- {
		if m, _ := x.markAt(t, t); m&mAs != 0 {
			return true
		}
		if !x.ezafe(t) {
			return false
		}
	}
	return false
}

// asSaid reports whether «as» leads to a statement in its clause: «as the site of the paper X
// published» is told by the author.
func (x *Extractor) asSaid(e *tomar.Event) bool {
	if e.Clause == tomar.None || x.formAt[e.First] == noun {
		return false
	}
	if v := x.doc.Clauses[e.Clause].Verb; v != tomar.None && (x.person(v) == 1 || x.person(v) == 4) {
		return false // «we as the women of X stress …»
	}
	first := max(x.doc.Clauses[e.Clause].First, e.First-asReach)
	for t := e.First - 1; t >= first; t-- {
		if m, _ := x.markAt(t, t); m&mAs != 0 {
			return true
		}
		if x.doc.Tokens[t].Kind == tomar.Punct && !isQuote(x.doc.Slice(x.doc.Tokens[t].Span)) || x.verbAt(t) {
			return false
		}
	}
	return false
}

// asReach is how many words before a statement its «as» may stand.
const asReach = 6

// silent reports whether a clause's verb is one behind which nobody's words stand:
// «he wants to …», «they could …», «must …».
func (x *Extractor) silent(clause int32) bool {
	if clause == tomar.None || x.doc.Clauses[clause].Verb == tomar.None {
		return false
	}
	v := x.doc.Clauses[clause].Verb
	return x.oneOf(v, x.lex.unsaid) || x.oneOf(v, x.lex.permit) || x.oneOf(v, x.lex.made)
}

func (x *Extractor) source(e *tomar.Event, mention int32, s tomar.Span) {
	if mention == tomar.None && s.Empty() {
		return
	}
	if s.Empty() {
		s = x.doc.Mentions[mention].Span
	}
	if mention != tomar.None && x.informant(s, mention) {
		mention = tomar.None // «an Iraqi security source» is not Iraq
	}
	kind := ""
	if mention == tomar.None {
		if kind = x.teller(s); kind == "" {
			return // no words for somebody who speaks
		}
	}
	for i := range e.Arguments {
		if e.Arguments[i].Role == tomar.SourceRole {
			return
		}
	}
	if e.Type == "STATE" && slices.ContainsFunc(e.Arguments, func(k tomar.Argument) bool {
		return k.Role == tomar.Agent && (k.Span.Start == s.Start || mention != tomar.None && k.Mention != tomar.None && x.same(k.Mention, mention))
	}) {
		e.Attributed = false // nobody else reports what somebody says
		return
	}
	a := tomar.Argument{Span: s, Role: tomar.SourceRole, Mention: mention, CountMin: tomar.None, CountMax: tomar.None,
		Provenance: tomar.Provenance{Rule: speakerRule}}
	a.Kind = kind
	e.Arguments = x.with(e.Arguments, a)
}

// informant reports whether the words of somebody who tells begin with a noun for one
// who tells things, before a country's or a town's name.
func (x *Extractor) informant(s tomar.Span, mention int32) bool {
	m := &x.doc.Mentions[mention]
	if m.Type != tomar.LOC || s.Start >= m.Start {
		return false
	}
	t, _ := slices.BinarySearchFunc(x.doc.Tokens, s.Start, func(t tomar.Token, at int32) int { return int(t.Start - at) })
	k, _ := x.markAt(int32(t), int32(t))
	return k&mInformant != 0
}

// teller is the kind of somebody whom words without a name mean: a noun for
// people or for who tells things stands among them; "" for none.
func (x *Extractor) teller(s tomar.Span) string {
	i, _ := slices.BinarySearchFunc(x.doc.Hits, s.Start, func(h tomar.Hit, at int32) int { return int(h.Start - at) })
	for ; i < len(x.doc.Hits) && x.doc.Hits[i].Start < s.End; i++ {
		switch h := &x.doc.Hits[i]; {
		case h.Class == tomar.ClassTitle:
			return x.kindOf(h.ID)
		case h.Class == tomar.ClassOrgHead && h.Fold <= tomar.FoldLetter:
			return otherKind
		}
	}
	t, _ := slices.BinarySearchFunc(x.doc.Tokens, s.Start, func(t tomar.Token, at int32) int { return int(t.Start - at) })
	for ; t < len(x.doc.Tokens) && x.doc.Tokens[t].Start < s.End; t++ {
		if m, _ := x.markAt(int32(t), int32(t)); m&mInformant != 0 {
			return otherKind
		}
	}
	return ""
}

// otherKind is the kind of somebody of whom nothing more is told.
const otherKind = "other"
