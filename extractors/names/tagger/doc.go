// Package tagger finds names that the rules leave: a linear chain over the
// tokens of a sentence, its weights learned by an averaged structured
// perceptron from text that the rules label themselves.
//
// Features of a token are its affixes, length, frequency as a common word, the
// lists that know it, and the same of its neighbours; the word itself counts
// only where it is a common one, so that no weight stands for a single name.
// Names that the rules found are fixed and the chain is decoded around them. A
// name is taken where the best reading leads every other reading of its tokens
// by a margin that the model holds for its type.
//
// Invariants: training and decoding compute in integers, so that the same
// corpus gives the same bytes everywhere; a tagged mention covers whole word
// tokens of one sentence and overlaps no other mention; mentions stay ordered
// by place and relations keep pointing at theirs; only sentences are decoded
// that hold a word which neither a list of common words nor a name explains.
//
// It never changes or removes what the rules found, never links a mention to
// an entity, opens no file, and holds no word of Sorani. A model is embedded
// (Built; docs/tagger.md); without one it does nothing.
//
//	lex := tagger.Compile(tagger.Lists{Gazetteer: g, Count: c, Morph: m})
//	model, err := tagger.Built()
//	t := tagger.New(model, lex) // one per worker
//	t.Run(doc)                  // adds to doc.Mentions
package tagger
