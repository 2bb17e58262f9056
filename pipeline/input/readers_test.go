package input

import (
	"archive/tar"
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zip"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const story = "وەفدێک گەیشتە هەولێر."

const webPage = `<!DOCTYPE html><html lang="ckb"><head><title>سەردانی هەولێر</title>
<meta property="article:published_time" content="2021-05-06T22:30:00Z"><meta property="og:site_name" content="ماڵپەڕی نموونە">
<link rel="canonical" href="https://example.org/a"></head><body><nav><a href="/">سەرەتا</a> <a href="/s">وەرزش</a></nav>
<article><h1>سەردانی هەولێر</h1><p>` + story + ` لەوێ لەگەڵ پارێزگار کۆبوونەوە، باسی ئاو و کارەبایان کرد.</p>
<p>کۆبوونەوەکە دوو کاتژمێری خایاند، دوای ئەوە وەفدەکە گەڕایەوە شارەکەی خۆی.</p><script>var x=1</script></article>
<footer>هەموو مافەکان پارێزراون</footer></body></html>`

func gz(data string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, data)
	_ = w.Close()
	return b.String()
}

func zst(data string) string {
	w, _ := zstd.NewWriter(nil)
	return string(w.EncodeAll([]byte(data), nil))
}

type entry struct{ name, data string }

func tarOf(entries ...entry) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, e := range entries {
		_ = w.WriteHeader(&tar.Header{Name: e.name, Size: int64(len(e.data)), Mode: 0o644, Format: tar.FormatUSTAR})
		_, _ = io.WriteString(w, e.data)
	}
	_ = w.Close()
	return b.String()
}

func zipOf(entries ...entry) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		f, _ := w.Create(e.name)
		_, _ = io.WriteString(f, e.data)
	}
	_ = w.Close()
	return b.String()
}

func warcOf(records ...string) string {
	return strings.Join(records, "\r\n\r\n") + "\r\n\r\n"
}

func warcRecordOf(kind, url, ctype, body string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s", kind, url, ctype, len(body), body)
}

func TestReaders(t *testing.T) {
	two := []entry{{"a.txt", story}, {"b/c.jsonl", `{"id":"x","text":"دەق"}`}, {"notes.md", "x"}, {".hidden.txt", "x"}}
	http := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + webPage
	u16, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("id\ttext\r\n7\t" + story)
	bare16, _ := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().String(story)
	arabic, _ := charmap.Windows1256.NewEncoder().String("وصل الوفد إلى بغداد")
	for _, c := range []struct{ name, file, data, want string }{
		{"gzip by content", "f.dat", gz(story), "f.dat"},
		{"gzip of JSON Lines by the inner ending", "f.jsonl.gz", gz("{\"id\":\"1\",\"text\":\"a\"}\nbroken"), "f.jsonl.gz#1 f.jsonl.gz#2!input.bad-record"},
		{"zstd", "f.zst", zst(story), "f.zst"},
		{"tar", "f.tar", tarOf(two...), "f.tar#a.txt f.tar#b/c.jsonl#x"},
		{"tar, gzip, zip: nested", "f.zip", zipOf(entry{"in.tar.gz", gz(tarOf(two...))}), "f.zip#in.tar.gz#a.txt f.zip#in.tar.gz#b/c.jsonl#x"},
		{"zip", "f.zip", zipOf(two...), "f.zip#a.txt f.zip#b/c.jsonl#x"},
		{"zip without documents", "f.zip", zipOf(entry{"x.exe", "MZ"}), "f.zip!input.empty"},
		{"nested too deep", "f.gz", gz(gz(gz(gz(gz(story))))), "f.gz!input.too-deep"},
		{"page by content", "f", webPage, "f"},
		{"CSV by ending", "f.csv", "id,text,title\n1,\"دەق، یەک\nدوو\",سەر\n2,x\n3,\"a\"\"b\",c\n", "f.csv#1 f.csv#4!input.bad-record f.csv#3"},
		{"CSV by header, semicolons", "f", "id;text\n1;a\n", "f#1"},
		{"CSV without the column", "f.csv", "id,body\n1,a\n", "f.csv!input.bad-record"},
		{"CSV with an open quote at the end", "f.csv", "id,text\n1,a\n2,\"b\n", "f.csv#1 f.csv!input.truncated"},
		{"JSON Lines by content", "f", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n", "f#1 f#2"},
		{"UTF-16 table, as Excel saves it", "f.csv", u16, "f.csv#7"},
		{"UTF-16 without byte order mark", "f.txt", bare16, "f.txt"},
		{"windows-1256", "f.txt", arabic, "f.txt"},
		{"web archive", "f.warc", warcOf(
			warcRecordOf("warcinfo", "", "application/warc-fields", "a: b"),
			warcRecordOf("response", "https://example.org/a", "application/http; msgtype=response", http),
			warcRecordOf("response", "https://example.org/b.png", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"),
			warcRecordOf("conversion", "https://example.org/t", "text/plain", story)),
			"f.warc#https://example.org/a f.warc#https://example.org/t"},
		{"web archive, cut", "f.warc", warcOf(warcRecordOf("conversion", "u", "text/plain", story))[:130], "f.warc#u!input.truncated f.warc!input.truncated"},
		{"list", "f.txt", story, "f.txt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			p := write(t, dir, c.file, c.data)
			if got := paths(dir, Options{}, p); got != c.want {
				t.Errorf("file:  %s\nwant   %s", got, c.want)
			}
			// the same from standard input, but for the ending
			if filepath.Ext(c.file) == "" || strings.HasPrefix(c.file, "f.zip") {
				want := strings.ReplaceAll(c.want, c.file, "-")
				if got := paths(dir, Options{Stdin: strings.NewReader(c.data)}, "-"); got != want {
					t.Errorf("stdin: %s\nwant   %s", got, want)
				}
			}
		})
	}
}

// paths is every item as "path" or "path!code", without the directory.
func paths(dir string, opts Options, args ...string) string {
	var out []string
	for it := range Open(opts, args...).Items() {
		p := strings.TrimPrefix(it.Path, filepath.ToSlash(dir)+"/")
		if it.Err != nil {
			p += "!" + it.Err.Code
		}
		out = append(out, p)
	}
	return strings.Join(out, " ")
}

func one(t *testing.T, name, data string, opts Options) Item {
	t.Helper()
	p := write(t, t.TempDir(), name, data)
	var all []Item
	for it := range Open(opts, p).Items() {
		all = append(all, it)
	}
	if len(all) != 1 || all[0].Err != nil {
		t.Fatalf("items: %+v", all)
	}
	return all[0]
}

func TestPage(t *testing.T) {
	it := one(t, "a.html", webPage, Options{})
	if !strings.HasPrefix(strings.TrimPrefix(it.Text, "سەردانی هەولێر\n"), story) || strings.Contains(it.Text, "وەرزش") || strings.Contains(it.Text, "var x") || strings.Contains(it.Text, "مافەکان") {
		t.Errorf("text %q", it.Text)
	}
	if it.Title != "سەردانی هەولێر" || it.Date != "2021-05-06T22:30:00Z" || it.URL != "https://example.org/a" || it.Outlet != "ماڵپەڕی نموونە" || it.Lang != "ckb" {
		t.Errorf("metadata: %+v", it)
	}
}

func TestPageCharset(t *testing.T) {
	page := `<html><head><meta charset="windows-1256"></head><body><p>وصل الوفد إلى بغداد</p></body></html>`
	enc, err := charmap.Windows1256.NewEncoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	it := one(t, "a.html", enc, Options{})
	if it.Text != "وصل الوفد إلى بغداد" || len(it.Notices) == 0 {
		t.Errorf("%q %v", it.Text, it.Notices)
	}
}

func TestFields(t *testing.T) {
	opts := Options{Fields: Fields{Text: "body.full", Title: "headline", ID: "nr", Date: "when"}}
	it := one(t, "a.jsonl", `{"nr":5,"headline":"س","body":{"full":"دەق"},"when":1600000000}`, opts)
	if it.Text != "دەق" || it.Title != "س" || it.ID != "5" || it.Date != "2020-09-13T12:26:40Z" {
		t.Errorf("%+v", it)
	}
	it = one(t, "a.csv", "Headline,NR,Body.full\nس,5,دەق\n", opts)
	if it.Text != "دەق" || it.Title != "س" || it.ID != "5" {
		t.Errorf("%+v", it)
	}
}

func TestList(t *testing.T) {
	dir := t.TempDir()
	a := write(t, dir, "a.txt", story)
	list := write(t, dir, "list", a+"\r\n\n"+filepath.Join(dir, "no.txt")+"\n")
	if got := paths(dir, Options{}, "@"+list); got != "a.txt no.txt!input.missing" {
		t.Error(got)
	}
	if got := paths(dir, Options{Stdin: strings.NewReader(a)}, "@-"); got != "a.txt" {
		t.Error(got)
	}
	if got := paths(dir, Options{}, "@"+filepath.Join(dir, "none")); !strings.HasSuffix(got, "!input.missing") {
		t.Error(got)
	}
}

func TestBomb(t *testing.T) {
	zeros := gz(strings.Repeat("x\n", 40<<20))
	if got := paths("", Options{Stdin: strings.NewReader(zeros), Limits: Limits{MaxBytes: 200 << 20}}, "-"); got != "-!input.bomb" {
		t.Errorf("ratio: %s", got)
	}
	if got := paths("", Options{Stdin: strings.NewReader(gz(strings.Repeat("x", 3000))), Limits: Limits{MaxUnpacked: 1000}}, "-"); got != "-!input.bomb" {
		t.Errorf("size: %s", got)
	}
	// what was read before stays
	lines := gz(`{"text":"a"}` + "\n" + strings.Repeat(" ", 3000))
	if got := paths("", Options{Stdin: strings.NewReader(lines), Limits: Limits{MaxUnpacked: 1000}}, "-"); !strings.HasSuffix(got, "!input.bomb") {
		t.Errorf("records: %s", got)
	}
}

// A failed item of its own for the cut, every whole document before it, and no
// document that is not whole: at whatever byte an archive ends.
func TestCutArchives(t *testing.T) {
	entries := []entry{{"a.txt", story}, {"b.txt", strings.Repeat(story, 9)}, {"c.txt", "سێیەم"}}
	lines := ""
	whole := map[string]bool{}
	for i, e := range entries {
		lines += fmt.Sprintf("{\"id\":\"%d\",\"text\":%q}\n", i, e.data)
		whole[e.data] = true
	}
	for _, c := range []struct{ name, data string }{
		{"f.tar", tarOf(entries...)}, {"f.tar.gz", gz(tarOf(entries...))}, {"f.zip", zipOf(entries...)},
		{"f.jsonl.gz", gz(lines)}, {"f.jsonl.zst", zst(lines)},
	} {
		t.Run(c.name, func(t *testing.T) {
			full := c.data
			step := max(1, len(full)/200)
			if testing.Short() {
				step = max(1, len(full)/40)
			}
			for n := 1; n < len(full); n += step {
				if c.name == "f.tar" && n >= len(full)-1024+512 {
					break // only half of the end mark is missing
				}
				s := Open(Options{})
				docs, failures := 0, 0
				s.top(c.name, strings.NewReader(full[:n]), nil, -1, func(it Item) bool {
					if it.Err != nil {
						failures++
					} else if docs++; n > 4 && !whole[it.Text] && n > 512 {
						t.Errorf("cut at %d: a document that was none: %q", n, it.Text)
					}
					return true
				})
				if docs+failures == 0 {
					t.Errorf("cut at %d: nothing was told", n)
				}
				if n > 512 && failures == 0 && (c.name == "f.tar" || n > 4) {
					t.Errorf("cut at %d: %d documents and no failure", n, docs)
				}
			}
		})
	}
}
