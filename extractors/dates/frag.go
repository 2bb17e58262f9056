package dates

import "github.com/tomar-nlp/tomar/extractors/dates/calendar"

// unit is a length of time.
type unit uint8

const (
	noUnit unit = iota
	second
	minute
	hour
	day
	night
	week
	month
	quarter
	season
	year
	decade
	century
)

var units = map[string]unit{
	"second": second, "minute": minute, "hour": hour, "day": day, "night": night, "week": week,
	"month": month, "quarter": quarter, "season": season, "year": year, "decade": decade, "century": century,
}

// part is a part of the day; the names are TIMEX3's.
type part uint8

var partNames = [...]string{"", "MO", "MI", "AF", "EV", "NI"}

const (
	morning part = iota + 1
	midday
	afternoon
	evening
	nightPart
)

var modNames = [...]string{"", "APPROX", "START", "MID", "END", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "BEFORE", "AFTER"}

// era says how a year is counted.
type era uint8

const (
	noEra era = iota
	eraAD
	eraAH
	eraSH
	eraKU
	eraBC
)

var eras = map[string]era{"AD": eraAD, "AH": eraAH, "SH": eraSH, "KU": eraKU, "BC": eraBC}

// base is what a relation counts from.
type base uint8

const (
	fromPublished base = iota
	fromPrevious
	fromEvent
)

var bases = map[string]base{"published": fromPublished, "previous": fromPrevious, "event": fromEvent}

// reference is a pure deictic.
type reference uint8

var refNames = [...]string{"", "PRESENT_REF", "PAST_REF", "FUTURE_REF"}

// field is a set of what a fragment says.
type field uint32

const (
	fYear field = 1 << iota
	fMonth
	fDay
	fWeekday
	fPart
	fHour
	fMinute
	fSeason
	fQuarter
	fHalf
	fDecade
	fCentury
	fRel
	fAmount
	fAmount2
	fEra
	fFeast
	fEvent
	fRef
	fFreq
	fMod
	fWhich
	fEvery
	fNoun // the year has its noun, the day its month …: complete by itself
	fAmPm
	fTo
	fUnit
	fOf    // to is what the relation counts from
	fMust  // without a value it is no expression
	fAnniv // the day of an event in another year; amount is which
)

// frag is a part of a time expression's meaning. Merging two joins their
// fields; fields that contradict each other do not merge.
type frag struct {
	has          field
	cal          calendar.System
	year         int32
	decade       int32 // 199, or 9 where the century is open
	century      int32
	month, day   uint8
	weekday      uint8
	part         part
	season       uint8
	quarter      uint8
	half         uint8
	hour, minute int8
	pm           int8 // 1 before noon, 2 after
	which        int8 // -1 last, 1 next, 0 this
	relUnit      unit
	relBase      base
	relVague     bool
	relN         int32
	vague        bool
	unit, unit2  unit
	amount       int64
	most         int64 // the greater bound of the amount; 0: none
	under        int64
	amount2      int64
	ref          reference
	mod          uint8
	freq         int8
	era          era
	feast, event int32
	to           int32 // fragment of the range's end, or of what a relation counts from
}

// join merges b into f and reports whether the two agree.
func (f *frag) join(b *frag) bool {
	both := f.has & b.has
	if both&fMonth != 0 && !sameMonth(f, b) ||
		both&fYear != 0 && f.year != b.year || both&fDay != 0 && f.day != b.day ||
		both&fWeekday != 0 && f.weekday != b.weekday || both&fHour != 0 && f.hour != b.hour ||
		both&fMinute != 0 && f.minute != b.minute || both&fPart != 0 && f.part != b.part ||
		both&fEra != 0 && f.era != b.era || both&fRef != 0 && f.ref != b.ref ||
		both&(fRel|fAmount|fAmount2|fFeast|fEvent|fSeason|fQuarter|fHalf|fDecade|fCentury|fWhich|fTo|fOf|fFreq) != 0 {
		return false
	}
	add := b.has &^ f.has
	has := f.has | b.has
	pick := func(part field, set func()) {
		if add&part != 0 {
			set()
		}
	}
	pick(fYear, func() { f.year = b.year })
	pick(fMonth, func() { f.month, f.cal = b.month, b.cal })
	pick(fDay, func() { f.day = b.day })
	pick(fWeekday, func() { f.weekday = b.weekday })
	pick(fPart, func() { f.part = b.part })
	pick(fHour, func() { f.hour = b.hour })
	pick(fMinute, func() { f.minute = b.minute })
	pick(fSeason, func() { f.season = b.season })
	pick(fQuarter, func() { f.quarter = b.quarter })
	pick(fHalf, func() { f.half = b.half })
	pick(fDecade, func() { f.decade = b.decade })
	pick(fCentury, func() { f.century = b.century })
	pick(fRel, func() { f.relUnit, f.relN, f.relBase, f.relVague = b.relUnit, b.relN, b.relBase, b.relVague })
	pick(fAmount, func() { f.amount, f.under, f.vague, f.most = b.amount, b.under, b.vague, b.most })
	pick(fAmount2, func() { f.amount2, f.unit2 = b.amount2, b.unit2 })
	pick(fUnit, func() { f.unit = b.unit })
	pick(fEra, func() { f.era = b.era })
	pick(fFeast, func() { f.feast = b.feast })
	pick(fEvent, func() { f.event = b.event })
	pick(fRef, func() { f.ref = b.ref })
	pick(fFreq, func() { f.freq = b.freq })
	pick(fMod, func() { f.mod = b.mod })
	pick(fWhich, func() { f.which = b.which })
	pick(fAmPm, func() { f.pm = b.pm })
	pick(fTo|fOf, func() { f.to = b.to })
	if f.cal == calendar.Gregorian && b.cal != calendar.Gregorian {
		f.cal = b.cal
	}
	f.has = has
	return true
}

// sameMonth lets a Kurdish month stand beside its Iranian name: they coincide.
func sameMonth(a, b *frag) bool {
	if a.month != b.month {
		return false
	}
	solar := func(s calendar.System) bool { return s == calendar.Kurdish || s == calendar.Iranian }
	return a.cal == b.cal || solar(a.cal) && solar(b.cal)
}
