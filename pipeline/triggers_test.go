package pipeline

import (
	"context"
	"testing"

	"github.com/tomar-nlp/tomar/seeds"
)

// TestTriggerExamples runs every trigger's example and counter-example: the
// example holds an event of the row's type, the counter-example none of its
// row.
func TestTriggerExamples(t *testing.T) {
	p, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	bad := 0
	for i := range p.data.triggers {
		g := &p.data.triggers[i]
		if !hasType(t, p, g.Example, g) {
			bad++
			t.Logf("%s:%d: %s: no %s in «%s»", g.File, g.Line, g.ID, g.Type, g.Example)
		}
		if g.Counter != "" && hasRule(t, p, g.Counter, g.ID) {
			bad++
			t.Logf("%s:%d: %s fires in «%s»", g.File, g.Line, g.ID, g.Counter)
		}
	}
	t.Logf("%d of %d triggers fail", bad, len(p.data.triggers))
}

func hasType(t *testing.T, p *Pipeline, text string, g *seeds.Trigger) bool {
	t.Helper()
	d, err := p.Extract(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	for i := range d.Events {
		if d.Events[i].Type == g.Type {
			return true
		}
	}
	return false
}

func hasRule(t *testing.T, p *Pipeline, text, rule string) bool {
	t.Helper()
	d, err := p.Extract(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	for i := range d.Events {
		if d.Events[i].Rule == rule {
			return true
		}
	}
	return false
}
