package events

// nominals are the nominals of light triggers by their keys. Most words are none,
// and their first letters and length say so.
type nominals struct {
	ids     map[string][]int32
	lengths [256]uint64 // of the keys, a bit each, by opening
}

// longestNominal is the length of a key from which lengths say nothing.
const longestNominal = 64

func (n *nominals) add(key string, id int32) {
	n.ids[key] = append(n.ids[key], id)
	if len(key) < longestNominal {
		n.lengths[openingOf([]byte(key))] |= 1 << len(key)
	}
}

// of are the triggers of a key.
func (n *nominals) of(key []byte) []int32 {
	if !n.some(openingOf(key), len(key), len(key)) {
		return nil
	}
	return n.ids[string(key)]
}

// some reports whether a key with an opening may have from least to most letters.
func (n *nominals) some(o opening, least, most int) bool {
	if most >= longestNominal {
		return true
	}
	return n.lengths[o]>>least&(1<<(most-least+1)-1) != 0
}

// certain is the length of a key from which its first two letters stay what they
// are, whatever is written behind them.
const certain = 3

// joinable reports whether a nominal may begin with the word at a token, when
// behind it stand words whose keys have so many letters together. Where two words
// meet a letter may be lost.
func (x *Extractor) joinable(t int32, behind, words int) (letters int, ok bool) {
	key := x.forms.CoreKey(t, x.key)
	letters = len(key) + behind
	return letters, len(key) < certain || x.lex.nominal.some(openingOf(key), letters-words, letters)
}
