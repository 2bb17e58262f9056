package events

import (
	"github.com/tomar-nlp/tomar"
)

// followers reports whether a noun at a token is joined to a name as that one's own people:
// in «the state X and its gangs the village of Y» they are not those of Y.
func (x *Extractor) followers(t int32) bool {
	if t < 2 || !x.conjunction(t-1) && x.doc.Tokens[t-1].Post == 0 {
		return false
	}
	m, _ := x.markAt(t, t)
	if m&mFollowers == 0 {
		return false
	}
	if x.nameAt(t-2) || x.nameAt(t-1) || t > 2 && x.nameAt(t-3) && x.ezafe(t-3) {
		return true
	}
	k, _ := x.markAt(max(t-3, 0), max(t-3, 0)) // «the occupying state and its gangs»
	return k&mState != 0
}

// informed makes of a country's name that only says whose a noun for one who tells
// things is a phrase for him: «an Iraqi security source».
func (x *Extractor) informed(n *np, m *tomar.Mention, first int32) {
	for t := m.First - 1; t >= max(first, m.First-informantReach) && x.ezafe(t); t-- {
		if k, _ := x.markAt(t, first); k&mInformant != 0 && !x.hitAt(t, tomar.ClassTitle) {
			n.first, n.span = t, x.doc.Tokens[t].Cover(m.Span)
			n.mention, n.typ, n.person, n.kind, n.one = tomar.None, tomar.NoEntity, true, otherKind, true
			return
		}
	}
}

// peopleOf makes of a place's name behind a noun for its people a phrase for them: «all the people
// of X».
func (x *Extractor) peopleOf(n *np, m *tomar.Mention, first int32) {
	t := m.First - 1
	if t < first || !x.wordIs(t, x.lex.people) || x.doc.Tokens[m.First].Pre > 0 || x.candidateAt(t) {
		return // «the rising of the people of X» is a trigger with them
	}
	if m.Base.End < m.End && x.lex.data.PredicateName != nil && x.lex.data.PredicateName(x.doc.Text[m.Base.End:m.End]) {
		return // «is of the people of X»
	}
	n.first, n.span, n.office = t, x.doc.Tokens[t].Cover(m.Span), n.mention
	n.mention, n.typ, n.person, n.kind, n.many = tomar.None, tomar.NoEntity, true, civilianKind, true
}

// civilianKind is the kind of a place's people.
const civilianKind = "civilian"

// informantReach is how many words before a country's name a noun for somebody who
// tells things may stand.
const informantReach = 3
