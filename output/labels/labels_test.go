package labels

import (
	"regexp"
	"slices"
	"testing"

	_ "github.com/tomar-nlp/tomar/output/internal/golden" // knows -update, which all tests of output are run with
)

func TestEveryLabelStandsInEveryLanguage(t *testing.T) {
	en, err := Read("en")
	if err != nil {
		t.Fatal(err)
	}
	place := regexp.MustCompile(`\{[a-z]+\}`)
	for _, lang := range Languages() {
		l, err := Read(lang)
		if err != nil {
			t.Fatal(err)
		}
		for key, text := range en.texts {
			if l.texts[key] == "" {
				t.Errorf("%s: %s is empty", lang, key)
			}
			a, b := place.FindAllString(text, -1), place.FindAllString(l.texts[key], -1)
			slices.Sort(a)
			slices.Sort(b)
			if !slices.Equal(a, b) {
				t.Errorf("%s: %s has the places %v, in English %v", lang, key, b, a)
			}
		}
	}
	if _, err := Read("xx"); err == nil {
		t.Error("a language that is none was read")
	}
}

func TestNumbersHaveTheDigitsOfTheLanguage(t *testing.T) {
	for _, c := range []struct{ lang, n, tenth, text string }{
		{"en", "120", "3.5", "failed: 120"},
		{"ckb", "١٢٠", "٣٫٥", "هەڵە: ١٢٠"},
	} {
		l, err := Read(c.lang)
		if err != nil {
			t.Fatal(err)
		}
		if got := l.Int(120); got != c.n {
			t.Errorf("%s: %s", c.lang, got)
		}
		if got := l.Tenth(3.5); got != c.tenth {
			t.Errorf("%s: %s", c.lang, got)
		}
		if got := l.Text("failed", "n", l.Int(120)); got != c.text {
			t.Errorf("%s: %s", c.lang, got)
		}
		if got := l.Text("no-such"); got != "no-such" {
			t.Errorf("%s", got)
		}
	}
}
