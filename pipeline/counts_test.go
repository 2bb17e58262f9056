package pipeline

import (
	"context"
	"testing"
)

// TestCounts reads how many people an event tells of.
func TestCounts(t *testing.T) {
	p, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text, typ string
		min             int64
	}{
		{"the number of the dead", "ژمارەی کوژراوانی تەقینەوەکە گەیشتە ١٢ کەس.", "KILL", 12},
		{"the number of those who died", "بەم پێیەش ژمارەی ئەو کەسانەی گیانیان لەدەستداوە بە گشتی گەیشتووەتە 1403 کەس.", "DIE", 1403},
		{"no number of people", "ژمارەی ئەو کەسانەی گیانیان لەدەستداوە 2 هێندە زیادی کرد.", "DIE", -1},
		{"in all", "لە تورکیا بە گشتی 133 هەزار و 721 کەس گیانیان لەدەستداوە.", "DIE", 133721},
		{"more than", "لەو وڵاتە زیاتر لە ملیۆنێک و 400 هەزار و 20 کەس گیانیان لەدەست داوە.", "DIE", 1400021},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := p.Extract(context.Background(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			for i := range d.Events {
				if e := &d.Events[i]; e.Type == c.typ {
					if int64(e.CountMin) != c.min {
						t.Errorf("%s in «%s»: at least %d, want %d", c.typ, c.text, e.CountMin, c.min)
					}
					return
				}
			}
			t.Errorf("no %s in «%s»", c.typ, c.text)
		})
	}
}
