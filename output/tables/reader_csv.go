package tables

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
)

const byteOrderMark = "\xef\xbb\xbf"

// openCSV opens a CSV file. A guarded one, which --excel wrote and marked, is
// as if it were not there unless it is wanted.
func openCSV(path string, t ID, guarded bool) (*source, error) {
	var marked bool
	s, err := openLines(path, func(in *bufio.Reader) func(*Row) error {
		head, _ := in.Peek(len(byteOrderMark))
		marked = string(head) == byteOrderMark
		return csvRows(in, t)
	})
	if err == nil && marked && !guarded {
		s.close()
		return nil, fs.ErrNotExist
	}
	return s, err
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
