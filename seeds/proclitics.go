package seeds

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

const (
	procliticsFile    = "proclitics.tsv"
	abbreviationsFile = "abbreviations.tsv"
)

// Glued is a form that is written onto a word or a number.
type Glued struct {
	ID   string
	Min  int // letters that must remain of the word
	Form string
	Line int
}

// Proclitics are the glued forms: before words, behind words, behind numbers; the
// words that look as if one were glued to them and are whole; and the letter behind
// which pages lost their spaces.
type Proclitics struct {
	Pre, Post, Number, Whole, Lost []Glued
}

// LoadProclitics reads proclitics.tsv. The error joins all faults of the file.
func LoadProclitics(fsys fs.FS) (*Proclitics, error) {
	t, err := tsv.Read(fsys, procliticsFile, "id", "kind", "min", "form")
	if err != nil {
		return nil, fmt.Errorf("load proclitics: %w", err)
	}
	p := &Proclitics{}
	var errs []error
	for r := range t.Rows() {
		g := Glued{ID: r.Get("id"), Form: r.Get("form"), Line: r.Line}
		if g.Form == "" {
			errs = append(errs, r.Fault("form", "no form"))
		}
		var err error
		if g.Min, err = strconv.Atoi(r.Get("min")); err != nil || g.Min < 0 {
			errs = append(errs, r.Fault("min", "%q is no number of letters", r.Get("min")))
		}
		switch r.Get("kind") {
		case "pre":
			p.Pre = append(p.Pre, g)
		case "post":
			p.Post = append(p.Post, g)
		case "number":
			p.Number = append(p.Number, g)
		case "whole":
			p.Whole = append(p.Whole, g)
		case "lost":
			if p.Lost = append(p.Lost, g); len(p.Lost) > 1 {
				errs = append(errs, r.Fault("kind", "a second letter behind which spaces are lost"))
			}
		default:
			errs = append(errs, r.Fault("kind", "%q is none of pre, post, number, whole, lost", r.Get("kind")))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("load proclitics: %w", err)
	}
	return p, nil
}

// LoadAbbreviations reads abbreviations.tsv: the words, in file order.
func LoadAbbreviations(fsys fs.FS) ([]string, error) {
	t, err := tsv.Read(fsys, abbreviationsFile, "id", "word")
	if err != nil {
		return nil, fmt.Errorf("load abbreviations: %w", err)
	}
	var words []string
	var errs []error
	for r := range t.Rows() {
		if r.Get("word") == "" {
			errs = append(errs, r.Fault("word", "no word"))
		}
		words = append(words, r.Get("word"))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("load abbreviations: %w", err)
	}
	return words, nil
}
