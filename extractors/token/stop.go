package token

import (
	"strings"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
)

// datelineTokens: dots behind fewer words («هەولێر.. ») join a dateline to its
// sentence; behind more they end it.
const datelineTokens = 5

// punct cuts a mark that ends no sentence, or a hashtag or handle.
func (c *cutter) punct(i, n int) int {
	switch c.s[i] {
	case '#':
		if j := c.tag(i + 1); j > i+1 {
			if k, _ := c.at(c.s, i+1); k == arabic && !strings.Contains(c.s[i:j], "_") {
				break // a mark before one word of the sentence
			}
			c.add(tomar.Hashtag, i, j)
			return j
		}
	case '@':
		if j := c.tag(i + 1); j > i+1 {
			c.add(tomar.Handle, i, j)
			return j
		}
	}
	if c.finite != nil && c.dash(i, n) {
		to := c.mark(i, n)
		c.endSentence()
		return to
	}
	return c.mark(i, n)
}

// dashTokens is the number of words from which a headline may end before a dash.
const dashTokens = 3

// dash reports whether a dash between spaces stands behind a predicate.
func (c *cutter) dash(i, n int) bool {
	switch c.s[i : i+n] {
	case "-", "–", "—":
	default:
		return false
	}
	sent := c.tokens[c.first:]
	if !c.space || c.quoted || len(sent) < dashTokens || i+n >= len(c.s) {
		return false
	}
	last := sent[len(sent)-1]
	if k, _ := c.at(c.s, i+n); k != space || last.Kind != tomar.Word {
		return false
	}
	return c.finite(c.s[last.Start:last.End]) || c.labelled(sent) && !c.numberNext(i+n)
}

// numberNext reports whether the next thing but spaces from i is a digit: «place and day: X – 13 April».
func (c *cutter) numberNext(i int) bool {
	for i < len(c.s) {
		k, n := c.at(c.s, i)
		if k != space {
			return k == digit
		}
		i += n
	}
	return false
}

// labelled reports whether a sentence begins with a short label and a colon, and goes on with a few
// words: «X: what he says - and who he is», where the headline's predicate may be a noun.
func (c *cutter) labelled(sent []tomar.Token) bool {
	for i := range sent {
		switch t := &sent[i]; {
		case i > labelTokens:
			return false
		case t.Kind == tomar.Punct && i > 0 && c.s[t.Start:t.End] == ":":
			return len(sent)-i > sayingTokens
		case t.Kind != tomar.Word:
			return false
		}
	}
	return false
}

// labelTokens and sayingTokens are the most words before the colon, and the least behind it.
const (
	labelTokens  = 6
	sayingTokens = 4
)

// mark cuts one mark and keeps account of straight quotation marks.
func (c *cutter) mark(i, n int) int {
	if c.s[i] == '"' {
		c.quoted = !c.quoted
	}
	c.add(tomar.Punct, i, i+n)
	return i + n
}

// tag is the end of letters, digits and _ from i.
func (c *cutter) tag(i int) int {
	for i < len(c.s) {
		if c.s[i] == '_' {
			i++
			continue
		}
		k, n := c.at(c.s, i)
		if k != arabic && k != latin && k != digit && k != letter && k != mark {
			break
		}
		i += n
	}
	return i
}

// stop cuts a run of stops and the quotes and brackets that close behind it,
// and ends the sentence where one ends.
func (c *cutter) stop(from int) int {
	to, dots, loud := from, 0, false
	for to < len(c.s) {
		k, n := c.at(c.s, to)
		if k != stop {
			break
		}
		switch {
		case c.s[to] == '.' || n > 2 || n == 2 && c.s[to] == 0xDB: // . … ۔
			if dots++; n > 2 {
				dots++
			}
		default:
			loud = true
		}
		to += n
	}
	glued := len(c.tokens) > 0 && !c.space // the stop stands at a word
	ends := loud || c.stopEnds(from, to, dots, glued)
	c.add(tomar.Punct, from, to)
	quoted := false
	for to < len(c.s) && ends {
		k, n := c.at(c.s, to)
		if k != closer || n == 1 && c.s[to] == '"' && c.opens(to) {
			break
		}
		to = c.mark(to, n)
		quoted = true
	}
	if ends && c.goesOn(to, loud && quoted) {
		ends = false
	}
	if ends {
		c.endSentence()
	}
	return to
}

// opens says whether a straight quotation mark begins a quotation: a letter
// follows at once, and no quotation is open in the sentence.
func (c *cutter) opens(i int) bool {
	if i+1 >= len(c.s) {
		return false
	}
	if k, _ := c.at(c.s, i+1); k != arabic && k != latin && k != digit {
		return false
	}
	return !c.quoted
}

// stopEnds says whether the full stops s[from:to] end the sentence.
func (c *cutter) stopEnds(from, to, dots int, glued bool) bool {
	sent := c.tokens[c.first:]
	if len(sent) == 0 {
		return false
	}
	last := sent[len(sent)-1]
	word := c.s[last.Start:last.End]
	next, size := newline, 0
	if to < len(c.s) {
		next, size = c.at(c.s, to)
	}
	if next == newline {
		return true
	}
	if dots > 1 {
		return len(sent) > datelineTokens
	}
	if glued {
		switch last.Kind {
		case tomar.Word:
			if utf8.RuneCountInString(word) == 1 || c.abbrevs[word] {
				return false
			}
		case tomar.Latin:
			if len(word) == 1 || c.abbrevs[word] {
				return false
			}
		case tomar.Number:
			if len(sent) == 1 { // the number of a list: «3. »
				return false
			}
		case tomar.Acronym:
			if next == digit || next == punct {
				return false
			}
		}
	}
	if next == latin && size == 1 && c.s[to] >= 'a' {
		return false
	}
	return true
}

// goesOn says whether the sentence goes on behind its stop: a comma follows, or
// behind a quoted question or shout a word of the same line.
func (c *cutter) goesOn(i int, quoted bool) bool {
	rest := strings.TrimLeft(c.s[i:min(len(c.s), i+32)], " \t")
	if rest == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	switch r {
	case '،', ',', '؛', ';', ':', ')', ']', '»', '”':
		return true
	}
	return quoted && (classify(r) == arabic || classify(r) == latin)
}
