package clauses

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
)

// speaker is who says something.
type speaker struct {
	mention int32
	span    tomar.Span
}

// near is how many tokens may stand between a quotation and its clause of saying.
const near = 3

// speakers gives what is said its speaker.
func (p *Parser) speakers(doc *tomar.Document) {
	for i := range doc.Clauses {
		c := &doc.Clauses[i]
		p.notes[i].before, p.notes[i].passed = p.last, true
		p.speaks(doc, int32(i))
		if s, ok := p.source(doc, c); ok {
			p.set(c, s)
			p.notes[i].sourced = true
			continue
		}
		if up := i - 1; up >= 0 && p.notes[up].sourced && doc.Clauses[up].Sent == c.Sent {
			// What a source says goes on to the end of the sentence.
			p.set(c, speaker{doc.Clauses[up].Speaker, doc.Clauses[up].SpeakerSpan})
			p.notes[i].sourced = true
			continue
		}
		switch {
		case c.Parent != tomar.None && (c.Kind == tomar.Content || c.Kind == tomar.IfClause && p.behindSaying(doc, c)):
			p.heard(doc, c, c.Parent)
		case c.Parent != tomar.None && doc.Clauses[c.Parent].Speaker != tomar.None || c.Parent != tomar.None && !doc.Clauses[c.Parent].SpeakerSpan.Empty():
			// What depends on something said is said too.
			p.set(c, speaker{doc.Clauses[c.Parent].Speaker, doc.Clauses[c.Parent].SpeakerSpan})
		}
	}
	for i := range p.marks {
		if pair := p.marks[i].pair; pair > int32(i) {
			p.quoted(doc, int32(i), pair)
		}
	}
	p.begun(doc)
	p.answers(doc)
	p.unmarked(doc)
	p.bullets(doc)
	p.goesOn(doc)
	p.voices(doc)
}

// begun makes a quotation of the words with which a text begins within what somebody
// says, or of those behind the last clause there that tells who speaks.
func (p *Parser) begun(doc *tomar.Document) {
	end, _ := slices.BinarySearchFunc(doc.Clauses, p.headless, func(c tomar.Clause, t int32) int { return int(c.First - t) })
	for i := end - 1; i >= 0 && !p.notes[i].says; i-- {
		c := &doc.Clauses[i]
		if c.Kind == tomar.Main || c.Kind == tomar.Content || c.Kind == tomar.Headline {
			c.Kind = tomar.Quote
		}
	}
}

// speaks notes who speaks in a clause of saying, for those behind it that name
// nobody.
func (p *Parser) speaks(doc *tomar.Document, clause int32) {
	if !p.notes[clause].says {
		return
	}
	if s, ok := p.subject(doc, clause); ok && (s.mention != tomar.None || p.nounOnly(doc, s.span)) {
		p.last = s
	}
}

// nounOnly reports whether a speaker is one definite noun: «the group said».
func (p *Parser) nounOnly(doc *tomar.Document, s tomar.Span) bool {
	t, ok := slices.BinarySearchFunc(doc.Tokens, s.Start, func(t tomar.Token, at int32) int { return int(t.Start - at) })
	return ok && doc.Tokens[t].End == s.End && doc.Tokens[t].Kind == tomar.Word && p.isDefinite(doc, int32(t))
}

func (p *Parser) set(c *tomar.Clause, s speaker) { c.Speaker, c.SpeakerSpan = s.mention, s.span }

// heard gives a clause the speaker of the clause of saying above it.
func (p *Parser) heard(doc *tomar.Document, c *tomar.Clause, by int32) {
	if !p.notes[by].says {
		if up := &doc.Clauses[by]; !up.SpeakerSpan.Empty() {
			p.set(c, speaker{up.Speaker, up.SpeakerSpan})
		}
		return
	}
	if s, ok := p.sayer(doc, by); ok {
		p.set(c, s)
		p.last = s
	}
}

// quoted finds the speaker of the quotation between two tokens: in the clause
// of saying before it, behind it, or around it.
func (p *Parser) quoted(doc *tomar.Document, from, to int32) {
	by, at := tomar.None, from
	if p.marks[from].pair == to && p.headed(doc, int(from)) {
		at = doc.Sentences[doc.Tokens[from].Sent-1].First
	}
	begin := doc.Sentences[max(0, doc.Tokens[at].Sent-1)].First
	start, _ := slices.BinarySearchFunc(doc.Clauses, begin, func(c tomar.Clause, t int32) int { return int(c.First - t) })
	for i := start; i < len(doc.Clauses); i++ {
		c := &doc.Clauses[i]
		if c.First > to+near {
			break
		}
		if !p.notes[i].says && !p.introduces(c, at) {
			continue
		}
		around := c.First <= from && c.Last >= to && c.Verb != tomar.None && doc.Verbs[c.Verb].First > to
		before := c.Last <= at+1 && at-c.Last <= near || c.First < at && c.Verb != tomar.None && doc.Verbs[c.Verb].Last <= at && at-doc.Verbs[c.Verb].Last <= near
		behind := c.First > to && c.First-to <= near && c.Sent <= doc.Tokens[to].Sent+1 && (oneLine(doc, to, c.First) || oneLine(doc, from, to))
		if around || before || behind && by == tomar.None {
			by = int32(i)
		}
	}
	var s speaker
	ok := false
	if by != tomar.None {
		s, ok = p.sayer(doc, by)
	}
	for i := start; i < len(doc.Clauses) && doc.Clauses[i].First < to; i++ {
		c := &doc.Clauses[i]
		if c.First <= from {
			continue
		}
		if c.Kind == tomar.Main || c.Kind == tomar.Content || c.Kind == tomar.Headline {
			c.Kind = tomar.Quote
		}
		if c.Parent == tomar.None && by != tomar.None && by < int32(i) {
			c.Parent = by
		}
		if ok {
			p.set(c, s)
		}
	}
}

// oneLine reports whether two tokens stand in one line. Behind a quotation of several lines
// the next one speaks of others; a line that is a quotation heads what follows.
func oneLine(doc *tomar.Document, from, to int32) bool {
	return !strings.Contains(doc.Text[doc.Tokens[from].End:doc.Tokens[to].Start], "\n")
}

// introduces reports whether a clause stands before a quotation with nothing but
// a colon between: then it tells who speaks, whatever its verb.
func (p *Parser) introduces(c *tomar.Clause, from int32) bool {
	colons := false
	for t := from - 1; t >= max(0, from-near); t-- {
		if p.marks[t].set&colon == 0 {
			return colons && (c.Last == t+1 || c.Last > t && c.Last <= from)
		}
		colons = true
	}
	return false
}

// source is the speaker that a phrase like «بەپێی …» or «بە وتەی …» names at
// the clause's beginning.
func (p *Parser) source(doc *tomar.Document, c *tomar.Clause) (speaker, bool) {
	i := c.First
	for i < c.Last && p.marks[i].set&(breaks|quote|quoteOpen) != 0 {
		i++
	}
	if i < c.Last && p.marks[i].set&source == 0 {
		i = p.sourceWithin(i, c)
	}
	if i >= c.Last {
		return speaker{mention: tomar.None}, false
	}
	first := i + int32(p.marks[i].words)
	if first < c.Last && p.isDefinite(doc, first) {
		return p.named(doc, first, min(first+1, c.Last)) // «according to the statement»
	}
	last := p.sourceEnd(doc, first, c.Last)
	for t := first; t < last; t++ {
		if p.marks[t].set&self != 0 {
			return speaker{mention: tomar.None}, false // «according to what we know»
		}
	}
	return p.named(doc, first, last)
}

// sourceWithin is where a phrase like «بەپێی ئاماری …» stands within a clause, before its verb: one
// that names a paper; the clause's end where there is none.
func (p *Parser) sourceWithin(first int32, c *tomar.Clause) int32 {
	for i := first; i+1 < c.Last && p.marks[i].verb == tomar.None; i++ {
		if next := i + int32(p.marks[i].words); p.marks[i].set&source != 0 && next < c.Last && p.paper(next) {
			return i
		}
	}
	return c.Last
}

// sayer is who says what a clause of saying says: its subject, else that of the
// clauses joined before it, else the one who spoke last.
func (p *Parser) sayer(doc *tomar.Document, clause int32) (speaker, bool) {
	for by := clause; by >= 0 && doc.Clauses[by].Sent == doc.Clauses[clause].Sent; by-- {
		if k := doc.Clauses[by].Kind; by != clause && k != tomar.Main && k != tomar.Headline {
			continue
		}
		if s, ok := p.subject(doc, by); ok {
			return s, true
		}
		if up := doc.Clauses[by].Parent; up != tomar.None && p.saysOn(doc, by) {
			if s, ok := p.subject(doc, up); ok {
				return s, true
			}
		}
		if p.notes[by].rule != "joined" {
			break
		}
	}
	last := p.last
	if p.notes[clause].passed {
		last = p.notes[clause].before
	}
	return last, !last.span.Empty()
}
