package main

import (
	"context"
	"encoding/binary"
	"encoding/hex"

	"github.com/tomar-nlp/tomar/output/stats"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// extractFn runs the stages on documents.
type extractFn struct {
	Settings settings

	parts  *pipeline.Parts
	joiner *resolve.Joiner
	doc    document
	told   tallies
}

// document is what waits of one document for what the run knows of it.
type document struct {
	at      place
	row     []byte // of documents
	events  []byte // rows of events, encoded one behind the other
	ends    []int  // where they end
	reports []resolve.Report
	items   []string
	sums    []byte // what the network counts of it
	result  result
}

// Setup loads the data, once in a process.
func (f *extractFn) Setup() error {
	p, err := f.Settings.load()
	if err != nil {
		return err
	}
	f.parts = p.NewParts(pipeline.RegisterOptions{
		Filter: f.Settings.filter(), WithTexts: f.Settings.WithTexts, NoMerge: f.Settings.NoMerge, Corrections: p.corrections,
	})
	if !f.Settings.NoJournal {
		f.parts.KeepRecords()
	}
	f.joiner = resolve.NewJoiner()
	f.told = newTallies()
	return nil
}

// ProcessElement reads the documents that ask for ids of one root, in input
// order. It emits rows for the shards, and for the steps that know the run:
// documents with their events under their ids, signatures, counts of entities,
// and reports under what they are compared by; and records for the journal.
func (f *extractFn) ProcessElement(ctx context.Context, _ string, values values, rows, docs, sums, seen, blocks, records emitter) error {
	f.parts.Reset()
	all, err := f.gather(values)
	if err != nil {
		return err
	}
	for i := range all {
		if g := &all[i]; g.kind == givenInput && f.parts.Known(&g.it) {
			continue // the earlier run has it
		}
		if err := f.document(ctx, &all[i], rows, docs, sums, seen, blocks, records); err != nil {
			return err
		}
	}
	f.told.unmatched.Inc(ctx, int64(f.parts.Unmatched()))
	return nil
}

func (f *extractFn) document(ctx context.Context, g *given, rows, docs, sums, seen, blocks, records emitter) error {
	at := g.at
	w := writing{shards: f.Settings.Shards, emit: rows}
	net := stats.NewCollector(stats.Options{})
	d := &f.doc
	d.at = at
	d.row, d.events, d.ends, d.reports, d.items = d.row[:0], d.events[:0], d.ends[:0], d.reports[:0], d.items[:0]
	n := 0
	part, err := f.take(ctx, g, &w, records, func(r *tables.Row) {
		net.Add(r)
		switch r.Table {
		case tables.Documents:
			d.row = resolve.Encode(d.row, r, "", "")
		case tables.Events:
			f.event(r)
		default:
			w.write(r, ownerOf(r), string(at.below(n)))
		}
		n++
	})
	if err != nil {
		return err
	}
	if part.Long {
		sums(hex.EncodeToString(binary.BigEndian.AppendUint64(nil, part.Signature)), append([]byte(at), part.ID...))
	}
	counted := resolve.NewEntities()
	for i := range part.Seen {
		counted.Add(part.Seen[i])
	}
	counted.Each(string(at), func(t *resolve.Tally) { seen(t.ID(), t.Append(nil)) })
	d.sums = d.sums[:0]
	net.Each(func(key string, s stats.Sum) {
		d.sums = resolve.AppendText(d.sums, key)
		d.sums = resolve.AppendText(d.sums, string(s.Append(nil)))
	})
	d.result = result{inputs: 1, counts: part.Outcome, met: part.Met}
	if part.Failure != nil {
		d.result.failures = []failed{{string(at), *part.Failure}}
	}
	stories := f.stories()
	f.block(stories, blocks)
	docs(part.ID, d.encode(stories))
	return nil
}

// ownerOf is the document of a row: its rows stand in one shard of every table.
func ownerOf(r *tables.Row) string { return r.Cells[0].Text() }

// event takes a row of events.
func (f *extractFn) event(r *tables.Row) {
	d := &f.doc
	url, title := f.parts.Source()
	d.events = resolve.Encode(d.events, r, url, title)
	d.ends = append(d.ends, len(d.events))
	d.reports = append(d.reports, f.joiner.Read(r, &d.items))
}

// stories are the document's own: of each report the first of its story.
func (f *extractFn) stories() []int32 {
	if !f.Settings.NoMerge {
		return f.joiner.Within(f.doc.reports)
	}
	of := make([]int32, len(f.doc.reports))
	for i := range of {
		of[i] = -1
		if f.doc.reports[i].Told() {
			of[i] = int32(i)
		}
	}
	return of
}

// block emits the reports that may be joined with those of other documents.
func (f *extractFn) block(stories []int32, blocks emitter) {
	if f.Settings.NoMerge {
		return
	}
	d := &f.doc
	var row tables.Row
	var list []string
	from := 0
	for i := range d.reports {
		record := string(d.events[from:d.ends[i]])
		from = d.ends[i]
		key, ok := d.reports[i].Block()
		if !ok {
			continue
		}
		if _, _, _, err := resolve.Decode(record, tables.Events, &row, &list); err != nil {
			panic(err) // what was encoded a moment ago
		}
		f.joiner.Slim(&row)
		blocks(key, appendBlocked(nil, d.reports[i].DocID, i, int(stories[i]), func(b []byte) []byte { return resolve.Encode(b, &row, "", "") }))
	}
}

// encode is the document as the next step reads it.
func (d *document) encode(stories []int32) []byte {
	b := resolve.AppendText(nil, string(d.at))
	b = resolve.AppendText(b, string(d.row))
	b = resolve.AppendText(b, string(d.sums))
	b = resolve.AppendText(b, string(d.result.encode()))
	b = binary.AppendUvarint(b, uint64(len(stories)))
	for _, s := range stories {
		b = binary.AppendVarint(b, int64(s))
	}
	return append(b, d.events...)
}
