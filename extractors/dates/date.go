package dates

import (
	"fmt"
	"strconv"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/dates/calendar"
)

var seasonNames = [...]string{"", "SP", "SU", "FA", "WI"}

// date resolves a date or a time of day.
func (c *context) date(f *frag) outcome {
	o := c.calendarDate(f)
	if o.impossible {
		return o
	}
	if o.value == "" {
		o.value = "XXXX-XX-XX"
	}
	if f.has&(fHour|fPart) != 0 {
		base := o.value
		o.value = c.join(base, c.clock(f, &o))
		if f.open() {
			late := *f
			late.hour += 12
			o.candidates = c.either(o.value, c.join(base, c.clock(&late, &o)))
		}
	}
	return o
}

// calendarDate is date without the clock.
func (c *context) calendarDate(f *frag) outcome {
	f.calendarOfYear()
	switch {
	case f.has&fFeast != 0:
		return c.feast(f)
	case f.has&fEvent != 0:
		return c.dated(f)
	case f.has&fCentury != 0 && f.has&fDecade == 0:
		return c.centuries(f)
	case f.has&fDecade != 0:
		return c.decades(f)
	case f.has&(fDay|fMonth) != 0:
		return c.monthDay(f)
	case f.has&fWeekday != 0:
		return c.weekday(f)
	case f.has&(fSeason|fQuarter|fHalf) != 0:
		return c.partOfYear(f)
	case f.has&fYear != 0:
		return c.years(f)
	case f.has&fRel != 0:
		return c.relative(f)
	case f.has&(fHour|fPart) != 0:
		return c.someDay()
	}
	return outcome{value: "XXXX-XX-XX", anchor: byNothing}
}

// calendarOfYear settles the calendar of the year by era, month and size. A
// Kurdish month beside a year of the Iranian count keeps its calendar.
func (f *frag) calendarOfYear() {
	if f.has&fYear == 0 {
		return
	}
	solar := f.cal == calendar.Kurdish || f.cal == calendar.Iranian
	iranian := false
	switch y := f.year; f.era {
	case eraBC, eraAD:
		f.cal = calendar.Gregorian
	case eraKU:
		f.cal = calendar.Kurdish
	case eraAH: // the lunar count, or the solar one beside a solar month
		iranian = solar || y > 1300 && y < 1420
		if !iranian {
			f.cal = calendar.Islamic
		}
	case eraSH:
		iranian = true
		if y < 100 { // written short
			f.year += 1300
		}
	default:
		if solar && y < 100 { // «the 4th of Rashame 98»: only the Iranian count is written so short
			f.year += 1300
		}
		iranian = solar && y < 1500
		if solar && y > 2600 {
			f.cal = calendar.Kurdish
		}
	}
	switch {
	case iranian && f.cal == calendar.Kurdish && f.year < 1500:
		f.year += calendar.KurdishOffset
	case iranian:
		f.cal = calendar.Iranian
	}
}

// someDay is a time of day without its day: that of the sentence, else of the
// document.
func (c *context) someDay() outcome {
	for _, p := range []struct {
		point  point
		anchor string
	}{{c.sameDay, byPrevious}, {c.published, byPublished}} {
		if p.point.d != 0 && p.point.m != 0 {
			return c.onDay(p.point, p.anchor)
		}
	}
	return outcome{value: "XXXX-XX-XX", anchor: byNothing}
}

// onDay is the outcome of a day, a month or a year that is known as a point.
func (c *context) onDay(p point, anchor string) outcome {
	o := outcome{value: p.String(), anchor: anchor, point: p}
	switch {
	case p.d != 0:
		o.precision = "day"
	case p.m != 0:
		o.precision = "month"
	default:
		o.precision = "year"
	}
	o.from, o.to, o.dated = p.bounds()
	if p.y == 0 {
		o.anchor = byNothing
	}
	return o
}

// years is a year by its number.
func (c *context) years(f *frag) outcome {
	y := int(f.year)
	if f.era == eraBC {
		return outcome{value: fmt.Sprintf("BC%04d", y), anchor: byText, precision: "year"}
	}
	if f.cal != calendar.Gregorian {
		from, to, ok := calendar.Interval(f.cal, y, 0)
		if !ok {
			return outcome{impossible: true}
		}
		return outcome{value: c.join(from.String(), "/", to.String()), from: from, to: to, dated: true, precision: "year", cal: f.cal, anchor: byText, point: pointOf(from).year()}
	}
	return c.onDay(point{y: y}, byText)
}

func (p point) year() point { return point{y: p.y} }

// decades is «the nineties»: of the last century unless it says which.
func (c *context) decades(f *frag) outcome {
	d := f.decade
	if d < 100 {
		cent := int32(20)
		if f.has&fCentury != 0 {
			cent = f.century
		}
		d += (cent - 1) * 10
	}
	o := outcome{value: fmt.Sprintf("%03d", d), anchor: byText, precision: "decade", point: point{}}
	o.from, o.dated = calendar.FromGregorian(int(d)*10, 1, 1)
	o.to, _ = calendar.FromGregorian(int(d)*10+9, 12, 31)
	return o
}

func (c *context) centuries(f *frag) outcome {
	o := outcome{value: fmt.Sprintf("%02d", f.century-1), anchor: byText, precision: "century"}
	if f.era == eraBC {
		return outcome{value: fmt.Sprintf("BC%02d", f.century-1), anchor: byText, precision: "century"}
	}
	o.from, o.dated = calendar.FromGregorian(int(f.century-1)*100+1, 1, 1)
	o.to, _ = calendar.FromGregorian(int(f.century)*100, 12, 31)
	return o
}

// weekday is a weekday without its date.
func (c *context) weekday(f *frag) outcome {
	pub, ok := c.published.day()
	if !ok {
		if p := c.published; p.d != 0 && f.has&fRel != 0 && f.relUnit == day && f.relBase == fromPublished && f.relN == 0 {
			return c.onDay(p, byPublished) // «today, Tuesday» under a dateline without its year
		}
		return outcome{value: c.join("XXXX-WXX-", strconv.Itoa(int(f.weekday))), anchor: byNothing, precision: "day"}
	}
	w := int(f.weekday)
	if f.has&fRel != 0 && f.relUnit == week && f.relBase == fromPublished {
		d := pub + calendar.Day(7*int(f.relN)+w-pub.Weekday())
		return c.onDay(pointOf(d), byPublished)
	}
	if f.has&fRel != 0 && f.relUnit == day && f.relBase == fromPublished {
		d := pub + calendar.Day(f.relN)
		o := c.onDay(pointOf(d), byPublished)
		if d.Weekday() != w {
			o.clash = true
			o.candidates = c.either(o.value, (pub - calendar.Day((pub.Weekday()-w+7)%7)).String())
		}
		return o
	}
	back := (pub.Weekday() - w + 7) % 7 // days since the latest one
	latest, next := pub-calendar.Day(back), pub+calendar.Day(7-back)
	pick, other := latest, next
	switch {
	case f.has&fWhich != 0 && f.which < 0:
		if back == 0 {
			latest -= 7
		}
		pick, other = latest, latest-7
	case f.has&fWhich != 0 && f.which > 0:
		pick, other = next, next+7
	default:
		if t := c.tense(); t == tomar.Future || t == tomar.Present {
			pick, other = next, latest
		}
	}
	o := c.onDay(pointOf(pick), byPublished)
	o.candidates = c.either(pick.String(), other.String())
	return o
}

// partOfYear is a season, quarter or half of a year.
func (c *context) partOfYear(f *frag) outcome {
	p, anchor := c.yearOf(f)
	if f.has&fYear == 0 && f.has&fRel == 0 && c.published.y != 0 && f.has&fSeason != 0 {
		p, anchor = c.seasonYear(f), byPublished
	}
	name := ""
	from, to := 1, 12
	switch {
	case f.has&fSeason != 0:
		name = seasonNames[f.season]
	case f.has&fQuarter != 0:
		name = fmt.Sprintf("Q%d", f.quarter)
		from, to = 3*int(f.quarter)-2, 3*int(f.quarter)
	default:
		name = fmt.Sprintf("H%d", f.half)
		from, to = 6*int(f.half)-5, 6*int(f.half)
	}
	o := outcome{value: c.join(point{y: p.y}.String(), "-", name), anchor: anchor, precision: "quarter", point: point{y: p.y}}
	if f.has&fSeason != 0 {
		o.precision = "season"
	}
	if p.y == 0 {
		o.anchor = byNothing
		return o
	}
	if f.has&fSeason != 0 {
		// the solar year's quarters are the seasons
		o.from, _, _ = calendar.Interval(calendar.Iranian, p.y-621, 3*int(f.season)-2)
		_, o.to, o.dated = calendar.Interval(calendar.Iranian, p.y-621, 3*int(f.season))
		return o
	}
	o.from, _ = calendar.FromGregorian(p.y, from, 1)
	o.to, o.dated = calendar.FromGregorian(p.y, to, calendar.Length(p.y, to))
	return o
}

// seasonYear is the year of a season without one: the latest or, ahead, the
// next one.
func (c *context) seasonYear(f *frag) point {
	y := c.published.y
	m := c.published.m
	begins := 3 * int(f.season)
	ahead := f.which > 0 || f.which == 0 && c.tense() == tomar.Future
	switch {
	case ahead && m >= begins:
		y++
	case !ahead && m != 0 && (m < begins || f.which < 0 && f.has&fWhich != 0 && m < begins+3):
		y--
	}
	return point{y: y}
}

// yearOf is the year that a fragment names or points to.
func (c *context) yearOf(f *frag) (point, string) {
	if f.has&fYear != 0 {
		y := int(f.year)
		if f.cal == calendar.Kurdish {
			y += 621 - calendar.KurdishOffset
		} else if f.cal == calendar.Iranian {
			y += 621
		}
		return point{y: y}, byText
	}
	if f.has&fRel != 0 && f.relUnit == year {
		b, anchor := c.base(f)
		if b.y != 0 {
			return point{y: b.y + int(f.relN)}, anchor
		}
	}
	return point{}, byNothing
}

// base is the point that a relation counts from.
func (c *context) base(f *frag) (point, string) {
	switch f.relBase {
	case fromPrevious:
		if c.previous != (point{}) {
			return c.previous, byPrevious
		}
		return point{}, byNothing
	case fromEvent:
		return c.event, byEvent
	}
	return c.published, byPublished
}
