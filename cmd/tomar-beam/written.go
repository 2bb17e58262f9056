package main

import (
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// written is what a step wrote of a table: the rows of one shard, in a file for
// each format.
type written struct {
	table tables.ID
	rows  int
	files []writtenFile
}

// writtenFile is a file of the output by its name there.
type writtenFile struct {
	name  string
	bytes int64
}

func (x *written) encode() []byte {
	b := binary.AppendUvarint(binary.AppendUvarint(nil, uint64(x.table)), uint64(x.rows))
	for _, f := range x.files {
		b = binary.AppendUvarint(resolve.AppendText(b, f.name), uint64(f.bytes))
	}
	return b
}

func decodeWritten(b []byte) (x written, err error) {
	c := resolve.Cursor{Rest: string(b)}
	x.table, x.rows = tables.ID(c.Uint()), int(c.Uint())
	for c.Rest != "" && !c.Broken {
		x.files = append(x.files, writtenFile{c.Text(), int64(c.Uint())})
	}
	if c.Broken || x.table >= tables.Count {
		return x, fmt.Errorf("file: %w", errValue)
	}
	return x, nil
}

// counting counts the bytes that go through it.
type counting struct {
	io.Writer
	bytes int64
}

// Write writes and counts.
func (c *counting) Write(p []byte) (int, error) {
	n, err := c.Writer.Write(p)
	c.bytes += int64(n)
	return n, err
}

// output is everything that was written.
type output struct {
	rows  [tables.Count]int
	sizes map[string]int64 // by the files' names
}

// gatherOutput adds up what the steps wrote.
func gatherOutput(files values) (o output, err error) {
	o.sizes = map[string]int64{}
	var v []byte
	for files(&v) {
		if len(v) == 0 {
			continue // a file of the journal, which is no table
		}
		x, err := decodeWritten(v)
		if err != nil {
			return o, err
		}
		o.rows[x.table] += x.rows
		for _, f := range x.files {
			o.sizes[f.name] = f.bytes
		}
	}
	return o, nil
}

// describe is datapackage.json. A file that should have been written and was not
// is a fault.
func (o *output) describe(s *settings) *sinks.Package {
	return &sinks.Package{Version: s.Version, Formats: s.Formats, Tables: s.tables(), Shards: s.Shards, Size: func(name string) (int64, error) {
		n, ok := o.sizes[name]
		if !ok {
			return 0, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
		}
		return n, nil
	}}
}

// counts are the rows of every table, as run.json has them.
func (o *output) counts(s *settings) (counts []sinks.TableCount) {
	for _, t := range s.tables() {
		counts = append(counts, sinks.TableCount{Name: t.String(), Rows: o.rows[t]})
	}
	return counts
}
