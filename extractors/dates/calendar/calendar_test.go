package calendar

import "testing"

// Known days: Iranian new years and Islamic feasts as they stand in printed
// calendars; the Kurdish year as the Kurdistan Region counts it.
func TestKnownDays(t *testing.T) {
	for _, c := range []struct {
		s       System
		y, m, d int
		want    string
	}{
		{Gregorian, 2020, 2, 29, "2020-02-29"},
		{Gregorian, 1900, 1, 1, "1900-01-01"},
		{Iranian, 1399, 1, 1, "2020-03-20"},
		{Iranian, 1398, 12, 24, "2020-03-14"},
		{Iranian, 1399, 12, 30, "2021-03-20"},
		{Iranian, 1403, 12, 30, "2025-03-20"},
		{Iranian, 1357, 11, 22, "1979-02-11"},
		{Kurdish, 2720, 1, 1, "2020-03-20"},
		{Kurdish, 2721, 1, 1, "2021-03-21"},
		{Kurdish, 2645, 11, 2, "1946-01-22"}, // 2 Rêbendan, the Republic
		{Islamic, 1442, 10, 1, "2021-05-13"},
		{Islamic, 1441, 12, 10, "2020-07-31"},
		{Islamic, 1442, 9, 1, "2021-04-13"},
	} {
		got, ok := From(c.s, c.y, c.m, c.d)
		if !ok || got.String() != c.want {
			t.Errorf("%v %d-%d-%d: %v %v, want %s", c.s, c.y, c.m, c.d, got, ok, c.want)
		}
		if y, m, d := got.Date(c.s); y != c.y || m != c.m || d != c.d {
			t.Errorf("%v %d-%d-%d comes back as %d-%d-%d", c.s, c.y, c.m, c.d, y, m, d)
		}
	}
}

func TestNoSuchDay(t *testing.T) {
	for _, c := range []struct {
		s       System
		y, m, d int
	}{
		{Gregorian, 2015, 2, 29}, {Gregorian, 2021, 4, 31}, {Gregorian, 2021, 13, 1}, {Gregorian, 2021, 0, 1},
		{Iranian, 1400, 12, 30}, {Iranian, 1400, 7, 31}, {Kurdish, 2721, 12, 30}, {Islamic, 1442, 2, 30}, {Islamic, 1442, 1, 31},
	} {
		if d, ok := From(c.s, c.y, c.m, c.d); ok {
			t.Errorf("%v %d-%d-%d became %v", c.s, c.y, c.m, c.d, d)
		}
	}
}

func TestEveryDayComesBack(t *testing.T) {
	first, _ := FromGregorian(1850, 1, 1)
	last, _ := FromGregorian(2100, 1, 1)
	for d := first; d < last; d += 3 {
		for s := Gregorian; s <= Islamic; s++ {
			y, m, dd := d.Date(s)
			if back, ok := From(s, y, m, dd); !ok || back != d {
				t.Fatalf("%v: %v is %d-%d-%d, which is %v %v", s, d, y, m, dd, back, ok)
			}
		}
	}
}

func TestNominalAndIntervals(t *testing.T) {
	for _, c := range [][4]int{{1, 1, 3, 21}, {12, 24, 3, 15}, {1, 18, 4, 7}, {2, 26, 5, 16}, {7, 6, 9, 28}, {10, 24, 1, 14}, {12, 2, 2, 21}} {
		if m, d := Nominal(c[0], c[1]); m != c[2] || d != c[3] {
			t.Errorf("nominal %d/%d is %d/%d, want %d/%d", c[0], c[1], m, d, c[2], c[3])
		}
	}
	from, to, ok := Interval(Iranian, 1398, 7)
	if !ok || from.String() != "2019-09-23" || to.String() != "2019-10-22" {
		t.Errorf("Mehr 1398 is %v/%v", from, to)
	}
	if from, to, _ = Interval(Kurdish, 2720, 0); from.String() != "2020-03-20" || to.String() != "2021-03-20" {
		t.Errorf("year 2720 is %v/%v", from, to)
	}
	if d := Easter(2021); d.String() != "2021-04-04" {
		t.Errorf("Easter 2021 is %v", d)
	}
}

func TestWeekdays(t *testing.T) {
	d, _ := FromGregorian(2020, 12, 23)
	if d.Weekday() != 3 {
		t.Errorf("2020-12-23 is weekday %d", d.Weekday())
	}
	d, _ = FromGregorian(1969, 12, 28)
	if d.Weekday() != 7 {
		t.Errorf("1969-12-28 is weekday %d", d.Weekday())
	}
	if d.AddMonths(2).String() != "1970-02-28" {
		t.Errorf("two months on: %v", d.AddMonths(2))
	}
}
