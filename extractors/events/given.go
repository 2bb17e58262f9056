package events

import "github.com/tomar-nlp/tomar"

// give adds a phrase to the event's participants, and the second person whom
// one that points back to two means.
func (x *Extractor) give(e *tomar.Event, n *np, role tomar.Role, why tomar.Provenance) {
	mention, kind := n.mention, unnamedKind(n)
	if role == tomar.Target && n.title != tomar.None && x.noVictim(n, e) {
		mention, kind = tomar.None, x.kindOf(n.title) // «soldiers of X»: they die, not X
	}
	if n.office != tomar.None && role == tomar.Agent && (e.Type != "PROTEST" || n.role) && (mention == tomar.None || mention == n.mention && x.roleAlone(mention)) && !x.forThemselves(n) {
		mention = n.office // «fighters of X», «the officials of X» act for X; the staff of a body that protest do not
	}
	if n.office != tomar.None && mention != tomar.None && x.roleAlone(mention) {
		mention, kind = tomar.None, roleKind // «the president of X»: he, whoever he is
	}
	span := n.span
	if role == tomar.Agent && e.Type == "PROTEST" && mention == n.mention && x.staff(n) {
		mention, kind, span = tomar.None, jobKind, x.doc.Tokens[n.first].Cover(n.span) // «the reporters of X strike», not X
	}
	if mention == tomar.None && n.lo != tomar.None && x.giveNames(e, n, role, why) {
		return
	}
	a := tomar.Argument{Span: span, Role: role, Mention: mention, Kind: kind, CountMin: n.lo, CountMax: n.hi, CountText: n.count, Provenance: why}
	e.Arguments = x.with(e.Arguments, a)
	if n.also != tomar.None {
		a.Mention, a.CountMin, a.CountMax, a.CountText = n.also, tomar.None, tomar.None, tomar.Span{}
		e.Arguments = x.with(e.Arguments, a)
	}
}

// giveNames gives the role of a noun with a number to those whose names follow it, as many as the number
// says: «two citizens by the names of X and Y were arrested». False where there are not as many.
func (x *Extractor) giveNames(e *tomar.Event, n *np, role tomar.Role, why tomar.Provenance) bool {
	i := 0
	for i < len(x.nps) && &x.nps[i] != n {
		i++
	}
	first := i + 1
	for i = first; i < len(x.nps) && x.nps[i].meant; i++ {
	}
	if int32(i-first) != n.lo || n.lo < 2 {
		return false
	}
	for k := first; k < i; k++ {
		a := tomar.Argument{Span: x.nps[k].span, Role: role, Mention: x.nps[k].mention, CountMin: tomar.None, CountMax: tomar.None, Provenance: why}
		if k == first {
			a.CountMin, a.CountMax, a.CountText = n.lo, n.hi, n.count
		}
		e.Arguments = x.with(e.Arguments, a)
	}
	return true
}

// staff reports whether a body's name stands behind those who work there.
func (x *Extractor) staff(n *np) bool {
	if n.mention == tomar.None || x.doc.Mentions[n.mention].Type != tomar.ORG {
		return false
	}
	for t := n.first; t < x.doc.Mentions[n.mention].First; t++ {
		if x.hitAt(t, tomar.ClassTitle) && x.plural(t) {
			return true
		}
	}
	return false
}

// forThemselves reports whether somebody whom a place's name describes acts for
// himself: who holds an office there («the mayor of X»), has a job («the teachers of X»);
// and one member of a body.
func (x *Extractor) forThemselves(n *np) bool {
	if n.title != tomar.None && x.lex.data.Titles[n.title].Relation == memberOf && (n.role || x.doc.Mentions[n.office].Type == tomar.LOC) {
		return true
	}
	if n.title != tomar.None && x.lex.data.Titles[n.title].Has("themselves") {
		return true
	}
	if n.role && n.title != tomar.None && x.lex.data.Titles[n.title].Relation == holdsPosition && !x.speaksFor(n.first) {
		return true // the head of a party is not the party; its spokesman speaks for it
	}
	if o := &x.doc.Mentions[n.office]; n.title != tomar.None && x.lex.data.Titles[n.title].Has("serves") && (o.Type != tomar.LOC || o.Subtype == "country") {
		return false // the gangs of a state act for it
	}
	return x.doc.Mentions[n.office].Type == tomar.LOC && (n.role || n.mention != tomar.None && x.roleAlone(n.mention) || themselves[n.kind] || n.kind == jobKind)
}

// memberOf is the relation of a member to a body.
const memberOf = "member_of"

// holdsPosition is the relation of the holder of an office to a body.
const holdsPosition = "holds_position"

// framed is a marker in a frame.
type framed struct {
	frame string
	m     marker
}

// frameRule is the name of the rule of a marker in a frame.
func (x *Extractor) frameRule(frame string, m marker) string {
	k := framed{frame, m}
	name, ok := x.rules[k]
	if !ok {
		name = "frame." + frame + "." + m.String()
		x.rules[k] = name
	}
	return name
}

// placeRule is the name of the rule of a place's marker.
func (x *Extractor) placeRule(m marker) string {
	name, ok := x.placeRules[m]
	if !ok {
		name = "place." + m.String()
		x.placeRules[m] = name
	}
	return name
}

func (x *Extractor) frame(c candidate) string { return x.lex.data.Triggers[c.trigger].Frame }

func unnamedKind(n *np) string {
	if n.mention != tomar.None {
		return ""
	}
	return n.kind
}
