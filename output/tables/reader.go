package tables

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
)

// Reader reads the tables of an output folder back, whatever format they stand
// in.
type Reader struct {
	dir    string
	shards int // files that each table is divided into
}

// ErrNoOutput says that a folder holds no finished output.
var ErrNoOutput = errors.New("no finished output")

// ErrNoTable says that an output folder lacks a table in every format.
var ErrNoTable = errors.New("the table stands in no format that can be read (csv, jsonl, parquet, sqlite); run tomar extract into this folder again")

// Open looks at a folder. It must hold run.json, the last file that a run
// writes.
func Open(dir string) (*Reader, error) {
	shards, err := shardsOf(dir)
	if err != nil {
		return nil, err
	}
	return &Reader{dir, shards}, nil
}

// source is a table open to be read row by row.
type source struct {
	name  string             // of the file, for errors
	next  func(r *Row) error // fills r with the next row; io.EOF behind the last
	close func()
}

// Has reports whether a table is there to read.
func (r *Reader) Has(t ID) bool {
	s, err := r.open(t)
	if err != nil {
		return false
	}
	s.close()
	return true
}

// open finds a table: in CSV, JSON Lines, Parquet or SQLite, the first of these
// that is there. CSV of --excel comes last, for its guarded texts are not the
// original ones.
func (r *Reader) open(t ID) (*source, error) {
	for _, try := range []func(name string) (*source, error){
		func(name string) (*source, error) { return openCSV(name+".csv", t, false) },
		func(name string) (*source, error) { return openJSON(name+".jsonl", t) },
		func(name string) (*source, error) { return openParquet(name+".parquet", t) },
		func(string) (*source, error) {
			if r.shards > 1 { // one file is never divided
				return nil, fs.ErrNotExist
			}
			return openSQLite(filepath.Join(r.dir, SQLiteFile), t)
		},
		func(name string) (*source, error) { return openCSV(name+".csv", t, true) },
	} {
		s, err := r.openShards(t, try)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return s, err
		}
	}
	return nil, fmt.Errorf("%s: %w", t, ErrNoTable)
}

// Rows ranges over the rows of a table. The row changes with the next one; its
// texts do not. After an error, which names file and record, there are no more.
func (r *Reader) Rows(t ID) iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		s, err := r.open(t)
		if err != nil {
			yield(nil, err)
			return
		}
		defer s.close()
		var row Row
		for n := 1; ; n++ {
			err := s.next(&row)
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(nil, fmt.Errorf("%s: record %d: %w", s.name, n, err))
				return
			}
			if !yield(&row, nil) {
				return
			}
		}
	}
}

// openLines opens a file of lines.
func openLines(path string, rows func(in *bufio.Reader) func(*Row) error) (*source, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	return &source{filepath.Base(path), rows(bufio.NewReaderSize(f, 64<<10)), func() { f.Close() }}, nil
}
