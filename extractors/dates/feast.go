package dates

import (
	"strconv"
	"strings"

	"github.com/tomar-nlp/tomar/extractors/dates/calendar"
)

// feast is a feast by its rule, in the year that is named, pointed to, or
// nearest.
func (c *context) feast(f *frag) outcome {
	rule := c.g.data.Feasts[f.feast].Rule
	md, islamic := strings.CutPrefix(rule, "islamic:")
	g := *f
	g.has |= fDay | fMonth
	if rule == "easter" {
		y, anchor := c.yearOf(f)
		if y.y == 0 {
			if c.published.y == 0 {
				return outcome{value: "XXXX-XX-XX", anchor: byNothing}
			}
			y, anchor = point{y: c.published.y}, byPublished
		}
		return c.onDay(pointOf(calendar.Easter(y.y)), anchor)
	}
	m, err1 := strconv.Atoi(md[:2])
	d, err2 := strconv.Atoi(md[3:])
	if err1 != nil || err2 != nil {
		return outcome{value: "XXXX-XX-XX", anchor: byNothing}
	}
	g.month, g.day, g.cal = uint8(m), uint8(d), calendar.Gregorian
	if f.has&fYear != 0 && (f.cal == calendar.Kurdish || f.cal == calendar.Iranian) && !islamic {
		day, ok := ofSolar(f.cal, int(f.year), m, d) // «Newroz 2700 of the Kurds»
		if !ok {
			return outcome{impossible: true}
		}
		return c.onDay(pointOf(day), byText)
	}
	if islamic {
		g.cal = calendar.Islamic
		if y, anchor := c.yearOf(f); y.y != 0 { // the feast of a Gregorian year
			return c.lunarFeast(&g, y.y, anchor)
		}
		g.has &^= fYear
	}
	return c.monthDay(&g)
}

// ofSolar is the day of a Gregorian date that lies in a solar year; New Year is that year's own.
func ofSolar(cal calendar.System, year, m, d int) (calendar.Day, bool) {
	from, to, ok := calendar.Interval(cal, year, 0)
	if m == 1 && d == 1 {
		return from, ok
	}
	y, _, _ := from.YMD()
	day, is := calendar.FromGregorian(y, m, d)
	if is && day < from {
		day, is = calendar.FromGregorian(y+1, m, d)
	}
	return day, ok && is && day <= to
}

// lunarFeast is a feast of the lunar year inside a Gregorian one; where two
// fall into it, the earlier.
func (c *context) lunarFeast(g *frag, y int, anchor string) outcome {
	first := nativeYear(calendar.Islamic, point{y, 1, 1})
	for n := first; n <= first+1; n++ {
		d, ok := calendar.From(calendar.Islamic, n, int(g.month), int(g.day))
		if !ok {
			continue
		}
		if dy, _, _ := d.YMD(); dy == y {
			return c.reading(g, d, d, anchor)
		}
	}
	return outcome{value: point{y: y}.String(), anchor: anchor, precision: "year"}
}

// anniversary is the day of an event in the year that its number tells, that is
// named or pointed to, or that is nearest. An event of many days has none.
func (c *context) anniversary(f *frag, from, to calendar.Day) outcome {
	y, m, d := from.YMD()
	if from != to {
		return outcome{value: "XXXX-XX-XX", anchor: byNothing}
	}
	if f.has&fAmount != 0 && !f.vague && f.amount < 1000 {
		day, ok := calendar.From(calendar.Gregorian, y+int(f.amount), m, d)
		if !ok {
			return outcome{value: "XXXX-XX-XX", anchor: byNothing}
		}
		return c.onDay(pointOf(day), byEvent)
	}
	g := *f
	g.has = g.has&^(fEvent|fAnniv) | fMonth | fDay
	g.month, g.day, g.cal = uint8(m), uint8(d), calendar.Gregorian
	return c.monthDay(&g)
}

// dated is an event of the table of dated events, or a time counted from it.
func (c *context) dated(f *frag) outcome {
	e := c.g.data.Events[f.event]
	from, ok1 := calendar.Parse(e.Start)
	to, ok2 := calendar.Parse(e.End)
	if !ok1 || !ok2 {
		return outcome{value: "XXXX-XX-XX", anchor: byNothing}
	}
	if f.has&fAnniv != 0 {
		return c.anniversary(f, from, to)
	}
	if f.has&fRel == 0 {
		o := outcome{value: from.String(), from: from, to: to, dated: true, precision: "day", anchor: byEvent, point: pointOf(from)}
		if from != to {
			o.value = c.join(o.value, "/", to.String())
		}
		return o
	}
	d := *c
	if d.event = pointOf(from); f.relN > 0 {
		d.event = pointOf(to)
	}
	g := *f
	g.has &^= fEvent
	g.relBase = fromEvent
	return d.relative(&g)
}
