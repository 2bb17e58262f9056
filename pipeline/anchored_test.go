package pipeline_test

import (
	"context"
	"testing"

	"github.com/tomar-nlp/tomar/pipeline"
)

// TestTimesCountedFromEvents reads texts through all stages: which event a time
// is counted from depends on the triggers that were really found.
func TestTimesCountedFromEvents(t *testing.T) {
	p, err := pipeline.New(pipeline.Config{Date: "2020-09-30"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text string
		at, value  string // the expression, and what it comes to
	}{
		{"a noun after its light verb", "لە 3ی ئابی 2020 هێرش کرایە سەر بنکەکە. دوو ڕۆژ دوای هێرشەکە وەزیر گەیشتە هەولێر.", "دوو ڕۆژ دوای هێرشەکە", "2020-08-05"},
		{"the same noun", "لە 3ی ئابی 2020 هێرشێک کرایە سەر بنکەکە. دوو ڕۆژ دوای هێرشەکە وەزیر گەیشتە هەولێر.", "دوو ڕۆژ دوای هێرشەکە", "2020-08-05"},
		{"a listed event", "دوو ڕۆژ دوای کوژرانی سولەیمانی خەڵک کۆبوونەوە.", "دوو ڕۆژ دوای کوژرانی سولەیمانی", "2020-01-05"},
		{"another event of the type", "لە 3ی ئابی 2020 تەقینەوەیەک ڕوویدا. دوو ڕۆژ دوای هێرشەکە وەزیر گەیشتە هەولێر.", "دوو ڕۆژ دوای هێرشەکە", "XXXX-XX-XX"},
		{"a new event behind the noun", "پێنج ڕۆژ دوای ڕیفراندۆم هێرشێک کرا.", "پێنج ڕۆژ دوای ڕیفراندۆم", "XXXX-XX-XX"},
		{"a new verb behind the noun", "پێنج ڕۆژ دوای ڕیفراندۆم دەستگیر کرا.", "پێنج ڕۆژ دوای ڕیفراندۆم", "XXXX-XX-XX"},
		{"an event that only the publication dates", "سێ ڕۆژ دوای هێرشێک وەزیر گەیشتە هەولێر.", "سێ ڕۆژ دوای هێرشێک", "XXXX-XX-XX"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := p.Extract(context.Background(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			for i := range doc.Times {
				if x := &doc.Times[i]; doc.Original(x.Span) == c.at {
					if x.Value != c.value {
						t.Errorf("%s, want %s", x.Value, c.value)
					}
					return
				}
			}
			t.Errorf("no time %q among %d", c.at, len(doc.Times))
		})
	}
}
