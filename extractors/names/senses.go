package names

import (
	"fmt"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// sense is a compiled pattern of senses.tsv.
type sense struct {
	before, after [][]string // alternatives by key; "^", "!" as they stand
	suffix        bool       // the name may bear suffixes
	line          int32
}

// compileSenses leads entities to their patterns.
func (x *Lexicon) compileSenses() (errs []error) {
	x.senses = map[int32][]sense{}
	for _, s := range x.Rules.Senses {
		e, ok := x.Gazetteer.ByID(s.Entity)
		if !ok {
			errs = append(errs, fmt.Errorf("names/senses.tsv:%d: no entity %q", s.Line, s.Entity))
			continue
		}
		c := sense{line: int32(s.Line)}
		into := &c.before
		for _, p := range s.Pattern {
			if p == "_" || p == "_+" {
				into, c.suffix = &c.after, p == "_+"
				continue
			}
			var keys []string
			for w := range strings.SplitSeq(p, "|") {
				keys = append(keys, string(norm.AppendKey(nil, w)))
			}
			*into = append(*into, keys)
		}
		x.senses[e] = append(x.senses[e], c)
	}
	return errs
}

// sensed says whether a pattern makes h the name of its entity, and the
// pattern's line.
func (f *Finder) sensed(d *tomar.Document, h *tomar.Hit) (int32, bool) {
	for i := range f.x.senses[h.ID] {
		s := &f.x.senses[h.ID][i]
		if (s.suffix || h.Suffix == tomar.None) && f.matches(d, h, s) {
			return s.line, true
		}
	}
	return 0, false
}

func (f *Finder) matches(d *tomar.Document, h *tomar.Hit, s *sense) bool {
	st := &d.Sentences[d.Tokens[h.First].Sent]
	for i := range s.before {
		if !f.matchWord(d, st, h.First-int32(len(s.before)-i), s.before[i]) {
			return false
		}
	}
	for i := range s.after {
		if !f.matchWord(d, st, h.Last+int32(i), s.after[i]) {
			return false
		}
	}
	return true
}

// matchWord says whether token i is one of words.
func (f *Finder) matchWord(d *tomar.Document, st *tomar.Sentence, i int32, words []string) bool {
	if len(words) == 1 {
		switch words[0] {
		case "^":
			return i < st.First
		case "!":
			return i >= st.Last || f.ends(d, i)
		}
	}
	if i < st.First || i >= st.Last {
		return false
	}
	f.key = norm.AppendKey(f.key[:0], d.Slice(d.Tokens[i].Span))
	for _, w := range words {
		if w == string(f.key) {
			return true
		}
	}
	return false
}

// ends says whether a phrase does not go on with token i.
func (f *Finder) ends(d *tomar.Document, i int32) bool {
	if d.Tokens[i].Kind != tomar.Word {
		return true
	}
	a := f.look(d, i)
	return a.has(isStop|isAnd|isVerb|isPlacePrep) || d.Tokens[i].Pre > 0
}
