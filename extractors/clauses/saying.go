package clauses

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// sayNoun reports whether the word is the noun of a light verb of saying with
// its clitic or ezafe.
func (p *Parser) sayNoun(doc *tomar.Document, i int32) bool {
	return doc.Tokens[i].Kind == tomar.Word && p.cue(i).ends&sayingNoun != 0
}

// lightNoun reports whether a key is such a noun's.
func (p *Parser) lightNoun(key []byte) bool {
	for cut := 1; cut <= longEnding && cut+2 < len(key); cut++ {
		if e := p.entryOf(key[:len(key)-cut]); e != nil && e.set&sayLight != 0 && p.endings[string(key[len(key)-cut:])] {
			return true
		}
	}
	return false
}

// longEnding is the number of letters that the endings of a noun may have.
const longEnding = 6

// longLight is how many tokens before a light verb its noun may stand.
const longLight = 10

// saysBefore reports whether a noun of saying stands shortly before token i.
func (p *Parser) saysBefore(doc *tomar.Document, first, i int32) bool {
	for j := i - 1; j >= max(first, i-longLight); j-- {
		if p.marks[j].verb != tomar.None {
			return false
		}
		if p.marks[j].set&sayLight != 0 || p.sayNoun(doc, j) {
			return true
		}
	}
	return false
}

// fusedSay reports whether a light verb is written onto a noun of saying.
func (p *Parser) fusedSay(doc *tomar.Document, form *tomar.VerbForm) bool {
	start := doc.Tokens[form.First].Core().Start
	if form.Start <= start {
		return false
	}
	p.key = norm.AppendKey(p.key[:0], doc.Text[start:form.Start])
	e := p.cues[string(p.key)]
	return e != nil && e.set&sayLight != 0
}

// goalSay reports whether the goal of a directional verb makes it one of
// saying: «خستە ڕوو», «خستەڕوو».
func (p *Parser) goalSay(doc *tomar.Document, form *tomar.VerbForm) bool {
	if n := form.Last; form.Directional && n < p.s.end && p.marks[n].set&sayGoal != 0 {
		return true
	}
	p.key = norm.AppendKey(p.key[:0], doc.Slice(form.Span))
	for cut := 2; cut <= 4 && cut+2 < len(p.key); cut++ {
		if e := p.cues[string(p.key[len(p.key)-cut:])]; e != nil && e.set&sayGoal != 0 {
			return true
		}
	}
	return false
}

// stands reports whether a verb of coming says that something stands in a statement: «it
// says in the report», «in the report of X».
func (p *Parser) stands(doc *tomar.Document, form *tomar.VerbForm) bool {
	if !p.comes[form.Lemma] {
		return false
	}
	i := form.First - 1
	if i > p.s.first && p.marks[i].set&filler != 0 {
		i-- // «this too stands in the statement»
	}
	i = p.overBracket(i)
	if i < p.s.first {
		return false
	}
	if !p.within(doc, i) {
		return p.paper(i) && p.opened(doc, i) // «in the statement stands …», with nothing that closes it
	}
	for j := i; j >= max(p.s.first, i-longLight) && p.marks[j].verb == tomar.None; j-- {
		if p.paper(j) {
			return true
		}
	}
	return false
}

// overBracket is the token before a bracket that ends with token i; else i.
func (p *Parser) overBracket(i int32) int32 {
	if i < p.s.first || p.marks[i].set&bracketClose == 0 {
		return i
	}
	for j := i - 1; j >= max(p.s.first, i-longBracket); j-- {
		if p.marks[j].set&bracketOpen != 0 {
			return j - 1
		}
	}
	return i
}

// longBracket is how many tokens what stands in brackets may have.
const longBracket = 8

// opened reports whether «in» stands before a word, or on it, up to three words away.
func (p *Parser) opened(doc *tomar.Document, i int32) bool {
	for j := i; j >= max(p.s.first, i-3); j-- {
		if p.marks[j].set&prepOpen != 0 || p.joinedPrep(doc, j) {
			return true
		}
	}
	return false
}

// within reports whether a word ends in what closes a circumposition, or is that.
func (p *Parser) within(doc *tomar.Document, i int32) bool {
	key := p.forms.CoreKey(i, p.key)
	n := len(key) - len(p.locative)
	return doc.Tokens[i].Kind == tomar.Word && n >= 0 && string(key[n:]) == p.locative
}
