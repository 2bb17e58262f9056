package forms

import (
	"math/bits"
	"slices"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

const (
	// MaxBytes is the length of the longest form that gets a number.
	MaxBytes = 96
	// fresh is the number of forms from which the next document begins with those
	// alone that were met again, full the number from which a document's new forms
	// get no number.
	fresh = 1 << 15
	full  = 1 << 16
)

// None is the number of a form without a number.
const None int32 = 0

// Table numbers forms from 1. It is one worker's, and its numbers hold for one
// document: the next may begin anew. The zero value is not ready; see [New].
type Table struct {
	slots  []slot     // open addressing
	blocks [][]uint64 // records, by number
	size   int        // of a record, in bytes
	n      int32      // the next form's number
	layout layout
	round  uint32 // how often it began anew
	text   []byte // of each form its bytes, then its key

	doc     *tomar.Document // whose tokens are numbered
	docText string
	tokens  []int32
	spans   []int32 // see [Table.Spans]
	spansOf *tomar.Document
	found   []found
}

// found is what the table has in the first place where a form may be.
type found struct {
	hash uint32
	slot slot
}

// slot leads to a form's record.
type slot struct {
	hash uint32
	id   int32 // 0 is an empty slot
}

// New makes an empty table.
func New() *Table {
	t := &Table{n: 1, layout: newLayout()}
	t.size = len(t.layout.taken)
	return t
}

// ID is the number of a form; None where it is too long, or too many are there
// already.
func (t *Table) ID(word string) int32 {
	if len(word) > MaxBytes || len(word) == 0 {
		return None
	}
	if 4*int(t.n) >= 3*len(t.slots) {
		t.grow()
	}
	h := hash(word)
	mask := uint32(len(t.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		s := &t.slots[i]
		if s.id == 0 {
			return t.add(i, h, word)
		}
		if s.hash == h && t.is(s.id, word) {
			t.meet(s.id)
			return s.id
		}
	}
}

// meet notes that a form was met again.
func (t *Table) meet(id int32) {
	if f := t.head(id); f.known&met == 0 {
		f.known |= met
	}
}

// is says whether a form is spelt like a word.
func (t *Table) is(id int32, word string) bool {
	f := t.head(id)
	if int(f.len) != len(word) {
		return false
	}
	if len(word) <= inline {
		return string(f.begin[:len(word)]) == word
	}
	return string(t.text[f.off:f.off+uint32(f.len)]) == word
}

func (t *Table) add(at, h uint32, word string) int32 {
	if t.n > full {
		return None
	}
	id := t.n
	off := uint32(len(t.text))
	t.text = norm.AppendKey(append(t.text, word...), word)
	n := len(t.text) - int(off) - len(word)
	if n > 255 { // a key is hardly ever longer than its word
		t.text = t.text[:off]
		return None
	}
	if int(id>>blockBits) >= len(t.blocks) {
		t.blocks = append(t.blocks, newBlock(t.size))
	}
	t.n++
	f := t.head(id)
	*f = head{off: off, len: uint8(len(word)), key: uint8(n)}
	if len(word) <= inline {
		copy(f.begin[:], word)
	}
	t.slots[at] = slot{h, id}
	return id
}

func (t *Table) grow() {
	old := t.slots
	t.slots = make([]slot, max(1<<12, 2*len(old)))
	mask := uint32(len(t.slots) - 1)
	for _, s := range old {
		if s.id == 0 {
			continue
		}
		i := s.hash & mask
		for t.slots[i].id != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = s
	}
}

// Key is the match key ([norm.AppendKey]) of a numbered form. It must not be
// changed and holds until the next call of ID.
func (t *Table) Key(id int32) []byte {
	f := t.head(id)
	from := f.off + uint32(f.len)
	return t.text[from : from+uint32(f.key) : from+uint32(f.key)]
}

// Begin makes room for a new document. It must be called before the first form
// of a document is asked for, where one table serves several stages.
func (t *Table) Begin() {
	t.doc, t.spansOf = nil, nil
	if t.n <= fresh {
		return
	}
	t.keepMet()
	if t.n > fresh-fresh/4 { // too many for room to be left
		t.drop(1)
		t.round++
	}
	clear(t.slots)
	mask := uint32(len(t.slots) - 1)
	for id := int32(1); id < t.n; id++ {
		f := t.head(id)
		h := hash(t.text[f.off : f.off+uint32(f.len)])
		i := h & mask
		for t.slots[i].id != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = slot{h, id}
	}
}

// keepMet lets go of the forms that were met once only, half of those of running
// text. What the memos know of the others stays, under new numbers.
func (t *Table) keepMet() {
	n, end := int32(1), 0
	for id := int32(1); id < t.n; id++ {
		f := t.head(id)
		if f.known&met == 0 {
			continue
		}
		f.known &^= met
		size := int(f.len) + int(f.key)
		copy(t.text[end:], t.text[f.off:int(f.off)+size])
		f.off = uint32(end)
		end += size
		if n != id {
			copy(t.words(n), t.words(id))
		}
		n++
	}
	t.text = t.text[:end]
	t.drop(n)
}

// drop forgets the forms from a number on.
func (t *Table) drop(from int32) {
	for id := from; id < t.n; id++ {
		clear(t.words(id))
	}
	if from == 1 {
		t.text = t.text[:0]
	}
	t.n = from
}

// Round is how often the table began anew, with all memos empty: what they lead
// to may be forgotten too.
func (t *Table) Round() uint32 { return t.round }

// Spans are the numbers of a document's tokens with what is written onto them, by
// token; to be called once behind [Table.Begin]. They are asked for in two rounds, so
// that the processor waits for many places of the table at once, and not for each by
// itself.
func (t *Table) Spans(d *tomar.Document) []int32 {
	t.spans, t.spansOf = t.spans[:0], d
	if len(t.slots) == 0 {
		t.grow()
	}
	t.found = slices.Grow(t.found[:0], len(d.Tokens))[:len(d.Tokens)]
	mask := uint32(len(t.slots) - 1)
	for i := range d.Tokens {
		h := hash(d.Slice(d.Tokens[i].Span))
		t.found[i] = found{h, t.slots[h&mask]}
	}
	for i := range d.Tokens {
		word, f := d.Slice(d.Tokens[i].Span), &t.found[i]
		id := f.slot.id
		if id == None || f.slot.hash != f.hash || !t.is(id, word) {
			id = t.ID(word)
		} else {
			t.meet(id)
		}
		t.spans = append(t.spans, id)
	}
	return t.spans
}

// Tokens are the numbers of the cores of a document's tokens, by token.
func (t *Table) Tokens(d *tomar.Document) []int32 {
	if t.doc == d && len(t.tokens) == len(d.Tokens) && t.docText == d.Text {
		return t.tokens
	}
	if t.doc != nil {
		t.Begin()
	}
	t.doc, t.docText = d, d.Text
	whole := t.spansOf == d && len(t.spans) == len(d.Tokens)
	t.tokens, t.spansOf = t.tokens[:0], nil
	if whole {
		t.tokens = append(t.tokens, t.spans...)
	}
	for i := range d.Tokens {
		if k := &d.Tokens[i]; !whole {
			t.tokens = append(t.tokens, t.ID(d.Slice(k.Core())))
		} else if k.Pre > 0 || k.Post > 0 {
			t.tokens[i] = t.ID(d.Slice(k.Core()))
		}
	}
	return t.tokens
}

// CoreKey is the match key of the core of token i of the document that [Table.Tokens]
// numbered last. It must not be changed and holds until the next call of ID; buf
// is used where the form has no number.
func (t *Table) CoreKey(i int32, buf []byte) []byte {
	if id := t.tokens[i]; id != None {
		return t.Key(id)
	}
	return norm.AppendKey(buf[:0], t.doc.Slice(t.doc.Tokens[i].Core()))
}

// hash is a multiplicative hash, eight bytes a step. It only finds candidates;
// spellings decide.
func hash[S string | []byte](s S) uint32 {
	h := uint64(len(s)) * mulA
	for len(s) > 8 {
		h = mix(h ^ load8(s))
		s = s[min(8, len(s)-8):]
	}
	w := uint64(0)
	if len(s) == 8 {
		w = load8(s)
	} else {
		for i := range len(s) {
			w = w<<8 | uint64(s[i])
		}
	}
	return uint32(mix(h^w) >> 32)
}

const (
	mulA = 0x9e3779b97f4a7c15
	mulB = 0xe7037ed1a0b428db
)

func mix(x uint64) uint64 {
	hi, lo := bits.Mul64(x^mulA, mulB)
	return hi ^ lo
}

func load8[S string | []byte](s S) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
