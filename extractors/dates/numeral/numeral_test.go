package numeral

import (
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/match"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/extractors/token"
	"github.com/tomar-nlp/tomar/seeds"
)

func TestParseDigits(t *testing.T) {
	for _, c := range []struct {
		s        string
		v, under int64
		ok       bool
	}{
		{"12", 12, 1, true}, {"٢٠٢٠", 2020, 1, true}, {"۲۰۲۰", 2020, 1, true}, {"1,000", 1000, 1, true}, {"1,000,000", 1000000, 1, true},
		{"2.5", 25, 10, true}, {"٢٫٥", 25, 10, true}, {"3.50", 35, 10, true}, {"1.234.567", 1234567, 1, true}, {"0", 0, 1, true},
		{"", 0, 1, false}, {"1,00", 0, 1, false}, {"5.", 0, 1, false}, {"a", 0, 1, false}, {"99999999999999999999", 0, 1, false},
	} {
		v, under, ok := ParseDigits(c.s)
		if ok != c.ok || ok && (v != c.v || under != c.under) {
			t.Errorf("%q: %d/%d %v, want %d/%d %v", c.s, v, under, ok, c.v, c.under, c.ok)
		}
	}
}

func document(t testing.TB) (*Table, func(string) *tomar.Document) {
	t.Helper()
	clitics, err := seeds.LoadClitics(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	a, err := morph.New(clitics)
	if err != nil {
		t.Fatal(err)
	}
	data, err := seeds.LoadTime(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	table, err := New(data.Numerals)
	if err != nil {
		t.Fatal(err)
	}
	sounds, err := seeds.LoadSounds(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	m, err := match.Compile(match.Options{Morph: a, Sounds: sounds}, func(yield func(match.Phrase) bool) {
		table.Phrases(func(text string, id int32) bool {
			return yield(match.Phrase{Text: text, Class: tomar.ClassNumberWord, ID: id})
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	tok, err := token.New(seeds.FS, m.Known)
	if err != nil {
		t.Fatal(err)
	}
	return table, func(text string) *tomar.Document {
		doc := &tomar.Document{Raw: text, Text: text}
		tok.Run(doc)
		m.NewScanner().Scan(doc)
		return doc
	}
}

func TestQuantity(t *testing.T) {
	table, read := document(t)
	for _, c := range []struct {
		text     string
		min, max int64
		kind     Kind
		approx   bool
		tokens   int32
	}{
		{"هەشت کەس", 8, 8, Cardinal, false, 1},
		{"بیست و پێنج کەس", 25, 25, Cardinal, false, 3},
		{"دوو هەزار و بیست", 2020, 2020, Cardinal, false, 4},
		{"هەزار و نۆسەد و نەوەد و یەک", 1991, 1991, Cardinal, false, 7},
		{"سێ سەد و چل کەس", 340, 340, Cardinal, false, 4},
		{"20 هەزار کەس", 20000, 20000, Cardinal, false, 2},
		{"2.5 ملیۆن دۆلار", 2500000, 2500000, Cardinal, false, 2},
		{"دوو ملیۆن و سێ سەد هەزار", 2300000, 2300000, Cardinal, false, 6},
		{"(24) کەس", 24, 24, Cardinal, false, 3},
		{"٣ تا ٥ کەس", 3, 5, Cardinal, false, 3},
		{"نزیکەی 30 کەس", 30, 30, Cardinal, true, 2},
		{"زیاتر لە سەد کەس", 101, Open, Cardinal, true, 3},
		{"کەمتر لە 10 کەس", 0, 9, Cardinal, true, 3},
		{"لانیکەم 17 کەس", 17, Open, Cardinal, true, 2},
		{"دەیان کەس", 10, 10, Vague, false, 1},
		{"سێیەم کەس", 3, 3, Ordinal, false, 1},
		{"بیست و یەکەم", 21, 21, Ordinal, false, 3},
		{"دوو و سێ", 2, 2, Cardinal, false, 1},
	} {
		doc := read(c.text)
		q, ok := table.Quantity(doc, 0)
		if !ok || q.Min != c.min || q.Max != c.max || q.Kind != c.kind || q.Approx != c.approx || q.Last != c.tokens {
			t.Errorf("%q: %+v %v", c.text, q, ok)
		}
	}
}

func FuzzParseDigits(f *testing.F) {
	f.Add("1,000.5")
	f.Add("٢٠٢٠")
	f.Fuzz(func(t *testing.T, s string) {
		if v, under, ok := ParseDigits(s); ok && (v < 0 || under < 1) {
			t.Errorf("%q is %d/%d", s, v, under)
		}
	})
}
