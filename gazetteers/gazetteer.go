package gazetteers

import (
	"hash/maphash"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
)

// Gazetteer is what [Load] read. It is read-only.
type Gazetteer struct {
	Entities []Entity // places, then people, then bodies
	Names    []Name   // grouped by entity, in the order of Entities
	Terms    []Term   // in file order
	Given    []GivenName
	Family   []FamilyName
	Files    []string // paths of the tables

	ids      idTable
	byPerson []int32 // terms by person, then start
	byOffice []int32 // terms by office: of, role, start
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

// NamesOf are the written forms of an entity, its full name first.
func (g *Gazetteer) NamesOf(e int32) []Name {
	x := &g.Entities[e]
	return g.Names[x.FirstName:x.LastName]
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
	g.country = map[string]int32{}
	g.region = tomar.None
	for i := range g.Entities {
		e := &g.Entities[i]
		if e.Type != tomar.LOC {
			continue
		}
		if e.Subtype == "country" && e.Country != "" {
			if _, ok := g.country[e.Country]; !ok {
				g.country[e.Country] = int32(i)
			}
		}
		if e.Flags.Has(KRI) && g.region == tomar.None && e.Admin != tomar.None && g.Entities[e.Admin].Subtype == "country" {
			g.region = int32(i)
		}
	}
}

// idTable leads ids to entities: open addressing over their indexes, so that a
// million ids cost a few bytes each instead of a map's.
type idTable struct {
	seed  maphash.Seed
	slots []int32 // index + 1
}

func newIDTable(n int) idTable {
	size := 16
	for size < n*2 {
		size *= 2
	}
	return idTable{seed: maphash.MakeSeed(), slots: make([]int32, size)}
}

// put adds an entity unless its id is there; it returns the one that is.
func (t *idTable) put(i int32, entities []Entity) (int32, bool) {
	mask := uint64(len(t.slots) - 1)
	for h := maphash.String(t.seed, entities[i].ID); ; h++ {
		s := &t.slots[h&mask]
		if *s == 0 {
			*s = i + 1
			return i, true
		}
		if entities[*s-1].ID == entities[i].ID {
			return *s - 1, false
		}
	}
}

func (t *idTable) find(id string, entities []Entity) int32 {
	if len(t.slots) == 0 {
		return tomar.None
	}
	mask := uint64(len(t.slots) - 1)
	for h := maphash.String(t.seed, id); ; h++ {
		s := t.slots[h&mask]
		if s == 0 {
			return tomar.None
		}
		if entities[s-1].ID == id {
			return s - 1
		}
	}
}
