package main

import (
	"context"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// writeFn writes the files of one shard of a table. A bundle that a runner gives
// twice writes the same bytes into the same files.
type writeFn struct {
	Settings settings
}

// ordered is a row behind what it is ordered by.
type ordered struct{ order, record string }

// ProcessElement takes the rows of a shard. An empty value stands in every
// shard, so that a table without rows has its files too. It emits what it wrote.
func (f *writeFn) ProcessElement(ctx context.Context, key string, values values, files emitter) error {
	name, shard, err := openShardKey(key)
	if err != nil {
		return err
	}
	t, err := tableOf(name)
	if err != nil {
		return err
	}
	var all []ordered
	var v []byte
	for values(&v) {
		if len(v) > 0 {
			c := resolve.Cursor{Rest: string(v)}
			order := c.Text()
			all = append(all, ordered{order, c.Rest})
		}
	}
	slices.SortFunc(all, func(a, b ordered) int { return strings.Compare(a.order, b.order) })
	wrote := written{table: t, rows: len(all)}
	for _, format := range f.Settings.Formats {
		file := tables.ShardName(name, shard, f.Settings.Shards) + format.Extension()
		size, err := f.file(ctx, t, format, f.Settings.inOut(file), all)
		if err != nil {
			return err
		}
		wrote.files = append(wrote.files, writtenFile{file, size})
	}
	files(resultKey, wrote.encode())
	return nil
}

// shardFile is the path of a file without its ending.
func (s *settings) shardFile(name string, shard int) string {
	return s.inOut(tables.ShardName(name, shard, s.Shards))
}

// file writes a table and gives its size.
func (f *writeFn) file(ctx context.Context, t tables.ID, format sinks.Format, name string, all []ordered) (int64, error) {
	var to counting
	err := toFile(ctx, name, func(w io.Writer) error {
		var fault error
		to.Writer = w
		err := sinks.WriteTable(&to, t, format, decodeRows(t, all, &fault))
		return errors.Join(err, fault)
	})
	return to.bytes, err
}

// decodeRows ranges over the rows; a fault ends them.
func decodeRows(t tables.ID, all []ordered, fault *error) iter.Seq[*tables.Row] {
	return func(yield func(*tables.Row) bool) {
		var row tables.Row
		var list []string
		for i := range all {
			if _, _, _, err := resolve.Decode(all[i].record, t, &row, &list); err != nil {
				*fault = err
				return
			}
			if !yield(&row) {
				return
			}
		}
	}
}
