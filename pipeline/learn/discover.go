package learn

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/pipeline"
)

// Discovery counts names without a row over a corpus. It is a pipeline.Writer.
type Discovery struct {
	MinCount int // mentions from which a name is proposed; 0 means 3
	names    map[string]*proposal
	words    map[string]int
	total    int
}

type proposal struct {
	typ      tomar.EntityType
	subtype  string
	words    []string
	surfaces map[string]int
	rules    map[string]int
	contexts []string
	mentions int
	docs     int
	lastDoc  int
}

// NewDiscovery makes an empty count.
func NewDiscovery() *Discovery {
	return &Discovery{names: map[string]*proposal{}, words: map[string]int{}}
}

// Prepare has nothing to do.
func (d *Discovery) Prepare(*pipeline.Job) {}

// Write counts a document's names and words.
func (d *Discovery) Write(j *pipeline.Job) error {
	doc := &j.Doc
	for i := range doc.Tokens {
		if doc.Tokens[i].Kind == tomar.Word {
			d.words[strings.Clone(doc.Slice(doc.Tokens[i].Core()))]++
			d.total++
		}
	}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Entity != tomar.None || m.Parent != tomar.None || m.NameEN != "" || m.Method == tomar.ByRole {
			continue
		}
		base := doc.Slice(m.Base)
		key := m.Type.String() + " " + base
		p := d.names[key]
		if p == nil {
			base = strings.Clone(base)
			p = &proposal{typ: m.Type, subtype: m.Subtype, words: strings.Fields(base), surfaces: map[string]int{}, rules: map[string]int{}, lastDoc: -1}
			d.names[m.Type.String()+" "+base] = p
		}
		p.mentions++
		if p.lastDoc != j.Seq {
			p.docs++
			p.lastDoc = j.Seq
		}
		p.surfaces[strings.Clone(doc.Original(m.Base))]++
		p.rules[m.Rule]++
		if len(p.contexts) < maxContexts {
			p.contexts = append(p.contexts, around(doc, m))
		}
	}
	return nil
}

const (
	maxContexts  = 3
	contextWords = 4
	minProposed  = 3
)

// around is a name with a few words on either side.
func around(doc *tomar.Document, m *tomar.Mention) string {
	s := doc.Sentences[m.Sent]
	first, last := max(s.First, m.First-contextWords), min(s.Last, m.Last+contextWords)
	span := doc.Tokens[first].Cover(doc.Tokens[last-1].Span)
	return strings.Join(strings.Fields(strings.Clone(doc.Slice(span))), " ")
}

// association is Dunning's log-likelihood that the first and the last word of
// a name occur together more often than by chance, and its p-value.
func (d *Discovery) association(p *proposal) (g2, pvalue float64) {
	if len(p.words) < 2 || d.total == 0 {
		return 0, 1
	}
	a, b := float64(d.words[p.words[0]]), float64(d.words[p.words[len(p.words)-1]])
	n, k := float64(d.total), float64(p.mentions)
	a, b = max(a, k), max(b, k)
	cells := [4][2]float64{ // observed, expected
		{k, a * b / n}, {a - k, a * (n - b) / n}, {b - k, (n - a) * b / n}, {n - a - b + k, (n - a) * (n - b) / n},
	}
	for _, c := range cells {
		if c[0] > 0 && c[1] > 0 {
			g2 += 2 * c[0] * math.Log(c[0]/c[1])
		}
	}
	g2 = max(g2, 0)
	return g2, 1 - distuv.ChiSquared{K: 1}.CDF(g2)
}

// Proposals is the number of names that Write would list.
func (d *Discovery) Proposals() int { return len(d.sorted()) }

func (d *Discovery) sorted() []*proposal {
	least := d.MinCount
	if least == 0 {
		least = minProposed
	}
	var all []*proposal
	for _, p := range d.names {
		if p.mentions >= least {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, func(a, b *proposal) int {
		return cmp.Or(cmp.Compare(b.mentions, a.mentions), cmp.Compare(a.typ, b.typ), slices.Compare(a.words, b.words))
	})
	return all
}

// WriteTo lists the proposals as a table to review: what, how often, how surely
// the words belong together, by which rules, and a few contexts.
func (d *Discovery) WriteTo(w io.Writer) (int64, error) {
	b := bufio.NewWriter(w)
	n, _ := b.WriteString("type\tsubtype\tmentions\tdocuments\tg2\tp_value\trules\tname\tspellings\tcontexts\n")
	for _, p := range d.sorted() {
		g2, pv := d.association(p)
		k, err := fmt.Fprintf(b, "%s\t%s\t%d\t%d\t%.1f\t%.2g\t%s\t%s\t%s\t%s\n", p.typ, p.subtype, p.mentions, p.docs, g2, pv,
			strings.Join(byCount(p.rules), "|"), strings.Join(p.words, " "), strings.Join(byCount(p.surfaces), "|"), strings.Join(p.contexts, " | "))
		n += k
		if err != nil {
			return int64(n), err
		}
	}
	return int64(n), b.Flush()
}

func byCount(m map[string]int) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, strings.ReplaceAll(strings.ReplaceAll(k, "\t", " "), "\n", " "))
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(cmp.Compare(m[b], m[a]), cmp.Compare(a, b)) })
	return keys
}
