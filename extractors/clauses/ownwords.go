package clauses

import "github.com/tomar-nlp/tomar"

// ownReach is how many sentences behind the last words of somebody a sentence in the first
// person is still his.
const ownReach = 2

// goesOn makes speech of sentences in the first person shortly behind what somebody says:
// «X said … . We shall …». What a newspaper tells of itself is not told so.
func (p *Parser) goesOn(doc *tomar.Document) {
	by, last := speaker{mention: tomar.None}, int32(-1)
	for i := 0; i < len(doc.Clauses); {
		sent := doc.Clauses[i].Sent
		end, told := i, false
		for ; end < len(doc.Clauses) && doc.Clauses[end].Sent == sent; end++ {
			c := &doc.Clauses[end]
			near := last >= 0 && sent-last <= ownReach
			if c.Kind == tomar.Quote || c.Kind == tomar.Content && !c.SpeakerSpan.Empty() && !(near && p.selfSaid(doc, c.Parent)) {
				told = true
				if !c.SpeakerSpan.Empty() && (c.Speaker == tomar.None || doc.Mentions[c.Speaker].Type != tomar.LOC) {
					by = speaker{c.Speaker, c.SpeakerSpan}
				}
			}
			if p.notes[end].says && !(near && p.selfSaid(doc, int32(end))) {
				told = true
				if s, ok := p.subject(doc, int32(end)); ok && s.mention != tomar.None && doc.Mentions[s.mention].Type != tomar.LOC {
					by = s
				}
			}
		}
		switch {
		case told:
			last = sent
		case last >= 0 && sent-last <= ownReach && by.mention != tomar.None && p.ownWords(doc, sent):
			last = sent
			for k := i; k < end; k++ {
				c := &doc.Clauses[k]
				if c.Kind == tomar.Main || c.Kind == tomar.Headline {
					c.Kind = tomar.Quote
				}
				if c.SpeakerSpan.Empty() || c.Speaker == tomar.None && p.selfSaid(doc, c.Parent) {
					p.set(c, by)
				}
			}
		}
		i = end
	}
}

// selfSaid reports whether a clause of saying is in the first person: «we promise …».
func (p *Parser) selfSaid(doc *tomar.Document, clause int32) bool {
	return clause != tomar.None && p.notes[clause].says && doc.Clauses[clause].Verb != tomar.None && p.firstPerson(&doc.Verbs[doc.Clauses[clause].Verb])
}

// ownWords reports whether a sentence speaks in the first person: a word says so, or the
// ending of a verb.
func (p *Parser) ownWords(doc *tomar.Document, sent int32) bool {
	st := &doc.Sentences[sent]
	short := st.Last-st.First <= longOwn
	for t := st.First; t < st.Last; t++ {
		t = p.overTitle(t, st.Last)
		if m := &p.marks[t]; m.set&self != 0 || short && m.verb != tomar.None && (p.firstPerson(&doc.Verbs[m.verb]) || p.ourDoing(doc, &doc.Verbs[m.verb])) {
			return true
		}
	}
	return false
}

// overTitle is the mark that closes a few words in quotation marks that begin at a token, which are
// a title and nobody's words («a show by the name of "My dream"»); else the token itself.
func (p *Parser) overTitle(t, end int32) int32 {
	if m := &p.marks[t]; m.set&(quote|quoteOpen) == 0 || m.pair != tomar.None {
		return t
	}
	for k := t + 1; k < min(end, t+longTitle); k++ {
		if p.marks[k].set&(quote|quoteClose) != 0 && p.marks[k].pair == tomar.None {
			return k
		}
	}
	return t
}

// longTitle is how many tokens a title and its marks may have.
const longTitle = 8

// longOwn is how many tokens a sentence may have in which one verb tells that all is in the
// first person; page text without stops runs on.
const longOwn = 45

// firstPerson reports whether the speaker, or he with others, is the subject of a verb. The
// past of transitive verbs has its subject in the clitic.
func (p *Parser) firstPerson(v *tomar.VerbForm) bool {
	by := v.Ending
	if v.Tense == tomar.Past && p.verbs.Rows[v.Lemma].Transitive && !v.Passive {
		by = v.Clitic
	}
	return v.Score >= sureScore && (by == 1 || by == 4)
}

// ourDoing reports whether the agent's clitic of a past tense, on the word before the verb,
// is the one of who speaks and others.
func (p *Parser) ourDoing(doc *tomar.Document, v *tomar.VerbForm) bool {
	if v.Tense != tomar.Past || v.Clitic != 0 || v.Passive || !p.verbs.Rows[v.Lemma].Transitive || v.First == 0 {
		return false
	}
	key := p.forms.CoreKey(v.First-1, p.key)
	return len(key) > len(p.ours)+2 && string(key[len(key)-len(p.ours):]) == p.ours
}

// sureScore is the score from which the ending of a verb tells who speaks.
const sureScore = 190
