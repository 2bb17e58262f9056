package seeds

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// Furniture is a run of words of web pages behind which no article goes on.
type Furniture struct {
	Words   []string
	Example string
	Counter string // a text without them
	Line    int
}

// LoadFurniture reads furniture.tsv. The error joins all faults of the file.
func LoadFurniture(fsys fs.FS) ([]Furniture, error) {
	t, err := tsv.Read(fsys, "furniture.tsv", "words", "meaning", "example", "counter")
	if err != nil {
		return nil, fmt.Errorf("load furniture: %w", err)
	}
	var errs []error
	var out []Furniture
	for r := range t.Rows() {
		f := Furniture{Words: strings.Fields(r.Get("words")), Example: r.Get("example"), Counter: r.Get("counter"), Line: r.Line}
		if len(f.Words) < 2 || f.Example == "" {
			errs = append(errs, r.Fault("words", "two words and an example are needed"))
		}
		out = append(out, f)
	}
	return out, errors.Join(errs...)
}
