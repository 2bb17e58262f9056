package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/tomar-nlp/tomar/extractors/names/tagger"
	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/pipeline/input"
)

// news are the real news texts at hand; the benchmark is skipped without them.
func news(tb testing.TB) (items []input.Item, bytes int64) {
	tb.Helper()
	path := os.Getenv("TOMAR_BENCH_NEWS")
	if path == "" {
		path = filepath.Join("..", "..", "shared", "text", "news.jsonl")
	}
	if _, err := os.Stat(path); err != nil {
		tb.Skipf("no news to read at %s; TOMAR_BENCH_NEWS names a JSON Lines file", path)
	}
	for it := range input.Open(input.Options{}, path).Items() {
		if it.Err != nil {
			tb.Fatal(it.Err.Message)
		}
		items = append(items, it)
		bytes += int64(len(it.Text))
	}
	return items, bytes
}

// BenchmarkStages runs the stages over real news, one worker, warm, and gives
// the speed of each by itself.
func BenchmarkStages(b *testing.B) {
	items, bytes := news(b)
	p, err := New(Config{})
	if err != nil {
		b.Fatal(err)
	}
	w := p.newWorker()
	var j Job
	spent := make([]time.Duration, len(p.stages))
	run := func() (found [3]int) {
		ids := newIDs(nil)
		for i := range items {
			j.Item = items[i]
			p.begin(&j, ids)
			for s := range p.stages {
				began := time.Now()
				p.stages[s].run(w, &j.Doc)
				spent[s] += time.Since(began)
			}
			found[0] += len(j.Doc.Mentions)
			found[1] += len(j.Doc.Times)
			found[2] += len(j.Doc.Events)
		}
		return found
	}
	first := run()
	if slices.Contains(first[:], 0) {
		b.Fatalf("mentions, times, events: %v", first)
	}
	clear(spent)
	b.SetBytes(bytes)
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		if again := run(); again != first {
			b.Fatalf("another result than before: %v, %v", again, first)
		}
	}
	for s := range p.stages {
		b.ReportMetric(float64(bytes)*float64(b.N)/1e6/spent[s].Seconds(), p.stages[s].Name+"-MB/s")
	}
}

// BenchmarkExtract is the whole pipeline, from items to CSV files, with one
// worker and with two.
func BenchmarkExtract(b *testing.B) {
	items, bytes := news(b)
	for _, workers := range []int{1, 2} {
		b.Run("workers="+string(rune('0'+workers)), func(b *testing.B) {
			model, err := tagger.Built()
			if err != nil {
				b.Fatal(err)
			}
			p, err := New(Config{Workers: workers, Tagger: model})
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(bytes)
			b.ReportAllocs()
			b.ResetTimer()
			for range b.N {
				set, err := sinks.Create(filepath.Join(b.TempDir(), "out"), sinks.Options{Formats: []sinks.Format{sinks.CSV}})
				if err != nil {
					b.Fatal(err)
				}
				reg := p.NewRegister(set, RegisterOptions{})
				if err := p.Run(context.Background(), slices.Values(items), reg); err != nil {
					b.Fatal(err)
				}
				sum, err := reg.Finish()
				if err != nil || sum.Inputs != len(items) || sum.Dated == 0 {
					b.Fatalf("%d of %d documents, %d dated events: %v", sum.Inputs, len(items), sum.Dated, err)
				}
				if err := set.Commit(sinks.Run{}, sinks.Timing{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
