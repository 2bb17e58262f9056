package input

import (
	"bytes"
	"compress/bzip2"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// zstdMemory bounds the window that a zstd frame may ask for.
const zstdMemory = 128 << 20

// unpack reads what a compressed stream holds; it keeps the outer path. The
// outermost one is decompressed in a goroutine of its own.
func (s *Source) unpack(st stream, what kind, yield yielder) bool {
	r, done, err := decompressor(st.r, what)
	if err != nil {
		return yield(st.failure(broken(err)))
	}
	defer done()
	in := stream{path: st.path, name: innerName(st.name), size: -1, depth: st.depth + 1, budget: st.budget}
	in.r = &unpacked{r: r, b: st.budget}
	if st.depth == 0 {
		a := newReadAhead(in.r)
		defer a.Close()
		in.r = a
	}
	return s.open(in, yield)
}

func decompressor(r io.Reader, what kind) (io.Reader, func(), error) {
	switch what {
	case gzipped:
		z, err := gzip.NewReader(r)
		return z, func() {}, err
	case bzipped:
		return bzip2.NewReader(r), func() {}, nil
	case zstandard:
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(zstdMemory), zstd.WithDecoderMaxWindow(zstdMemory))
		if err != nil {
			return nil, nil, err
		}
		return z, z.Close, nil
	}
	return nil, nil, fmt.Errorf("no decompressor for kind %d", what)
}

var packEndings = []string{".gz", ".bz2", ".zst"}

// innerName is a compressed file's name without the compression's ending.
func innerName(name string) string {
	if e := filepath.Ext(name); slices.Contains(packEndings, strings.ToLower(e)) {
		return strings.TrimSuffix(name, e)
	}
	return name
}

// readAhead reads in a goroutine of its own, a few blocks before they are asked
// for.
type readAhead struct {
	full  chan block
	empty chan []byte
	stop  chan struct{}
	ended chan struct{}
	now   block
	rest  []byte
}

type block struct {
	buf []byte
	err error
}

const (
	aheadBlocks = 4
	aheadSize   = 256 << 10
)

func newReadAhead(r io.Reader) *readAhead {
	a := &readAhead{
		full: make(chan block, aheadBlocks), empty: make(chan []byte, aheadBlocks),
		stop: make(chan struct{}), ended: make(chan struct{}),
	}
	for range aheadBlocks {
		a.empty <- nil
	}
	go a.run(r)
	return a
}

func (a *readAhead) run(r io.Reader) {
	defer close(a.ended)
	for {
		var buf []byte
		select {
		case <-a.stop:
			return
		case buf = <-a.empty:
		}
		if buf == nil {
			buf = make([]byte, aheadSize)
		}
		n, err := 0, error(nil)
		for n < aheadSize && err == nil {
			var m int
			m, err = r.Read(buf[n:aheadSize])
			n += m
		}
		select {
		case <-a.stop:
			return
		case a.full <- block{buf[:n], err}:
		}
		if err != nil {
			return
		}
	}
}

// Read gives the data before the error that ended them.
func (a *readAhead) Read(p []byte) (int, error) {
	for len(a.rest) == 0 {
		if a.now.err != nil {
			return 0, a.now.err
		}
		if a.now.buf != nil {
			a.empty <- a.now.buf[:aheadSize]
		}
		a.now = <-a.full
		a.rest = a.now.buf
	}
	n := copy(p, a.rest)
	a.rest = a.rest[n:]
	return n, nil
}

// Close ends the goroutine and waits for it.
func (a *readAhead) Close() {
	close(a.stop)
	<-a.ended
}

// The magic numbers of containers.
var (
	magicGzip  = []byte{0x1f, 0x8b, 8}
	magicBzip  = []byte("BZh")
	magicZstd  = []byte{0x28, 0xb5, 0x2f, 0xfd}
	magicZip   = []byte("PK\x03\x04")
	magicNoZip = []byte("PK\x05\x06") // a zip without entries
	magicWarc  = []byte("WARC/")
)

// binaryKind tells containers by their content.
func binaryKind(head []byte) kind {
	switch {
	case bytes.HasPrefix(head, magicGzip):
		return gzipped
	case bytes.HasPrefix(head, magicBzip) && len(head) > 3 && head[3] >= '1' && head[3] <= '9':
		return bzipped
	case bytes.HasPrefix(head, magicZstd):
		return zstandard
	case bytes.HasPrefix(head, magicZip), bytes.HasPrefix(head, magicNoZip):
		return zipped
	case bytes.HasPrefix(head, magicWarc):
		return webArchive
	case isTar(head):
		return tarred
	}
	return plain
}

// isTar checks the sum of a tar header, which old archives have as well.
func isTar(head []byte) bool {
	if len(head) < 512 || head[0] == 0 {
		return false
	}
	want, got := 0, 0
	digits := strings.Trim(string(head[148:156]), " \x00")
	if digits == "" {
		return false
	}
	for _, c := range digits {
		if c < '0' || c > '7' {
			return false
		}
		want = want*8 + int(c-'0')
	}
	for i, b := range head[:512] {
		if i >= 148 && i < 156 {
			b = ' '
		}
		got += int(b)
	}
	return want == got
}
