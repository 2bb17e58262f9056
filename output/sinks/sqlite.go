package sinks

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"slices"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite", in pure Go

	"github.com/tomar-nlp/tomar/output/tables"
)

// sqliteSink writes tomar.db: all tables with keys, indexes, a full-text index
// over sentences and views for common questions. Everything happens on one
// connection, in transactions of batchRows rows.
type sqliteSink struct {
	path    string
	search  func(string) string // see Options.Searchable
	db      *sql.DB
	conn    *sql.Conn
	tx      *sql.Tx
	inserts [tables.Count]*sql.Stmt
	index   *sql.Stmt // of sentences, for searching
	indexed int
	pending int
	args    []any
	list    []byte
}

const batchRows = 50_000

// ctx: building the file is not interrupted, but dropped as a whole.
var ctx = context.Background()

func openSQLite(path string, ts []tables.ID, search func(string) string) (*sqliteSink, error) {
	uri, err := tables.SQLiteURI(path, "rwc")
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", uri)
	if err != nil {
		return nil, err
	}
	s := &sqliteSink{path: path, db: db, search: search}
	if s.conn, err = db.Conn(ctx); err != nil {
		db.Close()
		return nil, err
	}
	// The file is built in the stage and dropped after a fault: it needs no
	// journal, only the sync of Close.
	for _, stmt := range append([]string{"PRAGMA page_size = 8192", "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF",
		"PRAGMA locking_mode = EXCLUSIVE", "PRAGMA cache_size = -16000", "PRAGMA temp_store = FILE", "PRAGMA encoding = 'UTF-8'"}, append(createTables(ts), sentenceIndex)...) {
		if err := s.exec(stmt); err != nil {
			s.drop()
			return nil, err
		}
	}
	if err := s.begin(ts); err != nil {
		s.drop()
		return nil, err
	}
	return s, nil
}

func (s *sqliteSink) exec(stmt string) error {
	if _, err := s.conn.ExecContext(ctx, stmt); err != nil {
		return fmt.Errorf("%s: %w: %s", sqliteFile, err, firstLine(stmt))
	}
	return nil
}

func (s *sqliteSink) begin(ts []tables.ID) error {
	var err error
	if s.tx, err = s.conn.BeginTx(ctx, nil); err != nil {
		return err
	}
	for _, id := range ts {
		marks := strings.Repeat(",?", len(id.Table().Columns))[1:]
		if s.inserts[id], err = s.tx.PrepareContext(ctx, "INSERT INTO "+quoteName(id.String())+" VALUES("+marks+")"); err != nil {
			return fmt.Errorf("%s: %s: %w", sqliteFile, id, err)
		}
	}
	if s.index, err = s.tx.PrepareContext(ctx, "INSERT INTO sentences_fts(rowid, text) VALUES(?, ?)"); err != nil {
		return fmt.Errorf("%s: sentences_fts: %w", sqliteFile, err)
	}
	return nil
}

// Write takes one row.
func (s *sqliteSink) Write(r *tables.Row) error {
	if s.inserts[r.Table] == nil {
		return nil
	}
	s.args = s.args[:0]
	for i := range r.Cells {
		c := &r.Cells[i]
		var v any
		switch c.Kind {
		case tables.String, tables.Day:
			v = c.Text()
		case tables.Int:
			v = c.Int()
		case tables.Float:
			v = c.Float()
		case tables.Bool:
			v = int64(0)
			if c.Bool() {
				v = int64(1)
			}
		case tables.List:
			s.list = appendJSONList(s.list[:0], r.Items(*c))
			v = string(s.list)
		}
		s.args = append(s.args, v)
	}
	if _, err := s.inserts[r.Table].ExecContext(ctx, s.args...); err != nil {
		return fmt.Errorf("%s: %s: %w", sqliteFile, r.Table, err)
	}
	if r.Table == tables.Sentences {
		if err := s.addToIndex(r.Get("text").Text()); err != nil {
			return err
		}
	}
	if s.pending++; s.pending < batchRows {
		return nil
	}
	return s.next()
}

// addToIndex makes a sentence findable, the one written last: rows are numbered
// from 1 in the order of writing.
func (s *sqliteSink) addToIndex(sentence string) error {
	if s.search != nil {
		sentence = s.search(sentence)
	}
	s.indexed++
	if _, err := s.index.ExecContext(ctx, s.indexed, sentence); err != nil {
		return fmt.Errorf("%s: sentences_fts: %w", sqliteFile, err)
	}
	return nil
}

// next ends the transaction and begins another.
func (s *sqliteSink) next() error {
	s.pending = 0
	var ts []tables.ID
	for id, stmt := range s.inserts {
		if stmt != nil {
			ts = append(ts, tables.ID(id))
		}
	}
	if err := s.end(); err != nil {
		return err
	}
	return s.begin(ts)
}

func (s *sqliteSink) end() error {
	for _, stmt := range append(s.inserts[:], s.index) {
		if stmt != nil {
			stmt.Close()
		}
	}
	if err := s.tx.Commit(); err != nil {
		return fmt.Errorf("%s: %w", sqliteFile, err)
	}
	s.tx = nil
	return nil
}

// Close makes indexes and views, which is faster once the rows are there.
func (s *sqliteSink) Close() error {
	if err := s.end(); err != nil {
		return err
	}
	for _, stmt := range slices.Concat(createIndexes(), createViews(), []string{"PRAGMA optimize", "PRAGMA locking_mode = NORMAL"}) {
		if err := s.exec(stmt); err != nil {
			return err
		}
	}
	if err := s.conn.Close(); err != nil {
		return err
	}
	if err := s.db.Close(); err != nil {
		return err
	}
	f, err := os.OpenFile(s.path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return closeSynced(f)
}

func (s *sqliteSink) drop() {
	if s.tx != nil {
		_ = s.tx.Rollback()
	}
	if s.conn != nil {
		s.conn.Close()
	}
	s.db.Close()
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
