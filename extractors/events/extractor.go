package events

import (
	"cmp"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/seeds"
)

// Extractor finds the events of one document after another. It keeps its
// buffers; one per worker.
type Extractor struct {
	lex *Lexicon
	doc *tomar.Document

	sent                int32
	firstHit, lastHit   int32 // hits of the sentence
	firstVerb, lastVerb int32
	nextMention         int32

	cands    []candidate
	accepted []candidate // of cands, those that became events
	nps      []np
	key      []byte
	formAt   map[int32]form // of the sentence's events, by first token

	lastSpeaker np // who spoke last, for a speaker who is left out
}

// NewExtractor is an extractor for one worker.
func (l *Lexicon) NewExtractor() *Extractor { return &Extractor{lex: l, formAt: map[int32]form{}} }

// Run appends the document's events in text order.
func (x *Extractor) Run(doc *tomar.Document) {
	x.doc = doc
	x.lastSpeaker = np{mention: tomar.None}
	x.firstHit, x.firstVerb, x.nextMention = 0, 0, 0
	for i := range doc.Sentences {
		x.sentence(int32(i))
	}
	x.carry()
	x.doc = nil
}

func (x *Extractor) sentence(s int32) {
	d := x.doc
	first, last := d.Sentences[s].First, d.Sentences[s].Last
	x.sent = s
	some := false
	for x.firstHit < int32(len(d.Hits)) && d.Hits[x.firstHit].First < first {
		x.firstHit++
	}
	x.lastHit = x.firstHit
	for x.lastHit < int32(len(d.Hits)) && d.Hits[x.lastHit].First < last {
		some = some || d.Hits[x.lastHit].Class == tomar.ClassTrigger
		x.lastHit++
	}
	for x.firstVerb < int32(len(d.Verbs)) && d.Verbs[x.firstVerb].First < first {
		x.firstVerb++
	}
	x.lastVerb = x.firstVerb
	for x.lastVerb < int32(len(d.Verbs)) && d.Verbs[x.lastVerb].First < last {
		some = true
		x.lastVerb++
	}
	if !some {
		return
	}
	x.candidates()
	if len(x.cands) == 0 {
		return
	}
	x.phrases(first, last)
	x.accepted = x.accepted[:0]
	begin := len(d.Events)
	clear(x.formAt)
	for _, c := range x.cands {
		if x.clashes(c) {
			x.lose(c, "a heavier trigger overlaps")
			continue
		}
		if x.event(c) {
			x.formAt[c.first] = c.form
			x.accepted = append(x.accepted, c)
		}
	}
	slices.SortStableFunc(d.Events[begin:], func(a, b tomar.Event) int { return cmp.Compare(a.First, b.First) })
	x.share(d.Events[begin:])
}

// event makes an event of a candidate where its trigger is strong enough.
func (x *Extractor) event(c candidate) bool {
	d, g := x.doc, &x.lex.data.Triggers[c.trigger]
	e := tomar.Event{
		Span:  d.Tokens[c.first].Span.Cover(d.Tokens[c.last-1].Span),
		First: c.first, Last: c.last, Sent: x.sent, Clause: d.ClauseAt(c.first),
		Type: g.Type, Subtype: g.Subtype, Trigger: c.trigger, Time: tomar.None, Story: tomar.None,
		CountMin: tomar.None, CountMax: tomar.None, Plover: g.Plover, Cameo: g.Cameo, Ace: g.Ace,
		Provenance: tomar.Provenance{Rule: g.ID, File: g.File, Line: int32(g.Line)},
	}
	x.arguments(&e, c)
	if !x.supported(&e, c, g) {
		x.lose(c, "too weak, and nothing supports it: "+strings.Join(g.Needs, "|"))
		return false
	}
	if c.form == noun && len(e.Arguments) == 0 && e.CountMin == tomar.None && x.defined(c.last-1) && x.toldBefore(e.Type) {
		x.lose(c, "it points back to an event told before and tells nothing new")
		return false
	}
	x.attributes(&e, c)
	x.date(&e)
	e.Confidence = confidence(g, &e)
	if e.Type == "STATE" {
		for _, a := range e.Arguments {
			if a.Role == tomar.Agent {
				x.lastSpeaker = np{first: c.first, last: c.last, span: a.Span, mention: a.Mention, kind: a.Kind}
				break
			}
		}
	}
	d.Events = append(d.Events, e)
	return true
}

// toldBefore reports whether an event of a type stands in an earlier sentence.
func (x *Extractor) toldBefore(typ string) bool {
	for i := range x.doc.Events {
		if x.doc.Events[i].Type == typ && x.doc.Events[i].Sent < x.sent {
			return true
		}
	}
	return false
}

func confidence(g *seeds.Trigger, e *tomar.Event) float32 {
	c := 0.5 + 0.4*g.Strength
	if len(e.Arguments) > 0 {
		c += 0.05
	}
	return min(c, 0.95)
}

// supported reports whether a trigger counts: strong ones always, weak ones
// where one of their needs holds.
func (x *Extractor) supported(e *tomar.Event, c candidate, g *seeds.Trigger) bool {
	if g.Frame == "speech" && x.spokenHere(c) {
		return false
	}
	if g.Strength >= strong || len(g.Needs) == 0 || c.form != noun && g.Strength >= finite && g.Kind != seeds.PhraseTrigger && !slices.Contains(g.Needs, "weapon") {
		return true
	}
	if c.form == noun && g.Strength <= topical && !x.told(e) {
		return false
	}
	for _, n := range g.Needs {
		if x.holds(n, e, c) {
			return true
		}
	}
	return false
}

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

// finite is the strength from which a finite verb needs no support.
const finite = 0.65

// topical is the strength up to which a noun mostly names a topic: it counts
// only where somebody takes part or is counted.
const topical = 0.4

func (x *Extractor) told(e *tomar.Event) bool {
	if e.CountMin != tomar.None {
		return true
	}
	for i := range e.Arguments {
		if r := e.Arguments[i].Role; r == tomar.Agent || r == tomar.Target {
			return true
		}
	}
	return false
}

// strong is the strength from which a trigger needs no support.
const strong = 0.95

func (x *Extractor) holds(need string, e *tomar.Event, c candidate) bool {
	role := func(r tomar.Role) bool {
		for i := range e.Arguments {
			if e.Arguments[i].Role == r {
				return true
			}
		}
		return false
	}
	switch need {
	case "arg":
		return len(e.Arguments) > 0 || c.form == active && x.bodyBefore(c, e.Clause)
	case "agentby", "speaker":
		return role(tomar.Agent) || c.form == active && x.bodyBefore(c, e.Clause)
	case "place":
		return role(tomar.PlaceRole) || c.verb != tomar.None && x.doc.Verbs[c.verb].Directional
	case "count":
		return e.CountMin != tomar.None
	case "victim":
		return role(tomar.Target) || x.personNear(c)
	case "verb":
		return c.form != noun || e.Clause != tomar.None && x.doc.Clauses[e.Clause].Verb != tomar.None
	case "weapon":
		return x.weaponNear(c)
	case "definite":
		return c.first > 0 && !x.ezafe(c.last-1)
	}
	return false
}

// bodyBefore reports whether the head word of a body that nobody names stands
// before the trigger in its clause: «the government banned …» has its agent.
func (x *Extractor) bodyBefore(c candidate, clause int32) bool {
	for i := x.firstHit; i < x.lastHit && x.doc.Hits[i].First < c.first; i++ {
		h := &x.doc.Hits[i]
		if h.Class == tomar.ClassOrgHead && h.Fold <= tomar.FoldLetter && (clause == tomar.None || x.doc.ClauseAt(h.First) == clause) {
			if m, _ := x.markAt(h.First-1, x.doc.Sentences[x.sent].First); h.First == x.doc.Sentences[x.sent].First || m&prepositions == 0 {
				return true
			}
		}
	}
	return false
}

func (x *Extractor) personNear(c candidate) bool {
	for i := range x.nps {
		if n := &x.nps[i]; n.person && n.first >= c.first-personReach && n.last <= c.last+personReach {
			return true
		}
	}
	return false
}

// weaponNear reports whether an armed attack or a word for a weapon stands near.
func (x *Extractor) weaponNear(c candidate) bool {
	for i := range x.cands {
		k := &x.cands[i]
		switch x.lex.data.Triggers[k.trigger].Type {
		case "ATTACK", "CLASH":
			if k.first != c.first && k.first >= c.first-weaponReach && k.last <= c.last+weaponReach {
				return true
			}
		}
	}
	from := max(x.doc.Sentences[x.sent].First, c.first-weaponReach)
	for t := from; t < min(x.doc.Sentences[x.sent].Last, c.last+weaponReach); t++ {
		if m, _ := x.markAt(t, from); m&mWeapon != 0 {
			return true
		}
	}
	return false
}

// weaponReach is how many tokens away a weapon still counts.
const weaponReach = 12

// personReach is how many tokens away a person still supports a trigger.
const personReach = 8

func appendNominal(dst []byte, s string) []byte { return norm.AppendKey(dst, s) }
