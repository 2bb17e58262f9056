package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/tomar-nlp/tomar/internal/spill"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/journal"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// The journal of a run is divided as its tables are. Its records are those of
// the journal of one process, each behind the place of its document, by which they
// are sorted.
const (
	journalName      = "beam"
	journalExtension = ".journal"
	recordPlace      = 3 * placeBytes
)

// argumentsSetting is the header's count of arguments, behind which those of the
// next run are numbered.
const argumentsSetting = "arguments"

// looks are the settings that do not change what a document gives.
var looks = []string{"format", "shards", "no-journal", argumentsSetting}

// header says how this run makes its rows.
func (s *settings) header(p *ready) journal.Header {
	h := journal.Header{Version: s.Version}
	for _, d := range append(p.Data().Files(), p.file...) {
		h.Data = append(h.Data, journal.Setting{Name: d.Name, Value: d.SHA256})
	}
	for _, o := range s.options() {
		h.Options = append(h.Options, journal.Setting(o))
	}
	h.Options = append(h.Options, journal.Setting{Name: argumentsSetting, Value: strconv.Itoa(s.Arguments)})
	return h
}

// plain is a header without the settings that do not matter to it.
func plain(h journal.Header) journal.Header {
	h.Options = slices.DeleteFunc(slices.Clone(h.Options), func(o journal.Setting) bool { return slices.Contains(looks, o.Name) })
	return h
}

// recallFn reads a file of the earlier run's journal.
type recallFn struct{}

// ProcessElement emits every record under the root of the id that its document
// asked for, as readFn does with the inputs.
func (f *recallFn) ProcessElement(ctx context.Context, file string, emit emitter) error {
	r, err := openFile(ctx, file)
	if err != nil {
		return fmt.Errorf("--append: %w", err)
	}
	defer r.Close()
	j, err := journal.NewReader(r)
	if err != nil {
		return fmt.Errorf("--append: %s: %w", file, err)
	}
	n := 0
	for rec, ok := j.Next(); ok; rec, ok = j.Next() {
		c := resolve.Cursor{Rest: string(rec)}
		at := place(c.Bytes(recordPlace))
		root, ok := pipeline.RecordRoot(c.Rest)
		if !ok || c.Broken {
			return fmt.Errorf("--append: %s: record %d: %w", file, n+1, errValue)
		}
		emit(root, encodeRecord(at, c.Rest))
		n++
	}
	if j.Torn() {
		return fmt.Errorf("--append: %s is damaged behind its %d documents; read everything anew", file, n)
	}
	return nil
}

// journal writes a file of the journal. Its records are sorted on the worker's
// disk: they hold all rows of their documents.
func (f *writeFn) journal(ctx context.Context, name string, values values) (err error) {
	area := newScratch()
	defer func() { err = errors.Join(err, area.Close()) }()
	all := spill.NewSorter(area)
	var v []byte
	for values(&v) {
		if len(v) == 0 {
			continue // stands in every shard, so that there is a file
		}
		if err := all.Add(v); err != nil {
			return err
		}
	}
	sorted, err := all.Sort()
	if err != nil {
		return err
	}
	p, err := f.Settings.load()
	if err != nil {
		return err
	}
	return toFile(ctx, name, func(to io.Writer) error {
		w, err := journal.NewWriter(to, f.Settings.header(p))
		if err != nil {
			return err
		}
		for sorted.Next() {
			if err := w.Append(sorted.Record()); err != nil {
				return err
			}
		}
		return errors.Join(sorted.Err(), w.Close())
	})
}
