package input

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestPathsAreReadAsTheirArguments reads arguments whole, and path by path.
func TestPathsAreReadAsTheirArguments(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a.jsonl", "sub/c.txt", "sub/.hidden.txt", "left.png"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		text := name
		if strings.HasSuffix(name, ".jsonl") {
			text = "{\"text\":\"one\"}\n{\"text\":\"two\"}\n"
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	list := filepath.Join(dir, "list")
	if err := os.WriteFile(list, []byte(dir+"/b.txt\n"+dir+"/none\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{dir, dir + "/*.txt", "@" + list, "no/such/file", dir + "/x*"}
	paths, err := Open(Options{}, args...).Paths()
	if err != nil {
		t.Fatal(err)
	}
	var whole, single []string
	told := func(it *Item) string {
		if it.Err != nil {
			return it.Path + " " + it.Err.Code + it.Err.Message
		}
		return it.Path + " " + it.Text
	}
	for it := range Open(Options{}, args...).Items() {
		whole = append(whole, told(&it))
	}
	for _, p := range paths {
		for it := range Open(Options{}, p).Items() {
			single = append(single, told(&it))
		}
	}
	if !slices.Equal(whole, single) || len(whole) != 9 {
		t.Errorf("path by path:\n%s\nwhole:\n%s", strings.Join(single, "\n"), strings.Join(whole, "\n"))
	}
	for _, bad := range []string{"-", "@-", "@no/such/list"} {
		if p, err := Open(Options{}, bad).Paths(); err == nil {
			t.Errorf("%s: paths %v, want an error", bad, p)
		}
	}
}
