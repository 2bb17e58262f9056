package events

import (
	"cmp"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/internal/pieces"
	"github.com/tomar-nlp/tomar/seeds"
)

// Extractor finds the events of one document after another. It keeps its
// buffers; one per worker.
type Extractor struct {
	lex *Lexicon
	doc *tomar.Document

	forms *forms.Table
	ids   []int32 // forms of the document's tokens
	memo  forms.Memo[wordForm]

	sent                int32
	firstHit, lastHit   int32 // hits of the sentence
	firstVerb, lastVerb int32
	nextMention         int32
	nextTime            int32
	end                 int32    // token behind which the page has no article
	starts              openings // of the sentence; see openings
	started             bool     // starts is filled
	runOn               bool     // a long sentence without stops: page text, where order tells little

	made  tomar.Event      // the event that is being made
	args  []tomar.Argument // its arguments
	lists pieces.Lists[tomar.Argument]
	texts pieces.Texts      // short ones
	rules map[framed]string // names of rules

	placeRules map[marker]string // the same, of places

	cands    []candidate
	accepted []candidate // of cands, those that became events
	nps      []np
	key      []byte
	key2     []byte         // a second key, to compare the first with
	formAt   map[int32]form // of the sentence's events, by first token

	prior, later []int32          // by event: the next of its type to either side; None
	latest       map[string]int32 // by type: the last event so far

	memorials   []tomar.Span // triggers that a memorial remembers
	past        []referent   // who was named so far
	lastSpeaker np           // who spoke last, for a speaker who is left out
}

// NewExtractor is an extractor for one worker.
func (l *Lexicon) NewExtractor() *Extractor {
	x := &Extractor{lex: l, formAt: map[int32]form{}, rules: map[framed]string{}, placeRules: map[marker]string{}, latest: map[string]int32{}, lists: pieces.Lists[tomar.Argument]{Size: argumentBlock}}
	x.Share(forms.New())
	return x
}

// Share makes the extractor use a worker's table of forms.
func (x *Extractor) Share(t *forms.Table) { x.forms, x.memo = t, forms.NewMemo[wordForm](t) }

// Run appends the document's events in text order.
func (x *Extractor) Run(doc *tomar.Document) {
	x.doc = doc
	x.ids = x.forms.Tokens(doc)
	x.lastSpeaker = unnamed(0, 0, tomar.Span{})
	x.past = x.past[:0]
	x.firstHit, x.firstVerb, x.nextMention, x.nextTime = 0, 0, 0, 0
	x.memorials = x.memorials[:0]
	if at, ok := x.laughs(); ok {
		x.joke(at)
		x.doc = nil
		return
	}
	x.end = x.articleEnd()
	for i := range doc.Sentences {
		if doc.Sentences[i].First >= x.end {
			break
		}
		x.sentence(int32(i))
	}
	x.settings()
	x.carry()
	x.deaths()
	x.forget()
	x.doc = nil
}

func (x *Extractor) sentence(s int32) {
	d := x.doc
	first, last := d.Sentences[s].First, d.Sentences[s].Last
	x.sent, x.started = s, false
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
	for x.nextTime < int32(len(d.Times)) && d.Times[x.nextTime].First < first {
		x.nextTime++
	}
	x.cands = x.cands[:0]
	if some {
		x.candidates()
	}
	if len(x.cands) == 0 {
		x.passing(first, last)
		return
	}
	x.runOn = x.runsOn(first, last)
	x.phrases(first, last)
	x.accepted = x.accepted[:0]
	begin := len(d.Events)
	clear(x.formAt)
	for _, c := range x.cands {
		if x.clashes(c) {
			x.lose(c, "a heavier trigger overlaps")
			continue
		}
		x.formAt[c.first] = c.form
		if x.event(c) {
			x.accepted = append(x.accepted, c)
		} else {
			delete(x.formAt, c.first)
		}
	}
	slices.SortStableFunc(d.Events[begin:], func(a, b tomar.Event) int { return cmp.Compare(a.First, b.First) })
	x.share(d.Events[begin:])
	x.resume(d.Events[begin:])
	x.tellers(d.Events[begin:])
	x.announced(d.Events[begin:])
	partner(d.Events[begin:])
	x.inherit(begin)
	x.thinNews(d.Events[begin:])
}

// runsOn reports whether a sentence is long and has hardly a comma.
func (x *Extractor) runsOn(first, last int32) bool {
	if last-first < longSentence {
		return false
	}
	stops := int32(0)
	for t := first; t < last; t++ {
		if x.doc.Tokens[t].Kind == tomar.Punct {
			stops++
		}
	}
	return (last-first)/(stops+1) > longSentence/2
}

// longSentence is the number of words from which a sentence without commas is
// no sentence.
const longSentence = 50

// event makes an event of a candidate where its trigger is strong enough.
func (x *Extractor) event(c candidate) bool {
	d, g := x.doc, &x.lex.data.Triggers[c.trigger]
	e := &x.made
	*e = tomar.Event{
		Span:  d.Tokens[c.first].Span.Cover(d.Tokens[c.last-1].Span),
		First: c.first, Last: c.last, Sent: x.sent, Clause: d.ClauseAt(c.first),
		Type: g.Type, Subtype: g.Subtype, Trigger: c.trigger, Time: tomar.None, Story: tomar.None,
		CountMin: tomar.None, CountMax: tomar.None, Plover: g.Plover, Cameo: g.Cameo, Ace: g.Ace,
		Provenance: tomar.Provenance{Rule: g.ID, File: g.File, Line: int32(g.Line)},
		Arguments:  x.args[:0],
	}
	x.arguments(e, c)
	if !x.supported(e, c, g) {
		if d.Trace != nil {
			x.lose(c, "too weak, and nothing supports it: "+strings.Join(g.Needs, "|"))
		}
		x.args = e.Arguments
		return false
	}
	x.attributes(e, c)
	if c.form == noun && x.remembered(c) {
		x.memorials = append(x.memorials, e.Span)
	}
	x.date(e, c)
	e.Confidence = confidence(g, e)
	if e.Type == "KILL" && e.Subtype == "" && x.armed(e, c) {
		e.Subtype = "armed"
	}
	if e.Type == "STATE" && e.Modality == tomar.Actual && (e.Clause == tomar.None || d.Clauses[e.Clause].Kind != tomar.Quote) {
		for _, a := range e.Arguments {
			if a.Role == tomar.Agent && (c.first >= x.lastSpeaker.first || x.doc.Tokens[x.lastSpeaker.first].Sent != x.sent) {
				x.lastSpeaker = unnamed(c.first, c.last, a.Span)
				x.lastSpeaker.mention, x.lastSpeaker.kind = a.Mention, a.Kind
				break
			}
		}
	}
	if g.Kind == seeds.ObjectTrigger && c.verb != tomar.None && c.form != noun {
		f := &d.Verbs[c.verb] // «expelled the diplomats»: the verb is the event's word
		e.First, e.Last, e.Span = f.First, f.Last, d.Tokens[f.First].Span.Cover(d.Tokens[f.Last-1].Span)
	}
	x.args = e.Arguments
	e.Arguments = x.store(e.Arguments)
	d.Events = append(d.Events, *e)
	return true
}

// store gives arguments their place in a block that many events share: each
// would need memory of its own else. Blocks are never written again.
func (x *Extractor) store(args []tomar.Argument) []tomar.Argument {
	if len(args) == 0 {
		return nil
	}
	return append(x.lists.Make(len(args)), args...)
}

// with is a list with one argument more; a full one moves to another place of the
// blocks.
func (x *Extractor) with(args []tomar.Argument, a tomar.Argument) []tomar.Argument {
	if len(args) == cap(args) {
		args = append(x.lists.Make(len(args)+1), args...)
	}
	return append(args, a)
}

// argumentBlock is how many arguments share a block.
const argumentBlock = 256

func confidence(g *seeds.Trigger, e *tomar.Event) float32 {
	c := 0.5 + 0.4*g.Strength
	if len(e.Arguments) > 0 {
		c += 0.05
	}
	return min(c, 0.95)
}

func appendNominal(dst []byte, s string) []byte { return norm.AppendKey(dst, s) }
