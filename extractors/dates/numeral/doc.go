// Package numeral reads numbers as Sorani writes them: digits of three scripts
// with their separators, words and compounds of words, ordinals, fractions,
// digits before a word of magnitude, in brackets or not; and quantities with
// their bounds: ranges, «about», «more than», vague tens and hundreds.
//
// Invariants: a number covers whole tokens of one sentence; an overflow is no
// number; what is read has Min ≤ Max.
//
// It never reads a number out of a name, and never decides what is counted.
//
//	t, err := numeral.New(data.Numerals)
//	q, ok := t.Quantity(doc, token) // 3 to 5: q.Min 3, q.Max 5
package numeral
