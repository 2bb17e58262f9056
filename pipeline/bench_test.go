package pipeline

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/tomar-nlp/tomar/pipeline/input"
)

// BenchmarkStartup loads and compiles all embedded data.
func BenchmarkStartup(b *testing.B) {
	b.ReportAllocs()
	for range b.N {
		p, err := New(Config{})
		if err != nil {
			b.Fatal(err)
		}
		if len(p.data.Gazetteer.Entities) < 1000 {
			b.Fatal("the gazetteer is not there")
		}
	}
}

// samples are the sample articles' texts.
func samples(tb testing.TB) (items []input.Item, bytes int64) {
	tb.Helper()
	files, err := filepath.Glob(filepath.Join("..", "seeds", "corpus", "*.txt"))
	if err != nil || len(files) == 0 {
		tb.Fatalf("no sample articles: %v", err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		items = append(items, input.Item{Path: f, Text: string(text)})
		bytes += int64(len(text))
	}
	return items, bytes
}

// BenchmarkPipeline runs every stage over the sample articles, one worker, warm.
func BenchmarkPipeline(b *testing.B) {
	p, err := New(Config{})
	if err != nil {
		b.Fatal(err)
	}
	items, bytes := samples(b)
	w := p.newWorker()
	var j Job
	run := func() (mentions, times, events int) {
		ids := newIDs(nil)
		for i := range items {
			j.Item = items[i]
			p.begin(&j, ids)
			p.extract(w, &j)
			mentions += len(j.Doc.Mentions)
			times += len(j.Doc.Times)
			events += len(j.Doc.Events)
		}
		return mentions, times, events
	}
	m, t, e := run()
	if m < 50 || t < 15 || e < 30 {
		b.Fatalf("only %d mentions, %d times, %d events", m, t, e)
	}
	b.SetBytes(bytes)
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		if m2, t2, e2 := run(); m2 != m || t2 != t || e2 != e {
			b.Fatal("another result than before")
		}
	}
}
