package export

import (
	"slices"
	"unicode"
)

// token is a word or a mark of the text, for formats that are lists of tokens.
type token struct {
	span
	space bool // white space follows
}

// tokens splits a sentence at white space, splits off marks of punctuation, and
// cuts at every given border, so that no name begins or ends inside a token.
// The tables hold no tokens; this split knows Unicode classes alone.
func (d *document) tokens(s span, borders []int) []token {
	var out []token
	open := -1
	end := func(at int) {
		if open >= 0 {
			out = append(out, token{span: span{open, at}})
			open = -1
		}
	}
	b, _ := slices.BinarySearch(borders, s.start)
	at := s.start
	for _, r := range d.slice(s) {
		for b < len(borders) && borders[b] <= at {
			if borders[b] == at {
				end(at)
			}
			b++
		}
		switch {
		case unicode.IsSpace(r):
			end(at)
			if n := len(out); n > 0 {
				out[n-1].space = true
			}
		case inWord(r):
			if open < 0 {
				open = at
			}
		default:
			end(at)
			out = append(out, token{span: span{at, at + 1}})
		}
		at++
	}
	end(at)
	if n := len(out); n > 0 {
		out[n-1].space = true // whatever follows the sentence
	}
	return out
}

// inWord reports whether a character belongs to a word: letters, marks, digits,
// joiners (they are format characters) and what connects.
func inWord(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.Cf, unicode.Pc)
}

// borders are the sorted ends of spans.
func borders[T any](list []T, at func(T) span) []int {
	var bs []int
	for _, x := range list {
		s := at(x)
		bs = append(bs, s.start, s.end)
	}
	slices.Sort(bs)
	return slices.Compact(bs)
}
