package resolve

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestSignature holds the sums against those of whole words, one run of three
// after the other: journals keep them from version to version.
func TestSignature(t *testing.T) {
	plain := func(text string) (uint64, bool) {
		var votes tally
		words := strings.Fields(text)
		for i := range max(0, len(words)-2) {
			h := shingleSeed
			for _, w := range words[i : i+3] {
				for _, c := range []byte(w + "\xff") {
					h = shingleStep(h, c)
				}
			}
			votes.add(shingleEnd(h))
		}
		if len(words) < copyWords {
			return 0, false
		}
		return votes.majority(), true
	}
	pieces := []string{" ", "\n", "\u00a0", "\u0085", "\u2003", "\u200c", "\u2028", "\u3000", "\u1680", "\xc2", "\xe2\x80", "\x85", "ه", "و", "ڕ", "a", "1"}
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		var b strings.Builder
		for range rnd.IntN(200) {
			b.WriteString(pieces[rnd.IntN(len(pieces))])
		}
		text := b.String()
		got, ok := Signature(text)
		if want, wantOK := plain(text); got != want || ok != wantOK {
			t.Fatalf("%q: %x %v, want %x %v", text, got, ok, want, wantOK)
		}
	}
	if got, ok := Signature(strings.Repeat("یەک دوو سێ چوار ", 4)); !ok || got == 0 {
		t.Errorf("%x %v", got, ok)
	}
}
