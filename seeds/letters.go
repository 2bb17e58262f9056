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
	lettersFile = "letters.tsv"
	legacyFile  = "legacy.tsv"
)

// letterRules are the kinds of rows of letters.tsv, as its head explains them.
var letterRules = []string{"letter", "pair", "before", "final", "inner", "joiner", "tatweel", "drop", "compat"}

// Letter is one row of the letter table: the sequence From, or each code point
// from From[0] to Last where Last is not 0, stands for To by Rule.
type Letter struct {
	From, To []rune
	Last     rune
	Rule     string
	Line     int
}

// Legacy is one font encoding: pairs of what stands in the text and what it means.
type Legacy struct {
	Name string
	Maps []Letter
}

// LoadLetters reads letters.tsv. The error joins all faults of the file.
func LoadLetters(fsys fs.FS) ([]Letter, error) {
	t, err := tsv.Read(fsys, lettersFile, "from", "rule", "to", "shown")
	if err != nil {
		return nil, fmt.Errorf("load letters: %w", err)
	}
	var out []Letter
	var errs []error
	for r := range t.Rows() {
		l := Letter{Rule: r.Get("rule"), Line: r.Line}
		if !slices.Contains(letterRules, l.Rule) {
			errs = append(errs, r.Fault("rule", "no rule %q", l.Rule))
		}
		from, last, isRange := strings.Cut(r.Get("from"), "..")
		var err error
		if l.From, err = codePoints(from); err != nil || len(l.From) == 0 {
			errs = append(errs, r.Fault("from", "%q is no sequence of code points", from))
			continue
		}
		if isRange {
			e, err := codePoints(last)
			if err != nil || len(e) != 1 || len(l.From) != 1 || e[0] < l.From[0] || e[0]-l.From[0] > 0x1000 {
				errs = append(errs, r.Fault("from", "%q is no range", r.Get("from")))
				continue
			}
			l.Last = e[0]
		}
		if l.To, err = codePoints(r.Get("to")); err != nil {
			errs = append(errs, r.Fault("to", "%q is no sequence of code points", r.Get("to")))
		}
		if many := l.Rule == "pair" || l.Rule == "before"; many != (len(l.From) > 1) || len(l.From) > 3 {
			errs = append(errs, r.Fault("from", "a %s has %d code points", l.Rule, len(l.From)))
		}
		if gone := l.Rule == "drop" || l.Rule == "joiner" || l.Rule == "tatweel" || l.Rule == "compat"; gone != (len(l.To) == 0) {
			errs = append(errs, r.Fault("to", "a %s has %d code points", l.Rule, len(l.To)))
		}
		out = append(out, l)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("load letters: %w", err)
	}
	return out, nil
}

// LoadLegacy reads legacy.tsv: the encodings in order of name, and the probe
// words. The error joins all faults of the file.
func LoadLegacy(fsys fs.FS) (encodings []Legacy, probes []string, err error) {
	t, err := tsv.Read(fsys, legacyFile, "encoding", "kind", "from", "to", "shown")
	if err != nil {
		return nil, nil, fmt.Errorf("load legacy encodings: %w", err)
	}
	var errs []error
	for r := range t.Rows() {
		switch r.Get("kind") {
		case "probe":
			probes = append(probes, r.Get("shown"))
		case "map":
			from, e1 := codePoints(r.Get("from"))
			to, e2 := codePoints(r.Get("to"))
			if e1 != nil || e2 != nil || len(from) == 0 || len(from) > 2 || len(to) != 1 {
				errs = append(errs, r.Fault("from", "%q to %q is no map of one or two code points to one", r.Get("from"), r.Get("to")))
				continue
			}
			i := slices.IndexFunc(encodings, func(l Legacy) bool { return l.Name == r.Get("encoding") })
			if i < 0 {
				i = len(encodings)
				encodings = append(encodings, Legacy{Name: r.Get("encoding")})
			}
			encodings[i].Maps = append(encodings[i].Maps, Letter{From: from, To: to, Rule: "letter", Line: r.Line})
		default:
			errs = append(errs, r.Fault("kind", "%q is neither map nor probe", r.Get("kind")))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, nil, fmt.Errorf("load legacy encodings: %w", err)
	}
	return encodings, probes, nil
}

// codePoints reads "0644+0627"; nil for an empty cell.
func codePoints(s string) ([]rune, error) {
	if s == "" {
		return nil, nil
	}
	var out []rune
	for h := range strings.SplitSeq(s, "+") {
		v, err := strconv.ParseUint(h, 16, 21)
		if err != nil {
			return nil, fmt.Errorf("code point %q: %w", h, err)
		}
		out = append(out, rune(v))
	}
	return out, nil
}
