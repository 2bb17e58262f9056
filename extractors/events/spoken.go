package events

import "github.com/tomar-nlp/tomar"

// spokenHere reports whether a verb of saying is in the first or second person:
// somebody who speaks of speaking, no statement that the text reports.
func (x *Extractor) spokenHere(c candidate) bool {
	if c.verb == tomar.None || c.form == noun {
		return false
	}
	f := &x.doc.Verbs[c.verb]
	p := f.Ending
	if f.Tense == tomar.Past && f.Clitic != 0 {
		p = f.Clitic
	}
	return p == 1 || p == 2 || p == 5
}

// unsaid reports whether a verb of saying is a wish, an order or a possibility, and
// nobody is told who would say it: «say nothing», «whatever they may say».
func (x *Extractor) unsaid(e *tomar.Event, c candidate) bool {
	return c.verb != tomar.None && c.form != noun && x.doc.Verbs[c.verb].Mood == tomar.Subjunctive && !hasRole(e, tomar.Agent)
}

// naming reports whether «they say» names something and tells no statement: «what they call X».
func (x *Extractor) naming(e *tomar.Event, c candidate) bool {
	if c.verb == tomar.None || c.form == noun || hasRole(e, tomar.Agent) {
		return false
	}
	m, _ := x.markAt(c.first-1, x.doc.Sentences[x.sent].First)
	return m&mNaming != 0 && x.doc.Verbs[c.verb].Tense == tomar.Present && x.person(c.verb) == 6
}

// impersonal reports whether a verb of saying in the present has nobody who says it, and
// no statement that it would be said in: «it is said that …».
func (x *Extractor) impersonal(e *tomar.Event, c candidate) bool {
	if c.verb == tomar.None || c.form == noun || len(e.Arguments) > 0 || x.doc.Verbs[c.verb].Tense != tomar.Present {
		return false
	}
	for i := range x.cands {
		if k := &x.cands[i]; k.form == noun && k.last <= c.first && speechFrames[x.frame(*k)] && x.doc.ClauseAt(k.first) == e.Clause {
			return false
		}
	}
	for t := x.doc.Sentences[x.sent].First; t < c.first; t++ {
		if m, _ := x.markAt(t, t); m&mInformant != 0 && x.doc.ClauseAt(t) == e.Clause {
			return false // «sources speak of …»
		}
	}
	return true
}

// sayer is the need of a trigger that in the present tells an event only where somebody
// says it.
const sayer = "sayer"
