package match

import "github.com/tomar-nlp/tomar"

// trie is the automaton over word numbers. State 0 is none; the root's edges
// are a plain array.
type trie struct {
	root  []int32 // by word: the state behind it at a phrase's beginning; 0 none
	edges []edge  // open addressing, by (state, word)
	outs  []uint32
	out   []output // outs[s]:outs[s+1] are the phrases that end at state s
	more  []bool   // by state: edges lead on
	inner []uint8  // by word: innerWord where it stands behind the first place
}

type edge struct {
	state, word uint32 // state 0 is an empty slot
	next        int32
}

// output is a phrase that ends at a state.
type output struct {
	id    int32
	exact uint32 // chain of its words' hashes: the listed spelling
	class tomar.Class
	flags Flags
}

func edgeHash(state, word uint32) uint64 {
	return mix(uint64(state)<<32 | uint64(word))
}

// next is the state behind a word, 0 where there is none.
func (t *trie) next(state, word int32) int32 {
	mask := uint64(len(t.edges) - 1)
	for i := edgeHash(uint32(state), uint32(word)) & mask; ; i = (i + 1) & mask {
		e := &t.edges[i]
		if e.state == 0 {
			return 0
		}
		if e.state == uint32(state) && e.word == uint32(word) {
			return e.next
		}
	}
}

// outputs are the phrases that end at a state.
func (t *trie) outputs(state int32) []output { return t.out[t.outs[state]:t.outs[state+1]] }
