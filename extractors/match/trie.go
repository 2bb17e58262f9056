package match

import "github.com/tomar-nlp/tomar"

// trie is the automaton over word numbers. State 0 is none; the root's edges
// are a plain array, those of state s are steps[first[s]:first[s+1]], by word.
type trie struct {
	root  []int32 // by word: the state behind it at a phrase's beginning; 0 none
	first []uint32
	steps []step
	outs  []uint32
	out   []output // outs[s]:outs[s+1] are the phrases that end at state s
	inner []uint8  // by word: innerWord where it stands behind the first place
}

// step leads on from a state.
type step struct {
	word uint32
	next int32
}

// output is a phrase that ends at a state.
type output struct {
	id    int32
	exact uint32 // chain of its words' hashes: the listed spelling
	class tomar.Class
	flags Flags
}

// begin is the state behind the word of a reading with which a phrase begins.
func (t *trie) begin(word int32) int32 {
	if word < 0 {
		return -word
	}
	return t.root[word]
}

// next is the state behind a word, 0 where there is none.
func (t *trie) next(state, word int32) int32 {
	lo, hi := t.first[state], t.first[state+1]
	for lo < hi {
		mid := (lo + hi) / 2
		switch s := &t.steps[mid]; {
		case s.word == uint32(word):
			return s.next
		case s.word < uint32(word):
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return 0
}

// more says whether steps lead on from a state.
func (t *trie) more(state int32) bool { return t.first[state] < t.first[state+1] }

// outputs are the phrases that end at a state.
func (t *trie) outputs(state int32) []output { return t.out[t.outs[state]:t.outs[state+1]] }
