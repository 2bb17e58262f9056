package resolve

import (
	"cmp"
	"slices"
	"strings"

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
	byID map[string]*entity
}

type entity struct {
	row      tables.EntityRow
	known    bool
	lastDoc  int
	surfaces []surface // few as a rule
}

// surface is a base form and how often it was seen.
type surface struct {
	text string
	n    int
}

func (e *entity) see(text string) {
	for i := range e.surfaces {
		if s := &e.surfaces[i]; s.text == text {
			s.n++
			return
		}
	}
	e.surfaces = append(e.surfaces, surface{strings.Clone(text), 1})
}

// NewEntities makes an empty collection.
func NewEntities() *Entities { return &Entities{byID: map[string]*entity{}} }

// Add counts a mention.
func (s *Entities) Add(m Seen) {
	e := s.byID[m.Entity.ID]
	if e == nil {
		n := m.Entity
		for _, s := range [...]*string{&n.ID, &n.Subtype, &n.Name, &n.NameEN, &n.Country, &m.Type, &m.Wikidata} {
			*s = strings.Clone(*s) // it may be part of a document, which would stay in memory
		}
		e = &entity{known: m.Known, lastDoc: -1, row: tables.EntityRow{
			ID: n.ID, Type: m.Type, Subtype: n.Subtype, Name: n.Name, NameEN: n.NameEN, Wikidata: m.Wikidata,
			Country: n.Country, Lat: n.Lat, Lon: n.Lon, Located: n.Located,
		}}
		s.byID[n.ID] = e
	}
	if m.Silent {
		return
	}
	e.row.Mentions++
	if e.lastDoc != m.Doc {
		e.row.Documents++
		e.lastDoc = m.Doc
	}
	if e.row.Subtype == "" || !e.known && m.Entity.Subtype != "" && m.Entity.Subtype < e.row.Subtype {
		e.row.Subtype = m.Entity.Subtype
	}
	if m.Surface != "" {
		e.see(m.Surface)
	}
	if len(m.Date) == len("2006-01-02") {
		if e.row.FirstDate == "" || m.Date < e.row.FirstDate {
			e.row.FirstDate = strings.Clone(m.Date)
		}
		if m.Date > e.row.LastDate {
			e.row.LastDate = strings.Clone(m.Date)
		}
	}
}

// Len is the number of entities.
func (s *Entities) Len() int { return len(s.byID) }

// Rows gives every entity, the most mentioned first, to emit.
func (s *Entities) Rows(emit func(*tables.EntityRow) error) error {
	all := make([]*entity, 0, len(s.byID))
	for _, e := range s.byID {
		e.finish()
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b *entity) int {
		return cmp.Or(cmp.Compare(b.row.Mentions, a.row.Mentions), cmp.Compare(a.row.ID, b.row.ID))
	})
	for _, e := range all {
		if err := emit(&e.row); err != nil {
			return err
		}
	}
	return nil
}

// finish orders the surfaces, the commonest first; a name that no list has is
// called by its commonest surface.
func (e *entity) finish() {
	all := e.surfaces
	slices.SortFunc(all, func(a, b surface) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.text, b.text)) })
	e.row.Aliases = e.row.Aliases[:0]
	for _, s := range all {
		e.row.Aliases = append(e.row.Aliases, s.text)
	}
	if !e.known && len(all) > 0 {
		e.row.Name = all[0].text
	}
}
