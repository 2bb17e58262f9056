package events

import "github.com/tomar-nlp/tomar"

// tellsPresent reports whether an event's own verb is a plain present: of a day gone by it is the
// present in which history is told, «in 1923 he visits X».
func (x *Extractor) tellsPresent(c candidate) bool {
	v := c.took
	if c.form != noun {
		v = c.verb
	}
	return v != tomar.None && x.doc.Verbs[v].Tense == tomar.Present && x.doc.Verbs[v].Mood == tomar.Indicative
}

// goneBy reports whether a time ended before the text was published; where nobody knows when that was,
// before firstNews.
func (x *Extractor) goneBy(t *tomar.Time) bool {
	before := x.doc.Published.Date
	if before == "" {
		before = firstNews
	}
	return len(t.DateEnd) == len(before) && t.DateEnd < before
}

// firstNews is taken for the day of a text that bears none when a day gone by is asked for: hardly any
// Sorani news stood in the net before it. It dates nothing.
const firstNews = "2003-01-01"

// toCome reports whether a time lies behind the day of publication.
func (x *Extractor) toCome(t *tomar.Time) bool {
	return t.DateStart != "" && len(x.doc.Published.Date) == len(t.DateStart) && t.DateStart > x.doc.Published.Date
}

// setFor reports whether the present tense sets a day for what is held, in a text of which nobody
// knows when it was published: «the festival takes place on 18 May».
func (x *Extractor) setFor(e *tomar.Event, c candidate, t *tomar.Time) bool {
	v := c.took
	if c.form != noun {
		v = c.verb
	}
	if v == tomar.None || x.doc.Published.Date != "" || len(dayOf(t.Value)) < len("XXXX-05-18") || !heldTypes[e.Type] && e.Type != "OPEN" {
		return false
	}
	f := &x.doc.Verbs[v]
	return f.Tense == tomar.Present && f.Mood == tomar.Indicative && !f.Negative
}

// setApart reports whether a noun stands directly behind «before» or «after»: the time in front
// of these dates what the clause tells.
func (x *Extractor) setApart(c candidate) bool {
	t := c.first - 1
	if m, at := x.markAt(t, x.doc.Sentences[x.sent].First); m&mIn != 0 && at == t {
		t-- // «after the putting to death of X», whose word begins with «in»
	}
	return x.wordIs(t, x.lex.after)
}

// fewWords is how many words of a noun's phrase may stand before its own time: «after the meeting
// of the council of the 2nd of May».
const fewWords = 3

// decided reports whether a word for a decision or a plan stands directly before a noun («the
// decision of deporting»), none that stages it («the day of holding the election»).
func (x *Extractor) decided(c candidate) bool {
	m := x.marksBefore(c)
	return m&(mOrdered|mPlanned) != 0 && m&mStaging == 0
}

// pastClause reports whether the verb of an event's clause tells what has been.
func (x *Extractor) pastClause(e *tomar.Event) bool {
	return e.Clause != tomar.None && x.doc.Clauses[e.Clause].Tense == tomar.Past
}

// toBe reports whether the verb of a clause tells what is wanted or feared, not what has been.
func (x *Extractor) toBe(clause int32) bool {
	v := x.doc.Clauses[clause].Verb
	return v != tomar.None && x.doc.Verbs[v].Mood == tomar.Subjunctive && !x.doc.Verbs[v].Perfect
}

// hadBeen reports whether a relative clause tells an event in the pluperfect: «on 15 September X, who
// had taken Y, attacked Z»; not of a time that the clause is about.
func (x *Extractor) hadBeen(e *tomar.Event, time int32) bool {
	if e.Clause == tomar.None {
		return false
	}
	k := &x.doc.Clauses[e.Clause]
	m, _ := x.markAt(k.First, k.First)
	return k.Kind == tomar.Relative && m&mThat != 0 && k.First > time && k.Verb != tomar.None && x.doc.Verbs[k.Verb].Perfect && x.endsLonger(x.doc.Verbs[k.Verb].Span, x.lex.pluperfect)
}

// present reports whether the present tense of a trigger's own verb tells an event: the time
// of another clause of its sentence is not its.
func (x *Extractor) present(c candidate) bool {
	return c.form != noun && c.verb != tomar.None && x.doc.Verbs[c.verb].Tense == tomar.Present
}
