package events

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
)

// resume gives what a sentence goes on with to who does it: who is asked does what is asked of him,
// and behind what somebody said he himself goes on in the past in which he spoke.
func (x *Extractor) resume(events []tomar.Event) {
	for i := range events {
		e := &events[i]
		if e.Clause == tomar.None || x.formAt[e.First] == noun && !x.ofSubjunctive(e) {
			continue
		}
		if r := x.request(events, e); r != nil {
			e.Arguments = slices.DeleteFunc(e.Arguments, func(b tomar.Argument) bool { return b.Role == tomar.Agent })
			for k := range r.Arguments {
				if a := &r.Arguments[k]; a.Role == tomar.Target {
					x.takeOver(e, a, askedRule)
				}
			}
			continue
		}
		if a := x.resumes(events, e); a != nil {
			e.Arguments = slices.DeleteFunc(e.Arguments, func(b tomar.Argument) bool { return b.Role == tomar.Agent || b.Role == tomar.SourceRole })
			x.takeOver(e, a, sayerRule)
			e.Attributed = false // he does it, as the author tells
		}
	}
}

// Rules of agents told outside their clause.
const (
	askedRule = "subject.asked"
	sayerRule = "subject.sayer"
)

// takeOver makes a participant of another event the agent of an event.
func (x *Extractor) takeOver(e *tomar.Event, a *tomar.Argument, rule string) {
	e.Arguments = x.with(e.Arguments, tomar.Argument{Span: a.Span, Role: tomar.Agent, Mention: a.Mention, Kind: a.Kind,
		CountMin: a.CountMin, CountMax: a.CountMax, CountText: a.CountText, Provenance: tomar.Provenance{Rule: rule}})
}

// ofSubjunctive reports whether the verb of an event's clause is in the subjunctive and has the
// event's noun, which is not known yet, as its object: «that he bring a charge», not «that he
// condemn the attack».
func (x *Extractor) ofSubjunctive(e *tomar.Event) bool {
	v := x.doc.Clauses[e.Clause].Verb
	if v == tomar.None || x.doc.Verbs[v].Mood != tomar.Subjunctive || x.pointsBack(e.First) {
		return false
	}
	i := slices.IndexFunc(x.cands, func(c candidate) bool { return c.first == e.First && c.form == noun })
	return i >= 0 && x.objectOf(x.cands[i], e.Clause)
}

// request is the request that asks somebody to do what an event tells: «X asked of Y that he declare
// …»; nil for none, and where the event's own clause names who does it.
func (x *Extractor) request(events []tomar.Event, e *tomar.Event) *tomar.Event {
	k := &x.doc.Clauses[e.Clause]
	by := k.Parent
	if k.Kind != tomar.Content && e.Clause > 0 && x.doc.Clauses[e.Clause-1].Kind == k.Kind && x.doc.Clauses[e.Clause-1].Parent == k.Parent {
		by = e.Clause - 1 // «asked of Y, he should declare …»
	}
	if by == tomar.None || k.Kind != tomar.Content && by == k.Parent || k.Verb == tomar.None || x.doc.Verbs[k.Verb].Mood != tomar.Subjunctive || !sharedOnly(e) {
		return nil
	}
	for i := range events {
		r := &events[i]
		if r == e || r.Type != "REQUEST" || r.Clause != by || r.First > e.First {
			continue
		}
		asker, own := argumentOf(r, tomar.Agent), argumentOf(e, tomar.Agent)
		if !hasRole(r, tomar.Target) || own != nil && (asker == nil || own.Span != asker.Span) {
			continue
		}
		if own == nil {
			if role, ok := x.missing(e); !ok && x.formAt[e.First] != noun || ok && role != tomar.Agent {
				continue
			}
		}
		return r
	}
	return nil
}

// resumes is who said what an event's clause stands in, where the event is a statement or another
// thing done by speaking with which he goes on: behind «and», in the simple past as his saying is,
// without a subject of its own; nil where it is none.
func (x *Extractor) resumes(events []tomar.Event, e *tomar.Event) *tomar.Argument {
	if e.Type != "STATE" && !spokenTypes[e.Type] || !sharedOnly(e) || !x.simplePast(x.doc.Clauses[e.Clause].Verb) {
		return nil
	}
	first := x.doc.Clauses[e.Clause].First
	if first == 0 || !x.conjunction(first-1) && !x.conjunction(first) && x.doc.Tokens[first-1].Post == 0 || !x.opens(e.First, e.Clause) {
		return nil
	}
	for i, depth := e.Clause, 0; i != tomar.None && depth < maxClauses; i, depth = x.doc.Clauses[i].Parent, depth+1 {
		k := &x.doc.Clauses[i]
		if k.Kind == tomar.Quote {
			return nil
		}
		if k.Kind == tomar.Content && k.Said && k.Parent != tomar.None {
			if !x.simplePast(x.doc.Clauses[k.Parent].Verb) {
				return nil
			}
			return stater(events, k.Parent)
		}
	}
	return nil
}

// simplePast reports whether a verb tells in the past, in the third person, what somebody did.
func (x *Extractor) simplePast(v int32) bool {
	if v == tomar.None {
		return false
	}
	f := &x.doc.Verbs[v]
	p := x.person(v)
	return f.Tense == tomar.Past && f.Mood == tomar.Indicative && !f.Perfect && !f.Imperfective && !f.Passive && (p == 0 || p == 3 || p == 6)
}

// sharedOnly reports whether an event has no agent but one of another clause.
func sharedOnly(e *tomar.Event) bool {
	return !slices.ContainsFunc(e.Arguments, func(a tomar.Argument) bool {
		return a.Role == tomar.Agent && !strings.HasPrefix(a.Rule, "subject.") && !strings.HasPrefix(a.Rule, "speaker.")
	})
}

// argumentOf is the first participant in a role; nil for none.
func argumentOf(e *tomar.Event, role tomar.Role) *tomar.Argument {
	for i := range e.Arguments {
		if e.Arguments[i].Role == role {
			return &e.Arguments[i]
		}
	}
	return nil
}
