package names

import (
	"slices"

	"github.com/tomar-nlp/tomar"
)

// choose marks the candidates that stand: heaviest first, none crossing a
// chosen one, none twice at one place; inside a chosen name only what may
// stand there.
func (f *Finder) choose(d *tomar.Document) {
	f.order = f.order[:0]
	for i := range f.cands {
		f.order = append(f.order, int32(i))
	}
	slices.SortFunc(f.order, func(a, b int32) int {
		x, y := &f.cands[a], &f.cands[b]
		switch {
		case x.First != y.First:
			return int(x.First - y.First)
		case x.Last != y.Last:
			return int(y.Last - x.Last)
		case x.weight > y.weight:
			return -1
		case x.weight < y.weight:
			return 1
		}
		return int(a - b)
	})
	for i := 0; i < len(f.order); {
		j, end := i+1, f.cands[f.order[i]].Last
		for j < len(f.order) && f.cands[f.order[j]].First < end {
			end = max(end, f.cands[f.order[j]].Last)
			j++
		}
		f.settle(f.order[i:j])
		i = j
	}
}

// settle chooses within a group of overlapping candidates.
func (f *Finder) settle(group []int32) {
	if len(group) == 1 {
		c := &f.cands[group[0]]
		c.chosen = !c.in && c.weight > 0
		return
	}
	for range group { // heaviest that is left, until nothing fits
		best := int32(-1)
		for _, i := range group {
			c := &f.cands[i]
			if !c.chosen && c.weight > 0 && !c.in && (best < 0 || heavier(c, &f.cands[best])) && f.fits(group, i) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		f.cands[best].chosen = true
	}
	for _, i := range group { // names inside, longer ones first
		if c := &f.cands[i]; !c.chosen && c.weight > 0 && f.nests(group, i) {
			c.chosen = true
		}
	}
}

func heavier(a, b *candidate) bool {
	la, lb := a.Last-a.First, b.Last-b.First
	if a.weight+float32(la) != b.weight+float32(lb) {
		return a.weight+float32(la) > b.weight+float32(lb)
	}
	return a.First < b.First
}

// fits says whether no chosen candidate overlaps i.
func (f *Finder) fits(group []int32, i int32) bool {
	c := &f.cands[i]
	return !slices.ContainsFunc(group, func(j int32) bool {
		o := &f.cands[j]
		return o.chosen && o.First < c.Last && c.First < o.Last
	})
}

// nests says whether i lies inside a chosen name that may hold it, and crosses
// none.
func (f *Finder) nests(group []int32, i int32) bool {
	c := &f.cands[i]
	inside := false
	for _, j := range group {
		o := &f.cands[j]
		if !o.chosen || o.Last <= c.First || c.Last <= o.First {
			continue
		}
		switch {
		case o.First == c.First && o.Last == c.Last, o.Type == tomar.PER:
			return false
		case o.Rule == ruleClass, !f.mayHold(o, c):
			return false
		case c.Rule == ruleChain && o.hit != tomar.None && o.Last == c.Last && o.Type == c.Type:
			return false // the rest of a listed body's name
		case o.First == c.First && o.Type == c.Type && c.Type == tomar.ORG:
			return false // the beginning of a body's name is no body inside it
		case o.Entity == c.Entity && o.Entity != tomar.None:
			return false // a shorter form of the same name
		case o.First <= c.First && c.Last <= o.Last:
			inside = true
		case c.First <= o.First && o.Last <= c.Last:
			return false
		default:
			return false
		}
	}
	return inside
}

// mayHold says whether the name o may hold a person c that only the words tell
// of: one word of a listed name is part of it («Haji Omeran» names no Omeran),
// and so are words of an ezafe chain.
func (f *Finder) mayHold(o, c *candidate) bool {
	if c.Type != tomar.PER || c.Entity != tomar.None || c.Method != tomar.ByContext {
		return true
	}
	return (o.hit == tomar.None || c.Last-c.First > 1) && o.Rule != ruleChain
}
