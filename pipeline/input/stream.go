package input

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"unsafe"
)

// stream is one input on its way to documents: a file, what is inside a
// compressed file, or an entry of an archive.
type stream struct {
	path   string // what its items are called
	name   string // the file's own name; its ending tells records from text
	r      io.Reader
	at     io.ReaderAt // the same bytes by position; nil where that is not possible
	size   int64       // in bytes; -1 where unknown
	depth  int         // containers around it
	budget *budget
}

var readers = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, 64<<10) }}

// top reads an argument: it starts the budget and counts the bytes for progress.
func (s *Source) top(path string, r io.Reader, at io.ReaderAt, size int64, yield yielder) bool {
	b := &budget{maxOut: s.opts.MaxUnpacked, ratio: s.opts.MaxRatio, size: size}
	st := stream{path: path, name: path, r: &counter{r: r, b: b, s: s}, size: size, budget: b}
	if at != nil {
		st.at = &counterAt{r: at, b: b, s: s}
	}
	return s.open(st, yield)
}

// open finds out what a stream holds and reads it.
func (s *Source) open(st stream, yield yielder) bool {
	br := readers.Get().(*bufio.Reader)
	br.Reset(st.r)
	defer func() { br.Reset(nil); readers.Put(br) }()
	st.r = br
	head, err := br.Peek(sniff)
	if len(head) == 0 && err != nil && !errors.Is(err, io.EOF) {
		return yield(st.failure(err))
	}
	what := binaryKind(head)
	if what != plain && st.depth >= s.opts.MaxDepth {
		return yield(failed(st.path, "input.too-deep", fmt.Sprintf("a container inside more than %d others", s.opts.MaxDepth), nil))
	}
	switch what {
	case gzipped, bzipped, zstandard:
		return s.unpack(st, what, yield)
	case zipped:
		return s.zip(st, yield)
	case tarred:
		return s.tar(st, yield)
	case webArchive:
		return s.warc(st, br, yield)
	}
	enc := guess(head)
	switch textKind(st.name, enc.sample(head), s.opts.Fields) {
	case jsonLines:
		return s.records(st, enc.reader(br), enc.notices(), yield)
	case commaSeparated:
		return s.csv(st, enc.reader(br), enc.notices(), yield)
	case page:
		return s.page(st, br, "", "", yield)
	}
	data, err := s.whole(br, st.size)
	if err != nil {
		return yield(st.failure(err))
	}
	return yield(s.document(st.path, data))
}

// whole reads a document, one byte beyond the limit where it is longer.
func (s *Source) whole(r io.Reader, size int64) ([]byte, error) {
	limit := s.opts.MaxBytes + 1
	if size < 0 || size > limit {
		size = min(limit, 32<<10)
	}
	buf := make([]byte, 0, size+1)
	for int64(len(buf)) < limit {
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
		n, err := r.Read(buf[len(buf):min(int64(cap(buf)), limit)])
		buf = buf[:len(buf)+n]
		if errors.Is(err, io.EOF) {
			return buf, nil
		}
		if err != nil {
			return buf, err
		}
	}
	return buf, nil
}

// document makes an item of a text's bytes, which it keeps.
func (s *Source) document(path string, data []byte) Item {
	path = filepath.ToSlash(path)
	if int64(len(data)) > s.opts.MaxBytes {
		return tooLarge(path, s.opts.MaxBytes)
	}
	text, notices, fail := decode(data)
	if fail != nil {
		fail.Path = path
		return Item{Path: path, Err: fail, Bytes: int64(len(data))}
	}
	return Item{Path: path, Text: text, Notices: notices, Bytes: int64(len(data))}
}

// page hands an HTML page on; it is read by a worker.
func (s *Source) page(st stream, r io.Reader, url, kind string, yield yielder) bool {
	data, err := s.whole(r, st.size)
	switch {
	case err != nil:
		return yield(st.failure(err))
	case int64(len(data)) > s.opts.MaxBytes:
		return yield(tooLarge(st.path, s.opts.MaxBytes))
	}
	return yield(Item{Path: st.path, URL: url, Bytes: int64(len(data)), page: data, kind: kind})
}

// failure is the item that tells why a stream, or the rest of it, was not read.
func (st *stream) failure(err error) Item {
	code, message := "input.unreadable", reason(err)
	var c *coded
	switch {
	case errors.As(err, &c):
		code = c.code
	case errors.Is(err, io.ErrUnexpectedEOF):
		code = "input.truncated"
	}
	return failed(st.path, code, message, err)
}

// inner is the path of something inside a container.
func (st *stream) inner(name string) string {
	return st.path + "#" + strings.ToValidUTF8(filepath.ToSlash(name), "\ufffd")
}

// text is the bytes as a string without a copy; nobody may change them after.
func text(data []byte) string { return unsafe.String(unsafe.SliceData(data), len(data)) }
