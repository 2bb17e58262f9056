package seeds

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// LanguageWord is a word by which a text's language is told.
type LanguageWord struct {
	Language string // BCP 47
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
	t, err := tsv.Read(fsys, "languages.tsv", "language", "meaning", "word")
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
		words = append(words, LanguageWord{r.Get("language"), r.Get("meaning"), r.Get("word"), r.Fault})
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("load languages: %w", err)
	}
	return words, nil
}
