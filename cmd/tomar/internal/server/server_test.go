package server

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tomar-nlp/tomar/pipeline"
)

var loaded = sync.OnceValues(func() (*pipeline.Pipeline, error) { return pipeline.New(pipeline.Config{}) })

func newServer(t testing.TB, o Options) *Server {
	t.Helper()
	p, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return New(p, o)
}

// answer is a line of an answer, as far as the tests look at it.
type answer struct {
	Documents []struct {
		DocID     string `json:"doc_id"`
		Status    string `json:"status"`
		Published string `json:"published"`
	} `json:"documents"`
	Mentions []struct {
		Text       string `json:"text"`
		Type       string `json:"type"`
		Start, End int
	} `json:"mentions"`
	Events []struct {
		Type    string  `json:"type"`
		StoryID *string `json:"story_id"`
		Date    *string `json:"date"`
	} `json:"events"`
	Stories     []map[string]any `json:"stories"`
	Diagnostics []struct {
		Code string `json:"code"`
	} `json:"diagnostics"`
}

func ask(t *testing.T, h http.Handler, path, kind, body string) (int, []answer) {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	var out []answer
	if w.Code == http.StatusOK {
		sc := bufio.NewScanner(w.Body)
		sc.Buffer(nil, 16<<20)
		for sc.Scan() {
			var a answer
			if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
				t.Fatalf("no JSON line: %v in %q", err, sc.Text())
			}
			out = append(out, a)
		}
	}
	return w.Code, out
}

const (
	bomb  = "دوێنێ لە هەولێر تەقینەوەیەک ڕوویدا و سێ کەس کوژران."
	visit = "وەفدێکی ئەڵمانیا گەیشتە هەولێر."
)

func TestExtract(t *testing.T) {
	h := newServer(t, Options{}).Handler()
	quote := func(s string) string { b, _ := json.Marshal(s); return string(b) }
	doc := func(id, text string) string {
		return fmt.Sprintf(`{"id":%q,"text":%s,"date":"2020-09-30"}`, id, quote(text))
	}
	for _, c := range []struct {
		name, path, kind, body string
		ids                    string // the doc_ids of the answer, "" where they derive from the text
		lines                  int
	}{
		{"a text", "/extract?date=2020-09-30&id=a", "text/plain; charset=utf-8", bomb, "a", 1},
		{"a text without a type", "/extract?date=2020-09-30", "", bomb, "", 1},
		{"one object", "/extract", "application/json", doc("a", bomb), "a", 1},
		{"an object over many lines", "/extract", "application/json", "{\n \"id\": \"a\",\n \"text\": " + quote(bomb) + ",\n \"date\": \"2020-09-30\"\n}\n", "a", 1},
		{"a list", "/extract", "application/json", "[" + doc("a", bomb) + ",\n" + doc("b", visit) + "]", "a b", 2},
		{"objects in a row", "/extract", "application/json", doc("a", bomb) + doc("b", visit), "a b", 2},
		{"JSON Lines", "/extract", "application/x-ndjson", doc("a", bomb) + "\n" + doc("b", visit) + "\n", "a b", 2},
		{"an id given twice", "/extract", "application/x-ndjson", doc("a", bomb) + "\n" + doc("a", visit) + "\n", "a a~2", 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, got := ask(t, h, c.path, c.kind, c.body)
			if code != http.StatusOK || len(got) != c.lines {
				t.Fatalf("status %d with %d lines, want %d", code, len(got), c.lines)
			}
			var ids []string
			for _, a := range got {
				if len(a.Documents) != 1 || a.Documents[0].Status == "failed" {
					t.Fatalf("documents %+v", a.Documents)
				}
				ids = append(ids, a.Documents[0].DocID)
			}
			if c.ids != "" && strings.Join(ids, " ") != c.ids {
				t.Errorf("ids %v, want %s", ids, c.ids)
			}
			first := got[0]
			points := []rune(bomb)
			if len(first.Mentions) != 1 || string(points[first.Mentions[0].Start:first.Mentions[0].End]) != first.Mentions[0].Text {
				t.Errorf("mentions %+v", first.Mentions)
			}
			var kill bool
			for _, e := range first.Events {
				if e.StoryID == nil {
					t.Errorf("%s has no story", e.Type)
				}
				kill = kill || e.Type == "KILL" && e.Date != nil && *e.Date == "2020-09-29"
			}
			if !kill || len(first.Stories) == 0 {
				t.Errorf("no killing on 2020-09-29 among %+v, stories %d", first.Events, len(first.Stories))
			}
		})
	}
}

func TestFaults(t *testing.T) {
	h := newServer(t, Options{MaxBytes: 200, MaxBody: 400}).Handler()
	for _, c := range []struct {
		name, kind, body string
		code             int
		diagnostic       string // of the last line
	}{
		{"nothing", "text/plain", "", 200, "input.empty"},
		{"bytes that are no text", "text/plain", "a\x00b\x00c\x01", 200, "input.binary"},
		{"a document over the limit", "text/plain", strings.Repeat("ا", 150), 200, "input.too-large"},
		{"a request over the limit", "text/plain", strings.Repeat("ا", 300), http.StatusRequestEntityTooLarge, ""},
		{"a record without a text", "application/x-ndjson", "{\"id\":\"a\",\"text\":\"هەولێر شارە.\"}\n{\"id\":\"b\"}\n", 200, "input.bad-record"},
		{"a type that is none", ";;", "x", http.StatusUnsupportedMediaType, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, got := ask(t, h, "/extract", c.kind, c.body)
			if code != c.code {
				t.Fatalf("status %d, want %d", code, c.code)
			}
			if c.diagnostic == "" {
				return
			}
			if len(got) == 0 {
				t.Fatal("no line: the document is lost")
			}
			last := got[len(got)-1]
			if last.Documents[0].Status != "failed" || len(last.Diagnostics) != 1 || last.Diagnostics[0].Code != c.diagnostic {
				t.Errorf("%+v %+v, want %s", last.Documents, last.Diagnostics, c.diagnostic)
			}
		})
	}
}

// A worker is held by a request whose body does not come; the queue holds the
// next one; the third is refused at once, and the others are answered.
func TestBackPressure(t *testing.T) {
	s := newServer(t, Options{Workers: 1, Queue: 1})
	h := s.Handler()
	slow, feed := io.Pipe()
	done := make(chan int, 2)
	send := func(body io.Reader) {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/extract", body))
		done <- w.Code
	}
	go send(slow)
	eventually(t, "the worker is taken", func() bool { return len(s.slots) == 1 })
	go send(strings.NewReader(visit))
	eventually(t, "one waits", func() bool { return s.waiting.Load() == 1 })
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/extract", strings.NewReader(visit)))
	if w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" {
		t.Errorf("status %d, Retry-After %q", w.Code, w.Header().Get("Retry-After"))
	}
	_, _ = io.WriteString(feed, bomb)
	feed.Close()
	for range 2 {
		if code := <-done; code != http.StatusOK {
			t.Errorf("status %d of a request that had its place", code)
		}
	}
	m := httptest.NewRecorder()
	h.ServeHTTP(m, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	for _, want := range []string{`tomar_requests_total{code="200"} 2`, `tomar_requests_total{code="429"} 1`, `tomar_documents_total{status="ok"} 2`, "tomar_requests_working 0"} {
		if !strings.Contains(m.Body.String(), want) {
			t.Errorf("metrics lack %s", want)
		}
	}
}

// A stop answers what is under way and takes nothing new.
func TestStop(t *testing.T) {
	s := newServer(t, Options{})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, l) }()
	url := "http://" + l.Addr().String()
	body, feed := io.Pipe()
	answered := make(chan string, 1)
	go func() {
		res, err := http.Post(url+"/extract?id=late", "text/plain", body)
		if err != nil {
			answered <- err.Error()
			return
		}
		defer res.Body.Close()
		b, _ := io.ReadAll(res.Body)
		answered <- string(b)
	}()
	eventually(t, "the request is under way", func() bool { return len(s.slots) == 1 })
	stop()
	eventually(t, "nothing new is taken", func() bool {
		c, err := net.DialTimeout("tcp", l.Addr().String(), time.Second)
		if err == nil {
			c.Close()
		}
		return err != nil
	})
	_, _ = io.WriteString(feed, visit)
	feed.Close()
	if got := <-answered; !strings.Contains(got, `"doc_id":"late"`) {
		t.Errorf("the request under way got %q", got)
	}
	if err := <-ended; err != nil {
		t.Errorf("stop: %v", err)
	}
}

func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for range 1000 {
		if is() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("it never came about that %s", what)
}

// The description of the interface names what an answer really has.
func TestOpenAPI(t *testing.T) {
	h := newServer(t, Options{}).Handler()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/openapi.json", nil))
	var api struct {
		Paths      map[string]any
		Components struct {
			Schemas map[string]struct{ Required []string }
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &api); err != nil {
		t.Fatal(err)
	}
	var tables []string
	for _, id := range answered {
		tables = append(tables, id.String())
	}
	if got := api.Components.Schemas["Answer"].Required; strings.Join(got, " ") != strings.Join(tables, " ") {
		t.Errorf("openapi names %v, answers have %v", got, tables)
	}
	for path := range api.Paths {
		method := http.MethodGet
		if path == "/extract" {
			method = http.MethodPost
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(method, path, strings.NewReader(visit)))
		if w.Code != http.StatusOK {
			t.Errorf("%s %s: status %d", method, path, w.Code)
		}
	}
}
