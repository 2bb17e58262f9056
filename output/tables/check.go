package tables

import "fmt"

// Check reports the first way in which a row does not fit its table: a wrong
// number of cells, a wrong kind, a missing required cell, a value that is not
// in the vocabulary. It is for tests and for readers of foreign files.
func (r *Row) Check() error {
	if r.Table >= Count {
		return fmt.Errorf("table %d: no such table", r.Table)
	}
	t := r.Table.Table()
	if len(r.Cells) != len(t.Columns) {
		return fmt.Errorf("%s: %d cells for %d columns", t.Name, len(r.Cells), len(t.Columns))
	}
	for i := range t.Columns {
		c, v := &t.Columns[i], r.Cells[i]
		switch {
		case v.Kind == Null && c.Required:
			return fmt.Errorf("%s.%s: empty", t.Name, c.Name)
		case v.Kind == Null:
		case v.Kind != c.Kind:
			return fmt.Errorf("%s.%s: %v in a column of %v", t.Name, c.Name, v.Kind, c.Kind)
		case c.Enum != nil && !contains(c.Enum, v.str):
			return fmt.Errorf("%s.%s: %q is not one of %v", t.Name, c.Name, v.str, c.Enum)
		}
	}
	return nil
}
