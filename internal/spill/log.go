package spill

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

// Log is bytes one behind the other, read again at any place. One goroutine
// writes; while nobody does, any number may read.
type Log struct {
	area *Area
	tail []byte   // what is not in the file yet
	file *os.File // nil while everything is in tail
	size int64
}

// logRoom is how much of a log waits in memory: it is read where it lies, so
// that more would serve nobody.
const logRoom = 256 << 10

// NewLog makes an empty log.
func NewLog(a *Area) *Log { return &Log{area: a} }

// Size is the number of bytes written so far.
func (l *Log) Size() int64 { return l.size }

// Write appends.
func (l *Log) Write(p []byte) (int, error) {
	l.tail = append(l.tail, p...)
	l.size += int64(len(p))
	if len(l.tail) < min(l.area.room(), logRoom) || l.area == nil {
		return len(p), nil
	}
	if l.file == nil {
		f, err := l.area.create()
		if err != nil {
			return 0, err
		}
		l.file = f
	}
	if _, err := l.file.Write(l.tail); err != nil {
		return 0, fmt.Errorf("temporary files: %w", err)
	}
	if cap(l.tail) > 2*logRoom {
		l.tail = nil
	}
	l.tail = l.tail[:0]
	return len(p), nil
}

// ReadAt reads from a place on, as io.ReaderAt has it.
func (l *Log) ReadAt(p []byte, at int64) (int, error) {
	split := l.size - int64(len(l.tail)) // where tail begins
	n := 0
	if at < split {
		want := p[:min(int64(len(p)), split-at)]
		var err error
		if n, err = l.file.ReadAt(want, at); n < len(want) {
			return n, fmt.Errorf("temporary files: %w", err)
		}
	}
	if n < len(p) {
		if from := at + int64(n) - split; from < int64(len(l.tail)) {
			n += copy(p[n:], l.tail[from:])
		}
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// Reader reads the log from its beginning.
func (l *Log) Reader() *bufio.Reader {
	return bufio.NewReaderSize(io.NewSectionReader(l, 0, l.size), int(min(l.size, 64<<10)))
}

// Drop forgets everything.
func (l *Log) Drop() {
	l.area.drop(l.file)
	l.tail, l.file, l.size = nil, nil, 0
}
