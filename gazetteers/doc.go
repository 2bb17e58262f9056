// Package gazetteers holds what the pipeline knows of the world: places, people
// with their terms of office, bodies, given and family names, as embedded tables
// (data/), their strict loader and their linter.
//
// Invariants:
//
//   - A broken table is reported as file:line:column, all faults at once, and
//     nothing is loaded.
//   - The order of everything follows the files (sorted by path) and the rows in
//     them; the same files give the same indexes.
//   - Strings of a [Gazetteer] are pieces of the files' text; it is read-only
//     once loaded and may be shared between goroutines.
//
// A user's directory lies over the embedded one (internal/overlay): a file of
// the same path shadows the embedded file, a further file adds rows. An id that
// stands in two files is a fault, but for a file whose name ends in
// ".patch.tsv": it is read last, and its row replaces the whole row of that id
// (or adds it). In terms, given and family every row of a patch is added.
//
// The package takes the fold of a name as a function and knows no extractor. It
// never matches text, never guesses an identity, and writes nothing.
//
//	g, err := gazetteers.Load(gazetteers.Embedded(), fold)
//	erbil, _ := g.ByID("loc-erbil")
//	for _, a := range g.AdminChain(nil, erbil) {
//		fmt.Println(g.Entities[a].NameEN)
//	}
package gazetteers
