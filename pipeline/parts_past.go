package pipeline

import (
	"slices"

	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/input"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// KeepRecords lets Read keep what Record gives.
func (x *Parts) KeepRecords() { x.keep = true }

// Record appends the record of the document that was read or recalled last, from
// which Recall gives the same in a later run. Of the document's number in the run it
// says nothing.
func (x *Parts) Record(dst []byte) []byte {
	if x.stored != "" {
		return append(dst, x.stored...)
	}
	dst = slices.Grow(dst, len(x.rows))
	return append(appendBegin(dst, &x.job, x.rd), x.rows...)
}

// Recall is Read of a document of an earlier run, from its record. Documents of
// earlier runs come before those that are new.
func (x *Parts) Recall(record string, emit func(*tables.Row)) (Part, error) {
	part, err := x.recall(record, emit)
	if err != nil {
		return part, err
	}
	j := &x.job
	x.ids.claim(j.head.claim)
	if x.past == nil {
		x.past = map[fingerprint]struct{}{}
	}
	x.past[j.head.print] = struct{}{}
	return part, nil
}

// recall is Recall without a claim to the id.
func (x *Parts) recall(record string, emit func(*tables.Row)) (Part, error) {
	c := &resolve.Cursor{Rest: record}
	x.stored = record
	x.rd.begin()
	if err := recallBegin(c, &x.job, x.rd); err != nil {
		return Part{}, err
	}
	err := recallRows(c, &x.row, &x.list, func() { emit(&x.row) })
	return x.part(), err
}

// offer is what tells whether a record is that of an input: the input itself, and
// the id that it gets, which hangs on the documents before it. All else of a record
// follows from these and from how its run was made.
type offer struct {
	print fingerprint
	id    string
}

// Offer lets Read take the record of a run that did not end, made as this one is,
// in place of extracting its document once more. Nothing of it is seen before.
func (x *Parts) Offer(record string) error {
	c := &resolve.Cursor{Rest: record}
	h := decodeHead(c)
	c.Uint() // the flags
	o := offer{h.print, c.Text()}
	if c.Broken {
		return errRecord
	}
	if x.offered == nil {
		x.offered = map[offer]string{}
	}
	x.offered[o] = record
	return nil
}

func (x *Parts) takeOffer(o offer) (string, bool) {
	record, ok := x.offered[o]
	delete(x.offered, o)
	return record, ok
}

// Unmatched is the number of records offered since the last Reset that no input
// took, nor a document of an earlier run: their inputs changed, or are gone.
func (x *Parts) Unmatched() (n int) {
	for o := range x.offered {
		if _, ok := x.past[o.print]; !ok {
			n++
		}
	}
	return n
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
