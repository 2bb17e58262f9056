// Package match compiles the phrases of every list (names, titles, head words,
// months, triggers, cues …) into one automaton over tokens and finds them in a
// document, with the suffixes and clitics that seeds/clitics.tsv licenses.
//
// Invariants:
//
//   - A hit covers whole tokens of one sentence; its Base is the bare name,
//     without glued preposition, conjunction and suffixes.
//   - Only the last token of a phrase bears suffixes. Inside, a token equals the
//     listed one up to the folds of [tomar.Fold]; an ezafe may be written apart
//     or, behind a vowel letter, be missing.
//   - Every match is reported: nested ones and homographs too. [Select] picks
//     the leftmost-longest.
//   - A hash never decides: on accept the key of the token is compared.
//   - The same document gives the same hits in the same order: by first token,
//     then longer first, then class and id.
//
// It never decides what a name means, and it never changes the text.
//
//	m, err := match.Compile(match.Options{Morph: a}, phrases)
//	s := m.NewScanner() // one per worker
//	s.Scan(doc)         // doc.Hits
package match
