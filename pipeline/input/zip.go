package input

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zip"
)

// zip reads an archive's files in the order of its directory. An archive whose
// directory is lost is read from its beginning, entry by entry.
func (s *Source) zip(st stream, yield yielder) bool {
	at, size := st.at, st.size
	if at == nil {
		f, err := os.CreateTemp("", "tomar-zip-*")
		if err != nil {
			return yield(st.failure(err))
		}
		defer os.Remove(f.Name())
		defer f.Close()
		// a cut archive is spooled as far as it goes; its reading will tell
		if size, err = io.Copy(f, st.r); err != nil && size == 0 {
			return yield(st.failure(err))
		}
		at = f
	}
	zr, err := zip.NewReader(at, size)
	if err != nil {
		return s.torn(st, io.NewSectionReader(at, 0, size), yield)
	}
	found := false
	for _, f := range zr.File {
		if f.FileInfo().IsDir() {
			continue
		}
		p := st.inner(f.Name)
		if !wanted(f.Name) {
			s.leave(p)
			continue
		}
		found = true
		if !s.zipEntry(st, p, f, yield) {
			return false
		}
	}
	if !found {
		return yield(emptyArchive(st.path))
	}
	return true
}

func (s *Source) zipEntry(st stream, p string, f *zip.File, yield yielder) bool {
	if f.Flags&1 != 0 {
		return yield(failed(p, "input.unreadable", "encrypted", nil))
	}
	r, err := f.Open()
	if err != nil {
		in := stream{path: p}
		return yield(in.failure(broken(err)))
	}
	defer r.Close()
	return s.open(stream{
		path: p, name: f.Name, r: &unpacked{r: r, b: st.budget}, size: int64(min(f.UncompressedSize64, 1<<62)),
		depth: st.depth + 1, budget: st.budget,
	}, yield)
}

// torn reads a zip without directory, as a cut download is: the entries that are
// whole, then one failed item for the rest.
func (s *Source) torn(st stream, r io.Reader, yield yielder) bool {
	br := bufio.NewReaderSize(r, 64<<10)
	for {
		var h [30]byte
		if _, err := io.ReadFull(br, h[:]); err != nil || string(h[:4]) != "PK\x03\x04" {
			break
		}
		flags, method := binary.LittleEndian.Uint16(h[6:]), binary.LittleEndian.Uint16(h[8:])
		sum, packed := binary.LittleEndian.Uint32(h[14:]), binary.LittleEndian.Uint32(h[18:])
		name := make([]byte, binary.LittleEndian.Uint16(h[26:]))
		if _, err := io.ReadFull(br, name); err != nil {
			break
		}
		if _, err := br.Discard(int(binary.LittleEndian.Uint16(h[28:]))); err != nil {
			break
		}
		later := flags&8 != 0 // sum and size stand behind the data
		if flags&1 != 0 || method != zip.Store && method != zip.Deflate || method == zip.Store && later || packed == 1<<32-1 {
			break
		}
		p := st.inner(string(name))
		body, end := entryBody(br, method, int64(packed), later)
		if !wanted(string(name)) {
			s.leave(p)
			if _, err := io.Copy(io.Discard, &unpacked{r: body, b: st.budget}); err != nil {
				break
			}
			continue
		}
		check := &summed{r: body, want: sum, unknown: later, end: end}
		in := stream{path: p, name: string(name), r: &unpacked{r: check, b: st.budget}, size: -1, depth: st.depth + 1, budget: st.budget}
		if !s.open(in, yield) {
			return false
		}
		if _, err := io.Copy(io.Discard, &unpacked{r: check, b: st.budget}); err != nil {
			break
		}
	}
	return yield(failed(st.path, "input.truncated", "the archive's directory is missing: it ends too early or is damaged; entries behind the last one read are lost", nil))
}

// entryBody is an entry's data; end is called when they are over, to read the
// sum that stands behind them.
func entryBody(br *bufio.Reader, method uint16, packed int64, later bool) (io.Reader, func() (uint32, error)) {
	if !later {
		lim := io.LimitReader(br, packed)
		if method == zip.Store {
			return &exactly{r: lim, left: packed}, nil
		}
		inner := bufio.NewReader(lim)
		return flate.NewReader(inner), func() (uint32, error) {
			_, err := io.Copy(io.Discard, inner)
			return 0, err
		}
	}
	return flate.NewReader(br), func() (uint32, error) {
		head, err := br.Peek(4)
		if err != nil {
			return 0, io.ErrUnexpectedEOF
		}
		if string(head) == "PK\x07\x08" {
			_, _ = br.Discard(4) // peeked
		}
		var d [12]byte
		if _, err := io.ReadFull(br, d[:]); err != nil {
			return 0, io.ErrUnexpectedEOF
		}
		return binary.LittleEndian.Uint32(d[:]), nil
	}
}

// exactly reads as many bytes as were announced, and fails on fewer.
type exactly struct {
	r    io.Reader
	left int64
}

func (e *exactly) Read(p []byte) (int, error) {
	n, err := e.r.Read(p)
	e.left -= int64(n)
	if errors.Is(err, io.EOF) && e.left > 0 {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// summed compares an entry's check sum at its end.
type summed struct {
	r       io.Reader
	sum     uint32
	want    uint32
	unknown bool // the sum stands behind the data
	end     func() (uint32, error)
	err     error
}

func (s *summed) Read(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.r.Read(p)
	s.sum = crc32.Update(s.sum, crc32.IEEETable, p[:n])
	if errors.Is(err, io.EOF) {
		if s.end != nil {
			got, e := s.end()
			if e != nil {
				err = e
			}
			if s.unknown {
				s.want = got
			}
		}
		if errors.Is(err, io.EOF) && s.sum != s.want {
			err = fmt.Errorf("the check sum is %08x, want %08x", s.sum, s.want)
		}
	}
	s.err = err
	return n, err
}
