package calendar

import "sync/atomic"

// Memo remembers texts by number: news speak of few days, again and again, and of
// those beside them. Any goroutine may use it. The zero value is ready.
type Memo struct {
	slots [1 << memoBits]atomic.Pointer[memo]
}

const memoBits = 10

type memo struct {
	n    uint32
	text string
}

// Of is the text of a number, as text makes it.
func (m *Memo) Of(n uint32, text func() string) string {
	slot := &m.slots[n*0x9E3779B1>>(32-memoBits)]
	if k := slot.Load(); k != nil && k.n == n {
		return k.text
	}
	k := &memo{n, text()}
	slot.Store(k)
	return k.text
}
