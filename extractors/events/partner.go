package events

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

// partner makes those with whom something mutual is done its targets where nothing tells who does
// it: «talks with X». Beside somebody who meets them they are parties as he is.
func partner(events []tomar.Event) {
	for i := range events {
		e := &events[i]
		if !mutualTypes[e.Type] || hasSubject(e, tomar.Agent) {
			continue
		}
		for k := range e.Arguments {
			if a := &e.Arguments[k]; a.Role == tomar.Agent && strings.HasSuffix(a.Rule, withRule) {
				a.Role = tomar.Target
			}
		}
	}
}

// mutualTypes are types of what two sides do with each other; in a march «with» somebody both march.
var mutualTypes = map[string]bool{"MEET": true, "AGREE": true, "CLASH": true, "CALL": true, "COMPETE": true}

// withRule ends the rule of an argument that the preposition «with» leads to.
const withRule = ".with"

// parties reports whether a phrase and one joined to it are towns that stand for
// governments: «the talks of Erbil and Baghdad».
func (x *Extractor) parties(i int, c candidate) bool {
	if x.frame(c) != "mutual" || !x.acts(&x.nps[i], "mutual") {
		return false
	}
	both := func(a, b int) bool {
		return b < len(x.nps) && a >= 0 && x.joined(x.nps[a].last, x.nps[b].first) && x.nps[a].typ == tomar.LOC && x.nps[b].typ == tomar.LOC
	}
	return both(i, i+1) || both(i-1, i)
}

// fought reports whether an ezafe joins a fight to whom it is fought with: to an armed group, by
// itself, or behind a verb of its own to any body.
func (x *Extractor) fought(i int, c candidate) bool {
	n := &x.nps[i]
	if n.typ != tomar.ORG || n.mention == tomar.None || n.title != tomar.None {
		return false
	}
	if c.form == noun && (i+1 < len(x.nps) && x.joined(n.last, x.nps[i+1].first) || i > 0 && x.joined(x.nps[i-1].last, n.first)) {
		return false // «the fight of X and Y»
	}
	return c.form == active || hostile[x.doc.Mentions[n.mention].Subtype]
}

// physical are the types of what happens to things where they stand.
var physical = map[string]bool{"ATTACK": true, "ACCIDENT": true, "DISASTER": true, "CLOSE": true, "OPEN": true, "CLASH": true}

// hostile are the subtypes of bodies that others fight.
var hostile = map[string]bool{"armed_group": true}

// partners is parties for a phrase.
func (x *Extractor) partners(n *np, c candidate) bool {
	for i := range x.nps {
		if &x.nps[i] == n {
			return x.parties(i, c)
		}
	}
	return false
}

// joinedTo reports whether a phrase is joined to the one before it, and that
// one was used; the place in which that one lies may stand between («A of B and C»).
func (x *Extractor) joinedTo(i int, used uint64) bool {
	if i == 0 || !x.joined(x.nps[i-1].last, x.nps[i].first) {
		return false
	}
	if used&(1<<(i-1)) != 0 {
		return true
	}
	return i > 1 && used&(1<<(i-2)) != 0 && x.nps[i-1].typ == tomar.LOC && x.nps[i-2].typ == tomar.LOC && x.liesIn(&x.nps[i-2], &x.nps[i-1])
}

// besideOnly reports whether nothing but a comma joins a phrase to the one before it, and none to it, before the verb
// that one does of what has an object: a row of subjects would end with a conjunction.
func (x *Extractor) besideOnly(i int, c candidate) bool {
	a, b := &x.nps[i-1], &x.nps[i]
	if x.frame(c) != "accuse" || c.verb == tomar.None || !x.one(c.verb) || b.first-a.last != 1 || !x.comma(a.last) || b.role {
		return false
	}
	return (i < 2 || !x.joined(x.nps[i-2].last, a.first)) && !x.listed(i)
}
