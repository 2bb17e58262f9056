package sinks

import (
	"fmt"
	"strings"

	"github.com/tomar-nlp/tomar/output/tables"
)

// Format is a way to write the tables.
type Format uint8

// The formats.
const (
	CSV Format = iota
	JSONL
	Parquet
	SQLite
)

var formatNames = [...]string{"csv", "jsonl", "parquet", "sqlite"}

// String is the format's name on the command line.
func (f Format) String() string { return formatNames[min(int(f), len(formatNames)-1)] }

// ParseFormats reads a list such as "csv,jsonl". Repeated names count once; the
// order does not matter.
func ParseFormats(s string) ([]Format, error) {
	var want [len(formatNames)]bool
	for _, name := range strings.Split(s, ",") {
		known := false
		for i, n := range formatNames {
			if strings.TrimSpace(name) == n {
				want[i], known = true, true
			}
		}
		if !known {
			return nil, fmt.Errorf("%q is no format; want some of %s", name, strings.Join(formatNames[:], ", "))
		}
	}
	var fs []Format
	for i, w := range want {
		if w {
			fs = append(fs, Format(i))
		}
	}
	return fs, nil
}

// Options say what is written, and how.
type Options struct {
	Formats   []Format // none means CSV and JSON Lines
	Excel     bool     // CSV with a byte order mark and guarded formulas
	WithTexts bool     // write the table texts
	// Searchable is a sentence as the full-text index of SQLite is to hold it, with
	// the spellings of a word made one; nil leaves it as it is. A search must put
	// its words through the same.
	Searchable func(string) string

	// Keep is how many bytes each collection of the run keeps in memory before it
	// goes on in temporary files; 0 for 4 MB.
	Keep int

	Adopt string // journal of an unfinished run to go on with, see [Unfinished]; "" for none
}

// Tables are the tables that a run writes, in order.
func (o *Options) Tables() []tables.ID {
	var ids []tables.ID
	for id := range tables.Count {
		if id != tables.Texts || o.WithTexts {
			ids = append(ids, id)
		}
	}
	return ids
}
