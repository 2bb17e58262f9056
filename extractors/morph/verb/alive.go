package verb

import "math/bits"

// lengthLimit is the length of a key, in letters, from which dead ends are not
// foreseen: such a word is hardly a verb.
const lengthLimit = 63

// outlook tells which states lead from a place in the key to the end, whatever
// the tails, the conditions and the clitics ask for: a walk needs to go nowhere
// else. It remembers what it found of one key.
type outlook struct {
	seen  []uint32             // by state and place: round<<1, and 1 where it leads on
	ends  [lengthLimit + 1]run // by place
	round uint32
}

// run holds where the stems that begin at a place end, a bit a place.
type run struct {
	round uint32
	kinds [kindPreverb + 1]uint64
}

// look begins a new key, or other stems.
func (m *matcher) look() {
	o := &m.ahead
	if o.round++; o.seen == nil || o.round >= 1<<31 {
		o.seen, o.ends, o.round = make([]uint32, len(m.g.arcs)*(lengthLimit+1)), [lengthLimit + 1]run{}, 1
	}
}

// alive reports whether a state may lead to the end from a place on.
func (m *matcher) alive(state uint8, pos int) bool {
	if len(m.key) >= lengthLimit {
		return true
	}
	if state == m.g.end {
		return pos == len(m.key)
	}
	o := &m.ahead
	s := &o.seen[int(state)*(lengthLimit+1)+pos]
	if *s>>1 == o.round {
		return *s&1 != 0
	}
	*s = o.round << 1
	if m.leadsOn(state, pos) {
		*s |= 1
		return true
	}
	return false
}

func (m *matcher) leadsOn(state uint8, pos int) bool {
	ways := m.g.onward.from(state, m.key, pos)
	for i := range ways {
		w := &ways[i]
		if w.kind != kindForm {
			for ends := m.endsFrom(pos)[w.kind]; ends != 0; ends &= ends - 1 {
				if m.alive(w.to, bits.TrailingZeros64(ends)) {
					return true
				}
			}
			continue
		}
		n, ok := m.reads(pos, w.form)
		if ok && m.alive(w.to, pos+n) {
			return true
		}
	}
	return false
}

// reads is how many letters a form takes at a place; false where it does not
// stand there. Less than its length where its first letter is one with the
// letter before.
func (m *matcher) reads(pos int, form string) (int, bool) {
	n := len(form)
	switch {
	case n == 0 || m.follows(pos, form):
		return n, true
	case pos > 0 && m.g.double[form[0]] && m.key[pos-1] == form[0] && m.follows(pos, form[1:]):
		return n - 1, true
	}
	return 0, false
}

// endsFrom is where the stems and preverbs that begin at a place end.
func (m *matcher) endsFrom(pos int) *[kindPreverb + 1]uint64 {
	r := &m.ahead.ends[pos]
	if r.round == m.ahead.round {
		return &r.kinds
	}
	*r = run{round: m.ahead.round}
	stems := m.stemTrie()
	n := int32(0)
	for i := pos; i < len(m.key); i++ {
		if n = stems.step(n, m.key[i]); n == 0 {
			break
		}
		for _, v := range stems.at(n) {
			r.kinds[stems.vals[v].kind] |= 1 << (i + 1)
		}
	}
	n = 0
	for i := pos; i < len(m.key); i++ {
		if n = m.g.preverbs.step(n, m.key[i]); n == 0 {
			break
		}
		if len(m.g.preverbs.at(n)) > 0 {
			r.kinds[kindPreverb] |= 1 << (i + 1)
		}
	}
	return &r.kinds
}

// stemTrie is where stems are looked up: behind a nominal stand light verbs.
func (m *matcher) stemTrie() *trie[stem] {
	if m.from > 0 {
		return &m.g.lights
	}
	return &m.g.stems
}
