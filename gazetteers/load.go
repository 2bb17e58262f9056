package gazetteers

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/tomar-nlp/tomar"
)

// Load reads all tables of fsys, which is rooted as [Embedded] is. fold makes
// one form of the spellings of a name that are written freely; it serves
// [Gazetteer.FindGiven] and [Gazetteer.FindFamily].
//
// The error joins the faults that keep a table from being read: broken rows,
// ids in two files, references to nothing, numbers that are none. What is
// merely doubtful is [Lint]'s.
func Load(fsys fs.FS, fold func(string) string) (*Gazetteer, error) {
	l := loader{g: &Gazetteer{fold: fold, given: map[string]int32{}, family: map[string]int32{}}}
	s := newSchema()
	l.g.ids = newIDTable(1 << 12)
	for _, t := range [...]*table{s.places, s.people, s.orgs} {
		l.g.Files = t.each(fsys, l.g.Files, l.entity, l.bad)
	}
	l.names()
	l.references()
	l.g.Files = s.terms.each(fsys, l.g.Files, l.term, l.bad)
	l.g.Files = s.given.each(fsys, l.g.Files, l.givenName, l.bad)
	l.g.Files = s.family.each(fsys, l.g.Files, l.familyName, l.bad)
	if len(l.errs) > 0 {
		return nil, fmt.Errorf("load gazetteer: %w", errors.Join(l.errs...))
	}
	l.g.index()
	return l.g, nil
}

// loader holds what the rows say until all of them are there.
type loader struct {
	g    *Gazetteer
	refs []refs // beside Entities
	errs []error
}

// refs are the cells of an entity that are resolved when all ids are known.
type refs struct {
	admin, seat, parent             string
	variants, short, acronym, latin string
	table                           *table
}

func (l *loader) bad(err error) { l.errs = append(l.errs, err) }

// entity reads a row of places, people or orgs.
func (l *loader) entity(r *row) {
	t := r.table
	e := Entity{
		ID: r.get("id"), Name: r.get("name"), NameEN: r.get("name_en"), Wikidata: r.get("wikidata"), Country: r.get("country"),
		Admin: tomar.None, Seat: tomar.None, Parent: tomar.None,
		File: r.fileN, Line: r.line, Type: t.kind, Flags: l.flags(r),
	}
	x := refs{variants: r.get("variants"), short: r.get("short"), table: t}
	if !strings.HasPrefix(e.ID, t.prefix) || len(e.ID) == len(t.prefix) {
		l.bad(r.fault("id", "id %q does not begin with %s", e.ID, t.prefix))
		return
	}
	if e.Name == "" {
		l.bad(r.fault("name", "no name"))
		return
	}
	switch t.kind {
	case tomar.LOC:
		e.Subtype, x.admin = r.get("subtype"), r.get("admin")
		l.geo(r, &e)
	case tomar.PER:
		e.Subtype, e.Born, e.Died = r.get("kind"), r.get("born"), r.get("died")
		if g := r.get("gender"); g != "" {
			e.Gender = g[0]
		}
	case tomar.ORG:
		e.Subtype, x.seat, x.parent = r.get("subtype"), r.get("seat"), r.get("parent")
		x.acronym, x.latin = r.get("acronym"), r.get("acronym_en")
	}
	l.add(r, e, x)
}

// add appends an entity, or replaces the one of its id where the file is a
// patch.
func (l *loader) add(r *row, e Entity, x refs) {
	g := l.g
	if len(g.Entities)*2 >= len(g.ids.slots) {
		g.ids = newIDTable(len(g.Entities) * 2)
		for i := range g.Entities {
			g.ids.put(int32(i), g.Entities)
		}
	}
	g.Entities = append(g.Entities, e)
	i := int32(len(g.Entities) - 1)
	old, fresh := g.ids.put(i, g.Entities)
	if fresh {
		l.refs = append(l.refs, x)
		return
	}
	g.Entities = g.Entities[:i]
	if !r.patch {
		o := &g.Entities[old]
		l.bad(r.fault("id", "id %s stands in line %d already", e.ID, o.Line))
		return
	}
	g.Entities[old], l.refs[old] = e, x
}

func (l *loader) flags(r *row) (f Flags) {
	list(r.get("flags"), func(v string) {
		for i, n := range flagNames {
			if n == v {
				f |= 1 << i
				return
			}
		}
		l.bad(r.fault("flags", "no flag %q", v))
	})
	return f
}

func (l *loader) geo(r *row, e *Entity) {
	lat, lon := r.get("lat"), r.get("lon")
	if (lat == "") != (lon == "") {
		l.bad(r.fault("lat", "latitude and longitude stand together"))
	}
	if lat != "" {
		e.HasGeo = true
		e.Lat, e.Lon = l.float(r, "lat", 90), l.float(r, "lon", 180)
	}
	if p := r.get("population"); p != "" {
		n, err := strconv.ParseInt(p, 10, 64)
		if err != nil || n < 0 {
			l.bad(r.fault("population", "%q is no number of people", p))
		}
		e.Population = int32(min(n, 1<<31-1))
	}
}

func (l *loader) float(r *row, column string, limit float64) float32 {
	v, err := strconv.ParseFloat(r.get(column), 32)
	if err != nil || v != v || v < -limit || v > limit {
		l.bad(r.fault(column, "%q is no coordinate", r.get(column)))
		return 0
	}
	return float32(v)
}

// names lists the written forms of all entities.
func (l *loader) names() {
	g := l.g
	g.Names = make([]Name, 0, len(g.Entities)*3)
	for i := range g.Entities {
		e, x := &g.Entities[i], &l.refs[i]
		e.FirstName = int32(len(g.Names))
		add := func(kind NameKind) func(string) {
			return func(v string) {
				if v == "" {
					l.bad(fmt.Errorf("%s:%d: empty value in a list of names", g.Files[e.File], e.Line))
					return
				}
				k := kind
				if kind == Short && v[0] == '!' {
					k, v = ShortAlone, v[1:]
				}
				g.Names = append(g.Names, Name{Text: v, Entity: int32(i), Kind: k})
			}
		}
		g.Names = append(g.Names, Name{Text: e.Name, Entity: int32(i), Kind: Full})
		list(x.variants, add(Variant))
		list(x.short, add(Short))
		list(x.acronym, add(Acronym))
		list(x.latin, add(AcronymEN))
		e.LastName = int32(len(g.Names))
	}
}

// references resolves the ids that rows name.
func (l *loader) references() {
	g := l.g
	for i := range g.Entities {
		e, x := &g.Entities[i], &l.refs[i]
		e.Admin = l.ref(e, x.table, "admin", x.admin, tomar.LOC)
		e.Seat = l.ref(e, x.table, "seat", x.seat, tomar.LOC)
		e.Parent = l.ref(e, x.table, "parent", x.parent, tomar.ORG)
	}
	l.refs = nil
}

func (l *loader) ref(e *Entity, t *table, column, id string, want tomar.EntityType) int32 {
	if id == "" {
		return tomar.None
	}
	i, ok := l.g.ByID(id)
	if !ok || l.g.Entities[i].Type != want {
		r := row{table: t, file: l.g.Files[e.File], line: e.Line}
		l.bad(r.fault(column, "no %s %s", want, id))
		return tomar.None
	}
	return i
}

func (l *loader) term(r *row) {
	t := Term{Role: r.get("role"), Start: r.get("start"), End: r.get("end"), TitleEN: r.get("title_en"), Of: tomar.None, File: r.fileN, Line: r.line}
	var ok bool
	if t.Person, ok = l.g.ByID(r.get("person")); !ok || l.g.Entities[t.Person].Type != tomar.PER {
		l.bad(r.fault("person", "no person %s", r.get("person")))
		return
	}
	if of := r.get("of"); of != "" {
		if t.Of, ok = l.g.ByID(of); !ok {
			l.bad(r.fault("of", "no place or body %s", of))
			return
		}
	}
	if t.Role == "" {
		l.bad(r.fault("role", "no role"))
		return
	}
	l.g.Terms = append(l.g.Terms, t)
}

func (l *loader) givenName(r *row) {
	n := GivenName{Name: r.get("name"), Origin: r.get("origin"), Flags: l.flags(r), File: r.fileN, Line: r.line}
	if g := r.get("gender"); g != "" {
		n.Gender = g[0]
	}
	n.Variants = split(r.get("variants"))
	l.g.Given = append(l.g.Given, n)
	l.key(l.g.given, int32(len(l.g.Given)-1), n.Name, n.Variants)
}

func (l *loader) familyName(r *row) {
	n := FamilyName{Name: r.get("name"), Kind: r.get("kind"), Flags: l.flags(r), File: r.fileN, Line: r.line}
	n.Variants = split(r.get("variants"))
	l.g.Family = append(l.g.Family, n)
	l.key(l.g.family, int32(len(l.g.Family)-1), n.Name, n.Variants)
}

// key enters a row under its spellings; a full name displaces a variant.
func (l *loader) key(m map[string]int32, i int32, name string, variants []string) {
	m[l.g.fold(name)] = i
	for _, v := range variants {
		if k := l.g.fold(v); k != "" {
			if _, ok := m[k]; !ok {
				m[k] = i
			}
		}
	}
}

func split(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}
