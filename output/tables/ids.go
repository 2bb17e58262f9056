package tables

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/internal/pieces"
)

// idBytes is how much of a hash an id shows; two hexadecimal digits a byte.
const idBytes = 6

// idLen is the length of every made id: a letter and the digits.
const idLen = 1 + 2*idBytes

// The letters with which made ids begin.
const (
	LetterMention  = 'm'
	LetterTime     = 't'
	LetterEvent    = 'e'
	LetterRelation = 'r'
	LetterStory    = 's'
	LetterEntity   = 'g'
)

// MakeID is a letter and the first twelve hexadecimal digits of the SHA-256 of
// the parts. Parts are kept apart: ("ab", "c") and ("a", "bc") differ.
func MakeID(letter byte, parts ...string) string {
	return makeSum(parts...).ID(letter)
}

// IDSum is the part of a hash that an id shows, for who keeps many ids.
type IDSum [idBytes]byte

// ID is the id of a sum: a letter and the digits.
func (s IDSum) ID(letter byte) string {
	var id [idLen]byte
	return string(appendID(id[:0], letter, s[:]))
}

// IDMaker makes ids, many in one piece of memory. The zero value is ready.
type IDMaker struct{ texts pieces.Texts }

// Make is the id of a sum.
func (m *IDMaker) Make(s IDSum, letter byte) string {
	var id [idLen]byte
	return m.texts.Of(appendID(id[:0], letter, s[:]))
}

// StorySum is the id of the story that an event leads, but for its letter.
func StorySum(eventID string) IDSum { return makeSum(eventID) }

func makeSum(parts ...string) IDSum {
	var room [256]byte // most need no more, and no memory then
	all := room[:0]
	for _, p := range parts {
		all = binary.LittleEndian.AppendUint32(all, uint32(len(p)))
		all = append(all, p...)
	}
	sum := sha256.Sum256(all)
	return IDSum(sum[:idBytes])
}

// EntitySum is the id of an entity that no list has, by its type and its key, but for
// its letter. The key is the folded name, and behind it what the document tells of
// its bearer where that makes him another than his namesakes.
func EntitySum(t tomar.EntityType, key string) IDSum { return makeSum(t.String(), key) }

func appendID(dst []byte, letter byte, sum []byte) []byte {
	return hex.AppendEncode(append(dst, letter), sum[:idBytes])
}

// maker makes the ids of one document's rows, all in one buffer that becomes
// one string.
type maker struct {
	doc  []byte // hash of the document's id
	buf  []byte // ids one behind the other
	key  []byte
	seen map[[1 + idBytes]byte]struct{}
	all  pieces.Texts // what becomes of buffers
}

func (m *maker) begin(docID string) {
	sum := sha256.Sum256([]byte(docID))
	m.doc = append(m.doc[:0], sum[:]...)
	m.buf = m.buf[:0]
	if m.seen == nil {
		m.seen = make(map[[1 + idBytes]byte]struct{})
	}
	clear(m.seen)
}

// add makes an id of a span, a type and a rule, unique in the document: the
// second of the same content has its number in the hash.
func (m *maker) add(letter byte, s tomar.Span, typ, rule string) {
	for n := byte(0); ; n++ {
		k := append(m.key[:0], m.doc[:16]...)
		k = append(k, letter, n)
		k = binary.LittleEndian.AppendUint32(k, uint32(s.Start))
		k = binary.LittleEndian.AppendUint32(k, uint32(s.End))
		k = append(k, typ...)
		k = append(k, 0)
		k = append(k, rule...)
		m.key = k
		sum := sha256.Sum256(k)
		var id [1 + idBytes]byte
		id[0] = letter
		copy(id[1:], sum[:])
		if _, again := m.seen[id]; again && n < 255 {
			continue
		}
		m.seen[id] = struct{}{}
		m.buf = appendID(m.buf, letter, sum[:])
		return
	}
}
