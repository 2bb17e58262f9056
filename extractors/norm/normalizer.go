package norm

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/internal/pieces"
	"github.com/tomar-nlp/tomar/seeds"
)

// Codes of the diagnostics.
const (
	CodeInvalidUTF8 = "norm.invalid-utf8"    // bytes that are no UTF-8, now U+FFFD
	CodePrivateUse  = "norm.private-use"     // glyphs of old fonts, now U+FFFD
	CodeLegacy      = "norm.legacy-encoding" // the document was read in a legacy font encoding
)

// action is what the pass does with a character of the Arabic block.
type action uint8

const (
	plain   action = iota
	suspect        // plain, but counted: legacy encodings put it where others stand
	final          // see letters.tsv
	inner
	tatweel
	replace
	drop
	second // may make a pair with what stands before
)

// letter is what a character stands for.
type letter struct {
	action  action
	suspect bool
	alone   action // what a second of a pair is, where there is no pair
	to      string
}

// pairKey are two or three letters (third 0) that stand for others.
type pairKey [3]rune

// Normalizer holds the compiled letter tables. It never changes after [New]
// and may be used by many goroutines at once.
type Normalizer struct {
	arabic  [256]letter // U+0600–U+06FF
	actions [256]action // the same, for the fast loop
	letters [256]bool   // Arabic letters
	latin1  [256]bool   // U+0080–U+00FF that rows speak of
	general [128]bool   // U+2000–U+207F that rows speak of
	others  map[rune]letter
	compat  map[rune][]rune
	pairs   map[pairKey]string
	before  map[[2]rune]string
	finalTo string
	joiner  string
	legacy  []encoding
	probes  map[string]bool
}

// New compiles letters.tsv and legacy.tsv of fsys. The error joins all faults.
func New(fsys fs.FS) (*Normalizer, error) {
	rows, err1 := seeds.LoadLetters(fsys)
	encodings, probes, err2 := seeds.LoadLegacy(fsys)
	if err := errors.Join(err1, err2); err != nil {
		return nil, fmt.Errorf("normalizer: %w", err)
	}
	n := &Normalizer{
		others: map[rune]letter{}, compat: map[rune][]rune{}, pairs: map[pairKey]string{},
		before: map[[2]rune]string{}, probes: map[string]bool{},
	}
	for r := rune(0x600); r < 0x700; r++ {
		n.letters[r&0xFF] = unicode.Is(unicode.L, r) && r != 0x640
	}
	for _, row := range rows {
		n.add(row)
	}
	if n.joiner == "" || n.finalTo == "" {
		return nil, errors.New("normalizer: letters.tsv has no joiner or no final letter")
	}
	n.addLegacy(encodings)
	for _, p := range probes {
		n.probes[p] = true
	}
	for i, l := range n.arabic {
		n.actions[i] = l.action
		if l.action == plain && l.suspect {
			n.actions[i] = suspect
		}
	}
	return n, nil
}

// Run normalises doc.Raw into doc.Text and doc.Edits.
func (n *Normalizer) Run(doc *tomar.Document) { n.RunIn(doc, nil) }

// RunIn is [Normalizer.Run] with the text in one of the pieces, for documents that
// are let go of soon; nil gives it memory of its own.
func (n *Normalizer) RunIn(doc *tomar.Document, texts *pieces.Texts) {
	var diags []tomar.Diagnostic
	doc.Text, doc.Edits, diags = n.text(doc.Raw, doc.Edits[:0], texts)
	doc.Diagnostics = append(doc.Diagnostics, diags...)
}

// add takes a row of letters.tsv in.
func (n *Normalizer) add(row seeds.Letter) {
	first := row.From[0]
	switch row.Rule {
	case "pair":
		key := pairKey{}
		copy(key[:], row.From)
		n.pairs[key] = string(row.To)
		n.edit(row.From[len(row.From)-1], func(l *letter) {
			if l.action != second {
				l.alone, l.action = l.action, second
			}
		})
		return
	case "before":
		n.before[[2]rune(row.From)] = string(row.To)
		return
	case "joiner":
		n.joiner = string(first)
		n.others[first] = letter{action: drop}
		return
	}
	for r := first; r <= max(first, row.Last); r++ {
		n.edit(r, func(l *letter) {
			a := plain
			switch row.Rule {
			case "letter":
				a, l.to = replace, string(row.To)
			case "drop":
				a = drop
			case "final":
				a, n.finalTo = final, string(row.To)
			case "inner":
				a, l.to = inner, string(row.To)
			case "tatweel":
				a = tatweel
			case "compat":
				if d := []rune(norm.NFKD.String(string(r))); !slices.Equal(d, []rune{r}) {
					n.compat[r] = d
				}
				return
			}
			if l.action == second {
				l.alone = a
			} else {
				l.action = a
			}
		})
	}
}

// edit changes what is known of one character.
func (n *Normalizer) edit(r rune, change func(*letter)) {
	if r >= 0x600 && r < 0x700 {
		change(&n.arabic[r&0xFF])
		return
	}
	l := n.others[r]
	change(&l)
	if l == (letter{}) {
		return
	}
	n.others[r] = l
	if r < 0x100 {
		n.latin1[r] = true
	}
	if r >= 0x2000 && r < 0x2080 {
		n.general[r&0x7F] = true
	}
}

// isLetter says whether r is an Arabic letter.
func (n *Normalizer) isLetter(r rune) bool {
	return r >= 0x600 && r < 0x700 && n.letters[r&0xFF]
}
