package sinks

import (
	"github.com/tomar-nlp/tomar/output/tables"
)

// Sink writes the rows of all tables in one format.
type Sink interface {
	// Write takes one row of any table. It keeps nothing of it but texts.
	Write(r *tables.Row) error
	// Close writes what is left, to the disk.
	Close() error
}

// sink is a Sink that can be given up.
type sink interface {
	Sink
	drop() // closes without finishing
}

// form is a format of one line a row: rows become bytes in any goroutine.
type form interface {
	header(dst []byte, t *tables.Table) []byte
	row(dst []byte, r *tables.Row) []byte
}

func (f *jsonForm) header(dst []byte, _ *tables.Table) []byte { return dst }
