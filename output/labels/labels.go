package labels

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

//go:embed labels.tsv
var file []byte

//go:embed page.tsv
var pageFile []byte

// Languages are the codes of the languages, the default first.
func Languages() []string { return []string{"en", "ckb"} }

// Labels are the texts of one language.
type Labels struct {
	language string
	texts    map[string]string
}

// Read gives the texts of a language of [Languages].
func Read(language string) (*Labels, error) {
	texts, err := read("labels.tsv", file, language)
	if err != nil {
		return nil, err
	}
	return &Labels{language: language, texts: texts}, nil
}

// Page gives the labels of the report in a language of [Languages], by key, with
// those of oddities that the command line has too.
func Page(language string) (map[string]string, error) {
	texts, err := read("page.tsv", pageFile, language)
	if err != nil {
		return nil, err
	}
	common, err := read("labels.tsv", file, language)
	if err != nil {
		return nil, err
	}
	for key, text := range common {
		if strings.HasPrefix(key, "odd.") {
			texts[key] = text
		}
	}
	return texts, nil
}

func read(name string, data []byte, language string) (map[string]string, error) {
	if !slices.Contains(Languages(), language) {
		return nil, fmt.Errorf("%q is none of %s", language, strings.Join(Languages(), ", "))
	}
	t, err := tsv.Parse(name, data, append([]string{"key"}, Languages()...)...)
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for r := range t.Rows() {
		texts[r.Get("key")] = r.Get(language)
	}
	return texts, nil
}

// Language is the code of the language.
func (l *Labels) Language() string { return l.language }

// RightToLeft reports whether the language is written from the right.
func (l *Labels) RightToLeft() bool { return l.language == "ckb" }

// Has reports whether there is a label.
func (l *Labels) Has(key string) bool { return l.texts[key] != "" }

// Text is a label with its {places} filled in: pairs are place and value. A
// label that is missing is its key.
func (l *Labels) Text(key string, pairs ...string) string {
	s, ok := l.texts[key]
	if !ok {
		return key
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		s = strings.ReplaceAll(s, "{"+pairs[i]+"}", pairs[i+1])
	}
	return s
}

// Int is a whole number in the language's digits.
func (l *Labels) Int(n int) string { return l.Digits(strconv.Itoa(n)) }

// Tenth is a number with one digit behind the point.
func (l *Labels) Tenth(f float64) string { return l.Digits(strconv.FormatFloat(f, 'f', 1, 64)) }

// Digits is a text with the language's digits and decimal separator: in Sorani
// the Arabic-Indic ones (CLDR, ckb: numbering system arab).
func (l *Labels) Digits(s string) string {
	if l.language != "ckb" {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return '\u0660' + r - '0'
		case r == '.':
			return '\u066b'
		}
		return r
	}, s)
}
