package names

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

func opens(c byte) bool { return c == '(' || c == '"' || c == '[' || c == '\'' }

func isOpen(s string) bool { return s == "«" || s == "“" || s == "”" || s == "‘" }

func isClose(s string) bool {
	return s == ")" || s == "\"" || s == "]" || s == "'" || s == "»" || s == "”" || s == "“" || s == "’"
}

// fuzzy is the person of the gazetteer whose name tokens [i, end) misspell;
// None where there is none or more than one.
func (f *Finder) fuzzy(d *tomar.Document, i, end int32) int32 {
	if f.fuzzer == nil {
		return tomar.None
	}
	name := d.Text[d.Tokens[i].Start:d.Tokens[end-1].End]
	if e, ok := f.spelt[name]; ok {
		return e
	}
	found := f.misspelt(d, i, end)
	if len(f.spelt) >= maxSpelt {
		clear(f.spelt)
	}
	f.spelt[f.texts.Copy(name)] = found
	return found
}

// maxSpelt is the number of names whose spelling is remembered.
const maxSpelt = 1 << 12

// misspelt asks the automaton for the one person whose name is near enough.
func (f *Finder) misspelt(d *tomar.Document, i, end int32) int32 {
	f.misses = f.fuzzer.Find(d, i, end, f.misses[:0])
	found := tomar.None
	for k := range f.misses {
		h := &f.misses[k]
		if h.Class != tomar.ClassEntity || f.x.Gazetteer.Entities[h.ID].Type != tomar.PER {
			continue
		}
		if found != tomar.None && found != h.ID {
			return tomar.None
		}
		found = h.ID
	}
	return found
}

// closes says whether a part of the sentence ends at token j, a number before its
// end passed over (names in a list, each with the number of the next).
func (f *Finder) closes(d *tomar.Document, st *tomar.Sentence, j int32) bool {
	if j < st.Last && d.Tokens[j].Kind == tomar.Number {
		j++
	}
	return j >= st.Last || d.Tokens[j].Kind == tomar.Punct
}

// extends says whether token j may go on with a name that is complete: a sure
// part, or an unknown word that ends the phrase.
func (f *Finder) extends(d *tomar.Document, st *tomar.Sentence, j int32, a *about) bool {
	if a.has(isGiven|isFamily) && !a.has(isVerb) && f.closes(d, st, j+1) {
		return true // a common name too ends a row of names: nothing follows that it could go with
	}
	if a.has(isGiven|isFamily|isSurname) && !(a.has(isCommon|isDerived) && a.count >= commonName) && !a.has(isVerb) {
		return !a.has(isGiven) || !a.has(givenCommon) || a.has(isFamily)
	}
	if !a.has(isUnknown|isFamilySuf|isGivenSuf) || a.has(isCommon|isDerived|isVerb) || a.has(isUnknown) && d.Tokens[j].Core().Len() > shortPart {
		return false
	}
	return j+1 >= st.Last || d.Tokens[j+1].Kind == tomar.Punct || f.toks[j+1].has(isTitle)
}

// commonGiven says whether a given name is rather a common word: its row says
// so, or the word is far too frequent for a name.
func (a *about) commonGiven() bool {
	return a.has(givenCommon) || a.has(isCommon) && a.count >= oftenGiven
}

// weigh is the weight of token j as a part of a name that begins at i, and
// whether the name may go on; negative where it is no part.
func (f *Finder) weigh(d *tomar.Document, st *tomar.Sentence, i, j int32, a *about) (float32, bool) {
	first := j == i
	switch {
	case a.has(isInside) && j+1 < st.Last && d.Tokens[j+1].Kind == tomar.Word && f.toks[j+1].has(isGiven|isGivenSuf):
		return 0.3, true
	case a.has(isStop):
		return -1, false
	case a.has(isGiven):
		if a.commonGiven() {
			if (a.count >= oftenWord || a.has(isLand)) && !first {
				return -1, false
			}
			return wGivenCommon, true
		}
		return wGiven, true
	case a.has(isFamily):
		if !first && a.has(isEntity) && f.ofPlace(d, i, j) {
			return -1, false
		}
		if a.has(familyCommon) || a.has(isCommon|isDerived) && a.count >= commonName {
			return wFamilyCommon, true
		}
		return wFamily, true
	case a.has(isSurname) && !first:
		return wFamily, true
	case a.has(isGivenSuf) && a.has(isTitle) && !first:
		return -1, false // «X, the lawyer of Y»
	case a.has(isGivenSuf):
		if a.commonGiven() || a.has(isDerived) && a.count >= commonName {
			if first && !a.has(afterHonor) || a.count >= 300 {
				return -1, false
			}
			return 0.5, false
		}
		return wGiven - 0.2, false
	case a.has(isFamilySuf) && !first:
		if a.has(familyCommon) || a.has(isCommon|isDerived) && a.count >= commonName {
			return -1, false
		}
		return wFamily - 0.2, false
	case a.has(isGlue) && !first && j+1 < st.Last && f.look(d, j+1).has(isUnknown|isFamily|isGiven):
		return 0.2, true
	case a.has(isEntity):
		if j == i+1 && f.nisba(d, st, i, j) {
			return wNisba, false
		}
		return -1, false
	case a.has(isUnknown) && a.has(isGlued):
		return -1, false
	case a.has(isUnknown) && d.Tokens[j].Core().Len() >= 6 && d.Tokens[j].Core().Len() <= longestName:
		if a.has(hasEnding) {
			return wEnding, true
		}
		return wUnknown, true
	case a.has(isCommon) && !first && a.has(hasEnding) && a.count > 0 && a.count < 30 && !a.has(isVerb|isTitle|isHead|isOther):
		return 0.3, false
	}
	return -1, false
}

// ofPlace says whether the place at token j, a family name too, closes the ezafe of
// a common word right before it: «the freedom of Afrin».
func (f *Finder) ofPlace(d *tomar.Document, i, j int32) bool {
	return j == i+1 && f.look(d, i).commonGiven() && !f.toks[i].has(afterHonor|afterRole) && strings.HasSuffix(d.Slice(d.Tokens[i].Core()), ezafeLetter)
}

// nisba says whether the place at token j is rather a family name: it bears the
// ezafe's letter behind a given name without one, and no name that it could
// belong to follows.
func (f *Finder) nisba(d *tomar.Document, st *tomar.Sentence, i, j int32) bool {
	a, b := f.look(d, i), &f.toks[j]
	if !b.has(isNisba) || !a.has(isGiven) || a.has(isEntity|isTitle|isHead) || strings.HasSuffix(d.Slice(d.Tokens[i].Core()), ezafeLetter) {
		return false
	}
	return j+1 >= st.Last || !f.toks[j+1].has(isEntity|isHead)
}

// apposed says whether tokens [i, end) stand alone between the sentence's start
// or a mark and a comma behind which a role begins: «X Y, the minister of …».
func (f *Finder) apposed(d *tomar.Document, st *tomar.Sentence, i, end int32) bool {
	if end+1 >= st.Last || !f.comma(d, end) || i > st.First && d.Tokens[i-1].Kind == tomar.Word && !f.look(d, i-1).has(isAnd|isStop) {
		return false
	}
	a := &f.toks[end+1]
	return a.has(isTitle) && !a.has(isInside|isGiven)
}

// honoured says whether the lone word at token i is a name because an honorific
// stands before it and nothing else explains it.
func (f *Finder) honoured(d *tomar.Document, st *tomar.Sentence, i int32) bool {
	a := f.look(d, i)
	if !a.has(afterHonor) || !f.bareTitle(d, st, i) || !a.has(isUnknown) || a.has(isEntity|isStop|isTitle|isHead|isOther|isGlued) || d.Tokens[i].Pre > 0 || d.Tokens[i].Core().Len() < distinctiveName {
		return false
	}
	return i+1 >= st.Last || d.Tokens[i+1].Kind != tomar.Word || !f.namePart(d, i+1)
}

// closed says whether tokens [i, end) are a given name that is no other word and an
// unknown word without the ezafe's letter, behind which no noun goes on.
func (f *Finder) closed(d *tomar.Document, st *tomar.Sentence, i, end int32) bool {
	if a := &f.toks[i]; !a.has(isGiven) || a.commonGiven() || a.has(isEntity) || strings.HasSuffix(d.Slice(d.Tokens[end-1].Core()), ezafeLetter) {
		return false
	}
	return end >= st.Last || f.ends(d, end) || f.toks[end].has(isTitle) || f.look(d, end).has(isSay)
}

// called says whether the lone given name at token i, though a common word, is
// somebody's because an honorific stands right before it.
func (f *Finder) called(d *tomar.Document, st *tomar.Sentence, i int32) bool {
	a := f.look(d, i)
	if !a.has(isGiven|isGivenSuf) || !a.has(afterHonor) || !f.bareTitle(d, st, i) || a.has(isStop|isVerb|isTitle|isHead|isOther|isEntity) || a.count >= oftenWord || d.Tokens[i].Pre > 0 {
		return false
	}
	return i+1 >= st.Last || d.Tokens[i+1].Kind != tomar.Word || f.ends(d, i+1) || f.toks[i].has(isGivenSuf) || f.look(d, i+1).has(isSay) || !f.namePart(d, i+1)
}

// bareTitle says whether a title without a suffix stands right before token i.
func (f *Finder) bareTitle(d *tomar.Document, st *tomar.Sentence, i int32) bool {
	if i == st.First {
		return false
	}
	for hits, k := f.hitsAt(d, i-1), 0; k < len(hits); k++ {
		if h := &hits[k]; h.Class == tomar.ClassTitle && h.Last == i && h.Suffix == tomar.None {
			return true
		}
	}
	return false
}

// licence is what stands around tokens [i, end) to make them a name.
func (f *Finder) licence(d *tomar.Document, st *tomar.Sentence, i, end int32) float32 {
	w := float32(0)
	if f.toks[i].has(afterHonor) {
		w += wHonor
	}
	if f.toks[i].has(afterRole) {
		w += wRole
	}
	fenced := false
	if i > st.First {
		p := &d.Tokens[i-1]
		if p.Kind == tomar.Word && f.namedBy(d, i-1, st.First) {
			w += wNamed
		}
		if p.Kind == tomar.Punct {
			s := d.Slice(p.Span)
			fenced = opens(s[0]) || isOpen(s)
			if fenced && i-1 > st.First && d.Tokens[i-2].Kind == tomar.Word {
				if f.namedBy(d, i-2, st.First) {
					w += wNamed
				} else if f.toks[i-1].has(afterRole | afterHonor) {
					w += wRole
				}
			}
		}
	}
	if end < st.Last {
		n := end
		if t := &d.Tokens[n]; t.Kind == tomar.Punct {
			s := d.Slice(t.Span)
			if fenced && isClose(s) {
				w += wFenced
			}
			if s == ":" {
				w += wFenced
			}
			n++
		}
		if n < st.Last && f.toks[n].has(isTitle) && !f.toks[n].has(isInside) {
			w += wApposition
		}
	}
	return w
}
