package dates

import (
	"fmt"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/dates/calendar"
	"github.com/tomar-nlp/tomar/internal/pieces"
)

// outcome is a resolved expression.
type outcome struct {
	value      string
	from, to   calendar.Day
	dated      bool // from and to are known
	precision  string
	cal        calendar.System
	anchor     string
	candidates []string
	point      point // what later expressions may refer to
	impossible bool  // no such date
	clash      bool  // the weekday contradicts the date
	timed      bool  // a time of day
}

// anchors of the tables.
const (
	byText      = "explicit"
	byPublished = "published"
	byPrevious  = "previous"
	byEvent     = "event"
	byNothing   = "none"
)

// context is what an expression resolves against.
type context struct {
	published point
	previous  point // the nearest earlier expression
	sameDay   point // an earlier day of the same sentence
	event     point // of an expression that is anchored on an event
	g         *Grammar
	room      *room
	asked     [3]int // room for the years that come into question
	doc       *tomar.Document
	x         *expression
}

// room holds the short texts and lists of what is found, many in one piece of
// memory.
type room struct {
	texts pieces.Texts
	lists pieces.Lists[string]
}

// join is a text of its parts.
func (c *context) join(parts ...string) string { return c.room.texts.Join("", parts...) }

// either is a list of candidates; none for no texts.
func (c *context) either(texts ...string) []string {
	if len(texts) == 0 {
		return nil
	}
	return append(c.room.lists.Make(len(texts)), texts...)
}

// tense is the tense of the clause around the expression at hand.
func (c *context) tense() tomar.Tense {
	if c.x == nil {
		return tomar.NoTense
	}
	return tenseAt(c.doc, c.x)
}

// context is the ground that the document's expressions resolve against.
func (t *Tagger) context(doc *tomar.Document) context {
	c := context{published: parsePoint(doc.Published.Date), g: t.g, room: &t.room, doc: doc}
	if doc.Published.Date == "" {
		c.published = t.head
	}
	return c
}

// each resolves the found expressions in order.
func (t *Tagger) each(doc *tomar.Document, c *context, do func(x *expression, o outcome)) {
	sent := tomar.None
	for i := range t.found {
		x := &t.found[i]
		if x.sent != sent {
			sent, c.sameDay = x.sent, point{}
		}
		c.x, c.event = x, x.event
		o := t.resolve(c, x)
		if x.eventFrom > 0 && x.event == (point{}) && t.explains(doc, i) && c.previous.d != 0 {
			o = c.onDay(c.previous, byPrevious)
		}
		if o.point != (point{}) && !o.impossible {
			c.previous = o.point
			if o.point.d != 0 {
				c.sameDay = o.point
			}
		}
		do(x, o)
	}
}

// resolveAll resolves the found expressions and adds them to doc.
func (t *Tagger) resolveAll(doc *tomar.Document) {
	t.head = point{}
	if doc.Published.Date == "" {
		if t.dateline(doc); doc.Published.Date == "" {
			t.told(doc)
		}
	}
	c := t.context(doc)
	t.each(doc, &c, func(x *expression, o outcome) {
		if o.impossible {
			doc.Diagnostics = append(doc.Diagnostics, tomar.Diagnostic{
				Span: x.Span, Code: "dates.impossible", Severity: tomar.Warning,
				Message: fmt.Sprintf("no such date: %s", doc.Slice(x.Span)),
			})
			return
		}
		if o.clash {
			doc.Diagnostics = append(doc.Diagnostics, tomar.Diagnostic{
				Span: x.Span, Code: "dates.weekday", Severity: tomar.Warning,
				Message: fmt.Sprintf("the weekday of «%s» contradicts %s", doc.Slice(x.Span), o.value),
			})
		}
		if t.keep[x.frag].has&fMust != 0 && (o.value == "XXXX" || strings.HasPrefix(o.value, "XXXX-XX")) {
			return
		}
		x.row = int32(len(doc.Times))
		doc.Times = append(doc.Times, t.row(x, o))
	})
}

// row is the table row of a resolved expression.
func (t *Tagger) row(x *expression, o outcome) tomar.Time {
	f := &t.keep[x.frag]
	r := tomar.Time{
		Span: x.Span, First: x.first, Last: x.last, Sent: x.sent, Value: o.value, Mod: modNames[f.mod],
		Precision: o.precision, Calendar: o.cal.String(), Anchor: o.anchor, Candidates: o.candidates,
		Confidence: confidence(o), Derivation: x.tree, Provenance: t.g.rules[x.rule].prov,
	}
	switch t.g.rules[x.rule].kind {
	case kindDuration:
		r.Type = tomar.Duration
	case kindSet:
		r.Type = tomar.Set
	default:
		if o.timed {
			r.Type = tomar.TimeOfDay
		}
	}
	if o.dated {
		r.DateStart = o.from.String()
		r.DateEnd = r.DateStart
		if o.to != o.from {
			r.DateEnd = o.to.String()
		}
	}
	if r.Precision == "" {
		r.Precision = "unknown"
	}
	if f.vague && r.Mod == "" {
		r.Mod = modNames[0]
	}
	return r
}

func confidence(o outcome) float32 {
	c := float32(0.95)
	switch o.anchor {
	case byPublished:
		c = 0.9
	case byPrevious, byEvent:
		c = 0.8
	case byNothing:
		c = 0.7
	}
	if len(o.candidates) > 1 {
		c -= 0.1
	}
	return c
}

// resolve gives an expression its value.
func (t *Tagger) resolve(c *context, x *expression) outcome {
	f := t.keep[x.frag]
	switch k := t.g.rules[x.rule].kind; {
	case k == kindRef:
		return outcome{value: refNames[f.ref], anchor: c.deictic()}
	case k == kindDuration:
		return c.duration(&f)
	case k == kindSet:
		return c.set(&f)
	case f.has&fOf != 0:
		return c.of(f, t.keep[x.to])
	case x.to >= 0:
		return c.span(f, t.keep[x.to])
	}
	return c.date(&f)
}

func (c *context) deictic() string {
	if c.published.y != 0 {
		return byPublished
	}
	return byNothing
}

// of resolves a distance from a date that stands beside it.
func (c *context) of(f, from frag) outcome {
	base := c.date(&from)
	if base.impossible {
		return base
	}
	d := *c
	d.event, f.relBase = base.point, fromEvent
	f.has &^= fOf
	o := d.date(&f)
	if o.anchor == byEvent {
		o.anchor = base.anchor
	}
	return o
}

// span resolves a range: the first end takes from the second what it leaves out.
func (c *context) span(a, b frag) outcome {
	inherit := b
	const down = fYear | fMonth | fRel | fEra | fWhich | fPart | fAmPm | fUnit
	inherit.has &= down &^ a.has
	if a.has&fRel != 0 || a.has&fYear != 0 {
		inherit.has &^= fRel | fWhich
	}
	if a.has&fDay == 0 {
		inherit.has &^= fMonth
	}
	forward := a
	switch {
	case b.has&(fRel|fYear) != 0:
		forward.has = 0
	case b.has&(fHour|fPart) != 0 && b.has&(fMonth|fDay|fWeekday|fFeast|fEvent) == 0: // the same day
		forward.has &= fYear | fMonth | fDay | fEra | fWeekday | fFeast | fRel | fWhich
	case b.has&fMonth != 0:
		forward.has &= fYear | fEra
	case b.has&fDay != 0:
		forward.has &= fMonth | fRel | fYear
	default:
		forward.has = 0
	}
	b.join(&forward)
	a.join(&inherit)
	a.has &^= fTo
	first, second := c.date(&a), outcome{}
	d := *c
	if first.point != (point{}) {
		d.previous = first.point
	}
	second = d.date(&b)
	if first.impossible || second.impossible {
		return outcome{impossible: true}
	}
	o := first
	o.value, o.to = c.join(first.value, "/", second.value), second.to
	o.dated = first.dated && second.dated && first.from <= second.to
	o.candidates, o.clash = nil, first.clash || second.clash
	o.point = second.point
	return o
}

// tenseAt is the tense of the clause around an expression: of the innermost
// clause that holds it, else of the sentence: past where any finite verb of it
// is, to come where all that it has is a subjunctive.
func tenseAt(doc *tomar.Document, x *expression) tomar.Tense {
	tense, size := tomar.NoTense, int32(0)
	for i, to := doc.ClausesOf(x.sent); i < to; i++ {
		k := &doc.Clauses[i]
		if k.Contains(x.Span) && k.Tense != tomar.NoTense && (size == 0 || k.Len() < size) {
			tense, size = k.Tense, k.Len()
		}
	}
	if size > 0 || int(x.sent) >= len(doc.Sentences) || x.sent < 0 {
		return tense
	}
	// without clauses: any past verb of the sentence makes it a report; second
	// readings count where no token is a finite verb at first sight
	s := doc.Sentences[x.sent]
	second, wished := tomar.NoTense, false
	for i := firstVerb(doc, s.First); i < len(doc.Verbs) && doc.Verbs[i].First < s.Last; i++ {
		v := &doc.Verbs[i]
		if v.Infinitive || v.Participle || v.Tense == tomar.NoTense || v.Mood == tomar.Subjunctive {
			wished = wished || v.Mood == tomar.Subjunctive && v.Score >= minWished && (i == 0 || doc.Verbs[i-1].First != v.First)
			continue
		}
		if i > 0 && doc.Verbs[i-1].First == v.First {
			if second != tomar.Past {
				second = v.Tense
			}
			continue
		}
		if v.Tense == tomar.Past {
			return tomar.Past
		}
		tense = v.Tense
	}
	switch {
	case tense != tomar.NoTense:
		return tense
	case second == tomar.NoTense && wished:
		return tomar.Future // «it is decided that he come on Saturday»
	}
	return second
}

// minWished is the least score of a subjunctive that says what is to come.
const minWished = 180

// firstVerb is the index of the first verb reading at or behind a token.
func firstVerb(doc *tomar.Document, tok int32) int {
	lo, hi := 0, len(doc.Verbs)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if doc.Verbs[mid].First < tok {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
