package calendar

import (
	"time"

	"github.com/hablullah/go-hijri"
	ptime "github.com/yaa110/go-persian-calendar"
)

// From is the Gregorian day of a date of any calendar; false where the date
// does not exist. Kurdish years count from 700 BC, as they are written.
func From(s System, y, m, d int) (Day, bool) {
	switch s {
	case Gregorian:
		return FromGregorian(y, m, d)
	case Kurdish:
		return solar(y-KurdishOffset, m, d)
	case Iranian:
		return solar(y, m, d)
	}
	return lunar(y, m, d)
}

// Date is the date of a day in a calendar; zeros before the calendar begins.
func (d Day) Date(s System) (y, m, day int) {
	switch s {
	case Gregorian:
		return d.YMD()
	case Kurdish, Iranian:
		// noon keeps clear of any zone's midnight
		p := ptime.New(d.time().Add(12 * time.Hour))
		y, m, day = p.Year(), int(p.Month()), p.Day()
		if s == Kurdish {
			y += KurdishOffset
		}
		return y, m, day
	}
	h, err := hijri.CreateHijriDate(d.time(), hijri.Default)
	if err != nil {
		return 0, 0, 0
	}
	return int(h.Year), int(h.Month), int(h.Day)
}

func solar(y, m, d int) (Day, bool) {
	if y < 1 || y > 3000 || m < 1 || m > 12 || d < 1 || d > SolarLength(m) {
		return 0, false
	}
	r := floor(ptime.Date(y, ptime.Month(m), d, 12, 0, 0, 0, time.UTC).Time())
	// the thirtieth of the last month exists in leap years only
	if _, mm, dd := r.Date(Iranian); mm != m || dd != d {
		return 0, false
	}
	return r, true
}

func lunar(y, m, d int) (Day, bool) {
	if y < 1 || y > 3000 || m < 1 || m > 12 || d < 1 || d > 30 {
		return 0, false
	}
	r := floor(hijri.HijriDate{Year: int64(y), Month: int64(m), Day: int64(d), Pattern: hijri.Default}.ToGregorian())
	if _, mm, dd := r.Date(Islamic); mm != m || dd != d {
		return 0, false
	}
	return r, true
}

// SolarLength is the greatest number of days of a solar month.
func SolarLength(m int) int {
	switch {
	case m < 1 || m > 12:
		return 0
	case m <= 6:
		return 31
	}
	return 30
}

// Interval is the Gregorian interval of a month (or, with m = 0, a year) of any
// calendar, both ends inside.
func Interval(s System, y, m int) (from, to Day, ok bool) {
	ny, nm, first := y, m+1, m
	if m == 0 {
		ny, nm, first = y+1, 1, 1
	} else if m == 12 {
		ny, nm = y+1, 1
	}
	from, ok1 := From(s, y, first, 1)
	to, ok2 := From(s, ny, nm, 1)
	return from, to - 1, ok1 && ok2
}

// Nominal is the Gregorian month and day of a solar date whose year is not
// known: 1 Xakelêwe is taken for 21 March.
func Nominal(m, d int) (gm, gd int) {
	n := (m-1)*31 + d - 1
	if m > 7 {
		n -= m - 7
	}
	base, _ := FromGregorian(2021, 3, 21) // a year without 29 February behind it
	_, gm, gd = (base + Day(n)).YMD()
	return gm, gd
}

// Easter is the Sunday of Easter by the Gregorian reckoning (the anonymous
// algorithm, as printed in Nature, 1876).
func Easter(y int) Day {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	r, _ := FromGregorian(y, n/31, n%31+1)
	return r
}
