package resolve

import (
	"math/bits"
	"strings"
)

// Copies finds near copies among documents by their SimHash over runs of three
// words; the first of a group is the original. Documents are asked in input
// order.
type Copies struct {
	bands [copyBands]map[uint16][]int32
	sums  []uint64
	ids   []string
}

const (
	copyBands    = 4
	copyDistance = 3  // differing bits up to which two documents are near copies
	copyWords    = 12 // words below which a document is too short to tell
)

// NewCopies makes an empty index.
func NewCopies() *Copies {
	c := &Copies{}
	for i := range c.bands {
		c.bands[i] = map[uint16][]int32{}
	}
	return c
}

// Signature is a text's SimHash; ok is false where it is too short.
func Signature(text string) (sum uint64, ok bool) {
	var last [3]string
	var votes tally
	words := 0
	for w := range strings.FieldsSeq(text) {
		last[0], last[1], last[2] = last[1], last[2], w
		if words++; words >= len(last) {
			votes.add(shingle(last))
		}
	}
	if words < copyWords {
		return 0, false
	}
	return votes.majority(), true
}

// tally counts the ones of every bit of many words: plane k holds the bits of
// weight 2^k of 64 counters.
type tally struct {
	planes [32]uint64
	n      uint32
}

func (t *tally) add(h uint64) {
	t.n++
	for k := 0; h != 0 && k < len(t.planes); k++ {
		t.planes[k], h = t.planes[k]^h, t.planes[k]&h
	}
}

// majority has the bits that were set more often than not.
func (t *tally) majority() uint64 {
	sum := uint64(0)
	for b := range 64 {
		ones := uint32(0)
		for k, p := range t.planes {
			ones |= uint32(p>>b&1) << k
		}
		if 2*uint64(ones) > uint64(t.n) {
			sum |= 1 << b
		}
	}
	return sum
}

// shingle hashes three words (FNV-1a, so that sums are the same in every run).
func shingle(words [3]string) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		for i := range len(w) {
			h = (h ^ uint64(w[i])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211
	}
	// FNV's low bits are weak for votes: mix
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	return h
}

// Original is the earlier document of which this one is a near copy, "" for
// none; a document that is none is remembered.
func (c *Copies) Original(id string, sum uint64) string {
	best := int32(-1)
	for b := range c.bands {
		for _, i := range c.bands[b][uint16(sum>>(16*b))] {
			if bits.OnesCount64(c.sums[i]^sum) <= copyDistance && (best < 0 || i < best) {
				best = i
			}
		}
	}
	if best >= 0 {
		return c.ids[best]
	}
	n := int32(len(c.ids))
	c.ids, c.sums = append(c.ids, id), append(c.sums, sum)
	for b := range c.bands {
		k := uint16(sum >> (16 * b))
		c.bands[b][k] = append(c.bands[b][k], n)
	}
	return ""
}
