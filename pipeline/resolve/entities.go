package resolve

import (
	"cmp"
	"maps"
	"slices"

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
	byID map[string]*Tally
	kept kept
}

// NewEntities makes an empty collection.
func NewEntities() *Entities { return &Entities{byID: map[string]*Tally{}} }

// Add counts a mention.
func (s *Entities) Add(m Seen) {
	t := s.byID[m.Entity.ID]
	if t == nil {
		t = newTally(&m, &s.kept)
		s.byID[m.Entity.ID] = t
	}
	t.add(&m, &s.kept)
}

// Len is the number of entities.
func (s *Entities) Len() int { return len(s.byID) }

// Rows gives every entity, the most mentioned first, to emit.
func (s *Entities) Rows(emit func(*tables.EntityRow) error) error {
	all := make([]*tables.EntityRow, 0, len(s.byID))
	for _, t := range s.byID {
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
