package spill

import "encoding/binary"

// Key is what is counted: a hash of it long enough to stand for it.
type Key [16]byte

// Counts are numbers by key. One goroutine uses them.
type Counts struct {
	b     *Buckets
	entry [len(Key{}) + 4]byte
}

// countBits tell 4 million pages apart, with some 700 million keys.
const countBits = 22

// NewCounts makes counts that are all 0.
func NewCounts(a *Area) *Counts {
	hash := func(entry []byte) uint64 { return binary.BigEndian.Uint64(entry) }
	return &Counts{b: NewBuckets(a, 1, len(Key{})+4, countBits, hash)}
}

// Get is the count of a key.
func (c *Counts) Get(k Key) int {
	n := uint32(0)
	c.find(k, false, func(at []byte) { n = binary.LittleEndian.Uint32(at) })
	return int(n)
}

// Set sets the count of a key.
func (c *Counts) Set(k Key, n int) {
	if c.find(k, true, func(at []byte) { binary.LittleEndian.PutUint32(at, uint32(n)) }) {
		return
	}
	copy(c.entry[:], k[:])
	binary.LittleEndian.PutUint32(c.entry[len(k):], uint32(n))
	c.b.Add(c.entry[:])
}

// find leads do to where the count of a key stands, if it stands anywhere.
func (c *Counts) find(k Key, change bool, do func(at []byte)) (found bool) {
	c.b.Each(binary.BigEndian.Uint64(k[:]), change, func(entries []byte) bool {
		for ; len(entries) > 0; entries = entries[len(c.entry):] {
			if Key(entries[:len(k)]) == k {
				do(entries[len(k):len(c.entry)])
				found = true
				return false
			}
		}
		return true
	})
	return found
}

// Err is a fault of the temporary files; the counts mean nothing then.
func (c *Counts) Err() error { return c.b.Err() }
