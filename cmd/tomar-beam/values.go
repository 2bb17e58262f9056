package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"

	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/input"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// Values are records as the journal has them: texts with their length before
// them, numbers of variable length ([resolve.Cursor] reads them).

var errValue = errors.New("a value of the pipeline cannot be read")

// place is where something stands in the run: four bytes for the argument, for
// the file, for the document in the file, for the row in the document. Places
// are ordered as texts.
type place string

func (p place) below(n int) place {
	return place(binary.BigEndian.AppendUint32([]byte(p), uint32(n)))
}

// given is what becomes a document: an input, or the record of an earlier run. The
// record of a run that did not end becomes none: it serves an input.
type given struct {
	at     place
	kind   byte
	it     input.Item
	record string
}

// What a given value is.
const (
	givenInput   = 'i'
	givenRecord  = 'r'
	givenOffered = 'o' // a record of a run that did not end
)

// encodeRecord is a record of an earlier run at its place.
func encodeRecord(at place, kind byte, record string) []byte {
	return append(append(resolve.AppendText(nil, string(at)), kind), record...)
}

// decodeGiven reads what encodeRecord or encodeItem made.
func decodeGiven(b []byte) (g given, err error) {
	c := resolve.Cursor{Rest: string(b)}
	g.at = place(c.Text())
	switch g.kind = c.Byte(); g.kind {
	case givenRecord, givenOffered:
		g.record = c.Rest
	case givenInput:
		g.it = decodeItem(&c)
	default:
		return g, fmt.Errorf("what is given is of kind %d: %w", g.kind, errValue)
	}
	if c.Broken {
		return g, fmt.Errorf("input: %w", errValue)
	}
	return g, nil
}

// encodeItem is an input at its place.
func encodeItem(at place, it *input.Item) []byte {
	b := append(resolve.AppendText(nil, string(at)), givenInput)
	for _, s := range [...]string{it.Path, it.ID, it.Text, it.Title, it.Date, it.URL, it.Outlet, it.Author, it.Lang} {
		b = resolve.AppendText(b, s)
	}
	b = binary.AppendUvarint(b, uint64(len(it.Notices)))
	for _, n := range it.Notices {
		b = resolve.AppendText(resolve.AppendText(b, n.Code), n.Message)
	}
	if f := it.Err; f != nil {
		b = resolve.AppendText(resolve.AppendText(resolve.AppendText(b, f.Code), f.Path), f.Message)
	}
	return b
}

// decodeItem reads an input; of a failure the cause is left out.
func decodeItem(c *resolve.Cursor) (it input.Item) {
	for _, s := range [...]*string{&it.Path, &it.ID, &it.Text, &it.Title, &it.Date, &it.URL, &it.Outlet, &it.Author, &it.Lang} {
		*s = c.Text()
	}
	for n := c.Uint(); n > 0 && !c.Broken; n-- {
		it.Notices = append(it.Notices, input.Notice{Code: c.Text(), Message: c.Text()})
	}
	if c.Rest != "" {
		it.Err = &input.Failure{Code: c.Text(), Path: c.Text(), Message: c.Text()}
	}
	return it
}

// emitter hands a keyed value to the next step.
type emitter = func(key string, value []byte)

// writing gives rows to the shards of their tables.
type writing struct {
	shards int
	emit   emitter
	row    []byte
}

// write hands a row over; owner says which shard takes it, order where it stands
// among the rows of its table.
func (w *writing) write(r *tables.Row, owner, order string) {
	w.row = resolve.Encode(w.row[:0], r, "", "")
	w.record(r.Table, owner, order, w.row)
}

// record is write for a row that is encoded already.
func (w *writing) record(t tables.ID, owner, order string, record []byte) {
	value := make([]byte, 0, len(order)+len(record)+2)
	value = append(resolve.AppendText(value, order), record...)
	w.emit(shardKey(t.String(), w.shard(owner)), value)
}

// shard is the one that takes what belongs to an owner.
func (w *writing) shard(owner string) int {
	h := fnv.New32a()
	h.Write([]byte(owner))
	return int(h.Sum32() % uint32(w.shards))
}

// shardKey names a shard of a table, or of the journal.
func shardKey(name string, shard int) string { return fmt.Sprintf("%05d %s", shard, name) }

// openShardKey reads a shardKey.
func openShardKey(key string) (name string, shard int, err error) {
	if _, err := fmt.Sscanf(key, "%05d %s", &shard, &name); err != nil {
		return "", 0, fmt.Errorf("key %q: %w", key, err)
	}
	return name, shard, nil
}

// tableOf finds a table by its name.
func tableOf(name string) (tables.ID, error) {
	for _, x := range tables.All() {
		if x.Name == name {
			return x.ID, nil
		}
	}
	return 0, fmt.Errorf("%q: no such table", name)
}
