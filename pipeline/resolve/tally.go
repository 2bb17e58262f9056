package resolve

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strings"

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

// newTally begins the count of an entity with its first mention, which is still
// to be added.
func newTally(m *Seen) *Tally {
	n, typ, wikidata := m.Entity, m.Type, m.Wikidata
	texts := [...]*string{&n.ID, &n.Subtype, &n.Name, &n.NameEN, &n.Country, &typ, &wikidata}
	size := 0
	for _, s := range texts {
		size += len(*s)
	}
	var all strings.Builder // copies: they may be parts of a document, which would stay in memory
	all.Grow(size)
	for _, s := range texts {
		from := all.Len()
		all.WriteString(*s)
		*s = all.String()[from:]
	}
	return &Tally{known: m.Known, lastDoc: -1, row: tables.EntityRow{
		ID: n.ID, Type: typ, Subtype: n.Subtype, Name: n.Name, NameEN: n.NameEN, Wikidata: wikidata,
		Country: n.Country, Lat: n.Lat, Lon: n.Lon, Located: n.Located,
	}}
}

func (t *Tally) add(m *Seen) {
	if m.Silent {
		return
	}
	t.row.Mentions++
	if t.lastDoc != m.Doc {
		t.row.Documents++
		t.lastDoc = m.Doc
	}
	t.refine(m.Entity.Subtype)
	if m.Surface != "" {
		t.see(m.Surface, 1)
	}
	if len(m.Date) == len("2006-01-02") {
		t.span(m.Date, m.Date)
	}
}

func (t *Tally) see(text string, n int) {
	for i := range t.surfaces {
		if s := &t.surfaces[i]; s.text == text {
			s.n += n
			return
		}
	}
	t.surfaces = append(t.surfaces, surface{strings.Clone(text), n})
}

// refine takes a subtype: of a listed entity the first one, of any other the
// first by the alphabet.
func (t *Tally) refine(subtype string) {
	if t.row.Subtype == "" || !t.known && subtype != "" && subtype < t.row.Subtype {
		t.row.Subtype = strings.Clone(subtype)
	}
}

// span takes days; "" is none.
func (t *Tally) span(first, last string) {
	if first != "" && (t.row.FirstDate == "" || first < t.row.FirstDate) {
		t.row.FirstDate = strings.Clone(first)
	}
	if last > t.row.LastDate {
		t.row.LastDate = strings.Clone(last)
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
	t.refine(o.row.Subtype)
	t.span(o.row.FirstDate, o.row.LastDate)
	for _, s := range o.surfaces {
		t.see(s.text, s.n)
	}
}

// Row is the entity's row: the surfaces ordered, the commonest first; a name
// that no list has is called by its commonest surface.
func (t *Tally) Row() *tables.EntityRow {
	slices.SortFunc(t.surfaces, func(a, b surface) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.text, b.text)) })
	t.row.Aliases = t.row.Aliases[:0]
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
		t.see(s, int(c.Uint()))
	}
	if c.Broken || c.Rest != "" {
		return nil, errTally
	}
	return t, nil
}
