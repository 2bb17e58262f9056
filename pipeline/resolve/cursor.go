package resolve

import (
	"bufio"
	"encoding/binary"
	"io"
	"math"
	"slices"
	"unsafe"
)

// over reads a record where it lies: what is read holds until the record is
// changed.
func over(record []byte) Cursor { return Cursor{Rest: viewed(record)} }

// viewed is a text that shares the bytes, which must not be changed while it is
// used.
func viewed(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// AppendText appends a text as a Cursor reads it: its length, then its bytes.
func AppendText(dst []byte, s string) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(s)))
	return append(dst, s...)
}

// Cursor reads values off the beginning of a record; its texts are parts of the
// record. Behind the end of a record every value is zero and Broken is set.
type Cursor struct {
	Rest   string
	Broken bool
}

func (c *Cursor) take(n uint64) string {
	if n > uint64(len(c.Rest)) {
		c.Rest, c.Broken = "", true
		return ""
	}
	s := c.Rest[:n]
	c.Rest = c.Rest[n:]
	return s
}

// Bytes reads n bytes as they stand; "" where there are not so many.
func (c *Cursor) Bytes(n int) string { return c.take(uint64(max(n, 0))) }

// Byte reads one byte.
func (c *Cursor) Byte() byte {
	if s := c.take(1); s != "" {
		return s[0]
	}
	return 0
}

// Uint reads a number of encoding/binary's AppendUvarint.
func (c *Cursor) Uint() uint64 {
	n := uint64(0)
	for shift := 0; shift < 64; shift += 7 {
		b := c.Byte()
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			break
		}
	}
	return n
}

// Int reads a number of encoding/binary's AppendVarint.
func (c *Cursor) Int() int64 {
	n := c.Uint()
	return int64(n>>1) ^ -int64(n&1)
}

// Fixed reads eight bytes, the least first.
func (c *Cursor) Fixed() uint64 {
	n := uint64(0)
	for i, b := range []byte(c.take(8)) {
		n |= uint64(b) << (8 * i)
	}
	return n
}

// readText reads what AppendText wrote from a stream; buf's memory is used again.
func readText(in *bufio.Reader, buf []byte) ([]byte, error) {
	n, err := binary.ReadUvarint(in)
	if err != nil {
		return buf, err
	}
	buf = slices.Grow(buf[:0], int(n))[:n]
	_, err = io.ReadFull(in, buf)
	return buf, err
}

// Float reads the bits of a float of eight bytes.
func (c *Cursor) Float() float64 { return math.Float64frombits(c.Fixed()) }

// Text reads what AppendText wrote.
func (c *Cursor) Text() string { return c.take(c.Uint()) }
