package resolve

import "slices"

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
func alike(a, b *brief) (points int, ok bool) {
	if a.place != none && b.place != none {
		switch {
		case a.place == b.place:
			points += 2
		case liesIn(a, b) || liesIn(b, a):
			points++
		default:
			return 0, false
		}
	}
	shared := common(a.agents, b.agents) + common(a.targets, b.targets)
	if shared == 0 {
		shared = common(a.agents, b.targets) + common(a.targets, b.agents)
	}
	if shared == 0 && len(a.targets) > 0 && len(b.targets) > 0 {
		return 0, false
	}
	if shared == 0 && len(a.agents) > 0 && len(b.agents) > 0 {
		return 0, false
	}
	if shared == 0 && sums(a, b) {
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

// sums reports whether one of two reports adds up what befell several in a place
// where the other's place lies: «since January 37 were killed in the province».
func sums(a, b *brief) bool {
	return a.tolls && a.place != b.place && a.place != none && b.place != none && a.countMin != b.countMin && max(a.countMin, b.countMin) > 1
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

// liesIn reports whether a's place lies in b's, as far as the rows tell.
func liesIn(a, b *brief) bool {
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

func newSets(n int) sets { return sets(nil).of(n) }

// of is n sets of one report each, in the memory of s where it has room.
func (s sets) of(n int) sets {
	s = slices.Grow(s[:0], n)[:n]
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

// within joins the mentions of one event among the reports of a document, in
// text order. It uses the memory of joined.
func within(reports []brief, joined sets) sets {
	joined = joined.of(len(reports))
	for i := range reports {
		if j := earlier(reports, i); j >= 0 {
			joined.join(int32(j), int32(i))
		}
	}
	return joined
}

// earlier is the nearest report before the i-th that tells the same event; -1.
func earlier(reports []brief, i int) int {
	b := &reports[i]
	for j := i - 1; j >= 0 && i-j <= blockLimit; j-- {
		if a := &reports[j]; joins(a, b, sameDocument) || pointsBack(a, b) {
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
	return b.date == none && b.place == none && len(b.agents) == 0 && len(b.targets) == 0 && b.countMin < 0
}

func joins(a, b *brief, from int) bool {
	if !a.told || !b.told || a.family != b.family || !compatible(a, b) {
		return false
	}
	points, ok := alike(a, b)
	return ok && points >= from
}

// window joins reports of different documents that fall on one day: blocks by
// family and day, and a bounded number of neighbours in each, keep the cost near
// linear and the memory small. Reports come block by block, in the order of their
// documents' ids, then of the text.
type window struct {
	slots  [blockLimit + 1]brief
	n      int // reports of the block so far
	family int32
	start  int32
}

// next is the place of the next report, to be filled by the caller.
func (w *window) next() *brief { return &w.slots[w.n%len(w.slots)] }

// take compares the report that was put into next with those before it, and
// gives join those that are one story with it.
func (w *window) take(join func(a, b *brief)) {
	b := w.next()
	if b.family != w.family || b.start != w.start {
		w.slots[0], *b = *b, w.slots[0] // a new block begins
		b = &w.slots[0]
		w.n, w.family, w.start = 0, b.family, b.start
	}
	for j := max(0, w.n-blockLimit); j < w.n; j++ {
		if a := &w.slots[j%len(w.slots)]; a.doc != b.doc && joins(a, b, otherDocument) {
			join(a, b)
		}
	}
	w.n++
}
