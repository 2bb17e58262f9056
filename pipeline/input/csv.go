package input

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// csv reads one document a row; the header names the columns. Rows are RFC 4180
// with comma, semicolon or tab, whichever the header has most of. A row with
// more or fewer cells than the header fails: its text may have been cut by an
// unquoted delimiter.
func (s *Source) csv(st stream, r io.Reader, notices []Notice, yield yielder) bool {
	br := bufio.NewReaderSize(r, 1<<18)
	var header []string
	var cols [8]int
	var delim byte
	found := false
	for line := 1; ; {
		data, lines, err := s.row(br, delim)
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, errLong) {
			it := st.failure(err)
			it.Err.Message = fmt.Sprintf("line %d and what follows: %s", line, it.Err.Message)
			return yield(it)
		}
		if line == 1 {
			data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
		}
		where, at := fmt.Sprintf("%s#%d", st.path, line), line
		line += lines
		switch {
		case errors.Is(err, errLong):
			found = true
			if !yield(tooLong(where, fmt.Sprintf("the row of lines %d to %d (is a quote missing?)", at, line-1), s.opts.MaxLine)) {
				return false
			}
		case len(bytes.TrimSpace(data)) == 0:
		case header == nil:
			delim = delimiter(data)
			header = cells(data, delim)
			if cols = columns(header, s.opts.Fields); cols[0] < 0 {
				return yield(failed(st.path, "input.bad-record", fmt.Sprintf("no column %q (--text-field names another); there are: %s", s.opts.Fields.Text, strings.Join(header, ", ")), nil))
			}
		default:
			found = true
			it := s.rowItem(st.path, at, cells(data, delim), header, cols)
			it.Bytes = int64(len(data))
			it.Notices = append(it.Notices, notices...)
			if !yield(it) {
				return false
			}
		}
		if errors.Is(err, io.EOF) {
			if !found {
				return yield(failed(st.path, "input.empty", "the table has no rows", nil))
			}
			return true
		}
	}
}

func (s *Source) rowItem(path string, line int, row, header []string, cols [8]int) Item {
	where := fmt.Sprintf("%s#%d", path, line)
	if len(row) != len(header) {
		return failed(where, "input.bad-record", fmt.Sprintf("line %d: %d cells, the header has %d", line, len(row), len(header)), nil)
	}
	var v [8]string
	for i, c := range cols {
		if c >= 0 {
			v[i] = row[c]
		}
	}
	it := Item{Path: where}
	fill(&it, v)
	if it.ID != "" {
		it.Path = path + "#" + it.ID
	}
	d := s.document(it.Path, []byte(v[0]))
	it.Text, it.Notices, it.Err = d.Text, d.Notices, d.Err
	return it
}

// columns finds the fields in a header, whatever the case; -1 where missing.
func columns(header []string, f Fields) (cols [8]int) {
	for i, name := range f.names() {
		cols[i] = -1
		for j, h := range header {
			if strings.EqualFold(strings.TrimSpace(h), name) {
				cols[i] = j
				break
			}
		}
	}
	return cols
}

var errLong = errors.New("row too long")

// row reads lines until all quotes are closed. Over the limit it gives errLong
// and goes on behind the lines that it had taken together.
func (s *Source) row(br *bufio.Reader, delim byte) (data []byte, lines int, err error) {
	open := false
	for {
		part, over, err := readLine(br, s.opts.MaxLine)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, lines, err
		}
		lines++
		if over || int64(len(data)+len(part)) > s.opts.MaxLine {
			return nil, lines, errLong
		}
		open = quoted(part, delim, open)
		if !open && data == nil {
			return part, lines, err
		}
		data = append(data, part...)
		if !open || err != nil {
			if open {
				return nil, lines, &coded{"input.truncated", errors.New("a quote is not closed")}
			}
			return data, lines, err
		}
	}
}

// quoted tells whether a quoted cell is open behind a line. A quote opens at the
// beginning of a cell only.
func quoted(line []byte, delim byte, open bool) bool {
	start := true
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case open && c == '"':
			if i+1 < len(line) && line[i+1] == '"' {
				i++
			} else {
				open = false
			}
			start = false
		case open:
		case c == '"' && start:
			open = true
		default:
			start = c == delim || delim == 0 && (c == ',' || c == ';' || c == '\t')
		}
	}
	return open
}

// cells splits a row.
func cells(row []byte, delim byte) []string {
	row = bytes.TrimRight(row, "\r\n")
	var out []string
	var b strings.Builder
	for {
		if len(row) > 0 && row[0] == '"' {
			row = row[1:]
			for {
				i := bytes.IndexByte(row, '"')
				if i < 0 {
					b.Write(row)
					row = nil
					break
				}
				b.Write(row[:i])
				row = row[i+1:]
				if len(row) == 0 || row[0] != '"' {
					break
				}
				b.WriteByte('"')
				row = row[1:]
			}
		}
		i := bytes.IndexByte(row, delim)
		if i < 0 {
			b.Write(row)
			return append(out, b.String())
		}
		b.Write(row[:i])
		out = append(out, b.String())
		b.Reset()
		row = row[i+1:]
	}
}
