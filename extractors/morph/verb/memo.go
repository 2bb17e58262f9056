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
}

const (
	memoSlots = 1 << 15
	memoWords = memoSlots / 2
)

func hashWord(s string) uint32 {
	h := uint64(len(s)) * 0x9E3779B97F4A7C15
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 0x100000001B3
	}
	h ^= h >> 32
	return uint32(h*0x9E3779B97F4A7C15>>32) | 1
}

// get is a word's readings and whether it is known.
func (m *memo) get(word string) ([]result, bool) {
	if m.table == nil {
		return nil, false
	}
	h := hashWord(word)
	for i := h & (memoSlots - 1); ; i = (i + 1) & (memoSlots - 1) {
		s := &m.table[i]
		if s.hash == 0 {
			return nil, false
		}
		if s.hash == h && int(s.len) == len(word) && string(m.keys[s.key:s.key+uint32(s.len)]) == word {
			return m.results[s.first : s.first+uint32(s.count)], true
		}
	}
}

// put keeps the readings of a word of at most 255 bytes and gives them back.
func (m *memo) put(word string, readings []reading) []result {
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
		m.results = append(m.results, result{r, offset(word, r.from)})
	}
	m.table[i] = memoSlot{hash: h, key: uint32(len(m.keys)), first: first, len: uint8(len(word)), count: uint8(len(readings))}
	m.keys = append(m.keys, word...)
	return m.results[first:]
}
