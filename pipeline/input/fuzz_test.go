package input

import (
	"bytes"
	"strings"
	"testing"
)

// fuzzSeeds are inputs of every kind, whole and cut.
func fuzzSeeds(f *testing.F) {
	http := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<p>a\r\n0\r\n\r\n"
	for _, s := range []string{
		story, webPage, "", "\xff\xfea\x00", "BZh9", "id,text\n1,\"a\"\"b\"\n2,c\n", "text;id\n\"a\n", "{\"text\":\"a\"}\n{",
		"\xef\xbb\xbf{\"id\":1,\"text\":\"\\u0000\"}\r\n\n", gz(story), zst(story), tarOf(entry{"a.txt", story}), zipOf(entry{"a.txt", story}),
		warcOf(warcRecordOf("response", "u", "application/http", http), warcRecordOf("conversion", "v", "text/plain", story)),
	} {
		f.Add([]byte(s))
		f.Add([]byte(s[:len(s)*2/3]))
	}
}

// Whatever the bytes and the ending: something is told, a document has text, a
// failure a code and a path, and a second reading tells the same.
func FuzzOpen(f *testing.F) {
	fuzzSeeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"f", "f.csv", "f.jsonl", "f.html"} {
			read := func() string {
				s := Open(Options{Limits: Limits{MaxBytes: 1 << 14, MaxUnpacked: 1 << 20}})
				var b strings.Builder
				s.top(name, bytes.NewReader(data), nil, -1, func(it Item) bool {
					if it.page != nil {
						readPage(&it, s.opts.MaxBytes)
					}
					if it.Err == nil && it.Text == "" || it.Err != nil && (it.Err.Code == "" || it.Err.Path == "" || it.Path == "") {
						t.Errorf("%s: neither text nor reason: %+v", name, it)
					}
					if it.Err == nil && len(it.Text) > 3*1<<14 {
						t.Errorf("%s: %d bytes, over the limit", name, len(it.Text))
					}
					b.WriteString(it.Path + "\x00" + it.Text + "\x00")
					if it.Err != nil {
						b.WriteString(it.Err.Code)
					}
					return true
				})
				return b.String()
			}
			first := read()
			if first == "" {
				t.Errorf("%s: nothing was told", name)
			}
			if second := read(); first != second {
				t.Errorf("%s: read twice, told differently", name)
			}
		}
	})
}

// Whatever the bytes, every line gives at most one item.
func FuzzRecords(f *testing.F) {
	f.Add([]byte("{\"text\":\"a\"}\n{"))
	f.Add([]byte("\xef\xbb\xbf{\"id\":1,\"text\":\"\\u0000\"}\r\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s := Open(Options{Limits: Limits{MaxBytes: 1 << 10}})
		n := 0
		s.records(stream{path: "f.jsonl"}, bytes.NewReader(data), nil, func(it Item) bool {
			n++
			if it.Err == nil && it.Text == "" {
				t.Error("a document without text and without a failure")
			}
			return true
		})
		if lines := strings.Count(string(data), "\n") + 1; n > lines {
			t.Errorf("%d items of %d lines", n, lines)
		}
	})
}

// What is written as a row is read as it was, whatever the cells.
func FuzzCells(f *testing.F) {
	f.Add("a", "b\"c", byte(','))
	f.Add("", "x;y\nz", byte(';'))
	f.Fuzz(func(t *testing.T, a, b string, d byte) {
		if d != ',' && d != ';' && d != '\t' {
			return
		}
		row := `"` + strings.ReplaceAll(a, `"`, `""`) + `"` + string(rune(d)) + `"` + strings.ReplaceAll(b, `"`, `""`) + `"`
		got := cells([]byte(row), d)
		if len(got) != 2 || got[0] != a || got[1] != b {
			t.Errorf("%q: got %q", row, got)
		}
	})
}
