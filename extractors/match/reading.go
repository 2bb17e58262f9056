package match

import (
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// The flags of a reading.
const (
	flagFirst    uint8 = 1 << iota // a phrase begins with it
	flagCont                       // a phrase goes on with it
	flagInner                      // may stand inside a phrase
	flagLast                       // may stand at a phrase's end
	flagShort                      // rare suffix on a short stem: no phrase of its own
	flagCommon                     // suffix on what is a common word as a whole: no name of its own
	flagNeedLone                   // inside a phrase only before an ezafe written apart
)

// reading is one way to read a token: as a listed word, with or without a
// suffix path.
type reading struct {
	word    int32  // number in the vocabulary; −state where the token holds a phrase's first two words
	surface uint32 // upper half of the stem's hash, for chain
	path    int32
	base    uint16 // bytes of the stem
	fold    tomar.Fold
	loose   tomar.Fold // fold when it stands inside a phrase
	flags   uint8
}

// read works a word's readings out and appends them to s.readings.
func (s *Scanner) read(word string) ref {
	m := s.m
	off := uint32(len(s.readings))
	if len(word) > maxWord {
		return ref{off: off}
	}
	common := false
	s.cands = m.morph.Analyze(word, s.cands[:0])
	s.whole = appendKey(s.whole[:0], word)
	for i, c := range s.cands {
		key := m.stemKey(s.key, s.whole, word, c)
		id := m.vocab.find(key)
		if id < 0 && (len(key) < looseFrom || i > 0 && !m.morph.Names(c.Path)) {
			continue
		}
		r := reading{path: c.Path, base: uint16(c.Stem), flags: flagLast}
		if i == 0 {
			r.flags |= flagInner
		} else {
			if m.short(key, word, c) {
				r.flags |= flagShort
			}
			if m.isLone(word[c.Stem:]) {
				r.flags |= flagInner
				r.loose = tomar.FoldLoose
			}
		}
		if id >= 0 {
			r.word, r.surface = id, uint32(hashString(word[:c.Stem])>>32)
			if i == 0 {
				common = m.common(id, r.surface)
			}
			if common {
				r.flags |= flagCommon
			}
			s.keep(r)
			if len(key) < looseFrom || i > 0 {
				continue
			}
			if root := m.trie.root[id]; root != 0 && len(m.trie.outputs(root)) > 0 {
				r.flags |= flagShort // a listed word stands for another one in longer names only
			}
		}
		if common {
			r.flags |= flagCommon
		}
		s.loose = norm.Loosen(append(s.loose[:0], key...), 0)
		if len(s.loose) < looseAlone || c.Path != tomar.None && !m.morph.Frequent(c.Path) {
			r.flags |= flagShort
		}
		s.ids = m.vocab.findLoose(s.loose, s.ids[:0])
		for _, other := range s.ids {
			if other != id {
				r.word, r.fold = other, tomar.FoldLoose
				s.keep(r)
			}
		}
	}
	s.respell(word)
	if uint32(len(s.readings)) == off {
		s.joined(word)
	}
	out := ref{off: off, n: uint16(min(len(s.readings)-int(off), 1<<16-1))}
	for _, r := range s.readings[off:] {
		out.any |= r.flags
	}
	return out
}

// Known is [Matcher.Known] in the scanner's buffers.
func (s *Scanner) Known(word string) bool {
	m := s.m
	if len(word) > maxWord {
		return false
	}
	s.cands = m.morph.Analyze(word, s.cands[:0])
	s.whole = appendKey(s.whole[:0], word)
	for i, c := range s.cands {
		key := m.stemKey(s.key, s.whole, word, c)
		id := m.vocab.find(key)
		if id < 0 || m.trie.root[id] == 0 && len(m.vocab.sealed(id)) < knownInside || i > 0 && m.short(key, word, c) {
			continue
		}
		return true
	}
	return false
}

// KnownForm is [Scanner.Known] of a form of the table: it asks the readings that a
// scan asks for too, and that are remembered.
func (s *Scanner) KnownForm(id int32, word string) bool {
	if id == forms.None {
		return s.Known(word)
	}
	if round := s.forms.Round(); round != s.round {
		s.round = round
		s.forget()
	}
	r, known := s.found.At(id)
	if !known {
		*r = s.read(word)
	}
	for _, x := range s.readings[r.off : r.off+uint32(r.n)] {
		if x.fold == tomar.FoldNone && x.flags&flagShort == 0 && (x.flags&flagFirst != 0 || len(s.m.vocab.sealed(x.word)) >= knownInside) {
			return true
		}
	}
	return false
}

// short says that a suffix is too rare for its short stem: such a word is no
// phrase of its own.
func (m *Matcher) short(key []byte, word string, c morph.Analysis) bool {
	return len(key) <= shortStem+1 && letters(word[:c.Stem]) <= shortStem && !m.morph.Frequent(c.Path)
}

// keep adds a reading with what the automaton does with its word.
func (s *Scanner) keep(r reading) {
	t := &s.m.trie
	if t.root[r.word] != 0 {
		r.flags |= flagFirst
	}
	if t.inner[r.word] != 0 {
		r.flags |= flagCont
	}
	s.readings = append(s.readings, r)
}

// respell reads a word without its ezafe: where the ezafe stands apart, and
// behind a vowel letter, where writers leave it out.
func (s *Scanner) respell(word string) {
	m := s.m
	for _, ez := range m.lone {
		if strings.HasSuffix(word, ez) {
			continue
		}
		s.key = append(s.key[:0], s.whole...)
		s.key = norm.AppendKey(s.key, ez)
		id := m.vocab.find(s.key)
		if id < 0 {
			continue
		}
		r := reading{word: id, path: tomar.None, base: uint16(len(word)), fold: tomar.FoldLoose, flags: flagInner}
		if !m.morph.AfterVowel(word) {
			r.flags |= flagNeedLone
		}
		s.keep(r)
	}
}

// joined reads a word as two listed ones written together: it cuts the whole
// word's key where a listed word that opens a phrase ends.
func (s *Scanner) joined(word string) {
	m := s.m
	t := &m.trie
	if len(s.whole) < joinLetters || s.whole[0] == '.' {
		return
	}
	for k := partLetters; k <= len(s.whole)-partLetters; k++ {
		a := m.vocab.find(s.whole[:k])
		if a < 0 || t.root[a] == 0 || !t.more(t.root[a]) {
			continue
		}
		i := s.byteAt(word, k)
		s.cands = m.morph.Analyze(word[i:], s.cands[:0])
		for j, c := range s.cands {
			if c.Stem < 2*partLetters {
				break
			}
			s.key = appendKey(s.key[:0], word[i:i+int(c.Stem)])
			b := m.vocab.find(s.key)
			if b < 0 || t.inner[b] == 0 {
				continue
			}
			state := t.next(t.root[a], b)
			if state == 0 {
				continue
			}
			r := reading{word: -state, path: c.Path, base: uint16(i + int(c.Stem)), fold: tomar.FoldLoose, flags: flagFirst | flagLast}
			if j == 0 {
				r.flags |= flagInner
			}
			s.readings = append(s.readings, r)
		}
	}
}

// byteAt is the byte of a word at which k codes of its key are behind.
func (s *Scanner) byteAt(word string, k int) int {
	for i := range word {
		if s.key = appendKey(s.key[:0], word[:i]); len(s.key) >= k {
			return i
		}
	}
	return len(word)
}

// common says that a word, as it is spelt, is listed as a common word.
func (m *Matcher) common(word int32, surface uint32) bool {
	st := m.trie.root[word]
	if st == 0 {
		return false
	}
	for _, o := range m.trie.outputs(st) {
		if o.class == tomar.ClassCommon && o.exact == chain(0, uint64(surface)<<32) {
			return true
		}
	}
	return false
}

func (m *Matcher) isLone(suffix string) bool {
	for _, l := range m.lone {
		if l == suffix {
			return true
		}
	}
	return false
}
