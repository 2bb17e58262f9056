package main

import (
	"fmt"

	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// settleFn tells a document what the run knows of it: of which it is a copy, and
// which of its stories others report too.
type settleFn struct {
	Settings settings
	teller   *teller
}

// Setup loads the words of the timeline.
func (f *settleFn) Setup() (err error) {
	f.teller, err = newTeller(&f.Settings)
	return err
}

var duplicateOf = tables.Documents.Table().Index("duplicate_of")

// ProcessElement emits the row of the document, its own stories and their
// events; the reports of stories that others share go under the story's node, what
// the network counts of it under keys of its own, and what became of it under one
// key.
func (f *settleFn) ProcessElement(doc string, docs, copies, labels func(*[]byte) bool, rows, shared, sums, results emitter) error {
	var v []byte
	if !docs(&v) {
		return fmt.Errorf("document %q: %w", doc, errValue)
	}
	c := resolve.Cursor{Rest: string(v)}
	at := place(c.Text())
	record, counted := c.Text(), c.Text()
	res, err := decodeResult([]byte(c.Text()))
	if err != nil {
		return err
	}
	copyOf := ""
	if copies(&v) {
		copyOf = string(v)
		res.counts.Duplicates++
	} else if err := emitSums(counted, sums); err != nil {
		return err
	}
	w := &writing{shards: f.Settings.Shards, emit: rows}
	row := &f.teller.row
	if _, _, _, err := resolve.Decode(record, tables.Documents, row, &f.teller.list); err != nil {
		return err
	}
	if copyOf != "" {
		row.Cells[duplicateOf] = tables.Text(copyOf)
	}
	w.write(row, doc, string(at))
	stories := map[int]string{}
	for labels(&v) {
		l := resolve.Cursor{Rest: string(v)}
		first := int(l.Uint())
		stories[first] = l.Text()
	}
	if err := f.events(&c, &member{doc: doc, copyOf: copyOf}, at, stories, w, shared); err != nil {
		return err
	}
	res.met = f.teller.corrections.Take(res.met)
	results(resultKey, res.encode())
	return nil
}

// events hands every event on to its story. like has what all members of the
// document share.
func (f *settleFn) events(c *resolve.Cursor, like *member, at place, stories map[int]string, w *writing, shared emitter) error {
	firsts := make([]int64, c.Uint())
	for i := range firsts {
		firsts[i] = c.Int()
	}
	own := make([][]member, len(firsts)) // by the first report
	for i, first := range firsts {
		before := c.Rest
		var err error
		if _, _, c.Rest, err = resolve.Decode(before, tables.Events, &f.teller.row, &f.teller.list); err != nil {
			return err
		}
		m := *like
		m.number, m.at, m.record = uint64(i), string(at.below(i)), []byte(before[:len(before)-len(c.Rest)])
		switch story, joint := stories[int(first)]; {
		case first < 0:
			err = f.teller.event(&m, "", w)
		case joint:
			shared(story, m.encode())
		default:
			own[first] = append(own[first], m)
		}
		if err != nil {
			return err
		}
	}
	for _, members := range own {
		if len(members) == 0 {
			continue
		}
		if err := f.teller.tell(members, w); err != nil {
			return err
		}
	}
	return nil
}
