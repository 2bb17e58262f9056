package resolve

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar/internal/pieces"
	"github.com/tomar-nlp/tomar/output/tables"
)

// Teller sums stories up; one goroutine uses it, any number may be at work on
// the same Stories.
type Teller struct {
	s                                                            *Stories
	row                                                          tables.Row
	list                                                         []string
	items                                                        []string // of the reports' lists
	reports                                                      []Report
	members                                                      []member
	at                                                           []int32 // by member: where its record stands in buf
	order                                                        []int32
	buf                                                          []byte
	story                                                        tables.StoryRow
	line                                                         tables.TimelineRow
	ids                                                          tables.IDMaker
	texts                                                        pieces.Texts // of rows, let go of with them
	words                                                        []byte
	agents, targets, agentNames, targetNames, docs, docIDs, urls []string
}

// Teller makes a teller.
func (s *Stories) Teller() *Teller { return &Teller{s: s, texts: pieces.Texts{Size: 32 << 10}} }

// Tell sums the stories of a portion up. What emit is given holds until the
// next.
func (t *Teller) Tell(p Portion, emit func(*tables.StoryRow, *tables.TimelineRow) error) error {
	if err := t.read(p); err != nil {
		return err
	}
	from := 0
	for i := range p {
		n := len(p[i].members)
		t.story, t.line = t.tell(t.ids.Make(p[i].sum, tables.LetterStory), t.reports[from:from+n])
		from += n
		if err := emit(&t.story, &t.line); err != nil {
			return err
		}
	}
	return nil
}

// read fills reports with those of all stories of a portion, story by story.
// Records that stand side by side are read at once.
func (t *Teller) read(p Portion) error {
	s := t.s
	t.members, t.order, t.buf = t.members[:0], t.order[:0], t.buf[:0]
	for i := range p {
		t.members = append(t.members, p[i].members...)
	}
	for i := range t.members {
		t.order = append(t.order, int32(i))
	}
	t.at = slices.Grow(t.at[:0], len(t.members))[:len(t.members)]
	slices.SortFunc(t.order, func(a, b int32) int { return cmp.Compare(t.members[a].at, t.members[b].at) })
	for i := 0; i < len(t.order); {
		begin := t.members[t.order[i]].at
		end := begin
		for ; i < len(t.order) && t.members[t.order[i]].at == end; i++ {
			t.at[t.order[i]] = int32(len(t.buf)) + int32(end-begin)
			end += int64(t.members[t.order[i]].size)
		}
		from := len(t.buf)
		t.buf = slices.Grow(t.buf, int(end-begin))[:from+int(end-begin)]
		if err := s.spool.readAt(t.buf[from:], begin); err != nil {
			return err
		}
	}
	all := string(t.buf)
	t.reports, t.items = t.reports[:0], t.items[:0]
	for i := range t.members {
		url, title, _, err := Decode(all[t.at[i]:], tables.Events, &t.row, &t.list)
		if err != nil {
			return err
		}
		r := s.columns.read(&t.row, &t.items)
		r.URL, r.Title, r.CopyOf = url, title, t.members[i].copyOf
		t.reports = append(t.reports, r)
	}
	return nil
}

// tell sums a story up: the most exact date and place, every participant, the
// least and greatest numbers. Near copies of a document count once.
func (t *Teller) tell(id string, reports []Report) (tables.StoryRow, tables.TimelineRow) {
	lead := &reports[0]
	row := tables.StoryRow{ID: id, Type: lead.Type, Reports: len(reports),
		Tolls: tables.Tolls{KilledMin: -1, KilledMax: -1, InjuredMin: -1, InjuredMax: -1}}
	for _, list := range [...]*[]string{&t.agents, &t.targets, &t.agentNames, &t.targetNames, &t.docs, &t.docIDs, &t.urls} {
		*list = (*list)[:0]
	}
	best := lead
	for i := range reports {
		r := &reports[i]
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
		t.agents = addNew(t.agents, r.Agents...)
		t.targets = addNew(t.targets, r.Targets...)
		t.agentNames = addNames(t.agentNames, r.AgentNames)
		t.targetNames = addNames(t.targetNames, r.TargetNames)
		t.docIDs = addNew(t.docIDs, r.DocID)
		t.urls = addNew(t.urls, r.URL)
		t.docs = addNew(t.docs, cmp.Or(r.CopyOf, r.DocID))
		toll(&row.Tolls, r)
	}
	row.Agents, row.Targets, row.DocIDs, row.URLs = t.agents, t.targets, t.docIDs, t.urls
	row.AgentNames, row.TargetNames = t.texts.Join("; ", t.agentNames...), t.texts.Join("; ", t.targetNames...)
	row.Documents = len(t.docs)
	clear := clearest(reports)
	row.Headline = clear.Title
	if row.Headline == "" {
		row.Headline = t.oneLine(clear.Sentence)
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

func addNames(list []string, names string) []string {
	if names == "" {
		return list
	}
	for x := range strings.SplitSeq(names, "; ") {
		list = addNew(list, x)
	}
	return list
}

// headlineLength bounds a sentence that stands for a headline, in characters.
const headlineLength = 160

// oneLine is a sentence with one space between its words, cut at the length of
// a headline.
func (t *Teller) oneLine(s string) string {
	if line, cut, ok := asItStands(s); ok {
		if cut {
			return t.texts.Join("", line, "…")
		}
		return line
	}
	t.words = appendLine(t.words[:0], s)
	return t.texts.Of(t.words)
}

// appendLine appends a sentence as oneLine has it.
func appendLine(dst []byte, s string) []byte {
	n := 0
	for word := range strings.FieldsSeq(s) {
		if n > 0 {
			if n++; n > headlineLength {
				return append(dst, "…"...)
			}
			dst = append(dst, ' ')
		}
		for i := range word {
			if n++; n > headlineLength {
				return append(bytes.TrimSpace(append(dst, word[:i]...)), "…"...)
			}
		}
		dst = append(dst, word...)
	}
	return dst
}

// asItStands is oneLine of a sentence that has nothing but single spaces between
// its words, but for the dots of one that is cut; ok is false for others.
func asItStands(s string) (line string, cut, ok bool) {
	n, space := 0, true
	for i, r := range s {
		if n++; n > headlineLength {
			return strings.TrimSpace(s[:i]), true, true
		}
		if r >= 0x600 && r < 0x700 { // Arabic script: most of the text, and no space in it
			space = false
			continue
		}
		if r == ' ' && space || r != ' ' && unicode.IsSpace(r) || r == utf8.RuneError {
			return "", false, false
		}
		space = r == ' '
	}
	return s, false, !space
}
