package clauses

import "github.com/tomar-nlp/tomar"

// kindOf is the kind of the clause that a subordinator opens.
func kindOf(set class) (tomar.ClauseKind, string) {
	switch {
	case set&temporal != 0:
		return tomar.Temporal, "temporal"
	case set&ifThen != 0:
		return tomar.IfClause, "if"
	case set&purpose != 0:
		return tomar.Purpose, "purpose"
	case set&which != 0:
		return tomar.Relative, "relative.which"
	case set&without != 0:
		return tomar.Main, "without"
	}
	return tomar.Main, "side"
}

// subordinate opens the clause whose subordinator stands at token i.
func (p *Parser) subordinate(doc *tomar.Document, i int32, set class) {
	kind, rule := kindOf(set)
	isThat := set&that != 0 && set&subordinator == 0
	cur := p.s.cur
	switch {
	case p.s.verbs == 0, set&which != 0 && p.verbAt(i+int32(p.marks[i].words)):
		// No verb will follow, or at once («باسی ئەوەشی کرد»): the word means
		// something else here.
		p.word(doc, i)
		return
	case kind == tomar.Purpose && p.marks[i].words == 1 && !p.subjunctiveNext(doc, i):
		p.word(doc, i) // «until now»
		return
	case cur == tomar.None && p.s.last == tomar.None:
		p.open(doc, i, tomar.Main, tomar.None, "main")
		if isThat {
			return
		}
		p.child(doc, i, kind, rule)
	case cur == tomar.None:
		// Behind a verb: what follows depends on its clause.
		p.extend(doc, i)
		last := p.s.last
		if isThat {
			kind, rule = tomar.Relative, "relative.behind"
			if p.notes[last].says {
				kind, rule = tomar.Content, "content"
			}
		}
		p.open(doc, i, kind, last, rule)
		p.notes[p.s.cur].loose = isThat
	case isThat && p.notes[cur].says:
		// «پێی وایە کە …»: the copula has no form of its own.
		p.s.last, p.s.cur, p.s.tail = cur, tomar.None, i
		p.open(doc, i, tomar.Content, cur, "content")
	case isThat && doc.Clauses[cur].Kind != tomar.Main && p.notes[cur].own == 0:
		p.take(doc, i) // «کاتێک کە»
		p.notes[cur].own--
	case isThat:
		p.child(doc, i, tomar.Relative, "relative")
	default:
		p.child(doc, i, kind, rule)
	}
	if set&without != 0 {
		doc.Clauses[p.s.cur].Negative = true
	}
}

// verbAt reports whether a finite verb of this sentence begins at token i.
func (p *Parser) verbAt(i int32) bool {
	return i < p.s.end && p.marks[i].verb != tomar.None
}

// colon parts a speaker from what is said: behind a verb of saying, and in
// headlines, but behind a circumposition («a great blow in X: …»).
func (p *Parser) colon(doc *tomar.Document, i int32) {
	switch cur, last := p.s.cur, p.s.last; {
	case cur == tomar.None && last != tomar.None:
		p.extend(doc, i)
		if i+1 >= p.s.end {
			return
		}
		if p.notes[last].says {
			p.stack = p.stack[:0]
			p.open(doc, i+1, tomar.Content, last, "content.colon")
		} else if p.s.verbs > 0 {
			p.open(doc, i+1, tomar.Main, tomar.None, "next")
		}
	case cur != tomar.None && doc.Clauses[cur].First == doc.Sentences[p.s.index].First && len(p.stack) == 0 &&
		p.notes[cur].own <= longSpeaker && i+1 < p.s.end && p.marks[doc.Clauses[cur].First].set&(label|prep|source) == 0 && !digitsBefore(doc, i) && !p.figures(doc, doc.Clauses[cur].First, i):
		c := &doc.Clauses[cur]
		if p.located(i-1) && !p.marks[i-1].name {
			c.Kind, p.notes[cur].rule = tomar.Headline, "headline"
			p.open(doc, i+1, tomar.Main, tomar.None, "next")
			return
		}
		c.Kind, p.notes[cur].rule, p.notes[cur].says = tomar.Headline, "headline.colon", true
		p.open(doc, i+1, tomar.Content, cur, "content.headline")
	default:
		p.word(doc, i)
	}
}

// heads reports whether nothing but the name of somebody or of a body, with a title, stands between
// two tokens: who says what follows.
func (p *Parser) heads(doc *tomar.Document, first, last int32) bool {
	s, ok := p.named(doc, first, last)
	if !ok || s.mention == tomar.None || last-first > longSpeaker {
		return false
	}
	m := &doc.Mentions[s.mention]
	if m.Type == tomar.LOC || m.First-first > headTitle || last-m.Last > headTitle || m.First > first && m.Last < last {
		return false
	}
	for i := first; i < last; i++ {
		if p.marks[i].verb != tomar.None || p.marks[i].set&(prep|bullet) != 0 && !p.marks[i].name {
			return false
		}
	}
	return true
}

// parts reports whether the semicolon at a token is the only one of its sentence and stands behind a
// speaker's name: «X; the war is over».
func (p *Parser) parts(doc *tomar.Document, st *tomar.Sentence, i int32) bool {
	for t := st.First; t < st.Last; t++ {
		if t != i && p.marks[t].set&semicolon != 0 {
			return false
		}
	}
	return p.heads(doc, st.First, i)
}

// headTitle is how many words a title beside a speaker's name has at most.
const headTitle = 5

// longSpeaker is the number of words that the X of «X: …» may have.
const longSpeaker = 12

// figures reports whether the name of a place stands before a colon and a number behind
// it: «Spain: 253 thousand infected» is a row of a list.
func (p *Parser) figures(doc *tomar.Document, first, colon int32) bool {
	if int(colon)+1 >= len(doc.Tokens) || doc.Tokens[colon+1].Kind != tomar.Number {
		return false
	}
	k := p.marks[first].mention
	return k != tomar.None && doc.Mentions[k].Type == tomar.LOC && doc.Mentions[k].Last == colon
}

func digitsBefore(doc *tomar.Document, i int32) bool {
	return i > 0 && (doc.Tokens[i-1].Kind == tomar.Number || doc.Tokens[i-1].Kind == tomar.ClockNumber)
}

// quotation is a mark at token i that opens or closes one with a verb in it.
func (p *Parser) quotation(doc *tomar.Document, i int32) {
	opens := p.marks[i].pair > i
	cur := p.s.cur
	switch {
	case opens && cur != tomar.None && p.notes[cur].own == 0 && i+1 < p.s.end && int(cur) == len(doc.Clauses)-1:
		// An empty clause: the quotation fills it.
		doc.Clauses[cur].First, doc.Clauses[cur].Last = i+1, i+2
	case opens && cur != tomar.None:
		p.notes[cur].own++
		if i+1 < p.s.end {
			p.child(doc, i+1, tomar.Quote, "quote.inside")
		}
	case opens && p.s.last != tomar.None:
		p.extend(doc, i)
		if i+1 < p.s.end && p.s.verbs > 0 {
			parent := tomar.None
			if p.notes[p.s.last].says {
				parent = p.s.last
			}
			p.open(doc, i+1, tomar.Quote, parent, "quote")
		}
	case opens:
		if i+1 < p.s.end {
			p.open(doc, i+1, tomar.Quote, tomar.None, "quote")
		}
	default:
		if cur != tomar.None {
			doc.Clauses[cur].Last = max(doc.Clauses[cur].Last, i)
			p.s.last = cur
		} else {
			p.extend(doc, i)
		}
		p.s.cur = tomar.None
		if len(p.stack) > 0 {
			p.resume(doc)
		} else if i+1 < p.s.end && p.s.verbs > 0 {
			next := i + 1
			for next+1 < p.s.end && p.marks[next].set&breaks != 0 {
				next++
			}
			p.s.tail = next
			p.s.last = tomar.None
		} else {
			p.s.tail = i + 1
		}
	}
}
