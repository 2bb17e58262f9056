package names

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

// Weights of the parts of a person's name, and of what licenses them.
const (
	wGiven        = 2.0
	wGivenCommon  = 0.9
	wFamily       = 1.6
	wFamilyCommon = 0.8
	wUnknown      = 0.5
	wEnding       = 0.9
	wNisba        = 0.9
	wHonor        = 1.8
	wRole         = 1.5
	wNamed        = 1.8
	wApposition   = 1.2
	wFenced       = 0.7
	wApposed      = 0.9 // two words between the sentence's start or a comma and a comma with a role
	wClosed       = 0.4 // a sure given name and an unknown word behind which the phrase ends
	wInside       = 0.6 // an honorific that is part of names, and a given name, behind which the phrase ends
	wSpeaker      = 0.8 // one name and a colon at the sentence's start

	enough      = 2.8 // for two parts or more
	maybe       = 1.8 // for a misspelt name of the gazetteer
	enoughOne   = 3.5 // for one given name alone
	wFullName   = 0.4 // given and family name
	wListed     = 0.9 // in a list behind another person
	shortPart   = 12  // bytes of an unknown word behind a complete name
	longestName = 18  // bytes of an unknown word that may be a part
	wSurnamed   = 1.5 // an unknown word and a family name that is no other word
	wRepeated   = 1.9 // unknown words that stand together again and again
	maxParts    = 5
	full        = 3.2  // from here on a name is complete without a weak part
	oftenGiven  = 150  // count from which a word is rather no given name, whatever its row says
	oftenWord   = 1500 // count from which a common word is hardly a name
)

// people makes candidates of people's names by their parts.
func (f *Finder) people(d *tomar.Document) {
	f.roles(d)
	f.countPairs(d)
	f.lastPerson = tomar.None
	for s := range d.Sentences {
		st := &d.Sentences[s]
		for i := st.First; i < st.Last; i++ {
			if d.Tokens[i].Kind != tomar.Word {
				continue
			}
			a := &f.toks[i]
			if a.has(inTitle) {
				continue
			}
			if !a.has(isGiven|isGivenSuf|isInside|afterHonor|afterRole|isFamily|isSurname) && !f.fencedAt(d, i, st.First) &&
				!f.startsUnknown(d, st, i) {
				continue
			}
			if a.has(isHead|isEntity) && !a.has(isGiven|isGivenSuf|afterHonor) {
				continue
			}
			if a.has(isEntity) && !a.has(afterHonor|afterRole) && i > st.First && f.look(d, i-1).has(isPlacePrep) && f.placeAt(d, i) {
				continue // «in Sulaimani Ahmad Hasan was killed»
			}
			if a.has(isEntity) && a.has(afterRole) && i+1 < st.Last && f.toks[i+1].has(isGiven) && f.ofTown(d, i) {
				continue // «the mayor of Ranya X Y», and Ranya is a given name too
			}
			if a.has(isEntity) && a.has(isGiven|isGivenSuf) && f.ofAnother(d, st, i) || f.inPlace(d, st, i) {
				continue
			}
			if a.has(isTitle) && !a.has(isInside) && i+1 < st.Last && (f.toks[i+1].has(isGiven|isGivenSuf|isFamily) && (!a.has(isGiven) || a.commonGiven()) || f.toks[i+1].has(afterHonor) && f.look(d, i+1).has(isUnknown)) {
				continue // the name begins behind the title
			}
			if last := f.person(d, st, i); last > i {
				i = last - 1
			}
		}
	}
}

// startsUnknown says whether an unknown word at token i may begin a name: a known
// surname follows, or it is in a list of people, or the two come together again.
func (f *Finder) startsUnknown(d *tomar.Document, st *tomar.Sentence, i int32) bool {
	if i+1 >= st.Last || !f.look(d, i).has(isUnknown) {
		return false
	}
	next := &f.toks[i+1]
	return next.has(isSurname) && !next.has(isGiven) || f.surnamed(d, st, i) || f.apposed(d, st, i, i+2) || next.has(isGiven) && i > st.First && f.lastPerson == i-1 && f.joins(d, i-1) || f.repeated(d, st, i)
}

// surnamed says whether the unknown word at token i and the word behind it are a
// person's: a family name that is no other word and no place, behind which the
// phrase ends, and no noun with an ezafe before it.
func (f *Finder) surnamed(d *tomar.Document, st *tomar.Sentence, i int32) bool {
	j := i + 1
	if j >= st.Last || d.Tokens[j].Kind != tomar.Word || !d.Tokens[j].Space || d.Tokens[j].Pre > 0 || d.Tokens[i].Post > 0 || d.Tokens[i].Core().Len() < pairWord {
		return false
	}
	a, b := f.look(d, i), f.look(d, j)
	if !a.has(isUnknown) || a.has(isGlued|isEntity|isGiven|isGivenSuf|isHead|isTitle|isVerb) || strings.HasSuffix(d.Slice(d.Tokens[i].Core()), ezafeLetter) ||
		!b.has(isFamily) || b.has(isEntity|isOther|isStop|isVerb|isHead|isTitle|familyCommon|isCommon|isDerived) {
		return false
	}
	if i > st.First && d.Tokens[i-1].Kind == tomar.Word && strings.HasSuffix(d.Slice(d.Tokens[i-1].Core()), ezafeLetter) && !f.toks[i].has(afterHonor|afterRole) {
		return false // «the film of X Y» may be its name
	}
	return j+1 >= st.Last || f.ends(d, j+1) || f.toks[j+1].has(isTitle) || f.look(d, j+1).has(isSay)
}

// roles extends what a role licenses over the body or place that it belongs to:
// «the president of France X».
func (f *Finder) roles(d *tomar.Document) {
	for i := range f.cands {
		c := &f.cands[i]
		if c.Type != tomar.PER && f.toks[c.First].has(afterRole) && int(c.Last) < len(f.toks) {
			f.toks[c.Last].bits |= afterRole
		}
	}
}

// fencedAt says whether token i stands right behind an opening bracket or
// quotation mark, or behind a word that says that a name follows.
func (f *Finder) fencedAt(d *tomar.Document, i, first int32) bool {
	if i == first {
		return false
	}
	t := &d.Tokens[i-1]
	if t.Kind == tomar.Punct {
		return opens(d.Text[t.Start]) || isOpen(d.Slice(t.Span))
	}
	return t.Kind == tomar.Word && f.namedBy(d, i-1, first)
}

// ofBody says whether the unknown word at token i, an ezafe at its end, is rather
// what an office belongs to («the director of the customs of …») than its holder.
func (f *Finder) ofBody(d *tomar.Document, i int32) bool {
	a := &f.toks[i]
	return a.has(afterRole) && !a.has(afterHonor|isFamily|isSurname) && strings.HasSuffix(d.Slice(d.Tokens[i].Core()), ezafeLetter)
}

// ofSome says whether the word at token i belongs to an indefinite noun before it
// and is no common given name: «a woman of Bokan», «a man of honour» name nobody.
func (f *Finder) ofSome(d *tomar.Document, i int32) bool {
	if a := f.look(d, i); i == d.Sentences[d.Tokens[i].Sent].First || a.has(isGiven|isGivenSuf) && !a.has(isCommon|isDerived) {
		return false
	}
	before := &d.Tokens[i-1]
	return before.Kind == tomar.Word && strings.HasSuffix(d.Slice(before.Span), ezafeLetter) && f.indefinite(d.Slice(before.Core()))
}

// knownAlone says whether the word at token i is by itself the name of a known person,
// no given name, and the word behind it a common one with which the phrase does not
// end: «Biden has a right …».
func (f *Finder) knownAlone(d *tomar.Document, st *tomar.Sentence, i int32) bool {
	a := &f.toks[i]
	if a.has(isGiven|isGivenSuf) || i+1 >= st.Last || f.closes(d, st, i+2) || !f.look(d, i+1).has(isCommon|isDerived|familyCommon|givenCommon) {
		return false
	}
	for hits, k := f.hitsAt(d, i), 0; k < len(hits); k++ {
		if h := &hits[k]; h.Last == i+1 && h.Class == tomar.ClassEntity && f.x.Gazetteer.Entities[h.ID].Type == tomar.PER {
			return true
		}
	}
	return false
}

// entityAlone says whether a listed person's name of one word stands at token i.
func (f *Finder) entityAlone(d *tomar.Document, i int32) bool {
	for hits, k := f.hitsAt(d, i), 0; k < len(hits); k++ {
		if h := &hits[k]; h.Class == tomar.ClassEntity && h.Last == i+1 && f.x.Gazetteer.Entities[h.ID].Type == tomar.PER {
			return true
		}
	}
	return false
}

// namedBy says whether the word at token i says that a name follows: no «inside»,
// which is the same word behind a preposition.
func (f *Finder) namedBy(d *tomar.Document, i, first int32) bool {
	return f.look(d, i).has(isNamed) && (i == first || !f.look(d, i-1).has(isPlacePrep))
}

// person reads a name from token i on and returns the token behind it; i where
// there is none.
func (f *Finder) person(d *tomar.Document, st *tomar.Sentence, i int32) int32 {
	if t := &d.Tokens[i]; t.Pre > 0 && f.word(f.forms.ID(d.Slice(t.Span)), d.Slice(t.Span)).bits&(isStop|isCommon) != 0 {
		return i // a common word that begins like a preposition
	}
	weight, n, end := float32(0), 0, i
	givens, families, unknowns := 0, 0, 0
	j := i
	baseEnd := int32(0)
	for ; j < st.Last && n < maxParts; j++ {
		t := &d.Tokens[j]
		if t.Kind != tomar.Word || j > i && (t.Pre > 0 || !t.Space) {
			break
		}
		a := f.look(d, j)
		w, more := f.weigh(d, st, i, j, a)
		if w < 0 || n >= 2 && weight >= full && !f.extends(d, st, j, a) || n == 1 && f.knownAlone(d, st, i) || j > i && f.another(d, st, i, j) {
			break
		}
		if a.has(isUnknown) && !a.has(isGiven|isGivenSuf|isFamily|isSurname) {
			unknowns++
		}
		if a.has(isGiven|isGivenSuf) && (a.has(isGiven) || !a.has(isFamily) || j == i || w < wFamily) {
			givens++
		} else if a.has(isFamily|isSurname) && w >= wFamily {
			families++
		}
		weight += w
		n++
		end = j + 1
		baseEnd = t.Core().End
		if a.baseEnd > 0 && a.baseEnd <= baseEnd && a.has(isGiven|isGivenSuf|isFamily|isFamilySuf|isSurname) {
			baseEnd = a.baseEnd
		}
		if !more || t.Post > 0 {
			break
		}
	}
	if n == 0 {
		return i
	}
	licence := f.licence(d, st, i, end)
	if givens == 0 && n >= 2 && f.repeated(d, st, i) {
		licence += wRepeated
	}
	if givens > 0 && families > 0 {
		weight += wFullName
	}
	if givens == 0 && n == 2 && unknowns > 0 && f.apposed(d, st, i, end) {
		licence += wApposed
	}
	if givens == 1 && n == 1 && i == st.First && !f.toks[i].commonGiven() && end < st.Last && d.Slice(d.Tokens[end].Span) == ":" {
		licence += wSpeaker
	}
	if givens > 0 && n == 2 && f.toks[i].has(isInside) && (end >= st.Last || f.ends(d, end) || f.look(d, end).has(isSay)) {
		licence += wInside
	}
	if givens == 1 && n == 2 && unknowns == 1 && f.closed(d, st, i, end) {
		licence += wClosed
	}
	if n >= 2 && i-1 > st.First && f.lastPerson == i-1 && f.joins(d, i-1) {
		weight += wListed
	}
	if givens == 0 && n == 2 && f.surnamed(d, st, i) {
		licence += wSurnamed
	}
	total := weight + licence
	misspelt := tomar.None
	if n >= 2 && total >= maybe && unknowns > 0 {
		misspelt = f.fuzzy(d, i, end)
	}
	switch {
	case misspelt != tomar.None:
	case n == 1 && f.ofSome(d, i):
		return i
	case n == 1 && (f.honoured(d, st, i) || f.called(d, st, i)):
	case n == 1 && (givens == 0 || total < enoughOne || f.toks[i].bits&isEntity != 0):
		return i
	case n >= 2 && total < enough:
		return i
	case n == 2 && f.ofBody(d, i) && f.toks[end-1].has(isEntity) && !f.toks[end-1].has(isGiven):
		return i // «the director of the gardens of Sulaimani», which looks like «Sulaiman's» too
	case givens == 0 && n > 1 && (licence < wRole || f.ofBody(d, i)):
		return i
	}
	m := tomar.Mention{
		Span: tomar.Span{Start: d.Tokens[i].Start, End: d.Tokens[end-1].End},
		Base: tomar.Span{Start: d.Tokens[i].Core().Start, End: baseEnd}, First: i, Last: end,
		Parent: tomar.None, Entity: tomar.None, Type: tomar.PER, Method: tomar.ByContext,
		Confidence: min(0.5+0.08*total, 0.9), Provenance: tomar.Provenance{Rule: "names.person"},
	}
	f.setKey(d, &m)
	if misspelt != tomar.None {
		m.Entity, m.Method, m.Confidence, m.Rule, m.Key = misspelt, tomar.ByFuzzy, 0.6, "names.fuzzy", ""
	}
	f.add(candidate{Mention: m, weight: float32(n) + 0.8, hit: tomar.None})
	f.lastPerson = end
	return end
}
