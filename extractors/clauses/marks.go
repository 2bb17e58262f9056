package clauses

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
)

// mark is what the parser knows of one token.
type mark struct {
	set   class
	words uint8 // tokens of the cue that begins here
	in    bool  // inside a cue that began before
	rel   bool  // «ئەو … ەی»: a noun that a relative clause may follow
	name  bool  // part of a name: no verb, whatever it looks like
	verb  int32 // the finite form that begins here; None
	pair  int32 // the other end of a quotation that holds a verb; None
	// mention is the one that begins here: a person's, else the longest; None.
	mention int32
}

// begin is a token that phrases begin with.
type begin struct {
	token int
	entry *entry
}

// finiteScore is the score from which a reading counts as the clause's verb.
const finiteScore = 130

// cue is what the tables say of a form by itself. It is small: a worker keeps one of every form.
type cue struct {
	entry uint16 // number of the entry; 0 where no cue begins so
	voice int16  // its weight in what people say
	ends  ending
}

// ending is a set of what a form looks like.
type ending uint8

const (
	relativeEnd ending = 1 << iota // a noun before a relative clause
	sayingNoun                     // the noun of a light verb of saying, with an ending
	definiteEnd                    // definite and without ezafe
	copularEnd                     // a noun with the copula
	ourEnd                         // a word with the clitic «our»
	paperWord                      // a word for a statement or a report
	actWord                        // a noun for what is done by words: a demand, a condemnation
)

// cue is what the tables say of a token's core.
func (p *Parser) cue(i int32) cue {
	id := p.ids[i]
	if id == forms.None {
		return p.read(p.forms.CoreKey(i, p.key))
	}
	c, known := p.found.At(id)
	if !known {
		*c = p.read(p.forms.Key(id))
	}
	return *c
}

func (p *Parser) read(key []byte) cue {
	n := len(key)
	c := cue{}
	for _, k := range [...]struct {
		is   bool
		what ending
	}{
		{n > 3 && string(key[n-2:]) == p.relative, relativeEnd},
		{p.lightNoun(key), sayingNoun},
		{endsIn(key, p.definite), definiteEnd},
		{endsIn(key, p.copula), copularEnd},
		{n > len(p.ours)+2 && string(key[n-len(p.ours):]) == p.ours, ourEnd},
		{p.isPaper(key), paperWord},
		{beginsIn(key, p.acts), actWord},
	} {
		if k.is {
			c.ends |= k.what
		}
	}
	if p.voice != nil {
		c.voice = p.voice.words[string(key)]
	}
	if e := p.entryOf(key); e != nil {
		c.entry = e.num
	}
	return c
}

// entryOf is that of a key; nil for most.
func (p *Parser) entryOf(key []byte) *entry {
	if !p.listed.Has(key) {
		return nil
	}
	return p.cues[string(key)]
}

// endsIn reports whether a key has one of the endings, and two letters before it.
func endsIn(key []byte, endings []string) bool {
	for _, e := range endings {
		if n := len(key) - len(e); n > 1 && string(key[n:]) == e {
			return true
		}
	}
	return false
}

// look fills p.marks for the whole document.
func (p *Parser) look(doc *tomar.Document) {
	p.marks, p.begins = p.marks[:0], p.begins[:0]
	p.ids = p.forms.Tokens(doc)
	for i := range doc.Tokens {
		p.marks = append(p.marks, mark{verb: tomar.None, pair: tomar.None, mention: tomar.None, words: 1})
		m := &p.marks[i]
		t := &doc.Tokens[i]
		switch t.Kind {
		case tomar.Word, tomar.Punct, tomar.Symbol:
		default:
			continue
		}
		c := p.cue(int32(i))
		if c.entry != 0 {
			e := p.entries[c.entry-1]
			m.set = e.set
			if len(e.phrases) > 0 {
				p.begins = append(p.begins, begin{i, e})
			}
		}
		// A relative clause may follow a noun with this ending behind «ئەو».
		if c.ends&relativeEnd != 0 {
			for j := i - 1; j >= 0 && j >= i-3 && doc.Tokens[j].Sent == t.Sent && p.marks[j].set&(prep|comma|conj) == 0; j-- {
				if p.marks[j].set&dem != 0 {
					m.rel = true
				}
			}
		}
	}
	p.phrases(doc)
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Method == tomar.ByRole || m.Method == tomar.ByFuzzy {
			continue
		}
		for t := max(m.First, 0); t < m.Last && int(t) < len(p.marks); t++ {
			p.marks[t].name = true
		}
	}
	for k := range doc.Verbs {
		v := &doc.Verbs[k]
		if v.Infinitive || v.Participle || v.Score < finiteScore || p.marks[v.First].name {
			continue
		}
		first, last := &p.marks[v.First], &p.marks[v.Last-1]
		switch {
		case first.verb != tomar.None || first.in, first.set&subordinator != 0:
		case v.Last > v.First+1 || first.verb == tomar.None:
			first.verb = int32(k)
			if first != last {
				last.in = true
			}
		}
	}
	p.quotes(doc)
	p.singles(doc)
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.First < 0 || int(m.First) >= len(p.marks) {
			continue
		}
		at := &p.marks[m.First].mention
		if *at == tomar.None || m.Type == tomar.PER && doc.Mentions[*at].Type != tomar.PER || m.Type == doc.Mentions[*at].Type && m.Len() > doc.Mentions[*at].Len() {
			*at = int32(i)
		}
	}
}

// phrases marks the cues of several words; the longest wins.
func (p *Parser) phrases(doc *tomar.Document) {
	for _, b := range p.begins {
		i, e := b.token, b.entry
		if p.marks[i].in {
			continue
		}
		for _, ph := range e.phrases {
			if p.follows(doc, i, ph.rest) {
				p.marks[i].set, p.marks[i].words = ph.set, uint8(len(ph.rest)+1)
				for j := range ph.rest {
					p.marks[i+1+j].in = true
					p.marks[i+1+j].set &= label // whatever it is by itself
				}
				break
			}
		}
	}
}

func (p *Parser) follows(doc *tomar.Document, i int, rest []string) bool {
	for j, k := range rest {
		n := i + 1 + j
		if n >= len(doc.Tokens) || doc.Tokens[n].Sent != doc.Tokens[i].Sent {
			return false
		}
		if string(p.forms.CoreKey(int32(n), p.key)) != k {
			return false
		}
	}
	return true
}
