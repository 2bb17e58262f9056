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
		{"a new event behind the noun", "پێنج ڕۆژ دوای شەڕ هێرشێک کرا.", "پێنج ڕۆژ دوای شەڕ", "XXXX-XX-XX"},
		{"a new verb behind the noun", "پێنج ڕۆژ دوای شەڕ دەستگیر کرا.", "پێنج ڕۆژ دوای شەڕ", "XXXX-XX-XX"},
		{"a bare word that means a listed event", "پێنج ڕۆژ دوای ڕیفراندۆم هێرشێک کرا.", "پێنج ڕۆژ دوای ڕیفراندۆم", "2017-09-30"},
		{"at the time of it", "لە کاتی ڕیفراندۆمدا خەڵک دەنگیان دا.", "کاتی ڕیفراندۆمدا", "2017-09-25"},
		{"an anniversary", "لە ٣٢ەمین ساڵیادی کیمیابارانی هەڵەبجەدا خەڵک کۆبوونەوە.", "٣٢ەمین ساڵیادی کیمیابارانی هەڵەبجەدا", "2020-03-16"},
		{"years before the era", "دوو هەزار ساڵ پێش زایین شارێک لێرە بوو.", "دوو هەزار ساڵ پێش زایین", "BC2000"},
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
