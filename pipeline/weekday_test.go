package pipeline_test

import (
	"context"
	"testing"

	"github.com/tomar-nlp/tomar/pipeline"
)

// TestWeekdays reads weekdays in a text of a Wednesday: the verb tells whether the last or the
// next one is meant.
func TestWeekdays(t *testing.T) {
	p, err := pipeline.New(pipeline.Config{Date: "2024-05-15"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, date string }{
		{"past", "ڕۆژی شەممە سەرۆک وەزیران سەردانی تورکیای کرد.", "2024-05-11"},
		{"present", "پەرلەمان ڕۆژی شەممە کۆدەبێتەوە.", "2024-05-18"},
		{"it is decided that", "بڕیارە ڕۆژی شەممە شاندی پارتی بچێتە بەغدا.", "2024-05-18"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := p.Extract(context.Background(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			if len(d.Times) != 1 || d.Times[0].Value != c.date {
				t.Errorf("times %v, want %s", d.Times, c.date)
			}
		})
	}
}
