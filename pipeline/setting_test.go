package pipeline_test

import (
	"context"
	"testing"

	"github.com/tomar-nlp/tomar/pipeline"
)

// TestSettings reads two sentences: what happened within an event that was told
// before has its day; what only speaks of such events has not.
func TestSettings(t *testing.T) {
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, typ, date string }{
		{"in that attack", "لە ٣ی ئابی ٢٠٢٠ داعش هێرشی کردە سەر گوندێک. لەو هێرشەدا سێ سەرباز کوژران.", "KILL", "2020-08-03"},
		{"in the attack", "لە ٣ی ئابی ٢٠٢٠ داعش هێرشی کردە سەر گوندێک. لە هێرشەکەدا سێ سەرباز کوژران.", "KILL", "2020-08-03"},
		{"with a day of its own", "لە ٣ی ئابی ٢٠٢٠ داعش هێرشی کردە سەر گوندێک. لەو هێرشەدا لە ٤ی ئابی ٢٠٢٠ سێ سەرباز کوژران.", "KILL", "2020-08-04"},
		{"in those attacks", "لە ٣ی ئابی ٢٠٢٠ داعش هێرشی کردە سەر گوندێک. لە هێرشەکاندا سێ سەرباز کوژران.", "KILL", ""},
		{"in another sort of event", "لە ٣ی ئابی ٢٠٢٠ داعش هێرشی کردە سەر گوندێک. لەو کۆبوونەوەیەدا سێ سەرباز کوژران.", "KILL", ""},
		{"said at the meeting", "لە ٣ی ئابی ٢٠٢٠ وەزیر و باڵیۆز کۆبوونەوە. لە کۆبوونەوەکەدا وەزیر گوتی دۆخەکە باشە.", "STATE", "2020-08-03"},
		{"a time of a noun", "لە ٣ی ئابی ٢٠٢٠ داعش هێرشی کردە سەر گوندێک. پۆلیس یادی شەهیدانی مانگی ئایاری کردەوە و سێ کەسی دەستگیر کرد.", "ARREST", ""},
		{"a time of the clause before", "لە ٣ی ئابی ٢٠٢٠ داعش هێرشی کردە سەر گوندێک. پۆلیس لە ٤ی ئابی ٢٠٢٠ هاتە گوندەکە و سێ کەسی دەستگیر کرد.", "ARREST", "2020-08-04"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := p.Extract(context.Background(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			for i := range d.Events {
				if e := &d.Events[i]; e.Type == c.typ && e.Sent == 1 {
					if e.Date != c.date {
						t.Errorf("%s on %q, want %q", e.Type, e.Date, c.date)
					}
					return
				}
			}
			t.Errorf("no %s in the second sentence of %d events", c.typ, len(d.Events))
		})
	}
}
