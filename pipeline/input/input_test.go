package input

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func write(t *testing.T, dir, name, data string) string {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	return p
}

// collect is every item as "path" or "path!code".
func collect(opts Options, args ...string) []string {
	var out []string
	for it := range Open(opts, args...).Items() {
		s := filepath.Base(it.Path)
		if it.Err != nil {
			s += "!" + it.Err.Code
		}
		out = append(out, s)
	}
	return out
}

func TestItemsOrderAndFailures(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "b.txt", "ب")
	write(t, dir, "a/z.txt", "ز")
	write(t, dir, "a/.hidden.txt", "x")
	write(t, dir, "a/notes.md", "no document")
	write(t, dir, "c.jsonl", "{\"id\":\"x\",\"text\":\"ئەلف\"}\n\n{\"id\":7,\"text\":\"بێ\"}\nnonsense\n{\"text\":\"\"}")
	one := write(t, dir, "odd.md", "named by itself")
	for _, c := range []struct {
		name string
		args []string
		want string
	}{
		{"directory, sorted, hidden and foreign files left out", []string{dir}, "z.txt b.txt c.jsonl#x c.jsonl#7 c.jsonl#4!input.bad-record c.jsonl#5!input.empty"},
		{"a file named by itself", []string{one}, "odd.md"},
		{"glob", []string{filepath.Join(dir, "*.txt")}, "b.txt"},
		{"glob without a match", []string{filepath.Join(dir, "*.html")}, "*.html!input.missing"},
		{"missing", []string{filepath.Join(dir, "no.txt"), one}, "no.txt!input.missing odd.md"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(collect(Options{}, c.args...), " "); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestDecode(t *testing.T) {
	for _, c := range []struct {
		name, data, text, code string
	}{
		{"plain", "بەغدا\r\n", "بەغدا\r\n", ""},
		{"byte order mark", "\ufeffبەغدا", "بەغدا", ""},
		{"UTF-16, little end first", "\xff\xfe\x28\x06\x2f\x06", "بد", ""},
		{"UTF-16, big end first", "\xfe\xff\x06\x28\x06\x2f", "بد", ""},
		{"zero byte", "ab\x00", "", "input.binary"},
		{"control characters", "\x01\x02\x03\x04", "", "input.binary"},
		{"nothing", "", "", "input.empty"},
		{"white space", " \n\t", "", "input.empty"},
		{"invalid UTF-8 stays", "بە\xffغدا", "بە\xffغدا", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, _, fail := decode([]byte(c.data))
			code := ""
			if fail != nil {
				code = fail.Code
			}
			if text != c.text || code != c.code {
				t.Errorf("got %q %q, want %q %q", text, code, c.text, c.code)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	dir := t.TempDir()
	long := strings.Repeat("x", 100)
	p := write(t, dir, "long.txt", long)
	j := write(t, dir, "long.jsonl", `{"text":"`+strings.Repeat("y", 4<<20)+`"}`+"\n"+`{"id":"after","text":"z"}`)
	if got := strings.Join(collect(Options{Limits: Limits{MaxBytes: 99}}, p), " "); got != "long.txt!input.too-large" {
		t.Errorf("one byte over: %s", got)
	}
	if got := strings.Join(collect(Options{Limits: Limits{MaxBytes: 100}}, p), " "); got != "long.txt" {
		t.Errorf("at the limit: %s", got)
	}
	if got := strings.Join(collect(Options{Limits: Limits{MaxBytes: 1000}}, j), " "); got != "long.jsonl#1!input.too-large long.jsonl#after" {
		t.Errorf("a long line: %s", got)
	}
}

func TestStdin(t *testing.T) {
	if got := strings.Join(collect(Options{Stdin: strings.NewReader("دەق")}, "-"), " "); got != "-" {
		t.Errorf("got %s", got)
	}
	if got := strings.Join(collect(Options{}, "-"), " "); got != "-!input.unreadable" {
		t.Errorf("without a standard input: %s", got)
	}
}

func TestStopsEarly(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.txt", "x")
	write(t, dir, "b.txt", "x")
	n := 0
	for range Open(Options{}, dir).Items() {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d items after a break", n)
	}
}
