// Package sinks writes rows of tables: CSV, JSON Lines, Parquet and SQLite, in
// any combination, with the files that describe them.
//
// A [Set] is the folder of one run. Any goroutine turns a document's rows into a
// [Batch] (that is where the work is), one goroutine hands the batches to the
// Set in input order.
//
// Invariants: every format holds the same rows, values and order; every table
// exists, with its header, from the start; the folder is written beside its
// place and takes it as a whole in [Set.Commit], so that a killed run leaves
// the old output or none; the same rows give the same bytes (timing.json
// apart).
//
// It never changes a value, sorts a row, reads the clock or touches a file in
// the folder that is not its own.
//
//	set, err := sinks.Create("out", sinks.Options{Formats: []sinks.Format{sinks.CSV}})
//	defer set.Abort() // nothing, once committed
//	b := set.NewBatch()
//	conv.Document(doc, tables.Meta{}, b.Add)
//	err = set.WriteBatch(b)
//	err = set.Commit(run)
package sinks
