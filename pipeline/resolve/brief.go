package resolve

import (
	"encoding/binary"
	"slices"

	"github.com/tomar-nlp/tomar/output/tables"
)

// brief is what joining asks of a report: texts are numbers of the run's
// [texts], days are days since 1970.
type brief struct {
	node              uint32 // number in the run of the first report of its document that tells the same event
	doc               int32  // number of its document
	typ, family, rule int32
	sentence          int32
	date              int32
	start, end        int32 // noDay where there is none
	place, placeName  int32
	admin1, country   int32
	agents, targets   []int32
	countMin          int32
	byCountry         bool // the place is a country
	told              bool
	blocked           bool // it may be joined with reports of other documents
	tolls             bool // how many it befell tells which it is
	meets             bool // its participants tell which it is
}

const noDay = int32(-1 << 31)

// none is the number of the empty text.
const none = 0

// texts numbers the texts of a run that come again and again: ids of places and
// participants, types, rules, dates.
type texts struct {
	number map[string]int32
	all    []string
	kept   kept
}

func newTexts() texts { return texts{number: map[string]int32{"": none}, all: []string{""}} }

func (t *texts) of(s string) int32 {
	if n, ok := t.number[s]; ok {
		return n
	}
	s = t.kept.of(s)
	n := int32(len(t.all))
	t.all = append(t.all, s)
	t.number[s] = n
	return n
}

// shorten fills the brief of a report; its lists keep their memory.
func (t *texts) shorten(b *brief, r *Report, doc int32) {
	day := func(d string) int32 {
		if n, ok := tables.Days(d); ok {
			return int32(n)
		}
		return noDay
	}
	list := func(dst []int32, ids []string) []int32 {
		for _, id := range ids {
			dst = append(dst, t.of(id))
		}
		return dst
	}
	*b = brief{
		doc: doc, typ: t.of(r.Type), family: t.of(family(r.Type)), rule: t.of(r.Rule), sentence: r.SentenceNo, meets: meets(r.Type), tolls: tolls(r.Type),
		date: t.of(r.Date), start: day(r.Start), end: day(r.End), place: t.of(r.PlaceID), placeName: t.of(r.Place),
		admin1: t.of(r.Admin1), country: t.of(r.Country), agents: list(b.agents[:0], r.Agents), targets: list(b.targets[:0], r.Targets),
		countMin: r.CountMin, byCountry: r.GeoPrecision == "country", told: r.told, blocked: r.blocked(),
	}
	if b.end == noDay {
		b.end = b.start
	}
}

// shortenAll makes the briefs of the reports of one document, in briefs.
func (t *texts) shortenAll(briefs []brief, reports []Report, doc int32) []brief {
	briefs = slices.Grow(briefs[:0], len(reports))[:len(reports)]
	for i := range reports {
		t.shorten(&briefs[i], &reports[i], doc)
	}
	return briefs
}

// appendBrief appends what comparing with reports of other documents asks for.
func appendBrief(dst []byte, b *brief) []byte {
	for _, n := range [...]int32{int32(b.node), b.doc, b.date, b.place, b.placeName, b.admin1, b.country, b.countMin, b.end - b.start} {
		dst = binary.AppendVarint(dst, int64(n))
	}
	flags := byte(0)
	for i, on := range [...]bool{b.byCountry, b.tolls, b.meets} {
		if on {
			flags |= 1 << i
		}
	}
	dst = append(dst, flags)
	for _, list := range [...][]int32{b.agents, b.targets} {
		dst = binary.AppendUvarint(dst, uint64(len(list)))
		for _, n := range list {
			dst = binary.AppendUvarint(dst, uint64(n))
		}
	}
	return dst
}

// readBrief fills a brief with what appendBrief wrote; its lists keep their
// memory.
func readBrief(c *Cursor, b *brief, family, start int32) {
	agents, targets := b.agents[:0], b.targets[:0]
	*b = brief{family: family, start: start, told: true, blocked: true}
	node := int32(0)
	for _, n := range [...]*int32{&node, &b.doc, &b.date, &b.place, &b.placeName, &b.admin1, &b.country, &b.countMin, &b.end} {
		*n = int32(c.Int())
	}
	b.node = uint32(node)
	b.end += start
	flags := c.Byte()
	b.byCountry, b.tolls, b.meets = flags&1 != 0, flags&2 != 0, flags&4 != 0
	for _, list := range [...]*[]int32{&agents, &targets} {
		for n := c.Uint(); n > 0 && !c.Broken; n-- {
			*list = append(*list, int32(c.Uint()))
		}
	}
	b.agents, b.targets = agents, targets
}

// common is how many of a list's texts stand in another.
func common(a, b []int32) int {
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}
