package pipeline_test

import (
	"context"
	"testing"

	"github.com/tomar-nlp/tomar/pipeline"
)

// TestLostSpaces reads a text of a page that lost the spaces behind ە: events are
// found in runs of letters, names have the run that they stand in.
func TestLostSpaces(t *testing.T) {
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := p.Extract(context.Background(), "سەرۆکی پەرلەمانی تورکیا دوێنێ گەیشتەبەغدا و لەلایەن وەزیری دەرەوەپێشوازی لێکرا، ئێوارەلەگەڵ سەرۆکی حکومەت کۆدەبێتەوەو دووشەممەدەگەڕێتەوەئەنقەرە.")
	if err != nil {
		t.Fatal(err)
	}
	has := func(list []string, want string) {
		t.Helper()
		for _, s := range list {
			if s == want {
				return
			}
		}
		t.Errorf("no %s in %q", want, list)
	}
	var events, names []string
	for i := range d.Events {
		events = append(events, d.Events[i].Type+" "+d.Original(d.Events[i].Span))
	}
	for _, m := range d.Mentions {
		names = append(names, d.Original(m.Span))
	}
	for _, e := range []string{"VISIT گەیشتە", "MEET پێشوازی"} {
		has(events, e)
	}
	for _, n := range []string{"گەیشتەبەغدا", "دووشەممەدەگەڕێتەوەئەنقەرە"} {
		has(names, n)
	}
}
