package names

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/gazetteers"
	"github.com/tomar-nlp/tomar/seeds"
)

// evidence is a set of what the lists say of a token.
type evidence uint64

const (
	isGiven      evidence = 1 << iota // a given name, bare
	isGivenSuf                        // a given name with a suffix
	givenCommon                       // all its given names are common words
	isFamily                          // a family name, bare
	isFamilySuf                       // a family name with a suffix
	familyCommon                      // all its family names are common words
	isSurname                         // a short form of a person
	surnameBare                       // such a form without a suffix
	isTitle                           // a title begins
	inTitle                           // a title goes on: «head of state» has no person State
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
	isPost    // before an office: no body, but its holder's post
	isDerived // a common word with suffixes that the lists do not have
	isUnknown // no list and no common word explains it
	isGlued   // an unknown word that begins like a preposition
	hasEnding // ends like a family name
	isFore    // begins names of places of two words
	isSay     // a verb of saying
	isLabel   // a word of a label that a name follows behind a colon
	isLand    // a country's or region's name
	isNisba   // a place's name with the letter of the ezafe: «of …», or a family name
	isBoth    // before a class noun: two names follow
	isCopula  // the past of «to be»
	isTurned  // before an office: somebody came to it, who is told beside it
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
			if h.Suffix == tomar.None && h.Fold <= tomar.FoldLetter {
				t.bits |= surnameBare
			}
			if t.baseEnd < h.Base.End {
				t.baseEnd = h.Base.End
			}
		}
	case tomar.ClassTitle:
		ti := f.x.title[h.ID]
		if ti.form {
			return
		}
		t.bits |= isTitle
		for k := h.First + 1; k < h.Last; k++ {
			f.toks[k].bits |= inTitle
		}
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
			if e := &f.x.Gazetteer.Entities[h.ID]; one && (e.Subtype() == "country" || e.Subtype() == "region" && e.Admin == tomar.None) {
				t.bits |= isLand
			}
			if one && h.Suffix != tomar.None && f.ezafe(h.Suffix) {
				t.bits |= isNisba
			}
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
func (a *about) part(h *tomar.Hit, bare, suffixed, common evidence, isWord bool) {
	known := a.bits & (bare | suffixed)
	if known == 0 && isWord {
		a.bits |= common
	}
	if !isWord {
		a.bits &^= common
	}
	if h.Suffix == tomar.None {
		a.bits |= bare
		a.baseEnd = h.Base.End
		return
	}
	a.bits |= suffixed
	if a.bits&(isGiven|isFamily) == 0 && a.baseEnd < h.Base.End {
		a.baseEnd = h.Base.End
	}
}
