package gazetteers

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// maxColumns is the widest table.
const maxColumns = 15

// patchSuffix ends the name of a file whose rows replace rows of their ids.
const patchSuffix = ".patch.tsv"

// row is one line of a table; its cells are pieces of the file's text and are
// valid for good, the row itself until the next one.
type row struct {
	cells [maxColumns]string
	table *table
	file  string
	fileN int32
	line  int32
	patch bool
}

// get is the cell of a column that the table has.
func (r *row) get(column string) string { return r.cells[r.table.index(column)] }

// fault is a located error of a cell.
func (r *row) fault(column, format string, args ...any) *tsv.Fault {
	return &tsv.Fault{File: r.file, Line: int(r.line), Column: r.table.index(column) + 1, Message: fmt.Sprintf(format, args...)}
}

// list yields the values of a list cell without allocating.
func list(cell string, yield func(string)) {
	for cell != "" {
		v, rest, _ := strings.Cut(cell, "|")
		yield(v)
		cell = rest
	}
}

// tableFiles lists the files of a table, patches last, else by name.
func tableFiles(fsys fs.FS, t *table) ([]string, error) {
	entries, err := fs.ReadDir(fsys, t.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", t.dir, err)
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && strings.HasSuffix(e.Name(), ".tsv") {
			names = append(names, path.Join(t.dir, e.Name()))
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		pa, pb := strings.HasSuffix(a, patchSuffix), strings.HasSuffix(b, patchSuffix)
		if pa != pb {
			if pa {
				return 1
			}
			return -1
		}
		return strings.Compare(a, b)
	})
	return names, nil
}

// readText reads a whole file into a string in one copy.
func readText(fsys fs.FS, name string) (string, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return "", fmt.Errorf("read table: %w", err)
	}
	defer f.Close() //nolint:errcheck // read only
	var b strings.Builder
	if info, err := f.Stat(); err == nil {
		b.Grow(int(info.Size()))
	}
	if _, err := io.Copy(&b, f); err != nil {
		return "", fmt.Errorf("read table %s: %w", name, err)
	}
	return b.String(), nil
}

// scan reads one file of the table row by row. Faults of form go to bad, and
// their rows are left out.
func (t *table) scan(text, file string, fileN int32, each func(*row), bad func(error)) {
	fault := func(line int32, col int, format string, args ...any) {
		bad(&tsv.Fault{File: file, Line: int(line), Column: col, Message: fmt.Sprintf(format, args...)})
	}
	text = strings.TrimPrefix(text, "\ufeff")
	valid := utf8.ValidString(text)
	r := row{table: t, file: file, fileN: fileN, patch: strings.HasSuffix(file, patchSuffix)}
	header := false
	for len(text) > 0 {
		r.line++
		l := text
		if i := strings.IndexByte(text, '\n'); i >= 0 {
			l, text = text[:i], text[i+1:]
		} else {
			text = ""
		}
		l = strings.TrimSuffix(l, "\r")
		if l == "" || l[0] == '#' {
			continue
		}
		if !valid && !utf8.ValidString(l) {
			fault(r.line, 0, "not valid UTF-8")
			continue
		}
		if !header {
			if l != t.header {
				fault(r.line, 0, "columns are %q, want %q", l, t.header)
				return
			}
			header = true
			continue
		}
		n := 0
		for rest, more := l, true; more; n++ {
			var c string
			c, rest, more = strings.Cut(rest, "\t")
			if n < len(r.cells) {
				r.cells[n] = c
			}
		}
		if n != len(t.columns) {
			fault(r.line, n, "%d cells, want %d", n, len(t.columns))
			continue
		}
		ok := true
		for i, c := range r.cells[:n] {
			if c != "" && (c[0] <= ' ' || c[len(c)-1] <= ' ') {
				fault(r.line, i+1, "white space around %q", c)
				ok = false
			}
		}
		if ok {
			each(&r)
		}
	}
	if !header {
		fault(1, 0, "no header row")
	}
}

// each scans all files of the table in order. Names of the files are appended
// to files.
func (t *table) each(fsys fs.FS, files []string, each func(*row), bad func(error)) []string {
	names, err := tableFiles(fsys, t)
	if err != nil {
		bad(err)
	}
	for _, name := range names {
		text, err := readText(fsys, name)
		if err != nil {
			bad(err)
			continue
		}
		if t.grow != nil {
			t.grow(strings.Count(text, "\n"))
		}
		t.scan(text, name, int32(len(files)), each, bad)
		files = append(files, name)
	}
	return files
}
