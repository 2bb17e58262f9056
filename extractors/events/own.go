package events

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
)

// own attaches the one whom the possessive clitic of a noun means: the subject
// of its clause («after his arrest X was moved»), else the one of the sentence
// before.
func (x *Extractor) own(e *tomar.Event, c candidate) {
	if c.form != noun || e.Clause == tomar.None || x.runOn {
		return
	}
	for _, r := range x.lex.frames[frameKey{x.frame(c), noun}] {
		if r.role == tomar.Target && x.ordered(e, c) {
			continue
		}
		for _, m := range r.markers {
			if m == mOwn && r.role == tomar.Target && x.doneByThem(c) {
				r.role = tomar.Agent
			}
			switch {
			case hasSubject(e, r.role):
				continue
			case m == mOwn && x.possessive(c, e.Clause), m == mAttend && (x.attended(c) || x.saysIn(c, e.Clause)), m == mDoer && x.objectOf(c, e.Clause):
			default:
				continue
			}
			if i := x.described(e.Clause, befalls(r.role, e.Type)); i >= 0 {
				x.giveShared(e, i, r.role, "subject.own")
				return
			}
			if m == mOwn && x.wellWished(e, c, r.role) {
				return
			}
			if m == mOwn && x.joinedOwn(e, c, r.role) || x.ofMore(e, c, r.role, m) {
				return
			}
			for k, n := e.Clause, 0; k != tomar.None && n < maxClauses; k, n = x.goesOnFrom(k), n+1 {
				if m != mDoer && r.role == tomar.Agent && harmful[e.Type] && x.suffers(k) {
					break // who was arrested in an operation did not carry it out
				}
				if k != e.Clause && r.role == tomar.Target && x.tellsOf(e, e.Clause) {
					break // who tells of his arrest is not the one arrested
				}
				if i := x.partyOf(k, r.role); i >= 0 && (x.nps[i].last <= c.first || x.nps[i].first >= c.last) {
					x.giveShared(e, i, r.role, "subject.own")
					return
				}
			}
		}
	}
}

// doneByThem reports whether the clitic of a noun is that of those who do what the verb directly behind
// it says: «a massacre-(they) committed».
func (x *Extractor) doneByThem(c candidate) bool {
	for v := x.firstVerb; v < x.lastVerb; v++ {
		if f := &x.doc.Verbs[v]; f.First == c.last && f.Score >= minLight && x.pastOfObject(v) {
			return x.bearsAgent(c.last - 1)
		}
	}
	return false
}

// harmful are the types of which one to whom something is done is not the agent.
var harmful = map[string]bool{"ATTACK": true, "ARREST": true, "TRY": true, "KILL": true, "CLASH": true}

// wishBefore is the wish for what a noun names, told before it: «congratulated X on (for) his election».
func (x *Extractor) wishBefore(c candidate) (candidate, bool) {
	if m, _ := x.markAt(c.first-1, x.doc.Sentences[x.sent].First); m&mTo == 0 {
		return candidate{}, false
	}
	for i := range x.cands {
		if k := &x.cands[i]; k.form != noun && x.typeOf(k) == "SUPPORT" && x.wordIs(k.first, x.lex.wishes) && k.verb != tomar.None && x.doc.Verbs[k.verb].Last <= c.first && c.first-x.doc.Verbs[k.verb].Last <= wishReach {
			return *k, true
		}
	}
	return candidate{}, false
}

// wishReach is how many words may stand between a wish and the noun that it is for.
const wishReach = 2

// wellWished gives the role to whom the clause's wishes go, where they are for what the noun names:
// «congratulated on his appointment X».
func (x *Extractor) wellWished(e *tomar.Event, c candidate, role tomar.Role) bool {
	wish := false
	for i := range x.cands {
		k := &x.cands[i]
		wish = wish || k.last == c.first && x.typeOf(k) == "SUPPORT" && x.ezafe(k.last-1)
	}
	if role != tomar.Target {
		return false
	}
	if !wish {
		k, ok := x.wishBefore(c)
		if !ok {
			return false
		}
		for i := range x.nps {
			if n := &x.nps[i]; n.mark&(mIn|mTo) != 0 && n.first >= k.last && n.last <= c.first && n.person {
				x.give(e, n, role, tomar.Provenance{Rule: "subject.own"})
				break
			}
		}
		return true
	}
	for i := range x.nps {
		if n := &x.nps[i]; n.mark&(mIn|mTo) != 0 && n.first >= c.last && n.first-c.last <= askedFar && n.person && x.sameClause(n, e.Clause) {
			x.give(e, n, role, tomar.Provenance{Rule: "subject.own"})
			break
		}
	}
	return true
}

// joinedOwn gives the role to those behind whom a conjunction joins the noun: «the officers and their
// transfer».
func (x *Extractor) joinedOwn(e *tomar.Event, c candidate, role tomar.Role) bool {
	if c.first <= x.doc.Sentences[x.sent].First || !x.conjunction(c.first-1) || !x.bearsAgent(c.last-1) {
		return false
	}
	for i := range x.nps {
		if n := &x.nps[i]; (n.last == c.first-1 || n.last == c.first-2 && x.hitAt(n.last, tomar.ClassDemonym)) && n.person && x.sameClause(n, e.Clause) && !(role == tomar.Target && x.noVictim(n, e)) {
			x.give(e, n, role, tomar.Provenance{Rule: "subject.own"})
			return true
		}
	}
	return false
}

// ofMore reports whether the possessive clitic of a noun means several, and the subject of the clause is
// one person: then the last several people before are meant («X welcomed the prisoners at their return»),
// who get the role, or nobody whom a list has.
func (x *Extractor) ofMore(e *tomar.Event, c candidate, role tomar.Role, m marker) bool {
	if m != mOwn || !slices.ContainsFunc(x.lex.agentClitic, func(a string) bool {
		return strings.HasSuffix(strings.TrimSuffix(x.doc.Slice(x.doc.Tokens[c.last-1].Core()), x.lex.within), a)
	}) {
		return false
	}
	i := x.partyOf(e.Clause, role)
	if i < 0 || x.nps[i].typ != tomar.PER || x.amongMore(&x.nps[i]) || x.nps[i].kin {
		return false
	}
	for i := len(x.nps) - 1; i >= 0; i-- {
		if n := &x.nps[i]; n.last <= c.first && n.person && (n.many || !n.count.Empty()) && x.sameClause(n, e.Clause) {
			x.give(e, n, role, tomar.Provenance{Rule: "subject.own"})
			break
		}
	}
	return true
}

// ordered gives what is ordered to those for whom the order is: «the order of the arrest for X»; whose
// order it is, is not the one arrested. False where no order stands before the noun, or one that nobody
// gives.
func (x *Extractor) ordered(e *tomar.Event, c candidate) bool {
	if x.marksBefore(c)&mOrdered == 0 {
		return false
	}
	v := x.doc.Clauses[e.Clause].Verb
	given := v != tomar.None && !x.doc.Verbs[v].Passive && x.lex.data.Verbs.Rows[x.doc.Verbs[v].Lemma].Transitive
	for i := range x.nps {
		n := &x.nps[i]
		if n.mark&mTo == 0 || n.first < c.last || n.first-c.last > markedReach || !x.sameClause(n, e.Clause) || n.hung || hasRole(e, tomar.Target) || n.typ == tomar.LOC {
			continue
		}
		x.give(e, n, tomar.Target, tomar.Provenance{Rule: "target.ordered"})
		given = true
	}
	return given
}

// attended reports whether a definite noun says when or in what the clause's
// subject does something: «in the meeting», «after the meeting».
func (x *Extractor) attended(c candidate) bool {
	if !x.defined(c.last-1) || x.ezafe(c.last-1) || x.lightBehind(c) {
		return false
	}
	if x.glued(c.first)&mIn != 0 {
		return true
	}
	m, _ := x.markAt(c.first-1, x.doc.Sentences[x.sent].First)
	return c.first > x.doc.Sentences[x.sent].First && m&(mIn|mDuring) != 0
}

// saysIn reports whether an indefinite noun is what the clause's subject says something in: «in a
// statement X said».
func (x *Extractor) saysIn(c candidate, clause int32) bool {
	v := x.doc.Clauses[clause].Verb
	if v == tomar.None || x.doc.Verbs[v].Passive || x.doc.Verbs[v].First < c.last || !x.lex.endsSingle(x.doc.Slice(x.doc.Tokens[c.first].Core())) {
		return false
	}
	if m, _ := x.markAt(c.first-1, x.doc.Sentences[x.sent].First); x.glued(c.first)&mIn == 0 && m&mIn == 0 {
		return false
	}
	return slices.ContainsFunc(x.cands, func(k candidate) bool {
		t := x.typeOf(&k)
		return k.verb == v && k.form != noun && k.first >= c.last && (t == "STATE" || spokenTypes[t])
	})
}

// lightBehind reports whether a light verb stands directly behind a noun: «forbade the
// march», whose other half stands before.
func (x *Extractor) lightBehind(c candidate) bool {
	for v := x.firstVerb; v < x.lastVerb; v++ {
		if f := &x.doc.Verbs[v]; f.First == c.last && f.Score >= minLight && x.lex.data.Verbs.Rows[f.Lemma].Light {
			return true
		}
	}
	return false
}

// objectOf reports whether a noun is what its clause's verb does: a bare or
// indefinite noun before an active verb («gave a speech»).
func (x *Extractor) objectOf(c candidate, clause int32) bool {
	v := x.doc.Clauses[clause].Verb
	if v == tomar.None || x.doc.Verbs[v].First < c.last || x.doc.Verbs[v].First-c.last > lightReach {
		return false
	}
	f := &x.doc.Verbs[v]
	row := &x.lex.data.Verbs.Rows[f.Lemma]
	if f.Passive || row.Passive || !row.Transitive || x.defined(c.last-1) {
		return false
	}
	if x.adjunct(c.first) || x.spokenOfThat(c.first) {
		return false
	}
	for i := range x.cands {
		if k := &x.cands[i]; k.verb == v && k.first >= c.last && k.last <= f.First {
			return false // the verb bears another noun: «condemned the attack»
		}
	}
	return c.first == x.doc.Sentences[x.sent].First || !x.ezafe(c.first-1)
}

// possessive reports whether a noun ends in a possessive clitic: one that is no
// ezafe, because no noun follows it, nor, of one to whom something is done, the ending of
// an adjective («in a military attack X was killed»).
func (x *Extractor) possessive(c candidate, clause int32) bool {
	t := c.last - 1
	core := x.doc.Slice(x.doc.Tokens[t].Core())
	for _, e := range x.lex.possessive {
		if len(core) <= len(e)+minNoun || core[len(core)-len(e):] != e {
			continue
		}
		if len(strings.TrimSuffix(e, x.lex.within)) <= 2 && t > c.first && x.suffers(clause) {
			return false
		}
		if len(e) > 2 || t+1 >= x.doc.Sentences[x.sent].Last {
			return true
		}
		m, _ := x.markAt(t+1, t+1)
		return m&(mIn|mTo|mWith|mBy|mBe) != 0 || x.doc.Tokens[t+1].Kind == tomar.Punct || x.verbAt(t+1)
	}
	return false
}

// suffers reports whether something is done to the subject of a clause, or befalls it.
func (x *Extractor) suffers(clause int32) bool {
	v := x.doc.Clauses[clause].Verb
	if v == tomar.None {
		return false
	}
	if f := &x.doc.Verbs[v]; f.Passive || x.lex.data.Verbs.Rows[f.Lemma].Passive {
		return true
	}
	return slices.ContainsFunc(x.cands, func(k candidate) bool { return k.verb == v && k.form != noun && bodily[x.typeOf(&k)] })
}

// minNoun is the least noun before a possessive clitic, in bytes.
const minNoun = 6
