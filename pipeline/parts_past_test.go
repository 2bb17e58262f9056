package pipeline

import (
	"reflect"
	"slices"
	"testing"

	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/input"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// TestRecallGivesWhatReadGave reads the sample articles, a file that is not
// there and a repeated id, and then their records.
func TestRecallGivesWhatReadGave(t *testing.T) {
	p, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	read, back := p.NewParts(RegisterOptions{WithTexts: true}), p.NewParts(RegisterOptions{})
	read.KeepRecords()
	items := slices.Collect(input.Open(input.Options{}, "../seeds/corpus", "no/such/file").Items())
	items = append(items, input.Item{ID: "a~2", Text: "هەواڵ"}, input.Item{ID: "a", Text: "یەک"}, input.Item{ID: "a", Text: "دوو"})
	if len(items) < 10 {
		t.Fatalf("only %d documents", len(items))
	}
	var rows [][]byte
	note := func(r *tables.Row) { rows = append(rows, resolve.Encode(nil, r, "", "")) }
	for i := range items {
		it := items[i]
		rows = nil
		want := read.Read(it, note)
		want.Seen, want.Met = slices.Clone(want.Seen), slices.Clone(want.Met)
		wantRows := rows
		record := string(read.Record(nil))
		if root, ok := RecordRoot(record); !ok || root != IDRoot(&it) {
			t.Errorf("%s: root %q, want %q", it.Path, root, IDRoot(&it))
		}
		if back.Known(&it) {
			t.Errorf("%s is known before it was recalled", it.Path)
		}
		rows = nil
		got, err := back.Recall(record, note)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.EqualFunc(wantRows, rows, slices.Equal[[]byte]) {
			t.Errorf("%s: %d rows, want %d, or not the same ones", it.Path, len(rows), len(wantRows))
		}
		if len(got.Seen) == 0 && len(want.Seen) == 0 {
			got.Seen = want.Seen // none may be nil
		}
		got.Met = slices.Clone(got.Met)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", it.Path, got, want)
		}
		if !back.Known(&it) {
			t.Errorf("%s is not known once it was recalled", it.Path)
		}
	}
	if next := back.Read(input.Item{ID: "a", Text: "سێ"}, note); next.ID != "a~4" {
		t.Errorf("the next document of the id is %q", next.ID)
	}
	if _, err := back.Recall("no record at all, which is told", note); err == nil {
		t.Error("what is no record was recalled")
	}
	back.Reset()
	if back.Known(&items[0]) {
		t.Error("known after Reset")
	}
}
