package gazetteers

import (
	"hash/maphash"

	"github.com/tomar-nlp/tomar"
)

// cellTable leads the texts of one cell to entities: open addressing over their
// indexes, so that a million of them cost a few bytes each instead of a map's.
type cellTable struct {
	cell  int
	seed  maphash.Seed
	slots []int32 // index + 1
}

// newCellTable has room for n texts.
func newCellTable(cell, n int) cellTable {
	size := 16
	for size < n+n/2 {
		size *= 2
	}
	return cellTable{cell: cell, seed: maphash.MakeSeed(), slots: make([]int32, size)}
}

// tableOf is the table of all entities' cells; the first of equal ones counts,
// empty ones are left out.
func tableOf(entities []Entity, cell int) cellTable {
	n := 0
	for i := range entities {
		if entities[i].cell(cell) != "" {
			n++
		}
	}
	t := newCellTable(cell, n)
	for i := range entities {
		if entities[i].cell(cell) != "" {
			t.put(int32(i), entities)
		}
	}
	return t
}

// full says that n texts leave too little room: finding would be slow, and in a
// table without an empty slot endless.
func (t *cellTable) full(n int) bool { return n+n/8 >= len(t.slots) }

// put adds an entity unless its text is there; it returns the one that is.
func (t *cellTable) put(i int32, entities []Entity) (int32, bool) {
	mask := uint64(len(t.slots) - 1)
	text := entities[i].cell(t.cell)
	for h := maphash.String(t.seed, text); ; h++ {
		s := &t.slots[h&mask]
		if *s == 0 {
			*s = i + 1
			return i, true
		}
		if entities[*s-1].cell(t.cell) == text {
			return *s - 1, false
		}
	}
}

// find is the entity of a text, None where there is none.
func (t *cellTable) find(text string, entities []Entity) int32 {
	if len(t.slots) == 0 {
		return tomar.None
	}
	mask := uint64(len(t.slots) - 1)
	for h := maphash.String(t.seed, text); ; h++ {
		s := t.slots[h&mask]
		if s == 0 {
			return tomar.None
		}
		if entities[s-1].cell(t.cell) == text {
			return s - 1
		}
	}
}
