package report

import (
	"encoding/json"
	"strconv"

	"github.com/tomar-nlp/tomar/output/tables"
)

// How a column stands in the island: an array with one item a row, null for
// the empty cell.
type how uint8

const (
	plain  how = iota // the cell itself
	coded             // {"d": different texts, "i": places in d, -1 for null}
	ref               // row number in another table, -1 for none
	refs              // list of row numbers in another table
	offset            // code points of the document's text as UTF-16 units
)

// column is one column on its way into the island.
type column struct {
	name   string
	how    how
	target tables.ID // of references
	buf    []byte
	codes  map[string]int
	texts  []string
}

// table is one table on its way into the island.
type table struct {
	id      tables.ID
	columns []*column
	key     []string // what other tables point at it with
	rows    int
	skip    func(r *tables.Row) bool
}

func cols(how how, names ...string) []*column {
	list := make([]*column, len(names))
	for i, n := range names {
		list[i] = &column{name: n, how: how, codes: map[string]int{}}
	}
	return list
}

func to(target tables.ID, how how, names ...string) []*column {
	list := cols(how, names...)
	for _, c := range list {
		c.target = target
	}
	return list
}

func join(lists ...[]*column) []*column {
	var all []*column
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

// add appends a row's cell to a column.
func (c *column) add(in *loader, r *tables.Row) {
	if len(c.buf) > 0 {
		c.buf = append(c.buf, ',')
	}
	v := r.Get(c.name)
	switch c.how {
	case coded:
		c.buf = strconv.AppendInt(c.buf, int64(c.code(v)), 10)
	case ref:
		key := v.Text()
		if c.target == tables.Events {
			key = eventKey(r.Get("doc_id").Text(), key)
		}
		c.buf = strconv.AppendInt(c.buf, int64(in.row(c.target, key)), 10)
	case refs:
		c.buf = append(c.buf, '[')
		n := 0
		for _, id := range r.Items(v) {
			if i := in.row(c.target, id); i >= 0 {
				if n++; n > 1 {
					c.buf = append(c.buf, ',')
				}
				c.buf = strconv.AppendInt(c.buf, int64(i), 10)
			}
		}
		c.buf = append(c.buf, ']')
	case offset:
		if v.Kind == tables.Null {
			c.buf = append(c.buf, "null"...)
			return
		}
		c.buf = strconv.AppendInt(c.buf, int64(in.units(r.Get("doc_id").Text(), int(v.Int()))), 10)
	default:
		c.buf = appendCell(c.buf, r, v)
	}
}

func (c *column) code(v tables.Cell) int {
	if v.Kind == tables.Null {
		return -1
	}
	i, ok := c.codes[v.Text()]
	if !ok {
		i = len(c.texts)
		c.codes[v.Text()] = i
		c.texts = append(c.texts, v.Text())
	}
	return i
}

func appendCell(b []byte, r *tables.Row, v tables.Cell) []byte {
	switch v.Kind {
	case tables.Int:
		return strconv.AppendInt(b, v.Int(), 10)
	case tables.Float:
		return strconv.AppendFloat(b, v.Float(), 'g', -1, 64)
	case tables.Bool:
		return strconv.AppendBool(b, v.Bool())
	case tables.String, tables.Day:
		return appendText(b, v.Text())
	case tables.List:
		items := r.Items(v)
		b = append(b, '[')
		for i, s := range items {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendText(b, s)
		}
		return append(b, ']')
	}
	return append(b, "null"...)
}

// appendText appends a JSON string; <, >, & and U+2028, U+2029 are escaped, so
// that it ends no script element and begins no comment.
func appendText(b []byte, s string) []byte {
	quoted, err := json.Marshal(s)
	if err != nil { // no text gives an error
		return append(b, `""`...)
	}
	return append(b, quoted...)
}

// MarshalJSON gives {"n": rows, "c": {name: column}}, names in the order of the
// plan.
func (t *table) MarshalJSON() ([]byte, error) {
	b := append([]byte(`{"n":`), strconv.Itoa(t.rows)...)
	b = append(b, `,"c":{`...)
	for i, c := range t.columns {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendText(b, c.name), ':')
		if c.how == coded {
			b = append(b, `{"d":[`...)
			for k, s := range c.texts {
				if k > 0 {
					b = append(b, ',')
				}
				b = appendText(b, s)
			}
			b = append(append(append(b, `],"i":[`...), c.buf...), "]}"...)
			continue
		}
		b = append(append(append(b, '['), c.buf...), ']')
	}
	return append(b, "}}"...), nil
}
