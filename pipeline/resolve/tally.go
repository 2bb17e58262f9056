package resolve

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math"
	"slices"

	"github.com/tomar-nlp/tomar/output/tables"
)

// Tally is what is counted of one entity: over a run, or over a part of it
// ([Tally.Merge]).
type Tally struct {
	row      tables.EntityRow
	known    bool
	at       string // where in the run it was first seen
	lastDoc  int
	surfaces []surface // few as a rule
}

// surface is a base form and how often it was seen.
type surface struct {
	text string
	n    int
}

// begin begins the count of an entity with its first mention, which is still to
// be added.
func (t *Tally) begin(m *Seen, c *kept) {
	n := &m.Entity
	t.known, t.lastDoc = m.Known, -1
	t.row = tables.EntityRow{
		ID: c.of(n.ID), Type: c.of(m.Type), Subtype: c.of(n.Subtype), Name: c.of(n.Name), NameEN: c.of(n.NameEN),
		Wikidata: c.of(m.Wikidata), Country: c.of(n.Country), Lat: n.Lat, Lon: n.Lon, Located: n.Located,
	}
}

func (t *Tally) add(m *Seen, c *kept) {
	t.refine(m.Entity.Subtype, c)
	if m.Silent {
		return
	}
	t.row.Mentions++
	if t.lastDoc != m.Doc {
		t.row.Documents++
		t.lastDoc = m.Doc
	}
	if m.Surface != "" {
		t.see(m.Surface, 1, c)
	}
	if len(m.Date) == len("2006-01-02") {
		t.span(m.Date, m.Date, c)
	}
}

func (t *Tally) see(text string, n int, c *kept) {
	for i := range t.surfaces {
		if s := &t.surfaces[i]; s.text == text {
			s.n += n
			return
		}
	}
	t.surfaces = append(c.room(t.surfaces), surface{c.of(text), n})
}

// refine takes a subtype: where they differ the first by the alphabet, so that no
// order of mentions or parts matters. A correction can name a listed entity whose
// mentions have another one, or give a name to one whose mentions differ.
func (t *Tally) refine(subtype string, c *kept) {
	if t.row.Subtype == "" || subtype != "" && subtype < t.row.Subtype {
		t.row.Subtype = c.of(subtype)
	}
}

// span takes days; "" is none.
func (t *Tally) span(first, last string, c *kept) {
	if first != "" && (t.row.FirstDate == "" || first < t.row.FirstDate) {
		t.row.FirstDate = c.of(first)
	}
	if last > t.row.LastDate {
		t.row.LastDate = c.of(last)
	}
}

// ID is the entity's id.
func (t *Tally) ID() string { return t.row.ID }

// Merge adds what was counted of the same entity in other documents. What it is
// called is what the part says that comes first in the run, by the order of the
// texts given to [Entities.Each]; so parts may be merged in any order.
func (t *Tally) Merge(o *Tally) {
	if o.at < t.at {
		*t, *o = *o, *t
	}
	t.row.Mentions += o.row.Mentions
	t.row.Documents += o.row.Documents
	t.refine(o.row.Subtype, nil)
	t.span(o.row.FirstDate, o.row.LastDate, nil)
	for _, s := range o.surfaces {
		t.see(s.text, s.n, nil)
	}
}

// Row is the entity's row: the surfaces ordered, the commonest first; a name
// that no list has is called by its commonest surface.
func (t *Tally) Row() *tables.EntityRow {
	slices.SortFunc(t.surfaces, func(a, b surface) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.text, b.text)) })
	t.row.Aliases = slices.Grow(t.row.Aliases[:0], len(t.surfaces))
	for _, s := range t.surfaces {
		t.row.Aliases = append(t.row.Aliases, s.text)
	}
	if !t.known && len(t.surfaces) > 0 {
		t.row.Name = t.surfaces[0].text
	}
	return &t.row
}

// Append appends the tally as [ReadTally] reads it, the same bytes for the same
// tally.
func (t *Tally) Append(dst []byte) []byte {
	r := &t.row
	flags := byte(0)
	if t.known {
		flags |= 1
	}
	if r.Located {
		flags |= 2
	}
	dst = append(dst, flags)
	for _, s := range [...]string{t.at, r.ID, r.Type, r.Subtype, r.Name, r.NameEN, r.Wikidata, r.Country, r.FirstDate, r.LastDate} {
		dst = AppendText(dst, s)
	}
	if r.Located {
		dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(r.Lat))
		dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(r.Lon))
	}
	dst = binary.AppendUvarint(dst, uint64(r.Documents))
	dst = binary.AppendUvarint(dst, uint64(r.Mentions))
	dst = binary.AppendUvarint(dst, uint64(len(t.surfaces)))
	slices.SortFunc(t.surfaces, func(a, b surface) int { return cmp.Compare(a.text, b.text) })
	for _, s := range t.surfaces {
		dst = binary.AppendUvarint(AppendText(dst, s.text), uint64(s.n))
	}
	return dst
}

var errTally = errors.New("a tally of an entity cannot be read")

// ReadTally reads what [Tally.Append] wrote.
func ReadTally(b []byte) (*Tally, error) {
	c := &Cursor{Rest: string(b)}
	t := &Tally{lastDoc: -1}
	flags := c.Byte()
	r := &t.row
	t.known, r.Located = flags&1 != 0, flags&2 != 0
	for _, s := range [...]*string{&t.at, &r.ID, &r.Type, &r.Subtype, &r.Name, &r.NameEN, &r.Wikidata, &r.Country, &r.FirstDate, &r.LastDate} {
		*s = c.Text()
	}
	if r.Located {
		r.Lat, r.Lon = math.Float64frombits(c.Fixed()), math.Float64frombits(c.Fixed())
	}
	r.Documents, r.Mentions = int(c.Uint()), int(c.Uint())
	for n := c.Uint(); n > 0 && !c.Broken; n-- {
		s := c.Text()
		t.see(s, int(c.Uint()), nil)
	}
	if c.Broken || c.Rest != "" {
		return nil, errTally
	}
	return t, nil
}
