// Package verb reads tokens as forms of verbs: preverb, clitics, negation,
// prefix, stem, ending or perfect, direction, postverb — each in its slot — and
// infinitives and participles with their nominal suffixes. Light verbs written
// onto their nominal part are found inside the token.
//
// The slots are arcs of seeds/verb_affixes.tsv, the stems rows of
// seeds/verbs.tsv; this package knows how to walk them, and how to weigh a
// reading against its neighbours.
//
// Invariants: readings stand in the order of their first token, the best of a
// token first; a reading's span lies within its tokens and covers the verb's own
// part, so that of «دەستگیرکرا» the nominal before it stays outside; what a
// token reads as depends on the token and, for the scores, on its neighbours.
//
// It never changes tokens, and never decides that a token is no noun.
//
//	g, err := verb.Compile(verbs, affixes)
//	a := g.NewAnalyzer(norm.AppendKey) // one a worker
//	a.Run(doc)                         // fills doc.Verbs
package verb
