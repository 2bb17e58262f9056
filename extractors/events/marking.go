package events

import "github.com/tomar-nlp/tomar"

// mark looks left of a phrase for its preposition, over the words that an ezafe
// joins to it («in the centre of the town of X»).
func (x *Extractor) mark(n *np, from int32) {
	n.markFirst, n.head = n.first, tomar.None
	if x.byTens(n, from) {
		return
	}
	if m := x.glued(n.first); m != 0 && !x.bound(n) {
		p := x.partOf(n.first, m)
		if p == tomar.None {
			n.mark = m
			return
		}
		x.takePart(n, p) // «a source inthe police of X»
	}
	noun := tomar.None // the first word of the chain that leads to the phrase
	defer func() {
		n.inside = noun != tomar.None && (!x.speaksFor(noun) || n.mention == tomar.None && n.person && x.hitAt(noun, tomar.ClassTitle))
	}()
	free := false // the word before the conjunction needs no ezafe
	for t, steps := n.first-1, 0; t >= from && steps < chainReach; t, steps = t-1, steps+1 {
		k := &x.doc.Tokens[t]
		m, first := x.markAt(t, from)
		if m&mAdverb != 0 && (n.lo != tomar.None || first < t || x.glued(t) != 0) {
			return // «in all ten were killed», «heavily the villages of X were shelled»
		}
		if m&mBelongs != 0 && n.typ == tomar.LOC && first > from && x.ezafe(first-1) && x.hitAt(first-1, tomar.ClassPlaceHead) {
			t, noun = first, first-1 // «in a village that belongs to X»
			continue
		}
		if m&(prepositions|mNamed) != 0 {
			if p := x.partOf(first, m); p != tomar.None { // «a number of the kolbars»
				x.takePart(n, p)
				t = p
				continue
			}
			n.mark, n.markFirst = m&(prepositions|mNamed), first
			if k := first - 1; m&mBetween != 0 && k >= from && x.ezafe(k) && !x.nameAt(k) && !x.timeAt(k) {
				n.over = k
			}
			if t > first && x.candidateAt(t) && x.ezafe(t) { // «by the fire of X»
				n.head, n.hung = t, m&mBy == 0
			}
			return
		}
		if x.followers(t) {
			return
		}
		if steps == 0 && !x.ezafe(n.last-1) && (x.determiner(t, from) || n.lo == tomar.None && x.chained(t, from)) {
			continue // «about these prisoners»
		}
		if k.Kind == tomar.Punct && !isQuote(x.doc.Slice(k.Span)) || x.verbAt(t) {
			return
		}
		if x.candidateAt(t) {
			if x.ezafe(t) {
				n.head, n.hung = t, true
			}
			return
		}
		if at := x.timeFrom(t); at > from && x.ezafe(t) && x.ezafe(at-1) && !x.timeAt(at-1) && !x.candidateAt(at-1) && n.markFirst == n.first {
			t = at // «in the election of the year 2017 of the president of X»
			continue
		}
		if x.timeAt(t) && !(x.ezafe(t) && t > from && x.ezafe(t-1) && !x.timeAt(t-1)) {
			return // but «yesterday's decision of X»
		}
		if steps == 0 && n.lo != tomar.None && k.Kind == tomar.Word && (!x.ezafe(t) || x.bareName(t)) {
			return // nothing joins a word without ezafe to a number
		}
		if steps == 0 && t > from && x.conjunction(t) && x.doc.Tokens[t-1].Kind == tomar.Word && !x.taken(t-1, t) && !x.ends(t-1, x.lex.within) && x.doc.ClauseAt(t-1) == x.doc.ClauseAt(n.first) {
			free = true // «against the army and its helpers»
			continue
		}
		plain := k.Kind == tomar.Word && !x.transparent(t)
		if some, _ := x.markAt(t, t); plain && some&(mSome|mEvery) != 0 {
			continue // «in several towns of X»
		}
		if plain && !free && (!x.ezafe(t) || x.ownLetter(t)) && !x.compounding(t, n.first) {
			return
		}
		if !free && (plain || x.ezafe(t) && (x.hitAt(t, tomar.ClassTitle) || x.several(t, from) && (x.hitAt(t, tomar.ClassOrgHead) || x.hitAt(t, tomar.ClassPlaceHead)) || n.typ == tomar.LOC && x.plural(t) && x.hitAt(t, tomar.ClassOrgHead) || n.person && (n.mention == tomar.None || n.typ == tomar.PER) && x.building(t))) {
			noun = t
		}
		free = false
		if m := x.glued(t); m != 0 {
			n.mark, n.markFirst = m, t
			return
		}
	}
}

// byTens reports whether a preposition before the number of a phrase says only that they are so
// many: «people were killed by the thousands».
func (x *Extractor) byTens(n *np, from int32) bool {
	if n.lo != tomar.None || n.count.Empty() || !x.wordIs(n.first, x.lex.tens) {
		return false
	}
	m := x.glued(n.first)
	if m == 0 {
		m, _ = x.markAt(n.first-1, from)
	}
	return m&mBe != 0
}

// bound reports whether a phrase begins with words that say how exact its number is, so that a preposition
// written onto them is no marker: «at least ten people».
func (x *Extractor) bound(n *np) bool {
	return n.lo != tomar.None && !n.count.Empty() && x.doc.Tokens[n.first].Start == n.count.Start && x.doc.Tokens[n.first].Kind != tomar.Number && !x.hitAt(n.first, tomar.ClassNumberWord)
}

// bareName reports whether a token ends a name that bears no suffix.
func (x *Extractor) bareName(t int32) bool {
	m := x.nameUpTo(t + 1)
	return m != nil && m.Base.End == m.End
}

// ownLetter reports whether the letter of the ezafe at the end of a token is the last one of
// somebody's name or of a town's: «Sudani the border of X closed», also of the town in a body's
// name: «the police of Sulaimani a man arrested». Else a body's words' own ezafe may be in it.
func (x *Extractor) ownLetter(t int32) bool {
	for i := x.nextMention; i < int32(len(x.doc.Mentions)) && x.doc.Mentions[i].First <= t; i++ {
		m := &x.doc.Mentions[i]
		if m.Last == t+1 && m.Entity != tomar.None && m.Method != tomar.ByRole && m.Base.End == m.End && (m.Type == tomar.PER && m.Parent == tomar.None || m.Type == tomar.LOC && m.Last == m.First+1) {
			return true
		}
	}
	return false
}

// chained reports whether a demonstrative stands at a token with an ezafe before it: «the
// presidency of that country».
func (x *Extractor) chained(t, from int32) bool {
	if m, _ := x.markAt(t, t); m&mBack == 0 || t <= from || x.doc.Tokens[t-1].Kind != tomar.Word {
		return false
	}
	if m, _ := x.markAt(t-1, t-1); m&(mSome|mPart|mEvery) != 0 {
		return false // «most of those people»
	}
	return x.ezafe(t-1) && !x.verbAt(t-1) && !x.wordIs(t-1, x.lex.pronouns)
}

// determiner reports whether a demonstrative with a preposition before it stands at a token.
func (x *Extractor) determiner(t, from int32) bool {
	if m, _ := x.markAt(t, t); m&mBack == 0 {
		return false
	}
	m, _ := x.markAt(t-1, from)
	return m&prepositions != 0
}

// partOf is the word before a preposition that makes of the phrase behind it a
// part («one of …», «a source in …»); None.
func (x *Extractor) partOf(prep int32, m marker) int32 {
	if m&mIn == 0 || prep <= x.doc.Sentences[x.sent].First {
		return tomar.None
	}
	if k, _ := x.markAt(prep-1, prep-1); k&mPart == 0 {
		return tomar.None
	}
	return prep - 1
}

// takePart makes a phrase begin at the word for the part.
func (x *Extractor) takePart(n *np, part int32) {
	n.first, n.markFirst = part, part
	if n.mention == tomar.None && n.count.Empty() {
		if m, _ := x.markAt(part, part); m&mSome != 0 {
			n.count = x.doc.Tokens[part].Core()
		}
		n.span = n.span.Cover(x.doc.Tokens[part].Span)
	}
}

// chainReach is how many words may stand between a preposition and its name.
const chainReach = 6

// several reports whether a number stands before a token: «three parties of X» are
// not X.
func (x *Extractor) several(t, from int32) bool {
	if t <= from {
		return false
	}
	some, _ := x.markAt(t-1, t-1)
	return some&mSome != 0 || x.numberAt(t-1) && !x.timeAt(t-1)
}

// compounding reports whether a token is the noun of a compound whose adjective
// behind it bears the ending: «the military forces of X».
func (x *Extractor) compounding(t, before int32) bool {
	s := x.doc.Slice(x.doc.Tokens[t].Span)
	return t+1 < before && len(s) > len(x.lex.linking) && s[len(s)-len(x.lex.linking):] == x.lex.linking && x.counted(t+1)
}

// conjunction reports whether a token is the conjunction.
func (x *Extractor) conjunction(t int32) bool {
	k := &x.doc.Tokens[t]
	return k.Len() == 2 && k.Kind == tomar.Word
}

// hitAt reports whether something of a class stands at a token: a title is a role
// or a noun for people, a demonym says of what people somebody is.
func (x *Extractor) hitAt(t int32, class tomar.Class) bool {
	for i := x.firstHit; i < x.lastHit && x.doc.Hits[i].First <= t; i++ {
		if h := &x.doc.Hits[i]; t < h.Last && h.Class == class {
			return true
		}
	}
	return false
}

// building reports whether the head word of a camp, a house or another building stands at a token: who is
// told of behind it is there, or owns it.
func (x *Extractor) building(t int32) bool {
	for i := x.firstHit; i < x.lastHit && x.doc.Hits[i].First <= t; i++ {
		if h := &x.doc.Hits[i]; t < h.Last && h.Class == tomar.ClassPlaceHead && h.Fold <= tomar.FoldLetter && int(h.ID) < len(x.lex.data.PlaceHeads) && x.lex.data.PlaceHeads[h.ID].Subtype == facility {
			return true
		}
	}
	return false
}

// facility is the subtype of buildings and camps.
const facility = "facility"

// timeAt reports whether a token belongs to a time expression.
func (x *Extractor) timeAt(t int32) bool {
	for i := x.nextTime; i < int32(len(x.doc.Times)) && x.doc.Times[i].First <= t; i++ {
		if t < x.doc.Times[i].Last {
			return true
		}
	}
	return false
}

// timeFrom is the first token of the time expression that ends with a token; -1 where none does.
func (x *Extractor) timeFrom(t int32) int32 {
	for i := x.nextTime; i < int32(len(x.doc.Times)) && x.doc.Times[i].First <= t; i++ {
		if x.doc.Times[i].Last == t+1 {
			return x.doc.Times[i].First
		}
	}
	return -1
}

// speaksFor reports whether a noun acts for the body or country that an ezafe
// joins to it: «the officials of X», «the aircraft of X».
func (x *Extractor) speaksFor(t int32) bool {
	m, _ := x.markAt(t, t)
	return m&mBehalf != 0
}

// candidateAt reports whether a trigger ends at a token.
func (x *Extractor) candidateAt(t int32) bool {
	for i := range x.cands {
		if c := &x.cands[i]; c.first <= t && t < c.last {
			return true
		}
	}
	return false
}

// transparent reports whether a token is a number or a head word, which stand
// between a preposition and a name without ezafe.
func (x *Extractor) transparent(t int32) bool {
	for i := x.firstHit; i < x.lastHit; i++ {
		h := &x.doc.Hits[i]
		if h.First > t {
			return false
		}
		if t < h.Last && (h.Class == tomar.ClassNumberWord || h.Class == tomar.ClassPlaceHead || h.Class == tomar.ClassOrgHead || h.Class == tomar.ClassTitle) {
			return true
		}
	}
	return false
}

func isQuote(s string) bool {
	switch s {
	case "\"", "«", "»", "“", "”", "'", "(", ")":
		return true
	}
	return false
}
