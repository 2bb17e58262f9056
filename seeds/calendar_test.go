package seeds

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestCalendarAndNumbersLoad(t *testing.T) {
	c, err := LoadCalendar(FS)
	if err != nil {
		t.Fatal(err)
	}
	months := map[string]int{}
	for _, w := range c {
		months[w.System]++
	}
	for _, s := range []string{"gregorian-syriac", "gregorian-western", "kurdish-solar", "iranian-solar", "islamic"} {
		if months[s] != 12 {
			t.Errorf("%s has %d months", s, months[s])
		}
	}
	if months["weekday"] != 7 || months["season"] != 4 {
		t.Errorf("%d weekdays, %d seasons", months["weekday"], months["season"])
	}
	n, err := LoadNumbers(FS)
	if err != nil || len(n) < 70 {
		t.Errorf("%d number words: %v", len(n), err)
	}
}

func TestCalendarReportsFaults(t *testing.T) {
	fsys := fstest.MapFS{
		"calendar.tsv": {Data: []byte("id\tsystem\tindex\tname\tvariants\nb\tmayan\t01\tبێ\t\na\tweekday\t\tئا\tئا\n")},
		"numbers.tsv":  {Data: []byte("id\ttype\tvalue\tword\tvariants\nA\tprime\t2\tدوو\t\n")},
	}
	_, err := LoadCalendar(fsys)
	if err == nil {
		t.Fatal("a broken calendar was loaded")
	}
	for _, want := range []string{"calendar.tsv:2:2: no system", "calendar.tsv:3:1: id \"a\"", "calendar.tsv:3:3: no index", "calendar.tsv:3:5: variant"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error lacks %q:\n%v", want, err)
		}
	}
	if _, err := LoadNumbers(fsys); err == nil || !strings.Contains(err.Error(), "no slug") || !strings.Contains(err.Error(), "no type") {
		t.Errorf("numbers: %v", err)
	}
}
