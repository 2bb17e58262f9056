package gazetteers

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
)

// Reason is how well a term fits the date asked for.
type Reason uint8

// The reasons, best first.
const (
	Within     Reason = iota // the date lies inside a term with both ends known
	WithinOpen               // it lies behind the start of a term without an end
	Touches                  // a partial date overlaps the term
	Undated                  // the term has no dates
	AnyDate                  // no date was asked for
)

var reasonNames = [...]string{"within", "within_open", "touches", "undated", "any_date"}

// String is the reason's code.
func (r Reason) String() string { return reasonNames[min(int(r), len(reasonNames)-1)] }

// Candidate is somebody who may hold an office.
type Candidate struct {
	Person int32
	Term   int32
	Reason Reason
}

// Holder appends those who hold the office role of the place or body of at an
// ISO date, possibly partial (2020, 2020-09), best reason first, then latest
// start. date "" gives everybody who ever held it. Undated terms come last.
//
// A government, ministry or legislature stands for its country (or for the
// Kurdistan Region), a town for its governorate, where itself has no term.
func (g *Gazetteer) Holder(dst []Candidate, role string, of int32, date string) []Candidate {
	if out := g.holders(dst, role, of, date); len(out) > len(dst) || of == tomar.None {
		return out
	}
	if j := g.StandsFor(of); j != tomar.None {
		return g.holders(dst, role, j, date)
	}
	return dst
}

func (g *Gazetteer) holders(dst []Candidate, role string, of int32, date string) []Candidate {
	lo, _ := slices.BinarySearchFunc(g.byOffice, 0, func(t int32, _ int) int { return compareOffice(&g.Terms[t], of, role) })
	from := len(dst)
	for ; lo < len(g.byOffice); lo++ {
		t := g.byOffice[lo]
		if compareOffice(&g.Terms[t], of, role) != 0 {
			break
		}
		if r, ok := fits(&g.Terms[t], date); ok {
			dst = append(dst, Candidate{Person: g.Terms[t].Person, Term: t, Reason: r})
		}
	}
	slices.SortStableFunc(dst[from:], func(a, b Candidate) int {
		if a.Reason != b.Reason {
			return int(a.Reason) - int(b.Reason)
		}
		return strings.Compare(g.Terms[b.Term].Start, g.Terms[a.Term].Start)
	})
	return dst
}

// StandsFor is the place whose offices a body or town names: a government, ministry
// or legislature stands for its country or for the Kurdistan Region, a town for its
// governorate; None where there is none.
func (g *Gazetteer) StandsFor(of int32) int32 {
	e := &g.Entities[of]
	switch {
	case e.Type == tomar.LOC:
		if e.Admin != tomar.None && g.Entities[e.Admin].Subtype() == "governorate" {
			return e.Admin
		}
	case e.Type == tomar.ORG && stands(e.Subtype()):
		if e.Flags.Has(KRI) {
			return g.region
		}
		if c, ok := g.country[e.Country()]; ok {
			return c
		}
	}
	return tomar.None
}

// stands says whether bodies of a subtype stand for their country.
func stands(subtype string) bool {
	return subtype == "government" || subtype == "ministry" || subtype == "legislature"
}

func compareOffice(t *Term, of int32, role string) int {
	if t.Of != of {
		return int(t.Of) - int(of)
	}
	return strings.Compare(t.Role, role)
}

// fits says whether a term covers a date, and how well.
func fits(t *Term, date string) (Reason, bool) {
	switch {
	case date == "":
		return AnyDate, true
	case t.Start == "" && t.End == "":
		return Undated, true
	case t.End != "" && latest(t.End, date) < 0, t.Start != "" && latest(date, t.Start) < 0:
		return 0, false
	case t.Start == "" || t.End == "":
		return WithinOpen, true
	case surely(t.Start, date) && surely(date, t.End):
		return Within, true
	}
	return Touches, true
}

// latest compares two dates as far as both are told: negative where a is over
// before b begins.
func latest(a, b string) int {
	n := min(len(a), len(b))
	return strings.Compare(a[:n], b[:n])
}

// surely says whether no day of a lies behind b's: dates of which one is part
// of the other («2020», «2020-09») leave that open.
func surely(a, b string) bool {
	c := latest(a, b)
	return c < 0 || c == 0 && len(a) == len(b)
}
