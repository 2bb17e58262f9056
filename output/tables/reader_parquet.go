package tables

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/parquet-go/parquet-go"
)

// parquetChunk is how many rows are taken from a file in one call.
const parquetChunk = 64

// openParquet opens a Parquet file. Its columns are found by their names, like
// those of CSV.
func openParquet(path string, t ID) (*source, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, err
	}
	file, err := parquet.OpenFile(f, info.Size(), parquet.SkipBloomFilters(true))
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	p := &parquetRows{table: t, groups: file.RowGroups(), buf: make([]parquet.Row, parquetChunk)}
	leaves := file.Schema().Columns()
	for _, c := range t.Table().Columns {
		at := -1
		for i, leaf := range leaves {
			if leaf[0] == c.Name {
				at = i
			}
		}
		p.from = append(p.from, at)
	}
	p.cells = make([][]parquet.Value, len(leaves))
	return &source{filepath.Base(path), p.next, func() {
		p.close()
		f.Close()
	}}, nil
}

// parquetRows walks the row groups of a file.
type parquetRows struct {
	table  ID
	from   []int // of each column of the table, its leaf in the file; -1 for none
	groups []parquet.RowGroup
	rows   parquet.Rows // of the group at hand
	buf    []parquet.Row
	held   int // rows in buf
	at     int // the next of them
	cells  [][]parquet.Value
}

func (p *parquetRows) close() {
	if p.rows != nil {
		_ = p.rows.Close() // nothing was written
		p.rows = nil
	}
}

func (p *parquetRows) next(r *Row) error {
	for p.at == p.held {
		if err := p.fill(); err != nil {
			return err
		}
	}
	clear(p.cells)
	p.buf[p.at].Range(func(i int, vs []parquet.Value) bool {
		p.cells[i] = vs
		return true
	})
	p.at++
	r.Begin(p.table)
	for i := range p.table.Table().Columns {
		c := &p.table.Table().Columns[i]
		var vs []parquet.Value
		if p.from[i] >= 0 {
			vs = p.cells[p.from[i]]
		}
		if err := r.takeParquet(c, vs); err != nil {
			return fmt.Errorf("column %s: %w", c.Name, err)
		}
	}
	return nil
}

// fill takes the next rows, of the next group where one ends.
func (p *parquetRows) fill() error {
	if p.rows == nil {
		if len(p.groups) == 0 {
			return io.EOF
		}
		p.rows, p.groups = p.groups[0].Rows(), p.groups[1:]
	}
	n, err := p.rows.ReadRows(p.buf)
	p.held, p.at = n, 0
	if errors.Is(err, io.EOF) {
		p.close()
		return nil
	}
	return err
}

// takeParquet appends the values of one column.
func (r *Row) takeParquet(c *Column, vs []parquet.Value) error {
	if c.Kind == List {
		off := len(r.items)
		for _, v := range vs {
			if !v.IsNull() {
				r.items = append(r.items, string(v.ByteArray()))
			}
		}
		r.listFrom(off)
		return nil
	}
	if len(vs) == 0 || vs[0].IsNull() {
		r.Null()
		return nil
	}
	switch v := vs[0]; v.Kind() {
	case parquet.ByteArray, parquet.FixedLenByteArray:
		return r.parse(c, string(v.ByteArray()))
	case parquet.Int32:
		if c.Kind == Day {
			r.Day(time.Unix(int64(v.Int32())*secondsPerDay, 0).UTC().Format(time.DateOnly))
			return nil
		}
		return r.parse(c, strconv.Itoa(int(v.Int32())))
	case parquet.Int64:
		return r.parse(c, strconv.FormatInt(v.Int64(), 10))
	case parquet.Double:
		if c.Kind == Float {
			r.Float(v.Double())
			return nil
		}
	case parquet.Boolean:
		if c.Kind == Bool {
			r.Bool(v.Boolean())
			return nil
		}
	}
	return fmt.Errorf("%v where %v belongs", vs[0].Kind(), c.Kind)
}

const secondsPerDay = 24 * 60 * 60
