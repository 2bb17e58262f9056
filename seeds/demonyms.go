package seeds

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// Demonym is a name of a people, of citizens or inhabitants.
type Demonym struct {
	ID       string
	Country  string // id of the place they belong to; "" for peoples without one
	NameEN   string
	Word     string
	Variants []string
	Line     int
}

// LoadDemonyms reads demonyms.tsv. The error joins all faults of the file.
func LoadDemonyms(fsys fs.FS) ([]Demonym, error) {
	t, err := tsv.Read(fsys, "demonyms.tsv", "id", "country", "name_en", "word", "variants")
	if err != nil {
		return nil, fmt.Errorf("load demonyms: %w", err)
	}
	var out []Demonym
	errs := checkWords(t)
	for r := range t.Rows() {
		d := Demonym{ID: r.Get("id"), Country: r.Get("country"), NameEN: r.Get("name_en"), Word: r.Get("word"), Variants: r.List("variants"), Line: r.Line}
		out = append(out, d)
	}
	return out, errors.Join(errs...)
}
