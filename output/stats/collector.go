package stats

import (
	"cmp"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar/internal/spill"
	"github.com/tomar-nlp/tomar/output/tables"
)

// Options bound the work.
type Options struct {
	// MaxPairs is how many pairs of entities are counted at a time; beyond it
	// the rarest are forgotten (lossy counting). 0 means 250,000.
	MaxPairs int
	// MaxEdges is how many edges are written, the heaviest first. 0 means
	// 50,000.
	MaxEdges int
	// MaxCommunityEdges is how many edges Louvain is given. 0 means 6,000.
	MaxCommunityEdges int
	// Scratch takes what is noted of every document; nil leaves it in memory.
	Scratch *spill.Area
}

// Watches are the tables whose rows a Collector wants.
func Watches() []tables.ID {
	return []tables.ID{tables.Documents, tables.Mentions, tables.Entities, tables.Events}
}

// Collector counts. One goroutine uses it.
type Collector struct {
	opts Options

	ids   map[string]uint32 // entity_id to number
	ents  []entity
	types map[string]uint32 // event type to number, in bursts
	names []string          // of the types
	times []int             // events of each type that happened

	together pairs // cooccurrence: both numbers ordered
	acting   pairs // acts_on: agent, target

	sentences float64 // with a name
	actions   float64 // events with agent and target

	weeks    map[int32]uint32 // dated documents of a week
	inWeek   map[weekKey]uint32
	days     *spill.Log // what events must know of the documents, in their order
	dayBuf   []byte     // some of it
	dayFrom  uint32     // the document with which it begins
	doc      document   // of the mentions under way
	told     document   // of the events under way
	toldID   string     // its id
	sentence []uint32   // entities of the sentence under way
	agents   []uint32
	targets  []uint32
	row      tables.Row
	net      *findings // nil until it is worked out
	err      error     // of the temporary files
}

// entity is what is counted of one.
type entity struct {
	id, name, nameEN, typ string
	sentences             uint32 // that name it
	agent, target         uint32 // events with agent and target in which it is one
}

// weekKey is an entity or a type of events in a week.
type weekKey struct {
	kind uint8 // 0 entity, 1 type
	id   uint32
	week int32
}

// document is one under way.
type document struct {
	number   uint32 // from 1
	day      int32  // publication day since 1970; noDay
	skip     bool   // a near copy
	sentence int64  // of the mentions under way; -1
	seen     map[weekKey]struct{}
}

const noDay = int32(-1 << 31)

// NewCollector begins a count.
func NewCollector(o Options) *Collector {
	if o.MaxPairs <= 0 {
		o.MaxPairs = 250_000
	}
	if o.MaxEdges <= 0 {
		o.MaxEdges = 50_000
	}
	if o.MaxCommunityEdges <= 0 {
		o.MaxCommunityEdges = 6_000
	}
	return &Collector{opts: o, ids: map[string]uint32{}, types: map[string]uint32{}, weeks: map[int32]uint32{}, inWeek: map[weekKey]uint32{},
		together: newPairs(o.MaxPairs), acting: newPairs(o.MaxPairs),
		days: spill.NewLog(o.Scratch), doc: document{day: noDay, sentence: -1, seen: map[weekKey]struct{}{}},
		told: document{day: noDay, sentence: -1, seen: map[weekKey]struct{}{}}}
}

// columns are the places of the columns that the collector reads, looked up
// once. doc_id is the first of every table of documents.
var columns = struct{ published, copyOf, entity, sentence, parent, typ, modality, polarity, agents, targets int }{
	tables.Documents.Table().Index("published"), tables.Documents.Table().Index("duplicate_of"),
	tables.Mentions.Table().Index("entity_id"), tables.Mentions.Table().Index("sentence"), tables.Mentions.Table().Index("parent_id"),
	tables.Events.Table().Index("type"), tables.Events.Table().Index("modality"), tables.Events.Table().Index("polarity"),
	tables.Events.Table().Index("agents"), tables.Events.Table().Index("targets"),
}

// Add takes a row. A document's row comes before its mentions, which are in the
// order of sentences, and before its events, which may also come after all
// documents, in the documents' order. Rows of other tables are passed over.
func (c *Collector) Add(r *tables.Row) {
	switch r.Table {
	case tables.Documents:
		c.endDocument()
		c.beginDocument(r.Cells[0].Text(), r.Cells[columns.published].Text(), r.Cells[columns.copyOf].Kind != tables.Null)
	case tables.Mentions:
		c.mention(r)
	case tables.Events:
		c.event(r)
	case tables.Entities:
		e := &c.ents[c.number(r.Get("entity_id").Text())]
		e.name, e.nameEN, e.typ = strings.Clone(r.Get("name").Text()), strings.Clone(r.Get("name_en").Text()), strings.Clone(r.Get("type").Text())
	}
}

// number is the place of an entity.
func (c *Collector) number(id string) uint32 {
	if n, ok := c.ids[id]; ok {
		return n
	}
	n := uint32(len(c.ents))
	id = strings.Clone(id) // the row's texts are parts of whole documents
	c.ids[id] = n
	c.ents = append(c.ents, entity{id: id})
	return n
}

// beginDocument notes a document. A near copy of another is passed over: it is
// no news, and counting it would make chance look like habit.
func (c *Collector) beginDocument(id, date string, again bool) {
	d := &c.doc
	d.number++
	d.day, d.skip = noDay, again
	if n, ok := tables.Days(date); ok && !again {
		d.day = int32(n)
		c.weeks[week(d.day)]++
	}
	c.note(published{hash(id), d.day, again})
}

// hash is FNV-1a.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// tell makes a document the one of the events under way.
func (c *Collector) tell(id string) {
	if id == c.toldID {
		return
	}
	c.toldID = strings.Clone(id)
	d := &c.told
	clear(d.seen)
	h := hash(id)
	all := uint32(c.days.Size() / dayBytes)
	for n := range all { // mostly the next one
		at := (d.number + n) % all
		if p := c.noted(at); p.hash == h {
			d.number, d.day, d.skip = at+1, p.day, p.skip
			return
		}
	}
	d.day, d.skip = noDay, false
}

// week is the number of a week since that of 1970-01-01; weeks begin on Monday.
func week(day int32) int32 {
	n := day + 3 // 1970-01-01 was a Thursday
	if n < 0 {
		return (n - 6) / 7
	}
	return n / 7
}

// monday is the first day of a week.
func monday(week int32) int32 { return week*7 - 3 }

func (c *Collector) endDocument() {
	c.endSentence()
	clear(c.doc.seen)
}

// stand counts a document for an entity or type in its week, once.
func (c *Collector) stand(d *document, kind uint8, id uint32) {
	if d.day == noDay {
		return
	}
	k := weekKey{kind, id, week(d.day)}
	if _, again := d.seen[k]; again {
		return
	}
	d.seen[k] = struct{}{}
	c.inWeek[k]++
	if len(c.inWeek) > 2*c.opts.MaxPairs {
		for k, n := range c.inWeek { // the order does not matter: all of count 1 go
			if n == 1 {
				delete(c.inWeek, k)
			}
		}
	}
}

func (c *Collector) mention(r *tables.Row) {
	if c.doc.skip {
		return
	}
	n := c.number(r.Cells[columns.entity].Text())
	c.stand(&c.doc, 0, n)
	s := r.Cells[columns.sentence]
	if s.Kind == tables.Null || r.Cells[columns.parent].Kind != tables.Null {
		return // a name inside a name says nothing about company
	}
	if s.Int() != c.doc.sentence {
		c.endSentence()
		c.doc.sentence = s.Int()
	}
	for _, o := range c.sentence {
		if o == n {
			return
		}
	}
	c.sentence = append(c.sentence, n)
}

// maxCompany is how many names of a sentence are paired; a longer one is a list.
const maxCompany = 30

func (c *Collector) endSentence() {
	if len(c.sentence) > 0 {
		c.sentences++
	}
	for _, n := range c.sentence {
		c.ents[n].sentences++
	}
	if len(c.sentence) <= maxCompany {
		for i, a := range c.sentence {
			for _, b := range c.sentence[i+1:] {
				c.together.add(min(a, b), max(a, b), &c.doc)
			}
		}
	}
	c.sentence = c.sentence[:0]
	c.doc.sentence = -1
}

func (c *Collector) event(r *tables.Row) {
	n := c.typeNumber(r.Cells[columns.typ].Text())
	if r.Cells[columns.modality].Text() != "actual" || r.Cells[columns.polarity].Text() != "positive" {
		return
	}
	c.times[n]++
	c.tell(r.Cells[0].Text())
	if c.told.skip {
		return
	}
	c.stand(&c.told, 1, n)
	c.agents, c.targets = c.numbers(c.agents[:0], r, columns.agents), c.numbers(c.targets[:0], r, columns.targets)
	if len(c.agents) == 0 || len(c.targets) == 0 {
		return
	}
	c.actions++
	for _, a := range c.agents {
		c.ents[a].agent++
	}
	for _, b := range c.targets {
		c.ents[b].target++
	}
	for _, a := range c.agents {
		for _, b := range c.targets {
			if a != b {
				c.acting.add(a, b, &c.told)
			}
		}
	}
}

// typeNumber is the place of a type of events.
func (c *Collector) typeNumber(typ string) uint32 {
	n, ok := c.types[typ]
	if !ok {
		n = uint32(len(c.names))
		typ = strings.Clone(typ)
		c.types[typ] = n
		c.names, c.times = append(c.names, typ), append(c.times, 0)
	}
	return n
}

// numbers are the entities of a list of ids.
func (c *Collector) numbers(dst []uint32, r *tables.Row, column int) []uint32 {
	for _, id := range r.Items(r.Cells[column]) {
		dst = append(dst, c.number(id))
	}
	return dst
}

// TypeCount is how many events of a type happened.
type TypeCount struct {
	Type  string
	Count int
}

// Types are the types of the events that happened, the commonest first; near
// copies of documents count too.
func (c *Collector) Types() []TypeCount {
	var all []TypeCount
	for i, n := range c.times {
		if n > 0 {
			all = append(all, TypeCount{c.names[i], n})
		}
	}
	slices.SortFunc(all, func(a, b TypeCount) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Type, b.Type)) })
	return all
}
