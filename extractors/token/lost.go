package token

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
)

// Some pages deleted the spaces behind words that end in the vowel ە (the mark that
// kept the letter from its neighbour, and the space behind it with the mark), so that
// two words and more are one run of letters: «گەیشتەدوبەی». Such a text is told by
// itself: elsewhere one word in six ends in the vowel before a space (0.14 to 0.18 in
// eight sources of news) and one run in three hundred looks as if it were two words;
// in these pages hardly any word does, and one run in thirty.
const (
	lostWords = 12 // words from which a text tells
	lostShare = 20 // one in so many words may end in the vowel before a space
	lostParts = 4  // most words in a run
	lostRun   = 96 // bytes of the longest run that is looked at
	lostPart  = 3  // letters of a word
	// Counts of a word and of the commonest of its stems in the list of common words,
	// and of a word of two letters, from which it may stand by itself.
	lostCommon, lostStem, lostTwo = 15, 100, 1000
)

const letterBytes = 2 // of the Arabic block

// cutLost makes a token of each word of the runs of a text that has lost its spaces:
// there are at least as many as words that kept the space behind the vowel. A run
// that is a word itself, suffixes included, stays.
func (t *Tokenizer) cutLost(d *tomar.Document) {
	kept, few := t.keptSpaces(d)
	if !few {
		return
	}
	var room [lostParts]int
	cut, more := 0, 0
	for i := range d.Tokens {
		if n := len(t.runOf(d, &d.Tokens[i], room[:0])); n > 1 {
			cut++
			more += n - 1
		}
	}
	if cut == 0 || cut < kept {
		return // nearly every text: nothing is made for it
	}
	i, to := len(d.Tokens)-1, len(d.Tokens)+more
	d.Tokens = slices.Grow(d.Tokens, more)[:to]
	for ; to > i+1; i-- { // from the end, so that every token moves before its place is taken
		k := d.Tokens[i]
		ends := t.runOf(d, &k, room[:0])
		if len(ends) < 2 {
			to--
			d.Tokens[to] = k
			continue
		}
		for n := len(ends) - 1; n >= 0; n-- {
			w := k
			w.End = k.Start + int32(ends[n])
			if n > 0 {
				w.Start, w.Space, w.Joined = k.Start+int32(ends[n-1]), true, true
			}
			to--
			d.Tokens[to] = w
		}
	}
	at := int32(0)
	for s := range d.Sentences {
		st := &d.Sentences[s]
		st.First = at
		for at < int32(len(d.Tokens)) && d.Tokens[at].Sent == int32(s) {
			at++
		}
		st.Last = at
	}
}

// keptSpaces is the number of words that end in the vowel before a space, and
// whether they are so few that others may have lost it.
func (t *Tokenizer) keptSpaces(d *tomar.Document) (kept int, few bool) {
	if t.count == nil || t.vowel == "" {
		return 0, false
	}
	words := 0
	for i := range d.Tokens {
		k := &d.Tokens[i]
		if k.Kind != tomar.Word {
			continue
		}
		words++
		if strings.HasSuffix(d.Slice(k.Span), t.vowel) && strings.HasPrefix(d.Text[k.End:], " ") {
			kept++
		}
	}
	return kept, words >= lostWords && kept*lostShare <= words
}

// runOf are the bytes of a token at which the words in it end, appended to ends.
func (t *Tokenizer) runOf(d *tomar.Document, k *tomar.Token, ends []int) []int {
	if k.Kind != tomar.Word {
		return nil
	}
	return t.parts(d.Slice(k.Span), ends)
}

// parts appends the bytes at which the words of a run end; nil where it is one word, or
// nobody knows all words.
func (t *Tokenizer) parts(run string, ends []int) []int {
	if len(run) < 2*lostPart*letterBytes-letterBytes || len(run) > lostRun || !strings.Contains(run[:len(run)-letterBytes], t.vowel) {
		return nil
	}
	if as, stem := t.count(run); as > 0 || stem > 0 || t.whole[run] || t.known(run) || t.behind(run) {
		return nil
	}
	for _, common := range [...]bool{true, false} {
		if found := t.divide(run, 0, ends, common); found != nil {
			return found
		}
	}
	return nil
}

// divide appends the ends of the words of run[from:], of common words alone where
// it is told so: the rest of a common word may look like a name («وایە» and «وەڵامی»,
// which ends in the name «لامی»). Nil where it cannot be divided.
func (t *Tokenizer) divide(run string, from int, ends []int, common bool) []int {
	if rest := run[from:]; from > 0 && t.word(rest, common) {
		return append(ends, len(run))
	}
	if len(ends)+1 == lostParts {
		return nil
	}
	for at := len(run) - 2*letterBytes; at >= from+lostPart*letterBytes; at -= letterBytes {
		if run[at-len(t.vowel):at] != t.vowel || t.bound(run[at:]) || !t.word(run[from:at], common) {
			continue
		}
		if found := t.divide(run, at, append(ends, at), common); found != nil {
			return found
		}
	}
	return nil
}

// word reports whether letters are a word, or one behind a preposition.
func (t *Tokenizer) word(letters string, common bool) bool {
	if common {
		as, _ := t.count(letters)
		return as >= lostCommon && len(letters) >= lostPart*letterBytes || as >= lostTwo
	}
	return t.free(letters) || t.behind(letters)
}

// free reports whether a word may stand by itself.
func (t *Tokenizer) free(word string) bool {
	as, stem := t.count(word)
	if len(word) < lostPart*letterBytes {
		return len(word) == 2*letterBytes && as >= lostTwo
	}
	return as >= lostCommon || stem >= lostStem || t.known(word)
}

// behind reports whether a word is one behind a preposition or conjunction.
func (t *Tokenizer) behind(word string) bool {
	for i := range t.pre {
		if g := &t.pre[i]; len(word) >= len(g.Form)+g.Min*letterBytes && strings.HasPrefix(word, g.Form) && t.free(word[len(g.Form):]) {
			return true
		}
	}
	return false
}

// WidenLost gives the names and times of a document whose spaces were lost the whole
// run that they stand in, as a name has the preposition that is written onto it. A
// run in which two names or two times stand is neither's.
func WidenLost(d *tomar.Document) {
	if !slices.ContainsFunc(d.Tokens, func(k tomar.Token) bool { return k.Joined }) {
		return
	}
	widen(d, d.Mentions, func(m *tomar.Mention) (*tomar.Span, int32, int32) { return &m.Span, m.First, m.Last })
	widen(d, d.Times, func(x *tomar.Time) (*tomar.Span, int32, int32) { return &x.Span, x.First, x.Last })
}

func widen[T any](d *tomar.Document, list []T, of func(*T) (*tomar.Span, int32, int32)) {
	taken := func(first, last int32) bool {
		for i := range list { // not by value: what a function takes by address would be made anew each time
			if _, from, to := of(&list[i]); from < last && first < to {
				return true
			}
		}
		return false
	}
	for i := range list {
		span, from, to := of(&list[i])
		first, last := from, to
		for first > 0 && d.Tokens[first].Joined {
			first--
		}
		for int(last) < len(d.Tokens) && d.Tokens[last].Joined {
			last++
		}
		if first < from && !taken(first, from) {
			span.Start = d.Tokens[first].Start
		}
		if last > to && !taken(to, last) {
			span.End = d.Tokens[last-1].End
		}
	}
}
