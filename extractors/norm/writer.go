package norm

import (
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/internal/pieces"
)

// writer copies what does not change and notes what does. Bytes of raw up to
// done are written; what lies between done and the place of reading is pending.
type writer struct {
	raw   string
	out   []byte
	edits tomar.EditList
	done  int
	room  *[]byte       // the memory of out, of rooms
	texts *pieces.Texts // where the text goes; nil for memory of its own
}

// rooms keeps the memory in which texts are written.
var rooms = sync.Pool{New: func() any { return new([]byte) }}

// largestRoom is the greatest memory that is kept.
const largestRoom = 1 << 20

// change writes repl for raw[from:to].
func (w *writer) change(from, to int, repl string) {
	if w.out == nil {
		w.room = rooms.Get().(*[]byte)
		w.out = slices.Grow((*w.room)[:0], len(w.raw)+16)
	}
	w.out = append(w.out, w.raw[w.done:from]...)
	at := int32(len(w.out))
	w.out = append(w.out, repl...)
	w.done = to
	w.edits = append(w.edits, tomar.Edit{OStart: int32(from), OEnd: int32(to), NStart: at, NEnd: int32(len(w.out))})
}

// changeBack writes repl for the last back bytes of the text so far and raw[:to]
// behind it: a letter that is already out takes part in the change.
func (w *writer) changeBack(back, from, to int, repl string) {
	if from-w.done >= back {
		w.change(from-back, to, repl)
		return
	}
	w.out = append(w.out, w.raw[w.done:from]...)
	w.done = from
	keep := int32(len(w.out) - back)
	o, n := int32(from), int32(len(w.out))
	for n > keep {
		if k := len(w.edits) - 1; k >= 0 && w.edits[k].OEnd == o && w.edits[k].NEnd == n {
			o, n = w.edits[k].OStart, w.edits[k].NStart
			w.edits = w.edits[:k]
			continue
		}
		// unchanged text, one byte at a time until the previous edit
		o, n = o-1, n-1
	}
	// A deletion that stood in front touches the edit; it stays by itself.
	w.out = append(w.out[:keep], repl...)
	w.done = to
	w.edits = append(w.edits, tomar.Edit{OStart: o, OEnd: int32(to), NStart: n, NEnd: int32(len(w.out))})
}

// last is the i-th last character (0 the last) of the text so far, when raw is
// read up to i; size 0 at the beginning.
func (w *writer) last(at int) (r rune, size int) {
	if at > w.done {
		return utf8.DecodeLastRuneInString(w.raw[w.done:at])
	}
	if len(w.out) == 0 {
		return 0, 0
	}
	return utf8.DecodeLastRune(w.out)
}

// lastTwo are the two last characters before raw[at] and their size together;
// size 0 where there are not two.
func (w *writer) lastTwo(at int) (a, b rune, size int) {
	b, nb := w.last(at)
	if nb == 0 {
		return 0, 0, 0
	}
	if pending := at - w.done; pending > nb {
		r, n := utf8.DecodeLastRuneInString(w.raw[w.done : at-nb])
		return r, b, n + nb
	} else if pending == nb {
		r, n := utf8.DecodeLastRune(w.out)
		if n == 0 {
			return 0, 0, 0
		}
		return r, b, n + nb
	}
	r, n := utf8.DecodeLastRune(w.out[:len(w.out)-nb])
	if n == 0 {
		return 0, 0, 0
	}
	return r, b, n + nb
}

// finish is the text; with nothing changed it is raw itself. The writer is of no
// use afterwards.
func (w *writer) finish() (text string, edits tomar.EditList) {
	text = w.raw
	if len(w.edits) > 0 {
		w.out = append(w.out, w.raw[w.done:]...)
		if w.texts != nil {
			text = w.texts.Of(w.out)
		} else {
			text = string(w.out)
		}
	}
	if w.room != nil && cap(w.out) <= largestRoom {
		*w.room = w.out
		rooms.Put(w.room)
	}
	w.out, w.room = nil, nil
	return text, w.edits
}

// compose joins two lists into one: first leads from raw to mid, second from mid
// to the end. Edits that share bytes of mid become one. The result is appended
// to dst.
func compose(dst, first, second tomar.EditList) tomar.EditList {
	i, j := 0, 0
	shift := int32(0) // raw - mid behind what was taken
	delta := int32(0) // end - mid behind what was taken
	for i < len(first) || j < len(second) {
		var m0, m1 int32
		o, n := shift, delta
		takeFirst := func() {
			m1 = max(m1, first[i].NEnd)
			shift = first[i].OEnd - first[i].NEnd
			i++
		}
		takeSecond := func() {
			m1 = max(m1, second[j].OEnd)
			delta = second[j].NEnd - second[j].OEnd
			j++
		}
		if j == len(second) || i < len(first) && first[i].NStart <= second[j].OStart {
			m0 = first[i].NStart
			takeFirst()
		} else {
			m0 = second[j].OStart
			takeSecond()
		}
		for more := true; more; {
			more = false
			if i < len(first) && first[i].NStart < m1 {
				takeFirst()
				more = true
			}
			if j < len(second) && second[j].OStart < m1 {
				takeSecond()
				more = true
			}
		}
		dst = append(dst, tomar.Edit{OStart: m0 + o, OEnd: m1 + shift, NStart: m0 + n, NEnd: m1 + delta})
	}
	return dst
}
