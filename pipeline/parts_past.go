package pipeline

import (
	"slices"

	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/input"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// KeepRecords lets Read keep what Record gives.
func (x *Parts) KeepRecords() { x.keep = true }

// Record appends the record of the document that was read last, from which
// Recall gives the same in a later run. Of the document's number in the run it
// says nothing.
func (x *Parts) Record(dst []byte) []byte {
	dst = slices.Grow(dst, len(x.rows))
	return append(appendBegin(dst, &x.job, x.rd), x.rows...)
}

// Recall is Read of a document of an earlier run, from its record. Documents of
// earlier runs come before those that are new.
func (x *Parts) Recall(record string, emit func(*tables.Row)) (Part, error) {
	c := &resolve.Cursor{Rest: record}
	j := &x.job
	x.rd.begin()
	if err := recallBegin(c, j, x.rd); err != nil {
		return Part{}, err
	}
	x.ids.claim(j.head.claim)
	if x.past == nil {
		x.past = map[fingerprint]struct{}{}
	}
	x.past[j.head.print] = struct{}{}
	err := recallRows(c, &x.row, &x.list, func() { emit(&x.row) })
	return x.part(), err
}

// Source is where the document that is read or recalled comes from, and its title.
func (x *Parts) Source() (url, title string) { return x.job.Doc.URL, x.job.Doc.Title }

// Known reports whether an input was recalled since the last Reset: the run has
// it already.
func (x *Parts) Known(it *input.Item) bool {
	if len(x.past) == 0 {
		return false
	}
	_, ok := x.past[fingerprintOf(it, sumText(it.Text))]
	return ok
}

// RecordRoot is the [IDRoot] of the input of a record; false for what is no
// record.
func RecordRoot(record string) (string, bool) {
	c := &resolve.Cursor{Rest: record}
	h := decodeHead(c)
	return idRoot(h.claim), !c.Broken
}
