package resolve

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"

	"github.com/tomar-nlp/tomar/output/tables"
)

// Spool keeps the rows that can only be written when the run is over, in a
// file, in the order in which they came.
type Spool struct {
	f   *os.File
	w   *bufio.Writer
	buf []byte
	n   int
}

// NewSpool makes a spool in a temporary file, which is gone with Close.
func NewSpool() (*Spool, error) {
	f, err := os.CreateTemp("", "tomar-events-")
	if err != nil {
		return nil, fmt.Errorf("spool: %w", err)
	}
	return &Spool{f: f, w: bufio.NewWriterSize(f, 1<<18)}, nil
}

// Encode appends a row's bytes to dst.
func Encode(dst []byte, r *tables.Row) []byte {
	for _, c := range r.Cells {
		dst = append(dst, byte(c.Kind))
		switch c.Kind {
		case tables.String, tables.Day:
			dst = appendText(dst, c.Text())
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
				dst = appendText(dst, s)
			}
		}
	}
	return dst
}

func appendText(dst []byte, s string) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(s)))
	return append(dst, s...)
}

// Write keeps encoded rows.
func (s *Spool) Write(rows []byte, n int) error {
	s.n += n
	if _, err := s.w.Write(rows); err != nil {
		return fmt.Errorf("spool: %w", err)
	}
	return nil
}

// Each gives every row back, of table t.
func (s *Spool) Each(t tables.ID, do func(*tables.Row) error) error {
	if err := s.w.Flush(); err != nil {
		return fmt.Errorf("spool: %w", err)
	}
	if _, err := s.f.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("spool: %w", err)
	}
	r := bufio.NewReaderSize(s.f, 1<<18)
	var row tables.Row
	for range s.n {
		row.Begin(t)
		for range t.Table().Columns {
			if err := s.cell(r, &row); err != nil {
				return fmt.Errorf("spool: %w", err)
			}
		}
		if err := do(&row); err != nil {
			return err
		}
	}
	return nil
}

func (s *Spool) cell(r *bufio.Reader, row *tables.Row) error {
	k, err := r.ReadByte()
	if err != nil {
		return err
	}
	switch tables.Kind(k) {
	case tables.Null:
		row.Null()
	case tables.String, tables.Day:
		t, err := s.text(r)
		if err != nil {
			return err
		}
		if tables.Kind(k) == tables.Day {
			row.Day(t)
		} else {
			row.Str(t)
		}
	case tables.Int:
		n, err := binary.ReadVarint(r)
		if err != nil {
			return err
		}
		row.Int(int(n))
	case tables.Float:
		var b [8]byte
		if _, err := io.ReadFull(r, b[:]); err != nil {
			return err
		}
		row.Float(math.Float64frombits(binary.LittleEndian.Uint64(b[:])))
	case tables.Bool:
		b, err := r.ReadByte()
		if err != nil {
			return err
		}
		row.Bool(b != 0)
	case tables.List:
		n, err := binary.ReadUvarint(r)
		if err != nil {
			return err
		}
		var items []string
		for range n {
			t, err := s.text(r)
			if err != nil {
				return err
			}
			items = append(items, t)
		}
		row.List(items)
	default:
		return fmt.Errorf("cell of kind %d", k)
	}
	return nil
}

func (s *Spool) text(r *bufio.Reader) (string, error) {
	n, err := binary.ReadUvarint(r)
	if err != nil {
		return "", err
	}
	if uint64(cap(s.buf)) < n {
		s.buf = make([]byte, n)
	}
	s.buf = s.buf[:n]
	if _, err := io.ReadFull(r, s.buf); err != nil {
		return "", err
	}
	return string(s.buf), nil
}

// Close drops the spool.
func (s *Spool) Close() error {
	return errors.Join(s.f.Close(), os.Remove(s.f.Name()))
}
