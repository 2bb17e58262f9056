package dates

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/dates/calendar"
)

// monthDay is a date of which a month or a day is named.
func (c *context) monthDay(f *frag) outcome {
	if f.has&fMonth == 0 {
		return c.dayOfMonth(f)
	}
	if f.has&fDay != 0 && !possible(f) {
		return outcome{impossible: true}
	}
	years, anchor := c.nativeYears(f)
	if len(years) == 0 {
		return c.openYear(f)
	}
	// several years are in question: the tense and direction decide
	type reading struct {
		from, to calendar.Day
	}
	var all []reading
	for _, y := range years {
		var r reading
		var ok bool
		if f.has&fDay != 0 {
			r.from, ok = calendar.From(f.cal, y, int(f.month), int(f.day))
			r.to = r.from
		} else {
			r.from, r.to, ok = calendar.Interval(f.cal, y, int(f.month))
		}
		if ok {
			all = append(all, r)
		}
	}
	if len(all) == 0 {
		return outcome{impossible: true}
	}
	pick, other := 0, -1
	if len(all) > 1 {
		spans := make([][2]calendar.Day, len(all))
		for i, r := range all {
			spans[i] = [2]calendar.Day{r.from, r.to}
		}
		pick, other = c.nearest(f, spans)
	}
	o := c.reading(f, all[pick].from, all[pick].to, anchor)
	if other >= 0 && len(o.candidates) == 0 && !o.clash {
		second := c.reading(f, all[other].from, all[other].to, anchor)
		o.candidates = c.either(o.value, second.value)
	}
	return o
}

// possible reports whether the day can exist in any year.
func possible(f *frag) bool {
	switch f.cal {
	case calendar.Gregorian:
		return int(f.day) <= calendar.Length(0, int(f.month))
	case calendar.Islamic:
		return f.day <= 30
	}
	return int(f.day) <= calendar.SolarLength(int(f.month))
}

// nativeYears are the years of the fragment's own calendar that come into
// question; none where nothing tells. They hold until the next call.
func (c *context) nativeYears(f *frag) ([]int, string) {
	if f.has&fYear != 0 {
		y := int(f.year)
		solar := f.cal == calendar.Kurdish || f.cal == calendar.Iranian
		if solar && y > 1500 && y < 2600 { // a Gregorian year beside a solar month
			first := y - 622
			if f.cal == calendar.Kurdish {
				first += calendar.KurdishOffset
			}
			for n := first; n <= first+1; n++ {
				if from, _, ok := calendar.Interval(f.cal, n, int(f.month)); ok {
					if gy, _, _ := (from + calendar.Day(max(int(f.day), 1)-1)).YMD(); gy == y {
						return append(c.asked[:0], n), byText
					}
				}
			}
		}
		return append(c.asked[:0], y), byText
	}
	b, anchor := c.published, byPublished
	if f.has&fRel != 0 {
		if f.relBase != fromPublished {
			b, anchor = c.base(f)
		}
		if f.relUnit != year && f.relBase != fromPublished {
			b = point{}
		}
	}
	if b.y == 0 {
		return nil, byNothing
	}
	if f.has&fRel != 0 && f.relUnit == year {
		y := b.y
		if f.cal != calendar.Gregorian {
			y = nativeYear(f.cal, b)
		}
		return append(c.asked[:0], y+int(f.relN)), anchor
	}
	y := b.y
	if f.cal != calendar.Gregorian {
		y = nativeYear(f.cal, b)
	} else if b.m == 0 {
		return append(c.asked[:0], y), anchor
	}
	return append(c.asked[:0], y-1, y, y+1), anchor
}

// nativeYear is the year of another calendar on a day, or in the middle of what
// is known.
func nativeYear(s calendar.System, p point) int {
	if p.m == 0 {
		p.m = 7
	}
	if p.d == 0 {
		p.d = 15
	}
	d, ok := p.day()
	if !ok {
		return p.y
	}
	y, _, _ := d.Date(s)
	return y
}

// nearest picks among readings of several years, and the second best.
func (c *context) nearest(f *frag, spans [][2]calendar.Day) (pick, other int) {
	lo, hi, _ := c.published.bounds()
	past, future := -1, -1
	for i, s := range spans {
		// a month that holds the document's day counts as past and as future
		if s[0] <= hi && !(f.which < 0 && f.has&fWhich != 0 && s[1] >= lo) {
			past = i
		}
		if future < 0 && s[1] >= lo && !(f.which > 0 && f.has&fWhich != 0 && s[0] <= hi) {
			future = i
		}
	}
	if past < 0 {
		return future, -1
	}
	if future < 0 {
		return past, -1
	}
	if past == future {
		return past, -1
	}
	if f.has&fWhich != 0 && f.which != 0 {
		if f.which < 0 {
			return past, -1
		}
		return future, -1
	}
	back, ahead := lo-spans[past][1], spans[future][0]-hi
	switch c.tense() {
	case tomar.Past:
		if back <= 300 {
			return past, future
		}
	case tomar.Future:
		if ahead <= 300 {
			return future, past
		}
	}
	if ahead < back {
		return future, past
	}
	return past, future
}

// reading is the outcome of a day or a month that is settled.
func (c *context) reading(f *frag, from, to calendar.Day, anchor string) outcome {
	o := outcome{from: from, to: to, dated: true, cal: f.cal, anchor: anchor}
	if f.has&fDay == 0 {
		o.precision = "month"
		if f.cal == calendar.Gregorian {
			y, m, _ := from.YMD()
			o.point = point{y: y, m: m}
			o.value = o.point.String()
		} else {
			o.value = c.join(from.String(), "/", to.String())
			o.point = pointOf(from + (to-from)/2)
			o.point.d = 0
		}
		return o
	}
	o.precision = "day"
	if f.cal == calendar.Islamic {
		// sighting moves a lunar date by a day; the weekday tells which
		days := []calendar.Day{from, from - 1, from + 1}
		if f.has&fWeekday != 0 {
			for i, d := range days {
				if d.Weekday() == int(f.weekday) {
					days[0], days[i] = days[i], days[0]
				}
			}
		}
		from, o.from, o.to = days[0], days[0], days[0]
		o.candidates = c.either(days[0].String(), days[1].String(), days[2].String())
	}
	o.value, o.point = from.String(), pointOf(from)
	c.checkWeekday(f, &o, from)
	return o
}
