package tables

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

func openJSON(path string, t ID) (*source, error) {
	return openLines(path, func(in *bufio.Reader) func(*Row) error { return jsonRows(in, t) })
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
