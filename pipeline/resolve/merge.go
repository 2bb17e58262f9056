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
func compatible(a, b *brief) bool {
	if a.start == noDay || b.start == noDay {
		return a.start != b.start || a.date == none || b.date == none || a.date == b.date
	}
	return a.start <= b.end && b.start <= a.end
}

// alike weighs what two reports share; ok is false where they contradict each
// other.
func (s *Stories) alike(a, b *brief) (points int, ok bool) {
	if a.place != none && b.place != none {
		switch {
		case a.place == b.place:
			points += 2
		case within(a, b) || within(b, a):
			points++
		default:
			return 0, false
		}
	}
	shared := s.common(a.agents, b.agents) + s.common(a.targets, b.targets)
	if shared == 0 {
		shared = s.common(a.agents, b.targets) + s.common(a.targets, b.agents)
	}
	if shared == 0 && a.targets.len() > 0 && b.targets.len() > 0 {
		return 0, false
	}
	if shared == 0 && a.agents.len() > 0 && b.agents.len() > 0 {
		return 0, false
	}
	points += 2 * shared
	if points == 0 {
		return 0, true // a kind or a number alone makes no event
	}
	if a.countMin > 0 && a.countMin == b.countMin {
		points++
	}
	if shared == 1 && a.meets && a.doc != b.doc {
		points = min(points, otherDocument-1)
	}
	return points, true
}

// tolls reports whether an event of a type is told by how many it befell: «and
// there five died» points to no deaths told before.
func tolls(typ string) bool {
	switch typ {
	case "KILL", "DIE", "INJURE", "ARREST", "RELEASE", "TRANSFER", "TRY":
		return true
	}
	return false
}

// meets reports whether an event of a type is told by who took part: one of
// them alone, who may meet or call many in a day, does not tell which it is.
func meets(typ string) bool {
	switch typ {
	case "MEET", "CALL", "SUPPORT", "REQUEST", "ACCUSE", "THREATEN":
		return true
	}
	return false
}

// within reports whether a's place lies in b's, as far as the rows tell.
func within(a, b *brief) bool {
	if b.byCountry {
		return a.country == b.country
	}
	return a.admin1 != none && a.admin1 == b.placeName
}

const (
	// sameDocument and otherDocument are the points from which two reports of
	// one family and compatible dates are one story.
	sameDocument  = 1
	otherDocument = 3
	// backReach is how many sentences back a mention that tells nothing points.
	backReach = 3
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

// withinDocuments joins the mentions of one event within each document: order
// leads to reports document by document, in text order.
func (s *Stories) withinDocuments(order []int32, joined sets) {
	for first := 0; first < len(order); {
		last := first + 1
		for last < len(order) && s.briefs.at(order[last]).doc == s.briefs.at(order[first]).doc {
			last++
		}
		for i := first; i < last; i++ {
			if j := s.earlier(order, first, i); j >= 0 {
				joined.join(int32(j), int32(i))
			}
		}
		first = last
	}
}

// earlier is the nearest mention before order[i], of those from first on, that
// tells the same event; -1.
func (s *Stories) earlier(order []int32, first, i int) int {
	b := s.briefs.at(order[i])
	for j := i - 1; j >= first && i-j <= blockLimit; j-- {
		if a := s.briefs.at(order[j]); s.joins(a, b, sameDocument) || pointsBack(a, b) {
			return j
		}
	}
	return -1
}

// pointsBack reports whether b tells nothing but what a, a few sentences before
// it, told in the same word: «the attack».
func pointsBack(a, b *brief) bool {
	return b.bare() && a.told && b.told && a.rule == b.rule && a.typ == b.typ && !a.meets && !a.tolls && b.sentence-a.sentence <= backReach
}

// bare reports whether a mention tells nothing of its own: it points back to
// the event told before.
func (b *brief) bare() bool {
	return b.date == none && b.place == none && b.agents.len() == 0 && b.targets.len() == 0 && b.countMin < 0
}

func (s *Stories) joins(a, b *brief, from int) bool {
	if !a.told || !b.told || a.family != b.family || !compatible(a, b) {
		return false
	}
	points, ok := s.alike(a, b)
	return ok && points >= from
}

// acrossDocuments joins reports of different documents that fall on one day:
// blocks by family and day keep the cost near linear.
func (s *Stories) acrossDocuments(order []int32, joined sets) {
	var keys []int32 // places in order
	for i, k := range order {
		if s.briefs.at(k).blocked {
			keys = append(keys, int32(i))
		}
	}
	block := func(i int32) *brief { return s.briefs.at(order[i]) }
	slices.SortFunc(keys, func(i, j int32) int {
		a, b := block(i), block(j)
		return cmp.Or(cmp.Compare(a.family, b.family), cmp.Compare(a.start, b.start), cmp.Compare(i, j))
	})
	for first := 0; first < len(keys); {
		last := first + 1
		for last < len(keys) && block(keys[last]).family == block(keys[first]).family && block(keys[last]).start == block(keys[first]).start {
			last++
		}
		for i := first; i < last; i++ {
			b := block(keys[i])
			for j := max(first, i-blockLimit); j < i; j++ {
				if a := block(keys[j]); a.doc != b.doc && s.joins(a, b, otherDocument) {
					joined.join(keys[j], keys[i])
				}
			}
		}
		first = last
	}
}
