package dates

import (
	"strconv"

	"github.com/tomar-nlp/tomar/extractors/dates/calendar"
)

// designator is how ISO 8601 writes a unit: its letter, how many of it make
// the unit, and whether it stands behind the T.
func designator(u unit) (letter string, times int64, clock bool) {
	switch u {
	case second:
		return "S", 1, true
	case minute:
		return "M", 1, true
	case hour:
		return "H", 1, true
	case day, night:
		return "D", 1, false
	case week:
		return "W", 1, false
	case month:
		return "M", 1, false
	case quarter, season:
		return "M", 3, false
	case decade:
		return "Y", 10, false
	case century:
		return "Y", 100, false
	}
	return "Y", 1, false
}

// finer is the unit that fractions of a unit are written in, and how many of it
// make one.
func finer(u unit) (unit, int64) {
	switch u {
	case minute:
		return second, 60
	case hour:
		return minute, 60
	case day, night:
		return hour, 24
	case week:
		return day, 7
	case month:
		return day, 30
	case quarter, season:
		return month, 3
	case year:
		return month, 12
	case decade:
		return year, 10
	case century:
		return year, 100
	}
	return u, 1
}

// length is the ISO 8601 text of amount and unit.
func (c *context) length(f *frag) string {
	if f.vague {
		l, _, clock := designator(f.unit)
		if clock {
			return c.join("PTX", l)
		}
		return c.join("PX", l)
	}
	u, n := f.unit, f.amount
	if f.under > 1 {
		v, by := finer(u)
		if n*by%f.under != 0 {
			v, by = finer(v)
			_, first := finer(u)
			by *= first
		}
		u, n = v, n*by/f.under
	}
	l, times, clock := designator(u)
	var room [64]byte
	b := append(room[:0], 'P')
	if clock {
		b = append(b, 'T')
	}
	b = append(strconv.AppendInt(b, n*times, 10), l...)
	if f.has&fAmount2 != 0 {
		l2, times2, clock2 := designator(f.unit2)
		if clock2 && !clock {
			b = append(b, 'T')
		}
		b = append(strconv.AppendInt(b, f.amount2*times2, 10), l2...)
	}
	return c.room.texts.Of(b)
}

// duration resolves a length of time. Behind «last» or «next» it has a place on
// the time line, as far as whole days go. Of «20 to 25 minutes» the value is the
// smaller; both are candidates.
func (c *context) duration(f *frag) outcome {
	o := outcome{value: c.length(f), anchor: byText}
	if f.most > f.amount {
		most := *f
		most.amount = f.most
		o.candidates = c.either(o.value, c.length(&most))
	}
	pub, ok := c.published.day()
	if f.has&fWhich == 0 || f.which == 0 {
		return o
	}
	o.anchor = c.deictic()
	if !ok || f.vague || f.under > 1 {
		return o
	}
	n := int(f.amount) * int(f.which)
	if f.amount > 10000 {
		return o
	}
	var end calendar.Day
	switch f.unit {
	case hour:
		end = pub + calendar.Day(n/24)
	case day, night:
		end = pub + calendar.Day(n)
	case week:
		end = pub + calendar.Day(7*n)
	case month:
		end = pub.AddMonths(n)
	case year:
		end = pub.AddMonths(12 * n)
	default:
		return o
	}
	o.from, o.to, o.dated, o.precision = min(pub, end), max(pub, end), true, "day"
	return o
}

// set resolves a repeated time.
func (c *context) set(f *frag) outcome {
	o := outcome{anchor: byText}
	switch {
	case f.has&fWeekday != 0:
		o.value = c.join("XXXX-WXX-", strconv.Itoa(int(f.weekday)), c.clock(f, &o))
	case f.has&(fPart|fHour) != 0:
		o.value = c.join("XXXX-XX-XX", c.clock(f, &o))
	case f.has&fSeason != 0:
		o.value = c.join("XXXX-", seasonNames[f.season])
	case f.has&fMonth != 0:
		p := point{m: int(f.month), d: int(f.day)}
		o.value = p.String()
	default:
		if f.has&fAmount == 0 {
			f.amount, f.under = 1, 1
		}
		o.value = c.length(f)
	}
	o.timed = false
	return o
}
