package verb

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/seeds"
)

// wordClass is what a function word says about its neighbours.
type wordClass uint16

const (
	preposition   wordClass = 1 << iota
	circumfix               // preposition that a closing part may follow
	closing                 // that closing part, which looks like a verb
	demonstrative           // before a noun that ends with ە
	number                  // makes a plural without ending
	joiner                  // and, that, if …: a clause may end before it
	plural                  // ends like a plural; no list tells
	pluralOf                // ends like a plural with the ezafe
	joined                  // begins like a word with such a preposition written onto it
	nominal                 // makes a compound with a light verb
	final                   // a verb where a sentence ends with it
	inLight                 // makes a compound with «in» and a light verb
)

func (g *Grammar) addCues(cues *seeds.Cues) {
	g.words = map[string]wordClass{}
	for i := range cues.Rows {
		r := &cues.Rows[i]
		c := wordClass(0)
		switch r.Class {
		case "prep":
			c = preposition
		case "prep_open":
			c = preposition | circumfix
			for _, w := range r.Words {
				if k := key(w); len(k) == joinedLen && !slices.Contains(g.joined, k) {
					g.joined = append(g.joined, k)
				}
			}
		case "closing":
			c = closing
		case "in_light":
			c = inLight
		case "dem":
			c = demonstrative
		case "number":
			c = number
		case "conj", "that", "if", "purpose", "temporal", "cause", "concession", "without":
			c = joiner
		default:
			continue
		}
		for _, w := range r.Words {
			if k := key(w); !slices.Contains([]byte(k), ' ') {
				g.words[k] |= c
			}
		}
	}
}

// joinedLen is the number of letters of the prepositions that are written onto
// words, joinedMinLen that of words that may be so.
const (
	joinedLen    = 2
	joinedMinLen = 5
)

// classOf is the class of a word by its key.
func (g *Grammar) classOf(k []byte) wordClass {
	c := wordClass(0)
	if g.listed.Has(k) {
		c = g.words[string(k)]
		if g.nominals[string(k)] != nil {
			c |= nominal
		}
	}
	if len(k) >= joinedMinLen && slices.Contains(g.joined, string(k[:joinedLen])) {
		c |= joined
	}
	for _, p := range g.plurals {
		if len(k) > len(p)+1 && string(k[len(k)-len(p):]) == p {
			c |= plural
			break
		}
	}
	if g.pluralOf != "" && strings.HasSuffix(string(k), g.pluralOf) {
		c |= pluralOf
	}
	return c
}

// How far neighbours are looked at, in tokens, and what they change.
const (
	reach       = 7
	pluralReach = 12
	raisedTo    = 170
	sure        = 150
	nominalBy   = 110 // a finite reading where a noun must stand
	unlikelyBy  = 100
	aimlessBy   = 70 // a directional form with nothing behind it
)

// weigh sets the scores of token i's readings, doc.Verbs[first:], by the words
// beside it, drops the weak ones and puts the best first.
func (a *Analyzer) weigh(doc *tomar.Document, i, first int) {
	forms := doc.Verbs[first:]
	before, after := a.classAt(doc, i, -1), a.classAt(doc, i, 1)
	ends := a.endsAt(doc, i)
	own := a.classAt(doc, i, 0)
	verbal := slices.ContainsFunc(forms, func(v tomar.VerbForm) bool { return v.Infinitive })
	for k := range forms {
		v := &forms[k]
		if v.Infinitive || v.Participle {
			continue
		}
		if v.Directional && ends {
			v.Score -= min(v.Score, aimlessBy)
		}
		switch {
		case (before&circumfix != 0 || before&number != 0 && a.classAt(doc, i, -2)&circumfix != 0) && a.closes(doc, i, v):
			v.Score = 0 // «in his message», not «gave a message»
		case own&closing != 0:
			switch {
			case a.opened(doc, i):
				if a.lone(doc, i, first) {
					v.Score = max(v.Score, raisedTo-30)
				}
			case ends || after&(preposition|joiner) != 0:
				v.Score = max(v.Score, raisedTo)
			default:
				v.Score = max(v.Score, raisedTo-30)
			}
		case verbal && v.Ending == 6 && v.Tense == tomar.Past:
			// The plural looks like the infinitive: it needs a plural before it
			// and an end behind it.
			row := &a.m.g.verbs.Rows[v.Lemma]
			light := row.Light && v.Passive
			switch {
			case v.Directional && !row.Transitive && !ends && before&(preposition|demonstrative|joiner) == 0 && (!a.ezafeBefore(doc, i) && (a.pluralBefore(doc, i) || a.pairBefore(doc, i)) || a.countedBefore(doc, i)):
				v.Score = 255 // «three people arrived in X», «X and Y came to an agreement»
			case !ends && !row.Transitive && (before&pluralOf != 0 || after&preposition != 0 && a.ezafeBefore(doc, i)): // «the teams of rescuing»
				v.Score -= min(v.Score, nominalBy)
			case before&(preposition|number) != 0, !light && (!ends && after&(preposition|joiner) == 0 || !(ends && v.Passive) && !a.stopsAt(doc, i) && !a.pluralBefore(doc, i)):
				v.Score -= min(v.Score, nominalBy)
			case v.Score >= sure:
				v.Score = 255
			}
		case verbal && v.Ending == 4 && v.Mood == tomar.Subjunctive:
			v.Score -= min(v.Score, nominalBy)
		case own&final != 0 && ends && v.Tense == tomar.Past && v.Ending == 3 && before&preposition == 0 && a.wordBefore(doc, i):
			v.Score = max(v.Score, raisedTo)
		case before&demonstrative != 0 && v.Perfect && v.Ending == 3 && !ends:
			v.Score -= min(v.Score, unlikelyBy)
		}
	}
	forms = slices.DeleteFunc(forms, func(v tomar.VerbForm) bool { return v.Score < minShown })
	slices.SortStableFunc(forms, func(x, y tomar.VerbForm) int { return int(y.Score) - int(x.Score) })
	doc.Verbs = doc.Verbs[:first+len(forms)]
}

// classAt is the class of the token that stands by away from i, in its sentence.
func (a *Analyzer) classAt(doc *tomar.Document, i, by int) wordClass {
	j := i + by
	if j < 0 || j >= len(doc.Tokens) || doc.Tokens[j].Sent != doc.Tokens[i].Sent {
		return 0
	}
	switch t := &doc.Tokens[j]; t.Kind {
	case tomar.Word:
		if s := a.slot(a.ids[j], doc.Slice(t.Core())); s != nil {
			return s.class
		}
	case tomar.Number, tomar.NumberSuffix:
		return number
	}
	return 0
}

// endsAt reports whether the sentence or a part of it ends behind token i.
func (a *Analyzer) endsAt(doc *tomar.Document, i int) bool {
	j := i + 1
	if doc.Tokens[i].Post > 0 || j >= len(doc.Tokens) || doc.Tokens[j].Sent != doc.Tokens[i].Sent {
		return true
	}
	switch doc.Tokens[j].Kind {
	case tomar.Punct, tomar.Symbol, tomar.URL, tomar.Hashtag:
		return true
	}
	return false
}

// wordBefore reports whether a word stands before token i, in its sentence.
func (a *Analyzer) wordBefore(doc *tomar.Document, i int) bool {
	return i > 0 && doc.Tokens[i-1].Sent == doc.Tokens[i].Sent && doc.Tokens[i-1].Kind == tomar.Word
}

// opened reports whether a preposition before token i waits for its closing part.
func (a *Analyzer) opened(doc *tomar.Document, i int) bool {
	for by := -1; by >= -reach; by-- {
		j := i + by
		if j < 0 || doc.Tokens[j].Sent != doc.Tokens[i].Sent || doc.Tokens[j].Kind == tomar.Punct {
			return false
		}
		c := a.classAt(doc, i, by)
		if by == -1 && c&nominal != 0 {
			return false
		}
		if c&(circumfix|joined) != 0 || by == -1 && c&number != 0 {
			return true
		}
		if c&closing != 0 {
			return false
		}
	}
	return false
}

// closes reports whether a light verb at the end of token i has the letters that close what
// a preposition opens.
func (a *Analyzer) closes(doc *tomar.Document, i int, v *tomar.VerbForm) bool {
	if v.Start <= doc.Tokens[i].Start {
		return false
	}
	a.buf = norm.AppendKey(a.buf[:0], doc.Text[doc.Tokens[i].Start:v.Start])
	if a.m.g.classOf(a.buf)&inLight != 0 {
		return false // «put to death»
	}
	a.buf = norm.AppendKey(a.buf[:0], strings.TrimPrefix(doc.Slice(v.Span), string(ezafeLetter)))
	return a.m.g.classOf(a.buf)&closing != 0
}

// lone reports whether a full stop stands behind token i and its sentence has no
// finite verb before it, none of doc.Verbs[:first]: a sentence ends with a verb.
func (a *Analyzer) lone(doc *tomar.Document, i, first int) bool {
	if !a.stopsAt(doc, i) {
		return false
	}
	for k := first - 1; k >= 0 && doc.Tokens[doc.Verbs[k].First].Sent == doc.Tokens[i].Sent; k-- {
		if v := &doc.Verbs[k]; !v.Infinitive && !v.Participle {
			return false
		}
	}
	return true
}

// ezafeBefore reports whether the word before token i ends as words do that an
// ezafe joins to the next.
func (a *Analyzer) ezafeBefore(doc *tomar.Document, i int) bool {
	if i == 0 || doc.Tokens[i-1].Sent != doc.Tokens[i].Sent || doc.Tokens[i-1].Kind != tomar.Word {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(doc.Slice(doc.Tokens[i-1].Span))
	return r == ezafeLetter
}

// ezafeLetter is U+06CC, the letter that joins a word to the next.
const ezafeLetter = '\u06CC'

// stopsAt reports whether a full stop ends the sentence behind token i.
func (a *Analyzer) stopsAt(doc *tomar.Document, i int) bool {
	j := i + 1
	return j < len(doc.Tokens) && doc.Tokens[j].Sent == doc.Tokens[i].Sent && doc.Slice(doc.Tokens[j].Span) == "."
}

// pairBefore reports whether a conjunction stands shortly before token i: two of whatever it joins are a plural.
func (a *Analyzer) pairBefore(doc *tomar.Document, i int) bool {
	for j := i - 2; j >= max(1, i-pairReach) && doc.Tokens[j].Sent == doc.Tokens[i].Sent; j-- {
		if k := &doc.Tokens[j]; k.Kind == tomar.Word && k.Len() == 2 && doc.Tokens[j-1].Sent == k.Sent {
			return true
		}
	}
	return false
}

// countedBefore reports whether a number stands before one or two words before token i: «six civilians fell».
func (a *Analyzer) countedBefore(doc *tomar.Document, i int) bool {
	return a.classAt(doc, i, -2)&number != 0 || a.classAt(doc, i, -3)&number != 0
}

// pairReach is how many tokens before a verb the conjunction of its subjects is looked for.
const pairReach = 6

// pluralBefore reports whether a plural or a number stands shortly before token i.
func (a *Analyzer) pluralBefore(doc *tomar.Document, i int) bool {
	for by := -1; by >= -pluralReach; by-- {
		j := i + by
		if j < 0 || doc.Tokens[j].Sent != doc.Tokens[i].Sent {
			return false
		}
		if a.classAt(doc, i, by)&(number|plural) != 0 {
			return true
		}
	}
	return false
}
