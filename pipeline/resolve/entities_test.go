package resolve

import (
	"slices"
	"testing"

	"github.com/tomar-nlp/tomar/output/tables"
)

func TestEntitiesDoNotDependOnOrder(t *testing.T) {
	known := tables.Named{ID: "loc-erbil", Name: "هەولێر", NameEN: "Erbil", Subtype: "city"}
	other := tables.Named{ID: "gab", Name: "x"}
	seen := []Seen{
		{Entity: known, Type: "LOC", Known: true, Surface: "هەولێر", Date: "2020-01-02", Doc: 0},
		{Entity: known, Type: "LOC", Known: true, Surface: "هەولێر", Date: "2020-01-02", Doc: 0},
		{Entity: known, Type: "LOC", Known: true, Surface: "هه‌ولێر", Date: "2019-05-01", Doc: 1},
		{Entity: other, Type: "PER", Surface: "ئازاد کەریم", Doc: 2},
		{Entity: other, Type: "PER", Surface: "ئازاد", Doc: 2},
		{Entity: other, Type: "PER", Surface: "ئازاد کەریم", Date: "2020-09", Doc: 2},
	}
	rows := func(seen []Seen) []tables.EntityRow {
		s := NewEntities()
		for _, m := range seen {
			s.Add(m)
		}
		var out []tables.EntityRow
		if err := s.Rows(func(e *tables.EntityRow) error { out = append(out, *e); return nil }); err != nil {
			t.Fatal(err)
		}
		return out
	}
	a := rows(seen)
	back := slices.Clone(seen)
	slices.Reverse(back)
	b := rows(back)
	if len(a) != 2 || len(b) != 2 {
		t.Fatalf("%d and %d entities, want 2", len(a), len(b))
	}
	for i := range a {
		if a[i].ID != b[i].ID || a[i].Documents != b[i].Documents || a[i].Name != b[i].Name || !slices.Equal(a[i].Aliases, b[i].Aliases) {
			t.Errorf("order matters: %+v, %+v", a[i], b[i])
		}
	}
	for _, e := range a {
		switch e.ID {
		case "loc-erbil":
			if e.Mentions != 3 || e.Documents != 2 || e.FirstDate != "2019-05-01" || e.LastDate != "2020-01-02" || e.Name != "هەولێر" {
				t.Errorf("known: %+v", e)
			}
		case "gab":
			if e.Name != "ئازاد کەریم" || len(e.Aliases) != 2 || e.FirstDate != "" {
				t.Errorf("unknown: %+v", e)
			}
		}
	}
}
