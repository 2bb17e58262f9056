package resolve

import (
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"testing"

	"github.com/tomar-nlp/tomar/output/tables"
)

// mentions are seeded mentions of a few entities in documents 0 to n-1.
func mentions(rng *rand.Rand, n int) [][]Seen {
	docs := make([][]Seen, n)
	pick := func(from ...string) string { return from[rng.Intn(len(from))] }
	for d := range docs {
		date := pick("", "2020-05-01", "2021", "2019-12-31")
		for range rng.Intn(6) {
			k := rng.Intn(6)
			s := Seen{Entity: tables.Named{ID: fmt.Sprint("e", k), Name: pick("x", "y"), NameEN: pick("", "X", "Y")}, Type: "ORG",
				Known: k < 2, Surface: pick("", "p", "q", "r"), Date: date, Doc: d}
			if s.Known {
				s.Entity = tables.Named{ID: s.Entity.ID, Name: "known", Subtype: "ministry", Country: "IQ"}
				if k == 1 {
					s.Entity.Lat, s.Entity.Lon, s.Entity.Located = 36.2, 44, true
				}
			} else {
				s.Entity.Subtype = pick("", "company", "party")
			}
			switch k {
			case 4: // a correction gave the name
				s.Known = true
			case 5: // a correction set a place by its id, or took the subtype of its mentions away
				s.Known, s.Silent = true, rng.Intn(2) == 0
				if s.Silent {
					s.Entity.Subtype, s.Surface, s.Date, s.Doc = "city", "", "", 0
				}
			}
			docs[d] = append(docs[d], s)
		}
	}
	return docs
}

func TestTalliesMergedInAnyOrderAreThoseOfOneRun(t *testing.T) {
	rng := rand.New(rand.NewSource(7))
	for round := range 50 {
		docs := mentions(rng, 30)
		all := NewEntities()
		var parts []*Tally
		for d, seen := range docs {
			one := NewEntities()
			for _, s := range seen {
				all.Add(s)
				one.Add(s)
			}
			one.Each(fmt.Sprintf("%03d", d), func(x *Tally) {
				back, err := ReadTally(x.Append(nil))
				if err != nil {
					t.Fatal(err)
				}
				parts = append(parts, back)
			})
		}
		rng.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		merged := map[string]*Tally{}
		for _, p := range parts {
			if m := merged[p.ID()]; m != nil {
				m.Merge(p)
			} else {
				merged[p.ID()] = p
			}
		}
		n := 0
		if err := all.Rows(func(want *tables.EntityRow) error {
			n++
			got := merged[want.ID].Row()
			if len(got.Aliases) == 0 { // none may be nil
				got.Aliases = want.Aliases[:0]
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("round %d:\ngot  %+v\nwant %+v", round, got, want)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if n != len(merged) {
			t.Errorf("%d entities merged, want %d", len(merged), n)
		}
	}
}

func FuzzReadTally(f *testing.F) {
	e := NewEntities()
	for _, doc := range mentions(rand.New(rand.NewSource(1)), 9) {
		for _, s := range doc {
			e.Add(s)
		}
	}
	e.Each("at", func(t *Tally) { f.Add(t.Append(nil)) })
	f.Fuzz(func(t *testing.T, b []byte) {
		x, err := ReadTally(b)
		if err != nil {
			return
		}
		again, err := ReadTally(x.Append(nil))
		if err != nil || !slices.Equal(again.Append(nil), x.Append(nil)) {
			t.Errorf("a tally that was read is written otherwise: %v", err)
		}
	})
}
