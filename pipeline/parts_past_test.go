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
		want, err := read.Read(it, note)
		if err != nil {
			t.Fatal(err)
		}
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
		if again := string(back.Record(nil)); !got.Recalled || again != record {
			t.Errorf("%s: recalled %v, and its record is another", it.Path, got.Recalled)
		}
		got.Recalled = false
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", it.Path, got, want)
		}
		if !back.Known(&it) {
			t.Errorf("%s is not known once it was recalled", it.Path)
		}
	}
	if next, err := back.Read(input.Item{ID: "a", Text: "سێ"}, note); next.ID != "a~4" || err != nil {
		t.Errorf("the next document of the id is %q, %v", next.ID, err)
	}
	if _, err := back.Recall("no record at all, which is told", note); err == nil {
		t.Error("what is no record was recalled")
	}
	back.Reset()
	if back.Known(&items[0]) {
		t.Error("known after Reset")
	}
}

// TestOffersAreTakenByTheirInputs offers the records of three documents of one id
// to a run whose inputs are partly others, and compares with one that has no offers.
func TestOffersAreTakenByTheirInputs(t *testing.T) {
	p, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	item := func(text string) input.Item { return input.Item{Path: "f", ID: "a", Text: text} }
	one, two, three, four := item("لە هەولێر کۆبوونەوە."), item("لە دهۆک تەقینەوە ڕوویدا."), item("لە سلێمانی باران باری."), item("لە بەغدا کۆبوونەوە.")
	first := p.NewParts(RegisterOptions{})
	first.KeepRecords()
	var records []string
	drop := func(*tables.Row) {}
	for _, it := range []input.Item{one, two, three} {
		if _, err := first.Read(it, drop); err != nil {
			t.Fatal(err)
		}
		records = append(records, string(first.Record(nil)))
	}
	for _, x := range []struct {
		name   string
		items  []input.Item
		taken  []bool
		unused int
	}{
		{"the same", []input.Item{one, two, three}, []bool{true, true, true}, 0},
		{"one is gone: the others have other ids", []input.Item{two, three}, []bool{false, false}, 3},
		{"one changed", []input.Item{one, four, three}, []bool{true, false, true}, 1},
		{"one more before", []input.Item{four, one, two, three}, []bool{false, false, false, false}, 3},
		{"one more behind", []input.Item{one, two, three, four}, []bool{true, true, true, false}, 0},
		{"twice", []input.Item{one, one}, []bool{true, false}, 2},
	} {
		t.Run(x.name, func(t *testing.T) {
			plain, offered := p.NewParts(RegisterOptions{}), p.NewParts(RegisterOptions{})
			plain.KeepRecords()
			offered.KeepRecords()
			for _, r := range records {
				if err := offered.Offer(r); err != nil {
					t.Fatal(err)
				}
			}
			for i, it := range x.items {
				want, err := plain.Read(it, drop)
				if err != nil {
					t.Fatal(err)
				}
				got, err := offered.Read(it, drop)
				if err != nil {
					t.Fatal(err)
				}
				if got.ID != want.ID || string(offered.Record(nil)) != string(plain.Record(nil)) {
					t.Errorf("document %d, %s, is not the one that is extracted, %s", i, got.ID, want.ID)
				}
				if got.Recalled != x.taken[i] {
					t.Errorf("document %d: recalled: %v", i, got.Recalled)
				}
			}
			if n := offered.Unmatched(); n != x.unused {
				t.Errorf("%d records are left over, want %d", n, x.unused)
			}
			if offered.Reset(); offered.Unmatched() != 0 {
				t.Error("offers are left after Reset")
			}
		})
	}
	if err := first.Offer("no record"); err == nil {
		t.Error("what is no record was taken")
	}
	if _, err := first.Recall(records[0], drop); err != nil {
		t.Fatal(err)
	}
	if err := first.Offer(records[0]); err != nil {
		t.Fatal(err)
	}
	if n := first.Unmatched(); n != 0 {
		t.Errorf("%d records are left over of a document that the earlier run has", n)
	}
}
