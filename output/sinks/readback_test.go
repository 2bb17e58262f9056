package sinks

import (
	"fmt"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/tomar-nlp/tomar/output/tables"
)

// plainRow is a row as values that can be compared.
func plainRow(r *tables.Row) []any {
	var cells []any
	for _, c := range r.Cells {
		switch c.Kind {
		case tables.List:
			cells = append(cells, append([]string{}, r.Items(c)...))
		case tables.Float:
			cells = append(cells, c.Float())
		case tables.Int:
			cells = append(cells, c.Int())
		case tables.Bool:
			cells = append(cells, c.Bool())
		case tables.Null:
			cells = append(cells, nil)
		default:
			cells = append(cells, c.Text())
		}
	}
	return cells
}

// TestEveryFormatAloneIsReadBack writes the same rows in one format at a time;
// the tables' reader must give them back, whatever they stand in.
func TestEveryFormatAloneIsReadBack(t *testing.T) {
	for _, format := range []Format{CSV, JSONL, Parquet, SQLite} {
		t.Run(format.String(), func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "a folder? #1 100%")
			s, err := Create(out, Options{Formats: []Format{format}, WithTexts: true})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Abort()
			var want [tables.Count][][]any
			ids := s.Tables()
			s.Watch(ids, func(r *tables.Row) { want[r.Table] = append(want[r.Table], plainRow(r)) })
			fill(t, s, 3)
			var r tables.Row
			for _, text := range odd {
				if err := s.Write(r.Begin(tables.Diagnostics).Str("d0").Str("odd").Str("info").Str(text).Null().Null().Null().Null().Str("m")); err != nil {
					t.Fatal(err)
				}
			}
			edge := tables.EdgeRow{SourceID: "ga", TargetID: "gb", Kind: "acts_on", Weight: 2, Documents: 1, Association: 1.0 / 3, PValue: 2.2e-10, FirstDate: "1899-12-31", LastDate: "2000-02-29"}
			for i := range 3 * 64 { // more than a chunk of the reader
				edge.SourceID = fmt.Sprintf("g%03d", i)
				if err := s.Write(edge.Fill(&r)); err != nil {
					t.Fatal(err)
				}
			}
			if err := s.Commit(Run{}, Timing{}); err != nil {
				t.Fatal(err)
			}
			in, err := tables.Open(out)
			if err != nil {
				t.Fatal(err)
			}
			total := 0
			for _, id := range ids {
				if !in.Has(id) {
					t.Errorf("%s is not there", id)
				}
				n := 0
				for row, err := range in.Rows(id) {
					if err != nil {
						t.Fatal(err)
					}
					if n < len(want[id]) && !reflect.DeepEqual(plainRow(row), want[id][n]) {
						t.Errorf("%s row %d:\n%q\nwant:\n%q", id, n, plainRow(row), want[id][n])
					}
					n++
				}
				if n != len(want[id]) {
					t.Errorf("%s: %d rows, wrote %d", id, n, len(want[id]))
				}
				total += n
			}
			if total < 250 {
				t.Errorf("only %d rows compared", total)
			}
			for range in.Rows(tables.Sentences) { // a reader may stop early
				break
			}
		})
	}
}

func TestReaderOfRunWithoutTexts(t *testing.T) {
	for _, format := range []Format{CSV, JSONL, Parquet, SQLite} {
		out := filepath.Join(t.TempDir(), "out")
		s, err := Create(out, Options{Formats: []Format{format}})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Abort()
		if err := s.Commit(Run{}, Timing{}); err != nil {
			t.Fatal(err)
		}
		in, err := tables.Open(out)
		if err != nil {
			t.Fatal(err)
		}
		if in.Has(tables.Texts) || !in.Has(tables.Events) {
			t.Errorf("%s: texts %v, events %v", format, in.Has(tables.Texts), in.Has(tables.Events))
		}
		for row, err := range in.Rows(tables.Events) {
			t.Errorf("%s: %v %v", format, row, err)
		}
	}
}
