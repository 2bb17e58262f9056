package resolve

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar/output/tables"
)

// Stories collects the reports of a run and joins those of one event. In memory
// it keeps briefs; the reports themselves are read from the spool again.
type Stories struct {
	columns eventColumns
	spool   *Spool
	merge   bool
	texts   texts
	docs    []source
	briefs  briefs // in the order of the spool's records
	lists   []int32
	of      []int32 // by brief: its story; -1 for none
	stories []story
	members []int32 // briefs, story by story
}

// source is a document that tells of events.
type source struct{ id, copyOf string }

// story is a run of Stories.members, the first in document order leading.
type story struct{ members span }

// NewStories makes an empty collection over a spool, which must take the
// records of the same reports in the same order. Without merge every report is
// a story of its own.
func NewStories(spool *Spool, merge bool) *Stories {
	return &Stories{columns: columnsOf(), spool: spool, merge: merge, texts: newTexts()}
}

// Read makes a report of an events row; its lists stand in items. It may be
// called by any goroutine.
func (s *Stories) Read(r *tables.Row, items *[]string) Report {
	p := s.columns.read(r, items)
	p.leads = tables.StorySum(p.EventID)
	return p
}

// Add keeps a document's reports, in text order, and their encoded records.
// copyOf is the document of which it is a near copy.
func (s *Stories) Add(records []byte, reports []Report, copyOf string) error {
	if len(reports) == 0 {
		return nil
	}
	doc := int32(len(s.docs))
	s.docs = append(s.docs, source{strings.Clone(reports[0].DocID), copyOf})
	at := s.spool.Size()
	for i := range reports {
		s.briefs.add(s.shorten(&reports[i], doc, at))
		at += int64(recordLen(records[at-s.spool.Size():]))
	}
	return s.spool.Write(records)
}

// Resolve joins the reports. Documents may have come in any order.
func (s *Stories) Resolve() error {
	order := s.order()
	joined := newSets(len(order))
	if s.merge {
		s.withinDocuments(order, joined)
		s.acrossDocuments(order, joined)
	}
	s.of = make([]int32, s.briefs.n)
	count := make([]int32, 0, len(order)) // by story
	index := make([]int32, len(order))    // by root: 1 + its story
	for i, k := range order {
		s.of[k] = -1
		if !s.briefs.at(k).told {
			continue
		}
		root := joined.find(int32(i))
		if index[root] == 0 {
			count = append(count, 0)
			index[root] = int32(len(count))
		}
		s.of[k] = index[root] - 1
		count[s.of[k]]++
	}
	s.stories = make([]story, len(count))
	from := int32(0)
	for i, n := range count {
		s.stories[i].members = span{from, from}
		from += n
	}
	s.members = make([]int32, from)
	for _, k := range order {
		if s.of[k] >= 0 {
			m := &s.stories[s.of[k]].members
			s.members[m.to] = k
			m.to++
		}
	}
	return s.spool.flush()
}

// order leads to the briefs by the ids of their documents, then as they came.
func (s *Stories) order() []int32 {
	docs := make([]int32, len(s.docs))
	first := make([]int32, len(s.docs)+1)
	for i := range docs {
		docs[i] = int32(i)
	}
	for i := range int32(s.briefs.n) {
		first[s.briefs.at(i).doc+1]++
	}
	for i := range docs {
		first[i+1] += first[i]
	}
	slices.SortStableFunc(docs, func(a, b int32) int { return cmp.Compare(s.docs[a].id, s.docs[b].id) })
	order := make([]int32, 0, s.briefs.n)
	for _, d := range docs {
		for i := first[d]; i < first[d+1]; i++ {
			order = append(order, i)
		}
	}
	return order
}

// sum is a story's id, but for its letter: it is made of the leading report's.
func (s *Stories) sum(st *story) tables.IDSum { return s.briefs.at(s.members[st.members.from]).leads }

func (s *Stories) id(st *story) string { return s.sum(st).ID(tables.LetterStory) }

// Fill sets the story of an events row, the n-th of the spool.
func (s *Stories) Fill(r *tables.Row, n int) {
	if st := s.of[n]; st >= 0 {
		s.columns.tellStory(r, s.id(&s.stories[st]))
	}
}

// tellStory sets the story of an events row.
func (c *eventColumns) tellStory(r *tables.Row, id string) {
	r.Cells[c.story] = tables.Text(id)
}

// Rows gives the stories, by date, then id. What emit is given holds until the
// next.
func (s *Stories) Rows(emit func(*tables.StoryRow, *tables.TimelineRow) error) error {
	t := s.Teller()
	return s.Portions(func(p Portion) error { return t.Tell(p, emit) })
}

// Portion is some stories that follow each other in the table.
type Portion []int32

// portion is how many stories are told at a time: their reports are read
// together, so that those of one document are one read.
const portion = 512

// Portions gives all stories, by date, then id.
func (s *Stories) Portions(give func(Portion) error) error {
	days := make([]int64, len(s.stories)) // by story
	order := make([]int32, len(s.stories))
	for i := range s.stories {
		days[i], order[i] = s.sortDate(&s.stories[i]), int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		if c := cmp.Or(cmp.Compare(days[a], days[b]), s.undated(a, b, days)); c != 0 {
			return c
		}
		x, y := s.sum(&s.stories[a]), s.sum(&s.stories[b])
		return bytes.Compare(x[:], y[:])
	})
	for p := range slices.Chunk(order, portion) {
		if err := give(p); err != nil {
			return err
		}
	}
	return nil
}

// dated is the member of a story whose date it bears; nil where none has one.
func (s *Stories) dated(st *story) *brief {
	var best *brief
	for _, k := range s.members[st.members.from:st.members.to] {
		if b := s.briefs.at(k); b.date != none && (best == nil || b.precision > best.precision) {
			best = b
		}
	}
	return best
}

// sortDate is a story's first day; what has none stands behind everything else.
func (s *Stories) sortDate(st *story) int64 {
	if b := s.dated(st); b != nil && b.start != noDay {
		return int64(b.start)
	}
	return 1 << 40
}

// undated compares the dates of two stories that have no first day.
func (s *Stories) undated(a, b int32, days []int64) int {
	if days[a] != 1<<40 {
		return 0
	}
	text := func(i int32) string {
		if b := s.dated(&s.stories[i]); b != nil {
			return s.texts.all[b.date]
		}
		return ""
	}
	return cmp.Compare(text(a), text(b))
}
