package match

import "github.com/tomar-nlp/tomar"

// opening remembers what a form leads to at the beginning of a phrase: the hits
// that it is alone, and the walks that go on with the next token. Both are the
// same wherever it stands.
type opening struct {
	hits, nHits, walks, nWalks uint32 // where they begin, and how many they are
}

// alone is a hit of a single token.
type alone struct {
	id, path int32
	base     uint16 // bytes of the stem
	class    tomar.Class
	fold     tomar.Fold
}

// open is start for a token whose form has a number.
func (s *Scanner) open(doc *tomar.Document, toks []tomar.Token, first, i int32, id int32, at ref, begin int) {
	o, known := s.opens.At(id)
	if !known {
		*o = s.opening(at)
	}
	tok := &toks[i]
	from := tok.Core().Start
	for k := range o.nHits {
		h := &s.alone[o.hits+k]
		s.put(doc, begin, tomar.Hit{
			Span: tok.Span, Base: tomar.Span{Start: from, End: from + int32(h.base)},
			First: first + i, Last: first + i + 1, ID: h.id, Suffix: h.path, Class: h.class, Fold: h.fold,
		})
	}
	if o.nWalks == 0 || i+1 == int32(len(toks)) {
		return
	}
	s.walks = append(s.walks[:0], s.begun[o.walks:o.walks+o.nWalks]...)
	for k := range s.walks {
		s.walks[k].next = i + 1
	}
	s.walk(doc, toks, first, i, int32(tok.Pre), begin)
}

// opening works out what start and step make of a form's readings.
func (s *Scanner) opening(at ref) opening {
	t := &s.m.trie
	hits, walks := len(s.alone), len(s.begun)
	for k := range uint32(at.n) {
		r := &s.readings[at.off+k]
		if r.flags&flagFirst == 0 {
			continue
		}
		w := walk{state: t.begin(r.word), exact: chain(0, uint64(r.surface)<<32)}
		if r.flags&(flagLast|flagShort) == flagLast {
			for _, o := range t.outputs(w.state) {
				if f, ok := s.takes(&o, w, r, true); ok {
					s.alone = append(s.alone, alone{o.id, r.path, r.base, o.class, f})
				}
			}
		}
		if r.flags&flagInner != 0 && t.more(w.state) {
			w.fold = max(r.fold, r.loose)
			w.lone = r.flags&flagNeedLone != 0
			s.begun = append(s.begun, w)
		}
	}
	return opening{uint32(hits), uint32(len(s.alone) - hits), uint32(walks), uint32(len(s.begun) - walks)}
}
