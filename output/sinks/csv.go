package sinks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar/output/tables"
)

// bom is UTF-8's byte order mark, by which Excel knows UTF-8.
const bom = "\xef\xbb\xbf"

// csvForm appends rows as RFC 4180 CSV with LF line ends, quoting what
// encoding/csv quotes.
type csvForm struct {
	// excel guards texts that a spreadsheet would run as a formula with an
	// apostrophe, and puts a byte order mark before the header.
	excel bool
}

func (f csvForm) header(dst []byte, t *tables.Table) []byte {
	if f.excel {
		dst = append(dst, bom...)
	}
	for i := range t.Columns {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendField(dst, t.Columns[i].Name)
	}
	return append(dst, '\n')
}

func (f csvForm) row(dst []byte, r *tables.Row) []byte {
	for i := range r.Cells {
		if i > 0 {
			dst = append(dst, ',')
		}
		c := &r.Cells[i]
		switch c.Kind {
		case tables.String:
			s := c.Text()
			if f.excel && formula(s) {
				s = "'" + s
			}
			dst = appendField(dst, s)
		case tables.Day:
			dst = append(dst, c.Text()...)
		case tables.Int, tables.Float, tables.Bool:
			dst = appendNumber(dst, c)
		case tables.List:
			dst = appendListField(dst, r.Items(*c))
		}
	}
	if len(r.Cells) == 1 && r.Cells[0].Kind == tables.Null {
		dst = append(dst, '"', '"') // else the line would be blank
	}
	return append(dst, '\n')
}

// formula reports whether a spreadsheet would take a text for a formula.
func formula(s string) bool {
	if s == "" {
		return false
	}
	switch s[0] {
	case '=', '+', '-', '@':
		return true
	}
	return s[0] < ' ' || s[0] == 0x7f
}

// appendField appends one text, quoted where it must be.
func appendField(dst []byte, s string) []byte {
	if !needsQuotes(s) {
		return append(dst, s...)
	}
	dst = append(dst, '"')
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			break
		}
		dst = append(append(dst, s[:i]...), '"', '"')
		s = s[i+1:]
	}
	return append(append(dst, s...), '"')
}

// special marks the bytes that make quotes necessary.
var special = [256]bool{',': true, '"': true, '\n': true, '\r': true}

// short is the length up to which one loop over a table is faster than four
// searches.
const short = 48

// needsQuotes is encoding/csv's rule: a comma, quote or line end inside, white
// space at the beginning, or `\.`, which ends data for some readers.
func needsQuotes(s string) bool {
	if s == "" {
		return false
	}
	if len(s) <= short {
		for i := range len(s) {
			if special[s[i]] {
				return true
			}
		}
	} else if strings.IndexByte(s, ',') >= 0 || strings.IndexByte(s, '"') >= 0 ||
		strings.IndexByte(s, '\n') >= 0 || strings.IndexByte(s, '\r') >= 0 {
		return true
	}
	if s[0] < utf8.RuneSelf {
		return s[0] == ' ' || s[0] == '\t' || s[0] == '\v' || s[0] == '\f' || s == `\.`
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

// appendListField appends a list as a JSON array in one cell.
func appendListField(dst []byte, items []string) []byte {
	if len(items) == 0 {
		return append(dst, '[', ']')
	}
	dst = append(dst, '"', '[')
	for i, s := range items {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, '"', '"')
		from := len(dst)
		dst = appendJSONText(dst, s)
		dst = doubleQuotes(dst, from)
		dst = append(dst, '"', '"')
	}
	return append(dst, ']', '"')
}

// doubleQuotes doubles every quote in dst[from:].
func doubleQuotes(dst []byte, from int) []byte {
	for i := from; i < len(dst); i++ {
		if dst[i] == '"' {
			dst = append(dst, 0)
			copy(dst[i+1:], dst[i:])
			i++
		}
	}
	return dst
}
