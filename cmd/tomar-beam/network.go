package main

import (
	"encoding/binary"
	"fmt"

	"github.com/tomar-nlp/tomar/output/stats"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// emitSums hands on what the network counts of a document.
func emitSums(counted string, sums emitter) error {
	c := resolve.Cursor{Rest: counted}
	for c.Rest != "" {
		key, sum := c.Text(), c.Text()
		if c.Broken {
			return fmt.Errorf("sums: %w", errValue)
		}
		sums(key, []byte(sum))
	}
	return nil
}

// sumFn adds up what the network counts under one key: on each worker first.
type sumFn struct{}

// CreateAccumulator begins with nothing.
func (f *sumFn) CreateAccumulator() []byte { return nil }

// AddInput adds the sum of a document.
func (f *sumFn) AddInput(a, value []byte) ([]byte, error) { return f.MergeAccumulators(a, value) }

// MergeAccumulators adds two sums.
func (f *sumFn) MergeAccumulators(a, b []byte) ([]byte, error) {
	if len(a) == 0 || len(b) == 0 {
		return append(a, b...), nil
	}
	x, err := stats.ReadSum(a)
	if err != nil {
		return nil, err
	}
	y, err := stats.ReadSum(b)
	if err != nil {
		return nil, err
	}
	x.Add(y)
	return x.Append(nil), nil
}

// ExtractOutput gives the sum.
func (f *sumFn) ExtractOutput(a []byte) []byte { return a }

// What networkFn is given: a sum behind its key, or the row of an entity.
const (
	givenSum    = 's'
	givenEntity = 'e'
)

// gatherFn brings the sums under one key.
func gatherFn(key string, sum []byte, emit emitter) {
	emit("", append(resolve.AppendText([]byte{givenSum}, key), sum...))
}

// networkFn writes the tables of the network.
type networkFn struct {
	Settings settings
}

// ProcessElement takes all sums and all entities. It keeps as many pairs as a run
// of one process does. The tables go into one shard: readers want them in order,
// and all came through one worker.
func (f *networkFn) ProcessElement(_ string, values func(*[]byte) bool, rows emitter) error {
	net := stats.NewCollector(stats.Options{})
	var row tables.Row
	var list []string
	var v []byte
	for values(&v) {
		if v[0] == givenEntity {
			if _, _, _, err := resolve.Decode(string(v[1:]), tables.Entities, &row, &list); err != nil {
				return err
			}
			net.Add(&row)
			continue
		}
		c := resolve.Cursor{Rest: string(v[1:])}
		key := c.Text()
		sum, err := stats.ReadSum([]byte(c.Rest))
		if err != nil {
			return err
		}
		if err := net.Take(key, sum); err != nil {
			return err
		}
	}
	w := writing{shards: f.Settings.Shards, emit: rows}
	n := uint32(0)
	net.Finish(func(r *tables.Row) {
		w.write(r, "", string(binary.BigEndian.AppendUint32(nil, n)))
		n++
	})
	return net.Err()
}
