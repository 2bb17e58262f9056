package match

import (
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/gazetteers"
)

func embedded(t testing.TB) *gazetteers.Gazetteer {
	t.Helper()
	g, err := gazetteers.Load(gazetteers.Embedded(), func(s string) string { return s })
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// Every name of the embedded gazetteer is found where it stands alone.
func TestEveryNameIsFound(t *testing.T) {
	g := embedded(t)
	m, err := Compile(Options{Morph: newMorph(t)}, Gazetteer(g))
	if err != nil {
		t.Fatal(err)
	}
	s := m.NewScanner()
	missing := 0
	for p := range Gazetteer(g) {
		doc := document(p.Text, s.Known)
		s.Scan(doc)
		ok := false
		for _, h := range doc.Hits {
			ok = ok || h.ID == p.ID && h.Class == p.Class && h.Fold == tomar.FoldNone && h.First == 0 && int(h.Last) == len(doc.Tokens)
		}
		if !ok {
			if missing++; missing <= 10 {
				t.Errorf("%q of class %d is not found as it is spelt: %+v", p.Text, p.Class, doc.Hits)
			}
		}
	}
	if missing > 10 {
		t.Errorf("and %d more", missing-10)
	}
}

func BenchmarkCompileEmbedded(b *testing.B) {
	g, a := embedded(b), newMorph(b)
	b.ReportAllocs()
	for b.Loop() {
		m, err := Compile(Options{Morph: a}, Gazetteer(g))
		if err != nil {
			b.Fatal(err)
		}
		if !m.Known(g.Names[0].Text) {
			b.Fatalf("%q is not known", g.Names[0].Text)
		}
	}
}
