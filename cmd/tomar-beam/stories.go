package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/tomar-nlp/tomar/internal/spill"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// A node is a story of one document: the document's id, then the number of the
// story's first report in it.
const nodeDigits = 8

func node(doc string, first int) string { return fmt.Sprintf("%s%0*x", doc, nodeDigits, first) }

func openNode(n string) (doc string, first int, err error) {
	at := len(n) - nodeDigits
	if at < 0 {
		return "", 0, fmt.Errorf("node %q: %w", n, errValue)
	}
	i, err := strconv.ParseInt(n[at:], 16, 32)
	return n[:at], int(i), err
}

// blockFn joins the reports of one kind and day over all documents. They are
// sorted on the worker's disk and compared as they come, so that a day of any size
// fits into its memory.
type blockFn struct {
	joiner *resolve.Joiner
}

// Setup makes the joiner.
func (f *blockFn) Setup() { f.joiner = resolve.NewJoiner() }

// ProcessElement emits pairs of nodes that are one story, all under one key.
func (f *blockFn) ProcessElement(_ string, values func(*[]byte) bool, pairs emitter) (err error) {
	area := newScratch()
	defer func() { err = errors.Join(err, area.Close()) }()
	all := spill.NewSorter(area)
	var v []byte
	for values(&v) {
		if err := all.Add(v); err != nil {
			return err
		}
	}
	sorted, err := all.Sort()
	if err != nil {
		return err
	}
	block := resolve.NewBlock(area)
	var row tables.Row
	var list, items []string
	for sorted.Next() {
		doc, first, record, err := openBlocked(string(sorted.Record()))
		if err != nil {
			return err
		}
		if _, _, _, err := resolve.Decode(record, tables.Events, &row, &list); err != nil {
			return err
		}
		items = items[:0]
		r := f.joiner.Read(&row, &items)
		err = block.Add(&r, node(doc, first), func(a, b string) { pairs("", resolve.AppendText(resolve.AppendText(nil, a), b)) })
		if err != nil {
			return err
		}
	}
	return sorted.Err()
}

// appendBlocked is a report among those that it is compared with: ordered by its
// document's id, then by its number there. first is the number of the first report
// of its story there, record its row.
func appendBlocked(dst []byte, doc string, number, first int, record func([]byte) []byte) []byte {
	dst = binary.BigEndian.AppendUint32(resolve.AppendKey(dst, doc), uint32(number))
	return record(binary.BigEndian.AppendUint32(dst, uint32(first)))
}

func openBlocked(v string) (doc string, first int, record string, err error) {
	c := resolve.Cursor{Rest: v}
	doc = c.Key()
	c.Bytes(4)
	n := c.Bytes(4)
	if c.Broken {
		return "", 0, "", fmt.Errorf("report: %w", errValue)
	}
	return doc, int(binary.BigEndian.Uint32([]byte(n))), c.Rest, nil
}

// connectFn finds what pairs bring together. It sorts on the worker's disk.
type connectFn struct{}

// ProcessElement emits every name in a pair under the first name of its group.
func (f *connectFn) ProcessElement(_ string, values func(*[]byte) bool, groups emitter) (err error) {
	area := newScratch()
	defer func() { err = errors.Join(err, area.Close()) }()
	all := resolve.NewConnect(area)
	var v []byte
	for values(&v) {
		c := resolve.Cursor{Rest: string(v)}
		a, b := c.Text(), c.Text()
		if c.Broken {
			return fmt.Errorf("pair: %w", errValue)
		}
		if err := all.Add(a, b); err != nil {
			return err
		}
	}
	return all.Each(func(first, name string) { groups(first, []byte(name)) })
}

// labelFn tells a document that one of its stories is that of another node.
func labelFn(first string, of []byte, labels emitter) error {
	doc, n, err := openNode(string(of))
	if err != nil {
		return err
	}
	labels(doc, resolve.AppendText(binary.AppendUvarint(nil, uint64(n)), first))
	return nil
}

// member is a report of a story, with all that its row needs.
type member struct {
	doc    string
	number uint64
	at     string // place of its row
	copyOf string
	record []byte
}

func (m *member) encode() []byte {
	b := binary.AppendUvarint(resolve.AppendText(nil, m.doc), m.number)
	return append(resolve.AppendText(resolve.AppendText(b, m.at), m.copyOf), m.record...)
}

func decodeMember(v []byte) (member, error) {
	c := resolve.Cursor{Rest: string(v)}
	m := member{doc: c.Text(), number: c.Uint(), at: c.Text(), copyOf: c.Text()}
	m.record = []byte(c.Rest)
	if c.Broken {
		return m, fmt.Errorf("report: %w", errValue)
	}
	return m, nil
}

// teller writes stories with the events that report them.
type teller struct {
	settings    *settings
	p           *pipeline.Pipeline
	corrections *resolve.Corrections // with a memory of its own; nil for none
	joiner      *resolve.Joiner
	row         tables.Row
	list        []string
	items       []string
}

func newTeller(s *settings) (*teller, error) {
	p, err := s.load()
	if err != nil {
		return nil, err
	}
	return &teller{settings: s, p: p.Pipeline, corrections: p.corrections.Session(), joiner: resolve.NewJoiner()}, nil
}

// tell writes one story; its members are in the order of documents' ids and
// texts.
func (t *teller) tell(members []member, w *writing) error {
	reports := make([]resolve.Report, len(members))
	t.items = t.items[:0]
	for i := range members {
		m := &members[i]
		url, title, _, err := resolve.Decode(string(m.record), tables.Events, &t.row, &t.list)
		if err != nil {
			return err
		}
		reports[i] = t.joiner.Read(&t.row, &t.items)
		reports[i].URL, reports[i].Title, reports[i].CopyOf = url, title, m.copyOf
	}
	row, line := t.joiner.Tell(reports)
	order := resolve.OrderKey(&row)
	for i := range members {
		if err := t.event(&members[i], row.ID, w); err != nil {
			return err
		}
	}
	w.write(row.Fill(&t.row), row.ID, order)
	filter := t.settings.filter()
	if t.p.Timeline(&line, &filter) {
		t.corrections.Fill(&line)
		w.write(line.Fill(&t.row), row.ID, order)
	}
	return nil
}

// event writes the row of a report; the story is "" for one that belongs to
// none.
func (t *teller) event(m *member, story string, w *writing) error {
	if _, _, _, err := resolve.Decode(string(m.record), tables.Events, &t.row, &t.list); err != nil {
		return err
	}
	if story != "" {
		t.joiner.SetStory(&t.row, story)
	}
	w.write(&t.row, m.doc, m.at)
	return nil
}

// storyFn writes the stories that several documents report.
type storyFn struct {
	Settings settings
	teller   *teller
}

// Setup loads the words of the timeline.
func (f *storyFn) Setup() (err error) {
	f.teller, err = newTeller(&f.Settings)
	return err
}

// ProcessElement takes the reports of one story. Which corrections it met goes
// where what became of the documents does.
func (f *storyFn) ProcessElement(_ string, values func(*[]byte) bool, rows, results emitter) error {
	var all []member
	var v []byte
	for values(&v) {
		m, err := decodeMember(bytes.Clone(v))
		if err != nil {
			return err
		}
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b member) int {
		if a.doc != b.doc {
			return strings.Compare(a.doc, b.doc)
		}
		return int(a.number) - int(b.number)
	})
	if err := f.teller.tell(all, &writing{shards: f.Settings.Shards, emit: rows}); err != nil {
		return err
	}
	if met := f.teller.corrections.Take(nil); met != nil {
		results(resultKey, (&result{met: met}).encode())
	}
	return nil
}
