package seeds

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// Head is a head word of bodies or places.
type Head struct {
	ID       string
	Subtype  string
	Belongs  bool // the head word is part of the name
	Chain    bool // the name goes on as an ezafe chain
	Flags    []string
	Word     string // without ezafe where the noun has such a form
	Variants []string
	File     string
	Line     int
}

// LoadHeads reads org_heads.tsv or place_heads.tsv. The error joins all faults
// of the file.
func LoadHeads(fsys fs.FS, file string) ([]Head, error) {
	t, err := tsv.Read(fsys, file, "id", "subtype", "flags", "word", "variants")
	if err != nil {
		return nil, fmt.Errorf("load head words: %w", err)
	}
	var out []Head
	errs := checkWords(t)
	for r := range t.Rows() {
		flags := r.List("flags")
		h := Head{
			ID: r.Get("id"), Subtype: r.Get("subtype"), Flags: flags, Word: r.Get("word"), Variants: r.List("variants"),
			Belongs: slices.Contains(flags, "belongs"), Chain: slices.Contains(flags, "chain"), File: t.File, Line: r.Line,
		}
		if h.Belongs && slices.Contains(flags, "outside") {
			errs = append(errs, r.Fault("flags", "belongs and outside exclude each other"))
		}
		out = append(out, h)
	}
	return out, errors.Join(errs...)
}
