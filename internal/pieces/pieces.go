// Package pieces keeps many short texts in one piece of memory: each by itself
// would cost an allocation, and a part of a larger text would hold all of it.
package pieces

import (
	"cmp"
	"strings"
)

// size is the length of a piece, in bytes, where none is named; a text that is
// longer has its own, which nothing here holds on to. A piece lives as long as one
// of its texts.
const size = 16 << 10

// Texts makes texts of bytes. The zero value is ready; it is for one goroutine,
// and must not be copied once it is used. Its texts are anybody's.
type Texts struct {
	// Size is the length of a piece, in bytes; 0 for 16 KB. Large pieces are for
	// texts that are all let go of soon.
	Size  int
	piece strings.Builder
}

// Of is a text of the bytes.
func (t *Texts) Of(b []byte) string {
	if len(b) > t.size() {
		return string(b)
	}
	from := t.room(len(b))
	t.piece.Write(b)
	return t.piece.String()[from:]
}

// Copy is a copy of a text.
func (t *Texts) Copy(s string) string {
	if len(s) > t.size() {
		return strings.Clone(s)
	}
	from := t.room(len(s))
	t.piece.WriteString(s)
	return t.piece.String()[from:]
}

// Join is [strings.Join] of the parts.
func (t *Texts) Join(sep string, parts ...string) string {
	switch len(parts) {
	case 0:
		return ""
	case 1:
		return parts[0]
	}
	n := len(sep) * (len(parts) - 1)
	for _, s := range parts {
		n += len(s)
	}
	if n > t.size() {
		return strings.Join(parts, sep)
	}
	from := t.room(n)
	for i, s := range parts {
		if i > 0 {
			t.piece.WriteString(sep)
		}
		t.piece.WriteString(s)
	}
	return t.piece.String()[from:]
}

// room makes room for n bytes and says where they begin.
func (t *Texts) room(n int) int {
	if t.piece.Cap()-t.piece.Len() < n {
		t.piece = strings.Builder{}
		t.piece.Grow(t.size())
	}
	return t.piece.Len()
}

func (t *Texts) size() int { return cmp.Or(t.Size, size) }

// Lists makes room for many short lists in one piece of memory. The zero value is
// ready; it is for one goroutine.
type Lists[T any] struct {
	Size  int // room of a piece, in values; 0 for 64
	piece []T // what is left of it
}

// Make is an empty list with room for n values and no more; one that grows
// further moves elsewhere. A list longer than a piece has memory of its own.
func (l *Lists[T]) Make(n int) []T {
	size := cmp.Or(l.Size, 64)
	if n > size {
		return make([]T, 0, n)
	}
	if len(l.piece) < n {
		l.piece = make([]T, size)
	}
	list := l.piece[:0:n]
	l.piece = l.piece[n:]
	return list
}
