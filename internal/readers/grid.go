package readers

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
	_ "modernc.org/sqlite" // the driver "sqlite"

	"github.com/tomar-nlp/tomar/output/tables"
)

// Grid is the cells of a table, the same whatever format they were read from: ""
// is null, lists are JSON, truth values true and false.
type Grid [][]string

// Same reports every row in which a table differs between two formats.
func Same(t *testing.T, tab *tables.Table, format string, got, want Grid) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d rows in %s, %d wanted", tab.Name, len(got), format, len(want))
		return
	}
	for i := range want {
		if !slices.Equal(got[i], want[i]) {
			t.Errorf("%s row %d in %s:\n%q\nwant:\n%q", tab.Name, i, format, got[i], want[i])
		}
	}
}

// Objects reads a table from its JSON Lines as whatever encoding/json makes of
// each line.
func Objects(t *testing.T, out, table string) []map[string]any {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(out, table+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var list []map[string]any
	for line := range bytes.Lines(b) {
		var m map[string]any
		if err := json.Unmarshal(line, &m); err != nil {
			t.Fatal(err)
		}
		list = append(list, m)
	}
	return list
}

// CSV reads a table from its CSV file with encoding/csv, without the header.
func CSV(t *testing.T, out string, tab *tables.Table) Grid {
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

// JSONLines reads a table from its JSON Lines, whose keys must stand in the order
// of the columns.
func JSONLines(t *testing.T, out string, tab *tables.Table) (g Grid) {
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

// Parquet reads a table from its Parquet file; days must be dates and lists lists.
func Parquet(t *testing.T, out string, tab *tables.Table) (g Grid) {
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
		_ = rows.Close() // a reader of memory
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
			rec[i] = marshal(items)
			return true
		}
		switch v := vs[0]; {
		case v.IsNull():
		case tab.Columns[i].Kind == tables.Day:
			rec[i] = time.Unix(0, 0).UTC().AddDate(0, 0, int(v.Int32())).Format(time.DateOnly)
		case tab.Columns[i].Kind == tables.Float:
			rec[i] = marshal(v.Double())
		default:
			rec[i] = v.String()
		}
		return true
	})
	return rec
}

// SQLite reads a table from tomar.db, in the order of writing.
func SQLite(t *testing.T, out string, tab *tables.Table) (g Grid) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(out, "tomar.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(`SELECT * FROM "` + tab.Name + `" ORDER BY rowid`)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
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
				rec[i] = marshal(v)
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
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return g
}

// marshal is a value as JSON.
func marshal(v any) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // numbers and texts always encode
	return strings.TrimSpace(b.String())
}
