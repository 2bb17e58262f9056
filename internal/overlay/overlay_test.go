package overlay

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

func TestUnion(t *testing.T) {
	base := fstest.MapFS{"d/a.tsv": {Data: []byte("base a")}, "d/b.tsv": {Data: []byte("base b")}}
	top := fstest.MapFS{"d/b.tsv": {Data: []byte("top b")}, "d/c.tsv": {Data: []byte("top c")}}
	u := New(base, top)
	for name, want := range map[string]string{"d/a.tsv": "base a", "d/b.tsv": "top b", "d/c.tsv": "top c"} {
		if got, err := fs.ReadFile(u, name); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v; want %q", name, got, err, want)
		}
	}
	if names, err := fs.Glob(u, "d/*.tsv"); err != nil || len(names) != 3 {
		t.Errorf("listing %v, %v", names, err)
	}
	if _, err := u.Open("d/none"); err == nil {
		t.Error("a missing file was opened")
	}
}
