package spill

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// Sorted gives the records of a Sorter in order. One goroutine uses it.
type Sorted struct {
	s   *Sorter
	m   *merger // nil where everything is in memory
	i   int
	rec []byte
	err error
}

// Next goes to the next record; false at the end, and after a fault.
func (s *Sorted) Next() bool {
	if s.err != nil {
		return false
	}
	if s.m == nil {
		if s.i == len(s.s.order) {
			return false
		}
		p := s.s.order[s.i]
		s.i++
		s.rec = s.s.buf[p.from:p.to]
		return true
	}
	var err error
	if s.rec, err = s.m.next(); err != nil {
		if !errors.Is(err, io.EOF) {
			s.err = err
		}
		return false
	}
	return true
}

// Record is the record that Next went to. It holds until the next.
func (s *Sorted) Record() []byte { return s.rec }

// Err is the fault that ended the records before their time.
func (s *Sorted) Err() error { return s.err }

// merger merges runs. A heap holds their readers, the least record on top.
type merger struct {
	heap  []*source
	taken bool // the record on top was given
}

// source reads a run.
type source struct {
	r   *bufio.Reader
	rec []byte
}

func (s *Sorter) open(runs []run) (*merger, error) {
	m := &merger{}
	for _, r := range runs {
		x := &source{r: bufio.NewReaderSize(io.NewSectionReader(s.file, r.from, r.to-r.from), mergeBytes)}
		ok, err := x.read()
		if err != nil {
			return nil, err
		}
		if ok {
			m.heap = append(m.heap, x)
		}
	}
	for i := len(m.heap)/2 - 1; i >= 0; i-- {
		m.sink(i)
	}
	return m, nil
}

func (x *source) read() (bool, error) {
	n, err := binary.ReadUvarint(x.r)
	if errors.Is(err, io.EOF) {
		return false, nil
	}
	if err == nil {
		if uint64(cap(x.rec)) < n {
			x.rec = make([]byte, n)
		}
		x.rec = x.rec[:n]
		_, err = io.ReadFull(x.r, x.rec)
	}
	if err != nil {
		return false, fmt.Errorf("temporary files: %w", err)
	}
	return true, nil
}

// next is the least record, io.EOF behind the last.
func (m *merger) next() ([]byte, error) {
	if m.taken {
		more, err := m.heap[0].read()
		if err != nil {
			return nil, err
		}
		if !more {
			last := len(m.heap) - 1
			m.heap[0] = m.heap[last]
			m.heap = m.heap[:last]
		}
		m.sink(0)
	}
	if m.taken = len(m.heap) > 0; !m.taken {
		return nil, io.EOF
	}
	return m.heap[0].rec, nil
}

func (m *merger) sink(i int) {
	for {
		least := i
		for k := 2*i + 1; k <= 2*i+2 && k < len(m.heap); k++ {
			if bytes.Compare(m.heap[k].rec, m.heap[least].rec) < 0 {
				least = k
			}
		}
		if least == i {
			return
		}
		m.heap[i], m.heap[least] = m.heap[least], m.heap[i]
		i = least
	}
}
