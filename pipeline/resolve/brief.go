package resolve

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar/output/tables"
)

// brief is what joining asks of a report, in few bytes: texts are numbers of
// the run's [texts], days are days since 1970. The rest stays on disk.
type brief struct {
	at                int64 // place of the record in the spool
	doc               int32 // number in Stories.docs
	typ, family, rule int32
	sentence          int32
	date              int32
	start, end        int32 // noDay where there is none
	place, placeName  int32
	admin1, country   int32
	agents, targets   span
	countMin          int32
	precision         int8         // place in precisions
	byCountry         bool         // the place is a country
	leads             tables.IDSum // of the story that it leads
	told              bool
	blocked           bool // it may be joined with reports of other documents
	tolls             bool // how many it befell tells which it is
	meets             bool // its participants tell which it is
}

// briefs are a run's, in blocks: a run has many, and a list that grew would be
// copied again and again.
type briefs struct {
	blocks [][]brief
	n      int
}

const briefBlock = 1 << 12

func (s *briefs) add(b brief) {
	if s.n%briefBlock == 0 {
		var block []brief // the first grows: most sessions keep a few
		if s.n > 0 {
			block = make([]brief, 0, briefBlock)
		}
		s.blocks = append(s.blocks, block)
	}
	last := &s.blocks[len(s.blocks)-1]
	*last = append(*last, b)
	s.n++
}

func (s *briefs) at(i int32) *brief { return &s.blocks[i/briefBlock][i%briefBlock] }

// span is a run of Stories.lists.
type span struct{ from, to int32 }

func (s span) len() int { return int(s.to - s.from) }

const noDay = int32(-1 << 31)

// none is the number of the empty text.
const none = 0

// texts numbers the texts of a run that come again and again.
type texts struct {
	number map[string]int32
	all    []string
}

func newTexts() texts { return texts{number: map[string]int32{"": none}, all: []string{""}} }

func (t *texts) of(s string) int32 {
	if n, ok := t.number[s]; ok {
		return n
	}
	s = strings.Clone(s) // it may be part of a whole document
	n := int32(len(t.all))
	t.all = append(t.all, s)
	t.number[s] = n
	return n
}

// shorten makes the brief of a report whose record stands at a place of the
// spool.
func (s *Stories) shorten(r *Report, doc int32, at int64) brief {
	day := func(d string) int32 {
		if n, ok := tables.Days(d); ok {
			return int32(n)
		}
		return noDay
	}
	list := func(ids []string) span {
		from := int32(len(s.lists))
		for _, id := range ids {
			s.lists = append(s.lists, s.texts.of(id))
		}
		return span{from, int32(len(s.lists))}
	}
	b := brief{
		at: at, doc: doc, leads: r.leads, typ: s.texts.of(r.Type), family: s.texts.of(family(r.Type)), rule: s.texts.of(r.Rule), sentence: r.SentenceNo, meets: meets(r.Type), tolls: tolls(r.Type),
		date: s.texts.of(r.Date), start: day(r.Start), end: day(r.End), place: s.texts.of(r.PlaceID), placeName: s.texts.of(r.Place),
		admin1: s.texts.of(r.Admin1), country: s.texts.of(r.Country), agents: list(r.Agents), targets: list(r.Targets),
		countMin: r.CountMin, precision: int8(precise(r.Precision)), byCountry: r.GeoPrecision == "country", told: r.told,
	}
	b.blocked = r.blocked()
	if b.end == noDay {
		b.end = b.start
	}
	return b
}

// common is how many of a list's texts stand in another.
func (s *Stories) common(a, b span) int {
	n := 0
	other := s.lists[b.from:b.to]
	for _, x := range s.lists[a.from:a.to] {
		if slices.Contains(other, x) {
			n++
		}
	}
	return n
}
