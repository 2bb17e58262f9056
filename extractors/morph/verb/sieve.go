package verb

import "slices"

// sieve tells the words that are surely no form from those that may be one, with one
// step a letter: a deterministic automaton over arcs and tries, whose states are made
// when a word first comes to them. It asks neither for tails nor for conditions, so it
// lets through all that the walk accepts, and more. A nil sieve lets all through.
type sieve struct {
	g      *Grammar
	stems  *trie[stem]
	class  [256]uint8 // of a letter; 0 for letters that stand in no form
	letter []byte     // of a class
	goals  []goal     // by number, as items have it
	pieces []piece    // likewise
	ways   []exits    // by state of the grammar
	first  []item     // what a word begins with

	next    []int16 // by state and class: what follows; 0 where it was not asked for
	accepts []bool  // by state: a form may end here
	items   []item  // of the sets, one behind the other
	ends    []int32 // by state: the end of its set
	numbers []int16 // of the sets, by hash; open addressing
	work    []item
}

// goal is what a walk through a trie looks for, and the state of the grammar behind it.
type goal struct {
	kind kind
	to   uint8
}

// piece is a letter of a form, and the next piece; behind the last letter, which has
// no next, stands a state of the grammar.
type piece struct {
	letter byte
	to     uint8
	next   int
}

const noPiece = -1

// exits are the arcs that leave a state, without what they say.
type exits struct {
	empty []uint8 // states behind forms without letters
	forms []int   // their first pieces
	twice []int   // those of them whose first letter may be one with the letter before
	goals []int
}

// The states of a sieve that are always there. Nothing leads out of the dead one.
const (
	deadState  = 1
	firstState = 2
	maxStates  = 1 << 13 // then all are made anew
)

// newSieve makes a sieve of the forms that begin in one of the grammar's states: at
// the beginning of a word or, with inner, behind a nominal as [Grammar.fusedCost] asks
// for it.
func newSieve(g *Grammar, stems *trie[stem], begin uint8, inner bool) *sieve {
	s := &sieve{g: g, stems: stems, ways: make([]exits, len(g.arcs)), letter: []byte{0}}
	for state, list := range g.arcs {
		w := &s.ways[state]
		for i := range list {
			switch a := &list[i]; {
			case a.kind != kindForm:
				placeOf(&w.goals, placeOf(&s.goals, goal{a.kind, a.to}))
			case a.form == "":
				placeOf(&w.empty, a.to)
			default:
				n := s.pieceOf(a.form, a.to)
				placeOf(&w.forms, n)
				if g.double[a.form[0]] {
					placeOf(&w.twice, n)
				}
				s.classify(a.form)
			}
		}
	}
	classifyAll(s, stems)
	classifyAll(s, &g.preverbs)
	first := []item{newItem(inState, int(begin), 0)}
	if inner {
		classifyAll(s, &g.hosts)
		first = []item{newItem(waiting, fusedUnlisted, int(begin)), newItem(inNominal, 0, int(begin))}
	}
	if max(len(stems.nodes), len(g.preverbs.nodes), len(g.hosts.nodes), len(s.pieces)) > maxAt || len(s.goals) > maxMore {
		return nil
	}
	s.first = first
	return s
}

// own is the sieve with states of its own, for one worker; what it knows of the
// grammar all have together.
func (s *sieve) own() *sieve {
	if s == nil {
		return nil
	}
	w := *s
	w.begin()
	return &w
}

// placeOf is the place of a value in a list that has each once.
func placeOf[T comparable](list *[]T, v T) int {
	i := slices.Index(*list, v)
	if i < 0 {
		i = len(*list)
		*list = append(*list, v)
	}
	return i
}

// pieceOf is the first piece of a form.
func (s *sieve) pieceOf(form string, to uint8) int {
	p := piece{letter: form[0], to: to, next: noPiece}
	if len(form) > 1 {
		p.next = s.pieceOf(form[1:], to)
	}
	return placeOf(&s.pieces, p)
}

// classify gives letters that have none a class.
func (s *sieve) classify(letters string) {
	for i := range len(letters) {
		if b := letters[i]; s.class[b] == 0 {
			s.class[b] = uint8(len(s.letter))
			s.letter = append(s.letter, b)
		}
	}
}

func classifyAll[T any](s *sieve, t *trie[T]) {
	for i := range t.nodes {
		s.classify(string([]byte{t.nodes[i].b}))
	}
}

// begin makes the first states.
func (s *sieve) begin() {
	s.numbers = make([]int16, 2*maxStates)
	s.ends, s.accepts, s.next = make([]int32, firstState), make([]bool, firstState), make([]int16, firstState*len(s.letter))
	for c := range s.letter {
		s.next[deadState*len(s.letter)+c] = deadState
	}
	s.work = append(s.work[:0], s.first...)
	s.close(0)
	s.intern()
}

// passes reports whether a key may be a form, or end with one.
func (s *sieve) passes(key []byte) bool {
	if s == nil {
		return true
	}
	state := int16(firstState)
	for _, b := range key {
		c := s.class[b]
		n := s.next[int(state)*len(s.letter)+int(c)]
		if n == 0 {
			n = s.step(state, c)
		}
		if state = n; state == deadState {
			return false
		}
	}
	return s.accepts[state]
}

// step makes the state behind a letter.
func (s *sieve) step(state int16, class uint8) int16 {
	b := s.letter[class]
	s.work = s.work[:0]
	for _, it := range s.set(state) {
		s.read(it, b)
	}
	s.close(b)
	full := len(s.ends) == maxStates
	if full {
		s.forget()
	}
	n := s.intern()
	if !full {
		s.next[int(state)*len(s.letter)+int(class)] = n
	}
	return n
}

// set is what a state stands for.
func (s *sieve) set(state int16) []item { return s.items[s.ends[state-1]:s.ends[state]] }

// forget drops all states but the first.
func (s *sieve) forget() {
	const kept = firstState + 1
	clear(s.numbers)
	clear(s.next[firstState*len(s.letter):])
	s.items, s.ends, s.accepts, s.next = s.items[:s.ends[firstState]], s.ends[:kept], s.accepts[:kept], s.next[:kept*len(s.letter)]
	*s.place(s.set(firstState)) = firstState
}

// intern is the number of the set at work.
func (s *sieve) intern() int16 {
	if len(s.work) == 0 {
		return deadState
	}
	at := s.place(s.work)
	if *at != 0 {
		return *at
	}
	*at = int16(len(s.ends))
	s.items = append(s.items, s.work...)
	s.ends = append(s.ends, int32(len(s.items)))
	s.accepts = append(s.accepts, slices.Contains(s.work, newItem(inState, int(s.g.end), 0)))
	if len(s.next)+len(s.letter) > cap(s.next) {
		s.next = slices.Grow(s.next, len(s.next)) // twice as many: it has thousands soon
	}
	for range s.letter {
		s.next = append(s.next, 0)
	}
	return *at
}

// place is where the number of a set stands; it holds 0 for a new one.
func (s *sieve) place(set []item) *int16 {
	h := uint64(len(set))
	for _, it := range set {
		h = (h ^ uint64(it)) * 0x9e3779b97f4a7c15
		h ^= h >> 29
	}
	mask := uint64(len(s.numbers) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		if n := s.numbers[i]; n == 0 || slices.Equal(s.set(n), set) {
			return &s.numbers[i]
		}
	}
}
