package names

import (
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/gazetteers"
	"github.com/tomar-nlp/tomar/seeds"
)

// evidence is a set of what the lists say of a token.
type evidence uint32

const (
	isGiven      evidence = 1 << iota // a given name, bare
	isGivenSuf                        // a given name with a suffix
	givenCommon                       // all its given names are common words
	isFamily                          // a family name, bare
	isFamilySuf                       // a family name with a suffix
	familyCommon                      // all its family names are common words
	isSurname                         // a short form of a person
	isTitle                           // a title begins
	isInside                          // an honorific that is part of names
	isHead                            // a head word begins
	isEntity                          // a gazetteer name of a place or body begins
	isOther                           // a number, time word or demonym
	isVerb                            // a verb form
	afterHonor                        // an honorific stands before
	afterRole                         // a role (and its body or place) stands before
	lookedUp                          // the bits below are known
	isCommon                          // a common word, with its suffixes
	isAnd
	isGlue
	isNamed
	isPlacePrep
	isStop
	isFootball
	isDerived // a common word with suffixes that the lists do not have
	isUnknown // no list and no common word explains it
	isGlued   // an unknown word that begins like a preposition
	hasEnding // ends like a family name
)

// about is what is known of one token.
type about struct {
	bits    evidence
	count   int32 // frequency as a common word
	hit     int32 // first hit that begins here; None
	cand    int32 // 1 + the last candidate that begins here; 0
	baseEnd int32 // end of the name's base where given or family
}

// has says whether any of e is set.
func (a *about) has(e evidence) bool { return a.bits&e != 0 }

// gather fills f.toks from the document's hits and verbs.
func (f *Finder) gather(d *tomar.Document) {
	if cap(f.toks) < len(d.Tokens) {
		f.toks = make([]about, len(d.Tokens)+len(d.Tokens)/2)
	}
	f.toks = f.toks[:len(d.Tokens)]
	clear(f.toks)
	for i := range f.toks {
		f.toks[i].hit = tomar.None
	}
	for i := range d.Verbs {
		v := &d.Verbs[i]
		for t := v.First; t < v.Last; t++ {
			f.toks[t].bits |= isVerb
		}
	}
	for i := range d.Hits {
		f.hit(d, int32(i))
	}
}

func (f *Finder) hit(d *tomar.Document, i int32) {
	h := &d.Hits[i]
	t := &f.toks[h.First]
	if t.hit == tomar.None {
		t.hit = i
	}
	one := h.Last-h.First == 1
	switch h.Class {
	case tomar.ClassGiven:
		if !one || f.noun(h.Suffix) || h.Fold > tomar.FoldLetter && h.Base.Len() < 10 {
			return
		}
		common := f.x.Gazetteer.Given[h.ID].Flags.Has(gazetteers.Common)
		t.part(h, isGiven, isGivenSuf, givenCommon, common)
	case tomar.ClassFamily:
		if !one || f.noun(h.Suffix) || h.Fold > tomar.FoldLetter && h.Base.Len() < 10 {
			return
		}
		common := f.x.Gazetteer.Family[h.ID].Flags.Has(gazetteers.Common)
		t.part(h, isFamily, isFamilySuf, familyCommon, common)
	case tomar.ClassShort:
		if one && f.x.Gazetteer.Entities[h.ID].Type == tomar.PER {
			t.bits |= isSurname
			if t.baseEnd < h.Base.End {
				t.baseEnd = h.Base.End
			}
		}
	case tomar.ClassTitle:
		ti := f.x.title[h.ID]
		t.bits |= isTitle
		if ti.kind == seeds.HonorificInside && one && h.Suffix == tomar.None {
			t.bits |= isInside
		}
		if ti.after || h.Last >= int32(len(f.toks)) || f.plural(h.Suffix) {
			return
		}
		if ti.kind == seeds.Honorific || ti.kind == seeds.HonorificInside {
			f.toks[h.Last].bits |= afterHonor
		} else {
			f.toks[h.Last].bits |= afterRole
		}
	case tomar.ClassOrgHead, tomar.ClassPlaceHead:
		t.bits |= isHead
	case tomar.ClassEntity:
		if f.x.Gazetteer.Entities[h.ID].Type != tomar.PER {
			t.bits |= isEntity
		}
	case tomar.ClassDemonym, tomar.ClassMonth, tomar.ClassWeekday, tomar.ClassNumberWord:
		if one {
			t.bits |= isOther
		}
	}
}

// plural says whether a suffix makes a noun plural or indefinite: no title of
// one named person.
func (f *Finder) plural(suffix int32) bool {
	any := f.x.Morph.Any(suffix)
	return any&(morph.Plural|morph.In|morph.From) != 0 && any&morph.Ezafe == 0
}

// noun says whether a suffix makes a word definite or indefinite: a common
// noun.
func (f *Finder) noun(suffix int32) bool {
	p := f.x.Morph.Path(suffix)
	return len(p.Readings) > 0 && p.Readings[0].Features&(morph.Definite|morph.Indefinite) != 0
}

// part notes a part of a person's name: bare readings before suffixed ones,
// names before common words.
func (t *about) part(h *tomar.Hit, bare, suffixed, common evidence, isWord bool) {
	known := t.bits & (bare | suffixed)
	if known == 0 && isWord {
		t.bits |= common
	}
	if !isWord {
		t.bits &^= common
	}
	if h.Suffix == tomar.None {
		t.bits |= bare
		t.baseEnd = h.Base.End
		return
	}
	t.bits |= suffixed
	if t.bits&(isGiven|isFamily) == 0 && t.baseEnd < h.Base.End {
		t.baseEnd = h.Base.End
	}
}

// look adds what the word tables say of token i.
func (f *Finder) look(d *tomar.Document, i int32) *about {
	a := &f.toks[i]
	if a.bits&lookedUp != 0 {
		return a
	}
	a.bits |= lookedUp
	t := &d.Tokens[i]
	if t.Kind != tomar.Word {
		return a
	}
	w := f.word(d.Slice(t.Core()))
	a.bits |= w.bits
	a.count = w.count
	if w.bits&(isCommon|isDerived) == 0 && a.bits&(isVerb|isTitle|isHead|isOther) == 0 {
		a.bits |= isUnknown
	}
	return a
}

// memoWord remembers what was found of a word.
type memoWord struct {
	text string
	word word
}

const memoSize = 1 << 14

// word is what the tables say of a word form, or of its stem.
func (f *Finder) word(s string) word {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	m := &f.memo[(h^h>>15)&(memoSize-1)]
	if m.text == s {
		return m.word
	}
	w := f.read(s)
	*m = memoWord{strings.Clone(s), w}
	return w
}

func (f *Finder) read(s string) word {
	f.key = norm.AppendKey(f.key[:0], s)
	w := f.x.words[string(f.key)]
	for _, e := range f.x.glued {
		if len(f.key) > len(e)+2 && strings.HasPrefix(string(f.key), e) {
			w.bits |= isGlued
		}
	}
	for _, e := range f.x.endings {
		if len(f.key) >= len(e)+3 && strings.HasSuffix(string(f.key), e) {
			w.bits |= hasEnding
		}
	}
	if w.bits&isCommon != 0 {
		return w
	}
	f.cuts = f.x.Morph.Analyze(s, f.cuts[:0])
	for _, c := range f.cuts {
		if c.Path == tomar.None || c.Stem < 6 || c.Stem < 8 && !f.x.Morph.Frequent(c.Path) {
			continue
		}
		if f.noun(c.Path) && c.Stem >= 8 && int(c.Stem) <= len(s)-6 {
			w.bits |= isDerived // an unknown noun, but no name
		}
		f.key = norm.AppendKey(f.key[:0], s[:c.Stem])
		if b := f.x.words[string(f.key)]; b.bits&isCommon != 0 && b.count >= commonStem {
			w.bits |= isDerived
			w.count = max(w.count, b.count/8)
		}
	}
	return w
}

// commonStem is the count from which a stem makes its suffixed forms common.
const commonStem = 40
