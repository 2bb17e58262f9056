package pipeline

import (
	"cmp"
	"slices"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/gazetteers"
	"github.com/tomar-nlp/tomar/seeds"
)

// CleanName brings a name to the letters of modern Sorani.
func (d *Data) CleanName(s string) string {
	text, _, _ := d.Norm.Text(s, nil)
	return text
}

// Lookup is every row whose name, or Wikidata id, or id is the one asked for,
// spelling folded.
func (d *Data) Lookup(name string) []int32 {
	var found []int32
	key := foldName(d.CleanName(name))
	for i := range d.Gazetteer.Entities {
		e := &d.Gazetteer.Entities[i]
		hit := e.ID() == name || e.Wikidata() == name && name != ""
		for _, n := range d.Gazetteer.NamesOf(int32(i)) {
			hit = hit || foldName(n.Text) == key
		}
		if hit {
			found = append(found, int32(i))
		}
	}
	return found
}

// Known says whether the gazetteer has an id or a Wikidata id already.
func (d *Data) Known(idOrQID string) (string, bool) {
	i, ok := d.Gazetteer.ByID(idOrQID)
	if !ok {
		i, ok = d.Gazetteer.ByWikidata(idOrQID)
	}
	if ok {
		return d.Gazetteer.Entities[i].ID(), true
	}
	return "", false
}

// TypeCount is how many entities a type and subtype have.
type TypeCount struct {
	Type    tomar.EntityType
	Subtype string
	Count   int
}

// Stats counts the gazetteer's entities.
func (d *Data) Stats() []TypeCount {
	counts := map[TypeCount]int{}
	for i := range d.Gazetteer.Entities {
		e := &d.Gazetteer.Entities[i]
		counts[TypeCount{Type: e.Type, Subtype: e.Subtype()}]++
	}
	out := make([]TypeCount, 0, len(counts))
	for c, n := range counts {
		c.Count = n
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b TypeCount) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(b.Count, a.Count), cmp.Compare(a.Subtype, b.Subtype))
	})
	return out
}

// LintData checks every data file, the user's directory laid over the built-in
// ones; dir may be empty. The error is for data that cannot be loaded at all,
// with all its located faults.
func LintData(dir string) ([]error, error) {
	d, err := LoadData(dir)
	if err != nil {
		return nil, err
	}
	roles := map[string]bool{}
	for i := range d.Titles {
		roles[d.Titles[i].ID] = true
	}
	faults := gazetteers.Lint(d.gazFS, foldName, gazetteers.LintOptions{Role: func(id string) bool { return roles[id] }})
	faults = append(faults, d.events.Unknown()...)
	return append(faults, lintTriggers(d.triggers)...), nil
}

// lintTriggers checks what the loader lets pass: every trigger has an example.
func lintTriggers(triggers []seeds.Trigger) []error {
	var faults []error
	for i := range triggers {
		if g := &triggers[i]; g.Example == "" {
			faults = append(faults, g.Fault("example", "no example"))
		}
	}
	return faults
}
