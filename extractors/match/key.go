package match

import (
	"bytes"
	"math/bits"
	"unicode/utf8"

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

const (
	mulA = 0x9e3779b97f4a7c15
	mulB = 0xe7037ed1a0b428db
)

// hash is a multiplicative hash of a key, eight bytes a step. It only finds
// candidates; keys decide.
func hash(s []byte) uint64 {
	h := uint64(len(s)) * mulA
	for len(s) >= 8 {
		h = mix(h ^ word8(s))
		s = s[8:]
	}
	if len(s) > 0 {
		var w uint64
		for i := len(s) - 1; i >= 0; i-- {
			w = w<<8 | uint64(s[i])
		}
		h = mix(h ^ w)
	}
	return mix(h)
}

// hashString is hash of a string's bytes.
func hashString(s string) uint64 {
	h := uint64(len(s)) * mulA
	for len(s) >= 8 {
		h = mix(h ^ (uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56))
		s = s[8:]
	}
	if len(s) > 0 {
		var w uint64
		for i := len(s) - 1; i >= 0; i-- {
			w = w<<8 | uint64(s[i])
		}
		h = mix(h ^ w)
	}
	return mix(h)
}

func word8(s []byte) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
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
