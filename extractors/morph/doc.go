// Package morph gives the candidate analyses of a nominal token: a stem and
// the path of suffixes and clitics written onto it. The morphemes, their order
// and the letters they may be written onto come from seeds/clitics.tsv; all
// paths together are one small automaton read from the word's end.
//
// Invariants: the token itself, with nothing taken off, is always the first
// candidate; the others follow with growing suffixes, each stem at least two
// letters long and a prefix of the token. An analysis is a candidate, no
// decision: what the stem is, a gazetteer or a lexicon must know.
//
// It never changes a word, never guesses a stem's missing letters, and strips
// no prefix.
//
//	a, err := morph.New(clitics)
//	for _, c := range a.Analyze("عێراقیشدا", nil) {
//		fmt.Println("عێراقیشدا"[:c.Stem], a.Describe(c.Path))
//	}
package morph
