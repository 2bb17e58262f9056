package eval

import (
	"strings"
	"unicode"
)

// span is half-open, in code points of the original.
type span struct{ start, end int }

func (a span) overlaps(b span) bool { return a.start < b.end && b.start < a.end }
func (a span) inside(b span) bool   { return b.start <= a.start && a.end <= b.end }

// edgeMarks are the marks that scoring trims at a span's ends, beside white
// space.
const edgeMarks = "،؛؟.,:;!?\"«»“”()[]…-–—'‘’#"

func isEdge(r rune) bool {
	switch {
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0xfeff, r == 0x0640:
		return true
	}
	return unicode.IsSpace(r) || strings.ContainsRune(edgeMarks, r)
}

// trim takes marks and space off both ends; a span out of range is cut to it.
func trim(text []rune, start, end int) span {
	start, end = max(0, start), min(end, len(text))
	for start < end && isEdge(text[start]) {
		start++
	}
	for end > start && isEdge(text[end-1]) {
		end--
	}
	return span{start, end}
}

// plainName is an English name reduced to lower-case ASCII words.
func plainName(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(s) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		} else {
			gap = true
		}
	}
	return b.String()
}

// smallWords do not tell two English names apart.
var smallWords = map[string]bool{"of": true, "the": true, "in": true, "and": true, "al": true, "el": true, "iraq": true, "region": true, "d": true, "c": true}

// sameName compares English names of entities, which are spelt in more ways
// than one: equal words, or most words shared.
func sameName(a, b string) bool {
	pa, pb := plainName(a), plainName(b)
	if pa == pb {
		return true
	}
	x, y := words(pa), words(pb)
	shared := 0
	for w := range x {
		if y[w] {
			shared++
		}
	}
	if shared == 0 {
		return false
	}
	union := len(x) + len(y) - shared
	return shared == len(x) || shared == len(y) || float64(shared) >= 0.6*float64(union)
}

func words(plain string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(plain) {
		if !smallWords[w] {
			m[w] = true
		}
	}
	return m
}
