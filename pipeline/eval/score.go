package eval

import (
	"cmp"
	"slices"
	"strings"
)

// Count is a measure's hits and faults.
type Count struct {
	TP int `json:"tp"`
	FP int `json:"fp"`
	FN int `json:"fn"`
}

// Precision is TP/(TP+FP); 0 where nothing was answered.
func (c Count) Precision() float64 { return ratio(c.TP, c.TP+c.FP) }

// Recall is TP/(TP+FN); 0 where nothing was asked.
func (c Count) Recall() float64 { return ratio(c.TP, c.TP+c.FN) }

// F1 is the harmonic mean of both.
func (c Count) F1() float64 { return ratio(2*c.TP, 2*c.TP+c.FP+c.FN) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func (c *Count) add(o Count) { c.TP += o.TP; c.FP += o.FP; c.FN += o.FN }

// Counts are one document's measures by name.
type Counts map[string]*Count

func (c Counts) at(name string) *Count {
	x := c[name]
	if x == nil {
		x = &Count{}
		c[name] = x
	}
	return x
}

// Miss is one thing that the system and the gold do not agree on.
type Miss struct {
	Kind string `json:"kind"` // MISS, SPUR, LINK, TMISS, TSPUR, TVAL, EMISS, ESPUR, ETYPE, EDATE, EARG, EATTR
	Doc  string `json:"doc"`
	Text string `json:"text"`
	Gold string `json:"gold,omitempty"`
	Got  string `json:"got,omitempty"`
}

// Result is the score of a run.
type Result struct {
	Docs     []string          `json:"docs"` // sorted
	PerDoc   map[string]Counts `json:"per_doc"`
	Total    Counts            `json:"total"`
	Missing  []string          `json:"missing"` // gold documents that the run does not have
	Disagree []Miss            `json:"disagreements,omitempty"`
}

// Score compares the run with every gold document.
func Score(run *Run, golds []*Gold) *Result {
	r := &Result{PerDoc: map[string]Counts{}, Total: Counts{}}
	golds = slices.Clone(golds)
	slices.SortFunc(golds, func(a, b *Gold) int { return cmp.Compare(a.Doc, b.Doc) })
	for _, g := range golds {
		id, ok := run.docs[g.Doc]
		if !ok {
			r.Missing = append(r.Missing, g.Doc)
		}
		s := &scorer{run: run, gold: g, id: id, counts: Counts{}, result: r}
		s.names()
		s.timesOf()
		s.eventsOf()
		r.Docs = append(r.Docs, g.Doc)
		r.PerDoc[g.Doc] = s.counts
		for _, name := range sortedNames(s.counts) {
			r.Total.at(name).add(*s.counts[name])
		}
	}
	return r
}

func sortedNames(c Counts) []string {
	names := make([]string, 0, len(c))
	for n := range c {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// scorer compares one document.
type scorer struct {
	run    *Run
	gold   *Gold
	id     string
	counts Counts
	result *Result

	goldSpans map[string][]span // by plain entity name
	goldType  map[string]string
}

func (s *scorer) span(x row) span { return trim(s.gold.Text, x.num("start"), x.num("end")) }

func (s *scorer) disagree(kind, text, gold, got string) {
	s.result.Disagree = append(s.result.Disagree, Miss{kind, s.gold.Doc, text, gold, got})
}

func (s *scorer) text(x span) string { return string(s.gold.Text[x.start:x.end]) }

// found is a system mention.
type found struct {
	row
	at   span
	used bool
}

// names scores mentions strictly (both ends and type) and, among the strict
// hits, whether they name the right entity; then nervaluate's other measures.
func (s *scorer) names() {
	var sys []*found
	for _, x := range s.run.mentions[s.id] {
		switch x["type"] {
		case "PER", "LOC", "ORG":
			if m := x["method"]; m != "role" && m != "coref" { // a role word alone is outside the name task
				sys = append(sys, &found{row: x, at: s.span(x)})
			}
		}
	}
	s.goldSpans, s.goldType = map[string][]span{}, map[string]string{}
	hits := make([]*found, len(s.gold.Mentions))
	at := make([]span, len(s.gold.Mentions))
	for i, g := range s.gold.Mentions {
		at[i] = trim(s.gold.Text, g.Start, g.End)
		p := plainName(g.ID)
		s.goldSpans[p] = append(s.goldSpans[p], at[i])
		s.goldType[p] = g.Type
		for _, f := range sys {
			if !f.used && f.at == at[i] && f.row["type"] == g.Type {
				f.used, hits[i] = true, f
				break
			}
		}
	}
	for i, g := range s.gold.Mentions {
		if g.Opt != 0 {
			continue
		}
		for _, name := range []string{"NER strict", "NER strict " + g.Type} {
			if hits[i] != nil {
				s.counts.at(name).TP++
			} else {
				s.counts.at(name).FN++
			}
		}
		if hits[i] == nil {
			s.disagree("MISS", s.text(at[i]), g.Type+" "+g.ID, "")
			continue
		}
		s.link(g, hits[i])
	}
	for _, f := range sys {
		if f.used || s.free(f.at, at) {
			continue
		}
		s.counts.at("NER strict").FP++
		s.counts.at("NER strict "+f.row["type"]).FP++
		s.disagree("SPUR", s.text(f.at), "", f.row["type"]+" "+f.row["method"]+" "+f.row["rule"])
	}
	s.soft(sys, at)
}

// free tells whether a mention that is no strict hit costs nothing: it overlaps
// an optional one, or lies inside a longer gold name that does not list it.
func (s *scorer) free(f span, at []span) bool {
	for i, g := range s.gold.Mentions {
		if g.Opt != 0 && f.overlaps(at[i]) || f != at[i] && f.inside(at[i]) {
			return true
		}
	}
	return false
}

func (s *scorer) link(g GoldMention, f *found) {
	if g.ID == "" {
		return
	}
	name := s.run.entities[f.row["entity_id"]]["name_en"]
	cover, acc := s.counts.at("LINK coverage of strict hits"), s.counts.at("LINK accuracy on linked hits")
	if name == "" {
		cover.FN++
		return
	}
	cover.TP++
	if sameName(name, g.ID) {
		acc.TP++
		return
	}
	acc.FN++
	s.disagree("LINK", g.Text, g.ID, name)
}

// soft adds nervaluate's exact (both ends), type (overlap and type) and partial
// (overlap) on the outermost names.
func (s *scorer) soft(sys []*found, at []span) {
	for _, m := range []struct {
		name string
		same func(f *found, g int) bool
	}{
		{"NER exact (outermost)", func(f *found, g int) bool { return f.at == at[g] }},
		{"NER type (outermost)", func(f *found, g int) bool {
			return f.at.overlaps(at[g]) && f.row["type"] == s.gold.Mentions[g].Type
		}},
		{"NER partial (outermost)", func(f *found, g int) bool { return f.at.overlaps(at[g]) }},
	} {
		used := map[*found]bool{}
		c := s.counts.at(m.name)
		for i, g := range s.gold.Mentions {
			if g.In != 0 || g.Opt != 0 {
				continue
			}
			k := slices.IndexFunc(sys, func(f *found) bool { return !used[f] && m.same(f, i) })
			if k < 0 {
				c.FN++
				continue
			}
			used[sys[k]] = true
			c.TP++
		}
		for _, f := range sys {
			if used[f] || f.row["parent_id"] != "" || slices.ContainsFunc(at, f.at.overlaps) {
				continue
			}
			c.FP++
		}
	}
}

// openYear tells whether got leaves open only the year of want, in a document
// without a date.
func (s *scorer) openYear(got, want string) bool {
	if s.gold.DCT != "" || len(got) < 4 || got[:4] != "XXXX" || len(want) <= 4 {
		return false
	}
	return strings.HasPrefix(got[4:], want[4:])
}
