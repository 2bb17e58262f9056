package sinks

import (
	"bytes"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"github.com/tomar-nlp/tomar/output/internal/sample"
	"github.com/tomar-nlp/tomar/output/tables"
)

// The cells of a table as every format is read here: "" is null, lists are JSON,
// truth values true and false.
type grid [][]string

func readCSV(t *testing.T, out string, tab *tables.Table) grid {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(out, tab.Name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	recs, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return recs[1:]
}

func readJSONL(t *testing.T, out string, tab *tables.Table) (g grid) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(out, tab.Name+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(b) {
		dec := json.NewDecoder(bytes.NewReader(line))
		var rec []string
		for i := -1; ; i++ { // key order is column order
			tok, err := dec.Token()
			if err != nil {
				t.Fatal(err)
			}
			if i < 0 {
				continue
			}
			if tok == json.Delim('}') {
				break
			}
			if tok != tab.Columns[i].Name {
				t.Fatalf("%s: key %v where %s belongs", tab.Name, tok, tab.Columns[i].Name)
			}
			var raw json.RawMessage
			if err := dec.Decode(&raw); err != nil {
				t.Fatal(err)
			}
			s := string(raw)
			if tab.Columns[i].Kind == tables.String || tab.Columns[i].Kind == tables.Day {
				s = ""
				if err := json.Unmarshal(raw, &s); err != nil {
					t.Fatal(err)
				}
			}
			if s == "null" {
				s = ""
			}
			rec = append(rec, s)
		}
		g = append(g, rec)
	}
	return g
}

func readParquet(t *testing.T, out string, tab *tables.Table) (g grid) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(out, tab.Name+".parquet"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := parquet.OpenFile(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for i, field := range f.Schema().Fields() {
		if field.Name() != tab.Columns[i].Name {
			t.Errorf("%s: column %d is %s", tab.Name, i, field.Name())
		}
		if tab.Columns[i].Kind == tables.Day && field.Type().String() != "DATE" {
			t.Errorf("%s.%s is no DATE", tab.Name, field.Name())
		}
		if tab.Columns[i].Kind == tables.List && field.Type().String() != "LIST" {
			t.Errorf("%s.%s is no LIST", tab.Name, field.Name())
		}
	}
	for _, group := range f.RowGroups() {
		rows := group.Rows()
		buf := make([]parquet.Row, 16)
		for {
			n, err := rows.ReadRows(buf)
			for _, row := range buf[:n] {
				g = append(g, parquetRecord(tab, row))
			}
			if errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
		rows.Close()
	}
	return g
}

func parquetRecord(tab *tables.Table, row parquet.Row) []string {
	rec := make([]string, len(tab.Columns))
	row.Range(func(i int, vs []parquet.Value) bool {
		if tab.Columns[i].Kind == tables.List {
			items := []string{}
			for _, v := range vs {
				if !v.IsNull() {
					items = append(items, v.String())
				}
			}
			rec[i] = jsonList(items)
			return true
		}
		switch v := vs[0]; {
		case v.IsNull():
		case tab.Columns[i].Kind == tables.Day:
			rec[i] = time.Unix(0, 0).UTC().AddDate(0, 0, int(v.Int32())).Format(time.DateOnly)
		case tab.Columns[i].Kind == tables.Float:
			rec[i] = string(appendFloat(nil, v.Double()))
		default:
			rec[i] = v.String()
		}
		return true
	})
	return rec
}

func jsonList(items []string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(items) // strings always encode
	return strings.TrimSpace(b.String())
}

func openDB(t *testing.T, out string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(out, sqliteFile))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func readSQLite(t *testing.T, out string, tab *tables.Table) (g grid) {
	t.Helper()
	rows, err := openDB(t, out).Query("SELECT * FROM " + quoteName(tab.Name) + " ORDER BY rowid")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		vals := make([]any, len(tab.Columns))
		for i := range vals {
			vals[i] = new(any)
		}
		if err := rows.Scan(vals...); err != nil {
			t.Fatal(err)
		}
		rec := make([]string, len(vals))
		for i := range vals {
			switch v := (*vals[i].(*any)).(type) {
			case nil:
			case float64:
				rec[i] = string(appendFloat(nil, v))
			case int64:
				rec[i] = strconv.FormatInt(v, 10)
				if tab.Columns[i].Kind == tables.Bool {
					rec[i] = strconv.FormatBool(v == 1)
				}
			default:
				rec[i] = fmt.Sprint(v)
			}
		}
		g = append(g, rec)
	}
	return g
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
		want := readCSV(t, out, &tab)
		if tab.ID == tables.Texts { // the reader loses its CR
			for i := range want {
				want[i][1] = sample.Text()
			}
		}
		total += len(want)
		for name, got := range map[string]grid{"jsonl": readJSONL(t, out, &tab), "parquet": readParquet(t, out, &tab), "sqlite": readSQLite(t, out, &tab)} {
			if len(got) != len(want) {
				t.Errorf("%s: %d rows in %s, %d in csv", tab.Name, len(got), name, len(want))
				continue
			}
			for i := range want {
				if !slices.Equal(got[i], want[i]) {
					t.Errorf("%s row %d in %s:\n%q\ncsv:\n%q", tab.Name, i, name, got[i], want[i])
				}
			}
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
	g := readParquet(t, out, tables.Sentences.Table())
	if len(g) != n || g[n-1][1] != strconv.Itoa(n-1) {
		t.Errorf("%d rows in parquet", len(g))
	}
	var got int
	if err := openDB(t, out).QueryRow("SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH 'x'").Scan(&got); err != nil || got != n {
		t.Errorf("%d rows in the full-text index, %v", got, err)
	}
}
