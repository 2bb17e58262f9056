package verb

import (
	"os"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/internal/tsv"
	"github.com/tomar-nlp/tomar/seeds"
)

func testGrammar(t testing.TB) *Grammar {
	t.Helper()
	v, err := seeds.LoadVerbs(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	a, err := seeds.LoadVerbAffixes(seeds.FS, v)
	if err != nil {
		t.Fatal(err)
	}
	c, err := seeds.LoadCues(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	g, err := Compile(v, a, c)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// describe is Describe without the score.
func describe(v tomar.VerbForm) string {
	d := Describe(v)
	return d[:strings.Index(d, " score ")]
}

func TestBestReading(t *testing.T) {
	g := testGrammar(t)
	a := g.NewAnalyzer()
	table, err := tsv.Read(os.DirFS("testdata"), "forms.tsv", "features", "form", "part", "infinitive")
	if err != nil {
		t.Fatal(err)
	}
	for r := range table.Rows() {
		w := r.Get("form")
		got := a.Read(w)
		if len(got) == 0 {
			t.Errorf("line %d: %s has no reading", r.Line, w)
			continue
		}
		b := got[0]
		if inf := g.verbs.Rows[b.Lemma].Infinitive; inf != r.Get("infinitive") || describe(b) != r.Get("features") || w[b.Start:b.End] != r.Get("part") {
			t.Errorf("line %d: %s is %s %s %q; want %s %s %q", r.Line, w, inf, describe(b), w[b.Start:b.End], r.Get("infinitive"), r.Get("features"), r.Get("part"))
		}
	}
}

// TestNouns holds that words of other kinds read as no verb, or as a weak one.
func TestNouns(t *testing.T) {
	a := testGrammar(t).NewAnalyzer()
	for _, w := range strings.Fields(`کوردستان بەغدا هەولێر سلێمانی حکومەت پەرلەمان خێزانەکەی ئاشکرا مێردەکەی
		بەرنامە ڕێگەی دوای باش نەوت مەبەستی ناوی ئەرێنی سەردەمی زیندان کارمەندان ئەندامی ئاسمان نیشتمانی ئەدەبی
		تشرینی هەینی ئەمنی بۆ لەناو توانای ڕۆژنامە میدیا وەزیر بابەت بنەما باشترین ژنان باران دەستیان دەیان`) {
		if got := a.Read(w); len(got) > 0 && got[0].Score >= minShown {
			t.Errorf("%s reads as %s", w, Describe(got[0]))
		}
	}
}

func TestReadIsTheSameAgain(t *testing.T) {
	a := testGrammar(t).NewAnalyzer()
	const w = "دەستگیرکران"
	first := a.Read(w)
	for i := range 1<<17 + 1<<10 { // more than there is room for
		a.Read("ک" + string(rune('ا'+i%20)) + string(rune(0x4E00+i%9000)) + string(rune(0x4E00+i/9000)))
	}
	if again := a.Read(w); len(first) == 0 || len(again) != len(first) || again[0] != first[0] {
		t.Errorf("first %v, again %v", first, again)
	}
	a.memo.forms.Begin()
	if again := a.Read(w); len(first) == 0 || len(again) != len(first) || again[0] != first[0] {
		t.Errorf("first %v, again %v", first, again)
	}
}

func TestKnown(t *testing.T) {
	a := testGrammar(t).NewAnalyzer()
	for w, want := range map[string]bool{"کردووە": true, "دەڵێت": true, "کردووەو": false, "دەستگیرکرا": false, "هەولێر": false, "": false} {
		if got := a.Known(w); got != want {
			t.Errorf("%q is known: %v", w, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	a := testGrammar(f).NewAnalyzer()
	f.Add("ڕایگەیاند")
	f.Add("دەستگیرکرا\xff")
	f.Fuzz(func(t *testing.T, w string) {
		for _, v := range a.Read(w) {
			if v.Start < 0 || v.Start >= v.End || int(v.End) > len(w) {
				t.Errorf("%q: span %v", w, v.Span)
			}
			if v.Lemma < 0 || int(v.Lemma) >= len(a.m.g.verbs.Rows) || v.Score == 0 {
				t.Errorf("%q: %+v", w, v)
			}
		}
	})
}
