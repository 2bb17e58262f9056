package names

import (
	"strings"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/morph"
)

// ezafeLetters are the letters that the ezafe is written with.
const ezafeLetters = "\u06cc\u0649\u064a"

// pluralOf is the definite plural.
const pluralOf = "\u06d5\u06a9\u0627\u0646"

// another says whether the name that begins at token i ends before token j: what
// begins there is another person of the gazetteer («X saw Y Z»), the noun of a verb
// («X Y was set free»), or the role of a known person («X Y emir of …»).
func (f *Finder) another(d *tomar.Document, st *tomar.Sentence, i, j int32) bool {
	known := f.fullPerson(d, i, j) == j
	if f.happens(d, j) && j+1 < st.Last && f.carries(d, j+1) {
		return true
	}
	if j > i+1 && f.theirs(d, j) {
		return true
	}
	a := &f.toks[j]
	if known && a.has(isTitle) && !a.has(isInside) && j+1 < st.Last && (f.toks[j+1].has(isHead | isEntity)) {
		return true
	}
	if f.fullPerson(d, j, j+2) < j+2 {
		return false
	}
	if j == i+1 && f.happens(d, i) && strings.HasSuffix(d.Slice(d.Tokens[i].Core()), ezafeLetter) {
		return true // «the assets of X Y»
	}
	first := f.look(d, i)
	return known || j == i+1 && (!first.has(isGiven) || first.commonGiven() && f.suffixedNoun(d, st, i))
}

// suffixedNoun says whether a title or noun with the ezafe's letter stands right
// before token i: what stands there is its adjective.
func (f *Finder) suffixedNoun(d *tomar.Document, st *tomar.Sentence, i int32) bool {
	return i > st.First && f.toks[i-1].has(isTitle) && strings.HasSuffix(d.Slice(d.Tokens[i-1].Core()), ezafeLetter)
}

// fullPerson is the token behind the longest name of a person of the gazetteer
// that begins at token i, if it ends at token end or behind it; 0 where none does.
func (f *Finder) fullPerson(d *tomar.Document, i, end int32) (last int32) {
	for hits, k := f.hitsAt(d, i), 0; k < len(hits); k++ {
		if h := &hits[k]; h.Class == tomar.ClassEntity && h.Last >= end && h.Last > last && f.x.Gazetteer.Entities[h.ID].Type == tomar.PER {
			last = h.Last
		}
	}
	return last
}

// inPlace says whether token i is inside a place of the gazetteer of two words or
// more whose class noun stands before it: «the quarter Kani Askan», and Kani is a
// given name too.
func (f *Finder) inPlace(d *tomar.Document, st *tomar.Sentence, i int32) bool {
	for p := max(st.First, i-maxHeaded); p < i; p++ {
		last := tomar.None
		if f.toks[p].has(isHead) {
			last = f.placeOver(d, p, i)
		}
		if last == tomar.None {
			continue
		}
		if last > i+1 && f.landAt(d, p) {
			return true
		}
		for s := p + 1; s <= i; s++ {
			if last := f.placeOver(d, s, i); last > s+1 {
				return true
			}
		}
	}
	return false
}

// landAt says whether a class noun of the land begins at token p: what people build
// is called after people, a valley is not.
func (f *Finder) landAt(d *tomar.Document, p int32) bool {
	for hits, k := f.hitsAt(d, p), 0; k < len(hits); k++ {
		if h := &hits[k]; h.Class == tomar.ClassPlaceHead && f.x.PlaceHeads[h.ID].Subtype != "facility" {
			return true
		}
	}
	return false
}

// maxHeaded is how far before a word the class noun of its name may stand.
const maxHeaded = 3

// placeOver is the token behind a place's name of the gazetteer that begins at token
// s and covers token i; None where there is none.
func (f *Finder) placeOver(d *tomar.Document, s, i int32) int32 {
	for hits, k := f.hitsAt(d, s), 0; k < len(hits); k++ {
		if h := &hits[k]; h.Class == tomar.ClassEntity && h.Last > i && f.x.Gazetteer.Entities[h.ID].Type == tomar.LOC {
			return h.Last
		}
	}
	return tomar.None
}

// happens says whether a noun of events begins at token i.
func (f *Finder) happens(d *tomar.Document, i int32) bool {
	for hits, k := f.hitsAt(d, i), 0; k < len(hits); k++ {
		if hits[k].Class == tomar.ClassTrigger {
			return true
		}
	}
	return false
}

// theirs says whether a noun of events with the plural's clitic stands at token i:
// «X Y's family lodged a complaint».
func (f *Finder) theirs(d *tomar.Document, i int32) bool {
	for hits, k := f.hitsAt(d, i), 0; k < len(hits); k++ {
		if h := &hits[k]; h.Class == tomar.ClassTrigger && f.x.Morph.Any(h.Suffix)&morph.Person6 != 0 {
			return true
		}
	}
	return false
}

// carries says whether the word at token i is a verb that a noun of events may go
// with: no verb of saying, and not «was», which may stand behind a name.
func (f *Finder) carries(d *tomar.Document, i int32) bool {
	return f.toks[i].has(isVerb) && !f.look(d, i).has(isSay|isCopula)
}

// belongs says whether the word at token i, whence somebody is and a family name too,
// belongs to a noun before it: «a Sudanese citizen».
func (f *Finder) belongs(d *tomar.Document, i int32) bool {
	if i == d.Sentences[d.Tokens[i].Sent].First || d.Tokens[i-1].Kind != tomar.Word {
		return false
	}
	if r, _ := utf8.DecodeLastRuneInString(d.Slice(d.Tokens[i-1].Core())); strings.ContainsRune(ezafeLetters, r) {
		return true
	}
	return !f.toks[i].has(afterHonor|afterRole) && !f.look(d, i-1).has(isPlacePrep|isStop|isAnd|isVerb)
}
