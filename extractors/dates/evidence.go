package dates

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/dates/calendar"
)

// evidence gathers what the found expressions, the dated events and the terms
// of office say.
func (t *Tagger) evidence(doc *tomar.Document) *evidence {
	ev := &t.hints
	*ev = evidence{clues: ev.clues[:0], years: ev.years[:0], soon: ev.soon[:0]}
	ev.from, _ = calendar.FromGregorian(firstNewsYear, 1, 1)
	ev.to, _ = calendar.FromGregorian(lastInferredYear, 12, 31)
	for i := range t.found {
		x := &t.found[i]
		t.clues(ev, doc, x)
	}
	if len(ev.clues) == 0 {
		return ev
	}
	t.eventsOfText(ev, doc)
	t.terms(ev, doc)
	return ev
}

func (t *Tagger) clues(ev *evidence, doc *tomar.Document, x *expression) {
	f := t.keep[x.frag]
	k := t.g.rules[x.rule].kind
	if k != kindDate && k != kindRange {
		return
	}
	own := f.has&fRel != 0 && f.relBase == fromPublished
	switch {
	case f.has&fDay != 0 && f.has&fWeekday != 0 && f.part != nightPart && f.has&fYear == 0:
		c := clue{weekday: int(f.weekday), day: int(f.day), cal: f.cal}
		if f.has&fMonth != 0 {
			c.month = int(f.month)
			c.today = own && f.relUnit == day && f.relN == 0
		} else if !own || f.relUnit != month {
			return
		} else {
			c.shift = int(f.relN)
		}
		ev.clues = append(ev.clues, c)
	case f.has&fYear != 0 && f.cal == calendar.Gregorian && f.era == noEra && tenseAt(doc, x) != tomar.Future:
		p := point{y: int(f.year), m: int(f.month), d: int(f.day)}
		if d, _, ok := p.bounds(); ok && d > ev.from {
			if p.m == 0 {
				d -= 180 // next year's budget is spoken of this year
			}
			ev.from, ev.bounded = max(ev.from, d), true
		}
	case f.has&fMonth != 0 && f.has&fDay == 0 && f.has&fYear == 0 && f.cal == calendar.Gregorian && f.has&fRel == 0:
		if f.which == 0 {
			ev.named |= 1 << f.month
			return
		}
		if f.which < 0 {
			for _, h := range doc.Hits {
				if e, ok := t.eventOf(h); ok && t.inSentence(doc, h.First, x.sent) {
					if d, ok := calendar.Parse(e.Start); ok {
						if y, m, _ := d.YMD(); m == int(f.month) {
							ev.years = append(ev.years, known{y, m})
						}
					}
				}
			}
		}
	}
}

func (t *Tagger) inSentence(doc *tomar.Document, tok, sent int32) bool {
	return tok >= 0 && int(tok) < len(doc.Tokens) && doc.Tokens[tok].Sent == sent
}

// eventOf is the dated event that a hit names.
func (t *Tagger) eventOf(h tomar.Hit) (*struct{ Start, End string }, bool) {
	n := int(h.ID) - len(t.g.words)
	if h.Class != tomar.ClassTimeWord || n < 0 || n >= len(t.g.data.Events) {
		return nil, false
	}
	e := t.g.data.Events[n]
	return &struct{ Start, End string }{e.Start, e.End}, true
}

// eventsOfText bounds the date by the dated events that the text speaks of, and
// notes anniversaries that come near.
func (t *Tagger) eventsOfText(ev *evidence, doc *tomar.Document) {
	for _, h := range doc.Hits {
		e, ok := t.eventOf(h)
		if !ok {
			continue
		}
		start, ok := calendar.Parse(e.Start)
		if !ok {
			continue
		}
		ev.from, ev.bounded = max(ev.from, start), true
		if t.near(doc, h.First) {
			_, m, d := start.YMD()
			if s := (soon{m, d}); !slices.Contains(ev.soon, s) {
				ev.soon = append(ev.soon, s)
			}
		}
	}
}

// near reports whether an anniversary that approaches is spoken of before a
// token: «the approach of the anniversary of …».
func (t *Tagger) near(doc *tomar.Document, tok int32) bool {
	anniversary := false
	begin := sort.Search(len(doc.Hits), func(i int) bool { return doc.Hits[i].First >= tok })
	for i := begin - 1; i >= 0 && doc.Hits[i].First >= tok-longestPhrase; i-- {
		h := &doc.Hits[i]
		if l, ok := t.g.lexeme(h); ok && h.Class == tomar.ClassTimeWord && t.g.cats[l.cat] == "anniv" && h.Last == tok {
			anniversary = true
		}
	}
	if !anniversary {
		return false
	}
	sent := doc.Tokens[tok].Sent
	for k := max(tok-4, 0); k < int32(len(doc.Tokens)) && k < tok+12 && doc.Tokens[k].Sent <= sent; k++ {
		found := false
		t.weakWords(doc, k, int32(len(doc.Tokens)), func(row, _ int32) {
			found = found || t.g.cats[t.g.words[row].cat] == "approach"
		})
		if found {
			return doc.Tokens[k].Sent == sent
		}
	}
	return false
}

// longestPhrase is more tokens than a hit has.
const longestPhrase = 64

// holdsPosition is the relation of a person to an office.
const holdsPosition = "holds_position"

// terms bounds the date by the offices of the people whom the text names with
// them: it is of a time at which each held it. The terms come from Terms, and
// from the document's relations where these know them. Those that began last
// count first: a text may name those who held an office before, never those who
// will.
func (t *Tagger) terms(ev *evidence, doc *tomar.Document) {
	var offices [][]Interval
	if t.Terms != nil {
		for m := range doc.Mentions {
			if iv := t.Terms.Terms(doc, int32(m), nil); len(iv) > 0 {
				offices = append(offices, iv)
			}
		}
	}
	for i := range doc.Relations {
		if r := &doc.Relations[i]; r.Kind == holdsPosition && (r.Start != "" || r.End != "") {
			offices = append(offices, []Interval{{r.Start, r.End}})
		}
	}
	slices.SortStableFunc(offices, func(a, b []Interval) int { return cmp.Compare(firstStart(b), firstStart(a)) })
	for _, iv := range offices {
		ev.within(iv)
	}
}

// firstStart is the earliest beginning of an office's terms; "" where one is
// open.
func firstStart(terms []Interval) string {
	first := terms[0].Start
	for _, iv := range terms[1:] {
		first = min(first, iv.Start)
	}
	return first
}

// within narrows the bounds to the cover of one office's terms. Bounds that
// would leave nothing are not taken: some texts give a former holder the title.
func (ev *evidence) within(terms []Interval) {
	from, to := ev.to, calendar.Day(math.MinInt32) // the cover of all terms
	for _, iv := range terms {
		if d, ok := calendar.Parse(iv.Start); ok {
			from = min(from, d)
		} else {
			from = ev.from
		}
		if d, ok := calendar.Parse(iv.End); ok {
			to = max(to, d)
		} else {
			to = max(to, ev.to)
		}
	}
	if max(ev.from, from) <= min(ev.to, to) {
		ev.from, ev.to = max(ev.from, from), min(ev.to, to)
		ev.bounded = true
		ev.terms++
	}
}

// candidates are the months that contradict nothing, in the memory of out.
func (ev *evidence) candidates(out []candidate) []candidate {
	out = out[:0]
	y, m, _ := ev.from.YMD()
	first, _ := calendar.FromGregorian(y, m, 1)
	for d := first; d <= ev.to; d = d.AddMonths(1) {
		if score, ok := ev.weigh(d, nil); ok {
			out = append(out, candidate{d, score})
		}
	}
	return out
}

// reasons are what speaks for a month, in words.
type reasons struct {
	text []byte
	n    int
}

func (r *reasons) add(parts ...string) {
	if r.n++; r.n > 1 {
		r.text = append(r.text, "; "...)
	}
	for _, s := range parts {
		r.text = append(r.text, s...)
	}
}

// newsDays is how long the latest dated day of a text may lie behind it.
const newsDays = 62

// weigh tests one month and tells what speaks for it, where why is not nil.
func (ev *evidence) weigh(first calendar.Day, why *reasons) (score int, ok bool) {
	y, m, _ := first.YMD()
	last := first.AddMonths(1) - 1
	latest, named := calendar.Day(0), false
	for _, c := range ev.clues {
		d, ok := c.dayIn(first, last)
		if !ok || d.Weekday() != c.weekday {
			return 0, false
		}
		if c.month != 0 {
			latest, named = max(latest, d), true
			if c.today || d >= first {
				score++
			}
		}
		if why != nil {
			why.add(d.String(), " is a ", weekdayNames[c.weekday])
		}
	}
	if named && latest < first-newsDays {
		return 0, false
	}
	for _, n := range ev.years {
		ahead := (y-n.year)*12 + m - n.month
		if ahead < 1 || ahead > 12 {
			return 0, false
		}
		score++
		if why != nil {
			why.add(point{y: n.year, m: n.month}.String(), " is the last of its name")
		}
	}
	for _, s := range ev.soon {
		day, ok := calendar.FromGregorian(y, s.month, s.day)
		if ok && day < first {
			day, ok = calendar.FromGregorian(y+1, s.month, s.day)
		}
		if ok && day-last <= 31 {
			score += 2
			if why != nil {
				why.add("the anniversary of -", point{m: s.month, d: s.day}.String()[len("XXXX"):], " comes near")
			}
		}
	}
	if ev.named>>m&1 != 0 {
		score--
		if why != nil {
			why.add("the text names this month as another one")
		}
	}
	if ev.terms > 0 && why != nil {
		why.add("within ", ev.from.String(), "/", ev.to.String(), ", when the people named held office")
	}
	return score, true
}

// dayIn is the day that a clue means if the document is of the month.
func (c clue) dayIn(first, last calendar.Day) (calendar.Day, bool) {
	if c.month == 0 {
		m := first.AddMonths(c.shift)
		y, mm, _ := m.YMD()
		return calendar.FromGregorian(y, mm, c.day)
	}
	// the latest such day up to the end of the month
	y, _, _ := last.Date(c.cal)
	for n := y; n >= y-1; n-- {
		d, ok := calendar.From(c.cal, n, c.month, c.day)
		if ok && d <= last {
			return d, !c.today || d >= first
		}
	}
	return 0, false
}
