package clauses

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

// sign is something about a unit that tells whose words it is.
type sign uint8

const (
	always       sign = iota
	frameSign         // it says that somebody says something
	selfFrame         // … that the one who speaks does
	content           // what is said stands in it
	saysLast          // it ends with the verb of saying
	dropped           // … and names nobody who says it
	quotedSign        // the marks, or the rules before, make it somebody's words
	ownWord           // a word of the first person
	ownVerb           // a verb of the first person
	ownNoun           // a word with the clitic «our»
	yours             // a verb of the second person
	closer            // a mark at its end closes a quotation that nothing opened
	opener            // a mark at its beginning opens one that nothing closes
	pairOpen          // a quotation begins with it
	pairClose         // a quotation ends with it
	question          // it ends with a question mark
	colonLast         // it ends with a colon
	paperSign         // it names a statement or a report
	actSign           // it names something done by words: a demand, a condemnation
	namedFirst        // it begins with a name of somebody or a body
	lineSign          // it begins a line
	digits            // a number
	personSign        // somebody's name
	nameSign          // another name
	passiveSign       // its verb is passive
	negativeSign      // its verb is negative
	signs
)

var signNames = [signs]string{
	"always", "frame", "frame_self", "content", "says_last", "dropped", "quoted", "own_word", "own_verb", "own_noun", "yours", "closer", "opener", "pair_open", "pair_close",
	"question", "colon_last", "paper", "act", "named_first", "line", "digits", "person", "name", "passive", "negative",
}

// unit is a stretch of a sentence that one voice tells, the author's or somebody's whom he
// lets speak: a clause of its own and what depends on it.
type unit struct {
	first, last int32 // clauses, half-open
	from, to    int32 // tokens, half-open
	signs       uint32
	words       int32 // how many
	tense       int8  // of its verb: past, present, perfect, subjunctive, none
	sum         int32 // the words' weights and the bias, in thousandths, at most wordsMost from nought
}

func (u *unit) has(s sign) bool { return u.signs>>s&1 != 0 }

func (u *unit) note(s sign, is bool) {
	if is {
		u.signs |= 1 << s
	}
}

// own reports whether a unit is in the first person.
func (u *unit) own() bool { return u.has(ownWord) || u.has(ownVerb) }

// Tenses of a unit.
const (
	pastTense = iota
	presentTense
	perfectTense
	subjunctiveTense
	noTense
	tenses
)

// divide cuts the document into units and notes their signs.
func (p *Parser) divide(doc *tomar.Document) {
	p.units = p.units[:0]
	sent := tomar.None
	for i := range doc.Clauses {
		c := &doc.Clauses[i]
		if c.Sent == sent && (c.Said || c.Kind != tomar.Main && c.Kind != tomar.Headline && c.Kind != tomar.Quote) {
			continue
		}
		from := c.First
		if c.Sent != sent {
			from = doc.Sentences[c.Sent].First
		}
		if n := len(p.units); n > 0 {
			if from <= p.units[n-1].from {
				continue // no token of its own
			}
			p.units[n-1].last, p.units[n-1].to = int32(i), from
			if c.Sent != sent {
				p.units[n-1].to = doc.Sentences[sent].Last
			}
		}
		p.units = append(p.units, unit{first: int32(i), last: int32(len(doc.Clauses)), from: from, to: doc.Sentences[c.Sent].Last})
		sent = c.Sent
	}
	for i := range p.units {
		p.units[i].to = max(p.units[i].to, p.units[i].from+1)
		p.describe(doc, &p.units[i])
	}
}

// describe notes the signs of a unit.
func (p *Parser) describe(doc *tomar.Document, u *unit) {
	u.note(always, true)
	for i := u.first; i < u.last; i++ {
		c, n := &doc.Clauses[i], &p.notes[i]
		u.note(content, c.Said)
		if !n.says && !n.sourced && n.rule != "headline.colon" {
			continue
		}
		if p.selfSaid(doc, i) {
			u.note(selfFrame, true)
			continue
		}
		_, named := p.subject(doc, i)
		u.note(frameSign, true)
		u.note(dropped, !named)
		u.note(saysLast, c.Verb != tomar.None && doc.Verbs[c.Verb].Last >= u.to-2)
	}
	c := &doc.Clauses[u.first]
	u.note(quotedSign, c.Kind == tomar.Quote)
	u.tense = noTense
	if c.Verb != tomar.None {
		v := &doc.Verbs[c.Verb]
		u.note(passiveSign, v.Passive)
		u.note(negativeSign, v.Negative)
		switch {
		case v.Mood == tomar.Subjunctive:
			u.tense = subjunctiveTense
		case v.Perfect:
			u.tense = perfectTense
		case v.Tense == tomar.Present:
			u.tense = presentTense
		default:
			u.tense = pastTense
		}
	}
	for t := u.from; t < u.to; t++ {
		p.hear(doc, u, t)
	}
	u.sum = min(max(u.sum+p.voice.bias, -wordsMost), wordsMost)
	last := u.to - 1
	for last > u.from && p.marks[last].set&(quote|quoteOpen) != 0 {
		last--
	}
	u.note(colonLast, p.marks[last].set&colon != 0)
	u.note(question, strings.ContainsAny(doc.Slice(doc.Tokens[last].Span), "؟?"))
	sent := doc.Tokens[u.from].Sent
	u.note(lineSign, doc.Sentences[sent].First == u.from && beginsLine(doc, sent))
}

// hear notes what a token of a unit tells of its voice.
func (p *Parser) hear(doc *tomar.Document, u *unit, t int32) {
	m := &p.marks[t]
	u.note(ownWord, m.set&self != 0)
	if m.verb != tomar.None {
		v := &doc.Verbs[m.verb]
		u.note(ownVerb, p.firstPerson(v) || p.ourDoing(doc, v))
		u.note(yours, v.Score >= sureScore && !p.firstPerson(v) && (v.Ending == 2 || v.Ending == 5))
	}
	if m.mention != tomar.None {
		person := doc.Mentions[m.mention].Type == tomar.PER
		u.note(personSign, person)
		u.note(nameSign, !person)
		u.note(namedFirst, t == u.from && doc.Mentions[m.mention].Type != tomar.LOC)
	}
	switch doc.Tokens[t].Kind {
	case tomar.Number:
		u.note(digits, true)
	case tomar.Word:
		u.words++
		c := p.cue(t)
		u.sum += int32(c.voice)
		u.note(ownNoun, c.ends&ourEnd != 0)
		u.note(paperSign, c.ends&paperWord != 0)
		u.note(actSign, c.ends&actWord != 0)
	}
	if m.set&(quote|quoteOpen|quoteClose) == 0 {
		return
	}
	switch {
	case m.pair != tomar.None && m.pair > t && t <= u.from+1:
		u.note(pairOpen, true)
	case m.pair != tomar.None && m.pair < t && t >= u.to-2:
		u.note(pairClose, true)
	case m.pair == tomar.None && (m.set&quoteClose != 0 || m.set&quote != 0 && t >= u.to-3 && p.closes(doc, int(t))):
		u.note(closer, true)
	case m.pair == tomar.None && t <= u.from+2:
		u.note(opener, true)
	}
}
