package resolve

import (
	"bufio"
	"encoding/binary"
	"io"
	"math"
	"math/bits"
	"unicode"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar/internal/spill"
)

// Copies finds near copies among documents by their SimHash over runs of three
// words; the first of a group is the original. Documents are asked in input
// order.
type Copies struct {
	bands [copyBands]*spill.Buckets // of sums, with the places of the documents' ids in the log
	ids   *spill.Log
	entry [copyEntry]byte
	buf   []byte
}

const (
	copyBands    = 4
	bandBits     = 16
	copyDistance = 3  // differing bits up to which two documents are near copies
	copyWords    = 12 // words below which a document is too short to tell
)

// copyEntry is the length of an entry: a sum and a place, eight bytes each.
const copyEntry = 16

// NewCopies makes an empty index.
func NewCopies(a *spill.Area) *Copies {
	c := &Copies{ids: spill.NewLog(a)}
	for b := range c.bands {
		c.bands[b] = spill.NewBuckets(a, copyBands, copyEntry, bandBits, func(entry []byte) uint64 { return bandHash(sumOf(entry), b) })
	}
	return c
}

func sumOf(entry []byte) uint64 { return binary.LittleEndian.Uint64(entry) }

// bandHash begins with the bits of a band.
func bandHash(sum uint64, band int) uint64 { return uint64(Bands(sum)[band]) << (64 - bandBits) }

// Signature is a text's SimHash; ok is false where it is too short.
func Signature(text string) (sum uint64, ok bool) {
	var votes tally
	// The hashes of three runs of words grow side by side: the one that began two
	// words ago, one word ago and with this word.
	first, second, third := shingleSeed, shingleSeed, shingleSeed
	words := 0
	for i := 0; i < len(text); {
		if n := spaceAt(text, i); n > 0 {
			i += n
			continue
		}
		for ; i < len(text); i++ {
			c := text[i]
			if mayBeSpace[c] && spaceAt(text, i) > 0 {
				break
			}
			first, second, third = shingleStep(first, c), shingleStep(second, c), shingleStep(third, c)
		}
		first, second, third = shingleStep(first, 0xff), shingleStep(second, 0xff), shingleStep(third, 0xff)
		if words++; words >= shingleWords {
			votes.add(shingleEnd(first))
		}
		first, second, third = second, third, shingleSeed
	}
	if words < copyWords {
		return 0, false
	}
	return votes.majority(), true
}

// mayBeSpace are the bytes with which white space begins.
var mayBeSpace = [256]bool{'\t': true, '\n': true, '\v': true, '\f': true, '\r': true, ' ': true, 0xc2: true, 0xe1: true, 0xe2: true, 0xe3: true}

// spaceAt is the length in bytes of the white space character at byte i; 0 where
// there is another one.
func spaceAt(text string, i int) int {
	switch c := text[i]; {
	case !mayBeSpace[c]:
		return 0
	case c < utf8.RuneSelf:
		return 1
	}
	if r, n := utf8.DecodeRuneInString(text[i:]); unicode.IsSpace(r) {
		return n
	}
	return 0
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

// A shingle is the hash of shingleWords words, with 0xff behind each (FNV-1a, so
// that sums are the same in every run).
const (
	shingleWords = 3
	shingleSeed  = uint64(14695981039346656037)
)

func shingleStep(h uint64, c byte) uint64 { return (h ^ uint64(c)) * 1099511628211 }

// shingleEnd mixes: FNV's low bits are weak for votes.
func shingleEnd(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	return h ^ h>>33
}

// Original is the earlier document of which this one is a near copy, "" for
// none; a document that is none is remembered.
func (c *Copies) Original(id string, sum uint64) (string, error) {
	best := uint64(math.MaxUint64) // ids stand in the order of the documents
	for b, x := range c.bands {
		x.Each(bandHash(sum, b), false, func(entries []byte) bool {
			for ; len(entries) > 0; entries = entries[copyEntry:] {
				if NearCopies(sumOf(entries), sum) {
					best = min(best, binary.LittleEndian.Uint64(entries[8:]))
				}
			}
			return true
		})
	}
	if best < math.MaxUint64 {
		return c.id(int64(best))
	}
	binary.LittleEndian.PutUint64(c.entry[:], sum)
	binary.LittleEndian.PutUint64(c.entry[8:], uint64(c.ids.Size()))
	for _, x := range c.bands {
		x.Add(c.entry[:])
		if err := x.Err(); err != nil {
			return "", err
		}
	}
	c.buf = AppendText(c.buf[:0], id)
	_, err := c.ids.Write(c.buf)
	return "", err
}

// id is the id at a place of the log.
func (c *Copies) id(at int64) (string, error) {
	in := bufio.NewReaderSize(io.NewSectionReader(c.ids, at, c.ids.Size()-at), 256)
	id, err := readText(in, nil)
	return string(id), err
}

// Keys are those of a signature for programs that compare the documents of one
// key at a time: signatures of near copies share at least one. They are finer than
// the bands, so that few documents share a key by chance: of the bits that a band
// leaves, a quarter is equal too.
func Keys(sum uint64) []uint64 {
	const part = 64 - bandBits // bits beside a band
	keys := make([]uint64, 0, copyBands*copyBands)
	for b := range copyBands {
		low := sum & (1<<(bandBits*b) - 1)
		rest := sum>>(bandBits*(b+1))<<(bandBits*b) | low
		for q := range copyBands {
			bits := rest >> (part / copyBands * q) & (1<<(part/copyBands) - 1)
			keys = append(keys, uint64(len(keys))<<32|uint64(Bands(sum)[b])<<(part/copyBands)|bits)
		}
	}
	return keys
}

// NearCopies reports whether two signatures are those of near copies.
func NearCopies(a, b uint64) bool { return bits.OnesCount64(a^b) <= copyDistance }

// Bands are keys of a signature: signatures of near copies share at least one.
func Bands(sum uint64) [copyBands]uint16 {
	var keys [copyBands]uint16
	for b := range keys {
		keys[b] = uint16(sum >> (bandBits * b))
	}
	return keys
}
