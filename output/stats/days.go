package stats

import (
	"encoding/binary"
)

// published is what events must know of a document that has gone by: they may
// come after all documents, in the documents' order.
type published struct {
	hash uint32 // of its id
	day  int32
	skip bool
}

// dayBytes is how many bytes of the log one document has, and dayBlock how many
// documents are read at a time.
const (
	dayBytes = 9
	dayBlock = 1 << 10
)

// note keeps a document for the events.
func (c *Collector) note(p published) {
	var b [dayBytes]byte
	binary.LittleEndian.PutUint32(b[:], p.hash)
	binary.LittleEndian.PutUint32(b[4:], uint32(p.day))
	if p.skip {
		b[8] = 1
	}
	c.dayBuf = c.dayBuf[:0] // it may end before this one
	if _, err := c.days.Write(b[:]); err != nil && c.err == nil {
		c.err = err
	}
}

// noted is the document of a number from 0.
func (c *Collector) noted(n uint32) (p published) {
	if have := uint32(len(c.dayBuf) / dayBytes); n < c.dayFrom || n >= c.dayFrom+have {
		from := int64(n) * dayBytes
		if c.dayBuf == nil {
			c.dayBuf = make([]byte, dayBlock*dayBytes)
		}
		c.dayBuf, c.dayFrom = c.dayBuf[:min(int64(cap(c.dayBuf)), c.days.Size()-from)], n
		if _, err := c.days.ReadAt(c.dayBuf, from); err != nil {
			if c.err == nil {
				c.err = err
			}
			clear(c.dayBuf)
		}
	}
	b := c.dayBuf[(n-c.dayFrom)*dayBytes:]
	return published{binary.LittleEndian.Uint32(b), int32(binary.LittleEndian.Uint32(b[4:])), b[8] != 0}
}

// Err is a fault of the temporary files; the rows mean nothing then.
func (c *Collector) Err() error { return c.err }
