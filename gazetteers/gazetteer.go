package gazetteers

import (
	"iter"
	"slices"
	"strings"
	"sync"

	"github.com/tomar-nlp/tomar"
)

// Gazetteer is what [Load] read. It is read-only.
type Gazetteer struct {
	Entities []Entity // places, then people, then bodies
	Terms    []Term   // in file order
	Given    []GivenName
	Family   []FamilyName
	Files    []string // paths of the tables

	lives    map[int32]life    // of people of whom a year of birth or death is known
	names    []written         // grouped by entity, in the order of Entities
	ids      cellTable         // by id
	english  cellTable         // by English name, the first of each
	wikidata func() *cellTable // by Wikidata id, made when first asked for
	byPerson []int32           // terms by person, then start
	byOffice []int32           // terms by office: of, role, start
	given    map[string]int32
	family   map[string]int32
	country  map[string]int32
	region   int32 // the place whose inhabitants carry the flag KRI; None
	fold     func(string) string
}

// ByID is the index of an entity.
func (g *Gazetteer) ByID(id string) (int32, bool) {
	i := g.ids.find(id, g.Entities)
	return i, i != tomar.None
}

// ByNameEN is the index of the first entity of an English name.
func (g *Gazetteer) ByNameEN(name string) (int32, bool) {
	i := g.english.find(name, g.Entities)
	return i, i != tomar.None
}

// ByWikidata is the index of the first entity of a Wikidata id.
func (g *Gazetteer) ByWikidata(qid string) (int32, bool) {
	if qid == "" {
		return tomar.None, false
	}
	i := g.wikidata().find(qid, g.Entities)
	return i, i != tomar.None
}

// NamesOf are the written forms of an entity, its full name first.
func (g *Gazetteer) NamesOf(e int32) []Name {
	x := &g.Entities[e]
	out := make([]Name, 0, x.names)
	for _, w := range g.writtenOf(x) {
		out = append(out, Name{Text: x.text[w.start:w.end], Entity: e, Kind: w.kind})
	}
	return out
}

func (g *Gazetteer) writtenOf(x *Entity) []written {
	return g.names[x.firstName : x.firstName+int32(x.names)]
}

// Names are the written forms of all entities, in the order of Entities.
func (g *Gazetteer) Names() iter.Seq[Name] {
	return func(yield func(Name) bool) {
		for i := range g.Entities {
			x := &g.Entities[i]
			for _, w := range g.writtenOf(x) {
				if !yield(Name{Text: x.text[w.start:w.end], Entity: int32(i), Kind: w.kind}) {
					return
				}
			}
		}
	}
}

// NameCount is the number of [Gazetteer.Names].
func (g *Gazetteer) NameCount() int { return len(g.names) }

// life is when somebody was born and died: ISO dates, of which day and month may
// be missing; "" where no source tells.
type life struct{ born, died string }

// Life is when a person was born and died: ISO dates, of which day and month may
// be missing; "" where the tables do not tell.
func (g *Gazetteer) Life(person int32) (born, died string) {
	l := g.lives[person]
	return l.born, l.died
}

// CountryOf is the place that a code of ISO 3166 names.
func (g *Gazetteer) CountryOf(code string) (int32, bool) {
	i, ok := g.country[code]
	return i, ok
}

// AdminChain appends the places above e, from the next higher one to the
// country. e itself is left out; a body's chain begins with its seat.
func (g *Gazetteer) AdminChain(dst []int32, e int32) []int32 {
	next := g.Entities[e].Admin
	if g.Entities[e].Type == tomar.ORG {
		next = g.Entities[e].Seat
	}
	for n := 0; next != tomar.None && n < maxDepth; n++ { // the bound breaks a circle
		dst = append(dst, next)
		next = g.Entities[next].Admin
	}
	return dst
}

// maxDepth bounds chains of places.
const maxDepth = 12

// FindGiven is the row of a given name or one of its variants, by folded form.
func (g *Gazetteer) FindGiven(name string) (int32, bool) {
	i, ok := g.given[g.fold(name)]
	return i, ok
}

// FindFamily is the row of a family name or one of its variants, by folded form.
func (g *Gazetteer) FindFamily(name string) (int32, bool) {
	i, ok := g.family[g.fold(name)]
	return i, ok
}

// TermsOf are the indexes of a person's terms, earliest first.
func (g *Gazetteer) TermsOf(person int32) []int32 {
	lo, _ := slices.BinarySearchFunc(g.byPerson, person, func(t, p int32) int { return int(g.Terms[t].Person) - int(p) })
	hi := lo
	for hi < len(g.byPerson) && g.Terms[g.byPerson[hi]].Person == person {
		hi++
	}
	return g.byPerson[lo:hi]
}

// index builds the orders and tables over what was read.
func (g *Gazetteer) index() {
	g.byPerson = make([]int32, len(g.Terms))
	for i := range g.byPerson {
		g.byPerson[i] = int32(i)
	}
	g.byOffice = slices.Clone(g.byPerson)
	slices.SortStableFunc(g.byPerson, func(a, b int32) int {
		x, y := &g.Terms[a], &g.Terms[b]
		if x.Person != y.Person {
			return int(x.Person) - int(y.Person)
		}
		return strings.Compare(x.Start, y.Start)
	})
	slices.SortStableFunc(g.byOffice, func(a, b int32) int {
		x, y := &g.Terms[a], &g.Terms[b]
		if c := compareOffice(x, y.Of, y.Role); c != 0 {
			return c
		}
		return strings.Compare(x.Start, y.Start)
	})
	g.english = tableOf(g.Entities, cellNameEN)
	g.wikidata = sync.OnceValue(func() *cellTable {
		t := tableOf(g.Entities, cellWikidata)
		return &t
	})
	g.country = map[string]int32{}
	g.region = tomar.None
	for i := range g.Entities {
		e := &g.Entities[i]
		if e.Type != tomar.LOC {
			continue
		}
		if c := e.Country(); c != "" && e.Subtype() == "country" {
			if _, ok := g.country[c]; !ok {
				g.country[c] = int32(i)
			}
		}
		if e.Flags.Has(KRI) && g.region == tomar.None && e.Admin != tomar.None && g.Entities[e.Admin].Subtype() == "country" {
			g.region = int32(i)
		}
	}
}
