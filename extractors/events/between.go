package events

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
)

// headsFor reports whether a phrase is where a noun of motion before it leads, or
// an infinitive of it: «told of his visit to X», «of leaving for X».
func (x *Extractor) headsFor(n *np, c candidate) bool {
	for i := range x.cands {
		k := &x.cands[i]
		if k.form != noun || k.first == c.first || k.last > n.markFirst || n.markFirst-k.last > ofMotionReach || c.first >= k.last && c.last <= n.first {
			continue
		}
		if f := x.frame(*k); f == "motion" || f == "visit" {
			return true
		}
	}
	for v := x.firstVerb; v < x.lastVerb; v++ {
		if f := &x.doc.Verbs[v]; f.Last <= n.markFirst && n.markFirst-f.Last <= ofMotionReach && (c.first < f.Last || n.first < c.last) && x.going(v, c) {
			return true
		}
	}
	return false
}

// going reports whether a verb beside a trigger is an infinitive of motion or of
// staying.
func (x *Extractor) going(v int32, c candidate) bool {
	f := &x.doc.Verbs[v]
	if !f.Infinitive || v == c.verb || f.First < c.last && c.first < f.Last {
		return false
	}
	return slices.ContainsFunc(x.lex.going, func(l lightVerb) bool {
		if l.row != f.Lemma {
			return false
		}
		_, _, ok := x.compound(v, l)
		return ok
	})
}

// ofMotionReach is how many words may stand between a noun of motion and its goal.
const ofMotionReach = 2

// filled reports whether a definite noun that no list has stands directly before
// a trigger as its object, behind a phrase: «X the border opened».
func (x *Extractor) filled(n *np, c candidate) bool {
	t := c.first - 1
	if t < n.last || x.ezafe(n.last-1) || x.doc.Tokens[t].Kind != tomar.Word || !x.defined(t) || x.ezafe(t) || x.timeAt(t) || x.verbAt(t) || x.adverbAt(t) {
		return false
	}
	first := t
	for first > n.last && (x.ezafe(first-1) || x.links(first-1) || x.doc.Tokens[first-1].Kind == tomar.Number) && !x.verbAt(first-1) {
		first--
		if m, _ := x.markAt(first, first); m&(prepositions|mLead|mDuring|mSource|mReported) != 0 || x.candidateAt(first) {
			return false
		}
	}
	if x.ezafe(first-1) || x.links(first-1) || x.taken(first, t+1) || x.adjunct(first) || x.conjunction(first-1) {
		return false
	}
	w := x.doc.Slice(x.doc.Tokens[t].Core())
	return !strings.HasSuffix(w, x.lex.from) && !strings.HasSuffix(w, x.lex.within)
}

// links reports whether a word ends as a noun does that is in a compound with the
// adjective behind it.
func (x *Extractor) links(t int32) bool {
	m, _ := x.markAt(t, t)
	return m&prepositions == 0 && x.doc.Tokens[t].Kind == tomar.Word && strings.HasSuffix(x.doc.Slice(x.doc.Tokens[t].Span), x.lex.linking)
}
