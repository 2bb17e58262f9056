package sinks_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/tables"
)

// TestATableByItselfIsThatOfASet writes rows both ways, in every format of one
// file a table.
func TestATableByItselfIsThatOfASet(t *testing.T) {
	rows := make([]*tables.Row, 3)
	for i := range rows {
		rows[i] = (&tables.EntityRow{ID: "g1", Type: "LOC", Name: "a \"b\"", Aliases: []string{"x", "y"}, Mentions: i, FirstDate: "2020-01-02", Lat: 1.5, Located: i > 0}).Fill(&tables.Row{})
	}
	out := filepath.Join(t.TempDir(), "out")
	formats := []sinks.Format{sinks.CSV, sinks.JSONL, sinks.Parquet}
	set, err := sinks.Create(out, sinks.Options{Formats: formats})
	if err != nil {
		t.Fatal(err)
	}
	defer set.Abort()
	for _, r := range rows {
		if err := set.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := set.Commit(sinks.Run{}, sinks.Timing{}); err != nil {
		t.Fatal(err)
	}
	for _, f := range formats {
		for table, some := range map[tables.ID][]*tables.Row{tables.Entities: rows, tables.Times: nil} {
			var b bytes.Buffer
			if err := sinks.WriteTable(&b, table, f, slices.Values(some)); err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(filepath.Join(out, table.String()+f.Extension()))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(b.Bytes(), want) {
				t.Errorf("%s as %s: %d bytes, want %d, or not the same ones", table, f, b.Len(), len(want))
			}
		}
	}
	if err := sinks.WriteTable(&bytes.Buffer{}, tables.Times, sinks.SQLite, slices.Values[[]*tables.Row](nil)); err == nil {
		t.Error("one table was written as SQLite")
	}
}
