package gazetteers

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
)

// BenchmarkLoadMany loads a hundred thousand names and tells what one costs.
func BenchmarkLoadMany(b *testing.B) {
	const n = 100_000
	var t strings.Builder
	t.WriteString(placeHeader)
	for i := range n {
		fmt.Fprintf(&t, "loc-%07d\tcity\tPlace %d\tQ%d\tIQ\t\t36.1\t44.2\t\t\town\tproject\tشوێنی %d\tجێگەی %d\t\n", i, i, i+1, i, i)
	}
	fsys := fstest.MapFS{"places/many.tsv": {Data: []byte(t.String())}}
	t.Reset()
	var before, after runtime.MemStats
	b.ReportAllocs()
	for b.Loop() {
		runtime.GC()
		runtime.ReadMemStats(&before)
		g, err := Load(fsys, func(s string) string { return s })
		if err != nil || len(g.Entities) != n || g.NameCount() != 2*n {
			b.Fatal(err)
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		if i, ok := g.ByID("loc-0077777"); !ok || g.Entities[i].NameEN() != "Place 77777" {
			b.Fatal("an id is not found")
		}
	}
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/n, "B/entity")
}
