package events

import (
	"slices"

	"github.com/tomar-nlp/tomar"
)

// inherit gives the events of a sentence what the text tells of them elsewhere: who speaks of
// himself in the first person, who made a statement that is told in the passive, what an
// event that is told of again has of its first mention, and what the killed and wounded of an
// attack have of it.
func (x *Extractor) inherit(from int) {
	for i := from; i < len(x.doc.Events); i++ {
		e := &x.doc.Events[i]
		x.firstPerson(e)
		if x.runOn {
			continue
		}
		x.retell(i)
		x.outcome(i)
	}
}

// firstPerson makes the one who speaks the agent of what he tells of himself: «we condemn
// the attack».
func (x *Extractor) firstPerson(e *tomar.Event) {
	if !e.Attributed || e.Clause == tomar.None || x.formAt[e.First] == noun {
		return
	}
	v := x.doc.Clauses[e.Clause].Verb
	if role, ok := x.missing(e); v == tomar.None || !ok || role != tomar.Agent {
		return
	}
	if p := x.person(v); p != 1 && p != 4 || x.doc.Verbs[v].Tense == tomar.Past && x.doc.Verbs[v].First == e.Last && x.ezafe(e.Last-1) {
		return // «he asked me»: the clitic on the noun says who does it
	}
	for _, a := range e.Arguments {
		if a.Role == tomar.SourceRole && (a.Mention == tomar.None || x.doc.Mentions[a.Mention].Type != tomar.LOC || wide(&x.doc.Mentions[a.Mention])) {
			a.Role, a.Provenance = tomar.Agent, tomar.Provenance{Rule: "speaker.first-person"}
			x.extend(e, a)
			return
		}
	}
}

// extend adds a participant to an event that is stored.
func (x *Extractor) extend(e *tomar.Event, a tomar.Argument) {
	e.Arguments = x.with(slices.Clip(e.Arguments), a)
}

// retell gives a noun that speaks of an event told before («in the attack») the participants
// and places of that mention, where it has none of its own.
func (x *Extractor) retell(i int) {
	e := &x.doc.Events[i]
	if x.formAt[e.First] != noun || !toldAgain[e.Type] || x.ezafe(e.Last-1) || !x.defined(e.Last-1) && !x.pointsBack(e.First) {
		return
	}
	for k := i - 1; k >= 0; k-- {
		o := &x.doc.Events[k]
		if e.Sent-o.Sent > againReach {
			return
		}
		if o.Type != e.Type || o.Negative != e.Negative || o.First == e.First {
			continue
		}
		x.take(e, o, tomar.PlaceRole)
		x.take(e, o, tomar.Agent)
		if e.Type != "PROTEST" {
			x.take(e, o, tomar.Target)
		}
		return
	}
}

// againReach is how many sentences before the event was told that a definite noun means.
const againReach = 3

// toldAgain are types of events of which a definite noun means one that was told before.
var toldAgain = map[string]bool{
	"ATTACK": true, "CLASH": true, "ACCIDENT": true, "DISASTER": true, "PROTEST": true, "MEET": true, "VISIT": true, "CALL": true, "AGREE": true, "HOLD": true,
}

// take gives an event what another has in a role, where it has nothing there.
func (x *Extractor) take(e, o *tomar.Event, role tomar.Role) {
	if hasRole(e, role) {
		return
	}
	for _, a := range o.Arguments {
		if a.Role == role {
			if a.Rule != tomar.RuleAround && a.Rule != tomar.RuleWay {
				a.Provenance = tomar.Provenance{Rule: "event.again"}
			}
			x.extend(e, a)
		}
	}
}

// outcome gives the killed and wounded of a sentence the place of the attack, fight or
// accident told before them in it, and the attacker: «X shelled Y and two were killed», or in the
// sentence before, where theirs begins so: «Two were killed in it».
func (x *Extractor) outcome(i int) {
	e := &x.doc.Events[i]
	if !casualties[e.Type] || x.formAt[e.First] == noun {
		return
	}
	for k := i - 1; k >= 0; k-- {
		o := &x.doc.Events[k]
		if o.Sent != e.Sent && (o.Sent < e.Sent-1 || e.Tense != tomar.Past || !x.cameOf(e)) {
			return
		}
		if !causes[o.Type] {
			if casualties[o.Type] || o.Sent != e.Sent {
				continue
			}
			return
		}
		if o.Modality != e.Modality || o.Negative || e.Negative || o.Sent == e.Sent && !x.leadsToFall(o, e) {
			return
		}
		if !x.placed(e) {
			x.take(e, o, tomar.PlaceRole)
			x.takeHit(e, o)
		}
		if o.Type == "ATTACK" && e.Type != "DIE" && !x.ownVictims(e, o) {
			x.take(e, o, tomar.Agent)
		}
		return
	}
}

// cameOf reports whether the first words of an event's sentence say that what it tells came of
// what was told before.
func (x *Extractor) cameOf(e *tomar.Event) bool {
	st := &x.doc.Sentences[e.Sent]
	for t := st.First; t < min(st.First+therebyReach, e.First); t++ {
		if x.wordIs(t, x.lex.thereby) {
			return true
		}
	}
	return false
}

// therebyReach is how many words into a sentence what says so may stand.
const therebyReach = 6

// takeHit gives an event that has no place the places that an attack hit.
func (x *Extractor) takeHit(e, o *tomar.Event) {
	if o.Type != "ATTACK" || slices.ContainsFunc(e.Arguments, func(a tomar.Argument) bool { return a.Role == tomar.PlaceRole && a.Rule != tomar.RuleAround }) {
		return
	}
	for _, a := range o.Arguments {
		if a.Role == tomar.Target && a.Mention != tomar.None && x.doc.Mentions[a.Mention].Type == tomar.LOC {
			a.Role, a.Provenance = tomar.PlaceRole, tomar.Provenance{Rule: "event.again"}
			x.extend(e, a)
		}
	}
}

// casualties are types of events that tell of those who fell.
var casualties = map[string]bool{"KILL": true, "INJURE": true, "DIE": true}

// causes are types of events of which people die and are wounded.
var causes = map[string]bool{"ATTACK": true, "CLASH": true, "ACCIDENT": true, "DISASTER": true}

// leadsToFall reports whether the killed and wounded are those of an event told before them: in
// the same clause, or in one that is joined to its clause.
func (x *Extractor) leadsToFall(o, e *tomar.Event) bool {
	for k, n := e.Clause, 0; k != tomar.None && n < maxClauses; k, n = x.goesOnFrom(k), n+1 {
		if k == o.Clause {
			return true
		}
	}
	return false
}

// placed reports whether an event's clause names a place.
func (x *Extractor) placed(e *tomar.Event) bool {
	for i := range x.nps {
		if n := &x.nps[i]; n.typ == tomar.LOC && n.mark&(mIn|mNear) != 0 && x.sameClause(n, e.Clause) {
			return true
		}
	}
	return false
}

// ownVictims reports whether those whom something befalls are the attacker's own people.
func (x *Extractor) ownVictims(e, o *tomar.Event) bool {
	for i := range o.Arguments {
		a := &o.Arguments[i]
		if a.Role != tomar.Agent || a.Mention == tomar.None {
			continue
		}
		m := &x.doc.Mentions[a.Mention]
		for k := range e.Arguments {
			v := &e.Arguments[k]
			if v.Role != tomar.Target {
				continue
			}
			for j := range x.nps {
				n := &x.nps[j]
				if n.span.Start >= v.End || v.Start >= n.span.End || n.office == tomar.None {
					continue
				}
				if off := &x.doc.Mentions[n.office]; off.Entity == m.Entity && m.Entity != tomar.None {
					return true
				}
			}
		}
	}
	return false
}
