package sinks

import (
	"database/sql"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/internal/readers"
	"github.com/tomar-nlp/tomar/output/internal/sample"
	"github.com/tomar-nlp/tomar/output/tables"
)

func openDB(t *testing.T, out string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(out, sqliteFile))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func TestEveryFormatHoldsTheSame(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	all := []Format{CSV, JSONL, Parquet, SQLite}
	s, err := Create(out, Options{Formats: all, WithTexts: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	fill(t, s, 4)
	var r tables.Row // cells that are hard to carry
	for _, text := range odd {
		if text != "" && !strings.Contains(text, "\r\n") { // encoding/csv, the reader here, loses CR before LF
			row := r.Begin(tables.Diagnostics).Str("d0").Str("odd").Str("info").Str(text).Null().Null().Null().Null().Str(text)
			if err := s.Write(row); err != nil {
				t.Fatal(err)
			}
		}
	}
	edge := tables.EdgeRow{SourceID: "ga", TargetID: "gb", Kind: "acts_on", Weight: 2, Documents: 1, Association: 1.0 / 3, PValue: 2.2e-10, FirstDate: "1999-12-31", LastDate: "2000-02-29"}
	if err := s.Write(edge.Fill(&r)); err != nil {
		t.Fatal(err)
	}
	if err := s.Commit(Run{}, Timing{}); err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, tab := range tables.All() {
		want := readers.CSV(t, out, &tab)
		if tab.ID == tables.Texts { // the reader loses its CR
			for i := range want {
				want[i][1] = sample.Text()
			}
		}
		total += len(want)
		for name, got := range map[string]readers.Grid{"jsonl": readers.JSONLines(t, out, &tab), "parquet": readers.Parquet(t, out, &tab), "sqlite": readers.SQLite(t, out, &tab)} {
			readers.Same(t, &tab, name, got, want)
		}
	}
	if total < 100 {
		t.Errorf("only %d rows compared", total)
	}
	clean(t, filepath.Dir(out), "out")
}

func TestRowGroupsAndTransactions(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	s, err := Create(out, Options{Formats: []Format{Parquet, SQLite}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	const n = groupRows + batchRows + 77
	var r tables.Row
	for i := range n {
		if err := s.Write(r.Begin(tables.Sentences).Str("d1").Int(i).Int(i).Int(i + 1).Int(i).Int(i + 1).Str("x")); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Commit(Run{}, Timing{}); err != nil {
		t.Fatal(err)
	}
	g := readers.Parquet(t, out, tables.Sentences.Table())
	if len(g) != n || g[n-1][1] != strconv.Itoa(n-1) {
		t.Errorf("%d rows in parquet", len(g))
	}
	var got int
	if err := openDB(t, out).QueryRow("SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH 'x'").Scan(&got); err != nil || got != n {
		t.Errorf("%d rows in the full-text index, %v", got, err)
	}
}
