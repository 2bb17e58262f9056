package resolve

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"

	"github.com/tomar-nlp/tomar/output/tables"
)

// Spool keeps the rows that can only be written when the run is over, in a
// file, in the order in which they came: a record each, its length before it.
type Spool struct {
	f    store
	w    *bufio.Writer
	size int64
	buf  []byte
	list []string
}

// NewSpool makes a spool in a temporary file, which is gone with Close.
func NewSpool() (*Spool, error) {
	f, err := os.CreateTemp("", "tomar-events-")
	if err != nil {
		return nil, fmt.Errorf("spool: %w", err)
	}
	return &Spool{f: f, w: bufio.NewWriterSize(f, 1<<18)}, nil
}

// NewMemorySpool makes a spool for the few rows of a single document.
func NewMemorySpool() *Spool {
	f := &memory{}
	return &Spool{f: f, w: bufio.NewWriterSize(f, 1<<12)}
}

// store is what the records stand in.
type store interface {
	io.Writer
	io.ReaderAt
}

// memory is a store without a file.
type memory struct{ b []byte }

func (m *memory) Write(p []byte) (int, error) {
	m.b = append(m.b, p...)
	return len(p), nil
}

func (m *memory) ReadAt(p []byte, at int64) (int, error) { return bytes.NewReader(m.b).ReadAt(p, at) }

// lengthBytes is the room for a record's length.
const lengthBytes = 4

// Encode appends a row's record to dst, with what its document is called by.
func Encode(dst []byte, r *tables.Row, url, title string) []byte {
	from := len(dst)
	dst = append(dst, make([]byte, lengthBytes)...)
	for _, c := range r.Cells {
		dst = append(dst, byte(c.Kind))
		switch c.Kind {
		case tables.String, tables.Day:
			dst = AppendText(dst, c.Text())
		case tables.Int:
			dst = binary.AppendVarint(dst, c.Int())
		case tables.Float:
			dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(c.Float()))
		case tables.Bool:
			b := byte(0)
			if c.Bool() {
				b = 1
			}
			dst = append(dst, b)
		case tables.List:
			items := r.Items(c)
			dst = binary.AppendUvarint(dst, uint64(len(items)))
			for _, s := range items {
				dst = AppendText(dst, s)
			}
		}
	}
	dst = AppendText(AppendText(dst, url), title)
	binary.LittleEndian.PutUint32(dst[from:], uint32(len(dst)-from-lengthBytes))
	return dst
}

// recordLen is the length of the record at the beginning of records.
func recordLen(records []byte) int {
	return lengthBytes + int(binary.LittleEndian.Uint32(records))
}

// Size is the number of bytes written so far: where the next record will stand.
func (s *Spool) Size() int64 { return s.size }

// Write keeps whole records.
func (s *Spool) Write(records []byte) error {
	s.size += int64(len(records))
	if _, err := s.w.Write(records); err != nil {
		return fmt.Errorf("spool: %w", err)
	}
	return nil
}

// Each gives every row back, of table t, with its number from 0. It may not be
// called while anything is written.
func (s *Spool) Each(t tables.ID, do func(row *tables.Row, n int) error) error {
	if err := s.w.Flush(); err != nil {
		return fmt.Errorf("spool: %w", err)
	}
	r := bufio.NewReaderSize(io.NewSectionReader(s.f, 0, s.size), 1<<18)
	var row tables.Row
	for n := 0; ; n++ {
		head, err := r.Peek(lengthBytes)
		if errors.Is(err, io.EOF) && len(head) == 0 {
			return nil
		}
		if err != nil {
			return fmt.Errorf("spool: %w", err)
		}
		s.room(recordLen(head))
		if _, err := io.ReadFull(r, s.buf); err != nil {
			return fmt.Errorf("spool: %w", err)
		}
		if _, _, err := s.decode(t, &row); err != nil {
			return err
		}
		if err := do(&row, n); err != nil {
			return err
		}
	}
}

// readAhead is what a record has as a rule.
const readAhead = 2 << 10

// read fills row from the record at a place, and gives what its document is
// called by. Nothing may be written any more.
func (s *Spool) read(at int64, t tables.ID, row *tables.Row) (url, title string, err error) {
	if s.w.Buffered() > 0 {
		if err := s.w.Flush(); err != nil {
			return "", "", fmt.Errorf("spool: %w", err)
		}
	}
	s.room(int(min(readAhead, s.size-at)))
	if _, err := s.f.ReadAt(s.buf, at); err != nil {
		return "", "", fmt.Errorf("spool: %w", err)
	}
	if have, n := len(s.buf), recordLen(s.buf); n <= have {
		s.buf = s.buf[:n]
	} else {
		s.room(n)
		if _, err := s.f.ReadAt(s.buf[have:], at+int64(have)); err != nil {
			return "", "", fmt.Errorf("spool: %w", err)
		}
	}
	return s.decode(t, row)
}

// room makes buf n bytes long and keeps what it holds.
func (s *Spool) room(n int) {
	if cap(s.buf) < n {
		s.buf = append(make([]byte, 0, n), s.buf...)
	}
	s.buf = s.buf[:n]
}

// decode fills row from the record in buf. All its texts are one string.
func (s *Spool) decode(t tables.ID, row *tables.Row) (url, title string, err error) {
	return decodeRow(string(s.buf[lengthBytes:]), t, row, &s.list)
}

// Decode fills row from the record at the beginning of records, and gives what
// its document is called by and the records behind it. The texts are parts of
// records; list is a buffer.
func Decode(records string, t tables.ID, row *tables.Row, list *[]string) (url, title, rest string, err error) {
	if len(records) < lengthBytes {
		return "", "", "", io.ErrUnexpectedEOF
	}
	n := lengthBytes
	for i := range lengthBytes {
		n += int(records[i]) << (8 * i)
	}
	if n > len(records) {
		return "", "", "", io.ErrUnexpectedEOF
	}
	url, title, err = decodeRow(records[lengthBytes:n], t, row, list)
	return url, title, records[n:], err
}

func decodeRow(record string, t tables.ID, row *tables.Row, list *[]string) (url, title string, err error) {
	d := Cursor{Rest: record}
	row.Begin(t)
	for range t.Table().Columns {
		switch k := tables.Kind(d.Byte()); k {
		case tables.Null:
			row.Null()
		case tables.String:
			row.Str(d.Text())
		case tables.Day:
			row.Day(d.Text())
		case tables.Int:
			row.Int(int(d.Int()))
		case tables.Float:
			row.Float(d.Float())
		case tables.Bool:
			row.Bool(d.Byte() != 0)
		case tables.List:
			*list = (*list)[:0]
			for n := d.Uint(); n > 0 && !d.Broken; n-- {
				*list = append(*list, d.Text())
			}
			row.List(*list)
		default:
			return "", "", fmt.Errorf("spool: cell of kind %d", k)
		}
	}
	url, title = d.Text(), d.Text()
	if d.Broken {
		return "", "", fmt.Errorf("spool: %w", io.ErrUnexpectedEOF)
	}
	return url, title, nil
}

// Close drops the spool.
func (s *Spool) Close() error {
	f, ok := s.f.(*os.File)
	if !ok {
		return nil
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}
