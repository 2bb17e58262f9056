package events

import (
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/seeds"
)

// block is a wording that rules a trigger out: a run of words that stands
// directly before it, directly behind it, or anywhere near.
type block struct {
	words []blockWord
	where seeds.BlockPlace
}

// blockWord is a match key; open takes every word that begins so.
type blockWord struct {
	key  string
	open bool
}

// nearReach is how many tokens away a word still rules a trigger out by
// standing near.
const nearReach = 9

func compileBlocks(blocks []string) []block {
	out := make([]block, 0, len(blocks))
	for _, s := range blocks {
		text, where, ok := seeds.CutBlock(s)
		if !ok {
			continue // the loader tells
		}
		b := block{where: where}
		for w := range strings.FieldsSeq(text) {
			stem, open := strings.CutSuffix(w, "*")
			b.words = append(b.words, blockWord{string(norm.AppendKey(nil, stem)), open})
		}
		out = append(out, b)
	}
	return out
}

// blocked reports whether a wording around the candidate rules it out.
func (x *Extractor) blocked(c candidate) bool {
	for _, b := range x.lex.blocks[c.trigger] {
		n := int32(len(b.words))
		switch b.where {
		case seeds.BlockBefore:
			if x.reads(c.first-n, b.words) || n == 1 && x.prefixed(c.first, b.words[0]) {
				return true
			}
		case seeds.BlockBehind:
			if x.reads(c.last, b.words) {
				return true
			}
		case seeds.BlockNear:
			for t := c.first - nearReach; t < c.last+nearReach; t++ {
				if (t+n <= c.first || t >= c.last) && x.reads(t, b.words) {
					return true
				}
			}
		}
	}
	return false
}

// prefixed reports whether a word is written onto a token as its preposition.
func (x *Extractor) prefixed(t int32, w blockWord) bool {
	k := &x.doc.Tokens[t]
	return k.Pre > 0 && w.is(norm.AppendKey(x.key[:0], x.doc.Text[k.Start:k.Start+int32(k.Pre)]))
}

// reads reports whether the tokens of the sentence from t on are the words, with
// or without what is written onto them.
func (x *Extractor) reads(t int32, words []blockWord) bool {
	s := &x.doc.Sentences[x.sent]
	if t < s.First || t+int32(len(words)) > s.Last {
		return false
	}
	for i, w := range words {
		if w.key == numberWord {
			if !x.numberAt(t + int32(i)) {
				return false
			}
			continue
		}
		k := &x.doc.Tokens[t+int32(i)]
		if !w.is(x.forms.CoreKey(t+int32(i), x.key)) && (k.Core() == k.Span || !w.is(norm.AppendKey(x.key[:0], x.doc.Slice(k.Span)))) {
			return false
		}
	}
	return true
}

// numberWord stands in blocks for any number, in digits or words.
const numberWord = "#"

func (x *Extractor) numberAt(t int32) bool {
	if x.doc.Tokens[t].Kind == tomar.Number {
		return true
	}
	if x.lex.data.Quantity == nil {
		return false
	}
	_, _, _, ok := x.lex.data.Quantity(x.doc, t)
	return ok
}

// is reports whether a word's key is the block's.
func (w blockWord) is(key []byte) bool {
	return string(key) == w.key || w.open && strings.HasPrefix(string(key), w.key)
}
