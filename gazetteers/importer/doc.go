// Package importer turns larger sources that a user brings along into tables of
// the gazetteer: a Wikidata JSON dump, GeoNames, plain CSV. The tables go into
// an overlay directory; nothing embedded is touched.
//
// Invariants: sources are streamed, a row at a time; what is left out is counted
// with its reason in the [Report]; rows come out sorted and unique; the same
// input gives the same bytes. Kinds of the sources lead to subtypes by kinds.tsv
// of the gazetteer, never by Go code.
//
// It downloads nothing and never invents an identity, a date or a coordinate.
//
//	set := importer.NewSet(importer.Options{Kinds: kinds, Clean: clean, Known: known})
//	err := set.Wikidata(ctx, file)
//	err = set.Write("overlay/gazetteers", "wikidata")
//	fmt.Println(set.Report())
package importer
