package names_test

import (
	"os"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/extractors/names"
	"github.com/tomar-nlp/tomar/seeds"
)

// BenchmarkRun finds the names of a document that all earlier stages have read,
// and checks that it finds the same ones every time.
func BenchmarkRun(b *testing.B) {
	plain, err := os.ReadFile("testdata/plain.txt")
	if err != nil {
		b.Fatal(err)
	}
	cases, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		b.Fatal(err)
	}
	p, err := load()
	if err != nil {
		b.Fatal(err)
	}
	rules, err := seeds.LoadNames(seeds.FS)
	if err != nil {
		b.Fatal(err)
	}
	data := p.Data()
	x, err := names.Compile(names.Lists{
		Gazetteer: data.Gazetteer, Titles: data.Titles, OrgHeads: data.OrgHeads, PlaceHeads: data.PlaceHeads,
		Rules: rules, Morph: data.Morph, Matcher: data.Matcher,
	})
	if err != nil {
		b.Fatal(err)
	}
	d := extract(b, strings.Repeat(string(cases), 4)+string(plain))
	want := len(d.Mentions)
	if want == 0 {
		b.Fatal("no names to find")
	}
	f := x.NewFinder()
	b.SetBytes(int64(len(d.Raw)))
	b.ReportAllocs()
	for b.Loop() {
		d.Mentions, d.Relations = d.Mentions[:0], d.Relations[:0]
		f.Run(d)
		if len(d.Mentions) != want {
			b.Fatalf("%d mentions, want %d", len(d.Mentions), want)
		}
	}
}
