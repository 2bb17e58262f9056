package export

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar/output/tables"
)

// span is half-open, in code points of the document's text.
type span struct{ start, end int }

func (s span) contains(o span) bool { return s.start <= o.start && o.end <= s.end }

// mention, time, event and relation are rows that stand in the text.
type mention struct {
	span
	id, entity, typ, subtype, text, parent, method string
	confidence                                     float64
}

type time struct {
	span
	id, typ, value, text string
}

type event struct {
	span
	id, story, typ, subtype, text, date, modality, polarity string
	attributed                                              bool
	arguments                                               []argument
}

type argument struct {
	span
	role, mention, entity, kind, text string
	placed                            bool // span holds
}

type relation struct {
	span
	id, subject, object, kind, text string
}

// document is one document with everything that stands in its text.
type document struct {
	id, path, url, title, published string
	text                            string
	offsets                         offsets
	sentences                       []span
	mentions                        []mention
	times                           []time
	events                          []event
	relations                       []relation
}

// cursor walks a table in step with the documents: all tables of documents stand
// in the documents' order.
type cursor struct {
	next func() (*tables.Row, error, bool)
	stop func()
	row  *tables.Row
	done bool
}

func openCursor(r *tables.Reader, t tables.ID) (*cursor, error) {
	c := &cursor{}
	c.next, c.stop = iter.Pull2(r.Rows(t))
	return c, c.step()
}

func (c *cursor) step() error {
	row, err, ok := c.next()
	if err != nil {
		return err
	}
	c.row, c.done = row, !ok
	return nil
}

// take hands over the rows of one document.
func (c *cursor) take(doc string, use func(r *tables.Row)) error {
	for !c.done && c.row.Get("doc_id").Text() == doc {
		use(c.row)
		if err := c.step(); err != nil {
			return err
		}
	}
	return nil
}

// documents ranges over all documents that have a text.
func (j *job) documents(use func(d *document) error) error {
	ids := []tables.ID{tables.Sentences, tables.Mentions, tables.Times, tables.Events, tables.Arguments, tables.Relations}
	if j.in.Has(tables.Texts) {
		ids = append(ids, tables.Texts)
	}
	cursors := make([]*cursor, tables.Count)
	for _, id := range ids {
		c, err := openCursor(j.in, id)
		if c != nil {
			defer c.stop()
		}
		if err != nil {
			return err
		}
		cursors[id] = c
	}
	for row, err := range j.in.Rows(tables.Documents) {
		if err != nil {
			return err
		}
		d := &document{id: str(row, "doc_id"), path: str(row, "path"), url: str(row, "url"), title: str(row, "title"), published: str(row, "published")}
		if err := d.read(cursors, int(row.Get("chars").Int())); err != nil {
			return fmt.Errorf("document %s: %w", d.id, err)
		}
		if d.text == "" {
			continue
		}
		if err := use(d); err != nil {
			return fmt.Errorf("document %s: %w", d.id, err)
		}
	}
	return nil
}

func (d *document) read(cs []*cursor, chars int) error {
	var text strings.Builder // what sentences tell of it
	at := 0
	err := cs[tables.Sentences].take(d.id, func(r *tables.Row) {
		s := place(r)
		if n := s.start - at; n > 0 {
			text.WriteString(strings.Repeat("\n", n))
		}
		text.WriteString(str(r, "text"))
		at = s.end
		d.sentences = append(d.sentences, s)
	})
	if err != nil {
		return err
	}
	if n := chars - at; n > 0 {
		text.WriteString(strings.Repeat("\n", n))
	}
	d.text = text.String()
	if c := cs[tables.Texts]; c != nil {
		if err := c.take(d.id, func(r *tables.Row) { d.text = str(r, "text") }); err != nil {
			return err
		}
	}
	d.offsets = newOffsets(d.text)
	if err := cs[tables.Mentions].take(d.id, func(r *tables.Row) {
		d.mentions = append(d.mentions, mention{place(r), str(r, "mention_id"), str(r, "entity_id"), str(r, "type"), str(r, "subtype"),
			str(r, "text"), str(r, "parent_id"), str(r, "method"), r.Get("confidence").Float()})
	}); err != nil {
		return err
	}
	if err := cs[tables.Times].take(d.id, func(r *tables.Row) {
		d.times = append(d.times, time{place(r), str(r, "time_id"), str(r, "type"), str(r, "value"), str(r, "text")})
	}); err != nil {
		return err
	}
	byID := map[string]int{}
	if err := cs[tables.Events].take(d.id, func(r *tables.Row) {
		byID[str(r, "event_id")] = len(d.events)
		d.events = append(d.events, event{span: place(r), id: str(r, "event_id"), story: str(r, "story_id"), typ: str(r, "type"), subtype: str(r, "subtype"),
			text: str(r, "text"), date: str(r, "date"), modality: str(r, "modality"), polarity: str(r, "polarity"), attributed: r.Get("attributed").Bool()})
	}); err != nil {
		return err
	}
	if err := cs[tables.Arguments].take(d.id, func(r *tables.Row) {
		if i, ok := byID[str(r, "event_id")]; ok {
			d.events[i].arguments = append(d.events[i].arguments, argument{place(r), str(r, "role"), str(r, "mention_id"), str(r, "entity_id"),
				str(r, "kind"), str(r, "text"), r.Get("start").Kind != tables.Null})
		}
	}); err != nil {
		return err
	}
	if err := cs[tables.Relations].take(d.id, func(r *tables.Row) {
		d.relations = append(d.relations, relation{place(r), str(r, "relation_id"), str(r, "subject_id"), str(r, "object_id"), str(r, "relation"), str(r, "text")})
	}); err != nil {
		return err
	}
	return d.check()
}

// check holds the rows against the text: a row whose text is not the slice that
// its offsets tell would put annotations into wrong places.
func (d *document) check() error {
	for _, m := range d.mentions {
		if got := d.slice(m.span); got != m.text {
			return fmt.Errorf("mention %s: the text has %q at its place, the table %q", m.id, got, m.text)
		}
	}
	return nil
}

func str(r *tables.Row, column string) string { return r.Get(column).Text() }

func place(r *tables.Row) span { return span{int(r.Get("start").Int()), int(r.Get("end").Int())} }

func (d *document) slice(s span) string {
	a, b := d.offsets.byte(s.start), d.offsets.byte(s.end)
	return d.text[a:max(a, b)]
}

// offsets lead from code points to bytes and UTF-16 code units.
type offsets struct {
	bytes []int32
	units []int32
}

func newOffsets(text string) offsets {
	n := utf8.RuneCountInString(text)
	o := offsets{make([]int32, 0, n+1), make([]int32, 0, n+1)}
	unit := int32(0)
	for i, r := range text {
		o.bytes, o.units = append(o.bytes, int32(i)), append(o.units, unit)
		unit++
		if r > 0xffff {
			unit++
		}
	}
	return offsets{append(o.bytes, int32(len(text))), append(o.units, unit)}
}

func (o offsets) byte(point int) int { return int(o.bytes[min(max(point, 0), len(o.bytes)-1)]) }

// utf16 is the offset that JavaScript and Java count.
func (o offsets) utf16(point int) int { return int(o.units[min(max(point, 0), len(o.units)-1)]) }

// longest are the mentions that stand in no other, in order: nested names
// flattened, for formats that know one level. Of crossing ones the first is
// kept.
func (d *document) longest() []mention {
	list := slices.Clone(d.mentions)
	slices.SortStableFunc(list, func(a, b mention) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
	out := list[:0]
	end := 0
	for _, m := range list {
		if m.start >= end && m.end > m.start {
			out, end = append(out, m), m.end
		}
	}
	return out
}
