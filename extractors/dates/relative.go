package dates

import (
	"fmt"

	"github.com/tomar-nlp/tomar/extractors/dates/calendar"
)

// relative is «last week», «three days ago», «the next day».
func (c *context) relative(f *frag) outcome {
	b, anchor := c.base(f)
	n := int(f.relN)
	if f.relVague {
		return c.vague(f)
	}
	if f.relBase == fromPublished && b.y == 0 {
		return c.nothingToResolve(f, b)
	}
	if f.relBase == fromEvent && b.d == 0 {
		return outcome{value: "XXXX-XX-XX", anchor: byNothing}
	}
	switch f.relUnit {
	case second, minute, hour:
		return c.hours(f, b)
	case day, night:
		if f.relBase == fromPrevious && b.d == 0 {
			return outcome{value: "XXXX-XX-XX", anchor: byNothing, precision: "day"}
		}
		p := b.addDays(n)
		if p == (point{}) {
			return c.vague(f)
		}
		o := c.onDay(p, anchor)
		return c.checked(f, o)
	case week:
		d, ok := b.day()
		if !ok {
			return outcome{value: "XXXX-WXX", anchor: byNothing, precision: "week"}
		}
		d += calendar.Day(7 * n)
		monday := d - calendar.Day(d.Weekday()-1)
		y, w := d.Week()
		return outcome{
			value: fmt.Sprintf("%04d-W%02d", y, w), from: monday, to: monday + 6, dated: true,
			precision: "week", anchor: anchor, point: point{},
		}
	case month:
		if b.m == 0 {
			return outcome{value: c.join(b.year().String(), "-XX"), anchor: byNothing, precision: "month"}
		}
		return c.onDay(b.addMonths(n), anchor)
	case quarter:
		if b.m == 0 || b.y == 0 {
			break
		}
		k := b.y*4 + (b.m-1)/3 + n
		g := frag{has: fQuarter | fYear, quarter: uint8(k%4) + 1, year: int32(k / 4)}
		o := c.partOfYear(&g)
		o.anchor = anchor
		return o
	case season:
		if b.m == 0 || b.y == 0 {
			break
		}
		k := (b.y*12+b.m-3)/3 + n
		g := frag{has: fSeason | fYear, season: uint8(k%4) + 1, year: int32(k / 4)}
		o := c.partOfYear(&g)
		o.anchor = anchor
		return o
	case year:
		if b.y == 0 {
			return outcome{value: "XXXX", anchor: byNothing, precision: "year"}
		}
		return c.onDay(point{y: b.y + n}, anchor)
	case decade:
		if b.y == 0 {
			break
		}
		g := frag{decade: int32(b.y/10 + n)}
		o := c.decades(&g)
		o.anchor = anchor
		return o
	case century:
		cent := 21
		if b.y != 0 {
			cent = (b.y-1)/100 + 1
		}
		g := frag{century: int32(cent + n)}
		o := c.centuries(&g)
		o.anchor = anchor
		return o
	}
	return c.vague(f)
}

// vague is a deictic that has no date: some days ago, in the coming years.
func (c *context) vague(f *frag) outcome {
	o := outcome{value: refNames[1], anchor: c.deictic()}
	if f.relBase != fromPublished {
		return outcome{value: "XXXX-XX-XX", anchor: byNothing}
	}
	if f.relN < 0 {
		o.value = refNames[2]
	} else if f.relN > 0 {
		o.value = refNames[3]
	}
	return o
}

// nothingToResolve is a deictic without the document's date. What the text does
// tell stands: the hour, the day of a month that is known.
func (c *context) nothingToResolve(f *frag, b point) outcome {
	switch {
	case f.relUnit == century:
		g := frag{century: 21 + f.relN}
		return c.centuries(&g)
	case f.relUnit == month && b.m != 0:
		return c.onDay(b.addMonths(int(f.relN)), byNothing)
	case (f.relUnit == day || f.relUnit == night) && b.d != 0:
		return c.onDay(b.addDays(int(f.relN)), byNothing)
	case f.relUnit == day && f.has&(fHour|fPart) != 0, f.relUnit == night && f.has&fHour != 0:
		return outcome{value: "XXXX-XX-XX", anchor: byNothing}
	case f.has&fMod != 0 && f.relUnit == week:
		return outcome{value: "XXXX-WXX", anchor: byNothing, precision: "week"}
	}
	f.has &^= fPart
	return c.vague(f)
}

// hours is «two hours ago»: only the day is known, and not that near midnight.
func (c *context) hours(f *frag, b point) outcome {
	o := c.vague(f)
	if d, ok := b.day(); ok {
		o.from, o.to, o.dated = d, d, true
		if n := int(f.relN); f.relUnit == hour && n < 0 {
			o.from = d + calendar.Day((n-23)/24)
		} else if f.relUnit == hour {
			o.to = d + calendar.Day((n+23)/24)
		}
		o.precision = "day"
	}
	return o
}
