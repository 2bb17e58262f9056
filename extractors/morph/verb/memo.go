package verb

// memo remembers the readings of words by their bytes, up to memoWords; then it
// begins anew. Most words of running text are met again soon.
type memo struct {
	table   []memoSlot
	keys    []byte
	results []result
	n       int
}

type memoSlot struct {
	hash       uint32
	key, first uint32
	len        uint8
	count      uint8
	open       bool // the word may be the first half of a split form
	class      wordClass
}

const (
	memoSlots = 1 << 16
	memoWords = memoSlots / 2
)

func hashWord(s string) uint32 {
	h := uint64(len(s)) * 0x9E3779B97F4A7C15
	for len(s) >= 8 {
		h = (h ^ (uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56)) * 0x9E3779B97F4A7C15
		h ^= h >> 29
		s = s[8:]
	}
	rest := uint64(0)
	for i := range len(s) {
		rest |= uint64(s[i]) << (8 * i)
	}
	h = (h ^ rest) * 0xBF58476D1CE4E5B9
	return uint32(h>>32) | 1
}

// get is the slot of a word; nil where it is not known.
func (m *memo) get(word string) *memoSlot {
	if m.table == nil {
		return nil
	}
	h := hashWord(word)
	for i := h & (memoSlots - 1); ; i = (i + 1) & (memoSlots - 1) {
		s := &m.table[i]
		if s.hash == 0 {
			return nil
		}
		if s.hash == h && int(s.len) == len(word) && string(m.keys[s.key:s.key+uint32(s.len)]) == word {
			return s
		}
	}
}

// of is what a slot holds; valid until the next put.
func (m *memo) of(s *memoSlot) []result {
	if s == nil {
		return nil
	}
	return m.results[s.first : s.first+uint32(s.count)]
}

// put keeps the readings of a word of at most 255 bytes.
func (m *memo) put(word string, readings []reading, trim uint8, open bool, class wordClass) *memoSlot {
	if m.table == nil || m.n >= memoWords {
		if m.table == nil {
			m.table = make([]memoSlot, memoSlots)
		}
		clear(m.table)
		m.keys, m.results, m.n = m.keys[:0], m.results[:0], 0
	}
	m.n++
	h := hashWord(word)
	i := h & (memoSlots - 1)
	for m.table[i].hash != 0 {
		i = (i + 1) & (memoSlots - 1)
	}
	first := uint32(len(m.results))
	for _, r := range readings {
		m.results = append(m.results, result{r, offset(word, r.from), trim})
	}
	m.table[i] = memoSlot{hash: h, key: uint32(len(m.keys)), first: first, len: uint8(len(word)), count: uint8(len(readings)), open: open, class: class}
	m.keys = append(m.keys, word...)
	return &m.table[i]
}
