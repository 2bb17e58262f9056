package names

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
)

// ruleRepeat names a body by the words that named it elsewhere in the document.
const ruleRepeat = "names.repeat.body"

// repeat chooses further mentions of the bodies of several words that no list has
// and that the document names beyond doubt in one place: the same words with any
// suffix behind the last.
func (f *Finder) repeat(d *tomar.Document) {
	n := len(f.cands)
	f.indexFirst(n)
	for k := range n {
		c := &f.cands[k]
		if !f.repeatable(c) {
			continue
		}
		first, last := c.First, c.Last
		for i := f.byFirst[f.ids[first]]; i != tomar.None && i+last-first <= int32(len(d.Tokens)); i = f.next[i] {
			if i == first || !f.wordsAgain(d, i, first, last) || f.takenWithin(i, i+last-first) {
				continue
			}
			m := f.cands[k].Mention
			end := i + last - first
			m.Span = tomar.Span{Start: d.Tokens[i].Start, End: d.Tokens[end-1].End}
			m.Base = tomar.Span{Start: d.Tokens[i].Core().Start, End: d.Tokens[end-1].Core().Start + m.Base.End - d.Tokens[last-1].Core().Start}
			m.First, m.Last, m.Confidence, m.Rule = i, end, 0.6, ruleRepeat
			f.add(candidate{Mention: m, weight: 1, chosen: true, hit: tomar.None})
		}
	}
}

// repeatable says whether a candidate is a body that may be named again.
func (f *Finder) repeatable(c *candidate) bool {
	return c.chosen && c.Rule == ruleChain && c.Last-c.First >= 2 && f.ids[c.First] != forms.None
}

// indexFirst leads from the first words of the repeatable ones among n candidates
// to their tokens, in text order: next is the following token of the same form.
func (f *Finder) indexFirst(n int) {
	clear(f.byFirst)
	for k := range n {
		if c := &f.cands[k]; f.repeatable(c) {
			f.byFirst[f.ids[c.First]] = tomar.None
		}
	}
	if len(f.byFirst) == 0 {
		return
	}
	f.next = slices.Grow(f.next[:0], len(f.ids))[:len(f.ids)]
	for i := int32(len(f.ids)) - 1; i >= 0; i-- {
		if behind, ok := f.byFirst[f.ids[i]]; ok {
			f.next[i], f.byFirst[f.ids[i]] = behind, i
		}
	}
}

// wordsAgain says whether the tokens from i on are those of [first, last), but for a
// suffix of the last.
func (f *Finder) wordsAgain(d *tomar.Document, i, first, last int32) bool {
	n := last - first
	if d.Tokens[i].Sent != d.Tokens[i+n-1].Sent {
		return false
	}
	for j := int32(1); j < n-1; j++ {
		if f.ids[i+j] != f.ids[first+j] {
			return false
		}
	}
	return strings.HasPrefix(d.Slice(d.Tokens[i+n-1].Core()), d.Slice(d.Tokens[last-1].Core()))
}

// takenWithin says whether a chosen name reaches across an end of tokens [i, end),
// or covers them all.
func (f *Finder) takenWithin(i, end int32) bool {
	for j := i; j < end; j++ {
		for k := f.toks[j].cand - 1; k >= 0; k = f.cands[k].next {
			if c := &f.cands[k]; c.chosen && (c.Last > end || c.First == i && c.Last == end) {
				return true
			}
		}
	}
	return f.reaches(i)
}

// reaches says whether a chosen name that begins before token i covers it.
func (f *Finder) reaches(i int32) bool {
	for j := i - 1; j >= 0 && i-j <= maxName; j-- {
		for k := f.toks[j].cand - 1; k >= 0; k = f.cands[k].next {
			if c := &f.cands[k]; c.chosen && c.Last > i {
				return true
			}
		}
	}
	return false
}
