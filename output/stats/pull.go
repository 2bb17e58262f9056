package stats

import (
	"iter"

	"github.com/tomar-nlp/tomar/output/tables"
)

// pull reads a table row by row; the row is nil at the end.
func pull(r *tables.Reader, t tables.ID) (next func() (*tables.Row, error), stop func()) {
	n, stop := iter.Pull2(r.Rows(t))
	return func() (*tables.Row, error) {
		row, err, ok := n()
		if !ok {
			return nil, nil
		}
		return row, err
	}, stop
}
