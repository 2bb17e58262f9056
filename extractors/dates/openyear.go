package dates

import "github.com/tomar-nlp/tomar/extractors/dates/calendar"

// checkWeekday notes a contradiction between weekday and date.
func (c *context) checkWeekday(f *frag, o *outcome, d calendar.Day) {
	if f.has&fWeekday == 0 || d.Weekday() == int(f.weekday) {
		return
	}
	// the eve: a night may be named after the day before or behind it
	if f.part == nightPart && (d+1).Weekday() == int(f.weekday) {
		return
	}
	near := calendar.Day((int(f.weekday) - d.Weekday() + 7) % 7)
	if near > 3 {
		near -= 7
	}
	o.clash = true
	o.candidates = c.either(d.String(), (d + near).String())
}

// openYear is a month, or a day of it, whose year nothing tells: of a solar or
// lunar month the nominal date. A weekday leaves only some years.
func (c *context) openYear(f *frag) outcome {
	o := outcome{cal: f.cal, anchor: byNothing, precision: "month"}
	m, d := int(f.month), int(f.day)
	switch f.cal {
	case calendar.Gregorian:
		o.point = point{m: m, d: d}
		o.value = o.point.String()
	case calendar.Islamic:
		o.value = "XXXX-XX-XX"
		if f.has&fDay == 0 {
			o.value = "XXXX"
		}
	default:
		last := d
		if d == 0 {
			d, last = 1, calendar.SolarLength(m)
			if m == 12 {
				last = 29
			}
		}
		gm, gd := calendar.Nominal(m, d)
		o.value = point{m: gm, d: gd}.String()
		if f.has&fDay == 0 {
			lm, ld := calendar.Nominal(m, last)
			o.value = c.join(o.value, "/", point{m: lm, d: ld}.String())
			o.point = point{m: gm}
		} else {
			o.point = point{m: gm, d: gd}
		}
	}
	if f.has&fDay != 0 {
		o.precision = "day"
		if f.has&fWeekday != 0 && f.part != nightPart {
			o.candidates = c.yearsOfWeekday(f)
		}
	}
	return o
}

// The years between which a weekday is asked for, where nothing else bounds
// them: the time of Sorani news in the net.
const firstNewsYear, lastNewsYear = 2003, 2025

// yearsOfWeekday are the days on which a date without its year falls on its
// weekday.
func (c *context) yearsOfWeekday(f *frag) []string {
	var room [lastNewsYear - firstNewsYear + 1]string
	out := room[:0]
	for y := firstNewsYear; y <= lastNewsYear; y++ {
		n := y
		switch f.cal {
		case calendar.Kurdish:
			n += calendar.KurdishOffset - 621
		case calendar.Iranian:
			n -= 621
		}
		if d, ok := calendar.From(f.cal, n, int(f.month), int(f.day)); ok && d.Weekday() == int(f.weekday) {
			out = append(out, d.String())
		}
	}
	return c.either(out...)
}

// dayOfMonth is a day without the name of its month: of this, the last or the
// same month, or of no known one.
func (c *context) dayOfMonth(f *frag) outcome {
	d := int(f.day)
	if f.has&fRel != 0 && f.relUnit == day {
		// «today the 15th»
		b, anchor := c.base(f)
		b = b.addDays(int(f.relN))
		if b.d == d || b.m != 0 && b.d == 0 {
			b.d = d
			return c.checked(f, c.onDay(b, anchor))
		}
		b = point{}
	}
	if f.has&fRel == 0 || f.relUnit != month {
		o := outcome{value: point{d: d}.String(), anchor: byNothing, precision: "day"}
		return o
	}
	b, anchor := c.base(f)
	if b.m == 0 {
		o := outcome{value: point{d: d}.String(), anchor: byNothing, precision: "day"}
		return o
	}
	b = b.addMonths(int(f.relN))
	b.d = d
	if d > calendar.Length(b.y, b.m) {
		return outcome{impossible: true}
	}
	return c.checked(f, c.onDay(b, anchor))
}

// checked is an outcome with its weekday checked.
func (c *context) checked(f *frag, o outcome) outcome {
	if d, ok := o.point.day(); ok {
		c.checkWeekday(f, &o, d)
	}
	return o
}
