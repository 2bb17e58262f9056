package sinks

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"github.com/tomar-nlp/tomar/output/tables"
)

// BenchmarkEvents writes event rows in every format, and the same cells with
// the writing library alone. One operation is a thousand rows; what the file
// holds is counted afterwards.
func BenchmarkEvents(b *testing.B) {
	const per = 1000
	row := eventRow()
	at := tables.Events.Table().Index("event_id")
	ids := make([]tables.Row, per) // ids of their own, for the keys
	set := func(n int) {
		for i := range ids {
			row.CopyTo(&ids[i])
			r := new(tables.Row).Begin(tables.Events).Str(fmt.Sprintf("e%011d", n*per+i))
			ids[i].Cells[at] = r.Cells[0]
		}
	}
	for _, f := range []Format{CSV, JSONL, Parquet, SQLite} {
		b.Run(f.String(), func(b *testing.B) {
			out := filepath.Join(b.TempDir(), "out")
			s, err := Create(out, Options{Formats: []Format{f}})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Abort()
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				b.StopTimer()
				set(n)
				n++
				b.StartTimer()
				for i := range ids {
					if err := s.Write(&ids[i]); err != nil {
						b.Fatal(err)
					}
				}
			}
			if err := s.Commit(Run{}, Timing{}); err != nil {
				b.Fatal(err)
			}
			if s.Rows(tables.Events) != n*per {
				b.Fatalf("%d rows", s.Rows(tables.Events))
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n*per), "ns/row")
		})
	}
	b.Run("parquet-go-alone", func(b *testing.B) {
		file, err := os.Create(filepath.Join(b.TempDir(), "events.parquet"))
		if err != nil {
			b.Fatal(err)
		}
		w := parquet.NewGenericWriter[any](file, parquetSchema(tables.Events.Table()))
		s := &parquetSink{}
		f := &parquetFile{table: tables.Events.Table(), file: file, w: w}
		s.files[tables.Events] = f
		set(0)
		for i := range rowChunk { // one chunk of values, made once
			if i < rowChunk-1 {
				if err := s.Write(&ids[i]); err != nil {
					b.Fatal(err)
				}
			}
		}
		rows := f.rows[:rowChunk-1]
		n := 0
		id := make([]byte, 0, 16)
		b.ReportAllocs()
		for b.Loop() {
			for i := range rows { // ids of their own here too
				id = fmt.Appendf(id[:0], "e%011d", n+i)
				rows[i][at] = parquet.ByteArrayValue(append([]byte(nil), id...)).Level(0, 0, at)
			}
			if _, err := w.WriteRows(rows); err != nil {
				b.Fatal(err)
			}
			if n += len(rows); n%(1<<16) < len(rows) {
				if err := w.Flush(); err != nil {
					b.Fatal(err)
				}
			}
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n), "ns/row")
	})
	b.Run("sqlite-alone", func(b *testing.B) {
		db, err := sql.Open("sqlite", filepath.Join(b.TempDir(), "t.db"))
		if err != nil {
			b.Fatal(err)
		}
		defer db.Close()
		conn, err := db.Conn(context.Background())
		if err != nil {
			b.Fatal(err)
		}
		run := func(q string) {
			if _, err := conn.ExecContext(ctx, q); err != nil {
				b.Fatal(err)
			}
		}
		run("PRAGMA journal_mode = OFF")
		run("PRAGMA synchronous = OFF")
		for _, q := range createTables([]tables.ID{tables.Events}) {
			run(q)
		}
		run("BEGIN")
		st, err := conn.PrepareContext(ctx, "INSERT INTO events VALUES("+strings.Repeat("?,", len(row.Cells)-1)+"?)")
		if err != nil {
			b.Fatal(err)
		}
		args := make([]any, len(row.Cells))
		for i, c := range row.Cells {
			switch c.Kind {
			case tables.Int:
				args[i] = c.Int()
			case tables.Float:
				args[i] = c.Float()
			case tables.Bool:
				args[i] = int64(1)
			default:
				args[i] = "[\"g1f0ac39d2b75\"]"
				if c.Kind != tables.List {
					args[i] = c.Text()
				}
			}
		}
		n := 0
		b.ReportAllocs()
		for b.Loop() {
			args[at] = fmt.Sprintf("e%011d", n)
			n++
			if _, err := st.ExecContext(ctx, args...); err != nil {
				b.Fatal(err)
			}
		}
		run("COMMIT")
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n), "ns/row")
	})
}
