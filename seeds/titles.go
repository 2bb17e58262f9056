package seeds

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// TitleKind is how a title stands to the name beside it.
type TitleKind uint8

// The kinds of titles.
const (
	Honorific       TitleKind = iota // stays outside the name
	HonorificInside                  // part of the usual name: mullah, sheikh, haji
	RoleTitle                        // office or job; the holder stands beside it
	VictimNoun                       // a noun for people
)

var titleKinds = []string{"honorific", "honorific_inside", "role", "victim"}

// Title is a row of titles.tsv.
type Title struct {
	ID       string
	Kind     TitleKind
	Relation string // holds_position, spokesperson_of, member_of; "" for none
	NameEN   string
	Flags    []string // after, rank, of:ID, as:ID, kind:ID
	Word     string
	Variants []string
	Line     int
}

// Has reports whether the title carries a flag.
func (t *Title) Has(flag string) bool { return slices.Contains(t.Flags, flag) }

// General reports whether a title is the beginning of several others («head»), as its
// flags as:ID say.
func (t *Title) General() bool {
	n := 0
	for _, f := range t.Flags {
		if strings.HasPrefix(f, "as:") {
			n++
		}
	}
	return n > 1
}

// Flag is the value of a flag «name:value»; "" where it has none.
func (t *Title) Flag(name string) string {
	for _, f := range t.Flags {
		if k, v, ok := strings.Cut(f, ":"); ok && k == name {
			return v
		}
	}
	return ""
}

// LoadTitles reads titles.tsv. The error joins all faults of the file.
func LoadTitles(fsys fs.FS) ([]Title, error) {
	t, err := tsv.Read(fsys, "titles.tsv", "id", "kind", "relation", "name_en", "flags", "word", "variants")
	if err != nil {
		return nil, fmt.Errorf("load titles: %w", err)
	}
	var out []Title
	errs := checkWords(t)
	for r := range t.Rows() {
		kind := slices.Index(titleKinds, r.Get("kind"))
		if kind < 0 {
			errs = append(errs, r.Fault("kind", "%q is none of %s", r.Get("kind"), strings.Join(titleKinds, ", ")))
		}
		out = append(out, Title{
			ID: r.Get("id"), Kind: TitleKind(max(kind, 0)), Relation: r.Get("relation"), NameEN: r.Get("name_en"),
			Flags: r.List("flags"), Word: r.Get("word"), Variants: r.List("variants"), Line: r.Line,
		})
	}
	return out, errors.Join(errs...)
}
