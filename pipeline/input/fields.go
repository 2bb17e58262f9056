package input

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Fields name where a record of JSON Lines or CSV keeps what. An empty name
// means the field's own: text, title, date, url, id, outlet, author, lang. In
// JSON a dot leads into an object: body.text.
type Fields struct {
	Text, Title, Date, URL, ID, Outlet, Author, Lang string
}

func (f Fields) orDefault() Fields {
	return Fields{
		Text: cmp.Or(f.Text, "text"), Title: cmp.Or(f.Title, "title"), Date: cmp.Or(f.Date, "date"), URL: cmp.Or(f.URL, "url"),
		ID: cmp.Or(f.ID, "id"), Outlet: cmp.Or(f.Outlet, "outlet"), Author: cmp.Or(f.Author, "author"), Lang: cmp.Or(f.Lang, "lang"),
	}
}

// names are the fields in a fixed order.
func (f Fields) names() [8]string {
	return [8]string{f.Text, f.Title, f.Date, f.URL, f.ID, f.Outlet, f.Author, f.Lang}
}

// fill puts a record's values into an item; the text is the caller's.
func fill(it *Item, v [8]string) {
	it.Title, it.Date, it.URL, it.ID, it.Outlet, it.Author, it.Lang = v[1], v[2], v[3], v[4], v[5], v[6], v[7]
}

// lookup finds a field of a JSON object; nil where it is missing or null.
func lookup(m map[string]json.RawMessage, name string) any {
	raw, ok := m[name]
	if !ok {
		head, rest, dotted := strings.Cut(name, ".")
		if !dotted {
			return nil
		}
		var inner map[string]json.RawMessage
		if json.Unmarshal(m[head], &inner) != nil {
			return nil
		}
		return lookup(inner, rest)
	}
	var v any
	if json.Unmarshal(raw, &v) != nil {
		return nil
	}
	return v
}

// scalar is a value as text: a text or a number.
func scalar(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), nil
	}
	return "", fmt.Errorf("is neither text nor number")
}

// moment is a date as text; a large number counts seconds or milliseconds since
// 1970 in UTC.
func moment(v any) (string, error) {
	n, ok := v.(float64)
	switch {
	case !ok || n < 1e8 || n > 1e14:
		return scalar(v)
	case n > 1e11:
		n /= 1000
	}
	return time.Unix(int64(n), 0).UTC().Format(time.RFC3339), nil
}

// loose takes texts and numbers; anything else in a field that only describes
// the document is left empty rather than failing the document.
func loose(v any) string {
	s, _ := scalar(v)
	return s
}
