package pipeline

import (
	"context"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// Every join that explain tells of must be one that a run makes, and it must say
// why.
func TestJoins(t *testing.T) {
	p, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text string
		joined     bool
		why        string
	}{
		{"one place", "چەکداران هێرشیان کردە سەر کەرکووک. هێرشەکەی سەر کەرکووک دوو کاتژمێری خایاند.", true, "same place"},
		{"told again", "هێرشی چەکداران بۆ سەر کەرکووک بەردەوامە. هێرشەکە شەو کۆتایی دێت.", true, "same place"},
		{"points back", "بۆردومانی چەکداران دەستیپێکرد. بۆردومانەکە شەو کۆتایی هات.", true, "points back"},
		{"other place", "چەکداران هێرشیان کردە سەر کەرکووک. هێرشێک کرایە سەر بەسرە.", false, "other place"},
		{"other participants", "پۆلیس هێمن عومەری دەستگیر کرد. پۆلیس سۆران قادری دەستگیر کرد.", false, "other participants"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := p.Extract(context.Background(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			var last *resolve.Join
			joins := p.Joins(d)
			for i := range joins {
				if d.Events[joins[i].Report].Type == d.Events[0].Type {
					last = &joins[i]
				}
			}
			if last == nil || last.Joined != c.joined || !strings.Contains(last.Why, c.why) || last.Why == "" {
				t.Errorf("got %+v of %+v", last, joins)
			}
		})
	}
}
