package pipeline_test

import (
	"context"
	"testing"

	"github.com/tomar-nlp/tomar/pipeline"
)

// TestToldDays reads texts without a date that tell their own day in a sentence: what
// counts from it is dated, what tells no time is not.
func TestToldDays(t *testing.T) {
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		t.Fatal(err)
	}
	const visit = "وەزیری دەرەوەی ئێران گەیشتە هەولێر. "
	for _, c := range []struct{ name, text, published, arrest string }{
		{"today", visit + "پۆلیس ئەمڕۆ سێشەممە، ١٦ی تەممووزی ٢٠٢٤ کۆبووەوە. دوێنێ دوو کەس دەستگیر کران.", "2024-07-16", "2024-07-15"},
		{"yesterday", visit + "پۆلیس دوێنێ دووشەممە، ١٥ی تەممووزی ٢٠٢٤ کۆبووەوە. ئەمڕۆ دوو کەس دەستگیر کران.", "2024-07-16", "2024-07-16"},
		{"two days that differ", visit + "پۆلیس ئەمڕۆ سێشەممە، ١٦ی تەممووزی ٢٠٢٤ کۆبووەوە. ئەمڕۆ ٣ی ئابی ٢٠٢٤ باران باری. دوێنێ دوو کەس دەستگیر کران.", "", ""},
		{"a day of no today", visit + "پۆلیس ١٦ی تەممووزی ٢٠٢٤ کۆبووەوە. دوێنێ دوو کەس دەستگیر کران.", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := p.Extract(context.Background(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			if d.Published.Date != c.published {
				t.Errorf("published %q, want %q", d.Published.Date, c.published)
			}
			for i := range d.Events {
				switch e := &d.Events[i]; {
				case e.Type == "VISIT" && e.Date != "":
					t.Errorf("the visit, of which no time is told, is dated %q", e.Date)
				case e.Type == "ARREST" && e.Date != c.arrest:
					t.Errorf("arrest dated %q, want %q", e.Date, c.arrest)
				}
			}
		})
	}
}
