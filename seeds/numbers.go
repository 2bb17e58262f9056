package seeds

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// numbersFile is the path of the table of number words.
const numbersFile = "numbers.tsv"

// numberTypes are the types of number words.
var numberTypes = []string{"approx", "cardinal", "collective", "fraction", "multiplier", "ordinal", "percent", "times", "vague"}

// NumberWord is a number in letters.
type NumberWord struct {
	ID       string
	Type     string
	Value    string // a number, a fraction (1/3), or "" where the word has none
	Word     string
	Variants []string
	Line     int
}

// LoadNumbers reads numbers.tsv. The error joins all faults of the file.
func LoadNumbers(fsys fs.FS) ([]NumberWord, error) {
	t, err := tsv.Read(fsys, numbersFile, "id", "type", "value", "word", "variants")
	if err != nil {
		return nil, fmt.Errorf("load numbers: %w", err)
	}
	errs := checkWords(t)
	out := make([]NumberWord, 0, t.Len())
	for r := range t.Rows() {
		if !slices.Contains(numberTypes, r.Get("type")) {
			errs = append(errs, r.Fault("type", "no type %q", r.Get("type")))
		}
		out = append(out, NumberWord{
			ID: r.Get("id"), Type: r.Get("type"), Value: r.Get("value"),
			Word: r.Get("word"), Variants: r.List("variants"), Line: r.Line,
		})
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("load numbers: %w", err)
	}
	return out, nil
}
