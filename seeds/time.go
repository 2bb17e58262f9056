package seeds

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// The files of the time grammar.
const (
	timeNamesFile    = "time/names.tsv"
	timeNumeralsFile = "time/numerals.tsv"
	timeWordsFile    = "time/words.tsv"
	timeFeastsFile   = "time/feasts.tsv"
	timeEventsFile   = "time/events.tsv"
	timeDir          = "time"
)

// TimeName is a month, weekday or season.
type TimeName struct {
	ID      string
	System  string // gregorian, kurdish, iranian, islamic, weekday, season
	Index   int    // from 1
	Context bool   // only beside a day number, a year or the word for month
	Latin   bool   // in Latin script, the day behind it («January 14, 2021»); Context too
	Forms   []string
	Yes, No string // of one with Context: «text [expression] text => value», and a text in which it is no date
	Line    int
}

// Numeral is a number in letters.
type Numeral struct {
	ID    string
	Kind  string // cardinal, ordinal, fraction, vague, and the joining words
	Value int64
	Under int64 // the denominator of a fraction, else 1
	Forms []string
	Line  int
}

// TimeWord is a word of the time grammar.
type TimeWord struct {
	ID    string
	Cat   string // what rules ask for
	Value string
	Use   string   // "", bare, weak
	Says  []string // features of the form itself: ez, in, from, dem, def, indef, pl
	Forms []string
	Line  int
}

// Feast is a feast whose day can be reckoned.
type Feast struct {
	ID      string
	Rule    string // MM-DD, islamic:MM-DD, easter
	Context bool   // only with the word for feast, a year or «last», «next»
	Forms   []string
	Yes, No string // as of names
	Line    int
}

// DatedEvent is an event of the world that texts date other things by.
type DatedEvent struct {
	ID         string
	Start, End string // ISO days
	Source     string
	Forms      []string
	Bare       []string // words that mean it where no ezafe leads on
	Line       int
}

// TimeRule is an instance of a rule kind: a pattern with named slots.
type TimeRule struct {
	ID      string
	Kind    string            // the kind in Go that builds the value
	Gives   string            // the category that other rules may ask for
	Pattern []string          // alternatives
	Set     map[string]string // fields set besides the slots
	Prio    int               // among readings of equal length the higher one stands
	Yes     []string          // "text [expression] text => value", published on TimeReference
	No      []string          // texts in which the rule finds nothing
	File    string            `toml:"-"`
	Line    int               `toml:"-"`
}

// TimeReference is the day on which the examples of the rules are published, a
// Wednesday.
const TimeReference = "2020-09-30"

// Time is everything that the time grammar is made of.
type Time struct {
	Names    []TimeName
	Numerals []Numeral
	Words    []TimeWord
	Feasts   []Feast
	Events   []DatedEvent
	Rules    []TimeRule
}

// LoadTime reads the files under time. The error joins all faults of all files.
func LoadTime(fsys fs.FS) (*Time, error) {
	t := &Time{}
	err := errors.Join(t.names(fsys), t.numerals(fsys), t.words(fsys), t.feasts(fsys), t.events(fsys), t.rules(fsys))
	if err != nil {
		return nil, fmt.Errorf("load time grammar: %w", err)
	}
	return t, nil
}

func (t *Time) names(fsys fs.FS) error {
	tab, err := tsv.Read(fsys, timeNamesFile, "id", "system", "index", "use", "names", "yes", "no")
	if err != nil {
		return err
	}
	var errs []error
	last := map[string]int{"gregorian": 12, "kurdish": 12, "iranian": 12, "islamic": 12, "weekday": 7, "season": 4}
	ids := map[string]bool{}
	for r := range tab.Rows() {
		errs = append(errs, unique(r, ids))
		n, err := strconv.Atoi(r.Get("index"))
		if err != nil || n < 1 || n > last[r.Get("system")] {
			errs = append(errs, r.Fault("index", "no %s %q", r.Get("system"), r.Get("index")))
		}
		ctx, err := inContext(r)
		errs = append(errs, err)
		t.Names = append(t.Names, TimeName{r.Get("id"), r.Get("system"), n, ctx, r.Get("use") == inLatin, r.List("names"), r.Get("yes"), r.Get("no"), r.Line})
	}
	return errors.Join(errs...)
}

// inLatin is the use of names in Latin script.
const inLatin = "latin"

// inContext says whether a row is a date in some contexts only; such a row has an
// example of either kind, and no other has.
func inContext(r tsv.Row) (bool, error) {
	ctx := r.Get("use") == "ctx" || r.Get("use") == inLatin
	if !ctx && r.Get("use") != "" {
		return false, r.Fault("use", "%q is neither ctx nor latin nor empty", r.Get("use"))
	}
	if ctx != (r.Get("yes") != "") || ctx != (r.Get("no") != "") {
		return ctx, r.Fault("yes", "what is a date in some contexts only needs an example of either kind, other names none")
	}
	return ctx, nil
}

func (t *Time) numerals(fsys fs.FS) error {
	tab, err := tsv.Read(fsys, timeNumeralsFile, "id", "kind", "value", "words")
	if err != nil {
		return err
	}
	var errs []error
	ids := map[string]bool{}
	for r := range tab.Rows() {
		errs = append(errs, unique(r, ids))
		top, under, _ := strings.Cut(r.Get("value"), "/")
		n, err := strconv.ParseInt(top, 10, 64)
		d := int64(1)
		if err == nil && under != "" {
			d, err = strconv.ParseInt(under, 10, 64)
		}
		if err != nil || d < 1 {
			errs = append(errs, r.Fault("value", "%q is no number", r.Get("value")))
		}
		if k := r.Get("kind"); !slices.Contains(numeralKinds, k) {
			errs = append(errs, r.Fault("kind", "no kind %q", k))
		}
		t.Numerals = append(t.Numerals, Numeral{r.Get("id"), r.Get("kind"), n, d, r.List("words"), r.Line})
	}
	return errors.Join(errs...)
}

func (t *Time) words(fsys fs.FS) error {
	tab, err := tsv.Read(fsys, timeWordsFile, "id", "cat", "value", "use", "features", "words")
	if err != nil {
		return err
	}
	var errs []error
	ids := map[string]bool{}
	for r := range tab.Rows() {
		errs = append(errs, unique(r, ids))
		if u := r.Get("use"); u != "" && u != "bare" && u != "weak" {
			errs = append(errs, r.Fault("use", "no use %q", u))
		}
		if r.Get("cat") == "" {
			errs = append(errs, r.Fault("cat", "no category"))
		}
		t.Words = append(t.Words, TimeWord{r.Get("id"), r.Get("cat"), r.Get("value"), r.Get("use"), r.List("features"), r.List("words"), r.Line})
	}
	return errors.Join(errs...)
}

func (t *Time) feasts(fsys fs.FS) error {
	tab, err := tsv.Read(fsys, timeFeastsFile, "id", "rule", "use", "names", "yes", "no")
	if err != nil {
		return err
	}
	var errs []error
	ids := map[string]bool{}
	for r := range tab.Rows() {
		errs = append(errs, unique(r, ids))
		rule := r.Get("rule")
		md := strings.TrimPrefix(rule, "islamic:")
		if rule != "easter" && (len(md) != 5 || md[2] != '-') {
			errs = append(errs, r.Fault("rule", "%q is neither MM-DD, islamic:MM-DD nor easter", rule))
		}
		ctx, err := inContext(r)
		errs = append(errs, err)
		t.Feasts = append(t.Feasts, Feast{r.Get("id"), rule, ctx, r.List("names"), r.Get("yes"), r.Get("no"), r.Line})
	}
	return errors.Join(errs...)
}

func (t *Time) events(fsys fs.FS) error {
	tab, err := tsv.Read(fsys, timeEventsFile, "id", "start", "end", "source", "names", "bare")
	if err != nil {
		return err
	}
	var errs []error
	ids := map[string]bool{}
	for r := range tab.Rows() {
		errs = append(errs, unique(r, ids))
		for _, c := range []string{"start", "end"} {
			if v := r.Get(c); len(v) != 10 || v[4] != '-' || v[7] != '-' {
				errs = append(errs, r.Fault(c, "%q is no ISO day", v))
			}
		}
		t.Events = append(t.Events, DatedEvent{r.Get("id"), r.Get("start"), r.Get("end"), r.Get("source"), r.List("names"), r.List("bare"), r.Line})
	}
	return errors.Join(errs...)
}

// rules reads every TOML file of the directory, in the order of their names.
func (t *Time) rules(fsys fs.FS) error {
	entries, err := fs.ReadDir(fsys, timeDir)
	if err != nil {
		return fmt.Errorf("read rules: %w", err)
	}
	var errs []error
	ids := map[string]bool{}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".toml") {
			continue
		}
		file := timeDir + "/" + e.Name()
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			errs = append(errs, fmt.Errorf("read rules: %w", err))
			continue
		}
		var doc struct{ Rule []TimeRule }
		meta, err := toml.Decode(string(data), &doc)
		if err != nil {
			errs = append(errs, tomlFault(file, err))
			continue
		}
		for _, k := range meta.Undecoded() {
			errs = append(errs, &tsv.Fault{File: file, Line: 1, Message: "unknown key " + k.String()})
		}
		lines := ruleLines(string(data))
		for i := range doc.Rule {
			r := &doc.Rule[i]
			r.File = file
			if i < len(lines) {
				r.Line = lines[i]
			}
			if r.ID == "" || ids[r.ID] || len(r.Pattern) == 0 {
				errs = append(errs, &tsv.Fault{File: file, Line: r.Line, Message: fmt.Sprintf("rule %q has no id, the id of another, or no pattern", r.ID)})
			}
			ids[r.ID] = true
		}
		t.Rules = append(t.Rules, doc.Rule...)
	}
	return errors.Join(errs...)
}

// ruleLines are the lines on which the [[rule]] tables begin.
func ruleLines(data string) []int {
	var out []int
	for i, l := range strings.Split(data, "\n") {
		if strings.TrimSpace(l) == "[[rule]]" {
			out = append(out, i+1)
		}
	}
	return out
}

func tomlFault(file string, err error) error {
	var p toml.ParseError
	if errors.As(err, &p) {
		return &tsv.Fault{File: file, Line: p.Position.Line, Column: p.Position.Col, Message: p.Message}
	}
	return &tsv.Fault{File: file, Line: 1, Message: err.Error()}
}

func unique(r tsv.Row, ids map[string]bool) error {
	id := r.Get("id")
	if id == "" || ids[id] {
		return r.Fault("id", "id %q is empty or listed twice", id)
	}
	ids[id] = true
	return nil
}

var numeralKinds = []string{"cardinal", "ordinal", "fraction", "vague", "and", "to", "about", "more", "less", "atleast"}
