package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	_ "github.com/tomar-nlp/tomar/output/internal/golden" // -update is known to every test of output
	"github.com/tomar-nlp/tomar/output/internal/sample"
	"github.com/tomar-nlp/tomar/output/labels"
	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/tables"
)

// output writes an output folder of copies of the sample; change may alter
// every row.
func output(t testing.TB, copies int, opts sinks.Options, change func(*tables.Row)) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	s, err := sinks.Create(out, opts)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	sample.Run(copies, func(r *tables.Row) {
		if change != nil {
			change(r)
		}
		if err := s.Write(r); err != nil {
			t.Fatal(err)
		}
	})
	if err := s.Commit(sinks.Run{Tool: "tomar", Version: "test"}, sinks.Timing{}); err != nil {
		t.Fatal(err)
	}
	return out
}

func write(t testing.TB, out string, opts Options) string {
	t.Helper()
	path, err := Write(out, opts)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// island is the page's data as a reader of HTML finds them: up to the first
// end of the script element.
func island(t testing.TB, html string) map[string]any {
	t.Helper()
	_, rest, ok := strings.Cut(html, `<script type="application/json" id="data">`)
	if !ok {
		t.Fatal("no island")
	}
	data, _, _ := strings.Cut(rest, "</script")
	var v map[string]any
	if err := json.Unmarshal([]byte(data), &v); err != nil {
		t.Fatalf("the island is cut short or broken: %v", err)
	}
	return v
}

// cells is a column of the island, decoded.
func cells(t testing.TB, v map[string]any, table, column string) []any {
	t.Helper()
	c := v["tables"].(map[string]any)[table].(map[string]any)["c"].(map[string]any)[column]
	coded, ok := c.(map[string]any)
	if !ok {
		return c.([]any)
	}
	var out []any
	for _, i := range coded["i"].([]any) {
		if i.(float64) < 0 {
			out = append(out, nil)
			continue
		}
		out = append(out, coded["d"].([]any)[int(i.(float64))])
	}
	return out
}

func TestSameTablesSameBytes(t *testing.T) {
	out := output(t, 3, sinks.Options{WithTexts: true}, nil)
	first := write(t, out, Options{})
	if again := write(t, out, Options{}); first != again {
		t.Error("two pages of the same tables differ")
	}
	lines := output(t, 3, sinks.Options{WithTexts: true, Formats: []sinks.Format{sinks.JSONL}}, nil)
	if other := write(t, lines, Options{}); other != first {
		t.Error("the pages of CSV and of JSON Lines differ")
	}
	left, _ := filepath.Glob(filepath.Join(out, ".*"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// slice is a stretch of a text by UTF-16 units, as JavaScript slices.
func slice(text string, start, end any) string {
	return string(utf16.Decode(utf16.Encode([]rune(text))[int(start.(float64)):int(end.(float64))]))
}

func TestIslandSaysWhatTheTablesSay(t *testing.T) {
	out := output(t, 2, sinks.Options{WithTexts: true}, nil)
	v := island(t, write(t, out, Options{}))
	texts := v["texts"].([]any)
	in, err := tables.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []tables.ID{tables.Sentences, tables.Mentions, tables.Times, tables.Events, tables.Relations} {
		docs, starts, ends := cells(t, v, id.String(), "doc_id"), cells(t, v, id.String(), "start"), cells(t, v, id.String(), "end")
		i := 0
		for r, err := range in.Rows(id) {
			if err != nil {
				t.Fatal(err)
			}
			if got := slice(texts[int(docs[i].(float64))].(string), starts[i], ends[i]); got != r.Get("text").Text() {
				t.Errorf("%v, row %d: the page has %q, the table %q", id, i, got, r.Get("text").Text())
			}
			i++
		}
		if i == 0 || i != len(docs) {
			t.Errorf("%v: %d rows of %d", id, len(docs), i)
		}
	}
	for _, c := range []struct{ table, column string }{{"arguments", "event_id"}, {"events", "doc_id"}, {"events", "story_id"}, {"relations", "subject_id"}, {"network_edges", "source_id"}} {
		for i, x := range cells(t, v, c.table, c.column) {
			if x.(float64) < 0 {
				t.Errorf("%s.%s: row %d points nowhere", c.table, c.column, i)
			}
		}
	}
}

func TestOffsetsCountAsJavaScriptDoes(t *testing.T) {
	l := loader{texts: map[string]*text{"d": {}}}
	l.texts["d"].add("a😀b😀c")
	for point, want := range []int{0, 1, 3, 4, 6, 7} {
		if got := l.units("d", point); got != want {
			t.Errorf("code point %d is unit %d, want %d", point, got, want)
		}
	}
}

func TestWithoutTextsTheSentencesMakeThem(t *testing.T) {
	with := island(t, write(t, output(t, 1, sinks.Options{WithTexts: true}, nil), Options{}))
	without := island(t, write(t, output(t, 1, sinks.Options{}, nil), Options{}))
	a, b := with["texts"].([]any)[0].(string), without["texts"].([]any)[0].(string)
	starts, ends := cells(t, with, "sentences", "start"), cells(t, with, "sentences", "end")
	for i := range starts {
		if x, y := slice(a, starts[i], ends[i]), slice(b, starts[i], ends[i]); x != y {
			t.Errorf("sentence %d is %q and %q", i, x, y)
		}
	}
	if len(starts) < 2 {
		t.Error("too few sentences")
	}
}

// hostile is what a corpus may hold to break out of the page.
const hostile = `</script><script>window.broken=1</script><!--<img src=x onerror="window.broken=1">'"&` + "\u2028\u2029\u202e\u2066\x00\u0001"

func poison(r *tables.Row) {
	t := r.Table.Table()
	for i := range r.Cells {
		c := &t.Columns[i]
		id := strings.HasSuffix(c.Name, "_id") || c.Enum != nil
		if r.Cells[i].Kind == tables.String && !id && r.Table != tables.Sentences && r.Table != tables.Texts {
			var cell tables.Row
			r.Cells[i] = cell.Begin(r.Table).Str(hostile + r.Cells[i].Text()).Cells[0]
		}
	}
}

func TestNoTextBecomesMarkup(t *testing.T) {
	out := output(t, 1, sinks.Options{WithTexts: true}, poison)
	if err := os.WriteFile(filepath.Join(out, "corrections.tsv"), []byte("kind\tid\taction\tvalue\tnote\nentity\tg1\trename\t</script><b>\t<!--\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	html := write(t, out, Options{})
	clean := write(t, output(t, 1, sinks.Options{WithTexts: true}, nil), Options{})
	for _, s := range []string{"<script", "</script", "<!--", "<img", "<b>", "\u2028", "\u2029", "<style", "</"} {
		if a, b := strings.Count(html, s), strings.Count(clean, s); a != b {
			t.Errorf("%q stands %d times, without the hostile corpus %d times", s, a, b)
		}
	}
	v := island(t, html)
	if got := cells(t, v, "entities", "name")[0].(string); !strings.HasPrefix(got, hostile) {
		t.Errorf("the name is %q", got)
	}
	data := html[strings.Index(html, `id="data">`)+10:]
	data = data[:strings.Index(data, "</script")]
	if i := strings.IndexAny(data, "<>&\u2028\u2029"); i >= 0 {
		t.Errorf("the island holds %q", data[i:min(len(data), i+20)])
	}
}

func TestPolicyAdmitsThePageAlone(t *testing.T) {
	html := write(t, output(t, 1, sinks.Options{}, nil), Options{})
	m := regexp.MustCompile(`http-equiv="Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(html)
	if m == nil {
		t.Fatal("no policy")
	}
	for _, forbidden := range []string{"unsafe", "connect-src", "http", "*"} {
		if strings.Contains(m[1], forbidden) {
			t.Errorf("the policy says %q: %s", forbidden, m[1])
		}
	}
	if !strings.HasPrefix(m[1], "default-src 'none';") {
		t.Errorf("the policy begins otherwise: %s", m[1])
	}
	inline := regexp.MustCompile(`(?s)<(script|style)>(.*?)</(?:script|style)>`).FindAllStringSubmatch(html, -1)
	if len(inline) != 2 {
		t.Fatalf("%d inline scripts and styles", len(inline))
	}
	for _, part := range inline {
		sum := sha256.Sum256([]byte(part[2]))
		if want := part[1] + "-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(m[1], want) {
			t.Errorf("the policy lacks %s", want)
		}
	}
}

func TestThePageItselfIsSmall(t *testing.T) {
	if n := len(script) + len(style) + len(outlines); n > 1_500_000 {
		t.Errorf("script, style and outlines are %d bytes", n)
	}
}

// The page does not depend on the format that the tables stand in.
func TestFromEveryFormat(t *testing.T) {
	var want []byte
	for _, f := range []sinks.Format{sinks.CSV, sinks.JSONL, sinks.Parquet, sinks.SQLite} {
		path, err := Write(output(t, 2, sinks.Options{Formats: []sinks.Format{f}, WithTexts: true}, nil), Options{})
		if err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got
		}
		if !bytes.Equal(got, want) {
			t.Errorf("the page from %s differs", f)
		}
	}
}

func TestFaults(t *testing.T) {
	if _, err := Write(t.TempDir(), Options{}); !errors.Is(err, tables.ErrNoOutput) {
		t.Errorf("got %v", err)
	}
	out := output(t, 1, sinks.Options{}, nil)
	if _, err := Write(out, Options{Language: "tlh"}); err == nil {
		t.Error("written in Klingon")
	}
	poor := output(t, 1, sinks.Options{}, nil)
	for _, name := range []string{"events.csv", "events.jsonl"} {
		if err := os.Remove(filepath.Join(poor, name)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Write(poor, Options{}); !errors.Is(err, tables.ErrNoTable) || !strings.Contains(err.Error(), "events") {
		t.Errorf("without events: %v", err)
	}
	if _, err := os.Stat(filepath.Join(out, File)); err == nil {
		t.Error("a page was left by a failed run")
	}
}

// The labels that the sources ask for are there, in every language.
func TestEveryLabelIsThere(t *testing.T) {
	files, err := filepath.Glob("web/src/*.ts")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d sources: %v", len(files), err)
	}
	asked := regexp.MustCompile(`\bt\((?:[^()"{]*\? )?"([a-zA-Z0-9_.-]+)"(?: : "([a-zA-Z0-9_.-]+)")?`)
	for _, lang := range labels.Languages() {
		have, err := labels.Page(lang)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, f := range files {
			src, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range asked.FindAllSubmatch(src, -1) {
				for _, key := range m[1:] {
					if n++; len(key) > 0 && have[string(key)] == "" {
						t.Errorf("%s: %s asks for %s", lang, f, key)
					}
				}
			}
		}
		if n < 100 {
			t.Errorf("only %d labels were found in the sources", n)
		}
		for _, col := range []struct {
			table  tables.ID
			column string
			prefix string
		}{{tables.Entities, "type", "entity"}, {tables.Entities, "subtype", "subtype"}, {tables.Events, "modality", "modality"}, {tables.Events, "date_source", "date_source"},
			{tables.Events, "date_precision", "precision"}, {tables.Arguments, "role", "role"}, {tables.Mentions, "method", "method"}, {tables.Times, "type", "time"}, {tables.Documents, "status", "status"},
			{tables.Documents, "published_source", "published"}} {
			tab := col.table.Table()
			for _, value := range tab.Columns[tab.Index(col.column)].Enum {
				if have[col.prefix+"."+value] == "" {
					t.Errorf("%s: no label for %s.%s", lang, col.prefix, value)
				}
			}
		}
	}
}

// What npm wrote must not tie the build to anybody's registry.
func TestLockfileNamesNoRegistry(t *testing.T) {
	lock, err := os.ReadFile("web/package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(lock, []byte(`"resolved"`)) || !bytes.Contains(lock, []byte(`"integrity"`)) {
		t.Error("the lockfile tells where packages were loaded from, or has no hashes")
	}
}
