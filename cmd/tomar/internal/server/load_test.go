package server

import (
	"bufio"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// load sends n texts from so many clients at once, tries again where it is told
// to wait, and gives how long each answer took and the ids that came back.
func load(t testing.TB, url string, texts []string, n, clients int) (took []time.Duration, ids map[string]int) {
	t.Helper()
	ids = map[string]int{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	next := make(chan int)
	for range clients {
		wg.Go(func() {
			for i := range next {
				id := fmt.Sprintf("n%d", i)
				started := time.Now()
				got := send(t, url+"/extract?date=2020-09-30&id="+id, texts[i%len(texts)])
				mu.Lock()
				took = append(took, time.Since(started))
				if !strings.Contains(got, `"doc_id":"`+id+`"`) {
					t.Errorf("%s was answered %.300q", id, got)
				} else {
					ids[id]++
				}
				mu.Unlock()
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
	return took, ids
}

// send posts a text, again after a while where all workers are taken.
func send(t testing.TB, url, text string) string {
	for range 10_000 {
		res, err := http.Post(url, "text/plain", strings.NewReader(text))
		if err != nil {
			t.Error(err)
			return ""
		}
		line, _ := bufio.NewReaderSize(res.Body, 64<<10).ReadString('\n') // a cut line lacks its id, which the caller sees
		res.Body.Close()
		if res.StatusCode != http.StatusTooManyRequests {
			return line
		}
		time.Sleep(2 * time.Millisecond)
	}
	t.Error("refused for ever")
	return ""
}

func sampleTexts(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../../../../seeds/corpus/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sample articles: %v", err)
	}
	var texts []string
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(b))
	}
	return texts
}

// More clients than workers and queue together: some are told to wait, and no
// document is lost or answered twice.
func TestLoad(t *testing.T) {
	s := newServer(t, Options{Workers: 2, Queue: 2})
	srv := httptest.NewServer(s.Handler())
	defer srv.Close()
	const n = 200
	_, ids := load(t, srv.URL, sampleTexts(t), n, 12)
	for i := range n {
		if id := fmt.Sprintf("n%d", i); ids[id] != 1 {
			t.Errorf("%s was answered %d times", id, ids[id])
		}
	}
}

// BenchmarkServe is a sustained load at all processors; p99 is of an answer as
// its client sees it, waiting included.
func BenchmarkServe(b *testing.B) {
	s := newServer(b, Options{})
	srv := httptest.NewServer(s.Handler())
	defer srv.Close()
	texts := sampleTexts(b)
	size := 0
	for _, t := range texts {
		size += len(t)
	}
	b.SetBytes(int64(size / len(texts)))
	b.ResetTimer()
	took, ids := load(b, srv.URL, texts, b.N, 2*s.opts.Workers)
	b.StopTimer()
	if len(ids) != b.N {
		b.Fatalf("%d of %d documents were answered", len(ids), b.N)
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
}
