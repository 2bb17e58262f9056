package names

import (
	"fmt"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/gazetteers"
)

// sense is a compiled pattern of senses.tsv.
type sense struct {
	before, after [][]string // alternatives by key; "^", "!" as they stand
	suffix        bool       // the name may bear suffixes
	effect        string     // of the row
	line          int32
}

// compileSenses leads entities and subtypes of places to their patterns.
func (x *Lexicon) compileSenses() (errs []error) {
	x.senses, x.kindSenses = map[int32][]sense{}, map[string][]sense{}
	for _, s := range x.Rules.Senses {
		c := sense{line: int32(s.Line), effect: s.Effect}
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
		if kind, ok := strings.CutPrefix(s.Entity, "*"); ok {
			x.kindSenses[kind] = append(x.kindSenses[kind], c)
			continue
		}
		e, ok := x.Gazetteer.ByID(s.Entity)
		if !ok {
			errs = append(errs, fmt.Errorf("names/senses.tsv:%d: no entity %q", s.Line, s.Entity))
			continue
		}
		x.senses[e] = append(x.senses[e], c)
	}
	return errs
}

// compileClubs leads places to the clubs that are called by their names: those
// of two words or more whose last words are a place's name.
func (x *Lexicon) compileClubs() {
	g := x.Gazetteer
	called := map[string]int32{}
	var key []byte
	for i := range g.Entities {
		if e := &g.Entities[i]; e.Type != tomar.ORG || e.Subtype() != "club" {
			continue
		}
		for _, n := range g.NamesOf(int32(i)) {
			if _, rest, ok := strings.Cut(n.Text, " "); ok {
				key = norm.AppendKey(key[:0], rest)
				called[string(key)] = int32(i)
			}
		}
	}
	x.clubs = map[int32]int32{}
	for i := range g.Entities {
		if e := &g.Entities[i]; e.Type != tomar.LOC || e.Subtype() != "city" {
			continue
		}
		key = norm.AppendKey(key[:0], g.Entities[i].Name())
		if c, ok := called[string(key)]; ok {
			x.clubs[int32(i)] = c
		}
	}
}

// sensed says whether a pattern makes h, a common word, the name of its entity,
// and the pattern's line.
func (f *Finder) sensed(d *tomar.Document, h *tomar.Hit) (int32, bool) {
	s := f.speaks(d, h, f.x.senses[h.ID], effectName)
	if s == nil {
		return 0, false
	}
	return s.line, true
}

// The effects of senses.tsv.
const (
	effectName = "name"
	effectNone = "none"
	effectClub = "club"
)

// reads is the row of senses.tsv, of the entity or of its kind, that speaks of h
// with an effect; nil where there is none.
func (f *Finder) reads(d *tomar.Document, h *tomar.Hit, e *gazetteers.Entity, effect string) *sense {
	if s := f.speaks(d, h, f.x.senses[h.ID], effect); s != nil || e.Type != tomar.LOC {
		return s
	}
	return f.speaks(d, h, f.x.kindSenses[e.Subtype()], effect)
}

func (f *Finder) speaks(d *tomar.Document, h *tomar.Hit, rows []sense, effect string) *sense {
	for i := range rows {
		s := &rows[i]
		if s.effect == effect && (s.suffix || h.Suffix == tomar.None) && f.matches(d, h, s) {
			return s
		}
	}
	return nil
}

// asClub makes the mention of a place one of its club, by a row of senses.tsv.
func (f *Finder) asClub(d *tomar.Document, h *tomar.Hit, m *tomar.Mention, s *sense) {
	m.Type, m.Subtype, m.Method, m.Confidence = tomar.ORG, "club", tomar.ByShort, 0.7
	m.Provenance = tomar.Provenance{Rule: "names.sense", File: "names/senses.tsv", Line: s.line}
	if c, ok := f.x.clubs[h.ID]; ok {
		m.Entity = c
		return
	}
	f.key = norm.AppendKey(f.key[:0], d.Slice(m.Base))
	m.Entity, m.Key = tomar.None, string(f.key)
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
