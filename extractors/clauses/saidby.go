package clauses

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
)

// subject is who says what a clause of saying says: the first noun phrase.
func (p *Parser) subject(doc *tomar.Document, clause int32) (speaker, bool) {
	c := &doc.Clauses[clause]
	end := c.Last
	if c.Verb != tomar.None {
		end = doc.Verbs[c.Verb].First
	}
	if c.Verb != tomar.None && doc.Verbs[c.Verb].Tense == tomar.Present && p.firstPerson(&doc.Verbs[c.Verb]) {
		return speaker{mention: tomar.None}, false // «all drivers we inform that …»
	}
	if p.saysOn(doc, clause) {
		return speaker{mention: tomar.None}, false // «X spoke of it that Y are there and said»
	}
	first := c.First
	for first < end && (p.marks[first].set&(conj|comma|quote|quoteOpen|quoteClose|subordinator|that) != 0 || p.marks[first].in) {
		first++
	}
	for first < end && p.marks[first].set&(filler|comma) != 0 {
		first++
	}
	if first < end && c.Verb != tomar.None && !p.say[doc.Verbs[c.Verb].Lemma] && (p.marks[first].set&sayLight != 0 || p.sayNoun(doc, first)) {
		return speaker{mention: tomar.None}, false // «ئاماژەی بەوە کرد»: nobody is named
	}
	// A circumposition at the beginning: «لە لێدوانێکدا», «تێیدا».
	opened := first
	if first < end && (p.marks[first].set&prepOpen != 0 || p.joinedPrep(doc, first)) {
		for j := first; j < end && j <= first+12; j++ {
			if p.marks[j].set&(closing|comma) != 0 || p.located(j) {
				first = j + 1
				break
			}
		}
	} else if first < end && p.marks[first].mention == tomar.None && p.located(first) {
		first++
	}
	closed := first
	for first < end && p.marks[first].set&(comma|filler) != 0 {
		first++
	}
	if first >= end {
		s, ok := p.named(doc, opened, closed)
		return s, ok && s.mention != tomar.None // «لە ڕاگەیەندراوی X دا هاتووە»
	}
	if p.marks[first].set&negator != 0 {
		return speaker{mention: tomar.None}, false // «nobody expects that»
	}
	if first == opened && p.marks[first].set&prepOpen != 0 && first+1 < end && p.paper(first+1) {
		s, ok := p.named(doc, first+1, p.nounPhrase(doc, first+1, end, 0))
		return s, ok && s.mention != tomar.None // «speaks in a report of X of …»
	}
	if v := c.Verb; v != tomar.None && doc.Verbs[v].Passive && !p.comes[doc.Verbs[v].Lemma] && !p.say[doc.Verbs[v].Lemma] {
		return speaker{mention: tomar.None}, false // what is laid bare lays bare nothing
	}
	return p.named(doc, first, p.nounPhrase(doc, first, end, 1))
}

// saysOn reports whether the verb of a clause of content stands behind a conjunction: whoever spoke of the
// content goes on and says what follows.
func (p *Parser) saysOn(doc *tomar.Document, clause int32) bool {
	c := &doc.Clauses[clause]
	if c.Kind != tomar.Content && c.Kind != tomar.Relative || c.Verb == tomar.None {
		return false
	}
	v := doc.Verbs[c.Verb].First
	return v > c.First && p.marks[v-1].set&conj != 0
}

// paper reports whether a word is one for a statement or a report.
func (p *Parser) paper(i int32) bool { return p.isPaper(p.forms.CoreKey(i, p.key)) }

// isPaper reports whether a key is such a word's.
func (p *Parser) isPaper(key []byte) bool { return beginsIn(key, p.papers) }

// beginsIn reports whether a key begins with one of the stems.
func beginsIn(key []byte, stems []string) bool {
	return slices.ContainsFunc(stems, func(stem string) bool { return len(key) >= len(stem) && string(key[:len(stem)]) == stem })
}

// located reports whether a word ends in what closes a circumposition.
func (p *Parser) located(i int32) bool {
	key := p.forms.CoreKey(i, p.key)
	n, l := len(key), len(p.locative)
	return n > l+1 && string(key[n-l:]) == p.locative
}

// joinedPrep reports whether a preposition that a closing part may follow is
// written onto the word: «لەلێدوانێکدا».
func (p *Parser) joinedPrep(doc *tomar.Document, i int32) bool {
	if doc.Tokens[i].Pre > 0 {
		return true
	}
	key := p.forms.CoreKey(i, p.key)
	if len(key) < joinedMin {
		return false
	}
	e := p.cues[string(key[:2])]
	return e != nil && e.set&prepOpen != 0
}

// joinedMin is the number of letters from which a preposition may be written
// onto a word.
const joinedMin = 5

// nounPhrase is the end of the noun phrase that begins at first; so many commas
// may stand in it.
func (p *Parser) nounPhrase(doc *tomar.Document, first, end int32, commas int) int32 {
	i := first
	for ; i < end && i < first+16; i++ {
		m := &p.marks[i]
		if m.set&comma != 0 && commas > 0 && i > first && i+2 < end {
			commas-- // an apposition may follow: «X، وەزیری …، وتی»
			continue
		}
		if m.set&(prep|comma|colon|subordinator|that|sayPhrase|quote|quoteOpen|bracketOpen|source) != 0 || m.verb != tomar.None {
			break
		}
		if i > first && (m.set&(sayLight|filler) != 0 || p.sayNoun(doc, i)) {
			break
		}
		if p.isDefinite(doc, i) && (i+1 >= end || p.marks[i+1].set&comma == 0) {
			i++
			break
		}
	}
	for i > first && p.marks[i-1].set&breaks != 0 {
		i--
	}
	return i
}

// sourceEnd is the end of the noun phrase of a source: words that an ezafe joins, names and what
// stands in quotation marks; in «according to the paper X Y said» the source ends with X.
func (p *Parser) sourceEnd(doc *tomar.Document, first, end int32) int32 {
	const stops = prep | comma | colon | subordinator | that | sayPhrase | source
	to, titled := first, false
	for i := first; i < end; {
		m := &p.marks[i]
		if i > first && (m.set&stops != 0 || m.verb != tomar.None || doc.Tokens[i].Kind == tomar.Number || p.hitAt(doc, i, tomar.ClassNumberWord)) {
			break
		}
		marked := m.set&(quote|quoteOpen|bracketOpen|single) != 0
		switch {
		case marked:
			if i = p.behindMarks(i, end); i == tomar.None {
				return to
			}
		case i > first && m.set&conj != 0:
			i++
			continue
		case m.mention != tomar.None && doc.Mentions[m.mention].Last <= end:
			i = doc.Mentions[m.mention].Last
		default:
			titled = titled || p.hitAt(doc, i, tomar.ClassTitle)
			i++
		}
		to = i
		if i >= end {
			break
		}
		if marked {
			if doc.Slice(doc.Tokens[i].Span) != string(ezafeLetter) {
				break
			}
			i++ // «the paper "X" of Y»
			continue
		}
		if p.goesInto(doc, first, i) {
			continue
		}
		if k := p.marks[i].mention; titled && k != tomar.None && doc.Mentions[k].Type == tomar.PER && doc.Mentions[k].Last <= end {
			to = doc.Mentions[k].Last // «according to the minister X»
		}
		break
	}
	return to
}

// behindMarks is the token behind the mark that closes what a mark of quotation or a bracket opens;
// None where none does.
func (p *Parser) behindMarks(open, end int32) int32 {
	for i := open + 1; i < min(end, open+markedWords); i++ {
		if p.marks[i].set&(quote|quoteClose|bracketClose|single) != 0 {
			return i + 1
		}
	}
	return tomar.None
}

// markedWords is how many tokens the name of a source between marks has at most.
const markedWords = 8

// goesInto reports whether the noun phrase of a source that began at first goes on over a token: an
// ezafe stands before it or a demonstrative, it is a conjunction or opens a name in marks, or only a
// word that is no noun for a report has been read («the newest figures»).
func (p *Parser) goesInto(doc *tomar.Document, first, i int32) bool {
	if p.marks[i].set&(quote|quoteOpen|bracketOpen|single|conj) != 0 || p.marks[i-1].set&dem != 0 {
		return true
	}
	before := doc.Slice(doc.Tokens[i-1].Core())
	if strings.HasSuffix(before, string(ezafeLetter)) || strings.HasSuffix(before, linkLetter) && p.isDefinite(doc, i) {
		return true
	}
	if i == first+1 && p.marks[first].mention == tomar.None && !p.paper(first) {
		return true
	}
	return p.hitAt(doc, i-1, tomar.ClassOrgHead) && !p.isDefinite(doc, i-1)
}

// linkLetter is U+06D5, the vowel that joins a noun to an adjective that bears the ending.
const linkLetter = "\u06D5"

// ezafeLetter is U+06CC, which joins a noun to what describes it.
const ezafeLetter = '\u06CC'

// hitAt reports whether something of a class ends at a token: a title, the head word of a body.
func (p *Parser) hitAt(doc *tomar.Document, t int32, class tomar.Class) bool {
	i, _ := slices.BinarySearchFunc(doc.Hits, t-hitWords, func(h tomar.Hit, at int32) int { return int(h.First - at) })
	for ; i < len(doc.Hits) && doc.Hits[i].First <= t; i++ {
		if h := &doc.Hits[i]; h.Class == class && h.Last == t+1 {
			return true
		}
	}
	return false
}

// hitWords is how many words a title or head word has at most.
const hitWords = 6

// isDefinite reports whether a word ends definite and without ezafe, so that no
// noun phrase goes on behind it.
func (p *Parser) isDefinite(doc *tomar.Document, i int32) bool {
	return p.cue(i).ends&definiteEnd != 0
}

// describedReach is how many words may stand before the name of a place that says of
// where they are.
const describedReach = 4

// describes reports whether the words before a place's name are those of somebody whom
// it describes: words without marks and numbers.
func (p *Parser) describes(doc *tomar.Document, first, place int32) bool {
	if first < place && p.marks[first].set&conj != 0 {
		return false
	}
	for i := first; i < place; i++ {
		if doc.Tokens[i].Kind != tomar.Word || p.marks[i].set&(prep|comma) != 0 || p.marks[i].set&conj != 0 && (i == place-1 || p.marks[i-1].mention != tomar.None) {
			return false
		}
	}
	return place > first && place-first <= describedReach
}

// placed is the token of the preposition that stands between the words for somebody and the
// place where he is; first where there is none.
func (p *Parser) placed(doc *tomar.Document, first, place int32) int32 {
	for i := first + 1; i <= place; i++ {
		if p.marks[i].set&prep != 0 || doc.Tokens[i].Pre > 0 {
			return i
		}
	}
	return first
}

// mute are the subtypes of places for which nobody speaks.
var mute = map[string]bool{"mountain": true, "water": true, "village": true, "facility": true, "area": true}

// named makes a speaker of the tokens: a person among the mentions before a
// body or a place, else the words.
func (p *Parser) named(doc *tomar.Document, first, last int32) (speaker, bool) {
	s := speaker{mention: tomar.None}
	if first >= last {
		return s, false
	}
	for i := first; i < last; i++ {
		k := p.marks[i].mention
		if k == tomar.None || doc.Mentions[k].Last > last {
			continue
		}
		if m := &doc.Mentions[k]; m.Type == tomar.LOC && mute[m.Subtype] || m.First > first && doc.Tokens[m.First].Pre > 0 {
			continue // «a source inthe police of X» is not X
		}
		if s.mention == tomar.None || doc.Mentions[k].Type == tomar.PER && doc.Mentions[s.mention].Type != tomar.PER {
			s.mention = k
		}
	}
	if k := s.mention; k != tomar.None && doc.Mentions[k].Type == tomar.LOC && p.describes(doc, first, doc.Mentions[k].First) {
		s.mention = tomar.None // «a writer of X» is not X
		s.span = doc.Tokens[first].Cover(doc.Mentions[k].Span)
		return s, true
	}
	if k := s.mention; k != tomar.None && doc.Mentions[k].Type == tomar.LOC {
		if at := p.placed(doc, first, doc.Mentions[k].First); at > first {
			s.mention = tomar.None // «a source in the province of X»
			s.span = tomar.Span{Start: doc.Tokens[first].Start, End: doc.Tokens[at-1].End}
			return s, true
		}
	}
	if s.mention != tomar.None {
		s.span = doc.Mentions[s.mention].Span
		return s, true
	}
	s.span = tomar.Span{Start: doc.Tokens[first].Start, End: doc.Tokens[last-1].End}
	return s, true
}
