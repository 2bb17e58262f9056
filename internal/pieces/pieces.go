// Package pieces keeps many short texts in one piece of memory: each by itself
// would cost an allocation, and a part of a larger text would hold all of it.
package pieces

import "strings"

// size is the length of a piece, in bytes; a text that is longer has its own. A
// piece lives as long as one of its texts.
const size = 8 << 10

// Texts makes texts of bytes. The zero value is ready; it is for one goroutine,
// and must not be copied once it is used. Its texts are anybody's.
type Texts struct{ piece strings.Builder }

// Of is a text of the bytes.
func (t *Texts) Of(b []byte) string {
	from := t.room(len(b))
	t.piece.Write(b)
	return t.piece.String()[from:]
}

// Copy is a copy of a text.
func (t *Texts) Copy(s string) string {
	from := t.room(len(s))
	t.piece.WriteString(s)
	return t.piece.String()[from:]
}

// room makes room for n bytes and says where they begin.
func (t *Texts) room(n int) int {
	if t.piece.Cap()-t.piece.Len() < n {
		t.piece = strings.Builder{}
		t.piece.Grow(max(n, size))
	}
	return t.piece.Len()
}
