package dates

import (
	"strconv"

	"github.com/tomar-nlp/tomar/extractors/dates/calendar"
)

// point is a moment as far as it is known: year, month and day, 0 where open.
// A month or day may be known although the year is not.
type point struct {
	y, m, d int
}

func (p point) full() bool { return p.y != 0 && p.m != 0 && p.d != 0 }

// day is the day of a full point.
func (p point) day() (calendar.Day, bool) {
	if !p.full() {
		return 0, false
	}
	return calendar.FromGregorian(p.y, p.m, p.d)
}

// bounds are the first and last day that the point may be.
func (p point) bounds() (from, to calendar.Day, ok bool) {
	switch {
	case p.y == 0:
		return 0, 0, false
	case p.m == 0:
		from, ok = calendar.FromGregorian(p.y, 1, 1)
		to, _ = calendar.FromGregorian(p.y, 12, 31)
	case p.d == 0:
		from, ok = calendar.FromGregorian(p.y, p.m, 1)
		to, _ = calendar.FromGregorian(p.y, p.m, calendar.Length(p.y, p.m))
	default:
		from, ok = calendar.FromGregorian(p.y, p.m, p.d)
		to = from
	}
	return from, to, ok
}

// addMonths moves a point without its day by months; an open year stays open.
func (p point) addMonths(n int) point {
	if p.m == 0 {
		return p
	}
	k := p.m - 1 + n
	add := k / 12
	if k %= 12; k < 0 {
		k, add = k+12, add-1
	}
	if p.y != 0 {
		p.y += add
	}
	return point{y: p.y, m: k + 1}
}

// addDays moves a day; where the year is open, a year without 29 February
// stands in for it.
func (p point) addDays(n int) point {
	if p.m == 0 || p.d == 0 {
		return point{}
	}
	y := p.y
	if y == 0 {
		y = 2021
	}
	d, ok := calendar.FromGregorian(y, p.m, p.d)
	if !ok {
		return point{}
	}
	out := pointOf(d + calendar.Day(n))
	if p.y == 0 {
		out.y = 0
	}
	return out
}

func pointOf(d calendar.Day) point {
	y, m, dd := d.YMD()
	return point{y, m, dd}
}

// String is the TIMEX3 text: 2020-09-30, XXXX-09, 2020.
func (p point) String() string {
	if p.y < 0 || p.y > 9999 || p.m < 0 || p.m > 12 || p.d < 0 || p.d > 31 {
		return string(p.append(nil))
	}
	// four months are in one text; that of no month is by itself
	block := (p.m + monthsOfBlock - 1) / monthsOfBlock
	text := points.Of(uint32(p.y*16+block), func() string {
		var b [monthsOfBlock * 31 * pointLength]byte
		out := b[:0]
		for m := max(0, block*monthsOfBlock-monthsOfBlock+1); m <= block*monthsOfBlock; m++ {
			for d := 1; d <= 31; d++ {
				out = point{p.y, m, d}.append(out)
			}
		}
		return string(out)
	})
	at := max(0, p.d-1) * pointLength
	if p.m > 0 {
		at += (p.m - 1) % monthsOfBlock * 31 * pointLength
	}
	switch {
	case p.d != 0:
		return text[at : at+pointLength]
	case p.m != 0:
		return text[at : at+len("2020-09")]
	}
	return text[:len("2020")]
}

// points are the texts of the months last asked for, day by day; the month and
// the year begin them.
var points calendar.Memo

const pointLength = len("2020-09-30")

// monthsOfBlock is how many months share a text.
const monthsOfBlock = 4

func (p point) append(b []byte) []byte {
	if p.y > 0 {
		b = append(b, byte('0'+p.y/1000%10), byte('0'+p.y/100%10), byte('0'+p.y/10%10), byte('0'+p.y%10))
	} else {
		b = append(b, "XXXX"...)
	}
	if p.m != 0 {
		b = append(b, '-', byte('0'+p.m/10), byte('0'+p.m%10))
	} else if p.d != 0 {
		b = append(b, "-XX"...)
	}
	if p.d != 0 {
		b = append(b, '-', byte('0'+p.d/10), byte('0'+p.d%10))
	}
	return b
}

// parsePoint reads 2020, 2020-09, 2020-09-30 and XXXX-09-30.
func parsePoint(s string) point {
	var p point
	field := func(from, to int) int {
		if len(s) < to {
			return 0
		}
		n, err := strconv.Atoi(s[from:to])
		if err != nil || n < 0 {
			return 0
		}
		return n
	}
	p.y, p.m, p.d = field(0, 4), field(5, 7), field(8, 10)
	if p.m > 12 || p.d > 31 || p.full() && p.d > calendar.Length(p.y, p.m) {
		return point{}
	}
	return p
}
