package pipeline_test

import (
	"context"
	"slices"
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/pipeline"
)

// eventsOf are the events of a type that a text tells, in the order of the text: one at least.
func eventsOf(t *testing.T, p *pipeline.Pipeline, text, typ string) (*tomar.Document, []tomar.Event) {
	t.Helper()
	d, err := p.Extract(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	told := len(d.Events)
	events := slices.DeleteFunc(slices.Clone(d.Events), func(e tomar.Event) bool { return e.Type != typ })
	if len(events) == 0 {
		t.Fatalf("no %s in %d events", typ, told)
	}
	return d, events
}
