package seeds

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

const cuesFile = "cues.tsv"

// cueClasses are the classes of cues that rules ask for.
var cueClasses = []string{
	"anyone", "bracket_close", "bracket_open", "bullet", "cause", "closing", "colon", "comma", "concession", "conj", "copula_ending", "copula_name", "copula_plural", "copula_word", "definite_ending", "dem", "dem_alone", "filler",
	"hearsay", "if", "in_light", "interview", "label", "negator", "noun_ending", "number", "onward", "our_clitic", "prep", "prep_open", "purpose",
	"quote", "quote_close", "quote_open", "quote_single", "relative_ending", "say_act", "say_come", "say_goal", "say_light", "say_paper", "say_phrase", "say_verb", "say_whole", "self", "semicolon", "source", "temporal", "that",
	"which", "without",
}

// Cue is one function or context word, or phrase, with its spellings.
type Cue struct {
	ID    string
	Class string
	Words []string // forms as they stand; spaces between the words of a phrase
	Line  int
}

// Cues are the rows of cues.tsv.
type Cues struct {
	File string
	Rows []Cue
}

// LoadCues reads cues.tsv. The error joins all faults of the file.
func LoadCues(fsys fs.FS) (*Cues, error) {
	t, err := tsv.Read(fsys, cuesFile, "id", "class", "words")
	if err != nil {
		return nil, fmt.Errorf("load cues: %w", err)
	}
	c := &Cues{File: cuesFile}
	ids := map[string]bool{}
	var errs []error
	for r := range t.Rows() {
		cue := Cue{ID: r.Get("id"), Class: r.Get("class"), Words: r.List("words"), Line: r.Line}
		if cue.ID == "" || ids[cue.ID] {
			errs = append(errs, r.Fault("id", "id %q is empty or listed twice", cue.ID))
		}
		ids[cue.ID] = true
		if !slices.Contains(cueClasses, cue.Class) {
			errs = append(errs, r.Fault("class", "unknown class %q", cue.Class))
		}
		if len(cue.Words) == 0 {
			errs = append(errs, r.Fault("words", "no words"))
		}
		c.Rows = append(c.Rows, cue)
	}
	if len(errs) > 0 {
		return nil, fmt.Errorf("load cues: %w", errors.Join(errs...))
	}
	return c, nil
}

// Class are the words of all rows of a class, in file order.
func (c *Cues) Class(class string) []string {
	var l []string
	for i := range c.Rows {
		if c.Rows[i].Class == class {
			l = append(l, c.Rows[i].Words...)
		}
	}
	return l
}
