package match

import (
	"testing"
	"unicode"
)

// The ranges that are not asked of Unicode must be what it says.
func TestPunctuation(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		want := (unicode.IsPunct(r) || unicode.IsSymbol(r)) && r != '#' && r != '@' && r != '_' && r != '\'' && r != 0x2019
		if got := isPunct(r); got != want {
			t.Errorf("%U: punctuation %v, want %v", r, got, want)
		}
	}
}
