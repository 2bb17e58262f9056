package verb

import (
	"fmt"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// splitBy is what a form written as two words costs.
const splitBy = 20

// split reads a word together with the next one, where the first may be the
// preverb or the prefix of a verb written apart.
func (a *Analyzer) split(doc *tomar.Document, i int32, word string) {
	next := doc.Tokens[i+1].Core()
	if int(next.Len())+len(word) > maxWord {
		return
	}
	a.buf = norm.AppendKey(a.buf[:0], word)
	a.buf = norm.AppendKey(a.buf, doc.Slice(next))
	a.m.key = a.buf
	a.m.word()
	a.m.finish(spellingOf(word) | spellingOf(doc.Slice(next)))
	for _, r := range a.m.out {
		if r.score < splitBy+minShown || r.set.bits&participle != 0 {
			continue
		}
		r.score -= splitBy
		s := tomar.Span{Start: doc.Tokens[i].Core().Start, End: next.End}
		doc.Verbs = append(doc.Verbs, a.form(result{reading: r}, s, i, i+2))
	}
}

// trace tells the readings, those that lost too.
func (a *Analyzer) trace(doc *tomar.Document) {
	best := int32(-1)
	for _, v := range doc.Verbs {
		row := &a.m.g.verbs.Rows[v.Lemma]
		doc.Trace.Add("verb", v.Span, fmt.Sprintf("%s %s", row.Infinitive, Describe(v)), v.First == best,
			tomar.Provenance{Rule: row.ID, File: a.m.g.verbs.File, Line: int32(row.Line)})
		best = v.First
	}
}

// Describe names a form's features in words.
func Describe(v tomar.VerbForm) string {
	s := [...]string{"tenseless", "past", "present", "future"}[min(int(v.Tense), 3)]
	for _, f := range [...]struct {
		on   bool
		name string
	}{
		{v.Infinitive, "infinitive"}, {v.Participle, "participle"}, {v.Mood == tomar.Subjunctive, "subjunctive"},
		{v.Mood == tomar.Imperative, "imperative"}, {v.Mood == tomar.Conditional, "conditional"}, {v.Perfect, "perfect"},
		{v.Imperfective, "imperfective"}, {v.Passive, "passive"}, {v.Negative, "negative"},
	} {
		if f.on {
			s += " " + f.name
		}
	}
	return fmt.Sprintf("%s e%d k%d score %d", s, v.Ending, v.Clitic, v.Score)
}
