package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar/output/tables"
)

// Stories collects the reports of a run and joins those of one event.
type Stories struct {
	columns eventColumns
	reports []Report
	merge   bool
	groups  map[string]string // event id → story id
	stories []story
}

// story is a set of reports, the first in document order leading.
type story struct {
	id      string
	members []int32
}

// NewStories makes an empty collection. Without merge every report is a story
// of its own.
func NewStories(merge bool) *Stories {
	return &Stories{columns: columnsOf(), merge: merge, groups: map[string]string{}}
}

// Read makes a report of an events row, with what its document tells.
func (s *Stories) Read(r *tables.Row, url, title string) Report {
	p := s.columns.read(r)
	p.URL, p.Title = url, title
	return p
}

// Add keeps a document's reports, in text order.
func (s *Stories) Add(reports ...Report) { s.reports = append(s.reports, reports...) }

// Resolve joins the reports. Documents may have come in any order.
func (s *Stories) Resolve() {
	slices.SortStableFunc(s.reports, func(a, b Report) int { return cmp.Compare(a.DocID, b.DocID) })
	set := newSets(len(s.reports))
	if s.merge {
		withinDocuments(s.reports, set)
		acrossDocuments(s.reports, set)
	}
	index := map[int32]int{}
	for i := range s.reports {
		if !s.reports[i].told {
			continue
		}
		root := set.find(int32(i))
		k, ok := index[root]
		if !ok {
			k = len(s.stories)
			index[root] = k
			s.stories = append(s.stories, story{id: tables.MakeID(tables.LetterStory, s.reports[i].EventID)})
		}
		s.stories[k].members = append(s.stories[k].members, int32(i))
		s.groups[s.reports[i].EventID] = s.stories[k].id
	}
}

// StoryOf is the story of an event; "" where it has none.
func (s *Stories) StoryOf(eventID string) string { return s.groups[eventID] }

// Fill sets the story of an events row.
func (s *Stories) Fill(r *tables.Row) {
	if id := s.groups[r.Cells[s.columns.eventID].Text()]; id != "" {
		var x tables.Row
		r.Cells[s.columns.story] = x.Begin(tables.Events).Str(id).Cells[0]
	}
}

// Rows gives the stories, by date, then id.
func (s *Stories) Rows(emit func(*tables.StoryRow, *tables.TimelineRow) error) error {
	type made struct {
		row  tables.StoryRow
		line tables.TimelineRow
	}
	all := make([]made, 0, len(s.stories))
	for i := range s.stories {
		row, line := s.row(&s.stories[i])
		all = append(all, made{row, line})
	}
	slices.SortFunc(all, func(a, b made) int {
		return cmp.Or(cmp.Compare(sortDate(&a.row), sortDate(&b.row)), cmp.Compare(a.row.ID, b.row.ID))
	})
	for i := range all {
		if err := emit(&all[i].row, &all[i].line); err != nil {
			return err
		}
	}
	return nil
}

// sortDate puts what has no date behind everything else.
func sortDate(r *tables.StoryRow) string {
	if r.DateStart == "" {
		return "~" + r.Date
	}
	return r.DateStart
}

// row sums a story up: the most exact date and place, every participant, the
// least and greatest numbers. Near copies of a document count once.
func (s *Stories) row(st *story) (tables.StoryRow, tables.TimelineRow) {
	lead := &s.reports[st.members[0]]
	row := tables.StoryRow{ID: st.id, Type: lead.Type, Reports: len(st.members),
		Tolls: tables.Tolls{KilledMin: -1, KilledMax: -1, InjuredMin: -1, InjuredMax: -1}}
	var agents, targets, docs []string
	best := lead
	for _, i := range st.members {
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
	clear := s.clearest(st)
	row.Headline = clear.Title
	if row.Headline == "" {
		row.Headline = oneLine(clear.Sentence)
	}
	line := tables.TimelineRow{
		DateStart: row.DateStart, DateEnd: row.DateEnd, Precision: row.Precision, Type: row.Type, Headline: row.Headline, Place: row.Place,
		Admin1: row.Admin1, Country: row.Country, AgentNames: row.AgentNames, TargetNames: row.TargetNames, Tolls: row.Tolls,
		Documents: row.Documents, DocIDs: row.DocIDs, URLs: row.URLs, Sentence: clear.Sentence, Confidence: float32(clear.Confidence), StoryID: row.ID,
	}
	return row, line
}

// clearest is the report that tells most: the surest, then the one with most
// participants, then the first.
func (s *Stories) clearest(st *story) *Report {
	best := &s.reports[st.members[0]]
	score := func(r *Report) float64 {
		return r.Confidence + 0.1*float64(len(r.Agents)+len(r.Targets)) + 0.1*float64(min(1, len(r.PlaceID)))
	}
	for _, i := range st.members[1:] {
		if r := &s.reports[i]; score(r) > score(best) {
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
	s = strings.Join(strings.Fields(s), " ")
	n := 0
	for i := range s {
		if n++; n > headlineLength {
			return strings.TrimSpace(s[:i]) + "…"
		}
	}
	return s
}
