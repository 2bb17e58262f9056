package spill

import (
	"fmt"
	"os"
)

// pageBytes is how much is read and written at a time.
const pageBytes = 4 << 10

// pages are numbered pages of bytes, all zero at first, of which a bounded number
// is in memory. A fault stays in err; from then on every page is empty.
type pages struct {
	area   *Area
	room   int // pages in memory
	file   *os.File
	frames []frame
	spare  [][pageBytes]byte // for the next frames
	where  []int32           // by page: 1 + its frame, 0 for none
	saved  []bool            // by page: it stands in the file
	hand   int               // of the clock that finds a frame to give up
	err    error
}

// frame is a page in memory.
type frame struct {
	page        int
	data        *[pageBytes]byte
	dirty, used bool
}

// leastFrames are in memory whatever the limit is.
const leastFrames = 2

func newPages(a *Area, share int) pages {
	return pages{area: a, room: max(leastFrames, a.room()/pageBytes/share)}
}

// add makes a page and gives its number.
func (p *pages) add() int {
	p.where, p.saved = append(p.where, 0), append(p.saved, false)
	return len(p.where) - 1
}

// at is a page, to be read or, with write, changed. It holds until the next
// call.
func (p *pages) at(n int, write bool) *[pageBytes]byte {
	for n >= len(p.where) {
		p.add()
	}
	i := int(p.where[n]) - 1
	if i < 0 {
		i = p.load(n)
	}
	f := &p.frames[i]
	f.used = true
	f.dirty = f.dirty || write
	if p.err != nil {
		clear(f.data[:])
	}
	return f.data
}

// load brings a page into memory and gives its frame.
func (p *pages) load(n int) int {
	i := p.free()
	f := &p.frames[i]
	f.page = n
	p.where[n] = int32(i + 1)
	if !p.saved[n] {
		clear(f.data[:])
		return i
	}
	if _, err := p.file.ReadAt(f.data[:], int64(n)*pageBytes); err != nil {
		p.fail(err)
	}
	return i
}

// free is a frame for another page.
func (p *pages) free() int {
	if len(p.frames) < p.room {
		if len(p.spare) == 0 {
			p.spare = make([][pageBytes]byte, min(4, p.room-len(p.frames)))
		}
		p.frames = append(p.frames, frame{data: &p.spare[0]})
		p.spare = p.spare[1:]
		return len(p.frames) - 1
	}
	for p.frames[p.hand].used {
		p.frames[p.hand].used = false
		p.hand = (p.hand + 1) % len(p.frames)
	}
	i := p.hand
	p.hand = (p.hand + 1) % len(p.frames)
	f := &p.frames[i]
	if f.dirty {
		p.save(f)
	}
	p.where[f.page] = 0
	f.dirty = false
	return i
}

func (p *pages) save(f *frame) {
	if p.file == nil && p.err == nil {
		if p.file, p.err = p.area.create(); p.err != nil {
			return
		}
	}
	if p.err != nil {
		return
	}
	if _, err := p.file.WriteAt(f.data[:], int64(f.page)*pageBytes); err != nil {
		p.fail(err)
		return
	}
	p.saved[f.page] = true
}

func (p *pages) fail(err error) {
	if p.err == nil {
		p.err = fmt.Errorf("temporary files: %w", err)
	}
}

// drop forgets everything.
func (p *pages) drop() {
	p.area.drop(p.file)
	*p = pages{area: p.area, room: p.room, err: p.err}
}
