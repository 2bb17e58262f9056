package resolve

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar/output/tables"
)

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
