package norm

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar/seeds"
)

func TestSearchable(t *testing.T) {
	n, err := New(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	for raw, want := range map[string]string{
		"كوردستان":        "کوردستان",
		"ڕووداو":          "روداو",
		"رووداو":          "روداو",
		"ده‌ڵێت":          "دەلێت",
		"دەڵێت":           "دەلێت",
		"سلێمانیی":        "سلێمانی",
		"به‌غدا، NRT":     "بەغدا, nrt",
		"«بانه»":          "\"بانە\"",
		"٢٠٢٠ – ۲۰":       "2020 – 20",
		"آزاد":            "ئازاد",
		"موئەسسەسە\u200f": "موئەسسەسە",
		"é 😀":             "é 😀",
		"":                "",
	} {
		if got := n.Searchable(raw); got != want {
			t.Errorf("%q is searched as %q, want %q", raw, got, want)
		}
	}
	for c, letter := range keyTexts {
		if c >= 0x80 && letter != "" && keyLetters[[]rune(letter)[0]&0xFF] != byte(c) {
			t.Errorf("code %x is written %s, which has another code", c, letter)
		}
	}
	for low, c := range keyLetters {
		if c > keyLast && keyTexts[c] == "" {
			t.Errorf("the code of U+06%02X has no letter", low)
		}
	}
}

// FuzzSearchable: what is searched is text, as many words as before, and the
// same for all texts of one key.
func FuzzSearchable(f *testing.F) {
	n, err := New(seeds.FS)
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"كوردستان ڕووداو", "ده‌ڵێت\n", "«بانه»", "\x01\xff", "ﷺ", "٢٠٢٠ é😀"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		got := n.Searchable(raw)
		if !utf8.ValidString(got) {
			t.Fatalf("%q is no UTF-8", got)
		}
		again := n.Searchable(got)
		if !bytes.Equal(AppendKey(nil, got), AppendKey(nil, again)) {
			t.Errorf("%q is searched as %q, that as %q", raw, got, again)
		}
		text, _, _ := n.Text(raw, nil)
		if a, b := strings.Count(text, " "), strings.Count(got, " "); a != b {
			t.Errorf("%d blanks became %d", a, b)
		}
	})
}
