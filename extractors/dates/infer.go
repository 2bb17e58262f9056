package dates

import (
	"cmp"
	"slices"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/dates/calendar"
)

// Interval is a time in office, in ISO days; an empty end is open.
type Interval struct{ Start, End string }

// Terms tells when a mention's entity held the office that the text gives it.
type Terms interface {
	// Terms appends the intervals of a mention; none where nothing is known.
	Terms(doc *tomar.Document, mention int32, dst []Interval) []Interval
}

// headBytes is how far into the text a dateline may stand.
const headBytes = 300

// dateline looks for the date that a document without one bears at its head,
// closed by a dash, or alone on its last line. A full one becomes the
// document's date; of another one at least month and day are known.
func (t *Tagger) dateline(doc *tomar.Document) {
	c := context{g: t.g, room: &t.room}
	for i := range t.found {
		x := &t.found[i]
		f := t.keep[x.frag]
		if f.has&(fDay|fMonth) != fDay|fMonth || f.has&(fRel|fTo|fFeast) != 0 || !t.ownLine(doc, x) {
			continue
		}
		o := c.calendarDate(&f)
		if o.impossible || o.point.d == 0 {
			continue
		}
		t.head = o.point
		if o.point.y != 0 {
			doc.Published.Date, doc.Published.Source = o.point.String(), "text"
			return
		}
	}
}

// ownLine reports whether an expression stands where a dateline does.
func (t *Tagger) ownLine(doc *tomar.Document, x *expression) bool {
	if x.Start < headBytes && int(x.last) < len(doc.Tokens) {
		n := doc.Tokens[x.last]
		t.key = foldWord(t.key[:0], doc.Slice(n.Span))
		if string(t.key) == "-" || string(t.key) == "–" || string(t.key) == "—" {
			return n.Sent == x.sent
		}
	}
	if x.sent < 0 || int(x.sent) >= len(doc.Sentences) {
		return false
	}
	s := doc.Sentences[x.sent]
	alone := x.first-s.First <= 1 && s.Last-x.last <= 1
	return alone && (x.Start < headBytes || int(doc.Sentences[len(doc.Sentences)-1].Last)-int(x.last) < 6)
}

// told looks for the day that a document without a date says that it is of: «today, the
// 16th of July 2024». Where two differ, several texts stand in it.
func (t *Tagger) told(doc *tomar.Document) {
	c := context{g: t.g, room: &t.room}
	var of calendar.Day
	found := false
	for i := range t.found {
		x := &t.found[i]
		f := t.keep[x.frag]
		if f.has&(fDay|fMonth|fYear|fRel) != fDay|fMonth|fYear|fRel || f.relUnit != day || f.relBase != fromPublished || f.relVague {
			continue
		}
		f.has &^= fRel
		o := c.calendarDate(&f)
		d, ok := o.point.day()
		if o.impossible || o.clash || !ok {
			continue
		}
		d -= calendar.Day(f.relN)
		if found && d != of {
			return
		}
		of, found = d, true
	}
	if found {
		doc.Published.Date, doc.Published.Source = of.String(), "inferred"
	}
}

// clue is a weekday beside a day: of this month (or that many months off), or
// of a named month.
type clue struct {
	weekday, day int
	shift        int
	month        int // 0 where the month is the document's own
	cal          calendar.System
	today        bool
}

// evidence is what a text tells about its own date.
type evidence struct {
	clues    []clue
	from, to calendar.Day // bounds
	bounded  bool         // from is told by the text
	years    []known      // «last January» beside an event that tells its year
	named    uint16       // months that the text names apart from its own, a bit each
	soon     []soon       // anniversaries ahead
	terms    int
}

type known struct{ year, month int }
type soon struct{ month, day int }

// candidate is a month that the document may be of.
type candidate struct {
	month calendar.Day // its first day
	score int
}

// infer looks for the month of a document without a date; it reports whether
// one candidate is ahead of all others. Only weekdays beside days give it
// something to start from.
func (t *Tagger) infer(doc *tomar.Document) bool {
	ev := t.evidence(doc)
	if len(ev.clues) == 0 {
		if doc.Published.Source == "" {
			doc.Published.Source = "none"
		}
		return false
	}
	t.months = ev.candidates(t.months)
	all := t.months
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(b.score-a.score, int(a.month-b.month))
	})
	best := all[:min(len(all), maxCandidates)]
	doc.Published.Candidates = t.room.lists.Make(len(best))
	for _, k := range best {
		t.why.text = append(append(t.why.text[:0], monthText(k.month)...), ": "...)
		t.why.n = 0
		ev.weigh(k.month, &t.why)
		doc.Published.Candidates = append(doc.Published.Candidates, t.room.texts.Of(t.why.text))
	}
	doc.Published.Source = "none"
	if len(all) == 0 || len(all) > 1 && all[0].score == all[1].score || !ev.bounded {
		return false
	}
	doc.Published.Date, doc.Published.Source = monthText(all[0].month), "inferred"
	return true
}

const maxCandidates = 12

// lastInferredYear ends the search. It lies far ahead, so that a month is never
// the only one left because the search ends behind it.
const lastInferredYear = 2040

func monthText(d calendar.Day) string {
	p := pointOf(d)
	p.d = 0
	return p.String()
}

var weekdayNames = [...]string{"", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
