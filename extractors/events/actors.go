package events

import "github.com/tomar-nlp/tomar"

// humanFrames are the frames whose agent is a person before anything else.
var humanFrames = map[string]bool{
	"speech": true, "request_from": true, "visit": true, "motion": true, "resign": true, "support": true, "warn": true, "reject": true, "accuse": true,
	"addressed": true, "assure": true, "blame": true, "invite": true, "phone": true, "propose": true, "urge": true,
}

// lifeTypes are the types of events that befall people, never places.
var lifeTypes = map[string]bool{
	"KILL": true, "DIE": true, "INJURE": true, "ARREST": true, "RELEASE": true, "RESIGN": true, "APPOINT": true,
}

// victims are the kinds of people who are killed and arrested rather than that
// they do it.
var victims = map[string]bool{
	"kolbar": true, "journalist": true, "woman": true, "child": true, "civilian": true, "protester": true, "worker": true, "refugee": true, "student": true, "other": true,
}

// themselves are the kinds of people who, joined to a place, act for themselves and
// not for it: «the refugees of X».
var themselves = map[string]bool{
	"kolbar": true, "journalist": true, "woman": true, "child": true, "civilian": true, "protester": true, "worker": true, "refugee": true, "student": true, "guerrilla": true,
}

// noVictim reports whether a phrase names no people for the event to befall: no place, and
// what befalls bodies of flesh and blood no organization, unless a number of its people is told.
func (x *Extractor) noVictim(n *np, e *tomar.Event) bool {
	return (lifeTypes[e.Type] || e.Type == "TRY") && n.typ == tomar.LOC || bodily[e.Type] && n.typ == tomar.ORG && n.lo == tomar.None
}

// bodily are the types that befall people and no organizations.
var bodily = map[string]bool{"KILL": true, "DIE": true, "INJURE": true, "ARREST": true, "RELEASE": true}

// befalls reports whether a role is that of whom something befalls.
func befalls(role tomar.Role, typ string) bool { return role == tomar.Target && lifeTypes[typ] }

// mediaKind is the subtype of bodies that publish; armed are types of what they do not do.
const mediaKind = "media"

var armed = map[string]bool{"ATTACK": true, "KILL": true, "INJURE": true, "CLASH": true, "ARREST": true, "MOBILIZE": true, "WITHDRAW": true}

// governing are types of what governments do, whatever the frame: a capital
// stands for its own.
var governing = map[string]bool{"SANCTION": true, "DECIDE": true, "REJECT": true}

// state reports whether a place is told as a power: «the war of the Turkish state».
func (x *Extractor) state(n *np) bool {
	m, _ := x.markAt(n.first, n.first)
	return m&mState != 0
}

// acts reports whether a place may do what a frame tells: states and regions
// anything, a capital what governments do, a town what its team does.
func (x *Extractor) acts(n *np, frame string) bool {
	if n.mention == tomar.None {
		return true
	}
	switch x.doc.Mentions[n.mention].Subtype {
	case "country", "region", "continent", "":
		return true
	case "city":
		return teamFrames[frame] || (humanFrames[frame] || cityFrames[frame]) && x.capital(n)
	}
	return false
}

// capital reports whether a place is a capital, which stands for its government.
func (x *Extractor) capital(n *np) bool {
	return n.mention != tomar.None && x.lex.data.Capital != nil && x.lex.data.Capital(x.doc.Mentions[n.mention].Entity)
}

// cityFrames are further frames in which a capital stands for its government.
var cityFrames = map[string]bool{"cut": true, "handover": true, "inquiry": true, "sighting": true, "reception": true, "mutual": true, "transact": true, "send": true, "aid": true, "attack_on": true}

// teamFrames are the frames in which a town stands for its team.
var teamFrames = map[string]bool{"compete": true, "attain": true, "beat": true, "award": true}

// speechFrames are the frames of what is said, written or told to somebody.
var speechFrames = map[string]bool{"speech": true, "addressed": true, "assure": true, "phone": true}
