package peers

import (
	"fmt"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/ckb"
	"github.com/blevesearch/bleve/v2/registry"
	"github.com/coregx/ahocorasick"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/extractors/match"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/extractors/token"
	"github.com/tomar-nlp/tomar/seeds"
)

func matcher(b *testing.B, names []string) *match.Matcher {
	b.Helper()
	c, err := seeds.LoadClitics(seeds.FS)
	if err != nil {
		b.Fatal(err)
	}
	a, err := morph.New(c)
	if err != nil {
		b.Fatal(err)
	}
	m, err := match.Compile(match.Options{Morph: a}, func(yield func(match.Phrase) bool) {
		for i, n := range names {
			if !yield(match.Phrase{Text: n, Class: tomar.ClassEntity, ID: int32(i)}) {
				return
			}
		}
	})
	if err != nil {
		b.Fatal(err)
	}
	return m
}

// peer is one contestant; run gives the number of things that it found.
type peer struct {
	name string
	run  func() int
	took time.Duration
}

// BenchmarkNames finds names in plain text: tomar's words and matcher beside
// its peers. One iteration runs each of them once, so that they share the
// machine's moods; the figures are MB/s and ratios to tomar.
func BenchmarkNames(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprintf("names=%d", n), func(b *testing.B) {
			names, text, put := generate(n, 1<<20)
			raw := []byte(text)
			want := 0
			for _, c := range put {
				want += c
			}

			scan := matcher(b, names).NewScanner()
			doc := &tomar.Document{}
			normalizer, err := norm.New(seeds.FS)
			if err != nil {
				b.Fatal(err)
			}
			tokenizer, err := token.New(seeds.FS, nil)
			if err != nil {
				b.Fatal(err)
			}
			known := forms.New() // as a worker of the pipeline does
			scan.Share(known)
			tokenizer = tokenizer.With(token.Words{Known: scan.Known, Form: scan.KnownForm}, known)
			trie := newMapTrie(names)
			ac, err := ahocorasick.NewBuilder().AddStrings(names).Build()
			if err != nil {
				b.Fatal(err)
			}
			analyzer, err := ckb.AnalyzerConstructor(nil, registry.NewCache())
			if err != nil {
				b.Fatal(err)
			}
			peers := []peer{
				{name: "tomar", run: func() int { // normalise, tokens, names
					doc.Reset()
					doc.Raw = text
					normalizer.Run(doc)
					tokenizer.Run(doc)
					scan.Scan(doc)
					return len(doc.Hits)
				}},
				{name: "match", run: func() int { tokens(doc, text); scan.Scan(doc); return len(doc.Hits) }}, // names after the least of tokenizers
				{name: "maptrie", run: func() int { n := 0; trie.scan(text, func(string) { n++ }); return n }},
				{name: "ahocorasick", run: func() int { return len(ac.FindAll(raw, -1)) }},
				{name: "bleve", run: func() int { return analyze(analyzer, raw) }},
			}
			check(b, scan, doc, text, names, put)
			b.ResetTimer()
			for range b.N {
				for i := range peers {
					start := time.Now()
					found := peers[i].run()
					peers[i].took += time.Since(start)
					if peers[i].name != "ahocorasick" && found < want { // which also finds parts of words
						b.Fatalf("%s found %d, put in %d", peers[i].name, found, want)
					}
				}
			}
			for _, p := range peers {
				b.ReportMetric(float64(len(text))*float64(b.N)/1e6/p.took.Seconds(), p.name+"-MB/s")
				if p.name != "tomar" {
					b.ReportMetric(p.took.Seconds()/peers[0].took.Seconds(), "x-"+p.name)
				}
			}
		})
	}
}

// check proves that every name that was put in is found.
func check(b *testing.B, s *match.Scanner, doc *tomar.Document, text string, names []string, put map[string]int) {
	b.Helper()
	tokens(doc, text)
	s.Scan(doc)
	found := map[string]int{}
	for _, h := range doc.Hits {
		if h.Fold == tomar.FoldNone && h.Suffix == tomar.None {
			found[names[h.ID]]++
		}
	}
	for n, c := range put {
		if found[n] < c {
			b.Fatalf("%q was put in %d times and found %d times", n, c, found[n])
		}
	}
}

func analyze(a analysis.Analyzer, raw []byte) int { return len(a.Analyze(raw)) }
