package numeral

import (
	"fmt"
	"math"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/seeds"
)

// Kind is what a number is.
type Kind uint8

// The kinds of numbers.
const (
	Cardinal Kind = iota
	Ordinal
	Fraction
	Vague // tens, hundreds …: only the words are known
	And   // joining words; Read never gives them
	To
	About
	More
	Less
	AtLeast
)

var kinds = map[string]Kind{
	"cardinal": Cardinal, "ordinal": Ordinal, "fraction": Fraction, "vague": Vague,
	"and": And, "to": To, "about": About, "more": More, "less": Less, "atleast": AtLeast,
}

// Open is the Max of a number without an upper bound.
const Open = math.MaxInt64

// Number is a number of the text. Its value is Min/Under (Under is 1 but for
// fractions and decimals); of a quantity with bounds Min and Max are both.
type Number struct {
	tomar.Span
	First, Last int32 // tokens, half-open
	Min, Max    int64
	Under       int64
	Kind        Kind
	Approx      bool // «about», «more than», «less than»
}

// Table holds the numerals. It does not change and may be shared.
type Table struct {
	rows  []seeds.Numeral
	kinds []Kind
	words map[string]Kind // joining words, of one or two tokens
	heads map[string]bool // first words of those of two
}

// New compiles the numerals.
func New(rows []seeds.Numeral) (*Table, error) {
	t := &Table{rows: rows, words: map[string]Kind{}, heads: map[string]bool{}}
	for _, r := range rows {
		k, ok := kinds[r.Kind]
		if !ok {
			return nil, fmt.Errorf("numeral: line %d: no kind %q", r.Line, r.Kind)
		}
		t.kinds = append(t.kinds, k)
		if k < And {
			continue
		}
		for _, f := range r.Forms {
			t.words[f] = k
			if head, _, ok := strings.Cut(f, " "); ok {
				t.heads[head] = true
			}
		}
	}
	return t, nil
}

// Phrases ranges over the words that the matcher looks for as NumberWord.
func (t *Table) Phrases(yield func(text string, id int32) bool) {
	for i, r := range t.rows {
		if t.kinds[i] >= And {
			continue
		}
		for _, f := range r.Forms {
			if !yield(f, int32(i)) {
				return
			}
		}
	}
}

// join is the kind of the joining word at a token, and the token behind it.
func (t *Table) join(doc *tomar.Document, tok int32) (Kind, int32, bool) {
	if int(tok) >= len(doc.Tokens) {
		return 0, tok, false
	}
	s := doc.Slice(doc.Tokens[tok].Span)
	if t.heads[s] && int(tok)+1 < len(doc.Tokens) && doc.Tokens[tok+1].Sent == doc.Tokens[tok].Sent {
		n := doc.Tokens[tok+1]
		if n.Start-doc.Tokens[tok].End == 1 {
			if k, ok := t.words[doc.Slice(doc.Tokens[tok].Cover(n.Span))]; ok {
				return k, tok + 2, true
			}
		}
	}
	k, ok := t.words[s]
	return k, tok + 1, ok
}

// part is one numeral at a token.
type part struct {
	value, under int64
	kind         Kind
	next         int32
	digits       bool
	closed       bool // a suffix is written onto it: nothing follows
	and          bool // a glued «و» behind it
}

// part reads the numeral at a token: digits or one word.
func (t *Table) part(doc *tomar.Document, tok int32) (part, bool) {
	if tok < 0 || int(tok) >= len(doc.Tokens) {
		return part{}, false
	}
	k := doc.Tokens[tok]
	switch k.Kind {
	case tomar.Number, tomar.NumberSuffix:
		s := doc.Slice(tomar.Span{Start: k.Start + int32(k.Pre), End: k.End})
		n := min(int(k.Digits), len(s))
		if n == 0 && k.Kind == tomar.Number {
			n = len(s)
		}
		v, under, ok := ParseDigits(s[:n])
		return part{value: v, under: under, next: tok + 1, digits: true, closed: k.Kind == tomar.NumberSuffix}, ok
	case tomar.Word:
	default:
		return part{}, false
	}
	best := -1
	for i := First(doc.Hits, tok); i < len(doc.Hits) && doc.Hits[i].First == tok; i++ {
		h := &doc.Hits[i]
		if h.Class != tomar.ClassNumberWord || h.Fold > tomar.FoldLetter || h.ID < 0 || int(h.ID) >= len(t.rows) {
			continue
		}
		// A word as it stands before a shorter one with a suffix: «seventy» is
		// no «in seven».
		if best < 0 || h.Last > doc.Hits[best].Last || h.Last == doc.Hits[best].Last && h.Suffix == tomar.None && doc.Hits[best].Suffix != tomar.None {
			best = i
		}
	}
	if best < 0 {
		return part{}, false
	}
	h := &doc.Hits[best]
	r := t.rows[h.ID]
	return part{
		value: r.Value, under: r.Under, kind: t.kinds[h.ID], next: h.Last,
		closed: h.Suffix != tomar.None, and: doc.Tokens[h.Last-1].Post > 0,
	}, true
}

// First is the index of the first hit that begins at or behind a token.
func First(hits []tomar.Hit, tok int32) int {
	lo, hi := 0, len(hits)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if hits[mid].First < tok {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
