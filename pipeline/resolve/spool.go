package resolve

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"

	"github.com/tomar-nlp/tomar/internal/spill"
	"github.com/tomar-nlp/tomar/output/tables"
)

// Spool keeps the rows that can only be written when the run is over, in the
// order in which they came: a record each, its length before it.
type Spool struct {
	area *spill.Area
	log  *spill.Log
}

// NewSpool makes a spool in an area.
func NewSpool(a *spill.Area) *Spool { return &Spool{area: a, log: spill.NewLog(a)} }

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
func (s *Spool) Size() int64 { return s.log.Size() }

// Write keeps whole records.
func (s *Spool) Write(records []byte) error {
	_, err := s.log.Write(records)
	return spoiled(err)
}

// spoiled tells where a fault happened.
func spoiled(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("spool: %w", err)
}

// partBytes is how much of the spool is read at a time.
const partBytes = 64 << 10

// Parts gives the records back in order, many at a time: whole records, and
// their number. It may not be called while anything is written.
func (s *Spool) Parts(do func(records string, n int) error) error {
	buf, at, size := make([]byte, partBytes), int64(0), s.Size()
	for at < size {
		buf = buf[:min(int64(cap(buf)), size-at)]
		if err := s.readAt(buf, at); err != nil {
			return err
		}
		n, records := 0, 0
		for len(buf)-n >= lengthBytes && len(buf)-n >= recordLen(buf[n:]) {
			n += recordLen(buf[n:])
			records++
		}
		if n == 0 {
			if int64(len(buf)) == size-at {
				return fmt.Errorf("spool: %w", io.ErrUnexpectedEOF)
			}
			buf = make([]byte, 2*cap(buf)) // one record, longer than all this
			continue
		}
		if err := do(string(buf[:n]), records); err != nil {
			return err
		}
		at += int64(n)
	}
	return nil
}

// readAt fills b from a place. Nothing may be written meanwhile; any number of
// goroutines may read.
func (s *Spool) readAt(b []byte, at int64) error {
	_, err := s.log.ReadAt(b, at)
	return spoiled(err)
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
