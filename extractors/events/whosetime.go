package events

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
)

// occasion reports whether a time is the day on whose occasion something is said: a statement
// for a day need not be made on it; what is held is.
func (x *Extractor) occasion(t *tomar.Time, e *tomar.Event) bool {
	first := t.First
	for i, to := x.doc.TimesOf(e.Sent); i < to; i++ {
		if k := &x.doc.Times[i]; k.Last == first-1 && isSlash(x.doc.Slice(x.doc.Tokens[k.Last].Span)) {
			first = k.First // «on the occasion of 15 May/25 Banamar»
			break
		}
	}
	if heldTypes[e.Type] {
		return false
	}
	for p, from := first-1, x.doc.Sentences[x.sent].First; p >= from && first-p <= fewWords; p-- {
		if p >= e.First && p < e.Last || p < first-1 && x.today(t) {
			return false // «after today's meeting they declared …»
		}
		if m, _ := x.markAt(p, from); m != 0 || x.doc.Tokens[p].Kind != tomar.Word || !x.ezafe(p) || x.verbAt(p) {
			return m&mLead != 0 // «on the occasion of the coming of Ramadan» too
		}
	}
	return false
}

func isSlash(s string) bool { return s == "/" || s == "\\" }

// dependent reports whether a noun only says what another noun or the clause is about:
// «the results of the vote», «about the attack», «on the charge of burning».
func (x *Extractor) dependent(c candidate) bool {
	first := x.doc.Sentences[x.sent].First
	if c.first <= first {
		return false
	}
	if m, _ := x.markAt(x.leadOf(c)-1, first); m != 0 {
		return m&mAside != 0
	}
	p := c.first - 1
	return x.doc.Tokens[p].Kind == tomar.Word && x.ezafe(p) && !x.verbAt(p) && !x.timeAt(p) && !x.candidateAt(p)
}

// besideVerb reports whether a noun's sentence tells something else with a verb.
func (x *Extractor) besideVerb(c candidate) bool {
	for i := range x.cands {
		if k := &x.cands[i]; k.form != noun && k.first != c.first {
			return true
		}
	}
	return false
}

// closeTo reports whether a time stands directly beside a noun.
func (x *Extractor) closeTo(t *tomar.Time, c candidate) bool {
	return t.First >= c.last && t.First-c.last <= 1 || t.Last == c.first
}

// aim reports whether a noun is what something is done for.
func (x *Extractor) aim(c candidate) bool {
	m, _ := x.markAt(x.leadOf(c)-1, x.doc.Sentences[x.sent].First)
	return m&mTo != 0
}

// beside reports whether a time says when something else was: somebody's year of
// birth, the feast that comes near.
func (x *Extractor) beside(t *tomar.Time) bool {
	m, _ := x.markAt(t.First-1, x.doc.Sentences[x.sent].First)
	return m&mBeside != 0
}

// owned reports whether an ezafe joins a time to a noun that is not the event's word: «the
// martyrs of May», «the salary of March».
func (x *Extractor) owned(t *tomar.Time, e *tomar.Event) bool {
	p := t.First - 1
	if len(t.Value) == len("2006") && x.ofNumber(p) {
		return true // «the law number 14 of 1993»
	}
	if x.behindAfter(t, e) || x.overtaken(t, e) {
		return true
	}
	if e.Type == "TRANSACT" && p == e.Last-1 && x.ezafe(p) && len(t.Value) == len("2006-01") {
		return true // «distributes the salary of April»
	}
	if p < x.doc.Sentences[x.sent].First || x.doc.Tokens[p].Kind != tomar.Word || !x.ezafe(p) || p >= e.First && p < e.Last || x.verbAt(p) || x.doc.Tokens[t.First].Pre > 0 {
		return false
	}
	if m, _ := x.markAt(p, x.doc.Sentences[x.sent].First); m&(prepositions|mDuring|mLead) != 0 {
		return false
	}
	if n := x.nameUpTo(t.First); n != nil {
		return n.Base.End < n.End
	}
	if x.eventNoun(p, e) || x.hitAt(p, tomar.ClassTitle) || x.hitAt(p, tomar.ClassOrgHead) || x.hitAt(p, tomar.ClassPlaceHead) || x.plural(p) {
		return true
	}
	if t.Anchor == "published" && !casualties[e.Type] && e.Last != p && x.ezafe(t.Last-1) && int(t.Last) < len(x.doc.Tokens) && x.nameAt(t.Last) && !x.timeAt(p) && !x.ledIn(p) {
		return true // «those accused of the rocket of last night of X»
	}
	// «the protocol of 1982», «the poll of July»: a whole year or month says which
	whole := len(t.Value) == len("2006") || len(t.Value) == len("2006-01")
	m, _ := x.markAt(p, x.doc.Sentences[x.sent].First)
	return whole && x.doc.Tokens[p].Len() > minNoun && m&mSpan == 0 && !x.timeAt(p)
}

// afterReach is how many words back a preposition may stand whose noun has a time of its own.
const afterReach = 8

// behindAfter reports whether a time belongs to the noun that «before» or «after» leads to, and
// not to the event: «after the revolution of 14 July he visited X», «after the killing of X on the
// 31st, Y met».
func (x *Extractor) behindAfter(t *tomar.Time, e *tomar.Event) bool {
	first, inside := x.doc.Sentences[x.sent].First, x.doc.Tokens[t.First].Pre == 0 && x.ezafeBefore(t.First)
	for p := t.First - 1; p >= first && t.First-p <= afterReach; p-- {
		if x.comma(p) || x.verbAt(p) || x.timeAt(p) || x.pointsBack(p) || p == t.First-1 && x.conjunction(p) {
			return false // «after that truce, on the 29th …»
		}
		if x.wordIs(p, x.lex.after) {
			k := x.doc.ClauseAt(t.First)
			whole := k != tomar.None && x.doc.Clauses[k].Kind == tomar.Temporal // «after last night X came back»
			return inside && !whole && !x.today(t) && p < t.First-1 && (e.First >= t.Last || e.Last <= p)
		}
		if p >= e.First && p < e.Last {
			return false
		}
		if !inside {
			inside = slices.ContainsFunc(x.cands, func(c candidate) bool { return c.form == noun && c.last == p+1 })
		}
	}
	return false
}

// today reports whether a time is a day counted from the text's own, which dates all that stands
// around it: «after a long illness this evening passed away».
func (x *Extractor) today(t *tomar.Time) bool {
	if t.Anchor != "published" || t.Precision != "day" {
		return false
	}
	for k := t.First; k < t.Last; k++ {
		if x.figures(k) {
			return false
		}
	}
	return true
}

// verbIn reports whether a verb stands in a stretch of tokens.
func (x *Extractor) verbIn(from, to int32) bool {
	for k := from; k < to; k++ {
		if x.verbAt(k) {
			return true
		}
	}
	return false
}

// ezafeBefore reports whether an ezafe joins a token to the word before it; old pages write it
// apart.
func (x *Extractor) ezafeBefore(t int32) bool {
	p := t - 1
	if p >= x.doc.Sentences[x.sent].First && x.doc.Slice(x.doc.Tokens[p].Span) == string(ezafeLetter) {
		return true
	}
	return p >= x.doc.Sentences[x.sent].First && x.doc.Tokens[p].Kind == tomar.Word && x.ezafe(p)
}

// overtaken reports whether a length of time behind «after» lies between a time and an event: «on
// the 30th X was kidnapped, and after two days they killed him».
func (x *Extractor) overtaken(t *tomar.Time, e *tomar.Event) bool {
	for i, to := x.doc.TimesOf(e.Sent); i < to; i++ {
		k := &x.doc.Times[i]
		later := k.Type == tomar.Duration && x.wordIs(k.First-1, x.lex.after) || k.Rule == distanceRule
		if later && k.First > t.Last && k.Last <= e.First && x.verbIn(t.Last, k.First) {
			return true
		}
	}
	return false
}

// distanceRule reads «a day after that».
const distanceRule = "distance.of-event"

// ledIn reports whether a preposition of place or time leads to the noun that ends with a token, or
// to the one it is joined to: «said in the meeting of last Tuesday of X».
func (x *Extractor) ledIn(p int32) bool {
	first := x.doc.Sentences[x.sent].First
	for t := p; t >= first && p-t < chainReach; t-- {
		if (x.glued(t))&(mIn|mDuring) != 0 {
			return true
		}
		m, _ := x.markAt(t-1, first)
		if m != 0 {
			return m&(mIn|mDuring) != 0
		}
		if t == first || !x.ezafe(t-1) {
			return false
		}
	}
	return false
}

// eventNoun reports whether a token ends the noun of another event: «congratulates on the
// action of 2 May». What happens in it, and who comes to harm by it, has its day.
func (x *Extractor) eventNoun(p int32, e *tomar.Event) bool {
	if casualties[e.Type] {
		return false
	}
	for i := range x.cands {
		if c := &x.cands[i]; c.form == noun && c.last == p+1 && (c.first >= e.Last || c.last <= e.First) {
			m, _ := x.markAt(c.first-1, x.doc.Sentences[x.sent].First)
			return (m|x.glued(c.first))&(mIn|mDuring) == 0
		}
	}
	return false
}

// ofNumber reports whether an ezafe that ends with token p joins a number to what follows;
// old pages write it apart.
func (x *Extractor) ofNumber(p int32) bool {
	first := x.doc.Sentences[x.sent].First
	if p > first && x.doc.Slice(x.doc.Tokens[p].Span) == string(ezafeLetter) {
		p--
	} else if p < first || !x.ezafe(p) {
		return false
	}
	if p > first && x.doc.Slice(x.doc.Tokens[p].Span) == ")" {
		p-- // «number (2) of 2020»
	}
	return (x.doc.Tokens[p].Kind == tomar.Number || x.figures(p)) && !x.timeAt(p)
}

// figures reports whether a token begins with a figure: the ezafe is written onto a number.
func (x *Extractor) figures(t int32) bool {
	r, _ := utf8.DecodeRuneInString(x.doc.Slice(x.doc.Tokens[t].Span))
	return unicode.IsDigit(r)
}
