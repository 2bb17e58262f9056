package sinks

import (
	"strconv"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar/output/tables"
)

// jsonForm appends rows as JSON objects, one a line: keys in column order, null
// for what is empty, nothing escaped for the sake of HTML. Texts are escaped as
// encoding/json does it.
type jsonForm struct {
	// keys[t][i] is `{"name":` or `,"name":` of a column.
	keys [tables.Count][]string
}

func newJSONForm() *jsonForm {
	f := &jsonForm{}
	for _, t := range tables.All() {
		for i := range t.Columns {
			open := byte(',')
			if i == 0 {
				open = '{'
			}
			key := append([]byte{open, '"'}, t.Columns[i].Name...)
			f.keys[t.ID] = append(f.keys[t.ID], string(append(key, '"', ':')))
		}
	}
	return f
}

func (f *jsonForm) row(dst []byte, r *tables.Row) []byte {
	keys := f.keys[r.Table]
	for i := range r.Cells {
		dst = append(dst, keys[i]...)
		c := &r.Cells[i]
		switch c.Kind {
		case tables.String, tables.Day:
			dst = append(appendJSONText(append(dst, '"'), c.Text()), '"')
		case tables.Int:
			dst = strconv.AppendInt(dst, c.Int(), 10)
		case tables.Float:
			dst = appendFloat(dst, c.Float())
		case tables.Bool:
			dst = strconv.AppendBool(dst, c.Bool())
		case tables.List:
			dst = appendJSONList(dst, r.Items(*c))
		default:
			dst = append(dst, "null"...)
		}
	}
	return append(dst, '}', '\n')
}

func appendJSONList(dst []byte, items []string) []byte {
	dst = append(dst, '[')
	for i, s := range items {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(appendJSONText(append(dst, '"'), s), '"')
	}
	return append(dst, ']')
}

const hexDigits = "0123456789abcdef"

// plain marks the bytes that stand for themselves inside a JSON text, those of
// U+2028 and of broken UTF-8 apart.
var plain = func() (p [256]bool) {
	for i := range p {
		p[i] = i >= ' ' && i != '"' && i != '\\' && i != 0xe2 && i < 0xf5 && i != 0xc0 && i != 0xc1
	}
	return p
}()

// appendJSONText appends s escaped for a JSON text, without the quotes. Line
// separators U+2028 and U+2029 are escaped, so that every reader sees one line
// a row; broken UTF-8 becomes U+FFFD.
func appendJSONText(dst []byte, s string) []byte {
	if !utf8.ValidString(s) {
		s = string([]rune(s))
	}
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if plain[c] {
			continue
		}
		if c >= utf8.RuneSelf {
			if c == 0xe2 && s[i+1] == 0x80 && s[i+2]&^1 == 0xa8 {
				dst = append(append(dst, s[from:i]...), '\\', 'u', '2', '0', '2', hexDigits[s[i+2]&0xf])
				i += 2
				from = i + 1
			}
			continue
		}
		dst = append(dst, s[from:i]...)
		from = i + 1
		switch c {
		case '"', '\\':
			dst = append(dst, '\\', c)
		case '\b':
			dst = append(dst, '\\', 'b')
		case '\f':
			dst = append(dst, '\\', 'f')
		case '\n':
			dst = append(dst, '\\', 'n')
		case '\r':
			dst = append(dst, '\\', 'r')
		case '\t':
			dst = append(dst, '\\', 't')
		default:
			dst = append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xf])
		}
	}
	return append(dst, s[from:]...)
}
