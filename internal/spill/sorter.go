package spill

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"slices"
)

// Sorter sorts records by their bytes. What outgrows memory is sorted in runs,
// which are merged when it is read. One goroutine uses it.
type Sorter struct {
	area  *Area
	buf   []byte // records, one behind the other
	order []place
	file  *os.File
	runs  []run
	at    int64 // where the next run stands
	head  []byte
}

// place is where a record stands in buf, with its first bytes, which tell most
// records apart.
type place struct {
	first    uint64
	from, to int32
}

// run is a part of the file, sorted: records with their lengths before them.
type run struct{ from, to int64 }

const (
	placeBytes = 16
	// fanIn is how many runs are merged at a time, and mergeBytes how much of each
	// is read at a time.
	fanIn      = 128
	mergeBytes = 32 << 10
	// maxBuffer is the most that one run holds: places are of four bytes.
	maxBuffer = 1 << 30
)

// NewSorter makes an empty sorter.
func NewSorter(a *Area) *Sorter { return &Sorter{area: a} }

// Add takes a record, which is copied.
func (s *Sorter) Add(rec []byte) error {
	if len(s.buf)+len(rec) > maxBuffer && s.area == nil {
		return fmt.Errorf("%d bytes are to be sorted without a place for temporary files", len(s.buf)+len(rec))
	}
	if s.area != nil && len(s.order) > 0 && len(s.buf)+len(rec)+placeBytes*len(s.order) > min(s.area.room(), maxBuffer) {
		if err := s.spill(); err != nil {
			return err
		}
	}
	from := len(s.buf)
	s.buf = append(s.buf, rec...)
	s.order = append(s.order, place{first(rec), int32(from), int32(len(s.buf))})
	return nil
}

// first is the beginning of a record as a number of the same order.
func first(rec []byte) uint64 {
	if len(rec) >= 8 {
		return binary.BigEndian.Uint64(rec)
	}
	var b [8]byte
	copy(b[:], rec)
	return binary.BigEndian.Uint64(b[:])
}

func (s *Sorter) sort() {
	slices.SortFunc(s.order, func(a, b place) int {
		if a.first != b.first {
			return cmp.Compare(a.first, b.first)
		}
		return bytes.Compare(s.buf[a.from:a.to], s.buf[b.from:b.to])
	})
}

// spill writes what is in memory as a run.
func (s *Sorter) spill() error {
	s.sort()
	i := 0
	err := s.write(func() ([]byte, error) {
		if i == len(s.order) {
			return nil, io.EOF
		}
		p := s.order[i]
		i++
		return s.buf[p.from:p.to], nil
	})
	s.buf, s.order = s.buf[:0], s.order[:0]
	return err
}

// write appends a run to the file; next gives its records, io.EOF behind the
// last.
func (s *Sorter) write(next func() ([]byte, error)) error {
	if s.file == nil {
		f, err := s.area.create()
		if err != nil {
			return err
		}
		s.file = f
	}
	w := runWriter{to: s.file, at: s.at}
	for {
		rec, err := next()
		if err == io.EOF { //nolint:errorlint // it is next's own
			break
		}
		if err != nil {
			return err
		}
		s.head = binary.AppendUvarint(s.head[:0], uint64(len(rec)))
		if err := w.add(s.head, rec); err != nil {
			return err
		}
	}
	if err := w.flush(); err != nil {
		return err
	}
	s.runs = append(s.runs, run{s.at, w.at})
	s.at = w.at
	return nil
}

// runWriter writes at its own place in a file that others read.
type runWriter struct {
	to  *os.File
	at  int64
	buf []byte
}

func (w *runWriter) add(head, rec []byte) error {
	w.buf = append(append(w.buf, head...), rec...)
	if len(w.buf) < 4*mergeBytes {
		return nil
	}
	return w.flush()
}

func (w *runWriter) flush() error {
	if _, err := w.to.WriteAt(w.buf, w.at); err != nil {
		return fmt.Errorf("temporary files: %w", err)
	}
	w.at += int64(len(w.buf))
	w.buf = w.buf[:0]
	return nil
}

// Sort ends the collection and gives its records in order. The sorter must not
// be used afterwards, but for Drop.
func (s *Sorter) Sort() (*Sorted, error) {
	if s.runs == nil {
		s.sort()
		return &Sorted{s: s}, nil
	}
	if len(s.order) > 0 {
		if err := s.spill(); err != nil {
			return nil, err
		}
	}
	s.buf, s.order = nil, nil
	for len(s.runs) > fanIn {
		m, err := s.open(s.runs[:fanIn])
		if err != nil {
			return nil, err
		}
		s.runs = s.runs[fanIn:]
		if err := s.write(m.next); err != nil {
			return nil, err
		}
	}
	m, err := s.open(s.runs)
	if err != nil {
		return nil, err
	}
	return &Sorted{s: s, m: m}, nil
}

// Drop forgets everything.
func (s *Sorter) Drop() {
	s.area.drop(s.file)
	s.buf, s.order, s.file, s.runs = nil, nil, nil, nil
}
