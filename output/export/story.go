package export

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/tomar-nlp/tomar/output/tables"
)

// story is a row of timeline or stories.
type story struct {
	id, typ, label, headline, sentence string
	start, end, precision              string
	place, admin1, country             string
	agents, targets                    string
	killed, injured                    string
	documents                          int
	urls                               []string
	lat, lon                           float64
	located                            bool
	order                              int
}

// stories reads stories or the timeline, of the wanted types; of more than Top
// those that most documents report are kept, in their order.
func (j *job) stories(t tables.ID) ([]story, error) {
	var out []story
	for r, err := range j.in.Rows(t) {
		if err != nil {
			return nil, err
		}
		s := story{id: str(r, "story_id"), typ: str(r, "type"), headline: str(r, "headline"), sentence: str(r, "sentence"),
			start: str(r, "date_start"), end: str(r, "date_end"), precision: str(r, "date_precision"),
			place: str(r, "place"), admin1: str(r, "admin1"), country: str(r, "country"),
			agents: str(r, "agent_names"), targets: str(r, "target_names"), documents: int(r.Get("documents").Int()),
			killed: toll(r, "killed"), injured: toll(r, "injured"), urls: slices.Clone(r.Items(r.Get("urls"))), order: len(out)}
		s.label = tables.EventLabel(s.typ)
		if lat, lon := r.Get("lat"), r.Get("lon"); lat.Kind == tables.Float && lon.Kind == tables.Float {
			s.lat, s.lon, s.located = lat.Float(), lon.Float(), true
		}
		if len(j.opts.Types) > 0 && !slices.Contains(j.opts.Types, s.typ) {
			continue
		}
		out = append(out, s)
	}
	if j.opts.Top > 0 && len(out) > j.opts.Top {
		slices.SortStableFunc(out, func(a, b story) int { return cmp.Compare(b.documents, a.documents) })
		out = out[:j.opts.Top]
		slices.SortFunc(out, func(a, b story) int { return cmp.Compare(a.order, b.order) })
	}
	return out, nil
}

// toll is "3" or "3–5"; "" where no number is told.
func toll(r *tables.Row, column string) string {
	least, most := r.Get(column+"_min"), r.Get(column+"_max")
	switch {
	case least.Kind == tables.Null && most.Kind == tables.Null:
		return ""
	case least.Kind == tables.Null || most.Kind == tables.Null || least.Int() == most.Int():
		return strconv.FormatInt(max(least.Int(), most.Int()), 10)
	}
	return strconv.FormatInt(least.Int(), 10) + "–" + strconv.FormatInt(most.Int(), 10)
}

// group is what a story is sorted under; "" for none.
func (j *job) group(s *story) string {
	switch j.opts.GroupBy {
	case "place":
		return s.place
	case "admin1":
		return s.admin1
	case "country":
		return s.country
	case "none":
		return ""
	}
	return s.label
}

// link is the first address that a page may link to.
func (s *story) link() string {
	for _, u := range s.urls {
		if strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://") {
			return u
		}
	}
	return ""
}

// title is the headline, else the sentence, else the type.
func (s *story) title() string { return cmp.Or(s.headline, s.sentence, s.label) }
