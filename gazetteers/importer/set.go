package importer

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/tomar-nlp/tomar/gazetteers"
)

// Options are what an import needs to know.
type Options struct {
	Kinds *gazetteers.Kinds
	// Clean brings a Sorani name to its normal letters; nil leaves it.
	Clean func(string) string
	// Known says whether the gazetteer has an id or Wikidata id already, and
	// which id; such rows are left out. nil: nothing is known.
	Known func(idOrQID string) (id string, ok bool)
	// Progress is told the number of records read, every so often; may be nil.
	Progress func(records int)
	Source   string // written into the rows: "Wikidata 2026-01-05"
	Licence  string // id of licences.tsv
}

// Set collects rows of the tables.
type Set struct {
	opts   Options
	places rows
	people rows
	orgs   rows
	terms  rows
	report Report
}

// Report counts what an import did.
type Report struct {
	Records int // read
	Rows    int // made
	Skipped []Reason
}

// Reason is why records were left out, and how many.
type Reason struct {
	Why   string
	Count int
}

// String is the report for a person to read.
func (r Report) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d records read, %d rows made", r.Records, r.Rows)
	for _, s := range r.Skipped {
		fmt.Fprintf(&b, "\n%8d %s", s.Count, s.Why)
	}
	return b.String()
}

// NewSet makes an empty set.
func NewSet(opts Options) *Set {
	ids := func() rows { return rows{ids: map[string]struct{}{}} }
	return &Set{opts: opts, places: ids(), people: ids(), orgs: ids()}
}

// Report is what was read, made and left out so far, reasons by number.
func (s *Set) Report() Report {
	r := s.report
	r.Skipped = slices.Clone(r.Skipped)
	slices.SortFunc(r.Skipped, func(a, b Reason) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return strings.Compare(a.Why, b.Why)
	})
	return r
}

func (s *Set) read() {
	s.report.Records++
	if s.opts.Progress != nil && s.report.Records%progressEvery == 0 {
		s.opts.Progress(s.report.Records)
	}
}

// progressEvery is the number of records between two notes of progress.
const progressEvery = 10000

func (s *Set) skip(format string, args ...any) {
	why := fmt.Sprintf(format, args...)
	for i := range s.report.Skipped {
		if s.report.Skipped[i].Why == why {
			s.report.Skipped[i].Count++
			return
		}
	}
	s.report.Skipped = append(s.report.Skipped, Reason{why, 1})
}

// record is what all sources give.
type record struct {
	table, subtype string // places, people, orgs
	nameEN         string
	names          []string // in Sorani, the best first
	qid, country   string
	lat, lon       string
	population     string
	gender         string
	born, died     string
	own            string // the source's own id, for rows that collide
}

// add makes a row of a record; the id is "" where it is left out.
func (s *Set) add(r record) (id string) {
	r.nameEN = oneLine(r.nameEN)
	var names []string
	for _, n := range r.names {
		if s.opts.Clean != nil {
			n = s.opts.Clean(n)
		}
		n = oneLine(n)
		if isSorani(n) && !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	slug := Slug(r.nameEN)
	switch {
	case len(names) == 0:
		s.skip("no name in Sorani letters")
		return ""
	case slug == "":
		s.skip("no English name")
		return ""
	}
	if s.opts.Known != nil && r.qid != "" {
		if known, ok := s.opts.Known(r.qid); ok {
			s.skip("known already")
			return known
		}
	}
	table, prefix := &s.places, "loc-"
	switch r.table {
	case "people":
		table, prefix = &s.people, "per-"
	case "orgs":
		table, prefix = &s.orgs, "org-"
	}
	id = s.free(table, prefix+slug, r)
	if id == "" {
		s.skip("known already")
		return ""
	}
	variants := strings.Join(names[1:], "|")
	source, licence := s.opts.Source, s.opts.Licence
	var row []string
	switch r.table {
	case "people":
		row = []string{id, r.subtype, r.gender, r.country, r.qid, r.born, r.died, r.nameEN, "", source, licence, names[0], variants, ""}
	case "orgs":
		row = []string{id, r.subtype, r.nameEN, r.qid, r.country, "", "", "", source, licence, "", names[0], variants, "", ""}
	default:
		row = []string{id, r.subtype, r.nameEN, r.qid, r.country, "", r.lat, r.lon, r.population, "", source, licence, names[0], variants, ""}
	}
	for i, c := range row {
		row[i] = oneLine(c)
	}
	table.put(row...)
	s.report.Rows++
	return id
}

// oneLine is s without tabs, line breaks and double spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// free is the first id of a record that nobody has: its slug, the slug with its
// country, the slug with the source's own id. "" where the gazetteer has a row
// of this name and country.
func (s *Set) free(table *rows, id string, r record) string {
	for _, x := range [...]string{"", r.country, r.own} {
		try := id
		if x != "" {
			try += "-" + strings.ToLower(x)
		}
		if _, taken := table.ids[try]; taken {
			continue
		}
		if s.opts.Known != nil {
			if _, ok := s.opts.Known(try); ok && (r.qid == "" || r.own == "") {
				return "" // no id of its own tells it from the known one
			} else if ok {
				continue
			}
		}
		return try
	}
	return ""
}

// headers are the first lines of the tables.
var headers = map[string]string{
	"places": "id subtype name_en wikidata country admin lat lon population flags source licence name variants short",
	"people": "id kind gender country wikidata born died name_en flags source licence name variants short",
	"orgs":   "id subtype name_en wikidata country seat parent flags source licence acronym_en name variants short acronym",
	"terms":  "person role of start end title_en source licence",
}

// Write writes the rows as DIR/places/NAME.tsv and so on, each file by way of a
// temporary one. Tables without rows are not written.
func (s *Set) Write(dir, name string) error {
	for _, t := range [...]struct {
		name string
		rows *rows
	}{{"orgs", &s.orgs}, {"people", &s.people}, {"places", &s.places}, {"terms", &s.terms}} {
		if err := t.rows.write(filepath.Join(dir, t.name), name, headers[t.name]); err != nil {
			return fmt.Errorf("write %s: %w", t.name, err)
		}
	}
	return nil
}

// coordinate writes degrees with five decimals, about a metre.
func coordinate(v float64) string { return strconv.FormatFloat(v, 'f', 5, 64) }
