package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
)

// Interval is a measure's 95 % bootstrap interval over documents.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Measure is one line of the report.
type Measure struct {
	Name      string   `json:"name"`
	Precision float64  `json:"precision"`
	Recall    float64  `json:"recall"`
	F1        float64  `json:"f1"`    // over all counts (micro)
	Macro     float64  `json:"macro"` // mean F1 of the documents that have the measure
	Interval  Interval `json:"interval"`
	Count
}

// accuracy measures have no false positives: their figure is the recall.
func accuracy(name string) bool {
	return strings.Contains(name, "accuracy") || strings.HasPrefix(name, "LINK") || strings.Contains(name, "by anchor") || strings.Contains(name, "attributed")
}

// resamples is how often the documents are drawn anew for an interval.
const resamples = 1000

// Measures are all measures by name, with intervals. The drawing is seeded by a
// constant: the same result gives the same intervals.
func (r *Result) Measures() []Measure {
	var out []Measure
	for _, name := range sortedNames(r.Total) {
		c := *r.Total[name]
		m := Measure{Name: name, Precision: c.Precision(), Recall: c.Recall(), F1: c.F1(), Count: c}
		if accuracy(name) {
			m.Precision, m.F1 = m.Recall, m.Recall
		}
		n := 0
		for _, d := range r.Docs {
			if x := r.PerDoc[d][name]; x != nil && x.TP+x.FP+x.FN > 0 {
				m.Macro += figure(name, *x)
				n++
			}
		}
		if n > 0 {
			m.Macro /= float64(n)
		}
		m.Interval = r.interval(name)
		out = append(out, m)
	}
	return out
}

func figure(name string, c Count) float64 {
	if accuracy(name) {
		return c.Recall()
	}
	return c.F1()
}

func (r *Result) interval(name string) Interval {
	counts := make([]Count, len(r.Docs))
	for i, d := range r.Docs {
		if x := r.PerDoc[d][name]; x != nil {
			counts[i] = *x
		}
	}
	if len(counts) == 0 {
		return Interval{}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	figures := make([]float64, resamples)
	for i := range figures {
		var c Count
		for range counts {
			c.add(counts[rng.IntN(len(counts))])
		}
		figures[i] = figure(name, c)
	}
	slices.Sort(figures)
	return Interval{figures[resamples*25/1000], figures[resamples*975/1000]}
}

// WriteText writes the table for people.
func (r *Result) WriteText(w io.Writer) error {
	var b strings.Builder
	for _, d := range r.Missing {
		fmt.Fprintf(&b, "missing document: %s\n", d)
	}
	fmt.Fprintf(&b, "%d documents\n%-40s %6s %6s %6s  %-13s %6s  %5s %5s %5s\n", len(r.Docs), "measure", "P", "R", "F1", "95 %", "macro", "tp", "fp", "fn")
	for _, m := range r.Measures() {
		fmt.Fprintf(&b, "%-40s %6.3f %6.3f %6.3f  [%.3f,%.3f] %6.3f  %5d %5d %5d\n", m.Name, m.Precision, m.Recall, m.F1, m.Interval.Low, m.Interval.High, m.Macro, m.TP, m.FP, m.FN)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteDisagreements writes every disagreement, one a line.
func (r *Result) WriteDisagreements(w io.Writer) error {
	var b strings.Builder
	for _, m := range r.Disagree {
		fmt.Fprintf(&b, "%s\t%s\t%s\tgold %s\tgot %s\n", m.Kind, m.Doc, strings.ReplaceAll(m.Text, "\n", " "), m.Gold, m.Got)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteJSON writes measures, counts per document and disagreements for machines.
func (r *Result) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(struct {
		Measures []Measure `json:"measures"`
		*Result
	}{r.Measures(), r})
}
