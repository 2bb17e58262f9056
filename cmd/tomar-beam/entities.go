package main

import (
	"encoding/binary"

	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// tallyFn adds up what the documents count of one entity: on each worker first,
// so that of the entity of every other document only one count a worker travels.
type tallyFn struct{}

// tally is what was counted so far; nil for nothing.
type tally struct{ *resolve.Tally }

// CreateAccumulator begins with nothing.
func (f *tallyFn) CreateAccumulator() tally { return tally{} }

// AddInput adds the count of a document.
func (f *tallyFn) AddInput(t tally, value []byte) (tally, error) {
	more, err := resolve.ReadTally(value)
	if err != nil {
		return t, err
	}
	return f.MergeAccumulators(t, tally{more}), nil
}

// MergeAccumulators adds two counts.
func (f *tallyFn) MergeAccumulators(a, b tally) tally {
	switch {
	case a.Tally == nil:
		return b
	case b.Tally != nil:
		a.Merge(b.Tally)
	}
	return a
}

// ExtractOutput gives the count as bytes.
func (f *tallyFn) ExtractOutput(t tally) []byte { return encodeTally(t) }

func encodeTally(t tally) []byte {
	if t.Tally == nil {
		return nil
	}
	return t.Append(nil)
}

func decodeTally(b []byte) (tally, error) {
	if len(b) == 0 {
		return tally{}, nil
	}
	t, err := resolve.ReadTally(b)
	return tally{t}, err
}

// entityFn writes the rows of entities.
type entityFn struct {
	Settings settings
}

// ProcessElement takes the count of one entity. The row goes to the network too.
func (f *entityFn) ProcessElement(id string, value []byte, rows, network emitter) error {
	t, err := resolve.ReadTally(value)
	if err != nil {
		return err
	}
	e := t.Row()
	w := writing{shards: f.Settings.Shards, emit: rows}
	order := binary.BigEndian.AppendUint64(nil, ^uint64(e.Mentions)) // the most mentioned first
	var row tables.Row
	w.write(e.Fill(&row), id, string(append(order, id...)))
	network("", append([]byte{givenEntity}, w.row...))
	return nil
}
