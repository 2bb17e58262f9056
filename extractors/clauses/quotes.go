package clauses

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

// maxQuote is the longest quotation, in tokens.
const maxQuote = 400

// brokenOff is the longest quotation, in tokens, that a text breaks off within where nothing
// but a verb of saying announces it.
const brokenOff = 120

// quotes pairs the marks of quotations that hold a verb. A quotation ends with
// its paragraph, but one that a colon announces or that the text begins with may go on
// through others, up to a mark that stands directly behind a word, or to the end of
// the text. A text may also begin within what somebody says: then the first mark ends it.
func (p *Parser) quotes(doc *tomar.Document) {
	open := tomar.None
	verb, announced, plain, far, marked, spoken := false, false, false, false, false, false
	said, line := false, tomar.None // a verb of saying stands before; the last token of the line
	p.headless = tomar.None
	for i := range p.marks {
		m := &p.marks[i]
		if open != tomar.None && i > 0 && strings.IndexByte(doc.Text[doc.Tokens[i-1].End:doc.Tokens[i].Start], '\n') >= 0 {
			if !far {
				line = int32(i) - 1
			}
			if far = true; !announced && !plain && !said || int32(i)-open > maxQuote {
				open = tomar.None
			}
		}
		if m.verb != tomar.None {
			verb = true
		}
		if open != tomar.None && far && m.set&(quote|quoteOpen) != 0 && !p.closes(doc, i) {
			p.closeLine(open, line, said && verb)
			open = tomar.None // the one before was never closed
		}
		if m.set&(quote|quoteOpen|quoteClose) != 0 && !marked {
			marked = true
			if m.set&(quote|quoteClose) != 0 && verb && i <= maxQuote && p.closes(doc, i) && p.ends(doc, i) {
				p.headless = int32(i)
				continue
			}
		}
		opens := m.set&quoteOpen != 0 || m.set&quote != 0 && open == tomar.None
		closes := open != tomar.None && m.set&(quote|quoteClose) != 0
		switch {
		case closes:
			if verb && int32(i)-open <= maxQuote {
				m.pair, p.marks[open].pair, spoken = open, int32(i), true
			}
			marked = spoken || int32(i)-open > longTitle // a title is nobody's words
			open = tomar.None
		case opens:
			open, verb, far = int32(i), false, false
			announced = i == 0 || p.marks[i-1].set&colon != 0 || p.headed(doc, i)
			said, line = p.saidBefore(doc, i), tomar.None
			plain = p.opens(doc, i)
		}
	}
	if last := int32(len(p.marks) - 1); open != tomar.None && said && !announced {
		if line == tomar.None || last-open <= brokenOff {
			line = last
		}
		p.closeLine(open, line, verb)
	} else if open != tomar.None && announced && verb && last-open <= maxQuote {
		p.marks[open].pair = last // the text breaks off within what somebody says
	}
}

// closeLine ends a quotation that is never closed with its line, where a verb of saying
// announces it.
func (p *Parser) closeLine(open, line int32, said bool) {
	if said && line > open && line-open <= maxQuote {
		p.marks[open].pair, p.marks[line].pair = line, open
	}
}

// headed reports whether a mark begins the line behind a short one, which heads
// what a line that ends with a colon announces.
func (p *Parser) headed(doc *tomar.Document, i int) bool {
	if doc.Tokens[i].Sent < 2 || int(doc.Sentences[doc.Tokens[i].Sent].First) != i {
		return false
	}
	head := &doc.Sentences[doc.Tokens[i].Sent-1]
	if head.Last-head.First > longHead || p.marks[head.First-1].set&colon == 0 || !beginsLine(doc, doc.Tokens[i].Sent) || !beginsLine(doc, doc.Tokens[i].Sent-1) {
		return false
	}
	for t := head.First; t < head.Last; t++ {
		if p.marks[t].set&(quote|quoteOpen) != 0 {
			return false
		}
	}
	return true
}

// longHead is how many tokens the line over a quotation may have.
const longHead = 14

// saidBefore reports whether a verb of saying stands directly before a mark, or before the
// comma there.
func (p *Parser) saidBefore(doc *tomar.Document, i int) bool {
	if i > 1 && p.marks[i-1].set&comma != 0 {
		i--
	}
	for j := i - 1; j >= max(0, i-2); j-- {
		if v := p.marks[j].verb; v != tomar.None {
			return p.say[doc.Verbs[v].Lemma] && int(doc.Verbs[v].Last) == i
		}
	}
	return false
}

// singles pairs the single marks of quotations that hold a verb: in one line, and
// neither around nor within another pair.
func (p *Parser) singles(doc *tomar.Document) {
	open, verb, until := tomar.None, false, tomar.None
	for i := range p.marks {
		m := &p.marks[i]
		if open != tomar.None && (m.pair != tomar.None || strings.IndexByte(doc.Text[doc.Tokens[i-1].End:doc.Tokens[i].Start], '\n') >= 0) {
			open = tomar.None
		}
		if m.pair > int32(i) {
			until = m.pair
		}
		if int32(i) <= until {
			continue
		}
		verb = verb || m.verb != tomar.None
		switch {
		case m.set&single == 0:
		case open != tomar.None && p.closes(doc, i):
			if verb {
				o := &p.marks[open]
				m.pair, o.pair = open, int32(i)
				m.set, o.set = m.set|quote, o.set|quote
			}
			open = tomar.None
		case p.opens(doc, i):
			open, verb = int32(i), false
		}
	}
}

// ends reports whether a mark stands at the end of a sentence: beside its stop, or
// with nothing behind it in its line.
func (p *Parser) ends(doc *tomar.Document, i int) bool {
	if i+1 >= len(doc.Tokens) || doc.Tokens[i+1].Sent != doc.Tokens[i].Sent {
		return true
	}
	return doc.Slice(doc.Tokens[i+1].Span) == "." || i > 0 && doc.Slice(doc.Tokens[i-1].Span) == "."
}

// opens reports whether a mark stands directly before a word, with none directly before it.
func (p *Parser) opens(doc *tomar.Document, i int) bool {
	before := i > 0 && doc.Tokens[i-1].End == doc.Tokens[i].Start
	return !before && i+1 < len(doc.Tokens) && doc.Tokens[i].End == doc.Tokens[i+1].Start
}

// closes reports whether a mark that both opens and closes stands directly
// behind a word, with none directly behind it. Behind a colon it opens.
func (p *Parser) closes(doc *tomar.Document, i int) bool {
	if i > 0 && p.marks[i-1].set&colon != 0 {
		return false
	}
	before := i > 0 && doc.Tokens[i-1].End == doc.Tokens[i].Start
	behind := i+1 < len(doc.Tokens) && doc.Tokens[i].End == doc.Tokens[i+1].Start && doc.Tokens[i+1].Kind == tomar.Word
	return before && !behind
}
