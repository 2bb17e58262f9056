package match

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/extractors/morph"
)

const (
	memoSlots   = 1 << 11 // of words that are parts of tokens
	memoSurface = 48      // bytes of a word that is remembered
	memoLimit   = 1 << 16 // readings remembered before the memo begins anew
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
	forms    *forms.Table
	found    forms.Memo[ref]  // by form
	gaps     forms.Memo[bool] // by form: it may be cut into two words of a phrase
	round    uint32           // of the table's
	words    []int32          // forms of the document's tokens
	opens    forms.Memo[opening]
	alone    []alone     // of the openings
	begun    []walk      // of the openings
	memo     []memoEntry // of parts of tokens
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
	s := &Scanner{m: m, memo: make([]memoEntry, memoSlots)}
	s.Share(forms.New())
	return s
}

// Share makes the scanner use a worker's table of forms.
func (s *Scanner) Share(t *forms.Table) {
	s.round = t.Round()
	s.forms, s.found, s.gaps, s.opens = t, forms.NewMemo[ref](t), forms.NewMemo[bool](t), forms.NewMemo[opening](t)
}

// Scan appends to doc.Hits everything that the lists know in the document's
// tokens, by first token, longer ones first.
func (s *Scanner) Scan(doc *tomar.Document) {
	if s.m.vocab.len() == 0 {
		return
	}
	ids := s.forms.Tokens(doc)
	s.words = ids
	if round := s.forms.Round(); round != s.round {
		s.round = round
		s.forget()
	}
	if len(doc.Sentences) == 0 {
		s.sentence(doc, ids, 0, int32(len(doc.Tokens)))
		return
	}
	for i := range doc.Sentences {
		s.sentence(doc, ids, doc.Sentences[i].First, doc.Sentences[i].Last)
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

// lookForm is the readings of a token's core.
func (s *Scanner) lookForm(id int32, doc *tomar.Document, t *tomar.Token) ref {
	if id == forms.None {
		return s.look(doc.Slice(t.Core()))
	}
	r, known := s.found.At(id)
	if !known {
		*r = s.read(doc.Slice(t.Core()))
	}
	return *r
}

// forget begins the memos anew.
func (s *Scanner) forget() {
	clear(s.memo)
	s.found.Clear()
	s.gaps.Clear()
	s.opens.Clear()
	s.readings, s.alone, s.begun = s.readings[:0], s.alone[:0], s.begun[:0]
}

// sentence walks the automaton from every token of doc.Tokens[first:last].
func (s *Scanner) sentence(doc *tomar.Document, ids []int32, first, last int32) {
	if max(len(s.readings), len(s.alone), len(s.begun)) > memoLimit {
		s.forget()
	}
	toks := doc.Tokens[first:last]
	s.refs = s.refs[:0]
	for i := range toks {
		s.refs = append(s.refs, s.lookForm(ids[first+int32(i)], doc, &toks[i]))
	}
	for i := range toks {
		begin := len(doc.Hits)
		if s.refs[i].any&flagFirst != 0 {
			if id := ids[first+int32(i)]; id != forms.None {
				s.open(doc, toks, first, int32(i), id, s.refs[i], begin)
			} else {
				s.start(doc, toks, first, int32(i), s.refs[i], int32(toks[i].Pre), begin)
			}
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
