package gazetteers_test

import (
	"errors"
	"testing"

	"github.com/tomar-nlp/tomar/gazetteers"
	"github.com/tomar-nlp/tomar/seeds"
)

func identity(s string) string { return s }

func TestEveryRoleIsATitle(t *testing.T) {
	titles, err := seeds.LoadTitles(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	roles := map[string]bool{}
	for _, x := range titles {
		roles[x.ID] = true
	}
	errs := gazetteers.Lint(gazetteers.Embedded(), identity, gazetteers.LintOptions{Role: func(id string) bool { return roles[id] }})
	if err := errors.Join(errs...); err != nil {
		t.Error(err)
	}
}

func TestTitlesAndDemonymsPointAtEntities(t *testing.T) {
	g, err := gazetteers.Load(gazetteers.Embedded(), identity)
	if err != nil {
		t.Fatal(err)
	}
	titles, err := seeds.LoadTitles(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range titles {
		if of := x.Flag("of"); of != "" {
			if _, ok := g.ByID(of); !ok {
				t.Errorf("titles.tsv:%d: no %s", x.Line, of)
			}
		}
	}
	demonyms, err := seeds.LoadDemonyms(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range demonyms {
		if _, ok := g.ByID(d.Country); !ok && d.Country != "" {
			t.Errorf("demonyms.tsv:%d: no %s", d.Line, d.Country)
		}
	}
}
