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
	opens opening // of its first word
	any   bool    // its first word may begin in any way
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
		if len(b.words) > 0 {
			first := b.words[0]
			b.opens = openingOf([]byte(first.key))
			b.any = first.key == numberWord || first.open && len(first.key) < 2
		}
		out = append(out, b)
	}
	return out
}

// blocked reports whether a wording around the candidate rules it out.
func (x *Extractor) blocked(c candidate) bool {
	blocks := x.lex.blocks[c.trigger]
	for i := range blocks {
		b := &blocks[i]
		n := int32(len(b.words))
		switch b.where {
		case seeds.BlockBefore:
			if x.begins(c.first-n, b) && x.reads(c.first-n, b.words) || n == 1 && x.prefixed(c.first, b.words[0]) {
				return true
			}
		case seeds.BlockBehind:
			if x.begins(c.last, b) && x.reads(c.last, b.words) {
				return true
			}
		case seeds.BlockNear:
			if !x.openings().has(b.opens) && !b.any {
				continue
			}
			s := &x.doc.Sentences[x.sent]
			for t := max(c.first-nearReach, s.First); t < min(c.last+nearReach, s.Last); t++ {
				if o := x.starts.of[t-s.First]; !b.any && o[0] != b.opens && o[1] != b.opens {
					continue
				}
				if (t+n <= c.first || t >= c.last) && x.reads(t, b.words) {
					return true
				}
			}
		}
	}
	return false
}

// begins reports whether a block may begin with token t of the sentence: most may
// not, which their first letters tell.
func (x *Extractor) begins(t int32, b *block) bool {
	s := &x.doc.Sentences[x.sent]
	if t < s.First || t >= s.Last {
		return false
	}
	x.openings()
	o := &x.starts.of[t-s.First]
	return b.any || o[0] == b.opens || o[1] == b.opens
}

// opening stands for the first two letters of a key.
type opening uint8

func openingOf(key []byte) opening {
	switch len(key) {
	case 0:
		return 0
	case 1:
		return opening(key[0])
	}
	return opening(key[0] + 37*key[1])
}

// openings are those of a sentence's words, with and without what is written onto
// them: by token, and one bit for each that there is.
type openings struct {
	of  [][2]opening
	any [4]uint64
}

func (o *openings) add(core, whole opening) {
	o.of = append(o.of, [2]opening{core, whole})
	o.any[core>>6] |= 1 << (core & 63)
	o.any[whole>>6] |= 1 << (whole & 63)
}

func (o *openings) has(n opening) bool { return o.any[n>>6]>>(n&63)&1 != 0 }

// openings are those of the sentence at hand.
func (x *Extractor) openings() *openings {
	if x.started {
		return &x.starts
	}
	x.started, x.starts = true, openings{of: x.starts.of[:0]}
	s := &x.doc.Sentences[x.sent]
	for t := s.First; t < s.Last; t++ {
		core := openingOf(x.forms.CoreKey(t, x.key))
		whole := core
		if k := &x.doc.Tokens[t]; k.Core() != k.Span {
			x.key = norm.AppendKey(x.key[:0], x.doc.Slice(k.Span))
			whole = openingOf(x.key)
		}
		x.starts.add(core, whole)
	}
	return &x.starts
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
