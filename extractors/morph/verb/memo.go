package verb

import "github.com/tomar-nlp/tomar/extractors/forms"

// memo remembers the readings of forms: most words of running text are met
// again soon.
type memo struct {
	forms   *forms.Table
	slots   forms.Memo[memoSlot]
	lone    memoSlot // of a word that has no number
	results []result
	round   uint32 // of the forms
}

type memoSlot struct {
	first uint32
	class wordClass
	count uint8
	open  bool // the word may be the first half of a split form
}

func newMemo(t *forms.Table) memo {
	return memo{forms: t, slots: forms.NewMemo[memoSlot](t), round: t.Round()}
}

// maxResults is how many readings are remembered before the memo begins anew.
const maxResults = 1 << 16

// at is the slot of a form and whether it is filled.
func (m *memo) at(id int32) (*memoSlot, bool) {
	if round := m.forms.Round(); round != m.round {
		m.round, m.results = round, m.results[:0]
	}
	if id == forms.None {
		return &m.lone, false
	}
	return m.slots.At(id)
}

// of is what a slot holds; valid until the next put.
func (m *memo) of(s *memoSlot) []result {
	if s == nil {
		return nil
	}
	return m.results[s.first : s.first+uint32(s.count)]
}

// put fills a slot with the readings of a word of at most 255 bytes.
func (m *memo) put(s *memoSlot, word string, readings []reading, trim uint8, open bool, class wordClass) *memoSlot {
	if len(m.results) > maxResults {
		m.slots.Clear()
		m.results = m.results[:0]
	}
	first := uint32(len(m.results))
	for _, r := range readings {
		m.results = append(m.results, result{r, offset(word, r.from), trim})
	}
	*s = memoSlot{first: first, count: uint8(len(readings)), open: open, class: class}
	return s
}
