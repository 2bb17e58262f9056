package verb

import "slices"

// item is a place at which a reading may stand; the states of a sieve are sets of them.
type item uint32

type itemKind uint8

const (
	inState   itemKind = iota // at a state of the grammar
	inForm                    // at a piece
	inStem                    // at a node of a trie, with a goal
	inNominal                 // at a node of the nominals, before a state of the grammar
	waiting                   // so many letters before a state
)

// What an item is made of: its kind, whether it asks for a light verb that any nominal
// may stand before, where it is, and what else it needs.
const (
	moreBits = 9
	atBits   = 19
	maxMore  = 1<<moreBits - 1
	maxAt    = 1<<atBits - 1
	anyHost  = 1 << (moreBits + atBits)
	kindAt   = moreBits + atBits + 1
)

func newItem(kind itemKind, at, more int) item {
	return item(kind)<<kindAt | item(at)<<moreBits | item(more)
}

func (i item) parts() (kind itemKind, at, more int, flag item) {
	return itemKind(i >> kindAt), int(i >> moreBits & maxAt), int(i & maxMore), i & anyHost
}

// read adds to the set at work where a letter leads from an item.
func (s *sieve) read(it item, b byte) {
	kind, at, more, flag := it.parts()
	switch kind {
	case waiting:
		if at > 1 {
			s.work = append(s.work, newItem(waiting, at-1, more))
		} else {
			s.work = append(s.work, it, newItem(inState, more, 0)|anyHost)
		}
	case inNominal:
		n := s.g.hosts.step(int32(at), b)
		if n == 0 {
			return
		}
		s.work = append(s.work, newItem(inNominal, int(n), more))
		if len(s.g.hosts.at(n)) > 0 {
			s.work = append(s.work, newItem(inState, more, 0))
		}
	case inState:
		w := &s.ways[at]
		for _, n := range w.goals {
			s.climb(0, n, b, flag)
		}
		for _, n := range w.forms {
			s.spell(n, b, flag)
		}
	case inForm:
		s.spell(at, b, flag)
	case inStem:
		s.climb(int32(at), more, b, flag)
	}
}

// spell goes over a piece whose letter this is.
func (s *sieve) spell(n int, b byte, flag item) {
	switch p := &s.pieces[n]; {
	case p.letter != b:
	case p.next == noPiece:
		s.work = append(s.work, newItem(inState, int(p.to), 0)|flag)
	default:
		s.work = append(s.work, newItem(inForm, p.next, 0)|flag)
	}
}

// climb goes on in a trie, to a goal.
func (s *sieve) climb(node int32, to int, b byte, flag item) {
	g := s.goals[to]
	var more bool
	if g.kind == kindPreverb {
		if node = s.g.preverbs.step(node, b); node == 0 {
			return
		}
		more = s.g.preverbs.nodes[node].child != 0
		if len(s.g.preverbs.at(node)) > 0 {
			s.work = append(s.work, newItem(inState, int(g.to), 0)|flag)
		}
	} else {
		if node = s.stems.step(node, b); node == 0 {
			return
		}
		more = s.stems.nodes[node].child != 0
		for _, v := range s.stems.at(node) {
			if t := &s.stems.vals[v]; t.kind == g.kind && (flag == 0 || s.g.fuses(t)) {
				s.work = append(s.work, newItem(inState, int(g.to), 0))
				break
			}
		}
	}
	if more {
		s.work = append(s.work, newItem(inStem, int(node), to)|flag)
	}
}

// fuses reports whether a stem is of a verb that any nominal may stand before.
func (g *Grammar) fuses(s *stem) bool {
	return s.plain >= 0 && g.verbs.Rows[s.plain].Fuse || s.post >= 0 && g.verbs.Rows[s.post].Fuse
}

// close adds to the set at work what needs no letter: forms that are empty, and those
// whose first letter is one with the letter before. It leaves the set sorted.
func (s *sieve) close(before byte) {
	for i := 0; i < len(s.work); i++ { // grows
		kind, at, _, flag := s.work[i].parts()
		if kind != inState {
			continue
		}
		first := len(s.work)
		for _, to := range s.ways[at].empty {
			s.work = append(s.work, newItem(inState, int(to), 0)|flag)
		}
		for _, n := range s.ways[at].twice {
			s.spell(n, before, flag)
		}
		s.work = appendNew(s.work[:first], s.work[first:])
	}
	slices.Sort(s.work)
	s.work = slices.Compact(s.work)
}

// appendNew appends what a list does not have yet, each once; more may lie behind it.
func appendNew(list, more []item) []item {
	for _, it := range more {
		if !slices.Contains(list, it) {
			list = append(list, it)
		}
	}
	return list
}
