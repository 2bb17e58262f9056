package events

import (
	"slices"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// clitified reports whether a nominal of several parts has an agent's clitic
// within: «hand-his-to-did», he began.
func (x *Extractor) clitified(s, nominal string) bool {
	x.key = appendNominal(x.key[:0], s)
	n := len(x.key) - len(nominal) // letters of the clitic
	if n < 1 || n > cliticLetters || x.lex.data.AgentClitic == nil {
		return false
	}
	from := 0 // byte of s at which letter i of the key begins
	for i := 0; i <= len(nominal); i++ {
		if i > 0 {
			if x.key[i-1] != nominal[i-1] {
				return false
			}
			_, size := utf8.DecodeRuneInString(s[from:])
			from += size
		}
		if string(x.key[i+n:]) == nominal[i:] {
			c := firstRunes(s[from:], n)
			return c == string(ezafeLetter) || x.lex.data.AgentClitic(c)
		}
	}
	return false
}

// firstRunes is the beginning of a text, of so many runes.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// cliticLetters is the most letters, of two bytes, that an agent's clitic has.
const cliticLetters = 3

// fused finds a nominal written together with its light verb in one token.
func (x *Extractor) fused(v int32) {
	f := &x.doc.Verbs[v]
	t := &x.doc.Tokens[f.First]
	core := t.Core()
	if f.Start <= core.Start || f.Start >= core.End {
		return
	}
	own := x.doc.Text[core.Start:f.Start]
	x.key = appendNominal(x.key[:0], own)
	alone := false
	for _, id := range x.lex.nominal.of(x.key) {
		if x.takes(id, v) {
			alone = true
			x.add(candidate{first: f.First, last: f.Last, trigger: id, verb: v, form: x.formOf(v), weight: 1.5})
		}
	}
	if !alone {
		x.joinedTail(v, own)
	}
	for i := range own { // the nominal, an agent's clitic, and the first part of the verb
		x.key = appendNominal(x.key[:0], own[:i])
		for _, id := range x.lex.nominal.of(x.key) {
			for _, l := range x.lex.light[id] {
				if l.row == f.Lemma && l.nominal != "" && (x.keyIs(own[i:], l.nominal) || x.clitified(own[i:], l.nominal)) {
					x.add(candidate{first: f.First, last: f.Last, trigger: id, verb: v, form: x.formOf(v), weight: 1.5})
				}
			}
		}
	}
}

// joinedTail finds a nominal of several words whose last one is written together
// with its light verb: «his eye from-hand-gave», he lost it.
func (x *Extractor) joinedTail(v int32, own string) {
	f := &x.doc.Verbs[v]
	letters, ok := len(appendNominal(x.key[:0], own)), false
	var room [tailReach + 1]string
	parts := room[:0]
	for first := f.First - 1; first >= max(f.First-tailReach, x.doc.Sentences[x.sent].First); first-- {
		if x.doc.Tokens[first].Kind != tomar.Word || x.conjunction(first) {
			return
		}
		if letters, ok = x.joinable(first, letters, int(f.First-first)); !ok {
			continue
		}
		parts = append(parts[:0], own)
		for t := f.First - 1; t >= first; t-- {
			parts = slices.Insert(parts, 0, x.doc.Slice(x.doc.Tokens[t].Core()))
		}
		x.key = norm.AppendKeys(x.key[:0], parts...)
		for _, id := range x.lex.nominal.of(x.key) {
			if x.takes(id, v) {
				x.add(candidate{first: first, last: f.Last, trigger: id, verb: v, form: x.formOf(v), weight: 1.5})
			}
		}
	}
}

// tailReach is how many words of a nominal may stand before the one that its verb
// is written onto.
const tailReach = 2
