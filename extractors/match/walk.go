package match

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
)

// walk is a phrase under way: state is what the tokens before next led to.
type walk struct {
	state int32
	next  int32 // token, from the sentence's first
	exact uint32
	fold  tomar.Fold
	lone  bool // an ezafe written apart must come next
}

// start walks every reading of token i; pre is the bytes of its preposition
// that are no part of the name.
func (s *Scanner) start(doc *tomar.Document, toks []tomar.Token, first, i int32, at ref, pre int32, begin int) {
	s.walks = s.walks[:0]
	for k := range uint32(at.n) {
		r := &s.readings[at.off+k]
		if r.flags&flagFirst != 0 {
			s.step(doc, toks, first, i, i, pre, toks[i].Start+pre, walk{state: s.m.trie.begin(r.word)}, r, begin)
		}
	}
	s.walk(doc, toks, first, i, pre, begin)
}

// walk goes on with every walk that token i began.
func (s *Scanner) walk(doc *tomar.Document, toks []tomar.Token, first, i, pre int32, begin int) {
	for len(s.walks) > 0 {
		w := s.walks[len(s.walks)-1]
		s.walks = s.walks[:len(s.walks)-1]
		s.advance(doc, toks, first, i, pre, w, begin)
	}
}

// step takes a reading of token j, from byte from on, that led to w.state: it
// emits the phrases that end here and keeps the walk where phrases go on.
func (s *Scanner) step(doc *tomar.Document, toks []tomar.Token, first, i, j, pre, from int32, w walk, r *reading, begin int) {
	t := &s.m.trie
	w.exact = chain(w.exact, uint64(r.surface)<<32)
	if r.flags&flagLast != 0 && t.outs[w.state] != t.outs[w.state+1] {
		s.emit(doc, toks, first, i, j, toks[i].Start+pre, from+int32(r.base), w, r, begin)
	}
	if r.flags&flagInner != 0 && t.more(w.state) && j+1 < int32(len(toks)) {
		w.fold = max(w.fold, r.fold, r.loose)
		w.next = j + 1
		w.lone = r.flags&flagNeedLone != 0
		s.walks = append(s.walks, w)
	}
}

// advance goes on with the token behind a walk.
func (s *Scanner) advance(doc *tomar.Document, toks []tomar.Token, first, i, pre int32, w walk, begin int) {
	j := w.next
	tok := &toks[j]
	if post := int32(toks[j-1].Post); post > 0 { // «و» written onto the word before
		end := toks[j-1].End
		if w.state, w.exact = s.glued(doc.Text[end-post:end], w); w.state == 0 {
			return
		}
	}
	if w.lone || s.refs[j].any&flagCont == 0 || !tok.Space {
		word := doc.Text[tok.Start:tok.End]
		skip := s.m.isLone(word)
		if skip {
			w.fold = max(w.fold, tomar.FoldLetter)
		} else if !w.lone && tok.Kind == tomar.Punct {
			skip = hyphen(word)
		}
		if skip && j+1 < int32(len(toks)) && j-i < 2*maxTokens {
			s.advance(doc, toks, first, i, pre, walk{state: w.state, next: j + 1, exact: w.exact, fold: w.fold}, begin)
		}
		if w.lone {
			return
		}
	}
	from := tok.Start
	if tok.Pre > 0 {
		s.follow(doc, toks, first, i, j, pre, from, w, s.look(doc.Text[from:tok.End-int32(tok.Post)]), begin) // a name's word may begin like a preposition
		from += int32(tok.Pre)
		if w.state, w.exact = s.glued(doc.Text[tok.Start:from], w); w.state == 0 {
			return
		}
	}
	if tok.Post == 0 {
		s.unglue(doc, toks, first, i, pre, w, begin)
	}
	s.follow(doc, toks, first, i, j, pre, from, w, s.refs[j], begin)
	if s.refs[j].any&flagCont == 0 {
		if s.gapped(s.words[first+j], doc.Text[from:tok.End-int32(tok.Post)]) {
			s.ungap(doc, toks, first, i, pre, from, w, begin)
		}
	}
}

// gapped reports whether a word may be two words of a phrase written together:
// it begins with a word that stands inside phrases.
func (s *Scanner) gapped(id int32, word string) bool {
	if len(word) > maxWord || len(word) < 2*joinLetters {
		return false
	}
	if id == forms.None {
		return true
	}
	g, known := s.gaps.At(id)
	if known {
		return *g
	}
	for k := range word {
		if k < 2*partLetters {
			continue
		}
		if len(word)-k < 2*partLetters {
			break
		}
		s.key = appendKey(s.key[:0], word[:k])
		if a := s.m.vocab.find(s.key); a >= 0 && s.m.trie.inner[a] != 0 {
			*g = true
			break
		}
	}
	return *g
}

// ungap goes on with a token that is two words of the phrase written together.
func (s *Scanner) ungap(doc *tomar.Document, toks []tomar.Token, first, i, pre, from int32, w walk, begin int) {
	m, tok := s.m, &toks[w.next]
	word := doc.Text[from : tok.End-int32(tok.Post)]
	for k := range word {
		if k < 2*partLetters {
			continue
		}
		if len(word)-k < 2*partLetters {
			return
		}
		s.key = appendKey(s.key[:0], word[:k])
		a := m.vocab.find(s.key)
		if a < 0 || m.trie.inner[a] == 0 {
			continue
		}
		n := walk{exact: w.exact, fold: tomar.FoldLoose}
		if n.state = m.trie.next(w.state, a); n.state != 0 {
			s.follow(doc, toks, first, i, w.next, pre, from+int32(k), n, s.look(word[k:]), begin)
		}
	}
}

// follow takes every reading of token j that goes on with w's phrase.
func (s *Scanner) follow(doc *tomar.Document, toks []tomar.Token, first, i, j, pre, from int32, w walk, at ref, begin int) {
	if at.any&flagCont == 0 {
		return
	}
	for k := range uint32(at.n) {
		r := &s.readings[at.off+k]
		if r.flags&flagCont == 0 {
			continue
		}
		if state := s.m.trie.next(w.state, r.word); state != 0 {
			s.step(doc, toks, first, i, j, pre, from, walk{state: state, exact: w.exact, fold: w.fold}, r, begin)
		}
	}
}

// unglue goes on with a token that the tokenizer left whole, but that is a word
// of the phrase with a conjunction of the phrase written onto it.
func (s *Scanner) unglue(doc *tomar.Document, toks []tomar.Token, first, i, pre int32, w walk, begin int) {
	j := w.next
	tok := &toks[j]
	word := doc.Text[tok.Start+int32(tok.Pre) : tok.End]
	for _, conj := range s.m.morph.Conjunctions() {
		rest, ok := strings.CutSuffix(word, conj)
		if !ok || j+1 == int32(len(toks)) {
			continue
		}
		at := s.look(rest)
		for k := range uint32(at.n) {
			r := s.readings[at.off+k]
			if r.flags&(flagCont|flagInner) != flagCont|flagInner {
				continue
			}
			n := walk{next: j + 1, exact: chain(w.exact, uint64(r.surface)<<32), fold: max(w.fold, r.fold, r.loose)}
			n.state = s.m.trie.next(w.state, r.word)
			if n.state == 0 {
				continue
			}
			if n.state, n.exact = s.glued(conj, n); n.state != 0 {
				s.walks = append(s.walks, n)
			}
		}
	}
}

// glued takes a word that is written onto another one.
func (s *Scanner) glued(word string, w walk) (state int32, exact uint32) {
	at := s.look(word)
	if at.any&flagCont == 0 {
		return 0, 0
	}
	for k := range uint32(at.n) {
		r := &s.readings[at.off+k]
		if r.flags&(flagCont|flagInner) != flagCont|flagInner || r.path != tomar.None {
			continue
		}
		if state := s.m.trie.next(w.state, r.word); state != 0 {
			return state, chain(w.exact, uint64(r.surface)<<32)
		}
	}
	return 0, 0
}

// emit adds the phrases that end at w.state as hits over tokens i…j, whose bare
// name is from…to.
func (s *Scanner) emit(doc *tomar.Document, toks []tomar.Token, first, i, j, from, to int32, w walk, r *reading, begin int) {
	single := i == j
	if single && r.flags&flagShort != 0 {
		return
	}
	for _, o := range s.m.trie.outputs(w.state) {
		f, ok := s.takes(&o, w, r, single)
		if !ok {
			continue
		}
		h := tomar.Hit{
			Span:  tomar.Span{Start: toks[i].Start, End: toks[j].End},
			Base:  tomar.Span{Start: from, End: to},
			First: first + i, Last: first + j + 1,
			ID: o.id, Suffix: r.path, Class: o.class, Fold: f,
		}
		s.put(doc, begin, h)
	}
}

// takes says whether a phrase that ends with a reading is a hit, and how far its
// spelling is from the listed one.
func (s *Scanner) takes(o *output, w walk, r *reading, single bool) (f tomar.Fold, ok bool) {
	f = max(w.fold, r.fold)
	if f < tomar.FoldLetter && o.exact != w.exact {
		f = tomar.FoldLetter
	}
	if o.flags&variant != 0 {
		f = max(f, tomar.FoldLoose)
	}
	switch {
	case f >= tomar.FoldLoose && !isLoose(o.class),
		o.flags&Exact != 0 && f != tomar.FoldNone,
		o.flags&Bare != 0 && r.path != tomar.None,
		single && f == tomar.FoldLoose && r.path != tomar.None && (o.class == tomar.ClassGiven || o.class == tomar.ClassFamily),
		isName(o.class) && r.path != tomar.None && !s.m.morph.Names(r.path),
		single && r.flags&flagCommon != 0 && isName(o.class) && (r.path != tomar.None || f > tomar.FoldNone),
		o.class == tomar.ClassCommon && r.path != tomar.None:
		return f, false
	}
	return f, true
}

// put adds a hit; of two with the same tokens, class and id the nearer
// spelling stays, then the longer base.
func (s *Scanner) put(doc *tomar.Document, begin int, h tomar.Hit) {
	for k := begin; k < len(doc.Hits); k++ {
		o := &doc.Hits[k]
		if o.ID != h.ID || o.Class != h.Class || o.Last != h.Last {
			continue
		}
		if h.Fold < o.Fold || h.Fold == o.Fold && h.Base.Len() > o.Base.Len() {
			*o = h
		}
		return
	}
	doc.Hits = append(doc.Hits, h)
}

// sortHits orders the hits of one first token: longer first, then class, id.
func sortHits(hits []tomar.Hit) {
	slices.SortFunc(hits, func(a, b tomar.Hit) int {
		switch {
		case a.Last != b.Last:
			return int(b.Last - a.Last)
		case a.Class != b.Class:
			return int(a.Class) - int(b.Class)
		default:
			return int(a.ID - b.ID)
		}
	})
}

func hyphen(word string) bool {
	switch word {
	case "-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u0640":
		return true
	}
	return false
}
