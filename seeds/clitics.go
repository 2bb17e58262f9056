package seeds

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// cliticsFile is the path of the table of suffixes and clitics.
const cliticsFile = "clitics.tsv"

// Clitic is one form of one morpheme that may be written onto a nominal.
type Clitic struct {
	ID       string
	Slot     string
	Follows  []string // slots that it may stand behind; "stem" is the bare word
	Hosts    []string // letter classes that it may be written onto; "c" is any letter of no class
	Frequent bool     // may be taken off short words
	Names    bool     // is written onto proper names
	Features []string // definite, plural, ezafe, person3, …
	Form     string
	Line     int
}

// Clitics is the table: the letter classes of hosts and the morphemes.
type Clitics struct {
	File  string
	Hosts map[string][]rune // class → letters
	Forms []Clitic
	Conj  []string // conjunctions written onto the word before
}

// LoadClitics reads clitics.tsv. The error joins all faults of the file.
func LoadClitics(fsys fs.FS) (*Clitics, error) {
	t, err := tsv.Read(fsys, cliticsFile, "id", "slot", "follows", "host", "freq", "names", "features", "form")
	if err != nil {
		return nil, fmt.Errorf("load clitics: %w", err)
	}
	c := &Clitics{File: cliticsFile, Hosts: map[string][]rune{}}
	slots := map[string]bool{"stem": true}
	ids := map[string]bool{}
	var errs []error
	for r := range t.Rows() {
		id := r.Get("id")
		if id == "" || ids[id] {
			errs = append(errs, r.Fault("id", "id %q is empty or listed twice", id))
		}
		ids[id] = true
		if r.Get("form") == "" {
			errs = append(errs, r.Fault("form", "no form"))
		}
		if r.Get("slot") == "host" {
			for _, l := range r.List("form") {
				v, n := utf8.DecodeRuneInString(l)
				if n != len(l) {
					errs = append(errs, r.Fault("form", "%q is not one letter", l))
				}
				c.Hosts[r.Get("host")] = append(c.Hosts[r.Get("host")], v)
			}
			continue
		}
		if r.Get("slot") == "conj" {
			c.Conj = append(c.Conj, r.Get("form"))
			continue
		}
		slots[r.Get("slot")] = true
		for _, col := range []string{"freq", "names"} {
			if f := r.Get(col); f != "" && f != "y" {
				errs = append(errs, r.Fault(col, "%q is neither y nor empty", f))
			}
		}
		c.Forms = append(c.Forms, Clitic{
			ID: id, Slot: r.Get("slot"), Follows: r.List("follows"), Hosts: r.List("host"),
			Frequent: r.Get("freq") == "y", Names: r.Get("names") == "y", Features: r.List("features"), Form: r.Get("form"), Line: r.Line,
		})
	}
	for r := range t.Rows() {
		if s := r.Get("slot"); s == "host" || s == "conj" {
			continue
		}
		for _, f := range r.List("follows") {
			if !slots[f] {
				errs = append(errs, r.Fault("follows", "no slot %q", f))
			}
		}
		for _, h := range r.List("host") {
			if _, ok := c.Hosts[h]; !ok && h != "c" {
				errs = append(errs, r.Fault("host", "no letter class %q", h))
			}
		}
		if len(r.List("follows")) == 0 || slices.Contains(r.List("follows"), r.Get("slot")) {
			errs = append(errs, r.Fault("follows", "a morpheme follows other slots, at least one"))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("load clitics: %w", err)
	}
	return c, nil
}
