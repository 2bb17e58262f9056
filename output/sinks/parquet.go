package sinks

import (
	"fmt"
	"io"
	"os"
	"reflect"
	"unsafe"

	"github.com/parquet-go/parquet-go"

	"github.com/tomar-nlp/tomar/output/tables"
)

// The memory of the Parquet writer: a row group goes to the disk when its rows
// hold so many bytes of text or are so many.
const (
	groupBytes = 12 << 20
	groupRows  = 64 << 10
	pageBytes  = 64 << 10
	rowChunk   = 64 // rows handed over in one call
)

// parquetSink writes one Parquet file a table: zstd, dictionaries for columns
// that repeat, lists as LIST and days as DATE.
type parquetSink struct {
	files [tables.Count]*parquetFile
}

type parquetFile struct {
	table *tables.Table
	file  *os.File // nil where another closes it
	to    io.Writer
	w     *parquet.GenericWriter[any]
	rows  [rowChunk]parquet.Row
	held  int // rows of the chunk in use
	size  int // bytes of text in the row group
	group int // rows in the row group
}

func openParquet(ts []tables.ID, path func(string) string) (*parquetSink, error) {
	s := &parquetSink{}
	for _, id := range ts {
		f, err := os.Create(path(id.String() + ".parquet"))
		if err != nil {
			s.drop()
			return nil, err
		}
		s.files[id] = &parquetFile{table: id.Table(), file: f, to: f}
	}
	return s, nil
}

// parquetSchema has the columns of a table in their order (a parquet.Group
// would sort them by name).
func parquetSchema(t *tables.Table) *parquet.Schema {
	goTypes := [...]reflect.Type{
		tables.String: reflect.TypeFor[string](), tables.Int: reflect.TypeFor[int64](), tables.Float: reflect.TypeFor[float64](),
		tables.Bool: reflect.TypeFor[bool](), tables.Day: reflect.TypeFor[int32](), tables.List: reflect.TypeFor[[]string](),
	}
	fields := make([]reflect.StructField, len(t.Columns))
	for i := range t.Columns {
		c := &t.Columns[i]
		tag := c.Name + ",zstd"
		switch c.Kind {
		case tables.Day:
			tag += ",date"
		case tables.List:
			tag += ",list"
		}
		if !c.Required {
			tag += ",optional"
		}
		if c.Repeats && c.Kind == tables.String {
			tag += ",dict"
		}
		fields[i] = reflect.StructField{Name: fmt.Sprintf("C%d", i), Type: goTypes[c.Kind], Tag: reflect.StructTag(fmt.Sprintf("parquet:%q", tag))}
	}
	return parquet.NewSchema(t.Name, parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface()))
}

// open makes the writer at the first row: most runs leave some tables empty.
func (f *parquetFile) open() {
	if f.w == nil {
		f.w = parquet.NewGenericWriter[any](f.to, parquetSchema(f.table), parquet.PageBufferSize(pageBytes),
			parquet.CreatedBy("tomar", "1", ""), parquet.KeyValueMetadata("table", f.table.Name))
	}
}

// Write takes one row.
func (s *parquetSink) Write(r *tables.Row) error {
	if f := s.files[r.Table]; f != nil {
		return f.add(r)
	}
	return nil
}

func (f *parquetFile) add(r *tables.Row) error {
	row := f.rows[f.held][:0]
	for i := range r.Cells {
		c := &r.Cells[i]
		def := 1
		if f.table.Columns[i].Required {
			def = 0
		}
		var v parquet.Value
		switch c.Kind {
		case tables.String:
			v = bytesValue(c.Text())
			f.size += len(c.Text())
		case tables.Int:
			v = parquet.Int64Value(c.Int())
		case tables.Float:
			v = parquet.DoubleValue(c.Float())
		case tables.Bool:
			v = parquet.BooleanValue(c.Bool())
		case tables.Day:
			days, _ := tables.Days(c.Text())
			v = parquet.Int32Value(int32(days))
		case tables.List:
			items := r.Items(*c)
			for k, item := range items {
				row = append(row, bytesValue(item).Level(min(k, 1), 1, i))
				f.size += len(item)
			}
			if len(items) > 0 {
				continue
			}
			def = 0
		default:
			def = 0
		}
		row = append(row, v.Level(0, def, i))
	}
	f.rows[f.held] = row
	f.held++
	f.group++
	if f.held == rowChunk {
		return f.flush()
	}
	return nil
}

// bytesValue is a text as a value, not copied: the writer copies it into its
// page before the call returns.
func bytesValue(s string) parquet.Value {
	return parquet.ByteArrayValue(unsafe.Slice(unsafe.StringData(s), len(s)))
}

// flush hands the chunk over, and ends the row group when it is large.
func (f *parquetFile) flush() error {
	f.open()
	if f.held > 0 {
		if _, err := f.w.WriteRows(f.rows[:f.held]); err != nil {
			return fmt.Errorf("%s.parquet: %w", f.table.Name, err)
		}
		for i := range f.held {
			clear(f.rows[i]) // lets go of the texts
		}
		f.held = 0
	}
	if f.size >= groupBytes || f.group >= groupRows {
		f.size, f.group = 0, 0
		if err := f.w.Flush(); err != nil {
			return fmt.Errorf("%s.parquet: %w", f.table.Name, err)
		}
	}
	return nil
}

// Close writes the last row groups and the footers.
func (s *parquetSink) Close() error {
	for i, f := range s.files {
		if f == nil {
			continue
		}
		if err := f.end(); err != nil {
			return err
		}
		if err := closeSynced(f.file); err != nil {
			return err
		}
		s.files[i] = nil
	}
	return nil
}

// end writes the last row group and the footer.
func (f *parquetFile) end() error {
	if err := f.flush(); err != nil {
		return err
	}
	if err := f.w.Close(); err != nil {
		return fmt.Errorf("%s.parquet: %w", f.table.Name, err)
	}
	return nil
}

// drop closes the files and forgets about them.
func (s *parquetSink) drop() {
	for i, f := range s.files {
		if f != nil {
			f.file.Close()
			s.files[i] = nil
		}
	}
}
