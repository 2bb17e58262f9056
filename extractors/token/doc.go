// Package token cuts normalised text into tokens and sentences.
//
// Invariants: tokens are in order, do not overlap, cover every byte that is no
// white space, and belong to exactly one sentence; a sentence never crosses a
// line break; a glued preposition or conjunction ([tomar.Token.Pre],
// [tomar.Token.Post]) is marked only where the rest of the word is known and
// the whole is not. The tables are compiled once by [New]; a [Tokenizer] may be
// used by many goroutines at once and allocates nothing where the document's
// slices have room.
//
// It knows no names: what is known comes in as a predicate. It never joins
// words and never changes text.
//
//	t, err := token.New(seeds.FS, lexicon.Known)
//	t.Run(doc) // fills doc.Tokens and doc.Sentences
package token
