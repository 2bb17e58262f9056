package main

import (
	"context"
	"errors"
	"io"
	"slices"
	"strconv"

	"github.com/tomar-nlp/tomar/internal/spill"
	"github.com/tomar-nlp/tomar/pipeline/journal"
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

// journalFn writes the files of the journal: apart from those of the tables, so
// that they are there as soon as all documents are read, and [settings.Resume] has
// something to go on from.
type journalFn struct {
	Settings settings
}

// ProcessElement takes the records of a shard, behind an empty value that stands in
// every shard, so that there is a file. They are sorted on the worker's disk: they
// hold all rows of their documents. It emits that it is done.
func (f *journalFn) ProcessElement(ctx context.Context, key string, values values, done emitter) (err error) {
	name, shard, err := openShardKey(key)
	if err != nil {
		return err
	}
	area := newScratch()
	defer func() { err = errors.Join(err, area.Close()) }()
	all := spill.NewSorter(area)
	var v []byte
	for values(&v) {
		if len(v) == 0 {
			continue
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
	err = toFile(ctx, f.Settings.shardFile(name, shard)+journalExtension, func(to io.Writer) error {
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
	if err == nil {
		done(resultKey, nil)
	}
	return err
}
