package pipeline

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/output/tables"
)

// namer tells the tables what a mention names, from the gazetteer.
type namer struct {
	data *Data
	ids  *tables.IDMaker
}

// Entity is the gazetteer's row of a mention, or what the document itself tells
// of a name that no list has.
func (n namer) Entity(d *tomar.Document, i int) tables.Named {
	m := &d.Mentions[i]
	if m.Entity == tomar.None {
		if m.Method == tomar.ByRole {
			return tables.Named{} // an office whose holder nothing tells is nobody: no row
		}
		key := m.Key
		if key == "" {
			key = foldName(d.Slice(m.Base))
		}
		return tables.Named{
			ID: n.ids.Make(tables.EntitySum(m.Type, key), tables.LetterEntity), Name: d.Original(m.Base), NameEN: m.NameEN, Subtype: m.Subtype,
		}
	}
	return n.named(m.Entity)
}

// named is a row of the gazetteer, with the places above a place.
func (n namer) named(row int32) tables.Named {
	g := n.data.Gazetteer
	e := &g.Entities[row]
	out := tables.Named{
		ID: e.ID(), Name: e.Name(), NameEN: e.NameEN(), Subtype: e.Subtype(), Country: e.Country(),
		Lat: float64(e.Lat), Lon: float64(e.Lon), Located: e.HasGeo,
	}
	if e.Type != tomar.LOC {
		return out
	}
	var buf [8]int32
	for _, a := range g.AdminChain(buf[:0], row) {
		switch up := &g.Entities[a]; up.Subtype() {
		case "governorate", "region", "province":
			out.Admin1 = up.Name()
		case "district":
			out.Admin2 = up.Name()
		}
	}
	return out
}

// Story is not known before the run is over.
func (n namer) Story(*tomar.Document, int) string { return "" }
