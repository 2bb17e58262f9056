package clauses

import (
	"slices"

	"github.com/tomar-nlp/tomar"
)

// questionsMin is the number of questions that make an interview of a text in which nobody's
// name stands before what he says.
const questionsMin = 4

// unmarked makes speech of the answers of an interview that no names mark: a text with several
// questions behind each of which somebody goes on in the first person. An essay asks too, but
// its questions are not answered so.
func (p *Parser) unmarked(doc *tomar.Document) {
	asked, answered, first := 0, 0, int32(-1)
	open, own := false, false
	for i := range doc.Sentences {
		s := int32(i)
		if asks(doc, s) {
			if first < 0 {
				first = s
			}
			if asked++; own {
				answered++
			}
			open, own = true, false
			continue
		}
		own = own || open && p.ownWords(doc, s)
	}
	if own {
		answered++
	}
	if asked < questionsMin || answered == 0 || !p.announced(doc, first) && (answered < questionsMin || 2*answered < asked) {
		return
	}
	by := speaker{mention: tomar.None}
	for i := range doc.Clauses {
		c := &doc.Clauses[i]
		if c.Sent < first {
			continue
		}
		if c.Sent == first && by.span.Empty() && p.notes[i].passed {
			if b := p.notes[i].before; b.mention != tomar.None && doc.Mentions[b.mention].Type == tomar.PER {
				by = b
			}
		}
		if c.Sent == first || asks(doc, c.Sent) {
			continue
		}
		p.speech(c, by)
	}
}

// announced reports whether the sentences before the first question say that an interview follows.
func (p *Parser) announced(doc *tomar.Document, upto int32) bool {
	for t := int32(0); t < doc.Sentences[upto].First; t++ {
		if p.marks[t].set&interview != 0 {
			return true
		}
	}
	return false
}

// bullets makes speech of the line behind a line that is a name and a colon, and of the lines with a
// bullet there: «X: / - … / - …».
func (p *Parser) bullets(doc *tomar.Document) {
	by := speaker{mention: tomar.None}
	within, next := false, false
	for i, n := 0, len(doc.Sentences); i < n; i++ {
		st := &doc.Sentences[i]
		line := beginsLine(doc, int32(i))
		switch {
		case line && (next || p.marks[st.First].set&bullet != 0):
			within, next = !by.span.Empty(), false
		case line:
			by, within, next = speaker{mention: tomar.None}, false, false
			if last := st.Last - 1; p.marks[last].set&colon != 0 && last-st.First <= longSpeaker && i+1 < n && beginsLine(doc, int32(i)+1) {
				if s, ok := p.named(doc, st.First, last); ok && s.mention != tomar.None && doc.Mentions[s.mention].Type != tomar.LOC {
					by, next = s, p.heads(doc, st.First, last)
				}
			}
		}
		if !within {
			continue
		}
		for k := firstClause(doc, int32(i)); k < len(doc.Clauses) && doc.Clauses[k].Sent == int32(i); k++ {
			p.speech(&doc.Clauses[k], by)
		}
	}
}

// firstClause is the index of the first clause of a sentence, or of one behind it.
func firstClause(doc *tomar.Document, sent int32) int {
	i, _ := slices.BinarySearchFunc(doc.Clauses, sent, func(c tomar.Clause, s int32) int { return int(c.Sent - s) })
	return i
}

// speech makes a quotation of a clause, of somebody where no one else says it.
func (p *Parser) speech(c *tomar.Clause, by speaker) {
	if c.Kind == tomar.Main || c.Kind == tomar.Content || c.Kind == tomar.Headline {
		c.Kind = tomar.Quote
	}
	if c.SpeakerSpan.Empty() {
		p.set(c, by)
	}
}
