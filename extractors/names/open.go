package names

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/seeds"
)

// Rules for names behind head words that no list has.
const (
	ruleClass  = "names.class"  // an unknown word behind a class noun: «the village of X»
	ruleFenced = "names.fenced" // a name in brackets or quotation marks behind a head word
)

const (
	maxFenced    = 4   // words between brackets that may be one name
	oftenVillage = 400 // count from which a word is no village's name
)

// classNamed makes candidates of what stands behind the class noun h, which stays
// outside the name itself: a fenced name, or where its row is open an unknown
// word. A plural noun may lead a list: «the villages of X and Y».
func (f *Finder) classNamed(d *tomar.Document, h *tomar.Hit, head *seeds.Head, kind tomar.EntityType) {
	if marks := f.x.Morph.Any(h.Suffix); h.Suffix != tomar.None && marks&morph.Definite != 0 && marks&morph.Plural == 0 {
		return // «his village», «the village» is followed by no name
	}
	if head.Subtype == "direction" || int(h.Last) >= len(d.Tokens) || d.Tokens[h.Last].Sent != d.Tokens[h.First].Sent || !f.leads(d, h) {
		return
	}
	st := &d.Sentences[d.Tokens[h.First].Sent]
	if kind == tomar.LOC || head.Subtype == "media" {
		if last := f.fenced(d, st, h.Last); last > 0 && f.longest(h.Last+1) < 0 {
			f.found(d, h.Last+1, last, kind, head.Subtype, 0.9, ruleFenced)
			return
		}
	}
	if !slices.Contains(head.Flags, "open") {
		return
	}
	any := slices.Contains(head.Flags, "any")
	many := f.many(h.Suffix)
	pair := !many && h.First > st.First && f.look(d, h.First-1).has(isBoth)
	for i := h.Last; i < st.Last; {
		end := f.unlisted(d, st, i, any)
		if end == i && i > h.Last && f.x.Morph.Any(h.Suffix)&morph.Plural != 0 && f.listsOn(d, st, i) {
			end = i + 1
		}
		if kind == tomar.ORG && end == i+1 && strings.HasSuffix(d.Slice(d.Tokens[i].Core()), ezafeLetter) {
			end = i // rather an adjective
		}
		if end == i {
			if c := f.longest(i); c < 0 || i == h.Last && kind != tomar.LOC {
				return
			} else if end = f.cands[c].Last; !many && !pair {
				return
			}
		} else {
			f.found(d, i, end, kind, head.Subtype, 0.9, ruleClass)
		}
		if end+1 >= st.Last || d.Tokens[end-1].Post > 0 || !f.joins(d, end) || !many && (i > h.Last || !pair && !f.second(d, st, end)) {
			return
		}
		i = end + 1
	}
}

// second says whether the word behind the conjunction at token i is a second name of
// what a noun in the singular leads to: «the village of X and Y», an unknown word
// without ezafe with which the phrase ends.
func (f *Finder) second(d *tomar.Document, st *tomar.Sentence, i int32) bool {
	j := i + 1
	if !f.look(d, i).has(isAnd) || d.Tokens[j].Kind != tomar.Word || d.Tokens[j].Pre > 0 || d.Tokens[j].Core().Len() < pairWord || f.longest(j) >= 0 || f.toks[j].has(isGiven|isFamily|isVerb) {
		return false
	}
	return f.look(d, j).has(isUnknown) && (j+1 >= st.Last || f.ends(d, j+1))
}

// listsOn says whether the word at token i, though like a form of another word, is a
// further name in a list of names: no frequent word, and a comma, a conjunction or
// the phrase's end follows.
func (f *Finder) listsOn(d *tomar.Document, st *tomar.Sentence, i int32) bool {
	t, a := &d.Tokens[i], f.look(d, i)
	if t.Kind != tomar.Word || t.Pre > 0 || t.Core().Len() < pairWord || a.count >= commonStem || f.longest(i) >= 0 || a.has(isEntity|isStop|isTitle|isHead|isPlacePrep|isAnd|isOther|isSay) {
		return false
	}
	if i+1 < st.Last && f.joins(d, i+1) {
		return true
	}
	return !a.has(isVerb) && (i+1 >= st.Last || f.ends(d, i+1))
}

// leads says whether the head word h leads to a complement by its ezafe.
func (f *Finder) leads(d *tomar.Document, h *tomar.Hit) bool {
	if h.Suffix == tomar.None {
		s := d.Slice(h.Base)
		return len(s) >= len(ezafeLetter) && s[len(s)-len(ezafeLetter):] == ezafeLetter
	}
	return f.ezafe(h.Suffix)
}

// unlisted is the token behind the name of a place that begins at token i and
// stands in no list; i where none does. Its first word may be one that places of
// two words begin with.
func (f *Finder) unlisted(d *tomar.Document, st *tomar.Sentence, i int32, any bool) int32 {
	t := &d.Tokens[i]
	if t.Kind != tomar.Word || t.Pre > 0 || t.Core().Len() < 6 && t.Post == 0 && i+1 >= st.Last {
		return i
	}
	if i > st.First && strings.HasSuffix(d.Slice(d.Tokens[i-1].Core()), shortVowel) && strings.Contains(d.Slice(t.Core()), pluralOf) {
		return i // «the villages on the border»: an adjective in the plural
	}
	a := f.look(d, i)
	if two := i + 1; a.has(isFore) && t.Post == 0 && two < st.Last {
		if b := f.look(d, two); d.Tokens[two].Kind == tomar.Word && d.Tokens[two].Space && d.Tokens[two].Pre == 0 && !b.has(isStop|isAnd|isVerb|isPlacePrep|isHead) && b.count < oftenVillage {
			if c := f.longest(i); c >= 0 && f.cands[c].Last > two {
				return i
			}
			return two + 1
		}
	}
	if f.longest(i) >= 0 || a.has(isEntity|isStop|isTitle|isHead|isPlacePrep|isAnd|isVerb|isOther) || t.Core().Len() < 6 {
		return i
	}
	if a.has(isUnknown) && f.goesOn(d, st, i) {
		return i + 2
	}
	if a.has(isUnknown) || any && !a.has(isDerived) && a.count < oftenVillage {
		return i + 1
	}
	return i
}

// goesOn says whether the unknown word at token i, no noun with an ezafe, and the
// unknown word behind it are one name: the phrase ends with them.
func (f *Finder) goesOn(d *tomar.Document, st *tomar.Sentence, i int32) bool {
	j := i + 1
	if j >= st.Last || d.Tokens[i].Post > 0 || d.Tokens[j].Kind != tomar.Word || !d.Tokens[j].Space || d.Tokens[j].Pre > 0 || strings.HasSuffix(d.Slice(d.Tokens[i].Core()), ezafeLetter) {
		return false
	}
	b := f.look(d, j)
	return b.has(isUnknown) && !b.has(isEntity|isHead|isTitle|isVerb) && f.toks[j].cand == 0 && (j+1 >= st.Last || f.ends(d, j+1) || f.isClassNoun(d, j+1))
}

// fenced is the closing mark behind one to maxFenced words that an opening mark at
// token i begins; 0 where there is none.
func (f *Finder) fenced(d *tomar.Document, st *tomar.Sentence, i int32) int32 {
	if t := &d.Tokens[i]; t.Kind != tomar.Punct || !opens(d.Text[t.Start]) && !isOpen(d.Slice(t.Span)) {
		return 0
	}
	words, never := 0, isStop|isVerb
	if mark := d.Text[d.Tokens[i].Start]; mark != '(' && mark != '[' {
		never = isVerb // «the initiative 'freedom for …'»
	}
	for j := i + 1; j < st.Last && j <= i+1+maxFenced; j++ {
		switch t := &d.Tokens[j]; {
		case t.Kind == tomar.Punct && isClose(d.Slice(t.Span)):
			if words == 0 {
				return 0
			}
			return j
		case t.Kind == tomar.Word && (t.Pre > 0 || f.look(d, j).has(never) && !f.look(d, j).has(isUnknown)):
			return 0
		case t.Kind == tomar.Word || t.Kind == tomar.Latin || t.Kind == tomar.Acronym:
			words++
		case t.Kind != tomar.Number:
			return 0
		}
	}
	return 0
}

// found makes a candidate of tokens [first, last) that the context names.
func (f *Finder) found(d *tomar.Document, first, last int32, kind tomar.EntityType, subtype string, weight float32, rule string) {
	a := &d.Tokens[first]
	m := tomar.Mention{
		Span: tomar.Span{Start: a.Start, End: d.Tokens[last-1].End}, Base: tomar.Span{Start: a.Core().Start, End: f.baseEnd(d, last-1)},
		First: first, Last: last, Parent: tomar.None, Entity: tomar.None, Type: kind, Subtype: subtype,
		Method: tomar.ByContext, Confidence: 0.65, Provenance: tomar.Provenance{Rule: rule},
	}
	f.setKey(d, &m)
	f.add(candidate{Mention: m, weight: float32(last-first) + weight, hit: tomar.None})
}
