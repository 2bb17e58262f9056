package sinks

import (
	"bufio"
	"fmt"
	"io"
	"iter"

	"github.com/tomar-nlp/tomar/output/tables"
)

// Extension is the ending of the format's files, with the dot.
func (f Format) Extension() string { return "." + f.String() }

// WriteTable writes rows of one table as a whole file of a format, the same
// bytes that a [Set] writes: for programs that put their tables together by
// themselves. SQLite, which holds all tables in one file, is refused. w is not
// closed.
func WriteTable(w io.Writer, t tables.ID, f Format, rows iter.Seq[*tables.Row]) error {
	var l form
	switch f {
	case CSV:
		l = csvForm{}
	case JSONL:
		l = newJSONForm()
	case Parquet:
		return writeParquet(w, t, rows)
	default:
		return fmt.Errorf("%s: a table cannot be written as %s by itself", t, f)
	}
	out := bufio.NewWriterSize(w, fileBuffer)
	line := l.header(nil, t.Table())
	if _, err := out.Write(line); err != nil {
		return fmt.Errorf("%s: %w", t, err)
	}
	for r := range rows {
		line = l.row(line[:0], r)
		if _, err := out.Write(line); err != nil {
			return fmt.Errorf("%s: %w", t, err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("%s: %w", t, err)
	}
	return nil
}

func writeParquet(w io.Writer, t tables.ID, rows iter.Seq[*tables.Row]) error {
	p := parquetFile{table: t.Table(), to: w}
	for r := range rows {
		if err := p.add(r); err != nil {
			return err
		}
	}
	return p.end()
}
