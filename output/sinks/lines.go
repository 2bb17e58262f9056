package sinks

import (
	"bufio"
	"fmt"
	"os"

	"github.com/tomar-nlp/tomar/output/tables"
)

// fileBuffer is how much of a table waits in memory before it is written.
const fileBuffer = 32 << 10

// lines is a sink of one file a table, one line a row.
type lines struct {
	form  form
	files [tables.Count]*os.File
	bufs  [tables.Count]*bufio.Writer
	line  []byte
}

// openLines makes the files of all given tables, with their headers.
func openLines(f form, ext string, ts []tables.ID, path func(string) string) (*lines, error) {
	l := &lines{form: f}
	for _, t := range ts {
		file, err := os.Create(path(t.String() + "." + ext))
		if err != nil {
			l.drop()
			return nil, err
		}
		l.files[t], l.bufs[t] = file, bufio.NewWriterSize(file, fileBuffer)
		if _, err := l.bufs[t].Write(f.header(nil, t.Table())); err != nil {
			l.drop()
			return nil, err
		}
	}
	return l, nil
}

// Write appends one row to its table's file.
func (l *lines) Write(r *tables.Row) error {
	l.line = l.form.row(l.line[:0], r)
	return l.append(r.Table, l.line)
}

// append takes rows that are lines already.
func (l *lines) append(t tables.ID, b []byte) error {
	if l.bufs[t] == nil {
		return nil // a table that this run does not write
	}
	_, err := l.bufs[t].Write(b)
	return err
}

// Close writes every file to the disk.
func (l *lines) Close() error {
	for t, f := range l.files {
		if f == nil {
			continue
		}
		if err := l.bufs[t].Flush(); err != nil {
			return err
		}
		if err := closeSynced(f); err != nil {
			return err
		}
		l.files[t] = nil
	}
	return nil
}

// drop closes the files and forgets about them.
func (l *lines) drop() {
	for _, f := range l.files {
		if f != nil {
			f.Close()
		}
	}
}

func closeSynced(f *os.File) error {
	if err := f.Sync(); err != nil {
		f.Close()
		return fmt.Errorf("%s: %w", f.Name(), err)
	}
	return f.Close()
}
