package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/tomar-nlp/tomar/output/export"
	"github.com/tomar-nlp/tomar/output/report"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// inOrder are the tables that read back in the same order however many shards
// there are.
var inOrder = []tables.ID{tables.Entities, tables.Stories, tables.Timeline, tables.NetworkNodes, tables.NetworkEdges, tables.Bursts}

// TestShardsAreReadAsOneFile reads a run in shards back, and makes exports and
// report of it, as of one in single files.
func TestShardsAreReadAsOneFile(t *testing.T) {
	one, many := defaults(t.TempDir()), defaults(t.TempDir())
	many.Shards = 3
	args := []string{"../../seeds/corpus", repeats(t)}
	onPrism(t, &one, args...)
	onPrism(t, &many, args...)
	for _, table := range tables.All() {
		if table.ID == tables.Texts {
			continue
		}
		want, got := rowsOf(t, one.Out, table.ID), rowsOf(t, many.Out, table.ID)
		if len(want) == 0 && table.ID != tables.Bursts {
			t.Errorf("%s: no rows, so that it compares nothing", table.Name)
		}
		if !slices.Contains(inOrder, table.ID) {
			slices.SortFunc(want, bytes.Compare)
			slices.SortFunc(got, bytes.Compare)
		}
		if !slices.EqualFunc(want, got, bytes.Equal) {
			t.Errorf("%s: %d rows, want %d, or others, or in another order", table.Name, len(got), len(want))
		}
	}
	want, err := export.Run(one.Out, []string{export.All}, export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := export.Run(many.Out, []string{export.All}, export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(want, got) || len(want) < 10 {
		t.Fatalf("exports %q, want %q", got, want)
	}
	same := 0
	for _, name := range want {
		a, b := filepath.Join(one.Out, name), filepath.Join(many.Out, name)
		switch info, err := os.Stat(a); {
		case err != nil:
			t.Fatal(err)
		case info.IsDir(): // a file a document
			if x, y := list(t, a), list(t, b); !slices.Equal(x, y) {
				t.Errorf("%s holds %q, want %q", name, y, x)
			}
		case slices.Contains(byDocument, filepath.Base(name)): // the shards' order
			if x, y := read(t, a), read(t, b); len(x) != len(y) {
				t.Errorf("%s: %d bytes, want %d", name, len(y), len(x))
			}
		default:
			same++
			if x, y := read(t, a), read(t, b); !bytes.Equal(x, y) {
				t.Errorf("%s: %s", name, difference(x, y))
			}
		}
	}
	if same < 5 {
		t.Errorf("only %d exports to compare", same)
	}
	for _, out := range []string{one.Out, many.Out} {
		if _, err := report.Write(out, report.Options{}); err != nil {
			t.Error(err)
		}
	}
}

// byDocument are the exports that go through the documents one by one.
var byDocument = []string{"corpus.conll", "corpus.conllu", "labelstudio.json", "spacy.json", "annotations.jsonld"}

func list(t *testing.T, dir string) (names []string) {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		names = append(names, f.Name())
	}
	return names
}

// rowsOf reads a table back, its rows encoded.
func rowsOf(t *testing.T, out string, id tables.ID) (rows [][]byte) {
	t.Helper()
	eachRow(t, out, id, func(row *tables.Row) { rows = append(rows, resolve.Encode(nil, row, "", "")) })
	return rows
}

// eachRow reads a table back; a row is valid until do returns.
func eachRow(t *testing.T, out string, id tables.ID, do func(*tables.Row)) {
	t.Helper()
	r, err := tables.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	for row, err := range r.Rows(id) {
		if err != nil {
			t.Fatal(err)
		}
		do(row)
	}
}
