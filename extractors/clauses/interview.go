package clauses

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

// answers makes speech of what stands behind «X:» under a question, up to the next
// question or the next «Y:» that begins a line: the answers of an interview carry no
// marks of quotation.
func (p *Parser) answers(doc *tomar.Document) {
	p.asked(doc)
	var s speaker
	answer, asked, label := false, false, tomar.None
	known := speaker{mention: tomar.None} // who answered a question before
	begun := 0                            // clauses before the first question
	sent := tomar.None
	for i := range doc.Clauses {
		c := &doc.Clauses[i]
		if c.Sent != sent {
			sent = c.Sent
			named := p.notes[i].rule == "headline.colon" && (asked || beginsLine(doc, c.Sent))
			if answer && (named || p.notes[i].asked || asks(doc, c.Sent) && beginsLine(doc, c.Sent)) {
				answer = false
			}
			if named && asked {
				s, answer = p.sayer(doc, int32(i))
				label = int32(i)
				if known.mention == tomar.None && s.mention != tomar.None {
					p.answered(doc, begun, s)
				}
				known = s
			} else if named && known.mention != tomar.None {
				if by, ok := p.sayer(doc, int32(i)); ok && by.mention != tomar.None && doc.Mentions[by.mention].Type == tomar.PER && same(doc, by.mention, known.mention) {
					s, answer, label = by, true, int32(i)
				}
			}
			if asked = asks(doc, c.Sent); asked && begun == 0 {
				begun = i
			}
		}
		if !answer || int32(i) == label {
			continue
		}
		p.speech(c, s)
	}
}

// asked takes what an interviewer asks from those whose words are told: one whose name stands
// before two questions or more.
func (p *Parser) asked(doc *tomar.Document) {
	for i := range doc.Clauses {
		if p.notes[i].rule != "headline.colon" || !asks(doc, doc.Clauses[i].Sent) || !p.asksAgain(doc, i) {
			continue
		}
		p.notes[i].asked = true
		for k := i + 1; k < len(doc.Clauses) && doc.Clauses[k].Sent == doc.Clauses[i].Sent; k++ {
			p.notes[k].asked = true
			c := &doc.Clauses[k]
			if c.Said = false; c.Kind == tomar.Content && c.Parent == int32(i) {
				c.Kind, c.Parent = tomar.Main, tomar.None
			}
			p.set(c, speaker{mention: tomar.None})
		}
	}
}

// asksAgain reports whether the words before a colon stand before another question too.
func (p *Parser) asksAgain(doc *tomar.Document, i int) bool {
	name := doc.Slice(doc.Clauses[i].Span)
	for k := range doc.Clauses {
		if k != i && p.notes[k].rule == "headline.colon" && doc.Slice(doc.Clauses[k].Span) == name && asks(doc, doc.Clauses[k].Sent) {
			return true
		}
	}
	return false
}

// answered makes speech of the sentences in the first person before the first question of
// an interview, whose text may begin within an answer.
func (p *Parser) answered(doc *tomar.Document, upto int, by speaker) {
	for i := range doc.Clauses[:upto] {
		if c := &doc.Clauses[i]; c.Kind == tomar.Main && c.SpeakerSpan.Empty() && p.ownWords(doc, c.Sent) {
			c.Kind = tomar.Quote
			p.set(c, by)
		}
	}
}

// same reports whether two mentions name one entity or have one text.
func same(doc *tomar.Document, a, b int32) bool {
	m, k := &doc.Mentions[a], &doc.Mentions[b]
	return m.Entity != tomar.None && m.Entity == k.Entity || doc.Slice(m.Base) == doc.Slice(k.Base)
}

// beginsLine reports whether nothing of its line stands before a sentence.
func beginsLine(doc *tomar.Document, sent int32) bool {
	first := doc.Sentences[sent].First
	return first == 0 || strings.IndexByte(doc.Text[doc.Tokens[first-1].End:doc.Tokens[first].Start], '\n') >= 0
}

// asks reports whether a sentence ends with a question mark, which a mark of
// quotation may follow.
func asks(doc *tomar.Document, sent int32) bool {
	st := &doc.Sentences[sent]
	for t := st.Last - 1; t >= st.First && doc.Tokens[t].Kind != tomar.Word; t-- {
		if k := doc.Slice(doc.Tokens[t].Span); strings.ContainsAny(k, "؟?") {
			return true
		}
	}
	return false
}
