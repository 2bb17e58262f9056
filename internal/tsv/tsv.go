package tsv

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// Fault is a located error of a data file; lines and columns (cells) count from 1.
type Fault struct {
	File         string
	Line, Column int
	Message      string
}

// Error is "file:line:column: message".
func (f *Fault) Error() string {
	if f.Column == 0 {
		return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, f.Message)
}

// Table is one file.
type Table struct {
	File    string
	Columns []string
	rows    []Row
}

// Row is one line; its cells are valid as long as the table.
type Row struct {
	table *Table
	cells []string
	Line  int
}

// Read reads a table from fsys and checks that it has exactly the columns
// asked for, in that order. The error joins every Fault of the file.
func Read(fsys fs.FS, name string, columns ...string) (*Table, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("read table: %w", err)
	}
	return Parse(name, data, columns...)
}

// Parse is Read on bytes already at hand.
func Parse(name string, data []byte, columns ...string) (*Table, error) {
	t := &Table{File: name}
	var errs []error
	fault := func(line, col int, format string, args ...any) {
		errs = append(errs, &Fault{File: name, Line: line, Column: col, Message: fmt.Sprintf(format, args...)})
	}
	text := string(bytes.TrimPrefix(data, []byte("\ufeff")))
	line := 0
	for len(text) > 0 {
		line++
		var l string
		if i := strings.IndexByte(text, '\n'); i >= 0 {
			l, text = text[:i], text[i+1:]
		} else {
			l, text = text, ""
		}
		l = strings.TrimSuffix(l, "\r")
		if l == "" || l[0] == '#' {
			continue
		}
		if !utf8.ValidString(l) {
			fault(line, 0, "not valid UTF-8")
			continue
		}
		cells := strings.Split(l, "\t")
		if t.Columns == nil {
			t.Columns = cells
			if len(columns) > 0 && !slices.Equal(cells, columns) {
				fault(line, 0, "columns are %q, want %q", strings.Join(cells, " "), strings.Join(columns, " "))
				break
			}
			continue
		}
		if len(cells) != len(t.Columns) {
			fault(line, len(cells), "%d cells, want %d", len(cells), len(t.Columns))
			continue
		}
		for i, c := range cells {
			if c != strings.TrimSpace(c) {
				fault(line, i+1, "white space around %q", c)
			}
		}
		t.rows = append(t.rows, Row{table: t, cells: cells, Line: line})
	}
	if t.Columns == nil && len(errs) == 0 {
		fault(1, 0, "no header row")
	}
	return t, errors.Join(errs...)
}

// Len is the number of rows.
func (t *Table) Len() int { return len(t.rows) }

// Rows ranges over the rows in file order.
func (t *Table) Rows() iter.Seq[Row] { return slices.Values(t.rows) }

// Get is the cell of a column; it panics on a column the table does not have,
// which is a mistake in the program, not in the data.
func (r Row) Get(column string) string {
	i := slices.Index(r.table.Columns, column)
	if i < 0 {
		panic("tsv: no column " + column + " in " + r.table.File)
	}
	return r.cells[i]
}

// Cell is the i-th cell, from 0.
func (r Row) Cell(i int) string { return r.cells[i] }

// List is a cell's values, split at `|`; nil for an empty cell.
func (r Row) List(column string) []string {
	c := r.Get(column)
	if c == "" {
		return nil
	}
	return strings.Split(c, "|")
}

// Fault makes a located error for a cell of the row.
func (r Row) Fault(column, format string, args ...any) error {
	return &Fault{File: r.table.File, Line: r.Line, Column: slices.Index(r.table.Columns, column) + 1, Message: fmt.Sprintf(format, args...)}
}
