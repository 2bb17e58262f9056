package input

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar/internal/pieces"
)

// flat reads the lines that most files have, objects of plain texts with the
// fields' usual names, without a value of its own for each of them. Any other
// line is left to encoding/json, which gives the same for these too.
type flat struct {
	values [len(flatNames)][]byte // of the line, as written between their quotation marks
	set    [len(flatNames)]bool
	meta   []byte
	texts  pieces.Texts // what becomes of meta
	ends   [len(flatNames)]int
	raw    pieces.Lists[byte] // what becomes of the texts
}

// flatNames are the fields of a record, the text first and the id second.
var flatNames = [...]string{"text", "id", "title", "date", "url", "outlet", "author", "lang"}

// The places of fields.
const (
	flatText = iota
	flatID
	flatTitle
	flatDate
	flatURL
	flatOutlet
	flatAuthor
	flatLang
)

// scan finds the values of a line; false for a line that is not flat.
func (f *flat) scan(line []byte) bool {
	f.values, f.set = [len(flatNames)][]byte{}, [len(flatNames)]bool{}
	rest, ok := bytes.CutPrefix(space(line), []byte("{"))
	for more := true; ok && more; {
		var name, value []byte
		var text bool
		if name, rest, ok = plainText(space(rest)); !ok || !plainName(name) {
			return false
		}
		if rest, ok = bytes.CutPrefix(space(rest), []byte(":")); !ok {
			return false
		}
		rest = space(rest)
		if value, rest, text = plainText(rest); !text {
			value = nil
			if rest, ok = bytes.CutPrefix(rest, []byte("null")); !ok {
				return false
			}
		}
		if i := slices.Index(flatNames[:], string(name)); i >= 0 {
			if f.set[i] || i == flatText && !text {
				return false
			}
			f.values[i], f.set[i] = value, true
		}
		rest = space(rest)
		rest, more = bytes.CutPrefix(rest, []byte(","))
	}
	if !ok {
		return false
	}
	rest, ok = bytes.CutPrefix(rest, []byte("}"))
	return ok && len(space(rest)) == 0 && f.set[flatText]
}

// item is what the values say, and the text's bytes.
func (f *flat) item(path string) (it Item, text []byte) {
	f.meta = append(f.meta[:0], path...)
	if len(f.values[flatID]) > 0 {
		f.meta = append(f.meta, '#')
	}
	for i := flatID; i < len(flatNames); i++ {
		f.meta = unescape(f.meta, f.values[i])
		f.ends[i] = len(f.meta)
	}
	all := f.texts.Of(f.meta)
	at := func(i int) string { return all[f.ends[i-1]:f.ends[i]] }
	it = Item{
		Path: all[:f.ends[flatID]], Title: at(flatTitle), Date: at(flatDate), URL: at(flatURL),
		Outlet: at(flatOutlet), Author: at(flatAuthor), Lang: at(flatLang),
	}
	if len(it.Path) > len(path) {
		it.ID = it.Path[len(path)+1:]
	}
	raw := f.values[flatText]
	return it, unescape(f.raw.Make(len(raw)), raw)
}

// space cuts the white space of JSON off the beginning.
func space(b []byte) []byte { return bytes.TrimLeft(b, " \t\r\n") }

// plainName says whether a name is spelt in small letters, so that no other case
// of it can mean one of ours.
func plainName(name []byte) bool {
	for _, c := range name {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' && c != '-' {
			return false
		}
	}
	return true
}

// plainText cuts a text off the beginning, whose escapes are of two bytes and which
// is valid.
func plainText(b []byte) (value, rest []byte, ok bool) {
	if len(b) == 0 || b[0] != '"' {
		return nil, b, false
	}
	for i := 1; i < len(b); i++ {
		switch c := b[i]; {
		case c == '"':
			return b[1:i], b[i+1:], utf8.Valid(b[1:i])
		case c == '\\':
			if i++; i == len(b) || escapes[b[i]] == 0 {
				return nil, b, false
			}
		case c < ' ':
			return nil, b, false
		}
	}
	return nil, b, false
}

// escapes are the bytes that a backslash and a letter stand for.
var escapes = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// unescape appends a text of plainText.
func unescape(dst, b []byte) []byte {
	for {
		i := bytes.IndexByte(b, '\\')
		if i < 0 {
			return append(dst, b...)
		}
		dst = append(append(dst, b[:i]...), escapes[b[i+1]])
		b = b[i+2:]
	}
}
