package norm

import (
	"bytes"
	"testing"
	"unicode/utf8"
)

func TestKeysMeet(t *testing.T) {
	for _, c := range []struct {
		a, b       string
		key, loose bool
	}{
		{"ڕایگەیاند", "رایگەیاند", true, true},
		{"سلێمانیی", "سلێمانی", true, true},
		{"ئەیلوول", "ئەیلول", true, true},
		{"ساڵح", "سالح", true, true},
		{"بانه", "بانە", true, true},
		{"بانه شار", "بانە شار", true, true},
		{"«بانه»", "«بانە»", true, true},
		{"آزاد", "ئازاد", true, true},
		{"ئآزاد", "ئازاد", true, true},
		{"أردن", "ئردن", true, true},
		{"بەهاء", "بەها", true, true},
		{"٢٠٢٠", "2020", true, true},
		{"۲۰", "20", true, true},
		{"NRT", "nrt", true, true},
		{"ێران", "یران", false, true},
		{"سۆران", "سوران", false, true},
		{"محەممەد", "محەمەد", false, true},
		{"پۆمپەیۆ", "پۆمپیۆ", false, true},
		{"سوئێد", "سوێد", false, true},
		{"صالح", "ساڵح", false, true},
		{"کەر", "کر", false, false},
		{"بانە", "بان", false, false},
		{"تەهران", "تەران", false, false},
		{"هەولێر سلێمانی", "هەولێرسلێمانی", false, false},
		{"é", "è", false, false},
	} {
		t.Run(c.a, func(t *testing.T) {
			if got := bytes.Equal(AppendKey(nil, c.a), AppendKey(nil, c.b)); got != c.key {
				t.Errorf("keys of %s and %s equal: %v", c.a, c.b, got)
			}
			if got := bytes.Equal(AppendLoose(nil, c.a), AppendLoose(nil, c.b)); got != c.loose {
				t.Errorf("loose keys of %s and %s equal: %v", c.a, c.b, got)
			}
		})
	}
}

func TestKeyAppends(t *testing.T) {
	dst := append(make([]byte, 0, 64), "وو"...)
	if got := AppendLoose(dst, "کوردستان"); !bytes.HasPrefix(got, dst) || len(got) == len(dst) {
		t.Errorf("what stood in dst changed: %q", got)
	}
	if n := testing.AllocsPerRun(100, func() { AppendLoose(dst, "کوردستان") }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzKeys(f *testing.F) {
	for _, s := range []string{"", "ڕه", "é\xff\xd8", "ئەەه ی", "\xf0\x9f", "آآ", "و\u200cو", "مههه ه", "آه\u064bه"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for i := range s { // what is written together has the key of the whole
			if i > 0 && utf8.ValidString(s) {
				if got, want := AppendKeys(nil, s[:i], s[i:]), AppendKey(nil, s); !bytes.Equal(got, want) {
					t.Errorf("%q and %q: key %q, want %q", s[:i], s[i:], got, want)
				}
			}
		}
		if utf8.ValidString(s) {
			PrefixKeys(nil, s, func(n int, key []byte) {
				if want := AppendKey(nil, s[:n]); !bytes.Equal(key, want) {
					t.Errorf("%q, %d bytes of it: key %q, want %q", s, n, key, want)
				}
			})
		}
		key, loose := AppendKey(nil, s), AppendLoose([]byte{'x'}, s)
		if len(key) > 2*len(s) || len(loose) > 2*len(s)+1 || loose[0] != 'x' {
			t.Errorf("%q: key %q, loose %q", s, key, loose)
		}
	})
}

func BenchmarkAppendKey(b *testing.B) { benchKey(b, AppendKey) }

func BenchmarkAppendLoose(b *testing.B) { benchKey(b, AppendLoose) }

func benchKey(b *testing.B, key func([]byte, string) []byte) {
	const s = "یەکێتیی نیشتمانیی کوردستان"
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	var dst []byte
	for b.Loop() {
		dst = key(dst[:0], s)
	}
	if len(dst) == 0 || len(dst) >= len(s) {
		b.Errorf("key %q", dst)
	}
}
