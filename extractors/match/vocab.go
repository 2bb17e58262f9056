package match

import (
	"bytes"

	"github.com/tomar-nlp/tomar/extractors/norm"
)

// vocab is the set of folded words of all phrases, each with a number. Two
// open-addressing tables lead to it: by key, and by loose key.
type vocab struct {
	keys  []byte   // all keys, one after another; while building
	text  string   // the same, sealed
	ends  []uint32 // end of each key
	table []slot
	loose []slot
	// The filters answer most questions for unknown words with one bit.
	filter, looseFilter filter
}

// filter holds one bit a hash.
type filter []uint64

// newFilter has room for n hashes at eight to sixteen bits each.
func newFilter(n int) filter {
	size := 16
	for size < n/8 {
		size *= 2
	}
	return make(filter, size)
}

func (f filter) has(h uint64) bool {
	bit := h >> 8 & uint64(len(f)*64-1)
	return f[bit>>6]&(1<<(bit&63)) != 0
}

func (f filter) set(h uint64) {
	bit := h >> 8 & uint64(len(f)*64-1)
	f[bit>>6] |= 1 << (bit & 63)
}

// slot is an entry of a table: the upper half of the hash, and number+1.
type slot struct {
	tag uint32
	id  uint32
}

func (v *vocab) len() int { return len(v.ends) }

func (v *vocab) key(id int32) []byte {
	start := uint32(0)
	if id > 0 {
		start = v.ends[id-1]
	}
	return v.keys[start:v.ends[id]]
}

// sealed is key after seal.
func (v *vocab) sealed(id int32) string {
	start := uint32(0)
	if id > 0 {
		start = v.ends[id-1]
	}
	return v.text[start:v.ends[id]]
}

// find is the number of a key, -1 where it is not listed.
func (v *vocab) find(key []byte) int32 {
	h := hash(key)
	if !v.filter.has(h) {
		return -1
	}
	mask := uint64(len(v.table) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		s := v.table[i]
		if s.id == 0 {
			return -1
		}
		if s.tag == uint32(h>>32) && v.sealed(int32(s.id-1)) == string(key) {
			return int32(s.id - 1)
		}
	}
}

// probe is find while building.
func (v *vocab) probe(key []byte, h uint64) int32 {
	mask := uint64(len(v.table) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		s := v.table[i]
		if s.id == 0 {
			return -1
		}
		if s.tag == uint32(h>>32) && bytes.Equal(v.key(int32(s.id-1)), key) {
			return int32(s.id - 1)
		}
	}
}

// add is find, with a new number for a new key; while building only.
func (v *vocab) add(key []byte) int32 {
	if 2*(len(v.ends)+1) > len(v.table) {
		v.grow()
	}
	h := hash(key)
	if id := v.probe(key, h); id >= 0 {
		return id
	}
	id := int32(len(v.ends))
	v.keys = append(v.keys, key...)
	v.ends = append(v.ends, uint32(len(v.keys)))
	put(v.table, h, uint32(id+1))
	return id
}

func (v *vocab) grow() {
	v.table = make([]slot, max(64, 2*len(v.table)))
	for id := range int32(len(v.ends)) {
		put(v.table, hash(v.key(id)), uint32(id+1))
	}
}

func put(t []slot, h uint64, id uint32) {
	mask := uint64(len(t) - 1)
	i := h & mask
	for t[i].id != 0 {
		i = (i + 1) & mask
	}
	t[i] = slot{uint32(h >> 32), id}
}

// seal builds filter and loose table; which says what words are looked up loosely.
func (v *vocab) seal(which func(id int32) bool) {
	if len(v.table) == 0 {
		v.grow()
	}
	v.text, v.keys = string(v.keys), nil
	v.filter = newFilter(v.len())
	count := 0
	var buf []byte
	for id := range int32(v.len()) {
		buf = append(buf[:0], v.sealed(id)...)
		v.filter.set(hash(buf))
		if which(id) {
			count++
		}
	}
	size := 16
	for size < 2*count {
		size *= 2
	}
	v.loose = make([]slot, size)
	v.looseFilter = newFilter(count)
	for id := range int32(v.len()) {
		if which(id) {
			buf = norm.Loosen(append(buf[:0], v.sealed(id)...), 0)
			v.looseFilter.set(hash(buf))
			put(v.loose, hash(buf), uint32(id+1))
		}
	}
}

// findLoose appends to ids every listed word with this loose key.
func (v *vocab) findLoose(key []byte, ids []int32) []int32 {
	h := hash(key)
	if !v.looseFilter.has(h) {
		return ids
	}
	mask := uint64(len(v.loose) - 1)
	for i := h & mask; v.loose[i].id != 0; i = (i + 1) & mask {
		s := v.loose[i]
		if s.tag != uint32(h>>32) {
			continue
		}
		var buf [keyBytes]byte
		if string(norm.Loosen(append(buf[:0], v.sealed(int32(s.id-1))...), 0)) == string(key) {
			ids = append(ids, int32(s.id-1))
		}
	}
	return ids
}
