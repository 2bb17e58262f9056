package match

import (
	"errors"
	"iter"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/seeds"
)

// Flags narrow how a phrase may match.
type Flags uint8

// The flags of a phrase.
const (
	// Exact asks for the listed spelling, letter by letter (and case by case).
	Exact Flags = 1 << iota
	// Bare allows no suffix on the last token.
	Bare
	// variant marks a form that the compiler made by moving a space.
	variant
)

// Phrase is a listed form: one to maxTokens words. ID is its row in the list
// of its class.
type Phrase struct {
	Text  string
	Class tomar.Class
	ID    int32
	Flags Flags
}

// Options of Compile.
type Options struct {
	// Morph analyses the last token of a phrase; required.
	Morph *morph.Analyzer
	// Sounds are the letter classes of [Fuzzer.Find]; without them it finds
	// nothing.
	Sounds []seeds.Sound
	// About is how many phrases there are, more or less: room is made for them.
	About int
}

const (
	maxTokens   = 12  // words of a phrase; longer ones are not compiled
	maxWord     = 192 // bytes of a word; a longer one is no listed word, and is not looked at
	joinLetters = 7   // letters of a compound that may be written with or without its space
	partLetters = 3   // letters of its parts
	looseFrom   = 5   // letters from which a token is looked up by its loose key
	looseAlone  = 6   // codes of a loose key from which it is enough without other words
	knownInside = 4   // codes of a word's key from which it is known by standing inside a phrase
	shortStem   = 3   // letters up to which a stem takes frequent suffixes only
)

// Matcher is the compiled automaton. It does not change and may be shared.
type Matcher struct {
	morph *morph.Analyzer
	vocab vocab
	trie  trie
	// lone are the ezafe forms that may stand apart behind a word.
	lone []string
	cuts []cut // by suffix path
	// fuzzy is built when it is first asked.
	fuzzy fuzzyIndex
}

// Compile builds the automaton. Phrases are taken in order; equal ones of the
// same class and id count once.
func Compile(o Options, phrases iter.Seq[Phrase]) (*Matcher, error) {
	if o.Morph == nil {
		return nil, errors.New("match: no morphology")
	}
	m := &Matcher{morph: o.Morph, lone: o.Morph.Lone(morph.Ezafe)}
	m.cuts = newCuts(o.Morph)
	if len(o.Sounds) > 0 {
		m.fuzzy.sounds = newSkeletons(o.Sounds)
	}
	b := newBuilder(m, o.About)
	for p := range phrases {
		b.add(p)
	}
	b.finish()
	return m, nil
}

// Known reports whether a word, bare or with suffixes, is in a list: the
// predicate by which the tokenizer splits a glued preposition or conjunction
// off. It asks for one whole word, at least two letters long, and takes loose
// spellings for unknown. It is safe for concurrent use.
func (m *Matcher) Known(word string) bool {
	var key, scratch [keyBytes]byte
	var cand [16]morph.Analysis
	if len(word) > maxWord {
		return false
	}
	whole := appendKey(key[:0], word)
	for _, c := range m.morph.Analyze(word, cand[:0]) {
		if c.Stem < 4 {
			continue
		}
		k := m.stemKey(scratch[:0], whole, word, c)
		v := m.vocab.find(k)
		if v < 0 || m.trie.root[v] == 0 && len(k) < knownInside {
			continue
		}
		if c.Path != tomar.None && letters(word[:c.Stem]) <= shortStem && !m.morph.Frequent(c.Path) {
			continue
		}
		return true
	}
	return false
}
