package sinks

import (
	"fmt"
	"path/filepath"
	"slices"

	"github.com/tomar-nlp/tomar/internal/spill"
	"github.com/tomar-nlp/tomar/output/tables"
)

// Set is the output folder of one run, in all its formats. One goroutine uses
// it; batches are filled by others.
type Set struct {
	opts   Options
	folder *folder
	area   *spill.Area
	lines  []*lines
	others []sink
	count  [tables.Count]int
	watch  [tables.Count]bool
	see    func(*tables.Row) // nil where nobody watches
	err    error             // the first fault; the set takes nothing any more
}

// Create begins the output folder out. Nothing is seen there before Commit.
func Create(out string, opts Options) (*Set, error) {
	if len(opts.Formats) == 0 {
		opts.Formats = []Format{CSV, JSONL}
	}
	opts.Formats = slices.Compact(slices.Sorted(slices.Values(opts.Formats)))
	f, err := openFolder(out, opts.Adopt)
	if err != nil {
		return nil, fmt.Errorf("output folder: %w", err)
	}
	s := &Set{opts: opts, folder: f, area: spill.NewArea(f.stage+scratchMark, opts.Keep)}
	for _, format := range opts.Formats {
		if err := s.open(format); err != nil {
			s.Abort()
			return nil, fmt.Errorf("output folder: %s: %w", format, err)
		}
	}
	return s, nil
}

func (s *Set) open(format Format) error {
	var l *lines
	var other sink
	var err error
	switch format {
	case CSV:
		l, err = openLines(csvForm{excel: s.opts.Excel}, "csv", s.Tables(), s.folder.path)
	case JSONL:
		l, err = openLines(newJSONForm(), "jsonl", s.Tables(), s.folder.path)
	case Parquet:
		other, err = openParquet(s.Tables(), s.folder.path)
	case SQLite:
		other, err = openSQLite(s.folder.path(sqliteFile), s.Tables(), s.opts.Searchable)
	}
	if err != nil {
		return err
	}
	if l != nil {
		s.lines = append(s.lines, l)
	} else {
		s.others = append(s.others, other)
	}
	return nil
}

// Tables are the tables that the set writes, in order.
func (s *Set) Tables() []tables.ID { return s.opts.Tables() }

// Files are the names of the files, within the output folder, that hold some
// tables: one a table, of the format that people open most easily.
func (s *Set) Files(ts ...tables.ID) []string {
	if slices.Contains(s.opts.Formats, SQLite) && !slices.Contains(s.opts.Formats, CSV) {
		return []string{sqliteFile}
	}
	ext := map[Format]string{CSV: ".csv", JSONL: ".jsonl", Parquet: ".parquet"}[s.opts.Formats[0]]
	var names []string
	for _, t := range ts {
		names = append(names, t.String()+ext)
	}
	return names
}

// Dir is the folder where the files stand before Commit, for readers within the
// run (SQLite). It is gone afterwards.
func (s *Set) Dir() string { return s.folder.stage }

// Journal is where the run's journal is to be written. It becomes part of the
// output with Commit, after which it is gone from there; when the run does not
// get so far it stays, and [Unfinished] finds it.
func (s *Set) Journal() string { return s.folder.stage + journalMark }

// Scratch is where the run may put what outgrows memory. It is gone with Commit
// and Abort; what a killed run leaves goes with the next.
func (s *Set) Scratch() *spill.Area { return s.area }

// Watch has see called with every row of some tables, in the order in which
// they are written, by the goroutine that writes. It must be called before the
// first NewBatch. see may keep a row's texts, not the row.
func (s *Set) Watch(ts []tables.ID, see func(*tables.Row)) {
	for _, t := range ts {
		s.watch[t] = true
	}
	s.see = see
}

// NewBatch makes an empty batch for this set. It may be called by any
// goroutine.
func (s *Set) NewBatch() *Batch {
	b := &Batch{keep: len(s.others) > 0, watch: s.watch, texts: s.opts.WithTexts}
	for _, l := range s.lines {
		b.forms = append(b.forms, l.form)
	}
	b.lines = make([][tables.Count][]byte, len(b.forms))
	return b
}

// WriteBatch writes the rows of a batch. The batch stays as it is.
func (s *Set) WriteBatch(b *Batch) error {
	if s.err != nil {
		return s.err
	}
	for i, l := range s.lines {
		for t := range tables.Count {
			if len(b.lines[i][t]) > 0 {
				s.note(l.append(t, b.lines[i][t]))
			}
		}
	}
	for i := range b.used {
		for _, o := range s.others {
			s.note(o.Write(&b.rows[i]))
		}
		if s.watch[b.rows[i].Table] {
			s.see(&b.rows[i])
		}
	}
	for t := range b.count {
		s.count[t] += b.count[t]
	}
	return s.err
}

// Write writes one row, as for the tables of the whole run.
func (s *Set) Write(r *tables.Row) error {
	if s.err != nil {
		return s.err
	}
	if r.Table == tables.Texts && !s.opts.WithTexts {
		return nil
	}
	for _, l := range s.lines {
		s.note(l.Write(r))
	}
	for _, o := range s.others {
		s.note(o.Write(r))
	}
	if s.watch[r.Table] {
		s.see(r)
	}
	s.count[r.Table]++
	return s.err
}

func (s *Set) note(err error) {
	if err != nil && s.err == nil {
		s.err = fmt.Errorf("writing %s: %w", filepath.Base(s.folder.out), err)
	}
}

// Rows is the number of rows written to a table so far.
func (s *Set) Rows(t tables.ID) int { return s.count[t] }

// Commit writes what is left, describes the run, and puts the folder into its
// place. After an error the old output stands, and the set is to be aborted.
func (s *Set) Commit(run Run, timing Timing) error {
	for _, l := range s.lines {
		s.note(l.Close())
	}
	for _, o := range s.others {
		s.note(o.Close())
	}
	s.note(s.area.Close())
	if s.err != nil {
		return s.err
	}
	s.note(s.describe(run, timing))
	if s.err == nil {
		s.note(s.folder.commit())
	}
	return s.err
}

// Abort drops everything that was not committed. After Commit it does nothing.
func (s *Set) Abort() {
	if s.folder.done {
		return
	}
	for _, l := range s.lines {
		l.drop()
	}
	for _, o := range s.others {
		o.drop()
	}
	_ = s.area.Close() // the next run clears what cannot be removed now
	s.folder.abort()
}
