package pipeline

import (
	"fmt"
	"slices"

	"github.com/tomar-nlp/tomar"
)

// Stage is one step of a document's way: what it needs from earlier ones, what
// it adds, and how a worker does it.
type Stage struct {
	Name  string
	Needs []string
	Adds  []string
	run   func(w *worker, d *tomar.Document)
}

// Stages is the whole flow of a document. Clauses come before dates, because
// tense decides a bare weekday; anchor is the second look at times and roles,
// once events and the document's date are known.
func Stages() []Stage {
	return []Stage{
		{"norm", nil, []string{"text"}, (*worker).norm},
		{"token", []string{"text"}, []string{"tokens"}, (*worker).token},
		{"verbs", []string{"tokens"}, []string{"verbs"}, (*worker).verb},
		{"match", []string{"tokens"}, []string{"hits"}, (*worker).match},
		{"names", []string{"tokens", "hits"}, []string{"mentions", "relations"}, (*worker).name},
		{"clauses", []string{"tokens", "verbs", "mentions"}, []string{"clauses"}, (*worker).clause},
		{"dates", []string{"tokens", "hits", "verbs", "clauses"}, []string{"times"}, (*worker).date},
		{"events", []string{"tokens", "verbs", "hits", "mentions", "clauses", "times"}, []string{"events"}, (*worker).event},
		{"anchor", []string{"times", "mentions", "events"}, nil, (*worker).anchor},
	}
}

// checkStages holds the table to itself: every need is met by an earlier stage.
func checkStages(stages []Stage) error {
	var have []string
	for _, s := range stages {
		for _, n := range s.Needs {
			if !slices.Contains(have, n) {
				return fmt.Errorf("stage %s needs %s, which no earlier stage adds", s.Name, n)
			}
		}
		have = append(have, s.Adds...)
	}
	return nil
}
