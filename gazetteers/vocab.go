package gazetteers

import (
	"fmt"
	"io/fs"
	"strconv"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/internal/tsv"
)

// box is a country's extent in degrees; ok where it is known.
type box struct {
	latMin, latMax, lonMin, lonMax float64
	ok                             bool
}

// vocabulary is what the linter measures rows by.
type vocabulary struct {
	countries map[string]box
	subtypes  map[tomar.EntityType]map[string]bool
	licences  map[string]bool
	offices   map[string]int // days that two terms may overlap
}

func loadVocabulary(fsys fs.FS) (*vocabulary, error) {
	v := &vocabulary{
		countries: map[string]box{}, subtypes: map[tomar.EntityType]map[string]bool{},
		licences: map[string]bool{}, offices: map[string]int{},
	}
	t, err := tsv.Read(fsys, "countries.tsv", "code", "lat_min", "lat_max", "lon_min", "lon_max")
	if err != nil {
		return nil, fmt.Errorf("countries: %w", err)
	}
	for r := range t.Rows() {
		var b box
		if r.Cell(1) != "" {
			b.ok = true
			for i, p := range [...]*float64{&b.latMin, &b.latMax, &b.lonMin, &b.lonMax} {
				if *p, err = strconv.ParseFloat(r.Cell(i+1), 64); err != nil {
					return nil, fmt.Errorf("countries: %w", r.Fault(t.Columns[i+1], "%q is no number", r.Cell(i+1)))
				}
			}
		}
		v.countries[r.Get("code")] = b
	}
	if t, err = tsv.Read(fsys, "subtypes.tsv", "type", "subtype"); err != nil {
		return nil, fmt.Errorf("subtypes: %w", err)
	}
	for r := range t.Rows() {
		k := tomar.ParseEntityType(r.Get("type"))
		if v.subtypes[k] == nil {
			v.subtypes[k] = map[string]bool{}
		}
		v.subtypes[k][r.Get("subtype")] = true
	}
	if t, err = tsv.Read(fsys, "licences.tsv", "id", "file", "name"); err != nil {
		return nil, fmt.Errorf("licences: %w", err)
	}
	for r := range t.Rows() {
		v.licences[r.Get("id")] = true
	}
	if t, err = tsv.Read(fsys, "offices.tsv", "role", "overlap"); err != nil {
		return nil, fmt.Errorf("offices: %w", err)
	}
	for r := range t.Rows() {
		if v.offices[r.Get("role")], err = strconv.Atoi(r.Get("overlap")); err != nil {
			return nil, fmt.Errorf("offices: %w", r.Fault("overlap", "%q is no number of days", r.Get("overlap")))
		}
	}
	return v, nil
}

// Kinds leads the kinds of other sources to our subtypes (kinds.tsv).
type Kinds struct {
	m map[[3]string]string
}

// LoadKinds reads kinds.tsv.
func LoadKinds(fsys fs.FS) (*Kinds, error) {
	t, err := tsv.Read(fsys, "kinds.tsv", "table", "kind", "country", "subtype")
	if err != nil {
		return nil, fmt.Errorf("load kinds: %w", err)
	}
	k := &Kinds{m: map[[3]string]string{}}
	for r := range t.Rows() {
		key := [3]string{r.Get("table"), r.Get("kind"), r.Get("country")}
		if _, twice := k.m[key]; twice {
			return nil, fmt.Errorf("load kinds: %w", r.Fault("kind", "%q is listed twice", r.Get("kind")))
		}
		k.m[key] = r.Get("subtype")
	}
	return k, nil
}

// Subtype is the subtype of a kind in a table (places, orgs), narrowed by
// country where the mapping is; false for an unknown kind.
func (k *Kinds) Subtype(table, kind, country string) (string, bool) {
	if s, ok := k.m[[3]string{table, kind, country}]; ok {
		return s, true
	}
	s, ok := k.m[[3]string{table, kind, ""}]
	return s, ok
}
