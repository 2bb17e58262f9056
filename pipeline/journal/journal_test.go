package journal

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func written(t testing.TB, recs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := NewWriter(&b, Header{Version: "v", Options: []Setting{{"date", "2020"}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range recs {
		if err := w.Append([]byte(r)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func saved(t testing.TB, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "journal")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func all(r *Reader) (recs []string) {
	for rec, ok := r.Next(); ok; rec, ok = r.Next() {
		recs = append(recs, string(rec))
	}
	return recs
}

var three = []string{"one", strings.Repeat("two ", 5000), ""}

// Cut anywhere, a journal gives its first records whole, and goes on behind them
// to the bytes of one that was never cut.
func TestCutJournalsGoOn(t *testing.T) {
	whole := written(t, three...)
	head := len(written(t))
	for cut := head; cut <= len(whole); cut++ {
		path := saved(t, whole[:cut])
		r, err := Open(path)
		if err != nil {
			t.Fatalf("cut at %d: %v", cut, err)
		}
		got := all(r)
		if len(got) > len(three) || !slices.Equal(got, three[:len(got)]) {
			t.Fatalf("cut at %d: %d records", cut, len(got))
		}
		if cut == len(whole) && (len(got) != len(three) || r.Torn()) {
			t.Fatalf("whole: %d records, torn: %v", len(got), r.Torn())
		}
		w, err := r.Continue()
		if err != nil {
			t.Fatal(err)
		}
		for _, rec := range three[len(got):] {
			if err := w.Append([]byte(rec)); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, whole) {
			t.Fatalf("cut at %d: another file, %v", cut, err)
		}
	}
	for cut := range head {
		if r, err := Open(saved(t, whole[:cut])); !errors.Is(err, ErrForeign) {
			t.Errorf("cut in the header at %d: %v, %v", cut, r, err)
		}
	}
}

func TestUnreadTakesTheLastRecordBack(t *testing.T) {
	path := saved(t, written(t, three...))
	r, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	r.Next()
	r.Next()
	r.Unread()
	w, err := r.Continue()
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Append([]byte("new")), w.Close()); err != nil {
		t.Fatal(err)
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, written(t, "one", "new")) {
		t.Errorf("another file: %v", err)
	}
}

func TestDifferences(t *testing.T) {
	a := Header{Version: "1", Data: []Setting{{"seeds", "x"}}, Options: []Setting{{"date", ""}, {"types", "PER"}}}
	b := Header{Version: "2", Data: []Setting{{"seeds", "y"}, {"model", "z"}}, Options: []Setting{{"date", ""}, {"types", "ORG"}}}
	want := []string{
		"it was made by version 2 of the program, this is 1",
		`data seeds was "y", now it is "x"`,
		`data model was "z", now there is none`,
		`--types was "ORG", now it is "PER"`,
	}
	if got := a.Differences(b); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if got := a.Differences(a); got != nil {
		t.Errorf("from itself: %q", got)
	}
}

// Whatever the bytes, reading ends, and what was read can be gone on from.
func FuzzOpen(f *testing.F) {
	whole := written(f, three...)
	f.Add(whole)
	f.Add(whole[:len(whole)-1])
	f.Add([]byte(mark))
	f.Add([]byte{})
	path := filepath.Join(f.TempDir(), "journal")
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		r, err := Open(path)
		if err != nil {
			return
		}
		first := all(r)
		w, err := r.Continue()
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(w.Append([]byte("more")), w.Close()); err != nil {
			t.Fatal(err)
		}
		again, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = again.Close() }()
		if second := all(again); !slices.Equal(second, append(first, "more")) {
			t.Errorf("%d records, then %d", len(first), len(second))
		}
	})
}

func TestJournalsOfOtherReadersAreReadOnly(t *testing.T) {
	var b bytes.Buffer
	w, err := NewWriter(&b, Header{Version: "v"})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Append([]byte("one")), w.Close()); err != nil {
		t.Fatal(err)
	}
	r, err := NewReader(&b)
	if err != nil || r.Header.Version != "v" {
		t.Fatalf("header %+v, %v", r.Header, err)
	}
	if rec, ok := r.Next(); !ok || string(rec) != "one" {
		t.Errorf("record %q, %v", rec, ok)
	}
	if _, err := r.Continue(); err == nil {
		t.Error("a journal that is no file goes on")
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if _, err := NewReader(strings.NewReader("no journal at all")); !errors.Is(err, ErrForeign) {
		t.Errorf("what is no journal: %v", err)
	}
}
