package match

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/morph"
)

const (
	memoSlots   = 1 << 15
	memoSurface = 48      // bytes of a word that is remembered
	memoLimit   = 1 << 18 // readings remembered before the memo begins anew
)

// memoEntry remembers the readings of a word: readings[off:off+n].
type memoEntry struct {
	off     uint32
	n       uint16
	len     uint8 // 0 is an empty entry
	any     uint8 // union of the readings' flags
	surface [memoSurface]byte
}

// ref is a token's readings.
type ref struct {
	off uint32
	n   uint16
	any uint8
}

// Scanner finds hits; it keeps the memo and buffers of one worker and must not
// be shared.
type Scanner struct {
	m        *Matcher
	memo     []memoEntry
	readings []reading
	refs     []ref
	walks    []walk
	cands    []morph.Analysis
	ids      []int32
	whole    []byte // key of the word that is being read
	key      []byte
	loose    []byte
}

// NewScanner makes a scanner over the matcher.
func (m *Matcher) NewScanner() *Scanner {
	return &Scanner{m: m, memo: make([]memoEntry, memoSlots)}
}

// Known is [Matcher.Known] through the scanner's memo.
func (s *Scanner) Known(word string) bool { return s.look(word).any&flagKnown != 0 }

// Scan appends to doc.Hits everything that the lists know in the document's
// tokens, by first token, longer ones first.
func (s *Scanner) Scan(doc *tomar.Document) {
	if s.m.vocab.len() == 0 {
		return
	}
	if len(doc.Sentences) == 0 {
		s.sentence(doc, 0, int32(len(doc.Tokens)))
		return
	}
	for i := range doc.Sentences {
		s.sentence(doc, doc.Sentences[i].First, doc.Sentences[i].Last)
	}
}

// look is the readings of a word, from the memo where it has them.
func (s *Scanner) look(word string) ref {
	if len(word) > memoSurface || len(word) == 0 {
		return s.read(word)
	}
	e := &s.memo[hashString(word)>>16&(memoSlots-1)]
	if int(e.len) == len(word) && string(e.surface[:e.len]) == word {
		return ref{e.off, e.n, e.any}
	}
	r := s.read(word)
	e.off, e.n, e.any, e.len = r.off, r.n, r.any, uint8(len(word))
	copy(e.surface[:], word)
	return r
}

// sentence walks the automaton from every token of doc.Tokens[first:last].
func (s *Scanner) sentence(doc *tomar.Document, first, last int32) {
	if len(s.readings) > memoLimit {
		clear(s.memo)
		s.readings = s.readings[:0]
	}
	toks := doc.Tokens[first:last]
	s.refs = s.refs[:0]
	for i := range toks {
		t := &toks[i]
		s.refs = append(s.refs, s.look(doc.Text[t.Start+int32(t.Pre):t.End-int32(t.Post)]))
	}
	for i := range toks {
		begin := len(doc.Hits)
		if s.refs[i].any&flagFirst != 0 {
			s.start(doc, toks, first, int32(i), s.refs[i], int32(toks[i].Pre), begin)
		}
		if t := &toks[i]; t.Pre > 0 { // a name may begin like a preposition
			if r := s.look(doc.Text[t.Start : t.End-int32(t.Post)]); r.any&flagFirst != 0 {
				s.start(doc, toks, first, int32(i), r, 0, begin)
			}
		}
		if len(doc.Hits)-begin > 1 {
			sortHits(doc.Hits[begin:])
		}
	}
}
