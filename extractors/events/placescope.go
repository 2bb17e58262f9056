package events

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
)

// origin reports whether the closing part behind a place says that something
// comes from there.
func (x *Extractor) origin(n *np) bool {
	if n.mention == tomar.None {
		return false
	}
	m := &x.doc.Mentions[n.mention]
	if m.Base.End >= m.End {
		return false
	}
	if strings.HasSuffix(x.doc.Slice(m.Span), x.lex.from) {
		return true
	}
	k := x.nameUpTo(n.last + 1) // «from the town X of the country Y-from»
	return x.ezafe(n.last-1) && k != nil && k.Type == tomar.LOC && k.First == n.last && k.Base.End < k.End && strings.HasSuffix(x.doc.Slice(k.Span), x.lex.from)
}

// left reports whether an infinitive stands directly before a place: «separating
// from X», «staying in X».
func (x *Extractor) left(n *np, c candidate) bool {
	for v := x.firstVerb; v < x.lastVerb; v++ {
		if f := &x.doc.Verbs[v]; f.Last == n.markFirst && !x.ezafe(f.Last-1) && x.going(v, c) {
			return true
		}
	}
	return false
}

// elsewhere reports whether a place belongs to another trigger: one stands
// between, or before the place where the trigger is a noun.
func (x *Extractor) elsewhere(n *np, c candidate) bool {
	local := localTypes[x.lex.data.Triggers[c.trigger].Type]
	if n.first >= c.last {
		if x.takenFrom(n, c) {
			return true
		}
		if c.form == noun && n.markFirst-c.last > 1 && x.ownsPlace(n, c) {
			return true
		}
		if c.took != tomar.None && n.last <= x.doc.Verbs[c.took].First {
			return false // «the talks between X and Y were held in Z»
		}
		return !local && n.first-c.last > goalReach && n.last > x.verbFirst(c)
	}
	if c.form != noun && local {
		return false
	}
	for i := range x.cands {
		if k := &x.cands[i]; c.form == noun && k.last <= n.first || k.first >= n.last && k.last <= c.first {
			return true
		}
	}
	return false
}

// takenFrom reports whether another trigger stands directly before a place that «in» makes its target: «two days
// after the killing of X, Y threatened Z».
func (x *Extractor) takenFrom(n *np, c candidate) bool {
	for i := range x.cands {
		k := &x.cands[i]
		if k.last != n.markFirst || k.first <= c.first {
			continue
		}
		for _, r := range x.lex.frames[frameKey{x.frame(*k), k.form}] {
			if r.role == tomar.Target && slices.Contains(r.markers, mIn) && x.frame(*k) != "beat" {
				return true
			}
		}
	}
	return false
}

// condemned reports whether an event that tells which place it hit is condemned in the clause:
// «condemned in X the attacks on Y», where in is of the condemning.
func (x *Extractor) condemned(c candidate, e *tomar.Event) bool {
	if c.form != noun || !slices.ContainsFunc(x.cands, func(k candidate) bool {
		return k.form != noun && x.typeOf(&k) == "ACCUSE" && k.first >= c.last && x.doc.ClauseAt(k.first) == e.Clause
	}) {
		return false
	}
	for i := range x.nps {
		if n := &x.nps[i]; n.typ == tomar.LOC && (x.bears(n, c, e.Clause, mOn) || x.bears(n, c, e.Clause, mOf)) {
			return true
		}
	}
	return false
}

// ownsPlace reports whether the condemning of an event, or an arrest for it, follows on a
// place: «condemned in X the attacks on Y» says where was condemned.
func (x *Extractor) ownsPlace(n *np, c candidate) bool {
	for i := range x.cands {
		k := &x.cands[i]
		if k.form != noun && (x.typeOf(k) == "ACCUSE" || x.typeOf(k) == "ARREST" && localTypes[x.typeOf(&c)]) && k.first >= n.last && k.first-n.last <= ownReach && (k.first == n.last || x.chain(n.last, k.first)) {
			return true
		}
	}
	return false
}

// ownReach is how many words that an ezafe joins to a place may stand before the verb.
const ownReach = 3

// coveredBy reports whether a place with a role in the event lies within the
// phrase's.
func (x *Extractor) coveredBy(n *np, e *tomar.Event, role tomar.Role) bool {
	if n.mention == tomar.None || x.lex.data.Within == nil {
		return false
	}
	outer := x.doc.Mentions[n.mention].Entity
	for i := range e.Arguments {
		a := &e.Arguments[i]
		if a.Role == role && a.Rule != tomar.RuleWay && a.Mention != tomar.None && outer != tomar.None && x.lex.data.Within(x.doc.Mentions[a.Mention].Entity, outer) {
			return true
		}
	}
	return false
}
