package input

import (
	"errors"
	"fmt"
	"io"
	"sync/atomic"
)

// coded is an error that knows its failure's code.
type coded struct {
	code string
	err  error
}

func (c *coded) Error() string { return c.err.Error() }
func (c *coded) Unwrap() error { return c.err }

// budget bounds what one input may unpack to, over all containers inside it.
type budget struct {
	raw, out      atomic.Int64
	size          int64 // of the input; -1 where unknown
	maxOut, ratio int64
}

// spend counts unpacked bytes.
func (b *budget) spend(n int) error {
	out := b.out.Add(int64(n))
	if out > b.maxOut {
		return &coded{"input.bomb", fmt.Errorf("unpacks to more than %d bytes; --max-unpacked raises the limit", b.maxOut)}
	}
	if out <= ratioFrom {
		return nil
	}
	raw := b.raw.Load()
	if b.size >= 0 {
		raw = min(raw, b.size) // an archive may point at the same bytes many times
	}
	if out > b.ratio*max(raw, 1) {
		return &coded{"input.bomb", fmt.Errorf("unpacks to more than %d times its size; --max-ratio raises the limit", b.ratio)}
	}
	return nil
}

// counter counts an input's own bytes.
type counter struct {
	r io.Reader
	b *budget
	s *Source
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.b.raw.Add(int64(n))
	c.s.read.Add(int64(n))
	return n, err
}

type counterAt struct {
	r io.ReaderAt
	b *budget
	s *Source
}

func (c *counterAt) ReadAt(p []byte, off int64) (int, error) {
	n, err := c.r.ReadAt(p, off)
	c.b.raw.Add(int64(n))
	c.s.read.Add(int64(n))
	return n, err
}

// unpacked counts what a decompressor gives and names the kind of its errors.
type unpacked struct {
	r io.Reader
	b *budget
}

func (u *unpacked) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	if err := u.b.spend(n); err != nil {
		return 0, err
	}
	return n, broken(err)
}

// broken gives an error of a decompressor or archive its code.
func broken(err error) error {
	var c *coded
	switch {
	case err == nil || err == io.EOF: //nolint:errorlint // readers return the bare value
		return err
	case errors.As(err, &c):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &coded{"input.truncated", errors.New("the data end too early")}
	}
	return &coded{"input.corrupt", err}
}
