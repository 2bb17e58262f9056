package morph

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/seeds"
)

func analyzer(t testing.TB) *Analyzer {
	t.Helper()
	c, err := seeds.LoadClitics(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	a, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func stems(a *Analyzer, w string) []string {
	var out []string
	for _, c := range a.Analyze(w, nil) {
		out = append(out, w[:c.Stem])
	}
	return out
}

func TestStemIsAmongCandidates(t *testing.T) {
	a := analyzer(t)
	f, err := os.Open("testdata/peer_stems.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	for sc := bufio.NewScanner(f); sc.Scan(); {
		line := sc.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, "\t")
		n++
		t.Run(c[0]+" "+c[1], func(t *testing.T) {
			for _, s := range stems(a, c[1]) {
				if s == c[2] {
					return
				}
			}
			t.Errorf("candidates %q lack %q", stems(a, c[1]), c[2])
		})
	}
	if n < 21 {
		t.Errorf("%d cases, want at least the peer's 21", n)
	}
}

// The peers cut into these names. Here the whole name is a candidate, the
// first one, and so a list that knows it keeps it whole.
func TestNamesStayWhole(t *testing.T) {
	a := analyzer(t)
	for _, name := range strings.Fields("کوردستان ئەفغانستان سلێمانی بارزانی تاڵەبانی ئەردۆغان ئۆجالان تەهران هەڵەبجە ڕانیە ئەنقەرە پەرلەمان پێشمەرگە حوزەیران هەینی شەممە بەغداش بەرشەلۆنە") {
		known := func(s string) bool { return s == strings.TrimSuffix(name, "ش") }
		best := ""
		for _, s := range stems(a, name) {
			if known(s) {
				best = s
				break
			}
		}
		if want := strings.TrimSuffix(name, "ش"); best != want {
			t.Errorf("%s: the known stem is %q, want %q", name, best, want)
		}
	}
}

func TestFeatures(t *testing.T) {
	a := analyzer(t)
	for _, c := range []struct {
		name, word, stem string
		want             Feature
	}{
		{"ezafe or clitic", "عێراقی", "عێراق", Ezafe | Person3},
		{"also", "ئەمریکاش", "ئەمریکا", Also},
		{"in", "عێراقدا", "عێراق", In},
		{"from after a vowel", "ئەمریکاوە", "ئەمریکا", From},
		{"from after i", "سلێمانییەوە", "سلێمانی", From},
		{"also and from", "هەولێریشەوە", "هەولێر", Also | From},
		{"copula", "ئەمریکایە", "ئەمریکا", Copula | Person3},
		{"definite plural", "گوندەکانیان", "گوند", Definite | Plural | Person6},
		{"indefinite, also, clitic", "شارێکیشی", "شار", Indefinite | Also | Person3},
		{"vocative", "کوڕە", "کوڕ", Vocative},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, x := range a.Analyze(c.word, nil) {
				if c.word[:x.Stem] != c.stem {
					continue
				}
				if got := a.Any(x.Path); got&c.want != c.want {
					t.Errorf("%s: %s gives %b, want at least %b", c.word, a.Describe(x.Path), got, c.want)
				}
				return
			}
			t.Errorf("%s: candidates %q lack %q", c.word, stems(a, c.word), c.stem)
		})
	}
}

// The order of the Sorani noun phrase is held, and letters fit their hosts.
func TestNoSuchPath(t *testing.T) {
	a := analyzer(t)
	for _, s := range []string{"بان", "داەکە", "ێکیانیش" + "دادا", "مانەکە"} {
		if id := a.Suffix(s); id != tomar.None {
			t.Errorf("%q is the path %s, want none", s, a.Describe(id))
		}
	}
	for _, w := range [][2]string{{"ئەمریکاەوە", "ئەمریکا"}, {"عێراقکە", "عێراق"}, {"بانکی", "بان"}} {
		for _, s := range stems(a, w[0]) {
			if s == w[1] {
				t.Errorf("%q: %q is no candidate", w[0], s)
			}
		}
	}
}

func FuzzAnalyze(f *testing.F) {
	for _, s := range []string{"", "ی", "عێراقیشدا", "abcدا", "\xd8", "شار\xffەکە", "ەکانیانەوە"} {
		f.Add(s)
	}
	a := analyzer(f)
	f.Fuzz(func(t *testing.T, s string) {
		last := int32(len(s)) + 1
		for i, c := range a.Analyze(s, nil) {
			if i == 0 {
				if c.Stem != int32(len(s)) || c.Path != tomar.None {
					t.Fatalf("first candidate %+v is not the word", c)
				}
			} else if c.Stem >= last || c.Stem < minStem || s[c.Stem:] != a.Path(c.Path).Form {
				t.Fatalf("candidate %+v of %q: suffix %q", c, s, a.Path(c.Path).Form)
			}
			last = c.Stem
		}
	})
}

func BenchmarkNew(b *testing.B) {
	c, err := seeds.LoadClitics(seeds.FS)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		a, err := New(c)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(a.paths)), "paths")
		b.ReportMetric(float64(len(a.nodes)), "nodes")
	}
}

func BenchmarkAnalyze(b *testing.B) {
	a := analyzer(b)
	words := strings.Fields("عێراقدا گوندەکانیان کوردستان هەولێریشەوە لەگەڵ پەرلەمان ڕایگەیاند سلێمانییەوە")
	bytes := 0
	for _, w := range words {
		bytes += len(w)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	buf := make([]Analysis, 0, 16)
	n := 0
	for b.Loop() {
		n = 0
		for _, w := range words {
			buf = a.Analyze(w, buf[:0])
			n += len(buf)
		}
	}
	if n < 2*len(words) {
		b.Fatalf("%d candidates", n)
	}
}
