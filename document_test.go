package tomar

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPlaceCountsCodePoints(t *testing.T) {
	raw := strings.Repeat("aبc€😀\u200c ", 40)
	d := &Document{Raw: raw, Text: raw}
	if d.Chars() != utf8.RuneCountInString(raw) || (&Document{}).Chars() != 0 {
		t.Errorf("%d code points", d.Chars())
	}
	for b := 0; b <= len(raw); b++ {
		if b < len(raw) && !utf8.RuneStart(raw[b]) {
			continue
		}
		p := d.Place(Span{0, int32(b)})
		if want := utf8.RuneCountInString(raw[:b]); p.End != want || p.EndByte != b {
			t.Fatalf("byte %d is code point %d (byte %d), want %d", b, p.End, p.EndByte, want)
		}
	}
}
