package pipeline_test

import (
	"context"
	"testing"

	"github.com/tomar-nlp/tomar/pipeline"
)

// TestDashes counts the sentences of texts with dashes: one between spaces behind a
// predicate ends a headline, others end nothing.
func TestDashes(t *testing.T) {
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"behind a predicate", "وەزیری نەوت سەردانی دهۆکی کرد - شاندێک دوێنێ گەیشتە شارەکە.", 2},
		{"behind a noun", "پەیوەندییەکانی هەولێر - بەغدا باشترن.", 1},
		{"a dateline", "هەولێر - شاندێک دوێنێ گەیشتە شارەکە.", 1},
		{"no space behind it", "وەزیری نەوت سەردانی دهۆکی کرد -شاندێک گەیشتە شارەکە.", 1},
		{"within a quotation", "ئەو وتی \"وەزیر سەردانی دهۆکی کرد - شاندێک گەیشت\".", 1},
		{"at the end", "وەزیری نەوت سەردانی دهۆکی کرد -", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := p.Extract(context.Background(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			if n := len(d.Sentences); n != c.want {
				t.Errorf("%d sentences, want %d", n, c.want)
			}
		})
	}
}
