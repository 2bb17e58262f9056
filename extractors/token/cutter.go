package token

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
)

// cutter is one reading of a text.
type cutter struct {
	*Tokenizer
	s         string
	tokens    []tomar.Token
	sentences []tomar.Sentence
	first     int32 // first token of the open sentence
	space     bool  // white space stands before the next token
	quoted    bool  // a straight quotation mark of the sentence is not closed
}

func (c *cutter) run() {
	s := c.s
	for i := 0; i < len(s); {
		var k class
		n := 1
		if b := s[i]; b < 0x80 {
			k = c.ascii[b]
		} else if b&0xFC == 0xD8 && i+1 < len(s) && s[i+1]&0xC0 == 0x80 {
			k, n = c.block[b<<6|s[i+1]&0x3F], 2
		} else {
			k, n = c.at(s, i)
		}
		switch k {
		case arabic:
			i = c.word(i, i+n)
		case space:
			c.space = true
			i += n
		case newline:
			c.endSentence()
			c.space = true
			i += n
		case latin:
			i = c.latin(i)
		case digit:
			i = c.numberAt(i)
		case stop:
			i = c.stop(i)
		case punct, closer:
			i = c.punct(i, n)
		case letter:
			j := c.runOf(i+n, letter)
			c.add(tomar.Symbol, i, j)
			i = j
		default:
			j := c.runOf(i+n, mark)
			c.add(tomar.Symbol, i, j)
			i = j
		}
	}
	c.endSentence()
}

// add appends a token.
func (c *cutter) add(k tomar.TokenKind, from, to int) *tomar.Token {
	c.tokens = append(c.tokens, tomar.Token{
		Span: tomar.Span{Start: int32(from), End: int32(to)}, Kind: k,
		Space: c.space, Sent: int32(len(c.sentences)),
	})
	c.space = false
	return &c.tokens[len(c.tokens)-1]
}

// endSentence closes the sentence, if it has tokens.
func (c *cutter) endSentence() {
	c.quoted = false
	last := int32(len(c.tokens))
	if last == c.first {
		return
	}
	c.sentences = append(c.sentences, tomar.Sentence{
		Span:  tomar.Span{Start: c.tokens[c.first].Start, End: c.tokens[last-1].End},
		First: c.first, Last: last,
	})
	c.first = last
}

// runOf is the end of the run of a class (and of marks) that holds s[i:].
func (c *cutter) runOf(i int, k class) int {
	for i < len(c.s) {
		a, n := c.at(c.s, i)
		if a != k && a != mark {
			break
		}
		i += n
	}
	return i
}

// letters is the end of the run of Arabic letters from i.
func (c *cutter) letters(i int) int {
	s := c.s
	for i+1 < len(s) && s[i]&0xFC == 0xD8 && s[i+1]&0xC0 == 0x80 && c.block[s[i]<<6|s[i+1]&0x3F] == arabic {
		i += 2
	}
	return i
}

// word cuts a run of Arabic letters or an acronym.
func (c *cutter) word(from, i int) int {
	to := c.letters(i)
	if to == i && to < len(c.s) && c.s[to] >= 0x80 { // letters outside the block
		to = c.runOf(to, arabic)
	}
	if to-from == 2 && to < len(c.s) && c.s[to] == '.' {
		if j := c.acronym(to); j > to {
			c.add(tomar.Acronym, from, j)
			return j
		}
	}
	c.add(tomar.Word, from, to)
	return to
}

// acronym is the end of «ی.د» behind a first letter, i being its stop; i itself
// where none follows. The last letter may carry a suffix of acronyms.
func (c *cutter) acronym(i int) int {
	end, labels := i, 1
	for i < len(c.s) && c.s[i] == '.' {
		to := c.letters(i + 1)
		if to-i-1 == 2 {
			labels++
			i, end = to, to
			continue
		}
		if to-i-1 > 2 && c.number[c.s[i+3:to]] && labels > 1 {
			return to
		}
		break
	}
	return end
}

// split marks glued prepositions before and conjunctions behind a document's words.
func (t *Tokenizer) split(d *tomar.Document) {
	var ids []int32
	if t.forms != nil {
		ids = t.forms.Spans(d)
	}
	for i := range d.Tokens {
		k := &d.Tokens[i]
		if k.Kind != tomar.Word {
			continue
		}
		if ids == nil || ids[i] == forms.None {
			g := t.glued(d.Slice(k.Span), forms.None)
			k.Pre, k.Post = g.pre, g.post
			continue
		}
		g, known := t.splits.At(ids[i])
		if !known {
			*g = t.glued(d.Slice(k.Span), ids[i])
		}
		k.Pre, k.Post = g.pre, g.post
	}
}

// glued asks the lexicons what of a word is one; id is the word's number.
func (t *Tokenizer) glued(s string, id int32) glued {
	to := len(s)
	canPre := t.preAt[s[0]<<6|s[1]&0x3F]
	canPost := false
	for i := range t.post {
		if n := len(t.post[i].Form); to > n && s[to-n:] == t.post[i].Form {
			canPost = true
			break
		}
	}
	if !canPre && !canPost || t.whole[s] || t.isKnown(s, id) {
		return glued{}
	}
	for i := range t.post {
		g := &t.post[i]
		if n := len(g.Form); to >= n+2*g.Min && s[to-n:] == g.Form && t.known(s[:to-n]) {
			return glued{post: uint8(n)}
		}
	}
	if !canPre {
		return glued{}
	}
	for i := range t.pre {
		g := &t.pre[i]
		n := len(g.Form)
		if to < n+2*g.Min || s[:n] != g.Form {
			continue
		}
		if t.known(s[n:]) {
			return glued{pre: uint8(n)}
		}
		for j := range t.post {
			h := &t.post[j]
			if m := len(h.Form); to >= n+m+2*h.Min && s[to-m:] == h.Form && t.known(s[n:to-m]) {
				return glued{uint8(n), uint8(m)}
			}
		}
	}
	return glued{}
}

// isKnown asks for a whole token.
func (t *Tokenizer) isKnown(s string, id int32) bool {
	if id == forms.None || t.form == nil {
		return t.known(s)
	}
	return t.form(id, s)
}
