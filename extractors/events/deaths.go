package events

import "github.com/tomar-nlp/tomar"

// deaths gives a death that the text tells of again who did it and where it was: somebody who is
// named dies once, so that one mention of it tells of the others.
func (x *Extractor) deaths() {
	for i := range x.doc.Events {
		e := &x.doc.Events[i]
		if !x.death(e) {
			continue
		}
		for _, role := range [...]tomar.Role{tomar.Agent, tomar.PlaceRole} {
			if hasRole(e, role) {
				continue
			}
			if k := x.sameDeath(int32(i), role); k != tomar.None {
				x.take(e, &x.doc.Events[k], role)
			}
		}
	}
}

// death reports whether an event is somebody's death that happened.
func (x *Extractor) death(e *tomar.Event) bool {
	return (e.Type == "KILL" || e.Type == "DIE") && e.Modality == tomar.Actual && !e.Negative
}

// sameDeath is the mention of the death of the one who is event i's only named target, before or
// behind it, that tells who has a role of it by itself; None.
func (x *Extractor) sameDeath(i int32, role tomar.Role) int32 {
	who := x.victim(&x.doc.Events[i])
	if who == tomar.None {
		return tomar.None
	}
	for _, way := range [...][]int32{x.prior, x.later} {
		for k := way[i]; k != tomar.None; k = way[k] {
			o := &x.doc.Events[k]
			if v := x.victim(o); v != tomar.None && x.death(o) && x.same(v, who) && x.tells(o, role) {
				return k
			}
		}
	}
	return tomar.None
}

// victim is the mention of the only one who dies in an event, where he is a person with a name.
func (x *Extractor) victim(e *tomar.Event) int32 {
	who := tomar.None
	for i := range e.Arguments {
		a := &e.Arguments[i]
		if a.Role != tomar.Target {
			continue
		}
		if who != tomar.None || a.Mention == tomar.None || x.doc.Mentions[a.Mention].Type != tomar.PER {
			return tomar.None
		}
		who = a.Mention
	}
	return who
}

// tells reports whether an event has somebody or somewhere in a role by its own words.
func (x *Extractor) tells(e *tomar.Event, role tomar.Role) bool {
	for i := range e.Arguments {
		if a := &e.Arguments[i]; a.Role == role && a.Rule != tomar.RuleAround && a.Rule != "event.again" {
			return true
		}
	}
	return false
}
