package pipeline

import (
	"fmt"
	"path"
	"regexp"
	"strings"
	"time"

	"github.com/tomar-nlp/tomar/output/tables"
)

// dateForms are the ways in which metadata writes a date, most exact first.
var dateForms = []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04", time.DateOnly, "2006/01/02", time.RFC1123Z, time.RFC1123}

// partialForms are dates without a day; they stay partial.
var partialForms = []string{"2006-01", "2006"}

// isoDay reads a publication date and gives its ISO form: a day, or a month or
// year as partial as it came. Of a moment with a clock and an offset it is the day
// in zone; without zone the day stands as written.
func isoDay(s string, zone *time.Location) (string, bool) {
	if _, ok := tables.Days(s); ok {
		return s, true // as most have it
	}
	for _, f := range dateForms {
		if t, err := time.Parse(f, s); err == nil {
			if zone != nil && zoned(f) {
				t = t.In(zone)
			}
			return t.Format(time.DateOnly), true
		}
	}
	for _, f := range partialForms {
		if _, err := time.Parse(f, s); err == nil {
			return s, true
		}
	}
	return "", false
}

// ParseDate is isoDay for callers that check a flag before they start.
func ParseDate(s string) (string, bool) { return isoDay(s, nil) }

// ParseZone finds a time zone by its name; nil for none.
func ParseZone(name string) (*time.Location, error) {
	if name == "" {
		return nil, nil
	}
	z, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		return nil, fmt.Errorf("%q is no time zone; want a name such as Asia/Baghdad", name)
	}
	return z, nil
}

// zoned tells whether a form has an offset from UTC.
func zoned(form string) bool {
	return form == time.RFC3339 || form == time.RFC1123Z || form == time.RFC1123
}

// nameDate is a day in a file's name: 2020-09-30-title.txt, news_20200930.txt.
var nameDate = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)[0-9]{2})([-_.]?)([01][0-9])([-_.]?)([0-3][0-9])(?:[^0-9]|$)`)

// fileDay is the publication day that a file's name tells; false where it tells
// none. The name of a container says nothing of its records.
func fileDay(p string) (string, bool) {
	if strings.Contains(p, "#") {
		return "", false
	}
	m := nameDate.FindStringSubmatch(path.Base(p))
	if m == nil || m[2] != m[4] {
		return "", false
	}
	return isoDay(m[1]+"-"+m[3]+"-"+m[5], nil)
}
