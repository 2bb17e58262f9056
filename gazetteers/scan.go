package gazetteers

import (
	"bytes"
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

// row is one line of a table; its cells are pieces of a block of the file's text
// and are valid for good, but whoever keeps one keeps the block. The row itself
// is valid until the next one.
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

// blockSize is how much of a file is read at once, in bytes; a block ends with a
// line, so a longer line makes a longer block.
const blockSize = 1 << 18

// blocks calls each with the text of a file, whole lines at a time.
func blocks(fsys fs.FS, name string, each func(text string)) error {
	f, err := fsys.Open(name)
	if err != nil {
		return fmt.Errorf("read table: %w", err)
	}
	defer f.Close() //nolint:errcheck // read only
	size := int64(blockSize)
	if info, err := f.Stat(); err == nil {
		size = min(size, info.Size()+1) // most files are short
	}
	buf, n := make([]byte, max(size, 1<<10)), 0
	for {
		m, err := f.Read(buf[n:])
		n += m
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("read table %s: %w", name, err)
		}
		if err == nil && n < len(buf) {
			continue
		}
		end := bytes.LastIndexByte(buf[:n], '\n') + 1
		if err != nil { // the end of the file ends a line
			end = n
		}
		if end > 0 {
			each(string(buf[:end]))
			n = copy(buf, buf[end:n])
		}
		if err != nil {
			return nil
		}
		if n == len(buf) {
			buf = append(buf, make([]byte, len(buf))...)
		}
	}
}

// countLines counts the lines of a file, about.
func countLines(fsys fs.FS, name string) (n int) {
	f, err := fsys.Open(name)
	if err != nil {
		return 0 // who reads it tells
	}
	defer f.Close() //nolint:errcheck // read only
	buf := make([]byte, blockSize/8)
	for {
		m, err := f.Read(buf)
		n += bytes.Count(buf[:m], []byte{'\n'})
		if err != nil {
			return n
		}
	}
}

// scan reads a table row by row. Faults of form go to bad, and their rows are
// left out.
type scan struct {
	row
	each   func(*row)
	bad    func(error)
	header bool // was there
	broken bool // the file is no such table: nothing more of it is read
}

func (s *scan) lineFault(col int, format string, args ...any) {
	s.bad(&tsv.Fault{File: s.file, Line: int(s.line), Column: col, Message: fmt.Sprintf(format, args...)})
}

// block reads the next lines of the file.
func (s *scan) block(text string) {
	r, t := &s.row, s.table
	if r.line == 0 {
		text = strings.TrimPrefix(text, "\ufeff")
	}
	valid := utf8.ValidString(text)
	for len(text) > 0 && !s.broken {
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
			s.lineFault(0, "not valid UTF-8")
			continue
		}
		if !s.header {
			s.header = true
			if l != t.header {
				s.lineFault(0, "columns are %q, want %q", l, t.header)
				s.broken = true
			}
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
			s.lineFault(n, "%d cells, want %d", n, len(t.columns))
			continue
		}
		ok := true
		for i, c := range r.cells[:n] {
			if c != "" && (c[0] <= ' ' || c[len(c)-1] <= ' ') {
				s.lineFault(i+1, "white space around %q", c)
				ok = false
			}
		}
		if ok {
			s.each(r)
		}
	}
}

// each scans all files of the table in order. Names of the files are appended
// to files, each before its rows.
func (t *table) each(fsys fs.FS, files *[]string, each func(*row), bad func(error)) {
	names, err := tableFiles(fsys, t)
	if err != nil {
		bad(err)
	}
	for _, name := range names {
		s := scan{each: each, bad: bad, row: row{table: t, file: name, fileN: int32(len(*files)), patch: strings.HasSuffix(name, patchSuffix)}}
		*files = append(*files, name)
		if err := blocks(fsys, name, s.block); err != nil {
			bad(err)
			continue
		}
		if !s.header {
			s.line = 1
			s.lineFault(0, "no header row")
		}
	}
}
