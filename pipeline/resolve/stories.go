package resolve

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"fmt"
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
	briefs  []brief // in the order of the spool's records
	lists   []int32
	of      []int32 // by brief: its story; -1 for none
	stories []story
	members []int32 // briefs, story by story
	row     tables.Row
	items   []string
	reports []Report
}

// source is a document that tells of events.
type source struct{ id, copyOf string }

// story is a run of Stories.members, the first in document order leading.
type story struct {
	id      [idBytes]byte
	members span
}

// NewStories makes an empty collection over a spool, which must take the
// records of the same reports in the same order. Without merge every report is
// a story of its own.
func NewStories(spool *Spool, merge bool) *Stories {
	return &Stories{columns: columnsOf(), spool: spool, merge: merge, texts: newTexts()}
}

// Read makes a report of an events row; its lists stand in items. It may be
// called by any goroutine.
func (s *Stories) Read(r *tables.Row, items *[]string) Report { return s.columns.read(r, items) }

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
		s.briefs = append(s.briefs, s.shorten(&reports[i], doc, at))
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
	s.of = make([]int32, len(s.briefs))
	count := make([]int32, 0, len(order)) // by story
	index := make([]int32, len(order))    // by root: 1 + its story
	for i, k := range order {
		s.of[k] = -1
		if !s.briefs[k].told {
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
	return s.name()
}

// order leads to the briefs by the ids of their documents, then as they came.
func (s *Stories) order() []int32 {
	docs := make([]int32, len(s.docs))
	first := make([]int32, len(s.docs)+1)
	for i := range docs {
		docs[i] = int32(i)
	}
	for i := range s.briefs {
		first[s.briefs[i].doc+1]++
	}
	for i := range docs {
		first[i+1] += first[i]
	}
	slices.SortStableFunc(docs, func(a, b int32) int { return cmp.Compare(s.docs[a].id, s.docs[b].id) })
	order := make([]int32, 0, len(s.briefs))
	for _, d := range docs {
		for i := first[d]; i < first[d+1]; i++ {
			order = append(order, i)
		}
	}
	return order
}

// name gives every story its id, made of its leading report's.
func (s *Stories) name() error {
	for i := range s.stories {
		lead, err := s.report(s.members[s.stories[i].members.from])
		if err != nil {
			return err
		}
		id := tables.MakeID(tables.LetterStory, lead.EventID)
		if _, err := hex.Decode(s.stories[i].id[:], []byte(id[1:])); err != nil {
			return fmt.Errorf("story of %s: %w", lead.EventID, err)
		}
	}
	return nil
}

// idBytes is how many bytes an id's digits stand for.
const idBytes = 6

func (st *story) text() string {
	var buf [1 + 2*idBytes]byte
	buf[0] = tables.LetterStory
	hex.Encode(buf[1:], st.id[:])
	return string(buf[:])
}

// report reads a report from the spool; its texts are its own.
func (s *Stories) report(k int32) (Report, error) {
	b := &s.briefs[k]
	url, title, err := s.spool.read(b.at, tables.Events, &s.row)
	if err != nil {
		return Report{}, err
	}
	r := s.columns.read(&s.row, &s.items)
	r.URL, r.Title, r.CopyOf = url, title, s.docs[b.doc].copyOf
	return r, nil
}

// Fill sets the story of an events row, the n-th of the spool.
func (s *Stories) Fill(r *tables.Row, n int) {
	if st := s.of[n]; st >= 0 {
		var x tables.Row
		r.Cells[s.columns.story] = x.Begin(tables.Events).Str(s.stories[st].text()).Cells[0]
	}
}

// Rows gives the stories, by date, then id.
func (s *Stories) Rows(emit func(*tables.StoryRow, *tables.TimelineRow) error) error {
	days := make([]int64, len(s.stories)) // by story
	order := make([]int32, len(s.stories))
	for i := range s.stories {
		days[i], order[i] = s.sortDate(&s.stories[i]), int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(days[a], days[b]), s.undated(a, b, days), bytes.Compare(s.stories[a].id[:], s.stories[b].id[:]))
	})
	for _, i := range order {
		row, line, err := s.tell(&s.stories[i])
		if err != nil {
			return err
		}
		if err := emit(&row, &line); err != nil {
			return err
		}
	}
	return nil
}

// dated is the member of a story whose date it bears; nil where none has one.
func (s *Stories) dated(st *story) *brief {
	var best *brief
	for _, k := range s.members[st.members.from:st.members.to] {
		if b := &s.briefs[k]; b.date != none && (best == nil || b.precision > best.precision) {
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

// tell sums a story up: the most exact date and place, every participant, the
// least and greatest numbers. Near copies of a document count once.
func (s *Stories) tell(st *story) (tables.StoryRow, tables.TimelineRow, error) {
	s.reports, s.items = s.reports[:0], s.items[:0]
	for _, k := range s.members[st.members.from:st.members.to] {
		r, err := s.report(k)
		if err != nil {
			return tables.StoryRow{}, tables.TimelineRow{}, err
		}
		s.reports = append(s.reports, r)
	}
	lead := &s.reports[0]
	row := tables.StoryRow{ID: st.text(), Type: lead.Type, Reports: len(s.reports),
		Tolls: tables.Tolls{KilledMin: -1, KilledMax: -1, InjuredMin: -1, InjuredMax: -1}}
	var agents, targets, docs []string
	best := lead
	for i := range s.reports {
		r := &s.reports[i]
		if row.Date == "" || precise(r.Precision) > precise(row.Precision) {
			if r.Date != "" {
				row.Date, row.DateStart, row.DateEnd, row.Precision = r.Date, r.Start, r.End, r.Precision
			}
		}
		if r.PlaceID != "" && (row.PlaceID == "" || exactPlace(r.GeoPrecision) > exactPlace(best.GeoPrecision)) {
			row.PlaceID, row.Place, row.Admin1, row.Country = r.PlaceID, r.Place, r.Admin1, r.Country
			row.Lat, row.Lon, row.Located = r.Lat, r.Lon, r.Located
			best = r
		}
		row.Agents = addNew(row.Agents, r.Agents...)
		row.Targets = addNew(row.Targets, r.Targets...)
		agents = addNew(agents, splitNames(r.AgentNames)...)
		targets = addNew(targets, splitNames(r.TargetNames)...)
		row.DocIDs = addNew(row.DocIDs, r.DocID)
		if r.URL != "" {
			row.URLs = addNew(row.URLs, r.URL)
		}
		doc := r.DocID
		if r.CopyOf != "" {
			doc = r.CopyOf
		}
		docs = addNew(docs, doc)
		toll(&row.Tolls, r)
	}
	row.AgentNames, row.TargetNames = strings.Join(agents, "; "), strings.Join(targets, "; ")
	row.Documents = len(docs)
	clear := clearest(s.reports)
	row.Headline = clear.Title
	if row.Headline == "" {
		row.Headline = oneLine(clear.Sentence)
	}
	line := tables.TimelineRow{
		DateStart: row.DateStart, DateEnd: row.DateEnd, Precision: row.Precision, Type: row.Type, Headline: row.Headline, Place: row.Place,
		Admin1: row.Admin1, Country: row.Country, AgentNames: row.AgentNames, TargetNames: row.TargetNames, Tolls: row.Tolls,
		Documents: row.Documents, DocIDs: row.DocIDs, URLs: row.URLs, Sentence: clear.Sentence, Confidence: float32(clear.Confidence), StoryID: row.ID,
	}
	return row, line, nil
}

// clearest is the report that tells most: the surest, then the one with most
// participants, then the first.
func clearest(reports []Report) *Report {
	best := &reports[0]
	score := func(r *Report) float64 {
		return r.Confidence + 0.1*float64(len(r.Agents)+len(r.Targets)) + 0.1*float64(min(1, len(r.PlaceID)))
	}
	for i := range reports[1:] {
		if r := &reports[1+i]; score(r) > score(best) {
			best = r
		}
	}
	return best
}

func toll(t *tables.Tolls, r *Report) {
	if r.CountMin < 0 {
		return
	}
	hi := max(r.CountMax, r.CountMin)
	switch family(r.Type) {
	case "KILL":
		t.KilledMin, t.KilledMax = widen(t.KilledMin, t.KilledMax, r.CountMin, hi)
	case "INJURE":
		t.InjuredMin, t.InjuredMax = widen(t.InjuredMin, t.InjuredMax, r.CountMin, hi)
	}
}

func widen(lo, hi, a, b int32) (int32, int32) {
	if lo < 0 {
		return a, b
	}
	return min(lo, a), max(hi, b)
}

var precisions = []string{"", "unknown", "century", "decade", "year", "season", "quarter", "month", "week", "day"}

func precise(p string) int { return slices.Index(precisions, p) }

var placePrecisions = []string{"", "continent", "country", "region", "governorate", "area", "water", "mountain", "district", "city", "village", "facility"}

func exactPlace(p string) int { return slices.Index(placePrecisions, p) }

func addNew(list []string, items ...string) []string {
	for _, x := range items {
		if x != "" && !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

func splitNames(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "; ")
}

// headlineLength bounds a sentence that stands for a headline, in characters.
const headlineLength = 160

func oneLine(s string) string {
	var buf []byte
	n := 0
	cut := func() string { return strings.TrimSpace(string(buf)) + "…" }
	for word := range strings.FieldsSeq(s) {
		if n > 0 {
			if n++; n > headlineLength {
				return cut()
			}
			buf = append(buf, ' ')
		}
		for i := range word {
			if n++; n > headlineLength {
				buf = append(buf, word[:i]...)
				return cut()
			}
		}
		buf = append(buf, word...)
	}
	return string(buf)
}
