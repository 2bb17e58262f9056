package spill

import "encoding/binary"

// Buckets hold entries of one length by a hash, for looking up while they grow:
// a page holds the entries whose hashes begin with the same bits, and is divided
// when it is full (extendible hashing). One goroutine uses it.
type Buckets struct {
	p     pages
	width int
	hash  func(entry []byte) uint64
	most  int     // bits of the hash that tell pages apart; beyond it pages are chained
	depth int     // bits that dir tells apart
	dir   []int32 // page by the first depth bits
	hold  []byte
}

// The beginning of a page: how many bits its entries share, their number, and 1 +
// the page that its chain goes on with.
const (
	pageDepth   = 0
	pageCount   = 2
	pageNext    = 4
	pageEntries = 8
)

// NewBuckets makes an empty collection of entries of width bytes. hash is an
// entry's, of which the first bits are used, at most most of them. share divides
// the area's limit among collections that belong together.
func NewBuckets(a *Area, share, width, most int, hash func(entry []byte) uint64) *Buckets {
	b := &Buckets{p: newPages(a, share), width: width, hash: hash, most: most}
	b.dir = []int32{int32(b.p.add())}
	return b
}

func (b *Buckets) slot(hash uint64) int {
	if b.depth == 0 {
		return 0
	}
	return int(hash >> (64 - b.depth))
}

// Each gives do the entries that may have a hash, many at once and one behind the
// other, in no order, and others too, until it returns false. With change do may
// change them, but for their hash.
func (b *Buckets) Each(hash uint64, change bool, do func(entries []byte) bool) {
	for n := int(b.dir[b.slot(hash)]); n >= 0; {
		page := b.p.at(n, change)
		count := int(binary.LittleEndian.Uint16(page[pageCount:]))
		if !do(page[pageEntries:][:count*b.width]) {
			return
		}
		n = int(binary.LittleEndian.Uint32(page[pageNext:])) - 1
	}
}

// Add puts an entry in.
func (b *Buckets) Add(entry []byte) {
	h := b.hash(entry)
	for b.p.err == nil {
		at := b.slot(h)
		n := int(b.dir[at])
		page := b.p.at(n, true)
		count := int(binary.LittleEndian.Uint16(page[pageCount:]))
		if pageEntries+(count+1)*b.width <= pageBytes {
			copy(page[pageEntries+count*b.width:], entry)
			binary.LittleEndian.PutUint16(page[pageCount:], uint16(count+1))
			return
		}
		if int(page[pageDepth]) < b.most {
			b.divide(n, int(page[pageDepth]), at)
			continue
		}
		front := b.p.add()
		page = b.p.at(front, true)
		page[pageDepth] = byte(b.most)
		binary.LittleEndian.PutUint32(page[pageNext:], uint32(n+1))
		b.dir[at] = int32(front)
	}
}

// divide makes two pages of one, by the next bit of the hashes. at is a slot that
// leads to it.
func (b *Buckets) divide(n, depth, at int) {
	if depth == b.depth { // every slot becomes two
		dir := make([]int32, 2*len(b.dir))
		for i, p := range b.dir {
			dir[2*i], dir[2*i+1] = p, p
		}
		b.dir, b.depth = dir, b.depth+1
		at *= 2
	}
	page := b.p.at(n, true)
	b.hold = append(b.hold[:0], page[pageEntries:pageEntries+int(binary.LittleEndian.Uint16(page[pageCount:]))*b.width]...)
	clear(page[:])
	other := b.p.add()
	for _, p := range [...]int{n, other} {
		b.p.at(p, true)[pageDepth] = byte(depth + 1)
	}
	// the slots of the old page are those that share depth bits; the second half
	// of them leads to the new one
	size := 1 << (b.depth - depth)
	from := at / size * size
	for i := from + size/2; i < from+size; i++ {
		b.dir[i] = int32(other)
	}
	for e := b.hold; len(e) > 0; e = e[b.width:] {
		to := n
		if b.hash(e[:b.width])>>(63-depth)&1 == 1 {
			to = other
		}
		page := b.p.at(to, true)
		count := int(binary.LittleEndian.Uint16(page[pageCount:]))
		copy(page[pageEntries+count*b.width:], e[:b.width])
		binary.LittleEndian.PutUint16(page[pageCount:], uint16(count+1))
	}
}

// Err is a fault of the temporary files; what was found since then means
// nothing.
func (b *Buckets) Err() error { return b.p.err }

// Drop forgets everything. The collection must not be used afterwards.
func (b *Buckets) Drop() { b.p.drop() }
