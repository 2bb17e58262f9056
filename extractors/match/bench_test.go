package match

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
)

var (
	onsets = strings.Fields("ب پ ت ج چ ح خ د ر ز ژ س ش ع غ ف ق ک گ ل م ن ه")
	vowels = strings.Fields("ا ە ۆ ێ ی وو")
	codas  = append(strings.Fields("ن ر ک س ش ت م د ز ل"), "", "", "", "")
	tails  = append(strings.Fields("ی دا ش ەوە یش وە ەکە ەکانی یان"), "", "", "", "", "", "", "", "", "")
)

func syllables(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(onsets[r.IntN(len(onsets))])
		b.WriteString(vowels[r.IntN(len(vowels))])
		b.WriteString(codas[r.IntN(len(codas))])
	}
	return b.String()
}

// generated makes n names of one to four words, and a text of about size bytes
// in which some of them stand, with the number of names put in.
func generated(n, size int) (names []Phrase, text string, put []int32) {
	r := rand.New(rand.NewPCG(7, uint64(n)))
	seen := map[string]bool{}
	parts := make([]string, max(64, n/8))
	for i := range parts {
		parts[i] = syllables(r, 2+r.IntN(2))
	}
	for len(names) < n {
		words := make([]string, 1+r.IntN(3))
		for i := range words {
			words[i] = parts[r.IntN(len(parts))]
		}
		if len(words) == 1 {
			words[0] = syllables(r, 3+r.IntN(2))
		}
		s := strings.Join(words, " ")
		if !seen[s] {
			seen[s] = true
			names = append(names, ent(int32(len(names)), s))
		}
	}
	common := make([]string, 20000)
	for i := range common {
		common[i] = syllables(r, 1+r.IntN(3))
	}
	zipf := rand.NewZipf(r, 1.1, 4, uint64(len(common)-1))
	pick := rand.NewZipf(r, 1.05, 30, uint64(n-1))
	var b strings.Builder
	for b.Len() < size {
		for range 8 + r.IntN(20) {
			if r.IntN(12) == 0 {
				p := names[pick.Uint64()]
				b.WriteString(p.Text)
				put = append(put, p.ID)
			} else {
				b.WriteString(common[zipf.Uint64()])
				b.WriteString(tails[r.IntN(len(tails))])
			}
			b.WriteByte(' ')
		}
		b.WriteString(".\n")
	}
	return names, b.String(), put
}

func BenchmarkScan(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprintf("names=%d", n), func(b *testing.B) {
			if n == 1_000_000 && testing.Short() {
				b.Skip("long")
			}
			names, text, put := generated(n, 2<<20)
			m := compile(b, names...)
			doc := document(text, func(string) bool { return true })
			s := m.NewScanner()
			s.Scan(doc)
			found := map[int32]int{}
			for _, h := range doc.Hits {
				if h.Fold == tomar.FoldNone && h.Suffix == tomar.None {
					found[h.ID]++
				}
			}
			for _, id := range put {
				if found[id]--; found[id] < 0 {
					b.Fatalf("%q was put in more often than found", names[id].Text)
				}
			}
			hits := len(doc.Hits)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				doc.Hits = doc.Hits[:0]
				s.Scan(doc)
			}
			if len(doc.Hits) != hits {
				b.Fatalf("%d hits, before %d", len(doc.Hits), hits)
			}
			b.ReportMetric(float64(len(doc.Tokens)), "tokens")
			b.ReportMetric(float64(hits), "hits")
		})
	}
}

func BenchmarkCompile(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprintf("names=%d", n), func(b *testing.B) {
			if n == 1_000_000 && testing.Short() {
				b.Skip("long")
			}
			names, _, _ := generated(n, 1000)
			a := newMorph(b)
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			var m *Matcher
			for b.Loop() {
				var err error
				if m, err = Compile(Options{Morph: a}, slices.Values(names)); err != nil {
					b.Fatal(err)
				}
			}
			runtime.GC()
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MiB")
			if !m.Known(names[0].Text[:strings.IndexByte(names[0].Text+" ", ' ')]) {
				b.Fatal("the first name is not known")
			}
		})
	}
}
