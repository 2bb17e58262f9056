package dates

import (
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/seeds"
)

func TestCompileLocatesFaultsOfRules(t *testing.T) {
	b := newBench(t)
	data := *b.data
	data.Rules = []seeds.TimeRule{
		{ID: "a", Kind: "dates", Pattern: []string{"month"}, File: "r.toml", Line: 1},
		{ID: "b", Kind: "date", Pattern: []string{"[ month"}, File: "r.toml", Line: 4},
		{ID: "c", Kind: "date", Pattern: []string{"wrong:month"}, File: "r.toml", Line: 7},
		{ID: "d", Kind: "date", Pattern: []string{"unit{fortnight}"}, File: "r.toml", Line: 9},
		{ID: "e", Kind: "date", Pattern: []string{"month"}, Set: map[string]string{"colour": "1"}, File: "r.toml", Line: 11},
		{ID: "f", Kind: "date", Pattern: []string{"nobody"}, File: "r.toml", Line: 13},
	}
	_, err := Compile(&data, b.g.morph)
	if err == nil {
		t.Fatal("broken rules were compiled")
	}
	for _, want := range []string{
		`r.toml:1: rule a: no kind "dates"`, "r.toml:4: rule b: unbalanced [", `r.toml:7: rule c: no slot "wrong"`,
		`r.toml:9: rule d: no unit "fortnight"`, `r.toml:11: rule e: no field "colour"`, `nothing gives "nobody"`,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in\n%v", want, err)
		}
	}
	data.Rules = []seeds.TimeRule{
		{ID: "a", Kind: "part", Gives: "A", Pattern: []string{"B"}}, {ID: "b", Kind: "part", Gives: "B", Pattern: []string{"A"}},
	}
	if _, err := Compile(&data, b.g.morph); err == nil || !strings.Contains(err.Error(), "asks for what it gives") {
		t.Errorf("rules in a circle: %v", err)
	}
}
