package forms

// Filter holds one bit a key: it answers most questions for keys that no map
// has. A key that was added is always found; a few others are too.
type Filter struct{ bits []uint64 }

// NewFilter has room for about n keys.
func NewFilter(n int) Filter {
	size := 16
	for size < n/8 {
		size *= 2
	}
	return Filter{make([]uint64, size)}
}

// Add adds a key.
func (f Filter) Add(key string) {
	bit := hash(key) & uint32(len(f.bits)*64-1)
	f.bits[bit>>6] |= 1 << (bit & 63)
}

// Has reports whether a key may have been added.
func (f Filter) Has(key []byte) bool {
	bit := hash(key) & uint32(len(f.bits)*64-1)
	return f.bits[bit>>6]&(1<<(bit&63)) != 0
}
