package seeds

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// Laugh is a mark by which a text shows that it jests.
type Laugh struct {
	Mark    string
	Letters bool // a word of three or more letters, all of them the mark's; else a face
	Example string
	Counter string // a text without it
	Line    int
}

// LoadLaughter reads laughter.tsv. The error joins all faults of the file.
func LoadLaughter(fsys fs.FS) ([]Laugh, error) {
	t, err := tsv.Read(fsys, "laughter.tsv", "mark", "kind", "meaning", "example", "counter")
	if err != nil {
		return nil, fmt.Errorf("load laughter: %w", err)
	}
	var errs []error
	var out []Laugh
	for r := range t.Rows() {
		l := Laugh{Mark: r.Get("mark"), Letters: r.Get("kind") == "letters", Example: r.Get("example"), Counter: r.Get("counter"), Line: r.Line}
		if l.Mark == "" || l.Example == "" {
			errs = append(errs, r.Fault("mark", "a mark and an example are needed"))
		}
		if k := r.Get("kind"); k != "letters" && k != "face" {
			errs = append(errs, r.Fault("kind", "%q is neither face nor letters", k))
		}
		out = append(out, l)
	}
	return out, errors.Join(errs...)
}
