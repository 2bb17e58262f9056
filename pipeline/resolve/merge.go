package resolve

import (
	"cmp"
	"slices"
)

// family are the types under which reports tell of the same event.
func family(typ string) string {
	switch typ {
	case "CLASH":
		return "ATTACK"
	case "DIE":
		return "KILL"
	}
	return typ
}

// compatible reports whether two periods may be the same day's: either is
// unknown, or they overlap.
func compatible(a, b *Report) bool {
	if a.Start == "" || b.Start == "" {
		return a.Start != "" || b.Start != "" || a.Date == "" || b.Date == "" || a.Date == b.Date
	}
	return a.Start <= end(b) && b.Start <= end(a)
}

func end(r *Report) string {
	if r.End != "" {
		return r.End
	}
	return r.Start
}

// alike weighs what two reports share; ok is false where they contradict each
// other.
func alike(a, b *Report) (points int, ok bool) {
	if a.PlaceID != "" && b.PlaceID != "" {
		switch {
		case a.PlaceID == b.PlaceID:
			points += 2
		case within(a, b) || within(b, a):
			points++
		default:
			return 0, false
		}
	}
	shared := common(a.Agents, b.Agents) + common(a.Targets, b.Targets)
	if shared == 0 {
		shared = common(a.Agents, b.Targets) + common(a.Targets, b.Agents)
	}
	if shared == 0 && len(a.Targets) > 0 && len(b.Targets) > 0 {
		return 0, false
	}
	if shared == 0 && len(a.Agents) > 0 && len(b.Agents) > 0 {
		return 0, false
	}
	points += 2 * shared
	if a.CountMin > 0 && a.CountMin == b.CountMin {
		points++
	}
	if a.Subtype != "" && a.Subtype == b.Subtype {
		points++
	}
	return points, true
}

// within reports whether a's place lies in b's, as far as the rows tell.
func within(a, b *Report) bool {
	if b.GeoPrecision == "country" {
		return a.Country == b.Country
	}
	return a.Admin1 != "" && a.Admin1 == b.Place
}

func common(a, b []string) int {
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

const (
	// sameDocument and otherDocument are the points from which two reports of
	// one family and compatible dates are one story.
	sameDocument  = 1
	otherDocument = 3
	// blockLimit bounds the pairs that one block compares; a larger block
	// compares neighbours in the order of its keys only.
	blockLimit = 400
)

// sets is a union-find over reports; the least index leads.
type sets []int32

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = int32(i)
	}
	return s
}

func (s sets) find(i int32) int32 {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(a, b int32) {
	a, b = s.find(a), s.find(b)
	if a > b {
		a, b = b, a
	}
	s[b] = a
}

// withinDocuments joins the mentions of one event within each document: reports
// stand document by document, in text order.
func withinDocuments(reports []Report, s sets) {
	for first := 0; first < len(reports); {
		last := first + 1
		for last < len(reports) && reports[last].DocID == reports[first].DocID {
			last++
		}
		for i := first; i < last; i++ {
			for j := i - 1; j >= first && i-j <= blockLimit; j-- {
				if joins(&reports[j], &reports[i], sameDocument) || bare(&reports[i]) && family(reports[i].Type) == family(reports[j].Type) && reports[j].told && reports[i].told {
					s.join(int32(j), int32(i))
					break
				}
			}
		}
		first = last
	}
}

// bare reports whether a mention tells nothing of its own: it points back to
// the event told before.
func bare(r *Report) bool {
	return r.Date == "" && r.PlaceID == "" && len(r.Agents) == 0 && len(r.Targets) == 0 && r.CountMin < 0
}

func joins(a, b *Report, from int) bool {
	if !a.told || !b.told || family(a.Type) != family(b.Type) || !compatible(a, b) {
		return false
	}
	points, ok := alike(a, b)
	return ok && points >= from
}

// acrossDocuments joins reports of different documents that fall on one day:
// blocks by family and day keep the cost near linear.
func acrossDocuments(reports []Report, s sets) {
	type key struct {
		block string
		i     int32
	}
	var keys []key
	for i := range reports {
		r := &reports[i]
		if r.told && r.Precision == "day" && r.Start != "" && r.Type != "STATE" {
			keys = append(keys, key{family(r.Type) + " " + r.Start, int32(i)})
		}
	}
	slices.SortFunc(keys, func(a, b key) int { return cmp.Or(cmp.Compare(a.block, b.block), cmp.Compare(a.i, b.i)) })
	for first := 0; first < len(keys); {
		last := first + 1
		for last < len(keys) && keys[last].block == keys[first].block {
			last++
		}
		for i := first; i < last; i++ {
			for j := max(first, i-blockLimit); j < i; j++ {
				a, b := &reports[keys[j].i], &reports[keys[i].i]
				if a.DocID != b.DocID && joins(a, b, otherDocument) {
					s.join(keys[j].i, keys[i].i)
				}
			}
		}
		first = last
	}
}
