package match

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// ending is an output on its way to its state.
type ending struct {
	state int32
	output
}

// edge is a step on its way to its state; from 0 is an empty slot.
type edge struct {
	from, word uint32
	next       int32
}

func edgeHash(from, word uint32) uint64 {
	return mix(uint64(from)<<32 | uint64(word))
}

type builder struct {
	m       *Matcher
	edges   []edge // open addressing, by (from, word)
	used    int
	states  int32
	endings []ending
	words   []string
	key     []byte
	single  []Phrase // one-word names that may also be written in two
}

// newBuilder makes room for about so many phrases.
func newBuilder(m *Matcher, about int) *builder {
	words := about / 2
	size := 1 << 12
	for size < words {
		size *= 2
	}
	m.vocab = vocab{keys: make([]byte, 0, 8*words), ends: make([]uint32, 0, words), table: make([]slot, 2*size)}
	m.trie.root, m.trie.inner = make([]int32, 0, words), make([]uint8, 0, words)
	return &builder{m: m, edges: make([]edge, size), endings: make([]ending, 0, about), single: make([]Phrase, 0, about/8), states: 1}
}

// add compiles a phrase. One without a word, or with more than maxTokens, is
// left out.
func (b *builder) add(p Phrase) {
	b.words = split(b.words[:0], p.Text)
	if len(b.words) == 0 || len(b.words) > maxTokens {
		return
	}
	if len(b.words) == 1 && isCapitals(p.Text) {
		p.Flags |= Exact
	}
	b.path(p, b.words)
	if len(b.words) == 1 && isName(p.Class) && p.Flags&(Exact|Bare) == 0 && letters(p.Text) >= joinLetters {
		b.single = append(b.single, p)
	}
}

func (b *builder) path(p Phrase, words []string) {
	state, exact := int32(0), uint32(0)
	for _, w := range words {
		b.key = appendKey(b.key[:0], w)
		state = b.step(state, b.m.vocab.add(b.key))
		exact = chain(exact, hashString(w))
	}
	b.endings = append(b.endings, ending{state, output{p.ID, exact, p.Class, p.Flags}})
}

// step is the state behind a word, made where there is none.
func (b *builder) step(state, word int32) int32 {
	t := &b.m.trie
	if state == 0 {
		for int(word) >= len(t.root) {
			t.root = append(t.root, 0)
			t.inner = append(t.inner, 0)
		}
		if t.root[word] == 0 {
			t.root[word] = b.states
			b.states++
		}
		return t.root[word]
	}
	mask := uint64(len(b.edges) - 1)
	i := edgeHash(uint32(state), uint32(word)) & mask
	for ; b.edges[i].from != 0; i = (i + 1) & mask {
		if e := &b.edges[i]; e.from == uint32(state) && e.word == uint32(word) {
			return e.next
		}
	}
	e := edge{uint32(state), uint32(word), b.states}
	b.states++
	if b.used++; 4*b.used > 3*len(b.edges) {
		old := b.edges
		b.edges = make([]edge, 2*len(old))
		for _, o := range old {
			if o.from != 0 {
				b.insert(o)
			}
		}
		b.insert(e)
	} else {
		b.edges[i] = e
	}
	return e.next
}

func (b *builder) insert(e edge) {
	mask := uint64(len(b.edges) - 1)
	i := edgeHash(e.from, e.word) & mask
	for b.edges[i].from != 0 {
		i = (i + 1) & mask
	}
	b.edges[i] = e
}

// respell adds long one-word names in two words, where both parts are listed.
func (b *builder) respell() {
	var prefix []byte
	for _, p := range b.single {
		w := p.Text
		if strings.IndexByte(w, '.') >= 0 { // an acronym with its stops
			continue
		}
		n, all := 0, letters(w)
		norm.PrefixKeys(prefix, w, func(i int, key []byte) {
			prefix = key
			if n++; n < partLetters || all-n < partLetters || b.m.vocab.probe(key, hash(key)) < 0 {
				return
			}
			b.key = appendKey(b.key[:0], w[i:])
			if b.m.vocab.probe(b.key, hash(b.key)) < 0 {
				return
			}
			p.Flags |= variant
			b.path(p, []string{w[:i], w[i:]})
		})
	}
	b.single = nil
}

// finish orders the outputs by state and seals the tables.
func (b *builder) finish() {
	if b.m.vocab.len() > 0 {
		b.respell()
	}
	t := &b.m.trie
	for len(t.root) < b.m.vocab.len() {
		t.root = append(t.root, 0)
		t.inner = append(t.inner, 0)
	}
	b.sealSteps()
	slices.SortStableFunc(b.endings, func(x, y ending) int {
		if x.state != y.state {
			return int(x.state - y.state)
		}
		if x.class != y.class {
			return int(x.class) - int(y.class)
		}
		return int(x.id) - int(y.id)
	})
	b.endings = slices.Compact(b.endings)
	t.outs = make([]uint32, b.states+1)
	t.out = make([]output, len(b.endings))
	i := 0
	for s := range b.states {
		t.outs[s] = uint32(i)
		for ; i < len(b.endings) && b.endings[i].state == s; i++ {
			t.out[i] = b.endings[i].output
		}
	}
	t.outs[b.states] = uint32(i)
	b.m.vocab.seal(func(id int32) bool { return len(b.m.vocab.sealed(id)) >= looseFrom-1 })
	b.endings = nil
}

// sealSteps orders the edges by their states and words.
func (b *builder) sealSteps() {
	t := &b.m.trie
	t.first = make([]uint32, b.states+1)
	w := 0
	for _, e := range b.edges { // in place: the table is not asked again
		if e.from != 0 {
			t.first[e.from+1]++
			t.inner[e.word] = 1
			b.edges[w] = e
			w++
		}
	}
	for s := range b.states {
		t.first[s+1] += t.first[s]
	}
	t.steps = make([]step, w)
	at := t.first[:b.states]
	for _, e := range b.edges[:w] {
		t.steps[at[e.from]] = step{e.word, e.next}
		at[e.from]++
	}
	copy(t.first[1:], at) // every state's end has become the next one's beginning
	t.first[0] = 0
	for s := range b.states {
		slices.SortFunc(t.steps[t.first[s]:t.first[s+1]], func(x, y step) int { return int(x.word) - int(y.word) })
	}
	b.edges = nil
}

// split cuts a phrase into words as the tokenizer would: at white space and
// hyphens, other punctuation as words of its own, the stops of acronyms kept.
func split(dst []string, text string) []string {
	for text != "" {
		r, n := utf8.DecodeRuneInString(text)
		switch {
		case unicode.IsSpace(r) || isHyphen(r):
			text = text[n:]
			continue
		case isPunct(r):
			dst = append(dst, text[:n])
			text = text[n:]
			continue
		}
		end := wordEnd(text)
		dst = append(dst, text[:end])
		text = text[end:]
	}
	return dst
}

// wordEnd is where the word ends with which a text begins.
func wordEnd(text string) int {
	for i := 0; i < len(text); {
		if b := text[i]; b >= 0xD8 && b <= 0xDB && i+1 < len(text) { // Arabic script: nearly all that is asked
			if isPlain(rune(b&0x1F)<<6 | rune(text[i+1]&0x3F)) {
				i += 2
				continue
			}
		} else if b|0x20 >= 'a' && b|0x20 <= 'z' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) || isHyphen(r) || isPunct(r) && r != '.' {
			return i
		}
		i += n
	}
	return len(text)
}

// isPlain says that a character is an Arabic letter, mark or digit.
func isPlain(r rune) bool {
	return r >= 0x0620 && r <= 0x0669 && r != 0x0640 || r >= 0x066E && r <= 0x06D3
}

func isHyphen(r rune) bool {
	return r == '-' || r == 0x2010 || r == 0x2011 || r == 0x2012 || r == 0x2013 || r == 0x2014 || r == 0x0640
}

func isPunct(r rune) bool {
	if isPlain(r) || r == 0x0640 {
		return false
	}
	return (unicode.IsPunct(r) || unicode.IsSymbol(r)) && r != '#' && r != '@' && r != '_' && r != '\'' && r != 0x2019
}

// isCapitals says that a word is a short one in Latin capitals: an acronym that
// in small letters would be another word.
func isCapitals(w string) bool {
	for _, c := range []byte(w) {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return len(w) <= 4
}

// isName says that a class is a list of names, for which spelling is free and
// a stripped suffix needs care.
func isName(c tomar.Class) bool {
	return c == tomar.ClassEntity || c == tomar.ClassShort || c == tomar.ClassGiven || c == tomar.ClassFamily
}

// isLoose says that a class is found in loose spelling too: names and the
// words around them, but not the small words that rules ask for.
func isLoose(c tomar.Class) bool {
	switch c {
	case tomar.ClassEntity, tomar.ClassShort, tomar.ClassGiven, tomar.ClassFamily, tomar.ClassTitle,
		tomar.ClassOrgHead, tomar.ClassPlaceHead, tomar.ClassDemonym, tomar.ClassMonth, tomar.ClassWeekday:
		return true
	}
	return false
}
