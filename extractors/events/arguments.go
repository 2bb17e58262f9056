package events

import (
	"github.com/tomar-nlp/tomar"
)

// arguments attaches participants to an event by its frame.
func (x *Extractor) arguments(e *tomar.Event, c candidate) {
	g := &x.lex.data.Triggers[c.trigger]
	var used uint64
	for _, r := range x.lex.frames[frameKey{g.Frame, c.form}] {
		for _, m := range r.markers {
			if x.attach(e, c, r, m, &used) {
				break
			}
		}
	}
	x.places(e, c, &used)
	x.leftOut(e, c)
	x.count(e)
}

// attach gives the role to every phrase that bears the marker for this trigger;
// true where there is one. Phrases beyond the 64th of a sentence are left out.
func (x *Extractor) attach(e *tomar.Event, c candidate, r frameRule, m marker, used *uint64) bool {
	found := false
	best := x.likeliest(e, c, r, m, *used)
	for i := range x.nps {
		if i >= 64 {
			break
		}
		n := &x.nps[i]
		if *used&(1<<i) != 0 || i < best || !x.bears(n, c, e.Clause, m) {
			continue
		}
		if found && m&(mSubject|mObject) != 0 && !x.joinedTo(i, *used) {
			continue // one subject, with those joined to it
		}
		*used |= 1 << i
		found = true
		role := r.role
		if role == tomar.PlaceRole && (n.typ == tomar.PER || n.typ == tomar.ORG) {
			role = tomar.Target // a host is no place
		}
		e.Arguments = append(e.Arguments, argument(n, role, g(x, c), m))
	}
	return found
}

// likeliest is the first phrase that may be the subject of a human doing: a
// person before a body, a body before a place; of other subjects the first, of
// objects the last. Phrases before it are passed over.
func (x *Extractor) likeliest(e *tomar.Event, c candidate, r frameRule, m marker, used uint64) int {
	if m != mSubject && m != mObject {
		return 0
	}
	best, rank := 0, 9
	for i := range min(len(x.nps), 64) {
		n := &x.nps[i]
		if used&(1<<i) != 0 || !x.bears(n, c, e.Clause, m) {
			continue
		}
		k := 0
		if m == mSubject && r.role == tomar.Agent && humanFrames[g(x, c)] {
			switch {
			case n.typ == tomar.PER:
			case n.typ == tomar.ORG, n.person:
				k = 1
			default:
				k = 2
			}
		}
		if k < rank || m == mObject && !x.joinedTo(i, 1<<uint(max(i-1, 0))) {
			best, rank = i, k
		}
	}
	return best
}

// humanFrames are the frames whose agent is a person before anything else.
var humanFrames = map[string]bool{
	"speech": true, "request_from": true, "visit": true, "motion": true, "resign": true, "support": true, "warn": true, "reject": true, "accuse": true,
}

func g(x *Extractor, c candidate) string { return x.lex.data.Triggers[c.trigger].Frame }

func argument(n *np, role tomar.Role, frame string, m marker) tomar.Argument {
	return tomar.Argument{
		Span: n.span, Role: role, Mention: n.mention, Kind: unnamedKind(n), CountMin: n.lo, CountMax: n.hi, CountText: n.count,
		Provenance: tomar.Provenance{Rule: "frame." + frame + "." + m.String(), File: "frames.tsv"},
	}
}

func unnamedKind(n *np) string {
	if n.mention != tomar.None {
		return ""
	}
	return n.kind
}

// joinedTo reports whether a phrase is joined to the one before it, and that
// one was used.
func (x *Extractor) joinedTo(i int, used uint64) bool {
	return i > 0 && used&(1<<(i-1)) != 0 && x.joined(x.nps[i-1].last, x.nps[i].first)
}

// bears reports whether a phrase is marked so for a trigger.
func (x *Extractor) bears(n *np, c candidate, clause int32, m marker) bool {
	if n.first < c.last && c.first < n.last {
		return false
	}
	switch m {
	case mOf:
		return n.hung && n.head >= c.first && n.head < c.last
	case mGoal:
		v := c.last
		if c.verb != tomar.None {
			v = max(v, x.doc.Verbs[c.verb].Last)
		}
		return n.mark&^(mOn|mTo|mIn) == 0 && !n.hung && n.first >= v && n.first-v <= goalReach && c.form != noun && x.sameClause(n, clause) && x.directly(v, n)
	}
	if n.hung || !x.sameClause(n, clause) {
		return false
	}
	switch m {
	case mSubject:
		return n.mark == 0 && n.last <= x.verbFirst(c) && !(n.object && c.form == active)
	case mObject:
		return n.mark == 0 && n.last <= x.verbFirst(c)
	case mIn:
		return n.mark&mIn != 0 && (n.typ != tomar.LOC || n.first > c.first)
	}
	return n.mark&m != 0
}

// goalReach is how far behind its verb a goal may begin.
const goalReach = 4

// directly reports whether only words that lead to the phrase stand between the
// verb and it.
func (x *Extractor) directly(v int32, n *np) bool {
	for t := v; t < n.first; t++ {
		if x.doc.Tokens[t].Kind == tomar.Punct && !isQuote(x.doc.Slice(x.doc.Tokens[t].Span)) {
			return false
		}
	}
	return true
}

func (x *Extractor) verbFirst(c candidate) int32 {
	if c.verb != tomar.None {
		return max(c.first, x.doc.Verbs[c.verb].First)
	}
	return c.first
}

// sameClause reports whether a phrase stands in the trigger's clause. Without
// clauses the sentence counts as one.
func (x *Extractor) sameClause(n *np, clause int32) bool {
	if clause == tomar.None {
		return true
	}
	return x.doc.ClauseAt(n.last-1) == clause
}

// places attaches where it happened: phrases in or near a place, in the clause,
// else the only one of the sentence for what happens at a place.
func (x *Extractor) places(e *tomar.Event, c candidate, used *uint64) {
	if x.placesIn(e, c, used, true) || !localTypes[e.Type] {
		return
	}
	n := 0
	for i := range x.nps {
		if p := &x.nps[i]; p.typ == tomar.LOC && p.mark&(mIn|mNear) != 0 && !p.hung {
			n++
		}
	}
	if n == 1 {
		x.placesIn(e, c, used, false)
	}
}

// localTypes are the types of events that happen at one place.
var localTypes = map[string]bool{
	"ATTACK": true, "CLASH": true, "KILL": true, "DIE": true, "INJURE": true, "ACCIDENT": true, "PROTEST": true, "ARREST": true, "DISASTER": true,
}

func (x *Extractor) placesIn(e *tomar.Event, c candidate, used *uint64, clause bool) bool {
	found := false
	for i := range x.nps {
		if i >= 64 {
			break
		}
		n := &x.nps[i]
		if *used&(1<<i) != 0 || n.typ != tomar.LOC || n.mark&(mIn|mNear) == 0 || n.hung || clause && !x.sameClause(n, e.Clause) {
			continue
		}
		if n.first < c.last && c.first < n.last {
			continue
		}
		*used |= 1 << i
		found = true
		e.Arguments = append(e.Arguments, argument(n, tomar.PlaceRole, "place", n.mark))
	}
	return found
}

// share fills the participant that a clause leaves out because the clause joined
// before it named it: of two events of one sentence in different clauses the
// later takes over the subject of the earlier, where its own clause has none.
func (x *Extractor) share(events []tomar.Event) {
	for i := 1; i < len(events); i++ {
		e, before := &events[i], &events[i-1]
		if e.Clause == before.Clause || e.Type == "STATE" || x.bareIn(e.Clause, e.First) {
			continue
		}
		role, ok := x.missing(e)
		if !ok {
			continue
		}
		from := tomar.Target
		if r, ok := subjectRole(x, before); ok {
			from = r
		}
		for _, a := range before.Arguments {
			if a.Role != from {
				continue
			}
			a.Role = role
			a.Provenance = tomar.Provenance{Rule: "subject.shared"}
			e.Arguments = append(e.Arguments, a)
		}
	}
}

// missing is the role of the subject that an event's form asks for and that
// nobody has; false where none is asked for or somebody has it.
func (x *Extractor) missing(e *tomar.Event) (tomar.Role, bool) {
	role, ok := subjectRole(x, e)
	if !ok {
		return 0, false
	}
	for i := range e.Arguments {
		if e.Arguments[i].Role == role {
			return 0, false
		}
	}
	return role, true
}

// subjectRole is the role that the subject of an event's trigger has.
func subjectRole(x *Extractor, e *tomar.Event) (tomar.Role, bool) {
	f, ok := x.formAt[e.First]
	if !ok || f == noun {
		return 0, false
	}
	for _, r := range x.lex.frames[frameKey{x.lex.data.Triggers[e.Trigger].Frame, f}] {
		for _, m := range r.markers {
			if m == mSubject {
				return r.role, true
			}
		}
	}
	return 0, false
}

// bareIn reports whether a clause names somebody without a preposition before a
// token.
func (x *Extractor) bareIn(clause, before int32) bool {
	for i := range x.nps {
		if n := &x.nps[i]; n.mark == 0 && !n.hung && n.last <= before && x.sameClause(n, clause) {
			return true
		}
	}
	return false
}

// leftOut fills the speaker who is not named again: a statement whose clause
// names nobody is the last speaker's.
func (x *Extractor) leftOut(e *tomar.Event, c candidate) {
	if e.Type != "STATE" || c.form != active || (x.lastSpeaker.mention == tomar.None && x.lastSpeaker.span.Empty()) {
		return
	}
	for i := range e.Arguments {
		if e.Arguments[i].Role == tomar.Agent {
			return
		}
	}
	for i := range x.nps {
		if n := &x.nps[i]; n.mark == 0 && !n.hung && x.sameClause(n, e.Clause) && n.last <= c.first {
			return // somebody is named; who speaks is not sure
		}
	}
	if x.doc.Tokens[c.first].Sent-x.doc.Tokens[x.lastSpeaker.first].Sent > speakerReach {
		return
	}
	n := x.lastSpeaker
	n.lo, n.hi = tomar.None, tomar.None
	a := argument(&n, tomar.Agent, "speaker", mSubject)
	a.Rule = "speaker.left-out"
	e.Arguments = append(e.Arguments, a)
}

// speakerReach is how many sentences a speaker who is left out stays known.
const speakerReach = 2

// count takes the numbers of the people whom the event befell.
func (x *Extractor) count(e *tomar.Event) {
	for i := range e.Arguments {
		a := &e.Arguments[i]
		if a.Role != tomar.Target || a.CountMin == tomar.None {
			continue
		}
		if e.CountMin == tomar.None {
			e.CountMin, e.CountMax, e.CountText = a.CountMin, a.CountMax, a.CountText
			continue
		}
		e.CountMin += a.CountMin
		if e.CountMax == tomar.None || a.CountMax == tomar.None {
			e.CountMax = tomar.None
		} else {
			e.CountMax += a.CountMax
		}
	}
}
