package token

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/seeds"
)

// class is what a character is to the tokenizer.
type class uint8

const (
	other class = iota // symbols, emoji, what is not known
	space
	newline
	arabic
	latin
	digit
	punct
	stop   // . ! ? ؟ … ۔
	closer // closes a quotation or bracket
	mark   // belongs to what stands before
	letter // of another script
)

// Tokenizer cuts texts; see [New].
type Tokenizer struct {
	ascii   [128]class
	block   [256]class // U+0600–U+06FF
	known   func(string) bool
	form    func(int32, string) bool // known, of a whole token; nil
	finite  func(string) bool        // may be a finite verb; nil
	count   func(string) (int, int)  // see [Words]; nil
	bound   func(string) bool
	vowel   string          // behind which spaces may be lost
	whole   map[string]bool // words that nothing is split off
	forms   *forms.Table    // of With; nil where nothing is remembered
	splits  *forms.Memo[glued]
	pre     []seeds.Glued
	post    []seeds.Glued
	preAt   [256]bool // second bytes of letters that begin a form of pre
	number  map[string]bool
	abbrevs map[string]bool
}

// New compiles proclitics.tsv and abbreviations.tsv of fsys. known says whether
// a word (suffixes included) is one that the lexicons know; nil knows none, and
// nothing is split off.
func New(fsys fs.FS, known func(word string) bool) (*Tokenizer, error) {
	p, err1 := seeds.LoadProclitics(fsys)
	words, err2 := seeds.LoadAbbreviations(fsys)
	if err := errors.Join(err1, err2); err != nil {
		return nil, fmt.Errorf("tokenizer: %w", err)
	}
	t := &Tokenizer{known: known, pre: p.Pre, post: p.Post, number: map[string]bool{}, abbrevs: map[string]bool{}, whole: map[string]bool{}}
	longest := func(a, b seeds.Glued) int { return cmp.Or(len(b.Form)-len(a.Form), cmp.Compare(a.Form, b.Form)) }
	slices.SortFunc(t.pre, longest)
	slices.SortFunc(t.post, longest)
	for _, g := range t.pre {
		if r, n := utf8.DecodeRuneInString(g.Form); n == 2 {
			t.preAt[r&0xFF] = true
		}
	}
	for _, g := range p.Number {
		t.number[g.Form] = true
	}
	if len(p.Lost) > 0 {
		t.vowel = p.Lost[0].Form
	}
	for _, g := range p.Whole {
		t.whole[g.Form] = true
	}
	for _, w := range words {
		t.abbrevs[w] = true
	}
	for i := range t.ascii {
		t.ascii[i] = classify(rune(i))
	}
	for i := range t.block {
		t.block[i] = classify(0x600 + rune(i))
	}
	return t, nil
}

// Words is what a worker knows of words.
type Words struct {
	// Known says whether a word, suffixes included, is one that the lexicons know;
	// Form says it of a whole token by its number in the table of forms; nil where
	// nobody keeps what is known by number.
	Known func(word string) bool
	Form  func(id int32, word string) bool
	// Finite says whether a word may be a finite verb. Behind such a predicate, a
	// dash between spaces ends a sentence: agencies write «headline - text» in one
	// line. It may be nil.
	Finite func(word string) bool
	// Count says how often the common words have a word, and how often the commonest
	// of the stems that it may have behind its suffixes; Bound whether letters are
	// suffixes alone. With both, words that lost the space between them are cut.
	Count func(word string) (as, stem int)
	Bound func(letters string) bool
}

// With is the same tokenizer asking a worker's own predicates, only once for each
// form of its table; the compiled tables are shared.
func (t *Tokenizer) With(w Words, table *forms.Table) *Tokenizer {
	c := *t
	splits := forms.NewMemo[glued](table)
	c.known, c.form, c.finite, c.forms, c.splits = w.Known, w.Form, w.Finite, table, &splits
	c.count, c.bound = w.Count, w.Bound
	return &c
}

// glued is how many bytes of a word are a preposition before it and a
// conjunction behind it.
type glued struct{ pre, post uint8 }

// classify is the class of a character, from its Unicode properties.
func classify(r rune) class {
	switch r {
	case '\n', '\r', '\v', '\f':
		return newline
	case '.', '!', '?', '؟', '…', '۔':
		return stop
	case '"', '\'', ')', ']', '}', '»', '”', '’':
		return closer
	case '٪', '%':
		return other
	}
	switch {
	case r <= ' ', r == 0x7F, unicode.IsSpace(r):
		return space
	case unicode.Is(unicode.Nd, r):
		return digit
	case unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r):
		return arabic
	case unicode.Is(unicode.Latin, r):
		return latin
	case unicode.IsLetter(r):
		return letter
	case unicode.IsMark(r), r == 0x200D, r >= 0x1F3FB && r <= 0x1F3FF:
		return mark
	case unicode.IsPunct(r):
		return punct
	}
	return other
}

// at is the class and length of the character at s[i:].
func (t *Tokenizer) at(s string, i int) (class, int) {
	b := s[i]
	if b < 0x80 {
		return t.ascii[b], 1
	}
	if b&0xFC == 0xD8 && i+1 < len(s) && s[i+1]&0xC0 == 0x80 {
		return t.block[b<<6|s[i+1]&0x3F], 2
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	return classify(r), n
}

// Run fills doc.Tokens and doc.Sentences from doc.Text.
func (t *Tokenizer) Run(doc *tomar.Document) {
	if t.forms != nil {
		t.forms.Begin()
	}
	c := cutter{Tokenizer: t, s: doc.Text, tokens: doc.Tokens[:0], sentences: doc.Sentences[:0]}
	c.run()
	doc.Tokens, doc.Sentences = c.tokens, c.sentences
	if t.known == nil {
		return
	}
	t.cutLost(doc)
	t.split(doc)
}
