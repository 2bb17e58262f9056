package dates

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/dates/calendar"
	"github.com/tomar-nlp/tomar/extractors/dates/numeral"
)

// numeric puts a date or a clock time in digits into the chart.
func (t *Tagger) numeric(doc *tomar.Document, tok int32, at int16) {
	k := doc.Tokens[tok]
	digits := doc.Text[min(k.Start+int32(k.Pre), k.End):k.End]
	if k.Digits > 0 {
		digits = digits[:min(int(k.Digits), len(digits))]
	}
	suffix := doc.Text[k.Start+int32(k.Pre)+int32(len(digits)) : k.End]
	e := edge{rule: -1, i: at, j: at + 1, bare: suffix == ""}
	if suffix != "" {
		t.key = foldWord(t.key[:0], suffix)
		e.feat = t.g.suffixes[string(t.key)]
	}
	put := func(cat uint16, f frag) {
		e.cat, e.frag = cat, int32(len(t.frags))
		t.frags = append(t.frags, f)
		t.addEdge(e)
	}
	if k.Kind == tomar.ClockNumber {
		if f, ok := parseClock(digits); ok {
			put(t.g.clockCat, f)
		}
		return
	}
	if f, ok := parseDate(digits); ok {
		put(t.g.dateCat, f)
	}
}

// parseClock reads hh:mm and hh:mm:ss.
func parseClock(s string) (frag, bool) {
	var n [3]int
	k, digits := 0, 0
	for _, r := range s {
		if d, ok := numeral.Digit(r); ok && digits < 2 {
			n[k], digits = n[k]*10+d, digits+1
			continue
		}
		if k == 2 || digits == 0 || r != ':' && r != '.' && r != '؛' {
			return frag{}, false
		}
		k, digits = k+1, 0
	}
	ok := k >= 1 && digits == 2 && n[0] <= 24 && n[1] < 60 && n[2] < 60
	return frag{has: fHour | fMinute, hour: int8(n[0]), minute: int8(n[1])}, ok
}

// parseDate reads a date in digits. A year of four digits stands first or last;
// of day and month the day comes first unless only the other order is a date.
// The year tells the calendar: 1300 to 1420 is Iranian, from 2690 Kurdish.
func parseDate(s string) (frag, bool) {
	var n, digits [3]int
	k := 0
	for _, r := range s {
		if d, ok := numeral.Digit(r); ok {
			if digits[k] == 4 {
				return frag{}, false
			}
			n[k], digits[k] = n[k]*10+d, digits[k]+1
			continue
		}
		if k == 2 || digits[k] == 0 {
			return frag{}, false
		}
		k++
	}
	f := frag{has: fDay | fMonth | fYear}
	switch {
	case k != 2 || digits[k] == 0:
		return f, false
	case digits[0] == 4:
		f.year, f.month, f.day = int32(n[0]), uint8(min(n[1], 255)), uint8(min(n[2], 255))
	case digits[2] == 4 || digits[2] == 2 && digits[0] <= 2:
		f.day, f.month, f.year = uint8(min(n[0], 255)), uint8(min(n[1], 255)), int32(n[2])
		if digits[2] == 2 {
			if f.year += 1900; f.year < 1950 {
				f.year += 100
			}
		}
	default:
		return f, false
	}
	if digits[1] > 2 {
		return f, false
	}
	if f.month > 12 && f.day <= 12 {
		f.day, f.month = f.month, f.day
	}
	switch y := f.year; {
	case y >= 1300 && y <= 1420:
		f.cal = calendar.Iranian
	case y > 1420 && y < 1460:
		f.cal = calendar.Islamic
	case y >= 2690 && y < 2760:
		f.cal = calendar.Kurdish
	case y < 1000 || y > 2200:
		return f, false
	}
	return f, f.month >= 1 && f.month <= 12 && f.day >= 1 && f.day <= 31
}
