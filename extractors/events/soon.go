package events

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

// scheduled reports whether the present tense tells what is held of today or the next day, or at an
// hour: «today at nine a march takes place», «tonight X and Y discuss it».
func (x *Extractor) scheduled(e *tomar.Event, c candidate, own bool) bool {
	if e.Modality != tomar.Actual || e.Negative || e.Clause == tomar.None || !heldTypes[e.Type] && e.Type != "APPOINT" || x.bygone(c) {
		return false
	}
	v := c.verb
	if !own {
		if x.adjunct(c.first) || c.first > x.doc.Sentences[x.sent].First && x.ezafe(c.first-1) {
			return false
		}
		if v = c.took; v == tomar.None {
			v = x.heldByVerb(c, e.Clause)
		}
	}
	if v == tomar.None || x.doc.Verbs[v].Mood != tomar.Indicative || x.doc.Verbs[v].Tense != tomar.Present {
		return false
	}
	for i, to := x.doc.TimesOf(e.Sent); i < to; i++ {
		t := &x.doc.Times[i]
		if t.Last > x.doc.Verbs[v].First || x.doc.ClauseAt(t.First) != e.Clause {
			continue
		}
		if t.Rule != oftenRule && (t.Type == tomar.TimeOfDay && strings.Contains(t.Value, clockOf) || x.wordIs(t.First, x.lex.today)) {
			return true
		}
	}
	return false
}

// soon reports whether the present tense tells what is still to come: beside a time that lies ahead or a
// word for «from now on», or «no longer» where it is denied.
func (x *Extractor) soon(e *tomar.Event, c candidate) bool {
	v := c.verb
	if e.Modality != tomar.Actual || e.Clause == tomar.None || v == tomar.None || x.doc.Verbs[v].Mood != tomar.Indicative || x.doc.Verbs[v].Tense != tomar.Present {
		return false
	}
	k := &x.doc.Clauses[e.Clause]
	if e.Type == "STATE" && k.Verb == v && k.Kind != tomar.Quote && k.Kind != tomar.Content && k.Kind != tomar.Headline {
		return false // «of the coming days he says …»
	}
	for t := k.First; t < x.doc.Verbs[v].First; t++ {
		if x.wordIs(t, x.lex.hence) || e.Negative && x.wordIs(t, x.lex.noMore) {
			return x.doc.ClauseAt(t) == e.Clause
		}
	}
	for i, to := x.doc.TimesOf(e.Sent); i < to; i++ {
		if t := &x.doc.Times[i]; t.Last <= x.doc.Verbs[v].First && x.doc.ClauseAt(t.First) == e.Clause && t.Rule != oftenRule && x.nears(t) {
			return true
		}
	}
	return false
}

// nears reports whether a time without a day is one to come: «soon», «in the coming days».
func (x *Extractor) nears(t *tomar.Time) bool {
	return t.Value == "FUTURE_REF" || x.saysNext(t)
}

// anyOfThose reports whether an event's clause describes whoever it may be: «those who fall ill».
func (x *Extractor) anyOfThose(e *tomar.Event) bool {
	if e.Clause == tomar.None || x.doc.Clauses[e.Clause].Kind != tomar.Relative {
		return false
	}
	k := &x.doc.Clauses[e.Clause]
	first := x.doc.Sentences[x.sent].First
	for t := max(first, k.First-2); t <= k.First; t++ {
		if m, _ := x.markAt(t, t); m&(mThose|mBack) != 0 {
			return true
		}
	}
	return false
}

// now reports whether «now» stands in an event's clause: its present is no future.
func (x *Extractor) now(e *tomar.Event) bool {
	for i, to := x.doc.TimesOf(e.Sent); i < to; i++ {
		if t := &x.doc.Times[i]; t.Rule == nowRule && !x.ezafe(t.Last-1) && x.doc.ClauseAt(t.First) == e.Clause {
			return true
		}
	}
	return false
}

// nowRule reads «now».
const nowRule = "reference.present"

// clockOf stands before the hour in a TIMEX3 value.
const clockOf = "T"
