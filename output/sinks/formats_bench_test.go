package sinks

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"github.com/tomar-nlp/tomar/output/internal/sample"
	"github.com/tomar-nlp/tomar/output/tables"
)

// perTurn is how many rows the set and the library write in turn.
const perTurn = 1000

// BenchmarkEvents writes event rows in every format, and in turn the same cells
// with the library of that format alone, which is given them ready-made. One
// operation is a thousand rows for each; closing the files (and, in SQLite,
// making the indexes of events) is timed on both sides. x-library is how many
// times the library's own time the set takes. A million rows:
//
//	go test ./output/sinks -run '^$' -bench Events -benchtime 1000x
func BenchmarkEvents(b *testing.B) {
	rows := eventRows()
	at := tables.Events.Table().Index("event_id")
	for _, f := range []struct {
		format Format
		open   func(b *testing.B, path string, rows []tables.Row) alone
	}{{CSV, aloneCSV}, {JSONL, aloneJSON}, {Parquet, aloneParquet}, {SQLite, aloneSQLite}} {
		b.Run(f.format.String(), func(b *testing.B) {
			dir := b.TempDir()
			s, err := Create(filepath.Join(dir, "out"), Options{Formats: []Format{f.format}})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Abort()
			lib := f.open(b, filepath.Join(dir, "alone"), rows)
			check := func(err error) {
				if err != nil {
					b.Fatal(err)
				}
			}
			var ours, theirs time.Duration
			timed := func(d *time.Duration, do func()) {
				from := time.Now()
				do()
				*d += time.Since(from)
			}
			n := 0
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				ids := make([]string, perTurn) // of their own, for the keys
				for i := range rows {
					ids[i] = fmt.Sprintf("e%011d", n+i)
					rows[i].Cells[at] = new(tables.Row).Begin(tables.Events).Str(ids[i]).Cells[0]
				}
				lib.ids(ids, at)
				n += perTurn
				b.StartTimer()
				timed(&ours, func() {
					for i := range rows {
						check(s.Write(&rows[i]))
					}
				})
				b.StopTimer()
				timed(&theirs, func() { check(lib.write()) })
				b.StartTimer()
			}
			timed(&ours, func() { check(s.Commit(Run{}, Timing{})) })
			timed(&theirs, func() { check(lib.close()) })
			if s.Rows(tables.Events) != n {
				b.Fatalf("%d rows, want %d", s.Rows(tables.Events), n)
			}
			b.ReportMetric(float64(ours.Nanoseconds())/float64(n), "ns/row")
			b.ReportMetric(float64(theirs.Nanoseconds())/float64(n), "library-ns/row")
			b.ReportMetric(float64(ours)/float64(theirs), "x-library")
		})
	}
}

// eventRows are the events of the sample again and again.
func eventRows() []tables.Row {
	var few []tables.Row
	conv := tables.NewConverter(sample.Resolver{}, tables.Filter{})
	conv.Document(sample.Document("d3f1c2a9b0e4d517"), tables.Meta{}, func(r *tables.Row) {
		if r.Table == tables.Events {
			var c tables.Row
			r.CopyTo(&c)
			few = append(few, c)
		}
	})
	rows := make([]tables.Row, perTurn)
	for i := range rows {
		few[i%len(few)].CopyTo(&rows[i])
	}
	return rows
}

// alone is a library that writes the rows which it was given when it was opened.
type alone struct {
	ids   func(ids []string, column int) // the next turn's ids
	write func() error
	close func() error
}

func create(b *testing.B, path string) *os.File {
	b.Helper()
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	return f
}

func aloneCSV(b *testing.B, path string, rows []tables.Row) alone {
	b.Helper()
	file := create(b, path)
	w := csv.NewWriter(bufio.NewWriterSize(file, fileBuffer))
	recs := make([][]string, len(rows))
	for i := range rows {
		recs[i] = cells(&rows[i])
	}
	return alone{
		ids: func(ids []string, column int) {
			for i := range recs {
				recs[i][column] = ids[i]
			}
		},
		write: func() error { return w.WriteAll(recs) },
		close: func() error { return closeSynced(file) },
	}
}

// aloneJSON encodes structs, as a program that knows its columns would.
func aloneJSON(b *testing.B, path string, rows []tables.Row) alone {
	b.Helper()
	file := create(b, path)
	buf := bufio.NewWriterSize(file, fileBuffer)
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	var fields []reflect.StructField
	goTypes := map[tables.Kind]reflect.Type{tables.String: reflect.TypeFor[*string](), tables.Int: reflect.TypeFor[*int64](), tables.Float: reflect.TypeFor[*float64](),
		tables.Bool: reflect.TypeFor[*bool](), tables.Day: reflect.TypeFor[*string](), tables.List: reflect.TypeFor[[]string]()}
	for i, c := range tables.Events.Table().Columns {
		fields = append(fields, reflect.StructField{Name: fmt.Sprintf("C%d", i), Type: goTypes[c.Kind], Tag: reflect.StructTag(`json:"` + c.Name + `"`)})
	}
	typ := reflect.StructOf(fields)
	vals := make([]reflect.Value, len(rows))
	for i := range rows {
		vals[i] = reflect.New(typ)
		if err := json.Unmarshal(newJSONForm().row(nil, &rows[i]), vals[i].Interface()); err != nil {
			b.Fatal(err)
		}
	}
	return alone{
		ids: func(ids []string, column int) {
			for i := range vals {
				vals[i].Elem().Field(column).Set(reflect.ValueOf(&ids[i]))
			}
		},
		write: func() error {
			for _, v := range vals {
				if err := enc.Encode(v.Interface()); err != nil {
					return err
				}
			}
			return nil
		},
		close: func() error {
			if err := buf.Flush(); err != nil {
				return err
			}
			return closeSynced(file)
		},
	}
}

func aloneParquet(b *testing.B, path string, rows []tables.Row) alone {
	b.Helper()
	file := create(b, path)
	t := tables.Events.Table()
	w := parquet.NewGenericWriter[any](file, parquetSchema(t))
	vals := make([]parquet.Row, len(rows))
	f := &parquetFile{table: t, w: w}
	s := &parquetSink{}
	s.files[tables.Events] = f
	for i := range rows { // the sink makes the values, which are kept
		f.held = 0
		if err := s.Write(&rows[i]); err != nil {
			b.Fatal(err)
		}
		vals[i] = f.rows[0].Clone()
	}
	n := 0
	return alone{
		ids: func(ids []string, column int) {
			for i := range vals {
				vals[i][column] = parquet.ByteArrayValue([]byte(ids[i])).Level(0, 0, column)
			}
		},
		write: func() error {
			if _, err := w.WriteRows(vals); err != nil {
				return err
			}
			if n += len(vals); n < groupRows {
				return nil
			}
			n = 0
			return w.Flush()
		},
		close: func() error {
			if err := w.Close(); err != nil {
				return err
			}
			return closeSynced(file)
		},
	}
}

func aloneSQLite(b *testing.B, path string, rows []tables.Row) alone {
	b.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	conn, err := db.Conn(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	run := func(q string) error { _, err := conn.ExecContext(ctx, q); return err }
	for _, q := range append([]string{"PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF"}, append(createTables([]tables.ID{tables.Events}), "BEGIN")...) {
		if err := run(q); err != nil {
			b.Fatal(err)
		}
	}
	st, err := conn.PrepareContext(ctx, "INSERT INTO events VALUES("+strings.Repeat("?,", len(rows[0].Cells)-1)+"?)")
	if err != nil {
		b.Fatal(err)
	}
	all := make([][]any, len(rows))
	for i := range rows {
		for _, c := range rows[i].Cells {
			var v any
			switch c.Kind {
			case tables.Null:
			case tables.Int:
				v = c.Int()
			case tables.Float:
				v = c.Float()
			case tables.Bool:
				v = int64(1)
			case tables.List:
				v = string(appendJSONList(nil, rows[i].Items(c)))
			default:
				v = c.Text()
			}
			all[i] = append(all[i], v)
		}
	}
	return alone{
		ids: func(ids []string, column int) {
			for i := range all {
				all[i][column] = ids[i]
			}
		},
		write: func() error {
			for _, args := range all {
				if _, err := st.ExecContext(ctx, args...); err != nil {
					return err
				}
			}
			return nil
		},
		close: func() error {
			for _, q := range createIndexes() {
				if strings.Contains(q, " ON events(") {
					if err := run(q); err != nil {
						return err
					}
				}
			}
			return run("COMMIT")
		},
	}
}
