// Package tables is the one place of every table's columns: names, kinds,
// descriptions, vocabularies and keys. CSV headers, JSON keys, Parquet and
// SQLite schemas, datapackage.json and the column documentation are made from
// it, and so are the rows: a [Converter] turns a document into [Row] values.
//
// Invariants: the columns stand in the order of the written tables; a row has
// exactly its table's columns, each null or of its column's kind; an empty
// string is null; offsets are code points and bytes of the original text and
// come from Document.Place alone; ids begin with a letter and derive from
// content, so that the same input gives the same rows.
//
// A [Reader] reads a written output back, in whatever format it stands. Nothing
// here opens a file for writing or knows a gazetteer or a word of Sorani: names
// of entities come in through a [Resolver].
//
//	conv := tables.NewConverter(resolver, tables.Filter{MinConfidence: 0.5})
//	conv.Document(doc, tables.Meta{}, func(r *tables.Row) { sink.Write(r) })
package tables
