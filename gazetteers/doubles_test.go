package gazetteers

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
)

// neighbours are places of one kind that have one point in the sources and are two all the same.
var neighbours = []string{
	"loc-al-qaim loc-husaybah",                       // the district's centre lies in the town at the border
	"loc-diana loc-soran-district",                   // Diana is the old town of Soran
	"loc-diyarbakir-air-base loc-diyarbakir-airport", // one runway
}

// TestOnePoint finds places that stand in the tables under two ids: of one kind, in one country, at
// one point. Points of two decimals are of the neighbourhood and shared by many.
func TestOnePoint(t *testing.T) {
	type point struct {
		subtype, country string
		lat, lon         float32
	}
	g := load(t)
	at := map[point][]string{}
	for i := range g.Entities {
		if e := &g.Entities[i]; e.Type == tomar.LOC && e.HasGeo && (coarse(e.Lat) != e.Lat || coarse(e.Lon) != e.Lon) {
			p := point{e.Subtype(), e.Country(), e.Lat, e.Lon}
			at[p] = append(at[p], e.ID())
		}
	}
	if len(at) < 1000 {
		t.Fatalf("only %d points", len(at))
	}
	for p, ids := range at {
		slices.Sort(ids)
		if two := strings.Join(ids, " "); len(ids) > 1 && !slices.Contains(neighbours, two) {
			t.Errorf("one %s of %s at %v, %v under two ids: %s", p.subtype, p.country, p.lat, p.lon, two)
		}
	}
}

// coarse is a coordinate with two decimals.
func coarse(x float32) float32 { return float32(math.Round(float64(x)*100) / 100) }

// TestOneEnglishName finds rows of one kind and country whose English names are one but for how they
// are written: the same body, place or person spelt twice in Sorani.
func TestOneEnglishName(t *testing.T) {
	g := load(t)
	ids := map[string]string{}
	for i := range g.Entities {
		e := &g.Entities[i]
		k := e.Country() + " " + e.ID()[:4] + strings.ToLower(strings.NewReplacer(" ", "", "-", "", "'", "").Replace(e.NameEN()))
		if e.Type == tomar.LOC {
			k += " " + e.Subtype()
		}
		if o := ids[k]; o != "" {
			t.Errorf("%s is %s", e.ID(), o)
		}
		ids[k] = e.ID()
	}
}
