package sinks

import (
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
		case tables.Int, tables.Float, tables.Bool:
			dst = appendNumber(dst, c)
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

// plain marks the bytes that stand for themselves inside a JSON text; the first
// byte of U+2028 and its neighbours is looked at more closely.
var plain = func() (p [256]bool) {
	for i := range p {
		p[i] = i >= ' ' && i != '"' && i != '\\' && i != 0xe2
	}
	return p
}()

// appendJSONText appends s, which is UTF-8 (a row's texts are), escaped for a
// JSON text, without the quotes. Line separators U+2028 and U+2029 are escaped,
// so that every reader sees one line a row.
func appendJSONText(dst []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if plain[c] {
			continue
		}
		if c == 0xe2 {
			if i+2 < len(s) && s[i+1] == 0x80 && s[i+2]&^1 == 0xa8 {
				dst = append(append(dst, s[from:i]...), '\\', 'u', '2', '0', '2', hexDigits[s[i+2]&0xf])
				i += 2
				from = i + 1
			}
			continue
		}
		dst = append(dst, s[from:i]...)
		from = i + 1
		dst = appendEscape(dst, c)
	}
	return append(dst, s[from:]...)
}

// appendEscape escapes a quote, a backslash or a control character.
func appendEscape(dst []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(dst, '\\', c)
	case '\b':
		return append(dst, '\\', 'b')
	case '\f':
		return append(dst, '\\', 'f')
	case '\n':
		return append(dst, '\\', 'n')
	case '\r':
		return append(dst, '\\', 'r')
	case '\t':
		return append(dst, '\\', 't')
	}
	return append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xf])
}
