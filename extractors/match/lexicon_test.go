package match

import (
	"slices"
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/gazetteers"
	"github.com/tomar-nlp/tomar/seeds"
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

// A common word is no name with a suffix, though the name with others is.
func TestCommonWords(t *testing.T) {
	words, err := seeds.LoadCommon(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Compile(Options{Morph: newMorph(t)}, All(Common(words), slices.Values([]Phrase{ent(1, "خۆی"), ent(2, "موسڵ"), ent(3, "وان")})))
	if err != nil {
		t.Fatal(err)
	}
	s := m.NewScanner()
	for text, want := range map[string]bool{
		"خۆیدا": false, "موسڵمان": false, "وانییە": false, "خۆی": true, "موسڵیش": true, "موسڵ": true, "موسل": true, "وانەوە": true,
	} {
		doc := document(text, m.Known)
		s.Scan(doc)
		if got := slices.ContainsFunc(doc.Hits, func(h tomar.Hit) bool { return h.Class == tomar.ClassEntity }); got != want {
			t.Errorf("%s is a name: %v", text, got)
		}
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
		for _, w := range split(nil, g.NamesOf(0)[0].Text) {
			if !m.Known(w) {
				b.Fatalf("%q is not known", w)
			}
		}
	}
}
