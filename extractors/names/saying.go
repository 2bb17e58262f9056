package names

import (
	"strings"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
)

// Rules for names of one word, and for forms that are filled in.
const (
	ruleSpeaker = "names.speaker" // one unknown word before a verb of saying
	ruleSpelt   = "names.spelt"   // an acronym spelt by its letters
	ruleLabel   = "names.label"   // what stands behind «name:»
)

// spoken makes candidates of acronyms that are spelt letter by letter, and of
// names behind a label.
func (f *Finder) spoken(d *tomar.Document) {
	n := len(f.cands)
	for s := range d.Sentences {
		st := &d.Sentences[s]
		for i := st.First; i < st.Last; i++ {
			switch t := &d.Tokens[i]; {
			case t.Kind == tomar.Word && t.Pre == 0:
				f.spelled(d, st, i)
			case t.Kind == tomar.Punct && i > st.First && d.Slice(t.Span) == ":":
				f.labelled(d, st, i)
			}
		}
	}
	for last, k := len(f.cands), n; k < last; k++ {
		if f.cands[k].Rule == ruleSpelt {
			f.elsewhere(d, f.cands[k].First, func(i int32) { f.found(d, i, i+1, tomar.ORG, "", 0.2, ruleSpelt) })
		}
	}
}

// elsewhere calls add with the tokens of the form of token of that nothing
// explains: a word keeps its sense.
func (f *Finder) elsewhere(d *tomar.Document, of int32, add func(i int32)) {
	if f.ids[of] == forms.None {
		return
	}
	for i := range f.ids {
		if t := int32(i); t != of && f.ids[i] == f.ids[of] && d.Tokens[i].Kind == tomar.Word && d.Tokens[i].Pre == 0 && f.unnamed(f.look(d, t)) {
			add(t)
		}
	}
}

// speakers chooses people named in one word that nothing explains but a verb of
// saying, and their other mentions; behind [Finder.follow], which knows whose short
// form a word is.
func (f *Finder) speakers(d *tomar.Document) {
	for s := range d.Sentences {
		st := &d.Sentences[s]
		for i := st.First; i < st.Last; i++ {
			if d.Tokens[i].Kind == tomar.Word && d.Tokens[i].Pre == 0 && f.speaker(d, st, i) && !f.inBrackets(d, i) {
				f.chosen(d, i, i+1)
				f.elsewhere(d, i, func(t int32) { f.speakerAgain(d, t) })
			}
		}
	}
}

// speakerAgain chooses another mention of a speaker, with the given name where
// it is the full one.
func (f *Finder) speakerAgain(d *tomar.Document, i int32) {
	first := i
	if f.fullName(d, &d.Sentences[d.Tokens[i].Sent], i) {
		first--
	} else if f.beside(d, i, tomar.None) {
		return
	}
	if !f.taken(first) && !f.taken(i) {
		f.chosen(d, first, i+1)
	}
}

func (f *Finder) chosen(d *tomar.Document, first, last int32) {
	f.found(d, first, last, tomar.PER, "", 0, ruleSpeaker)
	c := &f.cands[len(f.cands)-1]
	c.chosen = true
	if e := f.onlyOne(d, first, last); e != tomar.None {
		c.Entity, c.Method, c.Confidence = e, tomar.ByShort, 0.6
	}
}

// onlyOne is the one listed person whose surname, as it is written, tokens
// [first, last) are; None where there is none or more than one, or the word is a
// given name too.
func (f *Finder) onlyOne(d *tomar.Document, first, last int32) int32 {
	only := tomar.None
	if last-first > 1 || !f.toks[first].has(surnameBare) || f.toks[first].has(isGiven) {
		return only
	}
	for hits, k := f.hitsAt(d, first), 0; k < len(hits); k++ {
		h := &hits[k]
		if h.Last != last || h.Class != tomar.ClassShort || h.Suffix != tomar.None || h.Fold > tomar.FoldLetter || f.x.Gazetteer.Entities[h.ID].Type != tomar.PER {
			continue
		}
		if only != tomar.None {
			return tomar.None
		}
		only = h.ID
	}
	return only
}

// inBrackets says whether a word of the form of token of stands alone in brackets
// somewhere: the acronym of a body.
func (f *Finder) inBrackets(d *tomar.Document, of int32) bool {
	for i := 1; i+1 < len(d.Tokens); i++ {
		if f.ids[i] == f.ids[of] && d.Slice(d.Tokens[i-1].Span) == "(" && d.Slice(d.Tokens[i+1].Span) == ")" {
			return true
		}
	}
	return false
}

// fullName says whether the word before token i is the given name of the speaker
// whose family name token i is: it begins a clause, and a role follows.
func (f *Finder) fullName(d *tomar.Document, st *tomar.Sentence, i int32) bool {
	if i == st.First || i+1 >= st.Last || d.Tokens[i-1].Kind != tomar.Word || d.Tokens[i-1].Post > 0 || !f.toks[i+1].has(isTitle) {
		return false
	}
	a := f.look(d, i-1)
	return !a.has(isStop|isTitle|isHead|isSay|isOther|isAnd|isPlacePrep|isEntity) && (i-1 == st.First || d.Tokens[i-2].Kind == tomar.Punct)
}

// speaker says whether token i, one unknown word or a given name that is no other
// word, begins a clause and a verb of saying follows at once.
func (f *Finder) speaker(d *tomar.Document, st *tomar.Sentence, i int32) bool {
	if i+1 >= st.Last || d.Tokens[i+1].Kind != tomar.Word || i > st.First && d.Tokens[i-1].Kind != tomar.Punct || !f.says(d, st, i) || f.taken(i) {
		return false
	}
	t, a := &d.Tokens[i], f.look(d, i)
	return t.Post == 0 && t.Core().Len() >= 6 && t.Core().Len() <= longestName && f.unnamed(a) &&
		(a.has(isUnknown) && !a.has(isGlued) || a.has(isGiven) && !a.commonGiven() && a.count == 0)
}

// says says whether the word at token i is said to speak: a verb of saying follows
// at once, or at the sentence's start a colon.
func (f *Finder) says(d *tomar.Document, st *tomar.Sentence, i int32) bool {
	if i+1 >= st.Last {
		return false
	}
	if d.Tokens[i+1].Kind == tomar.Word {
		return f.look(d, i+1).has(isSay)
	}
	return i == st.First && d.Slice(d.Tokens[i+1].Span) == ":"
}

// unnamed says whether no list knows a word as anything but a part of a
// person's name.
func (f *Finder) unnamed(a *about) bool {
	return !a.has(isEntity|isStop|isTitle|isHead|isOther|isVerb|isDerived) && a.cand == 0
}

// spelled takes an unknown word for a body where it is an acronym as it is spoken:
// three syllables or more, all of a consonant and «e» («pe-ke-ke»).
func (f *Finder) spelled(d *tomar.Document, st *tomar.Sentence, i int32) {
	core := d.Slice(d.Tokens[i].Core())
	if len(core) < spelledBytes || !spelt(core) || !f.unnamed(f.look(d, i)) || !f.toks[i].has(isUnknown) {
		return
	}
	fenced := i > st.First && f.fenced(d, st, i-1) == i+1
	dashed := i > st.First && d.Slice(d.Tokens[i-1].Span) == "-" || i+1 < st.Last && d.Slice(d.Tokens[i+1].Span) == "-"
	if fenced || dashed || f.says(d, st, i) {
		f.found(d, i, i+1, tomar.ORG, "", 0.3, ruleSpelt)
	}
}

// spelledBytes is the length of the shortest spelt acronym: six letters.
const spelledBytes = 12

// shortVowel is the letter of the vowel that letters are spelt with.
const shortVowel = "\u06d5"

// spelt says whether consonants and the short vowel take turns in a word of at
// least three syllables.
func spelt(s string) bool {
	n := 0
	for ; s != ""; n++ {
		_, size := utf8.DecodeRuneInString(s)
		if strings.HasPrefix(s, shortVowel) || !strings.HasPrefix(s[size:], shortVowel) {
			return false
		}
		s = s[size+len(shortVowel):]
	}
	return n >= 3
}

// labelled reads what stands behind a colon as names where a label before it says
// so («full name: X Y»): words up to a mark, a dash between two people.
func (f *Finder) labelled(d *tomar.Document, st *tomar.Sentence, colon int32) {
	if colon-st.First > maxLabel || !f.look(d, colon-1).has(isLabel) || !f.look(d, st.First).has(isLabel) {
		return
	}
	for first := colon + 1; first < st.Last; {
		last := first
		for last < st.Last && last-first < maxParts && d.Tokens[last].Kind == tomar.Word && !f.look(d, last).has(isStop|isAnd|isVerb) {
			last++
		}
		if last == first {
			return
		}
		if f.look(d, first).has(isUnknown | isGiven | isGivenSuf | isFamily) {
			f.found(d, first, last, tomar.PER, "", 1.2, ruleLabel)
		}
		if last+1 >= st.Last || !f.look(d, last).has(isAnd) && d.Slice(d.Tokens[last].Span) != "-" && d.Slice(d.Tokens[last].Span) != "–" {
			return
		}
		first = last + 1
	}
}

// maxLabel is the most tokens of a label.
const maxLabel = 5
