package events

import (
	"slices"

	"github.com/tomar-nlp/tomar"
)

// hasObject reports whether an event's clause may name whom or what it is done to
// without a preposition.
func (x *Extractor) hasObject(e *tomar.Event) bool {
	v := x.doc.Clauses[e.Clause].Verb
	if v == tomar.None || x.formAt[e.First] != active || !x.lex.data.Verbs.Rows[x.doc.Verbs[v].Lemma].Transitive {
		return false
	}
	for _, r := range x.lex.frames[frameKey{x.lex.data.Triggers[e.Trigger].Frame, active}] {
		if slices.Contains(r.markers, mObject) {
			return true
		}
	}
	return false
}

// objectless reports whether a clause's verb is passive or intransitive: what stands
// before it is its subject.
func (x *Extractor) objectless(clause int32) bool {
	v := x.doc.Clauses[clause].Verb
	if v == tomar.None {
		return false
	}
	row := &x.lex.data.Verbs.Rows[x.doc.Verbs[v].Lemma]
	return x.doc.Verbs[v].Passive || row.Passive || !row.Transitive
}

// stranger reports whether a clause opens with a definite noun that no list has, or is one noun
// and its verb («and a car was destroyed»): its subject, of whom nothing is known.
func (x *Extractor) stranger(clause, before int32) bool {
	k := &x.doc.Clauses[clause]
	if x.anyone(clause, before) {
		return true
	}
	first := k.First
	if first < before && x.conjunction(first) {
		first++
	}
	t := first
	switch m, _ := x.markAt(t, t); {
	case m&(prepositions|mLead|mDuring) != 0:
		return false
	case m&mBack != 0:
		t++
	}
	for ; t+1 < before && x.ezafe(t); t++ {
		if x.doc.Tokens[t].Kind != tomar.Word || x.doc.Tokens[t].Pre > 0 {
			return false
		}
	}
	if t >= before || t+1 == before && !x.objectless(clause) || x.doc.Tokens[t].Kind != tomar.Word || x.doc.Tokens[t].Pre > 0 || x.timeAt(t) || x.doc.ClauseAt(t) != clause {
		return false
	}
	return (x.defined(t) || k.Kind != tomar.Temporal && t == first && t+1 == before && x.indefinite(t)) && !x.taken(first, t+1)
}

// anyone reports whether a clause has a subject that is nobody in particular: «those
// who …», «everybody».
func (x *Extractor) anyone(clause, before int32) bool {
	first := x.doc.Clauses[clause].First
	for t := first; t < before; t++ {
		if m, from := x.markAt(t, first); m&mThose != 0 && x.doc.ClauseAt(t) == clause && !x.adjunct(from) && x.glued(from) == 0 {
			return true
		}
	}
	return false
}
