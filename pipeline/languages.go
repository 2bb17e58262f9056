package pipeline

import (
	"fmt"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/language"
)

// LanguagePolicy says what becomes of a document that is surely not Sorani. One
// whose language cannot be told is always read.
type LanguagePolicy uint8

// The policies.
const (
	KeepLanguages LanguagePolicy = iota // read it like any other
	SkipLanguages                       // it becomes a skipped row
	FailLanguages                       // it becomes a failed row
)

var policyNames = [...]string{"keep", "skip", "fail"}

// String is the policy's name on the command line.
func (p LanguagePolicy) String() string { return policyNames[min(int(p), len(policyNames)-1)] }

// ParseLanguagePolicy reads keep, skip or fail.
func ParseLanguagePolicy(s string) (LanguagePolicy, error) {
	for i, n := range policyNames {
		if s == n {
			return LanguagePolicy(i), nil
		}
	}
	return 0, fmt.Errorf("%q is no policy; want skip, keep or fail", s)
}

// foreign labels a document with the language of its normalised text and reports
// whether it is to be read no further. What the document said of itself stands
// where the text does not tell.
func (p *Pipeline) foreign(j *Job) bool {
	d := &j.Doc
	lang := p.data.language.Tell(d.Text)
	if lang == "" {
		return false
	}
	d.Lang = lang
	if lang == language.Sorani {
		return false
	}
	g := tomar.Diagnostic{Code: "input.language", Severity: tomar.Info, Message: fmt.Sprintf("the text is not Sorani but %q", lang)}
	switch p.cfg.Languages {
	case SkipLanguages:
		j.Skipped = g.Message
	case FailLanguages:
		g.Severity = tomar.Fault
	case KeepLanguages:
	}
	d.Diagnostics = append(d.Diagnostics, g)
	return p.cfg.Languages != KeepLanguages
}
