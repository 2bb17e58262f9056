package pipeline_test

import (
	"context"
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/pipeline"
)

// TestReported reads how sure events are, whether they are denied and whether somebody
// reports them: the last event of a type in each text.
func TestReported(t *testing.T) {
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text, typ    string
		want               tomar.Modality
		negative, reported bool
	}{
		{"told as it is", "پۆلیس دوو کەسی دەستگیر کرد.", "ARREST", tomar.Actual, false, false},
		{"with the intention of", "گرووپێک بەنیازی کوشتنی دادوەرێک هاتن.", "KILL", tomar.Planned, false, false},
		{"the decision of an arrest", "دادگا بڕیاری دەستگیرکردنی سێ کەسی دەرکرد.", "ARREST", tomar.Planned, false, false},
		{"not let", "ڕێگایان نەداوە سەردانی بەغدا بکات.", "VISIT", tomar.Hypothetical, true, false},
		{"could", "پۆلیس توانی دوو کەس دەستگیر بکات.", "ARREST", tomar.Actual, false, false},
		{"wants", "پۆلیس دەیەوێت دوو کەس دەستگیر بکات.", "ARREST", tomar.Planned, false, false},
		{"there is a chance", "ئەگەری ئەوە هەیە سەد کەس گیانیان لەدەست بدەن.", "DIE", tomar.Hypothetical, false, false},
		{"none was recorded", "هیچ توشبوونێک بە کۆرۆنا تۆمار نەکرا.", "DISASTER", tomar.Actual, true, false},
		{"says: if", "دیانا دەڵێ ئەگەر شەڕ ڕووبدات، لە لوبنان دەڕۆم.", "STATE", tomar.Actual, false, false},
		{"speaks of a killing", "سەرچاوەکان باس لە کوشتنی دە کەس دەکەن.", "KILL", tomar.Actual, false, true},
		{"a row of a list", "ئیسپانیا: 253 هەزار تووشبوون و 25 هەزار گیانلەدەستدان.", "DIE", tomar.Actual, false, false},
		{"asks, and asks", "وەزارەت داوا لە هاووڵاتیان دەکات نەچنە دەرەوە، هەروەها داوا لە پزیشکان دەکات یارمەتییان بدەن.", "REQUEST", tomar.Actual, false, false},
		{"but", "ئەو وتی باشە، بەڵام پۆلیس دوو کەسی دەستگیر کرد.", "ARREST", tomar.Actual, false, true},
		{"a single mark quotes", "گوندنشینان دەڵێن\n'دوێنێ پۆلیس دوو کەسی دەستگیر کرد'", "ARREST", tomar.Actual, false, true},
		{"an apostrophe does not", "پۆلیس لە D'Artagnan دوو کەسی دەستگیر کرد.", "ARREST", tomar.Actual, false, false},
		{"a town before a colon tells nothing", "هەولێر: پۆلیس دوو کەسی دەستگیر کرد.", "ARREST", tomar.Actual, false, false},
		{"a country may", "عێراق: دوو کەسمان دەستگیر کرد.", "ARREST", tomar.Actual, false, true},
		{"made to", "شەڕ وای لە حکومەت کرد بڕیاری داخستن بدات.", "DECIDE", tomar.Actual, false, false},
		{"whenever", "هەر کاتێک حکومەت مووچە دابەش بکات، خەڵک دێنە بازاڕ.", "TRANSACT", tomar.ConditionalOn, false, false},
		{"refuses, in the negative", "پۆلیس ڕێگەی نەدا تەرمەکە ببەن.", "REJECT", tomar.Actual, false, false},
		{"the not agreeing", "هۆکارەکەی ڕێکنەکەوتنی هەرێم و بەغدا بوو.", "AGREE", tomar.Actual, true, false},
		{"claims", "وەزیرەکە ئیدعا دەکات کە پۆلیس دوو کەسی دەستگیر کردووە.", "ARREST", tomar.Actual, false, true},
		{"nothing was said of that attack", "ئیسرائیل هیچ قسەیەکی لەسەر ئەو هێرشە نەکردووە.", "ATTACK", tomar.Actual, false, false},
		{"until now", "تاوەکو ئێستا دوو کەس دەستگیر کراون.", "ARREST", tomar.Actual, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := p.Extract(context.Background(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			for i := len(d.Events) - 1; i >= 0; i-- {
				if e := &d.Events[i]; e.Type == c.typ {
					if e.Modality != c.want || e.Negative != c.negative || e.Attributed != c.reported {
						t.Errorf("modality %v, negative %v, reported %v", e.Modality, e.Negative, e.Attributed)
					}
					return
				}
			}
			t.Errorf("no %s of %d events", c.typ, len(d.Events))
		})
	}
}
