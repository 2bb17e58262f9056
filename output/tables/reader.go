package tables

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strconv"
)

// Reader reads the tables of an output folder back, from CSV or JSON Lines.
type Reader struct {
	dir string
}

// ErrNoOutput says that a folder holds no finished output.
var ErrNoOutput = errors.New("no finished output")

// Open looks at a folder. It must hold run.json, the last file that a run
// writes.
func Open(dir string) (*Reader, error) {
	if _, err := os.Stat(filepath.Join(dir, "run.json")); err != nil {
		return nil, fmt.Errorf("%s: %w (run.json: %w)", dir, ErrNoOutput, err)
	}
	return &Reader{dir: dir}, nil
}

// Has reports whether a table is there to read.
func (r *Reader) Has(t ID) bool {
	f, _, err := r.open(t)
	if err != nil {
		return false
	}
	f.Close()
	return true
}

// open prefers CSV, but for a guarded one (of --excel), whose texts are not the
// original ones.
func (r *Reader) open(t ID) (f *os.File, isJSON bool, err error) {
	name := filepath.Join(r.dir, t.String())
	f, err = os.Open(name + ".csv")
	if err == nil {
		var head [3]byte
		if n, _ := io.ReadFull(f, head[:]); string(head[:n]) != byteOrderMark {
			_, err := f.Seek(0, io.SeekStart)
			return f, false, err
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, false, err
	}
	if j, jerr := os.Open(name + ".jsonl"); jerr == nil {
		if f != nil {
			f.Close()
		}
		return j, true, nil
	}
	if f != nil { // guarded, but all there is; the mark is read
		return f, false, nil
	}
	return nil, false, fmt.Errorf("%s: the table is there neither as CSV nor as JSON Lines (extract with --format csv or jsonl): %w", t, err)
}

const byteOrderMark = "\xef\xbb\xbf"

// Rows ranges over the rows of a table. The row changes with the next one; its
// texts do not. After an error, which names file and line, there are no more.
func (r *Reader) Rows(t ID) iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		f, isJSON, err := r.open(t)
		if err != nil {
			yield(nil, err)
			return
		}
		defer f.Close()
		in := bufio.NewReaderSize(f, 64<<10)
		next := jsonRows(in, t)
		if !isJSON {
			next = csvRows(in, t)
		}
		var row Row
		for line := 1; ; line++ {
			err := next(&row)
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(nil, fmt.Errorf("%s: record %d: %w", filepath.Base(f.Name()), line, err))
				return
			}
			if !yield(&row, nil) {
				return
			}
		}
	}
}

// csvRows reads records by their header: unknown columns are passed over,
// missing ones are null. Spreadsheets of some countries save with semicolons or
// tabs; the header, whose names have neither, tells.
func csvRows(in *bufio.Reader, t ID) func(*Row) error {
	var rec []string
	comma := byte(',')
	var from []int // of each column of the table, its place in the record
	return func(r *Row) error {
		var err error
		if from == nil {
			head, _ := in.Peek(in.Size()) // as much as there is
			head, _, _ = bytes.Cut(head, []byte("\n"))
			if i := bytes.IndexAny(head, ",;\t"); i >= 0 {
				comma = head[i]
			}
			if rec, err = readRecord(in, rec[:0], comma); err != nil {
				return err
			}
			if len(rec[0]) >= 3 && rec[0][:3] == byteOrderMark {
				rec[0] = rec[0][3:]
			}
			for _, c := range t.Table().Columns {
				at := -1
				for i, name := range rec {
					if name == c.Name {
						at = i
					}
				}
				from = append(from, at)
			}
		}
		if rec, err = readRecord(in, rec[:0], comma); err != nil {
			return err
		}
		r.Begin(t)
		for i := range t.Table().Columns {
			s := ""
			if from[i] >= 0 && from[i] < len(rec) {
				s = rec[from[i]]
			}
			if err := r.parse(&t.Table().Columns[i], s); err != nil {
				return err
			}
		}
		return nil
	}
}

// parse appends a cell as it stands in CSV.
func (r *Row) parse(c *Column, s string) error {
	var err error
	switch {
	case c.Kind == List:
		var items []string
		if s != "" {
			err = json.Unmarshal([]byte(s), &items)
		}
		r.List(items)
	case s == "":
		r.Null()
	case c.Kind == Int:
		var n int
		n, err = strconv.Atoi(s)
		r.Int(n)
	case c.Kind == Float:
		var f float64
		f, err = strconv.ParseFloat(s, 64)
		r.Float(f)
	case c.Kind == Bool:
		var b bool
		b, err = strconv.ParseBool(s)
		r.Bool(b)
	case c.Kind == Day:
		r.Day(s)
	default:
		r.Str(s)
	}
	if err != nil {
		return fmt.Errorf("column %s: %w", c.Name, err)
	}
	return nil
}

// readRecord reads one CSV record. Unlike encoding/csv it keeps a CR before an
// LF inside quotes, which offsets count.
func readRecord(in *bufio.Reader, rec []string, comma byte) ([]string, error) {
	line, err := readLine(in)
	if len(line) == 0 {
		if err == nil {
			err = io.EOF
		}
		return rec, err
	}
	var cell []byte
	for i := 0; ; {
		if i < len(line) && line[i] == '"' {
			cell = cell[:0]
			i++
			for {
				if i >= len(line) { // the cell goes on in the next line
					more, err := readLine(in)
					if len(more) == 0 {
						return rec, errors.Join(errors.New("a quote is not closed"), err)
					}
					line, i = more, 0
					continue
				}
				if line[i] != '"' {
					cell = append(cell, line[i])
					i++
					continue
				}
				if i+1 < len(line) && line[i+1] == '"' {
					cell = append(cell, '"')
					i += 2
					continue
				}
				i++
				break
			}
			rec = append(rec, string(cell))
		} else {
			from := i
			for i < len(line) && line[i] != comma && line[i] != '\n' && (line[i] != '\r' || i+2 < len(line)) {
				i++
			}
			rec = append(rec, string(line[from:i]))
		}
		if i >= len(line) || line[i] == '\n' || line[i] == '\r' {
			return rec, nil
		}
		if line[i] != comma {
			return rec, errors.New("text behind a closing quote")
		}
		i++
	}
}

// readLine reads up to and with the next LF, at the end what is left.
func readLine(in *bufio.Reader) ([]byte, error) {
	line, err := in.ReadBytes('\n')
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return line, err
}

func jsonRows(in io.Reader, t ID) func(*Row) error {
	dec := json.NewDecoder(in)
	dec.UseNumber()
	return func(r *Row) error {
		var obj map[string]any
		if err := dec.Decode(&obj); err != nil {
			return err
		}
		r.Begin(t)
		for i := range t.Table().Columns {
			c := &t.Table().Columns[i]
			if err := r.take(c, obj[c.Name]); err != nil {
				return fmt.Errorf("column %s: %w", c.Name, err)
			}
		}
		return nil
	}
}

// take appends a JSON value.
func (r *Row) take(c *Column, v any) error {
	switch v := v.(type) {
	case nil:
		return r.parse(c, "")
	case bool:
		r.Bool(v)
		return nil
	case json.Number:
		return r.parse(c, v.String())
	case []any:
		off := len(r.items)
		for _, item := range v {
			s, ok := item.(string)
			if !ok {
				return fmt.Errorf("%v in a list of texts", item)
			}
			r.items = append(r.items, s)
		}
		r.listFrom(off)
		return nil
	case string:
		return r.parse(c, v)
	}
	return fmt.Errorf("an object where %v belongs", c.Kind)
}
