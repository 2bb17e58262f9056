package names

import (
	"strings"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
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
	a := &f.toks[j]
	if known && a.has(isTitle) && !a.has(isInside) && j+1 < st.Last && (f.toks[j+1].has(isHead | isEntity)) {
		return true
	}
	if f.fullPerson(d, j, j+2) < j+2 {
		return false
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

// inPlace says whether token i goes on with a place of the gazetteer whose class noun
// stands right before it: «the quarter Kani Askan», and Kani is a given name too.
func (f *Finder) inPlace(d *tomar.Document, i int32) bool {
	if !f.toks[i-1].has(isHead) {
		return false
	}
	for hits, k := f.hitsAt(d, i-1), 0; k < len(hits); k++ {
		if h := &hits[k]; h.Class == tomar.ClassEntity && h.Last > i+1 && f.x.Gazetteer.Entities[h.ID].Type == tomar.LOC {
			return true
		}
	}
	return false
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

// carries says whether the word at token i is a verb that a noun of events may go
// with: no verb of saying, and not «was», which may stand behind a name.
func (f *Finder) carries(d *tomar.Document, i int32) bool {
	w := d.Slice(d.Tokens[i].Core())
	return f.toks[i].has(isVerb) && !f.look(d, i).has(isSay) && w != wordWas && w != wordWere
}

// The past of the copula.
const (
	wordWas  = "\u0628\u0648\u0648"
	wordWere = wordWas + "\u0646"
)

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
