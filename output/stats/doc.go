// Package stats counts over a run: who is named with whom and who acts on whom
// (network_nodes, network_edges), what stands out in a week (bursts), and
// summaries of a written output for people.
//
// A [Collector] watches the rows of the run go by, in the documents' order, and
// keeps counts alone; Finish turns them into rows. Communities (Louvain) and
// distributions are gonum's, the tables of a [Summary] are gota's.
//
// Invariants: the same rows give the same rows, to the last digit; memory is
// bounded (see MaxPairs); a number that rests on too little is left out, not
// guessed.
//
// It never reads a text, never sums what was not counted, and never reads ids
// through gota, which would retype them.
//
//	c := stats.NewCollector(stats.Options{})
//	c.Add(row) // every row of documents, mentions, events, arguments, entities
//	c.Finish(func(r *tables.Row) { set.Write(r) })
package stats
