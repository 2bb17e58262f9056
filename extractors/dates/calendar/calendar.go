package calendar

import "time"

// Day counts days from 1970-01-01 (day 0).
type Day int32

// System is a calendar.
type System uint8

// The calendars.
const (
	Gregorian System = iota
	Kurdish          // solar; the Iranian months, years from 700 BC
	Iranian          // solar hijri
	Islamic          // lunar hijri, tabular
)

var names = [...]string{"gregorian", "kurdish", "iranian", "islamic"}

// String is the calendar's code in the tables.
func (s System) String() string { return names[min(int(s), len(names)-1)] }

// KurdishOffset is how many years the Kurdish count is ahead of the Iranian:
// 1 Xakelêwe 2720 is 1 Farvardin 1399.
const KurdishOffset = 1321

const secondsOfDay = 24 * 60 * 60

// floor is day for moments before 1970.
func floor(t time.Time) Day {
	s := t.Unix()
	if s < 0 {
		s -= secondsOfDay - 1
	}
	return Day(s / secondsOfDay)
}

func (d Day) time() time.Time { return time.Unix(int64(d)*secondsOfDay, 0).UTC() }

// FromGregorian is the day of a Gregorian date; false where there is none.
func FromGregorian(y, m, d int) (Day, bool) {
	if y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > Length(y, m) {
		return 0, false
	}
	return floor(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)), true
}

var lengths = [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// Length is the number of days of a Gregorian month; year 0 stands for an
// unknown year, whose February has 29.
func Length(y, m int) int {
	if m < 1 || m > 12 {
		return 0
	}
	if m == 2 && (y == 0 || y%4 == 0 && (y%100 != 0 || y%400 == 0)) {
		return 29
	}
	return lengths[m-1]
}

// YMD is the Gregorian date of the day.
func (d Day) YMD() (y, m, day int) {
	yy, mm, dd := d.time().Date()
	return yy, int(mm), dd
}

// Weekday is 1 for Monday to 7 for Sunday.
func (d Day) Weekday() int { return int(((int(d)+3)%7+7)%7) + 1 }

// Week is the ISO year and week.
func (d Day) Week() (year, week int) { return d.time().ISOWeek() }

// String is the ISO date.
func (d Day) String() string {
	block := d >> blockBits
	text := days.Of(uint32(block), func() string {
		var b [isoLength << blockBits]byte
		out := b[:0]
		for i := range Day(1 << blockBits) {
			out = (block<<blockBits + i).Append(out)
		}
		return string(out)
	})
	at := int(d-block<<blockBits) * isoLength
	return text[at : at+isoLength]
}

// days are the texts of the days last asked for, 1<<blockBits in one.
var days Memo

const (
	blockBits = 8
	isoLength = len("2006-01-02")
)

// Append appends the ISO date.
func (d Day) Append(b []byte) []byte {
	y, m, dd := d.YMD()
	b = append(b, byte('0'+y/1000%10), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10), '-')
	return append(b, byte('0'+m/10), byte('0'+m%10), '-', byte('0'+dd/10), byte('0'+dd%10))
}

// AddMonths is the same day n months on, or the last day of a shorter month.
func (d Day) AddMonths(n int) Day {
	y, m, dd := d.YMD()
	k := y*12 + m - 1 + n
	y, m = k/12, k%12+1
	r, ok := FromGregorian(y, m, min(dd, Length(y, m)))
	if !ok {
		return d
	}
	return r
}

// Parse reads an ISO day.
func Parse(s string) (Day, bool) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return 0, false
	}
	return floor(t), true
}
