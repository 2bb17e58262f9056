package language

import (
	"errors"
	"unicode"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/seeds"
)

// Sorani is the language that the project reads.
const Sorani = "ckb"

const (
	maxLanguages = 16
	// shared stands for Sorani in the model's words where another language has the
	// word too.
	shared = maxLanguages
	// window is how many bytes of the beginning, the middle and the end of a
	// text are looked at.
	window = 2 << 10
	// surely is the number of Sorani words from which, with next to none of
	// another language, nothing more is looked at.
	surely = 6
	// least is the number of its words that a language needs, and one in
	// leastShare is the share of all words.
	least, leastShare = 4, 25
	// leastAlone is enough of a language where no other has a word, and for one
	// that is not Sorani one in leastAloneShare of all words.
	leastAlone, leastAloneShare = 2, 8
	// outweigh is how many times Sorani's words another language must have.
	outweigh = 5
)

// Model knows the languages' words. It does not change and is shared.
type Model struct {
	names  []string
	words  map[string]uint8
	sorani uint8
	// lengths are those of the words' keys up to 63, a bit each, by first letter:
	// most words of a text are none of ours.
	lengths [256]uint64
	// begins and ends are affixes by their first and by their last letter.
	begins, ends [256][]affix
}

// affix is how words of a language begin or end.
type affix struct {
	key  string
	lang uint8
}

// stem is how many letters a word must have besides an affix that tells.
const stem = 3

// New makes a model. A word's key must belong to one language; the error joins
// the located faults.
func New(words []seeds.LanguageWord, n *norm.Normalizer) (*Model, error) {
	m := &Model{words: map[string]uint8{}}
	var errs []error
	ids := map[string]uint8{}
	for i := range words {
		w := &words[i]
		id, ok := ids[w.Language]
		if !ok {
			if len(m.names) == maxLanguages {
				errs = append(errs, w.Fault("more than %d languages", maxLanguages))
				continue
			}
			id = uint8(len(m.names))
			ids[w.Language] = id
			m.names = append(m.names, w.Language)
		}
		text, _, _ := n.Text(w.Word, nil)
		key := string(norm.AppendKey(nil, text))
		if key == "" {
			errs = append(errs, w.Fault("%q has no letter", w.Word))
			continue
		}
		switch last := len(key) - 1; w.Kind {
		case seeds.WordBegins:
			m.begins[key[0]] = append(m.begins[key[0]], affix{key, id})
			continue
		case seeds.WordEnds:
			m.ends[key[last]] = append(m.ends[key[last]], affix{key, id})
			continue
		case seeds.SharedWord:
			id = shared
		case seeds.WholeWord:
		}
		if other, ok := m.words[key]; ok {
			name := Sorani
			if other != shared {
				name = m.names[other]
			}
			errs = append(errs, w.Fault("%q stands for %s already", w.Word, name))
			continue
		}
		m.words[key] = id
		m.lengths[key[0]] |= 1 << len(key)
	}
	var ok bool
	if m.sorani, ok = ids[Sorani]; !ok {
		errs = append(errs, errors.New("languages.tsv: no word of "+Sorani))
	}
	return m, errors.Join(errs...)
}

// tally is what was counted of a text.
type tally struct {
	hits  [maxLanguages + 1]int
	words int
}

// Tell is the language of a normalised text as a BCP 47 code; "" where too
// little tells.
func (m *Model) Tell(text string) string {
	var t tally
	if len(text) <= 3*window {
		if m.count(&t, text) {
			return Sorani
		}
	} else {
		mid := len(text)/2 - window/2
		for _, from := range [...]int{0, mid, len(text) - window} {
			if m.count(&t, whole(text, from, from+window)) {
				return Sorani
			}
		}
	}
	best, all := m.sorani, 0
	for i := range m.names {
		all += t.hits[i]
		if t.hits[i] > t.hits[best] {
			best = uint8(i)
		}
	}
	if all == t.hits[m.sorani] && t.hits[m.sorani] > 0 {
		all += t.hits[shared]
		t.hits[m.sorani] = all
	}
	switch n := t.hits[best]; {
	case n == all && n >= leastAlone && (best == m.sorani || n*leastAloneShare >= t.words):
	case n < least || n*leastShare < t.words:
		return ""
	case best != m.sorani && n < outweigh*t.hits[m.sorani]:
		return ""
	}
	return m.names[best]
}

// whole is text[from:to] without cut characters at its ends.
func whole(text string, from, to int) string {
	for from < to && !utf8.RuneStart(text[from]) {
		from++
	}
	for to > from && to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	return text[from:to]
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || r == '\u200c' }

// arabic is inWord of the Arabic block.
var arabic = func() (in [256]bool) {
	for i := range in {
		in[i] = inWord(0x600 + rune(i))
	}
	return in
}()

// count counts words; true as soon as the text is surely Sorani.
func (m *Model) count(t *tally, text string) bool {
	start := -1
	for i, n := 0, 0; i < len(text); i += n {
		inside := false
		switch b := text[i]; {
		case b < utf8.RuneSelf:
			inside, n = 'a' <= b|0x20 && b|0x20 <= 'z', 1
		case b&0xFC == 0xD8 && i+1 < len(text) && text[i+1]&0xC0 == 0x80:
			inside, n = arabic[b<<6|text[i+1]&0x3F], 2
		default:
			var r rune
			r, n = utf8.DecodeRuneInString(text[i:])
			inside = inWord(r)
		}
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			if m.word(t, text[start:i]) {
				return true
			}
			start = -1
		}
	}
	return start >= 0 && m.word(t, text[start:])
}

// word counts one word; true as soon as the text is surely Sorani.
func (m *Model) word(t *tally, w string) bool {
	t.words++
	var room [64]byte
	key := norm.AppendKey(room[:0], w)
	lang, ok := m.of(key)
	if !ok {
		return false
	}
	t.hits[lang]++
	if lang != m.sorani || t.hits[lang] < surely {
		return false
	}
	for i := range m.names {
		if uint8(i) != m.sorani && t.hits[i]*surely > t.hits[lang] {
			return false
		}
	}
	return true
}

// of is the language that a word tells, by itself before by its affixes.
func (m *Model) of(key []byte) (lang uint8, ok bool) {
	if len(key) == 0 {
		return 0, false
	}
	if len(key) >= 64 || m.lengths[key[0]]>>len(key)&1 != 0 {
		if lang, ok = m.words[string(key)]; ok {
			return lang, true
		}
	}
	for _, a := range m.begins[key[0]] {
		if len(key) >= len(a.key)+stem && string(key[:len(a.key)]) == a.key {
			return a.lang, true
		}
	}
	for _, a := range m.ends[key[len(key)-1]] {
		if len(key) >= len(a.key)+stem && string(key[len(key)-len(a.key):]) == a.key {
			return a.lang, true
		}
	}
	return 0, false
}
