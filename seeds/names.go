package seeds

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// NameRules are the tables under names/: what the rules for names ask for
// besides titles and head words.
type NameRules struct {
	Common  []CountedWord
	Words   []NameWord
	Compose []Composition
	Senses  []Sense
	Walks   []Walk
	Others  []Other
}

// CountedWord is a common word with its count in 45 MB of text.
type CountedWord struct {
	Count int
	Word  string
}

// NameWord is a word of a class that rules ask for.
type NameWord struct {
	Class string // one of nameClasses
	Word  string
	Line  int
}

var nameClasses = []string{"and", "both", "ending", "glue", "glued", "named", "place", "stop", "post", "turned", "copula", "fore", "say", "label"}

// Composition says what a head word and its complement name together.
type Composition struct {
	Head       string // id of a head word
	Complement string // country, region, governorate, city, place, person, body, none
	Type       string // PER, LOC, ORG
	Subtype    string
	NameEN     string // {} is the complement's English name
	Line       int
}

var complements = []string{"country", "region", "governorate", "city", "place", "person", "body", "none"}

// LoadNames reads the tables under names/. The error joins all faults.
func LoadNames(fsys fs.FS) (*NameRules, error) {
	r := &NameRules{}
	err := errors.Join(r.loadCommon(fsys), r.loadWords(fsys), r.loadCompose(fsys), r.loadSenses(fsys), r.loadWalks(fsys), r.loadOthers(fsys))
	if err != nil {
		return nil, fmt.Errorf("load name rules: %w", err)
	}
	return r, nil
}

// loadCommon reads the one long table line by line: thousands of rows at every
// start.
func (n *NameRules) loadCommon(fsys fs.FS) error {
	const file = "names/common.tsv"
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return fmt.Errorf("read table: %w", err)
	}
	var errs []error
	fault := func(line, column int, format string, args ...any) {
		errs = append(errs, &tsv.Fault{File: file, Line: line, Column: column, Message: fmt.Sprintf(format, args...)})
	}
	n.Common = make([]CountedWord, 0, len(data)/16)
	line, header := 0, false
	for l := range strings.SplitSeq(string(data), "\n") {
		line++
		if l = strings.TrimSuffix(l, "\r"); l == "" || l[0] == '#' {
			continue
		}
		if !header {
			if header = l == "count\tword"; !header {
				fault(line, 0, "columns are %q, want count and word", l)
				return errors.Join(errs...)
			}
			continue
		}
		count, word, ok := strings.Cut(l, "\t")
		c, err := strconv.Atoi(count)
		switch {
		case !ok || word == "" || strings.ContainsAny(word, "\t "):
			fault(line, 2, "%q is no word", word)
		case err != nil || c <= 0:
			fault(line, 1, "%q is no count", count)
		}
		n.Common = append(n.Common, CountedWord{c, word})
	}
	return errors.Join(errs...)
}

func (n *NameRules) loadWords(fsys fs.FS) error {
	t, err := tsv.Read(fsys, "names/words.tsv", "class", "word")
	if err != nil {
		return err
	}
	var errs []error
	for r := range t.Rows() {
		if !slices.Contains(nameClasses, r.Get("class")) || r.Get("word") == "" {
			errs = append(errs, r.Fault("class", "%q is none of %q, or no word", r.Get("class"), nameClasses))
		}
		n.Words = append(n.Words, NameWord{r.Get("class"), r.Get("word"), r.Line})
	}
	return errors.Join(errs...)
}

func (n *NameRules) loadCompose(fsys fs.FS) error {
	t, err := tsv.Read(fsys, "names/compose.tsv", "head", "complement", "type", "subtype", "name_en")
	if err != nil {
		return err
	}
	var errs []error
	for r := range t.Rows() {
		c := Composition{r.Get("head"), r.Get("complement"), r.Get("type"), r.Get("subtype"), r.Get("name_en"), r.Line}
		if !slices.Contains(complements, c.Complement) {
			errs = append(errs, r.Fault("complement", "%q is none of %q", c.Complement, complements))
		}
		n.Compose = append(n.Compose, c)
	}
	return errors.Join(errs...)
}

// Sense is a pattern that decides what words mean which may name an entity.
type Sense struct {
	Entity  string // id of the gazetteer, * and a subtype of places, or = and a word that may be a part of people's names
	Effect  string // name: a common word is the name; none: it is not; club: the place's club; governorate: the city's governorate
	Pattern []string
	Yes, No string // sentences where the row speaks and where it does not
	Line    int
}

// senseEffects are what a row of senses.tsv may do.
var senseEffects = []string{"club", "governorate", "name", "none"}

func (n *NameRules) loadSenses(fsys fs.FS) error {
	t, err := tsv.Read(fsys, "names/senses.tsv", "entity", "effect", "pattern", "yes", "no")
	if err != nil {
		return err
	}
	var errs []error
	for r := range t.Rows() {
		p := strings.Fields(r.Get("pattern"))
		if !slices.ContainsFunc(p, func(w string) bool { return w == "_" || w == "_+" }) {
			errs = append(errs, r.Fault("pattern", "no _ in %q", r.Get("pattern")))
		}
		if r.Get("yes") == "" || r.Get("no") == "" {
			errs = append(errs, r.Fault("yes", "a pattern needs an example of either kind"))
		}
		if e := r.Get("effect"); !slices.Contains(senseEffects, e) || e == "name" && strings.HasPrefix(r.Get("entity"), "*") || e != "none" && strings.HasPrefix(r.Get("entity"), "=") {
			errs = append(errs, r.Fault("effect", "%q is none of %q for %s", e, senseEffects, r.Get("entity")))
		}
		n.Senses = append(n.Senses, Sense{r.Get("entity"), r.Get("effect"), p, r.Get("yes"), r.Get("no"), r.Line})
	}
	return errors.Join(errs...)
}
