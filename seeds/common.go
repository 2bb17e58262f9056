package seeds

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// CommonWord is a common word that looks like a name with a suffix.
type CommonWord struct {
	Sense string // in English
	Word  string
	Line  int
}

// LoadCommon reads common.tsv. The error joins all faults of the file.
func LoadCommon(fsys fs.FS) ([]CommonWord, error) {
	t, err := tsv.Read(fsys, "common.tsv", "sense", "word")
	if err != nil {
		return nil, fmt.Errorf("load common words: %w", err)
	}
	var errs []error
	var words []CommonWord
	seen := map[string]bool{}
	for r := range t.Rows() {
		w := r.Get("word")
		if w == "" || seen[w] {
			errs = append(errs, r.Fault("word", "word %q is empty or listed twice", w))
		}
		seen[w] = true
		words = append(words, CommonWord{r.Get("sense"), w, r.Line})
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("load common words: %w", err)
	}
	return words, nil
}
