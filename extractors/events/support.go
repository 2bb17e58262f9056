package events

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/seeds"
)

// supported reports whether a trigger counts: strong ones always, weak ones
// where one of their needs holds.
func (x *Extractor) supported(e *tomar.Event, c candidate, g *seeds.Trigger) bool {
	if speechFrames[g.Frame] && (x.spokenHere(c) || x.unsaid(e, c) || x.naming(e, c) || slices.Contains(g.Needs, sayer) && x.impersonal(e, c)) {
		return false
	}
	if g.Strength >= strong || len(g.Needs) == 0 || slices.Equal(g.Needs, onlyAdjacent) {
		return true
	}
	if c.form != noun && g.Strength >= finite && g.Kind != seeds.PhraseTrigger && !slices.ContainsFunc(g.Needs, always) {
		return true
	}
	if c.form == noun && !slices.ContainsFunc(g.Needs, always) && (c.took != tomar.None || x.lasts(c)) {
		return true
	}
	if c.form == noun && !c.predicate && g.Strength <= topical && !x.told(e) {
		return false
	}
	for _, n := range g.Needs {
		if x.holds(n, e, c) {
			return true
		}
	}
	return false
}

// tookPlace is the verb of its clause that says of a noun that it happened, was
// held or broke out; None where there is none, or where the noun stands behind a
// preposition and so is not what happened.
func (x *Extractor) tookPlace(c candidate) int32 {
	if x.adjunct(c.first) {
		return tomar.None
	}
	for v := x.firstVerb; v < x.lastVerb; v++ {
		f := &x.doc.Verbs[v]
		if f.First < c.last || f.Infinitive || f.Participle || f.Score < minScore {
			continue
		}
		if f.First-c.last <= lightReach && x.doc.ClauseAt(f.First) == x.doc.ClauseAt(c.first) && slices.ContainsFunc(x.lex.happen, func(l lightVerb) bool {
			if l.row != f.Lemma {
				return false
			}
			first, _, ok := x.compound(v, l)
			return ok && first >= c.last
		}) {
			return v
		}
		return tomar.None
	}
	return tomar.None
}

// lasts reports whether a predicate that has only the copula says of a noun that
// it goes on. What the noun is of by an ezafe goes on by itself: in «the efforts of
// rescue go on» the efforts do.
func (x *Extractor) lasts(c candidate) bool {
	s := &x.doc.Sentences[x.sent]
	if x.adjunct(c.first) || c.first > s.First && x.ezafe(c.first-1) {
		return false
	}
	for t := c.last; t < min(s.Last, c.last+lightReach); t++ {
		if x.doc.ClauseAt(t) != x.doc.ClauseAt(c.first) || x.verbAt(t) {
			return false
		}
		if m, _ := x.markAt(t, t); m&mLasting != 0 {
			return true
		}
	}
	return false
}

// adjacent is the need of a light trigger whose verb stands directly behind it.
// It is looked at where the verb is sought, before the other needs.
const adjacent = "adjacent"

var (
	onlyAdjacent = []string{adjacent}
	onlyCount    = []string{"count"}
)

// always reports whether a need is asked of finite verbs too, however strong.
func always(need string) bool {
	return need == "traveller" || need == "duration" || need == "person" || need == "power" || need == "told" || need == "beside" || nearMarkers[need] != 0 || need == "weapon"
}

// nearMarkers are the needs that words of markers.tsv meet by standing near.
var nearMarkers = map[string]marker{"sport": mSport, "forces": mForces, "institution": mInstitution, "office": mOffice, "vehicle": mVehicle, "regime": mRegime}

// finite is the strength from which a finite verb needs no support.
const finite = 0.65

// topical is the strength up to which a noun mostly names a topic: it counts
// only where somebody takes part or is counted.
const topical = 0.4

func (x *Extractor) told(e *tomar.Event) bool {
	if e.CountMin != tomar.None {
		return true
	}
	for i := range e.Arguments {
		switch r := e.Arguments[i].Role; {
		case r == tomar.Agent || r == tomar.Target:
			return true
		case r == tomar.PlaceRole && e.Type == "CLASH" && strings.HasSuffix(e.Arguments[i].Rule, ".of"):
			return true // «the war of X»
		}
	}
	return false
}

// mostly is the least strength of a trigger that mostly is the event.
const mostly = 0.65

// strong is the strength from which a trigger needs no support.
const strong = 0.95

func (x *Extractor) holds(need string, e *tomar.Event, c candidate) bool {
	role := func(r tomar.Role) bool {
		for i := range e.Arguments {
			if e.Arguments[i].Role == r {
				return true
			}
		}
		return false
	}
	switch need {
	case "arg":
		return len(e.Arguments) > 0 || c.form == active && x.bodyBefore(c, e.Clause)
	case "agentby", "speaker":
		return role(tomar.Agent) || c.form == active && x.bodyBefore(c, e.Clause)
	case "place":
		return role(tomar.PlaceRole) || c.verb != tomar.None && x.doc.Verbs[c.verb].Directional
	case "count":
		return e.CountMin != tomar.None
	case "victim":
		return role(tomar.Target) || x.personNear(c)
	case "verb":
		return c.form != noun || c.predicate || e.Clause != tomar.None && x.doc.Clauses[e.Clause].Verb != tomar.None
	case "weapon":
		return x.weaponNear(c)
	case "sport":
		return x.wordNear(c, mSport) || x.clubNear()
	case "forces", "institution", "office", "regime", "vehicle":
		return x.wordNear(c, nearMarkers[need])
	case "traveller":
		return x.travels(e, c)
	case "person":
		return x.befalls(e)
	case "power":
		return x.powerful(e)
	case "told":
		return e.Clause != tomar.None && !x.doc.Clauses[e.Clause].SpeakerSpan.Empty()
	case "duration":
		return x.durationBehind(c)
	case "beside":
		return x.victimBeside(e, c)
	case "definite":
		return c.first > 0 && !x.ezafe(c.last-1)
	}
	return false
}

// durationBehind reports whether a length of time stands behind the trigger: a
// term is given for so many hours, a licence for a work.
func (x *Extractor) durationBehind(c candidate) bool {
	for i := x.nextTime; i < int32(len(x.doc.Times)) && x.doc.Times[i].First <= c.last+1; i++ {
		if t := &x.doc.Times[i]; t.Type == tomar.Duration && t.First >= c.last-1 {
			return true
		}
	}
	return false
}

// bodyBefore reports whether the head word of a body that nobody names stands
// before the trigger in its clause: «the government banned …» has its agent.
func (x *Extractor) bodyBefore(c candidate, clause int32) bool {
	for i := x.firstHit; i < x.lastHit && x.doc.Hits[i].First < c.first; i++ {
		h := &x.doc.Hits[i]
		if h.Class == tomar.ClassOrgHead && h.Fold <= tomar.FoldLetter && (clause == tomar.None || x.doc.ClauseAt(h.First) == clause) {
			if m, _ := x.markAt(h.First-1, x.doc.Sentences[x.sent].First); h.First == x.doc.Sentences[x.sent].First || m&prepositions == 0 {
				return true
			}
		}
	}
	return false
}

func (x *Extractor) personNear(c candidate) bool {
	for i := range x.nps {
		if n := &x.nps[i]; n.person && n.first >= c.first-personReach && n.last <= c.last+personReach {
			return true
		}
	}
	return false
}

// befalls reports whether the event befalls somebody: houses burn, and people do.
func (x *Extractor) befalls(e *tomar.Event) bool {
	for i := range e.Arguments {
		a := &e.Arguments[i]
		if a.Role == tomar.Target && (a.Mention == tomar.None && a.Kind != "" || a.Mention != tomar.None && x.doc.Mentions[a.Mention].Type == tomar.PER) {
			return true
		}
	}
	return false
}

// victimBeside reports whether people whom the event befalls stand directly before the trigger.
func (x *Extractor) victimBeside(e *tomar.Event, c candidate) bool {
	if c.first == 0 {
		return false
	}
	k := x.doc.Tokens[c.first-1].Span
	return slices.ContainsFunc(e.Arguments, func(a tomar.Argument) bool {
		return a.Role == tomar.Target && a.Kind != "" && a.Start <= k.Start && a.End >= k.Start
	})
}

// powerful reports whether a state, or a body that states have, does it or has it
// done to it: what a court does to somebody is something else.
func (x *Extractor) powerful(e *tomar.Event) bool {
	for i := range e.Arguments {
		a := &e.Arguments[i]
		if a.Role != tomar.Agent && a.Role != tomar.Target || a.Mention == tomar.None {
			continue
		}
		switch m := &x.doc.Mentions[a.Mention]; {
		case m.Type == tomar.LOC:
			return true
		case m.Type == tomar.ORG && (m.Subtype == "government" || m.Subtype == "international" || m.Subtype == "ministry"):
			return true
		}
	}
	return false
}

// travels reports whether somebody moves, or to a place that has a name: prices
// rise to a level and talks come to an end, but only people come to a town.
func (x *Extractor) travels(e *tomar.Event, c candidate) bool {
	for i := x.firstHit; i < x.lastHit; i++ {
		h := &x.doc.Hits[i]
		if (h.Class == tomar.ClassPlaceHead || h.Class == tomar.ClassOrgHead) && h.First >= c.last && h.First <= c.last+1 {
			return true // «came to the station»
		}
	}
	for i := range e.Arguments {
		a := &e.Arguments[i]
		switch a.Role {
		case tomar.Agent:
			if a.Mention == tomar.None {
				if a.Kind != otherKind {
					return true
				}
				continue
			}
			if m := &x.doc.Mentions[a.Mention]; m.Type != tomar.LOC || a.Start < m.Start {
				return true // «the ambassador of X»: not X
			}
		case tomar.PlaceRole:
			if a.Mention != tomar.None {
				return true
			}
		}
	}
	return false
}

// wordNear reports whether a word of a marker stands near the trigger.
func (x *Extractor) wordNear(c candidate, m marker) bool {
	s := &x.doc.Sentences[x.sent]
	for t := max(s.First, c.first-wordReach); t < min(s.Last, c.last+wordReach); t++ {
		if t >= c.first && t < c.last {
			continue
		}
		if k, _ := x.markAt(t, t); k&m != 0 {
			return true
		}
	}
	return false
}

// wordReach is how many tokens away a word that a trigger needs may stand.
const wordReach = 14

// clubNear reports whether the sentence names a club.
func (x *Extractor) clubNear() bool {
	s := &x.doc.Sentences[x.sent]
	for i := x.nextMention; i < int32(len(x.doc.Mentions)) && x.doc.Mentions[i].First < s.Last; i++ {
		if m := &x.doc.Mentions[i]; m.First >= s.First && m.Subtype == "club" {
			return true
		}
	}
	return false
}

// weaponNear reports whether an armed attack or a word for a weapon stands near.
func (x *Extractor) weaponNear(c candidate) bool {
	for i := range x.cands {
		k := &x.cands[i]
		switch x.lex.data.Triggers[k.trigger].Type {
		case "ATTACK", "CLASH":
			if k.first != c.first && k.first >= c.first-weaponReach && k.last <= c.last+weaponReach {
				return true
			}
		}
	}
	return x.weaponAmong(c, func(int32) bool { return true })
}

// armed reports whether a word for a weapon stands near in an event's own clause: «was killed by
// the shots of X».
func (x *Extractor) armed(e *tomar.Event, c candidate) bool {
	return x.weaponAmong(c, func(t int32) bool { return x.doc.ClauseAt(t) == e.Clause && !x.wordIs(t, x.lex.hands) })
}

// weaponAmong reports whether a word for a weapon stands near, on a token that is asked for.
func (x *Extractor) weaponAmong(c candidate, asked func(int32) bool) bool {
	from := max(x.doc.Sentences[x.sent].First, c.first-weaponReach)
	for t := from; t < min(x.doc.Sentences[x.sent].Last, c.last+weaponReach); t++ {
		if !asked(t) {
			continue
		}
		if m, _ := x.markAt(t, from); m&mWeapon != 0 {
			return true
		}
		if m, _ := x.markAt(t, t); m&mWeapon != 0 {
			return true // «by the bullet of X»: the weapon is part of the preposition
		}
	}
	return false
}

// weaponReach is how many tokens away a weapon still counts.
const weaponReach = 12

// personReach is how many tokens away a person still supports a trigger.
const personReach = 8
