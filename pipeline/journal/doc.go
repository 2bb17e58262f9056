// Package journal is the file in which a run keeps what it made of every
// document, so that a killed run goes on and a finished one grows.
//
// The file is a mark, then records: length and CRC-32C of the packed bytes (four
// bytes each, little-endian), then the bytes, packed with S2. The first record
// is the [Header] as JSON; the others are the documents, in input order. What a
// record holds is the pipeline's own.
//
// Invariants: the same documents give the same file; whatever a dead process
// left behind is read up to its last whole record; a record is whole or not
// there. Writes are buffered, so that a killed process loses the last few
// documents, never an earlier one.
//
// It reads no clock and never decides whether a record is still valid.
//
//	w, err := journal.Create(path, journal.Header{Version: "v1"})
//	err = w.Append(record)
//	r, err := journal.Open(path)
//	for rec, ok := r.Next(); ok; rec, ok = r.Next() { … }
package journal
