package match

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// keyBytes is the room that a key needs as a rule; a longer one grows.
const keyBytes = 128

// appendKey appends the match key of a word. The stops of an acronym are left
// out and one is put before the rest, so that an acronym stays apart from a
// word of the same letters however its stops are written.
func appendKey(dst []byte, word string) []byte {
	n := len(dst)
	dst = norm.AppendKey(dst, word)
	if bytes.IndexByte(dst[n:], '.') < 0 {
		return dst
	}
	w := n
	for _, c := range dst[n:] {
		if c != '.' {
			dst[w] = c
			w++
		}
	}
	dst = append(dst[:w], 0) // a stop was left out: there is room
	copy(dst[n+1:], dst[n:w])
	dst[n] = '.'
	return dst
}

// cut is how much of a word's key a suffix path takes.
type cut struct {
	keep  uint8 // codes of the suffix in the word's key
	merge bool  // its first letter becomes one with the same letter before it
}

func newCuts(a *morph.Analyzer) []cut {
	cuts := make([]cut, a.Paths())
	for id := range cuts {
		form := a.Path(int32(id)).Form
		_, n := utf8.DecodeRuneInString(form)
		once := len(norm.AppendKey(nil, form))
		cuts[id] = cut{uint8(once), len(norm.AppendKey(nil, form[:n]+form)) == once}
	}
	return cuts
}

// stemKey is the key of word[:stem], made of the whole word's key: its
// beginning, but for a last letter that is folded at a word's end only.
func (m *Matcher) stemKey(scratch, whole []byte, word string, c morph.Analysis) []byte {
	if c.Path == tomar.None {
		return whole
	}
	k := m.cuts[c.Path]
	n := len(whole) - int(k.keep)
	if k.merge && word[c.Stem-2:c.Stem] == word[c.Stem:c.Stem+2] {
		n++
	}
	if n < 2 || whole[0] == '.' || word[c.Stem-1] == 0x87 { // the last byte of the letter heh
		return appendKey(scratch[:0], word[:c.Stem])
	}
	return whole[:n]
}

const (
	mulA = 0x9e3779b97f4a7c15
	mulB = 0xe7037ed1a0b428db
)

// hash is a multiplicative hash of a key, eight bytes a step. It only finds
// candidates; keys decide.
func hash(s []byte) uint64 {
	n := len(s)
	h := uint64(n) * mulA
	if n < 8 {
		var w uint64
		for _, c := range s {
			w = w<<8 | uint64(c)
		}
		return mix(mix(h ^ w))
	}
	for len(s) > 8 {
		h = mix(h ^ binary.LittleEndian.Uint64(s))
		if len(s) < 16 {
			s = s[len(s)-8:] // the last eight bytes, some of them again
		} else {
			s = s[8:]
		}
	}
	return mix(mix(h ^ binary.LittleEndian.Uint64(s)))
}

// hashString is a hash of a string's bytes, not the same as [hash]'s.
func hashString(s string) uint64 {
	h := uint64(len(s)) * mulA
	for len(s) > 8 {
		h = mix(h ^ load8(s))
		s = s[min(8, len(s)-8):]
	}
	if len(s) == 8 {
		return mix(h ^ load8(s))
	}
	if len(s) >= 4 {
		return mix(h ^ uint64(load4(s)) ^ uint64(load4(s[len(s)-4:]))<<32)
	}
	var w uint64
	for i := range len(s) {
		w = w<<8 | uint64(s[i])
	}
	return mix(h ^ w)
}

func load8(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func load4(s string) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func mix(x uint64) uint64 {
	hi, lo := bits.Mul64(x^mulA, mulB)
	return hi ^ lo
}

// chain adds a word's hash to the hash of the words before it: the spelling of
// a whole phrase, to tell the listed one from its folds.
func chain(so uint32, word uint64) uint32 { return so*0x9e3779b1 + uint32(word>>32) + 1 }

// letters counts code points.
func letters(s string) int { return utf8.RuneCountInString(s) }
