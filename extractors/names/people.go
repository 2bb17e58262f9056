package names

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// Weights of the parts of a person's name, and of what licenses them.
const (
	wGiven        = 2.0
	wGivenCommon  = 0.9
	wFamily       = 1.6
	wFamilyCommon = 0.8
	wUnknown      = 0.5
	wEnding       = 0.9
	wHonor        = 1.8
	wRole         = 1.5
	wNamed        = 1.8
	wApposition   = 1.2
	wFenced       = 0.7

	enough      = 2.8 // for two parts or more
	maybe       = 1.8 // for a misspelt name of the gazetteer
	enoughOne   = 3.5 // for one given name alone
	wFullName   = 0.4 // given and family name
	wListed     = 0.9 // in a list behind another person
	shortPart   = 12  // bytes of an unknown word behind a complete name
	longestName = 18  // bytes of an unknown word that may be a part
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
			if !a.has(isGiven|isGivenSuf|isInside|afterHonor|afterRole|isFamily|isSurname) && !f.fencedAt(d, i, st.First) &&
				!f.startsUnknown(d, st, i) {
				continue
			}
			if a.has(isHead|isEntity) && !a.has(isGiven|isGivenSuf|afterHonor) {
				continue
			}
			if a.has(isTitle) && !a.has(isInside) && i+1 < st.Last && f.toks[i+1].has(isGiven|isGivenSuf|isFamily) {
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
	return next.has(isSurname) || next.has(isGiven) && i > st.First && f.lastPerson == i-1 && f.joins(d, i-1) || f.repeated(d, st, i)
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
	return t.Kind == tomar.Word && f.look(d, i-1).has(isNamed)
}

func opens(c byte) bool { return c == '(' || c == '"' || c == '[' || c == '\'' }

func isOpen(s string) bool { return s == "«" || s == "“" || s == "”" || s == "‘" }

func isClose(s string) bool {
	return s == ")" || s == "\"" || s == "]" || s == "'" || s == "»" || s == "”" || s == "“" || s == "’"
}

// person reads a name from token i on and returns the token behind it; i where
// there is none.
func (f *Finder) person(d *tomar.Document, st *tomar.Sentence, i int32) int32 {
	if t := &d.Tokens[i]; t.Pre > 0 && f.word(d.Slice(t.Span)).bits&(isStop|isCommon) != 0 {
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
		if w < 0 || n >= 2 && weight >= full && !f.extends(d, st, j, a) {
			break
		}
		if a.has(isUnknown) && !a.has(isGiven|isGivenSuf|isFamily|isSurname) {
			unknowns++
		}
		if a.has(isGiven | isGivenSuf) {
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
	if n >= 2 && i-1 > st.First && f.lastPerson == i-1 && f.joins(d, i-1) {
		weight += wListed
	}
	total := weight + licence
	misspelt := tomar.None
	if n >= 2 && total >= maybe && unknowns > 0 {
		misspelt = f.fuzzy(d, i, end)
	}
	switch {
	case misspelt != tomar.None:
	case n == 1 && (givens == 0 || total < enoughOne || f.toks[i].bits&isEntity != 0):
		return i
	case n >= 2 && total < enough:
		return i
	case givens == 0 && licence < wRole:
		return i
	}
	m := tomar.Mention{
		Span: tomar.Span{Start: d.Tokens[i].Start, End: d.Tokens[end-1].End},
		Base: tomar.Span{Start: d.Tokens[i].Core().Start, End: baseEnd}, First: i, Last: end,
		Parent: tomar.None, Entity: tomar.None, Type: tomar.PER, Method: tomar.ByContext,
		Confidence: min(0.5+0.08*total, 0.9), Provenance: tomar.Provenance{Rule: "names.person"},
	}
	f.key = norm.AppendKey(f.key[:0], d.Slice(m.Base))
	m.Key = string(f.key)
	if misspelt != tomar.None {
		m.Entity, m.Method, m.Confidence, m.Rule, m.Key = misspelt, tomar.ByFuzzy, 0.6, "names.fuzzy", ""
	}
	f.add(candidate{Mention: m, weight: float32(n) + 0.8, hit: tomar.None})
	f.lastPerson = end
	return end
}

// fuzzy is the person of the gazetteer whose name tokens [i, end) misspell;
// None where there is none or more than one.
func (f *Finder) fuzzy(d *tomar.Document, i, end int32) int32 {
	if f.x.Matcher == nil {
		return tomar.None
	}
	f.misses = f.x.Matcher.Fuzzy(d, i, end, f.misses[:0])
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

// extends says whether token j may go on with a name that is complete: a sure
// part, or an unknown word that ends the phrase.
func (f *Finder) extends(d *tomar.Document, st *tomar.Sentence, j int32, a *about) bool {
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
			if a.count >= oftenWord && !first {
				return -1, false
			}
			return wGivenCommon, true
		}
		return wGiven, true
	case a.has(isFamily):
		if a.has(familyCommon) || a.has(isCommon|isDerived) && a.count >= commonName {
			return wFamilyCommon, true
		}
		return wFamily, true
	case a.has(isSurname) && !first:
		return wFamily, true
	case a.has(isGivenSuf):
		if a.commonGiven() || a.has(isDerived) && a.count >= commonName {
			if first || a.count >= 300 {
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
		if p.Kind == tomar.Word && f.look(d, i-1).has(isNamed) {
			w += wNamed
		}
		if p.Kind == tomar.Punct {
			s := d.Slice(p.Span)
			fenced = opens(s[0]) || isOpen(s)
			if fenced && i-1 > st.First && d.Tokens[i-2].Kind == tomar.Word {
				if f.look(d, i-2).has(isNamed) {
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
