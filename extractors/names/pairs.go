package names

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

// countPairs counts pairs of unknown words that stand side by side: in one
// document they come again as names of foreigners do, and hardly otherwise.
func (f *Finder) countPairs(d *tomar.Document) {
	clear(f.pairs)
	words, unknown := 0, 0
	for s := range d.Sentences {
		st := &d.Sentences[s]
		for i := st.First; i+1 < st.Last; i++ {
			if d.Tokens[i].Kind == tomar.Word {
				f.look(d, i)
			}
			if h, ok := f.pair(d, st, i); ok {
				f.pairs[h]++
			}
			if f.toks[i].has(lookedUp) {
				if words++; f.toks[i].has(isUnknown) {
					unknown++
				}
			}
		}
	}
	if unknown*3 > words { // another language or dialect
		clear(f.pairs)
	}
}

// repeated says whether tokens i and i+1 are unknown words that stand together
// more than once in the document, and whether no ezafe chain leads to them.
func (f *Finder) repeated(d *tomar.Document, st *tomar.Sentence, i int32) bool {
	h, ok := f.pair(d, st, i)
	if !ok || f.pairs[h] < 2 {
		return false
	}
	if i == st.First || d.Tokens[i-1].Kind != tomar.Word {
		return true
	}
	return f.look(d, i-1).has(isStop|isAnd|isPlacePrep|isNamed) || f.toks[i].has(afterHonor|afterRole)
}

// pair is a hash of tokens i and i+1 without what may be a suffix of the
// second; false unless both are unknown.
func (f *Finder) pair(d *tomar.Document, st *tomar.Sentence, i int32) (uint64, bool) {
	if i+1 >= st.Last {
		return 0, false
	}
	x, y := &d.Tokens[i], &d.Tokens[i+1]
	if x.Kind != tomar.Word || y.Kind != tomar.Word || !y.Space || y.Pre > 0 || x.Post > 0 ||
		x.Core().Len() < pairWord || y.Core().Len() < pairWord || x.Len() > longestName || y.Len() > longestName {
		return 0, false
	}
	const lists = isEntity | isGiven | isFamily | isTitle | isHead | isVerb | isOther
	if f.toks[i].has(lists) || f.toks[i+1].has(lists) || !f.look(d, i).has(isUnknown) || !f.look(d, i+1).has(isUnknown) {
		return 0, false
	}
	if strings.HasSuffix(d.Slice(x.Core()), ezafeLetter) {
		return 0, false // rather a noun with its complement
	}
	h := uint64(14695981039346656037)
	for _, c := range f.forms.CoreKey(i, f.key) {
		h = (h ^ uint64(c)) * 1099511628211
	}
	key := f.forms.CoreKey(i+1, f.key)
	for _, c := range key[:min(len(key), pairStem)] {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h, true
}

const (
	pairWord = 8 // bytes of a word of a pair at least
	pairStem = 5 // codes of the second word that count
)
