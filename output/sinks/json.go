package sinks

import "github.com/tomar-nlp/tomar/output/tables"

// JSON writes single rows as the JSON Lines tables do, for services.
type JSON struct {
	form *jsonForm
}

// NewJSON makes a writer, which many goroutines may use.
func NewJSON() *JSON { return &JSON{newJSONForm()} }

// Append appends the row as one JSON object without a line end.
func (j *JSON) Append(dst []byte, r *tables.Row) []byte {
	dst = j.form.row(dst, r)
	return dst[:len(dst)-1]
}
