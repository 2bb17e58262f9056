package events

import (
	"slices"

	"github.com/tomar-nlp/tomar"
)

// lies reports whether the present tense of an event's verb speaks of what lies
// ahead: behind the first sentence (a headline tells the past so), of an event
// that is no utterance, with somebody who does it.
func (x *Extractor) lies(e *tomar.Event) bool {
	if x.promised(e) || x.setsOut(e) {
		return true
	}
	if e.Clause == tomar.None || e.Sent < 1 && !x.foretold(e) || x.doc.Clauses[e.Clause].Kind == tomar.Headline || x.unstopped() {
		return false
	}
	if violentTypes[e.Type] {
		return false // «they bomb the villages, they kill people»: they go on doing so
	}
	switch x.lex.data.Triggers[e.Trigger].Frame {
	case "mutual", "reception", "sighting", "hold", "compete", "beat", "award", "attain", "motion", "transitive", "remove", "unseat", "visit", "move", "dispatch":
	case "occurrence":
		if e.Type != "OPEN" {
			return false // a custom, or what happens again and again
		}
	default:
		return false
	}
	for i := range e.Arguments {
		if e.Arguments[i].Role == tomar.Agent {
			return true
		}
	}
	return x.reportedClause(e)
}

// promised reports whether somebody says in the first person and the present what he does to
// others: «we attack the city», «we close the border».
func (x *Extractor) promised(e *tomar.Event) bool {
	if e.Clause == tomar.None {
		return false
	}
	v := x.doc.Clauses[e.Clause].Verb
	if v == tomar.None || x.doc.Verbs[v].Tense != tomar.Present || x.doc.Verbs[v].Mood != tomar.Indicative || x.doc.Verbs[v].Negative {
		return false
	}
	p := x.doc.Verbs[v].Ending
	return (p == 1 || p == 4) && x.reportedClause(e) && (e.Type == "ATTACK" || e.Type == "CLOSE" || e.Type == "SANCTION")
}

// setsOut reports whether a main clause tells in the present that somebody visits or goes to a country
// or town: headlines announce journeys so; where crowds go they keep going.
func (x *Extractor) setsOut(e *tomar.Event) bool {
	if e.Type != "VISIT" || e.Clause == tomar.None || !hasRole(e, tomar.Agent) {
		return false
	}
	k := &x.doc.Clauses[e.Clause]
	return k.Verb != tomar.None && !x.doc.Verbs[k.Verb].Negative && x.person(k.Verb) == 3 && (k.Kind == tomar.Main || k.Kind == tomar.Headline) &&
		slices.ContainsFunc(e.Arguments, func(a tomar.Argument) bool {
			return a.Role == tomar.PlaceRole && a.Mention != tomar.None && distant[x.doc.Mentions[a.Mention].Subtype]
		})
}

// distant are the subtypes of places to which a journey leads.
var distant = map[string]bool{"country": true, "region": true, "continent": true, "city": true}

// foretold reports whether somebody said, in the past tense, what an event's clause tells: «X
// said it closes its embassy».
func (x *Extractor) foretold(e *tomar.Event) bool {
	k := &x.doc.Clauses[e.Clause]
	return k.Kind == tomar.Content && k.Said && k.Parent != tomar.None && x.doc.Clauses[k.Parent].Tense == tomar.Past
}

// violentTypes are types of what nobody announces in the present.
var violentTypes = map[string]bool{"KILL": true, "ATTACK": true, "ARREST": true, "INJURE": true, "CLASH": true}

// willOpen reports whether the passive present of what is opened or held speaks of what
// lies ahead: where a text begins; further on it may tell a custom.
func (x *Extractor) willOpen(e *tomar.Event, c candidate) bool {
	if c.form == passive && !e.Negative && (e.Type == "TRANSFER" && (e.Sent < 2 || x.reportedClause(e)) || e.Type == "TRY" && e.Subtype == "") {
		return true // «the bodies are handed over», «who does so is fined»; an inquiry is under way
	}
	return c.form == passive && (e.Sent < 2 && (e.Type == "OPEN" || e.Type == "HOLD" || e.Type == "CLOSE") || x.unstopped() && (e.Type == "OPEN" || e.Type == "HOLD"))
}

// reportedClause reports whether an event is told in what somebody says.
func (x *Extractor) reportedClause(e *tomar.Event) bool {
	if e.Clause == tomar.None {
		return false
	}
	k := x.doc.Clauses[e.Clause].Kind
	return k == tomar.Content || k == tomar.Quote
}

// unstopped reports whether the sentence ends without a mark, as headlines do.
func (x *Extractor) unstopped() bool {
	return x.doc.Tokens[x.doc.Sentences[x.sent].Last-1].Kind == tomar.Word
}

// willHold reports whether somebody in the present holds what is arranged before: that has a day
// to come wherever it is told.
func (x *Extractor) willHold(e *tomar.Event) bool {
	if e.Type == "COMPETE" && x.wordIs(e.First, x.lex.hosts) {
		return true // «X hosts Y»: a match is announced so
	}
	return (e.Type == "HOLD" || e.Type == "ELECT") && x.lex.data.Triggers[e.Trigger].Frame == "hold" && hasRole(e, tomar.Agent)
}

// coming reports whether the verb that says of a noun that it takes place speaks of
// what lies ahead: in the present, behind the first sentence, in what somebody says or
// beside a time that is to come.
func (x *Extractor) coming(e *tomar.Event, c candidate) bool {
	if e.Sent < 1 || e.Clause == tomar.None || !heldTypes[e.Type] {
		return false
	}
	v := c.took
	if v == tomar.None {
		v = x.heldByVerb(c, e.Clause)
	}
	if v == tomar.None || x.doc.Verbs[v].Mood != tomar.Indicative || x.doc.Verbs[v].Tense != tomar.Present {
		return false
	}
	return x.reportedClause(e)
}

// willBe reports whether the verb of a noun's clause, in the present, tells of it what is to
// come: a text's first sentences say that a conference «is held» or a festival; attacks «go
// on» wherever they are told.
func (x *Extractor) willBe(e *tomar.Event, c candidate) bool {
	if e.Clause == tomar.None || x.adjunct(c.first) {
		return false
	}
	v := c.took
	if v == tomar.None {
		v = x.doc.Clauses[e.Clause].Verb
	}
	if v == tomar.None {
		return false
	}
	f := &x.doc.Verbs[v]
	if f.Mood != tomar.Indicative || f.Tense != tomar.Present || f.First < c.last {
		return false
	}
	return f.Passive && v == c.took && (e.Type == "HOLD" || e.Type == "ELECT") && (e.Sent < 2 || x.unstopped()) || x.oneOf(v, x.lex.goesOn) && !(c.first > x.doc.Sentences[x.sent].First && x.ezafe(c.first-1))
}

// next reports whether an adjective behind a noun says that it is still to come: «the next
// election».
func (x *Extractor) next(c candidate) bool {
	s := &x.doc.Sentences[x.sent]
	for t, n := c.last, 0; heldTypes[x.typeOf(&c)] && t < s.Last && n < noneReach && x.ezafe(t-1) && !x.timeAt(t); t, n = t+1, n+1 {
		if m, _ := x.markAt(t, t); m&mLater != 0 && m&mOthers == 0 {
			return true
		}
	}
	return false
}

// calledOff reports whether the verb of its clause forbids or calls off what a noun before it
// names: «the march of X was banned».
func (x *Extractor) calledOff(e *tomar.Event, c candidate) bool {
	if e.Clause == tomar.None || !heldTypes[e.Type] || x.adjunct(c.first) || c.first > x.doc.Sentences[x.sent].First && x.ezafe(c.first-1) {
		return false
	}
	v := x.doc.Clauses[e.Clause].Verb
	return v != tomar.None && x.doc.Verbs[v].First >= c.last && !x.doc.Verbs[v].Negative && x.oneOf(v, x.lex.banned)
}

// heldTypes are types of what is held and takes place.
var heldTypes = map[string]bool{"MEET": true, "HOLD": true, "ELECT": true, "COMPETE": true, "VISIT": true, "PROTEST": true, "TRY": true}

// heldByVerb is the verb of a clause where it begins or holds something and a noun stands
// before it: «the second round of the talks begins»; None.
func (x *Extractor) heldByVerb(c candidate, clause int32) int32 {
	v := x.doc.Clauses[clause].Verb
	for i := range x.cands {
		k := &x.cands[i]
		if f := x.frame(*k); v != tomar.None && k.verb == v && k.first >= c.last && k.form != noun && (f == "hold" || f == "occurrence") {
			return v
		}
	}
	return tomar.None
}

// saidAhead are types of what the present tense, in what somebody says, tells as to come: it has
// a day that is set before.
var saidAhead = map[string]bool{"HOLD": true, "ELECT": true, "VISIT": true, "TRY": true, "APPOINT": true, "COMPETE": true, "PROTEST": true}

// setAhead reports whether the present tense tells of what has a day that is set before, and is no
// custom: its own verb, or the one that a noun has for itself.
func (x *Extractor) setAhead(e *tomar.Event, c candidate, own bool) bool {
	if e.Modality != tomar.Actual || e.Tense != tomar.Present || e.Negative || x.bygone(c) || !(e.Attributed && saidAhead[e.Type] || e.Type == "ELECT" || e.Type == "HOLD") {
		return false
	}
	if !own && (c.took == tomar.None && (e.Clause == tomar.None || x.heldByVerb(c, e.Clause) == tomar.None) || x.adjunct(c.first) || c.first > x.doc.Sentences[x.sent].First && x.ezafe(c.first-1)) {
		return false
	}
	for i, to := x.doc.TimesOf(e.Sent); i < to; i++ {
		if x.doc.Times[i].Rule == oftenRule {
			return false
		}
	}
	return true
}
