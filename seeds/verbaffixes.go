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

const (
	verbAffixesFile   = "verb_affixes.tsv"
	verbFormsFile     = "verb_forms.tsv"
	verbHomographFile = "verb_homographs.tsv"
	verbNominalsFile  = "verb_nominals.tsv"
)

// VerbArc is one way on through the slots of a verb form.
type VerbArc struct {
	From, To string
	What     string   // form, past, present, whole, preverb, or a group's name
	When     []string // tails, any of which must hold, or one condition
	Set      []string
	Cost     int
	Forms    []string // nil where nothing is read
	Line     int
}

// VerbWhole is a finite form that is not built from a stem.
type VerbWhole struct {
	Verb  int32 // row
	Set   []string
	Forms []string
	Line  int
}

// VerbAffixes are the slots of the verb: arcs between states, groups of forms,
// and whole forms.
type VerbAffixes struct {
	File   string
	Arcs   []VerbArc
	Groups map[string][]VerbArc // by name, in file order; From and To are empty
	Whole  []VerbWhole
	// Homographs are the scores (0–255) of words that look like verb forms
	// and are mostly something else.
	Homographs []VerbHomograph
	Nominals   []VerbNominals
}

// VerbNominals are nominal parts that are written onto light verbs.
type VerbNominals struct {
	Verbs    []int32 // rows
	Nominals []string
	Line     int
}

// VerbHomograph is the highest score that readings of a word may have.
type VerbHomograph struct {
	Kind  string // finite, nominal, all, before
	Score uint8
	Words []string
	Line  int
}

// verbFeatures are the values of set.
var verbFeatures = []string{
	"past", "pres", "imperf", "perf", "subj", "imper", "cond", "neg", "inf", "part", "post", "dir",
	"e1", "e2", "e3", "e4", "e5", "e6", "k1", "k2", "k3", "k4", "k5", "k6",
}

// verbConditions are the values of when, tails first.
var verbConditions = []string{"c", "a", "e", "ee", "o", "w", "y", "ae", "wo", "intrans", "agent", "subject", "clitic"}

// LoadVerbAffixes reads verb_affixes.tsv, verb_forms.tsv, verb_homographs.tsv
// and verb_nominals.tsv. The error joins all faults.
func LoadVerbAffixes(fsys fs.FS, verbs *Verbs) (*VerbAffixes, error) {
	t, err := tsv.Read(fsys, verbAffixesFile, "from", "to", "what", "when", "set", "cost", "forms")
	if err != nil {
		return nil, fmt.Errorf("load verb affixes: %w", err)
	}
	a := &VerbAffixes{File: verbAffixesFile, Groups: map[string][]VerbArc{}}
	var errs []error
	check := func(r tsv.Row, column string, known []string) []string {
		l := r.List(column)
		for _, x := range l {
			if !slices.Contains(known, x) {
				errs = append(errs, r.Fault(column, "unknown value %q", x))
			}
		}
		return l
	}
	for r := range t.Rows() {
		arc := VerbArc{
			From: r.Get("from"), To: r.Get("to"), What: r.Get("what"), Forms: r.List("forms"), Line: r.Line,
			When: check(r, "when", verbConditions), Set: check(r, "set", verbFeatures),
		}
		if arc.Cost, err = strconv.Atoi(r.Get("cost")); err != nil {
			errs = append(errs, r.Fault("cost", "%q is no number", r.Get("cost")))
		}
		if name, ok := strings.CutPrefix(arc.From, "="); ok {
			arc.From = ""
			a.Groups[name] = append(a.Groups[name], arc)
			continue
		}
		a.Arcs = append(a.Arcs, arc)
	}
	for _, arc := range a.Arcs {
		switch arc.What {
		case "form", "past", "present", "whole", "preverb":
		default:
			if a.Groups[arc.What] == nil {
				errs = append(errs, &tsv.Fault{File: a.File, Line: arc.Line, Column: 3, Message: fmt.Sprintf("no group %q", arc.What)})
			}
		}
	}
	errs = append(errs, a.loadWhole(fsys, verbs, check), a.loadHomographs(fsys), a.loadNominals(fsys, verbs))
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("load verb affixes: %w", err)
	}
	return a, nil
}

func (a *VerbAffixes) loadWhole(fsys fs.FS, verbs *Verbs, check func(tsv.Row, string, []string) []string) error {
	t, err := tsv.Read(fsys, verbFormsFile, "verb", "set", "forms")
	if err != nil {
		return err
	}
	var errs []error
	for r := range t.Rows() {
		row, ok := verbs.Row(r.Get("verb"))
		if !ok {
			errs = append(errs, r.Fault("verb", "no verb %q", r.Get("verb")))
		}
		a.Whole = append(a.Whole, VerbWhole{Verb: row, Set: check(r, "set", verbFeatures), Forms: r.List("forms"), Line: r.Line})
	}
	return errors.Join(errs...)
}

func (a *VerbAffixes) loadHomographs(fsys fs.FS) error {
	t, err := tsv.Read(fsys, verbHomographFile, "kind", "score", "words")
	if err != nil {
		return err
	}
	var errs []error
	for r := range t.Rows() {
		n, err := strconv.ParseUint(r.Get("score"), 10, 8)
		if err != nil {
			errs = append(errs, r.Fault("score", "%q is not within 0 and 255", r.Get("score")))
		}
		if k := r.Get("kind"); k != "finite" && k != "nominal" && k != "all" && k != "before" && k != "medial" {
			errs = append(errs, r.Fault("kind", "unknown kind %q", k))
		}
		a.Homographs = append(a.Homographs, VerbHomograph{Kind: r.Get("kind"), Score: uint8(n), Words: r.List("words"), Line: r.Line})
	}
	return errors.Join(errs...)
}

func (a *VerbAffixes) loadNominals(fsys fs.FS, verbs *Verbs) error {
	t, err := tsv.Read(fsys, verbNominalsFile, "verbs", "nominals")
	if err != nil {
		return err
	}
	var errs []error
	for r := range t.Rows() {
		n := VerbNominals{Nominals: r.List("nominals"), Line: r.Line}
		for _, id := range r.List("verbs") {
			row, ok := verbs.Row(id)
			if !ok {
				errs = append(errs, r.Fault("verbs", "no verb %q", id))
			}
			n.Verbs = append(n.Verbs, row)
		}
		a.Nominals = append(a.Nominals, n)
	}
	return errors.Join(errs...)
}
