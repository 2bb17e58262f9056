package seeds

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// LanguageKind says what of a word a row of languages.tsv gives.
type LanguageKind string

// The kinds.
const (
	WholeWord  LanguageKind = "word"
	SharedWord LanguageKind = "shared" // another language has it too
	WordBegins LanguageKind = "begins"
	WordEnds   LanguageKind = "ends"
)

// LanguageWord is a word, or how words begin or end, by which a text's language
// is told.
type LanguageWord struct {
	Language string // BCP 47
	Kind     LanguageKind
	Meaning  string // in English
	Word     string
	fault    func(column, format string, args ...any) error
}

// Fault is a located error about the word's row.
func (w *LanguageWord) Fault(format string, args ...any) error {
	return w.fault("word", format, args...)
}

// LoadLanguages reads languages.tsv. The error joins all faults of the file.
func LoadLanguages(fsys fs.FS) ([]LanguageWord, error) {
	t, err := tsv.Read(fsys, "languages.tsv", "language", "kind", "meaning", "word")
	if err != nil {
		return nil, fmt.Errorf("load languages: %w", err)
	}
	var errs []error
	var words []LanguageWord
	for r := range t.Rows() {
		for _, c := range []string{"language", "meaning", "word"} {
			if r.Get(c) == "" {
				errs = append(errs, r.Fault(c, "is empty"))
			}
		}
		kind := LanguageKind(r.Get("kind"))
		switch kind {
		case WholeWord, SharedWord, WordBegins, WordEnds:
		default:
			errs = append(errs, r.Fault("kind", "want word, shared, begins or ends, not %q", kind))
		}
		if kind == SharedWord && r.Get("language") != "ckb" {
			errs = append(errs, r.Fault("kind", "only Sorani has shared words"))
		}
		words = append(words, LanguageWord{r.Get("language"), kind, r.Get("meaning"), r.Get("word"), r.Fault})
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("load languages: %w", err)
	}
	return words, nil
}
