package events

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
)

// tellers holds the sources of a sentence's events to what its statements say of
// their own agents: who a clause of saying has as its agent said what the clause
// below it tells, whatever name stands first in it. In a sentence that runs on
// nobody knows who tells what.
func (x *Extractor) tellers(events []tomar.Event) {
	for i := range events {
		e := &events[i]
		x.saidBySelf(e)
		k := slices.IndexFunc(e.Arguments, func(a tomar.Argument) bool { return a.Role == tomar.SourceRole && a.Rule == speakerRule })
		if k < 0 {
			continue
		}
		if x.runOn {
			e.Arguments = slices.Delete(e.Arguments, k, k+1)
			continue
		}
		by := x.toldBy(e.Clause)
		if a := stater(events, by); a != nil {
			s := &e.Arguments[k]
			s.Span, s.Mention, s.Kind = a.Span, a.Mention, a.Kind
			continue
		}
		if !x.speaks(&e.Arguments[k], by) {
			if x.townBefore(&e.Arguments[k]) {
				e.Attributed = false // «Van: …» says where, nobody tells it
			}
			e.Arguments = slices.Delete(e.Arguments, k, k+1)
		}
	}
}

// saidBySelf takes back the attribution of a statement, and of what else is done by
// speaking, to the one who makes it: «X declared … and said», «… and called for». What
// somebody says of himself in the first person is quoted.
func (x *Extractor) saidBySelf(e *tomar.Event) {
	if !e.Attributed || e.Type != "STATE" && !(spokenTypes[e.Type] && x.thirdPerson(e)) {
		return
	}
	k := slices.IndexFunc(e.Arguments, func(a tomar.Argument) bool { return a.Role == tomar.SourceRole })
	if k < 0 && e.Type == "STATE" && e.Tense == tomar.Past && e.Clause != tomar.None && x.doc.Clauses[e.Clause].Kind == tomar.Quote && !x.said(e.Clause) && slices.ContainsFunc(e.Arguments, func(a tomar.Argument) bool { return a.Role == tomar.Agent && a.Mention != tomar.None }) {
		e.Attributed = false // in words of which no speaker is known: who spoke is named, nobody who tells of it
		return
	}
	if k < 0 || !slices.ContainsFunc(e.Arguments, func(a tomar.Argument) bool {
		s := &e.Arguments[k]
		if a.Role != tomar.Agent || a.Mention == tomar.None || s.Mention == tomar.None {
			return a.Role == tomar.Agent && a.Mention == s.Mention && a.Span.Start < s.Span.End && s.Span.Start < a.Span.End
		}
		return x.same(a.Mention, s.Mention)
	}) {
		return
	}
	e.Attributed = false
	e.Arguments = slices.Delete(e.Arguments, k, k+1)
}

// said reports whether a clause or one above it is what a verb of saying has said.
func (x *Extractor) said(clause int32) bool {
	for i, depth := clause, 0; i != tomar.None && depth < maxClauses; i, depth = x.doc.Clauses[i].Parent, depth+1 {
		if x.doc.Clauses[i].Said {
			return true
		}
	}
	return false
}

// spokenTypes are types of what is done by speaking.
var spokenTypes = map[string]bool{"REQUEST": true, "ACCUSE": true, "THREATEN": true, "REJECT": true, "CALL": true}

// thirdPerson reports whether the verb of an event's clause tells of others than who
// speaks and who is spoken to.
func (x *Extractor) thirdPerson(e *tomar.Event) bool {
	if e.Clause == tomar.None || x.doc.Clauses[e.Clause].Verb == tomar.None || x.formAt[e.First] == noun {
		return false
	}
	p := x.person(x.doc.Clauses[e.Clause].Verb)
	return p == 0 || p == 3 || p == 6
}

// speakerRule is the rule of a source whom the clauses tell.
const speakerRule = "speaker.clause"

// toldBy is the clause that tells what a clause says; None.
func (x *Extractor) toldBy(clause int32) int32 {
	for i, depth := clause, 0; i != tomar.None && depth < maxClauses; i, depth = x.doc.Clauses[i].Parent, depth+1 {
		if k := x.doc.Clauses[i].Kind; k == tomar.Content || k == tomar.Quote {
			return x.doc.Clauses[i].Parent
		}
	}
	return tomar.None
}

// stater is the agent of the statement that a clause makes; nil for none.
func stater(events []tomar.Event, clause int32) *tomar.Argument {
	for i := range events {
		if e := &events[i]; e.Type == "STATE" && clause != tomar.None && e.Clause == clause {
			for k := range e.Arguments {
				if a := &e.Arguments[k]; a.Role == tomar.Agent && !strings.HasSuffix(a.Rule, ".with") {
					return a
				}
			}
		}
	}
	return nil
}

// speaks reports whether a source may have said it: not a name that stands behind
// a preposition or another noun of the clause of saying, and no town before a
// colon, which says where.
func (x *Extractor) speaks(a *tomar.Argument, by int32) bool {
	if a.Mention == tomar.None {
		return true
	}
	for i := range x.nps {
		n := &x.nps[i]
		if n.mention != a.Mention {
			continue
		}
		if n.typ == tomar.LOC && (n.inside || x.byline(n) && !x.acts(n, "")) {
			return false // «the media of X» are not X
		}
		return by == tomar.None || n.mark&mSource != 0 || n.mark == 0 && !n.inside && !n.hung
	}
	return true
}

// townBefore reports whether a source is a town before the colon of its sentence: a dateline.
func (x *Extractor) townBefore(a *tomar.Argument) bool {
	if a.Mention == tomar.None {
		return false
	}
	m := &x.doc.Mentions[a.Mention]
	first := x.doc.Sentences[x.sent].First
	return m.Type == tomar.LOC && m.First == first && int(m.Last) < len(x.doc.Tokens) && x.doc.Slice(x.doc.Tokens[m.Last].Span) == ":"
}
