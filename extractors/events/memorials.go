package events

import (
	"slices"

	"github.com/tomar-nlp/tomar"
)

// remembered reports whether a noun is the object of a memorial, to which an
// ezafe chain joins it: «the anniversary of the killing of X» is no new killing.
func (x *Extractor) remembered(c candidate) bool {
	switch x.lex.data.Triggers[c.trigger].Frame {
	case "hold", "speech", "mutual", "reception", "addressed", "assure", "phone", "sighting":
		return false
	}
	first := x.doc.Sentences[x.sent].First
	for t := c.first - 1; t >= first && c.first-t <= memorialReach; t-- {
		if m, _ := x.markAt(t, first); m&mMemorial != 0 {
			return true
		}
		if x.doc.Tokens[t].Kind != tomar.Number && !x.ezafe(t) {
			return false
		}
	}
	return false
}

// memorialReach is how many tokens before a noun its memorial may stand.
const memorialReach = 4

// forget drops the remembered events of which the text tells nothing else: a
// memorial makes no event, but it may speak of one that the text tells.
func (x *Extractor) forget() {
	if len(x.memorials) == 0 {
		return
	}
	evs := x.doc.Events
	remembered := func(e *tomar.Event) bool { return slices.Contains(x.memorials, e.Span) }
	lost := map[tomar.Span]bool{}
	for i := range evs {
		if e := &evs[i]; remembered(e) && !slices.ContainsFunc(evs, func(o tomar.Event) bool {
			return o.Type == e.Type && !remembered(&o) && x.shares(e, &o, false)
		}) {
			lost[e.Span] = true
		}
	}
	x.doc.Events = slices.DeleteFunc(evs, func(e tomar.Event) bool {
		if !lost[e.Span] {
			return false
		}
		x.doc.Trace.Add("events", e.Span, e.Type+" "+e.Rule+": it is remembered here, not told", true, e.Provenance)
		return true
	})
}
