package seeds

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// calendarFile is the path of the table of calendar words.
const calendarFile = "calendar.tsv"

// calendarSystems are the systems that index values belong to.
var calendarSystems = []string{
	"era", "gregorian-syriac", "gregorian-western", "holiday", "iranian-solar", "islamic", "kurdish-solar", "season", "weekday",
}

// CalendarWord is a month, weekday, season, feast or era.
type CalendarWord struct {
	ID       string
	System   string
	Index    string // 01…12 for months, 1…7 from Monday, MM-DD for feasts, a code for eras
	Name     string
	Variants []string
	Line     int
}

// LoadCalendar reads calendar.tsv. The error joins all faults of the file.
func LoadCalendar(fsys fs.FS) ([]CalendarWord, error) {
	t, err := tsv.Read(fsys, calendarFile, "id", "system", "index", "name", "variants")
	if err != nil {
		return nil, fmt.Errorf("load calendar: %w", err)
	}
	errs := checkWords(t)
	out := make([]CalendarWord, 0, t.Len())
	for r := range t.Rows() {
		if !slices.Contains(calendarSystems, r.Get("system")) {
			errs = append(errs, r.Fault("system", "no system %q", r.Get("system")))
		}
		if r.Get("index") == "" {
			errs = append(errs, r.Fault("index", "no index"))
		}
		out = append(out, CalendarWord{
			ID: r.Get("id"), System: r.Get("system"), Index: r.Get("index"),
			Name: r.Get("name"), Variants: r.List("variants"), Line: r.Line,
		})
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("load calendar: %w", err)
	}
	return out, nil
}
