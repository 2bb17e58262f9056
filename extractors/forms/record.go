package forms

import (
	"reflect"
	"unsafe"
)

// Everything that is remembered of a form lies in one record, so that a token
// costs the stages one or two lines of the cache and not one for each memo. A
// record begins with its head; memos take their places in what is left of the
// last line, or in new ones.
const (
	line      = 64 // bytes of a line of the processor's cache
	maxMemos  = 31 // bits of head.known below met
	blockBits = 9  // binary logarithm of the records of a block
	blockSize = 1 << blockBits
)

// met is the bit of head.known of a form that was met again.
const met = 1 << 31

// inline is how many bytes of a form its record holds itself.
const inline = 22

// head is the beginning of a record.
type head struct {
	known    uint32 // by memo: it was asked; and met
	off      uint32 // of the form's bytes and its key in Table.text
	len, key uint8
	begin    [inline]byte // the form, where it is not longer
}

// layout says what bytes of a record are taken.
type layout struct {
	taken []bool
	memos uint32
}

func newLayout() layout {
	l := layout{}
	l.place(int(unsafe.Sizeof(head{})), line)
	return l
}

// place takes the first place that is free for so many bytes.
func (l *layout) place(size, align int) uintptr {
next:
	for at := 0; ; at += align {
		for len(l.taken) < at+size {
			l.taken = append(l.taken, make([]bool, line)...)
		}
		for i := range size {
			if l.taken[at+i] {
				continue next
			}
		}
		for i := range size {
			l.taken[at+i] = true
		}
		return uintptr(at)
	}
}

// reserve finds a place for a memo of values of a type; records that are there
// already move into larger ones.
func (t *Table) reserve(typ reflect.Type) (off uintptr, bit uint32) {
	if hasPointers(typ) {
		panic("forms: the collector does not look into records, and a memo of " + typ.String() + " holds pointers")
	}
	if t.layout.memos == maxMemos {
		panic("forms: too many memos")
	}
	bit = 1 << t.layout.memos
	t.layout.memos++
	off = t.layout.place(int(typ.Size()), typ.Align())
	t.resize(len(t.layout.taken))
	return off, bit
}

func (t *Table) resize(size int) {
	old := t.size
	if size == old {
		return
	}
	t.size = size
	for b, was := range t.blocks {
		t.blocks[b] = newBlock(size)
		for i := range blockSize {
			copy(t.blocks[b][i*size/8:], was[i*old/8:(i+1)*old/8])
		}
	}
}

func newBlock(size int) []uint64 { return make([]uint64, blockSize*size/8) }

// record is where a form's record begins.
func (t *Table) record(id int32) unsafe.Pointer {
	return unsafe.Pointer(&t.blocks[id>>blockBits][int(id&(blockSize-1))*t.size/8])
}

// words are a form's record.
func (t *Table) words(id int32) []uint64 {
	at, n := int(id&(blockSize-1))*t.size/8, t.size/8
	return t.blocks[id>>blockBits][at : at+n]
}

func (t *Table) head(id int32) *head { return (*head)(t.record(id)) }

// Memo remembers a value for each form of a table. T must not hold pointers.
type Memo[T any] struct {
	t   *Table
	off uintptr // in a record
	bit uint32
}

// NewMemo makes an empty memo over a table. A table has room for 31.
func NewMemo[T any](t *Table) Memo[T] {
	off, bit := t.reserve(reflect.TypeFor[T]())
	return Memo[T]{t, off, bit}
}

// At is the place of a form's value and whether it was asked for before. It
// holds until the next call of Clear, or the next document. id must not be None.
func (m *Memo[T]) At(id int32) (*T, bool) {
	r := m.t.record(id)
	h := (*head)(r)
	known := h.known&m.bit != 0
	h.known |= m.bit
	return (*T)(unsafe.Add(r, m.off)), known
}

// Clear forgets everything.
func (m *Memo[T]) Clear() {
	var none T
	for id := int32(1); id < m.t.n; id++ {
		if h := m.t.head(id); h.known&m.bit != 0 {
			h.known &^= m.bit
			*(*T)(unsafe.Add(unsafe.Pointer(h), m.off)) = none
		}
	}
}

func hasPointers(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			if hasPointers(t.Field(i).Type) {
				return true
			}
		}
		return false
	case reflect.Array:
		return hasPointers(t.Elem())
	default:
		return t.Kind() < reflect.Bool || t.Kind() > reflect.Complex128
	}
}
