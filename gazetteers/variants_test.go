package gazetteers

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestVariantRules(t *testing.T) {
	tests := []struct {
		name string
		rule VariantRule
		in   string
		want string // joined by |
	}{
		{"each place for itself", VariantRule{Kind: "inner", MinRunes: 5, MinWords: 1, From: "ا", To: "ە"}, "ئامازادا", "ئەمازادا|ئامەزادا|ئامازەدا"},
		{"not the edges", VariantRule{Kind: "inner", MinRunes: 3, MinWords: 1, From: "ا", To: "ە"}, "اببا", ""},
		{"short words stay", VariantRule{Kind: "inner", MinRunes: 5, MinWords: 1, From: "ا", To: "ە"}, "کاک باران", "کاک بەران|کاک بارەن"},
		{"begin", VariantRule{Kind: "begin", MinRunes: 6, MinWords: 2, From: "ئەل"}, "موقتەدا ئەلسەدر", "موقتەدا سەدر"},
		{"one word is too few", VariantRule{Kind: "begin", MinRunes: 6, MinWords: 2, From: "ئەل"}, "ئەلسەدر", ""},
		{"end", VariantRule{Kind: "end", MinRunes: 5, MinWords: 1, From: "ییا", To: "یە"}, "تورکییا", "تورکیە"},
		{"join", VariantRule{Kind: "join", MinRunes: 3, MinWords: 2}, "جەواد زەریف", "جەوادزەریف"},
		{"join leaves short words apart", VariantRule{Kind: "join", MinRunes: 3, MinWords: 2}, "جۆ بایدن", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			tt.rule.apply(tt.in, func(c change) { got = append(got, c.join()) })
			if s := strings.Join(got, "|"); s != tt.want {
				t.Errorf("%q, want %q", s, tt.want)
			}
		})
	}
}

func TestGenerateMeetsNoListedName(t *testing.T) {
	g := load(t)
	rules, err := LoadVariantRules(Embedded())
	if err != nil {
		t.Fatal(err)
	}
	out := g.Generate(rules, testFolds)
	if len(out) < 1000 {
		t.Errorf("%d spellings", len(out))
	}
	listed := map[string]bool{}
	for n := range g.Names() {
		listed[testFold(n.Text)] = true
	}
	made := map[string]int32{}
	for _, n := range out {
		k := testFold(n.Text)
		if listed[k] {
			t.Fatalf("%q is listed", n.Text)
		}
		if e, ok := made[k]; ok && e != n.Entity {
			t.Fatalf("%q is made of %s and %s", n.Text, g.Entities[e].ID(), g.Entities[n.Entity].ID())
		}
		made[k] = n.Entity
	}
	zarif := mustID(t, g, "per-mohammad-javad-zarif")
	if !slices.Contains(out, Name{Text: "جەوادزەریف", Entity: zarif, Kind: Variant}) {
		t.Error("جەوادزەریف is not made")
	}
}

func testFolds(dst []byte, parts ...string) []byte {
	return append(dst, testFold(strings.Join(parts, ""))...)
}

func joined(dst []byte, parts ...string) []byte {
	for _, p := range parts {
		dst = append(dst, p...)
	}
	return dst
}

func TestVariantRuleFaults(t *testing.T) {
	fsys := fstest.MapFS{"variants.tsv": {Data: []byte("id\tkind\ttypes\texcept\tmin\twords\tfrom\tto\na\tturn\tCAT\t\t0\t1\tا\tە\nb\tjoin\tLOC\t\t3\t2\tا\t\n")}}
	_, err := LoadVariantRules(fsys)
	if err == nil {
		t.Fatal("broken rules were loaded")
	}
	for _, want := range []string{"variants.tsv:2:2: no kind", "variants.tsv:2:3: no type", "variants.tsv:2:5:", "variants.tsv:3:7:"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error lacks %q:\n%v", want, err)
		}
	}
}

func BenchmarkGenerate(b *testing.B) {
	g := load(b)
	rules, err := LoadVariantRules(Embedded())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		if n = len(g.Generate(rules, joined)); n < 1000 {
			b.Fatal(n)
		}
	}
	b.ReportMetric(float64(n), "names")
}
