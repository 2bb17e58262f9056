package gazetteers

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/internal/tsv"
)

// heldTerm is a dated term of an office that one person at a time holds.
type heldTerm struct {
	office, person, start, end string
	at                         tsv.Fault // the place for a fault
}

// term checks a row of terms.
func (l *linter) term(r *row) {
	l.order(r, "person", strings.Join(r.cells[:5], "\t"))
	l.common(r)
	if p := r.get("person"); l.ids[p].kind != tomar.PER {
		l.fault(r, "person", "no person %s", p)
	}
	of := r.get("of")
	if k := l.ids[of].kind; of != "" && k != tomar.LOC && k != tomar.ORG {
		l.fault(r, "of", "no place or body %s", of)
	}
	role := r.get("role")
	if role == "" || l.opts.Role != nil && !l.opts.Role(role) {
		l.fault(r, "role", "no role %q", role)
	}
	l.dates(r, "start", "end")
	if _, one := l.v.offices[role]; one && of != "" && r.get("start") != "" {
		l.terms = append(l.terms, heldTerm{role + "\t" + of, r.get("person"), r.get("start"), r.get("end"),
			tsv.Fault{File: r.file, Line: int(r.line), Column: r.table.index("start") + 1}})
	}
}

// offices finds terms of one office that overlap longer than a handover lasts.
func (l *linter) offices() {
	slices.SortStableFunc(l.terms, func(a, b heldTerm) int {
		if c := strings.Compare(a.office, b.office); c != 0 {
			return c
		}
		return strings.Compare(a.start, b.start)
	})
	for i := 1; i < len(l.terms); i++ {
		a, b := l.terms[i-1], l.terms[i]
		if a.office != b.office {
			continue
		}
		role, of, _ := strings.Cut(b.office, "\t")
		if a.end == "" && a.person == b.person {
			continue // one person's open term before another of the same
		}
		if a.end == "" {
			l.overlap(b, "%s of %s: %s holds it without an end since %s (%s:%d)", role, of, a.person, a.start, a.at.File, a.at.Line)
		} else if len(a.end) == len(time.DateOnly) && len(b.start) == len(time.DateOnly) &&
			day(a.end).Sub(day(b.start)) > time.Duration(l.v.offices[role])*24*time.Hour {
			l.overlap(b, "%s of %s: %s holds it until %s (%s:%d)", role, of, a.person, a.end, a.at.File, a.at.Line)
		}
	}
}

func (l *linter) overlap(t heldTerm, format string, args ...any) {
	f := t.at
	f.Message = fmt.Sprintf(format, args...)
	l.bad(&Issue{Fault: f})
}

// day reads a full date; the zero time where it is none.
func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}
	}
	return t
}
