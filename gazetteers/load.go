package gazetteers

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
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
	l := loader{g: &Gazetteer{fold: fold, given: map[string]int32{}, family: map[string]int32{}, lives: map[int32]life{}}}
	s := newSchema()
	tables := [...]*table{s.places, s.people, s.orgs}
	l.grow(fsys, tables[:])
	for _, t := range tables {
		t.each(fsys, &l.g.Files, l.entity, l.bad)
	}
	l.settle()
	l.references()
	s.terms.each(fsys, &l.g.Files, l.term, l.bad)
	s.given.each(fsys, &l.g.Files, l.givenName, l.bad)
	s.family.each(fsys, &l.g.Files, l.familyName, l.bad)
	if len(l.errs) > 0 {
		return nil, fmt.Errorf("load gazetteer: %w", errors.Join(l.errs...))
	}
	l.g.names = slices.Clone(l.g.names) // most rows have one name, room was made for two
	l.g.index()
	return l.g, nil
}

// loader holds what the rows say until all of them are there.
type loader struct {
	g        *Gazetteer
	texts    arena
	refs     []ref
	replaced bool // a patch left names behind that are nobody's
	errs     []error
}

// ref is the id of a place or body that a row names; it is resolved when all
// ids are known.
type ref struct {
	entity int32
	field  refField
	id     string
	table  *table
}

type refField uint8

const (
	refAdmin refField = iota
	refSeat
	refParent
)

var refColumns = [...]string{"admin", "seat", "parent"}

// grow makes room for the rows of all files at once.
func (l *loader) grow(fsys fs.FS, tables []*table) {
	rows := 0
	for _, t := range tables {
		files, _ := tableFiles(fsys, t) // who reads them tells what is wrong
		for _, f := range files {
			rows += countLines(fsys, f)
		}
	}
	l.g.Entities = make([]Entity, 0, rows)
	l.g.names = make([]written, 0, 2*rows)
	l.g.ids = newCellTable(cellID, rows)
}

func (l *loader) bad(err error) { l.errs = append(l.errs, err) }

// entity reads a row of places, people or orgs.
func (l *loader) entity(r *row) {
	t := r.table
	id := r.get("id")
	if !strings.HasPrefix(id, t.prefix) || len(id) == len(t.prefix) {
		l.bad(r.fault("id", "id %q does not begin with %s", id, t.prefix))
		return
	}
	if r.get("name") == "" {
		l.bad(r.fault("name", "no name"))
		return
	}
	e := Entity{
		Admin: tomar.None, Seat: tomar.None, Parent: tomar.None,
		File: r.fileN, Line: r.line, Type: t.kind, Flags: l.flags(r),
	}
	from := len(l.g.names)
	if !l.write(r, &e) {
		l.g.names = l.g.names[:from]
		return
	}
	switch t.kind {
	case tomar.LOC:
		l.geo(r, &e)
	case tomar.PER:
		if g := r.get("gender"); g != "" {
			e.Gender = g[0]
		}
	}
	i, ok := l.add(r, e)
	if !ok {
		l.g.names = l.g.names[:from]
		return
	}
	switch t.kind {
	case tomar.PER:
		l.life(i, r)
	case tomar.LOC:
		l.refer(i, r, refAdmin)
	case tomar.ORG:
		l.refer(i, r, refSeat)
		l.refer(i, r, refParent)
	}
}

// life keeps when a person was born and died. A patch's row stands for the whole
// of the row that it replaces.
func (l *loader) life(i int32, r *row) {
	born, died := r.get("born"), r.get("died")
	if born == "" && died == "" {
		delete(l.g.lives, i)
		return
	}
	l.g.lives[i] = life{strings.Clone(born), strings.Clone(died)}
}

func (l *loader) refer(i int32, r *row, f refField) {
	if id := r.get(refColumns[f]); id != "" {
		l.refs = append(l.refs, ref{i, f, id, r.table})
	}
}

// add appends an entity, or replaces the one of its id where the file is a
// patch; false where the id is taken.
func (l *loader) add(r *row, e Entity) (int32, bool) {
	g := l.g
	if g.ids.full(len(g.Entities)) { // a file has grown since its lines were counted
		g.ids = newCellTable(cellID, 2*len(g.Entities))
		for i := range g.Entities {
			g.ids.put(int32(i), g.Entities)
		}
	}
	g.Entities = append(g.Entities, e)
	i := int32(len(g.Entities) - 1)
	old, fresh := g.ids.put(i, g.Entities)
	if fresh {
		return i, true
	}
	g.Entities = g.Entities[:i]
	if !r.patch {
		o := &g.Entities[old]
		l.bad(r.fault("id", "id %s stands in %s:%d already", e.ID(), l.g.Files[o.File], o.Line))
		return 0, false
	}
	g.Entities[old], l.replaced = e, true
	l.refs = slices.DeleteFunc(l.refs, func(x ref) bool { return x.entity == old })
	return old, true
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

// write puts the texts of a row into the arena and lists its written forms;
// false where there is too much of them.
func (l *loader) write(r *row, e *Entity) bool {
	kind := "subtype"
	if e.Type == tomar.PER {
		kind = "kind"
	}
	cells := [entityCells]string{
		cellID: r.get("id"), cellSubtype: r.get(kind), cellNameEN: r.get("name_en"),
		cellWikidata: r.get("wikidata"), cellCountry: r.get("country"), cellName: r.get("name"),
	}
	forms := []struct {
		column string
		kind   NameKind
	}{{"variants", Variant}, {"short", Short}, {"acronym", Acronym}, {"acronym_en", AcronymEN}}
	if e.Type != tomar.ORG {
		forms = forms[:2]
	}
	size := 0
	for _, c := range cells {
		size += len(c)
	}
	for _, f := range forms {
		size += len(r.get(f.column))
	}
	if size > maxText {
		l.bad(r.fault("id", "the row has %d bytes of text, more than %d", size, maxText))
		return false
	}
	start := l.texts.begin(size)
	for i, c := range cells {
		l.texts.block.WriteString(c)
		e.ends[i] = uint16(l.texts.block.Len() - start)
	}
	e.firstName = int32(len(l.g.names))
	l.g.names = append(l.g.names, written{e.ends[cellCountry], e.ends[cellName], Full})
	for _, f := range forms {
		l.forms(r, f.column, f.kind, start)
	}
	e.names = uint16(len(l.g.names) - int(e.firstName))
	e.text = l.texts.block.String()[start:]
	return true
}

// forms lists the values of a list cell as written forms.
func (l *loader) forms(r *row, column string, kind NameKind, start int) {
	for cell := r.get(column); cell != ""; {
		v, rest, _ := strings.Cut(cell, "|")
		cell = rest
		k := kind
		if k == Short && strings.HasPrefix(v, "!") {
			k, v = ShortAlone, v[1:]
		}
		if v == "" {
			l.bad(r.fault(column, "empty value"))
			continue
		}
		at := l.texts.block.Len() - start
		l.texts.block.WriteString(v)
		l.g.names = append(l.g.names, written{uint16(at), uint16(at + len(v)), k})
	}
}

// settle brings the names into the order of the entities again, where patches
// replaced some.
func (l *loader) settle() {
	if !l.replaced {
		return
	}
	old := l.g.names
	l.g.names = make([]written, 0, len(old))
	for i := range l.g.Entities {
		e := &l.g.Entities[i]
		from := int32(len(l.g.names))
		l.g.names = append(l.g.names, old[e.firstName:e.firstName+int32(e.names)]...)
		e.firstName = from
	}
}

// references resolves the ids that rows name.
func (l *loader) references() {
	g := l.g
	for _, x := range l.refs {
		e := &g.Entities[x.entity]
		want := tomar.LOC
		if x.field == refParent {
			want = tomar.ORG
		}
		i, ok := g.ByID(x.id)
		if !ok || g.Entities[i].Type != want {
			r := row{table: x.table, file: g.Files[e.File], line: e.Line}
			l.bad(r.fault(refColumns[x.field], "no %s %s", want, x.id))
			continue
		}
		switch x.field {
		case refAdmin:
			e.Admin = i
		case refSeat:
			e.Seat = i
		case refParent:
			e.Parent = i
		}
	}
	l.refs = nil
}

func split(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}
