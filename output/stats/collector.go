package stats

import (
	"strings"

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
	// MaxCommunityEdges is how many edges Louvain is given. 0 means 20,000.
	MaxCommunityEdges int
}

// Watches are the tables whose rows a Collector wants.
func Watches() []tables.ID {
	return []tables.ID{tables.Documents, tables.Mentions, tables.Entities, tables.Events, tables.Arguments}
}

// Collector counts. One goroutine uses it.
type Collector struct {
	opts Options

	ids   map[string]uint32 // entity_id to number
	ents  []entity
	types map[string]uint32 // event type to number, in bursts
	names []string          // of the types

	together pairs // cooccurrence: both numbers ordered
	acting   pairs // acts_on: agent, target

	sentences float64 // with a name
	actions   float64 // events with agent and target

	weeks    map[int32]uint32 // dated documents of a week
	inWeek   map[weekKey]uint32
	doc      document
	sentence []uint32 // entities of the sentence under way
	row      tables.Row
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

// document is the one under way.
type document struct {
	number   uint32
	day      int32 // publication day since 1970; noDay
	sentence int64 // of the mentions under way; -1
	seen     map[weekKey]struct{}
	event    string
	actual   map[string]bool // events that happened, by id
	agents   []uint32
	targets  []uint32
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
		o.MaxCommunityEdges = 20_000
	}
	return &Collector{opts: o, ids: map[string]uint32{}, types: map[string]uint32{}, weeks: map[int32]uint32{}, inWeek: map[weekKey]uint32{},
		together: newPairs(o.MaxPairs), acting: newPairs(o.MaxPairs),
		doc: document{day: noDay, sentence: -1, seen: map[weekKey]struct{}{}, actual: map[string]bool{}}}
}

// columns are the places of the columns that the collector reads, looked up
// once.
var columns = struct{ published, entity, sentence, parent, eventID, typ, modality, polarity, argEvent, role, argEntity int }{
	tables.Documents.Table().Index("published"),
	tables.Mentions.Table().Index("entity_id"), tables.Mentions.Table().Index("sentence"), tables.Mentions.Table().Index("parent_id"),
	tables.Events.Table().Index("event_id"), tables.Events.Table().Index("type"), tables.Events.Table().Index("modality"), tables.Events.Table().Index("polarity"),
	tables.Arguments.Table().Index("event_id"), tables.Arguments.Table().Index("role"), tables.Arguments.Table().Index("entity_id"),
}

// Add takes a row. Rows of a document come together, documents first, mentions
// in the order of sentences, events before arguments; rows of other tables are
// passed over.
func (c *Collector) Add(r *tables.Row) {
	switch r.Table {
	case tables.Documents:
		c.endDocument()
		c.beginDocument(r.Cells[columns.published].Text())
	case tables.Mentions:
		c.mention(r)
	case tables.Events:
		c.event(r)
	case tables.Arguments:
		c.argument(r)
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

func (c *Collector) beginDocument(published string) {
	d := &c.doc
	d.number++
	d.day = noDay
	if n, ok := tables.Days(published); ok {
		d.day = int32(n)
		c.weeks[week(d.day)]++
	}
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
	c.endEvent()
	clear(c.doc.seen)
	clear(c.doc.actual)
}

// stand counts a document for an entity or type in its week, once.
func (c *Collector) stand(kind uint8, id uint32) {
	if c.doc.day == noDay {
		return
	}
	k := weekKey{kind, id, week(c.doc.day)}
	if _, again := c.doc.seen[k]; again {
		return
	}
	c.doc.seen[k] = struct{}{}
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
	n := c.number(r.Cells[columns.entity].Text())
	c.stand(0, n)
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
	typ := r.Cells[columns.typ].Text()
	n, ok := c.types[typ]
	if !ok {
		n = uint32(len(c.names))
		typ = strings.Clone(typ)
		c.types[typ] = n
		c.names = append(c.names, typ)
	}
	if r.Cells[columns.modality].Text() != "actual" || r.Cells[columns.polarity].Text() != "positive" {
		return
	}
	c.stand(1, n)
	c.doc.actual[strings.Clone(r.Cells[columns.eventID].Text())] = true
}

func (c *Collector) argument(r *tables.Row) {
	d := &c.doc
	id := r.Cells[columns.argEvent].Text()
	if id != d.event {
		c.endEvent()
		d.event = strings.Clone(id)
	}
	if r.Cells[columns.argEntity].Kind == tables.Null || !d.actual[d.event] {
		return
	}
	list := &d.agents
	switch r.Cells[columns.role].Text() {
	case "agent":
	case "target":
		list = &d.targets
	default:
		return
	}
	n := c.number(r.Cells[columns.argEntity].Text())
	for _, o := range *list {
		if o == n {
			return
		}
	}
	*list = append(*list, n)
}

func (c *Collector) endEvent() {
	d := &c.doc
	if len(d.agents) > 0 && len(d.targets) > 0 {
		c.actions++
		for _, a := range d.agents {
			c.ents[a].agent++
		}
		for _, b := range d.targets {
			c.ents[b].target++
		}
		for _, a := range d.agents {
			for _, b := range d.targets {
				if a != b {
					c.acting.add(a, b, d)
				}
			}
		}
	}
	d.agents, d.targets, d.event = d.agents[:0], d.targets[:0], ""
}
