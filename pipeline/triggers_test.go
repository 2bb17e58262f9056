package pipeline

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
)

// TestTriggerExamples runs every trigger's example and counter-example: the
// example holds an event of the row's type at the row's words, the
// counter-example none of its row.
func TestTriggerExamples(t *testing.T) {
	p, err := New(Config{Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	for i := range p.data.triggers {
		g := &p.data.triggers[i]
		d, err := p.Extract(context.Background(), g.Example)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(d.Events, func(e tomar.Event) bool { return e.Type == g.Type && meant(d, &e, g.ID, int32(i)) }) {
			t.Errorf("%s:%d: %s: no %s of its own in «%s»", g.File, g.Line, g.ID, g.Type, g.Example)
		}
		if g.Counter != "" && hasEvent(t, p, g.Counter, func(e *tomar.Event) bool { return e.Rule == g.ID }) {
			t.Errorf("%s:%d: %s fires in «%s»", g.File, g.Line, g.ID, g.Counter)
		}
	}
}

// TestTriggerVerbs holds every verb that a trigger names to the table of verbs,
// but for the few that no listed verb makes.
func TestTriggerVerbs(t *testing.T) {
	p, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	faults := p.data.events.Unknown()
	for _, f := range faults {
		t.Log(f)
	}
	if most := len(p.data.triggers) / 50; len(faults) > most {
		t.Errorf("%d verbs of triggers are in no table, more than %d", len(faults), most)
	}
}

// meant reports whether an event is the one that a trigger's example tells of: it
// is of the row, or stands on words that are the row's too, or the row lost to a
// heavier one (two rows may find one event on its noun and on its verb).
func meant(d *tomar.Document, e *tomar.Event, id string, row int32) bool {
	if e.Rule == id {
		return true
	}
	for _, h := range d.Hits {
		if h.Class == tomar.ClassTrigger && h.ID == row && h.First < e.Last && e.First < h.Last {
			return true
		}
	}
	for _, n := range d.Trace.Notes {
		if n.Rule == id && (n.Span.Start < e.End && e.Start < n.Span.End || strings.HasSuffix(n.Text, "a heavier trigger overlaps")) {
			return true
		}
	}
	return false
}

func hasEvent(t *testing.T, p *Pipeline, text string, is func(*tomar.Event) bool) bool {
	t.Helper()
	d, err := p.Extract(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	for i := range d.Events {
		if is(&d.Events[i]) {
			return true
		}
	}
	return false
}
