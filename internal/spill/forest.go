package spill

import "encoding/binary"

// Forest holds sets of numbers from 0; the least of a set leads it. A number that
// was never joined is a set of its own. One goroutine uses it.
type Forest struct {
	p pages // of every number 1 + the one it points to, 0 where it leads
}

const perPage = pageBytes / 4

// NewForest makes a forest of sets of one.
func NewForest(a *Area) *Forest { return &Forest{p: newPages(a, 1)} }

func (f *Forest) get(i uint32) uint32 {
	page := f.p.at(int(i/perPage), false)
	if n := binary.LittleEndian.Uint32(page[i%perPage*4:]); n > 0 {
		return n - 1
	}
	return i
}

func (f *Forest) set(i, to uint32) {
	page := f.p.at(int(i/perPage), true)
	binary.LittleEndian.PutUint32(page[i%perPage*4:], to+1)
}

// Find is the least number of i's set.
func (f *Forest) Find(i uint32) uint32 {
	for {
		up := f.get(i)
		if up == i {
			return i
		}
		over := f.get(up)
		if over == up {
			return up
		}
		f.set(i, over)
		i = over
	}
}

// Join makes the sets of two numbers one.
func (f *Forest) Join(a, b uint32) {
	if a, b = f.Find(a), f.Find(b); a != b {
		f.set(max(a, b), min(a, b))
	}
}

// Err is a fault of the temporary files; what Find says then means nothing.
func (f *Forest) Err() error { return f.p.err }

// Drop forgets everything.
func (f *Forest) Drop() { f.p.drop() }
