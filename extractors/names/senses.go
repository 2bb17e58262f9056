package names

import (
	"cmp"
	"fmt"
	"slices"
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

// compileSenses leads entities, subtypes of places and words of people's names to
// their patterns.
func (x *Lexicon) compileSenses() (errs []error) {
	x.senses, x.kindSenses, x.wordSenses = map[int32][]sense{}, map[string][]sense{}, map[string][]sense{}
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
		if word, ok := strings.CutPrefix(s.Entity, "="); ok {
			key := string(norm.AppendKey(nil, word))
			x.wordSenses[key] = append(x.wordSenses[key], c)
			continue
		}
		e, ok := x.Gazetteer.ByID(s.Entity)
		if !ok {
			errs = append(errs, fmt.Errorf("names/senses.tsv:%d: no entity %q", s.Line, s.Entity))
			continue
		}
		x.senses[e] = append(x.senses[e], c)
	}
	of := func(name string, variants []string) (out []sense) {
		for _, n := range append([]string{name}, variants...) {
			out = append(out, x.wordSenses[string(norm.AppendKey(nil, n))]...)
		}
		return out
	}
	x.given, x.family = make([][]sense, len(x.Gazetteer.Given)), make([][]sense, len(x.Gazetteer.Family))
	for i := range x.Gazetteer.Given {
		x.given[i] = of(x.Gazetteer.Given[i].Name, x.Gazetteer.Given[i].Variants)
	}
	for i := range x.Gazetteer.Family {
		x.family[i] = of(x.Gazetteer.Family[i].Name, x.Gazetteer.Family[i].Variants)
	}
	return errs
}

// unname takes back what the lists of given and family names say of words that
// rows of senses.tsv read otherwise where they stand.
func (f *Finder) unname(d *tomar.Document) {
	for i := range d.Hits {
		h := &d.Hits[i]
		var rows []sense
		switch h.Class {
		case tomar.ClassGiven:
			rows = f.x.given[h.ID]
		case tomar.ClassFamily:
			rows = f.x.family[h.ID]
		}
		if len(rows) > 0 && f.speaks(d, h, rows, effectNone) != nil {
			f.toks[h.First].bits &^= isGiven | isGivenSuf | givenCommon | isFamily | isFamilySuf | familyCommon
		}
	}
}

// untag takes back what the statistical tagger took for names where rows of senses.tsv
// read it otherwise, and lone words taken for people that say of what kind somebody is.
func (f *Finder) untag(d *tomar.Document) {
	for i := int32(0); int(i) < len(d.Mentions); {
		m := &d.Mentions[i]
		person := m.Type == tomar.PER && m.Last-m.First == 1
		if m.Method != tomar.ByTagger || !f.refused(d, m) && !(person && (f.ofSome(d, m.First) || f.otherwise(d, m))) {
			i++
			continue
		}
		remove(d, i)
	}
}

// refused says whether the words of m are a name of the gazetteer, of the type that m
// has, that a row of senses.tsv says is none here.
func (f *Finder) refused(d *tomar.Document, m *tomar.Mention) bool {
	k, _ := slices.BinarySearchFunc(d.Hits, m.First, func(h tomar.Hit, first int32) int { return cmp.Compare(h.First, first) })
	for ; k < len(d.Hits) && d.Hits[k].First == m.First; k++ {
		h := &d.Hits[k]
		if h.Last != m.Last || h.Class != tomar.ClassEntity && h.Class != tomar.ClassShort {
			continue
		}
		if e := &f.x.Gazetteer.Entities[h.ID]; e.Type == m.Type && f.reads(d, h, e, effectNone) != nil {
			return true
		}
	}
	return false
}

// otherwise says whether a row of senses.tsv says that a mention of one word is
// nobody's name.
func (f *Finder) otherwise(d *tomar.Document, m *tomar.Mention) bool {
	core := d.Tokens[m.First].Core()
	f.cuts = f.x.Morph.Analyze(d.Slice(core), f.cuts[:0])
	for _, c := range f.cuts {
		if c.Path != tomar.None && !f.x.Morph.Names(c.Path) {
			continue
		}
		f.key = norm.AppendKey(f.key[:0], d.Slice(core)[:c.Stem])
		h := tomar.Hit{First: m.First, Last: m.Last, Suffix: c.Path}
		if rows := f.x.wordSenses[string(f.key)]; len(rows) > 0 && f.speaks(d, &h, rows, effectNone) != nil {
			return true
		}
	}
	return false
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

// ruleSense reads a common word, or a short form, as a name by a row of senses.tsv.
const ruleSense = "names.sense"

// The effects of senses.tsv.
const (
	effectName        = "name"
	effectNone        = "none"
	effectClub        = "club"
	effectGovernorate = "governorate"
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

// asGovernorate makes the mention of a city or region one of the governorate of that
// name, else of the city's, by a row of senses.tsv or because it follows such a one in
// a list.
func (f *Finder) asGovernorate(d *tomar.Document, h *tomar.Hit, m *tomar.Mention, e *gazetteers.Entity) {
	if e.Type != tomar.LOC || e.Subtype() != "city" && e.Subtype() != "region" {
		return
	}
	if s := f.reads(d, h, e, effectGovernorate); s != nil {
		f.lead = s.line
	} else if h.First != f.listEnd+1 || f.listEnd < 0 || !f.joins(d, f.listEnd) {
		return
	}
	f.key = norm.AppendKey(f.key[:0], d.Slice(h.Base))
	of, ok := f.x.rests[string(f.key)]
	if !ok {
		of = e.Admin
	}
	if of == tomar.None || f.x.Gazetteer.Entities[of].Subtype() != "governorate" {
		return
	}
	f.listEnd = h.Last
	m.Entity, m.Subtype = of, "governorate"
	m.Provenance = tomar.Provenance{Rule: ruleSense, File: "names/senses.tsv", Line: f.lead}
}

// asClub makes the mention of a place one of its club, by a row of senses.tsv.
func (f *Finder) asClub(d *tomar.Document, h *tomar.Hit, m *tomar.Mention, s *sense) {
	m.Type, m.Subtype, m.Method, m.Confidence = tomar.ORG, "club", tomar.ByShort, 0.7
	m.Provenance = tomar.Provenance{Rule: ruleSense, File: "names/senses.tsv", Line: s.line}
	if c, ok := f.x.clubs[h.ID]; ok {
		m.Entity = c
		return
	}
	m.Entity = tomar.None
	f.setKey(d, m)
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
