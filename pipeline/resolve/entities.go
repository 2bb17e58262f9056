package resolve

import (
	"cmp"
	"maps"
	"slices"

	"github.com/tomar-nlp/tomar/internal/pieces"
	"github.com/tomar-nlp/tomar/output/tables"
)

// Seen is one document's mentions of one entity.
type Seen struct {
	Entity   tables.Named
	Type     string
	Wikidata string
	Known    bool   // a gazetteer row: its name stands whatever surfaces are seen
	Surface  string // base form as the document writes it
	Date     string // the document's ISO day; "" when unknown
	Doc      int    // number of the document in the run
	Silent   bool   // no mention: a correction names the entity, which must stand in the table
}

// Entities collects the entities of a run.
type Entities struct {
	byID  map[string]*Tally
	kept  kept
	block []Tally // room for the next ones
}

// blockLen is how many tallies are made at once.
const blockLen = 128

// NewEntities makes an empty collection.
func NewEntities() *Entities {
	return &Entities{byID: map[string]*Tally{}, kept: kept{surfaces: pieces.Lists[surface]{Size: 4 * blockLen}}}
}

// Add counts a mention.
func (s *Entities) Add(m Seen) {
	t := s.byID[m.Entity.ID]
	if t == nil {
		t = s.room()
		t.begin(&m, &s.kept)
		s.byID[t.row.ID] = t // not the mention's, which holds others
	}
	t.add(&m, &s.kept)
}

// room is a tally that is not in use yet.
func (s *Entities) room() *Tally {
	if len(s.block) == 0 {
		s.block = make([]Tally, blockLen)
	}
	t := &s.block[0]
	s.block = s.block[1:]
	return t
}

// Len is the number of entities.
func (s *Entities) Len() int { return len(s.byID) }

// Rows gives every entity, the most mentioned first, to emit.
func (s *Entities) Rows(emit func(*tables.EntityRow) error) error {
	all, aliases := make([]*tables.EntityRow, 0, len(s.byID)), 0
	for _, t := range s.byID {
		aliases += len(t.surfaces)
	}
	room := make([]string, aliases) // one for all rows
	for _, t := range s.byID {
		n := len(t.surfaces)
		t.row.Aliases, room = room[:0:n], room[n:]
		all = append(all, t.Row())
	}
	slices.SortFunc(all, func(a, b *tables.EntityRow) int {
		return cmp.Or(cmp.Compare(b.Mentions, a.Mentions), cmp.Compare(a.ID, b.ID))
	})
	for _, row := range all {
		if err := emit(row); err != nil {
			return err
		}
	}
	return nil
}

// Each gives what was counted of every entity, by id. at says where in the run
// the mentions stand, see [Tally.Merge].
func (s *Entities) Each(at string, do func(*Tally)) {
	for _, id := range slices.Sorted(maps.Keys(s.byID)) {
		t := s.byID[id]
		t.at = at
		do(t)
	}
}
