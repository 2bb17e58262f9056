package pipeline_test

import (
	"context"
	"testing"

	"github.com/tomar-nlp/tomar/pipeline"
)

// TestQuotedTexts reads texts that begin or break off within what somebody says: what
// stands there is reported, what stands outside is not.
func TestQuotedTexts(t *testing.T) {
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		t.Fatal(err)
	}
	const attack, visit = "داعش هێرشی کردە سەر گوندەکە", "وەزیری دەرەوەی ئێران گەیشتە هەولێر."
	for _, c := range []struct {
		name, text    string
		attack, visit bool // reported
	}{
		{"nobody's words", attack + ".\n" + visit, false, false},
		{"begins within them", attack + ".\nئێمە داوای یارمەتی دەکەین\".\n" + visit, true, false},
		{"begins with them", "\"" + attack + ".\n" + visit + "\nدۆخەکە باشە\".", true, true},
		{"marks over lines, no colon", "ئەحمەد وتی \"دۆخەکە خراپە.\n" + attack + ".\nدۆخەکە باشە\".\n" + visit, true, false},
		{"never closed", "ئەحمەد وتی \"دۆخەکە خراپە.\n" + attack + ".\nڕۆژنامەی \"ژین\" دەرچوو.\n" + visit, false, false},
		{"the answer of an interview", "دۆخەکە چۆنە؟\nئەحمەد: دۆخەکە خراپە.\n" + attack + ".\nئەی کێ هات؟\n" + visit, true, false},
		{"who answered before answers again", "دۆخەکە چۆنە؟\nئەحمەد عەلی: دۆخەکە خراپە.\nپرسیارێکی دیکە: ئەوان هاتن.\nئەحمەد عەلی: " + attack + ".\nئەی کێ هات؟\n" + visit, true, false},
		{"who speaks goes on", "ئەحمەد عەلی وتی دۆخەکە خراپە. ئێمە دەزانین " + attack + ".\n" + visit, true, false},
		{"it says in the statement", "پارتەکە ڕاگەیەنراوێکی بڵاوکردەوە. لە ڕاگەیەنراوەکەدا هاتووە، " + attack + ".\n" + visit, true, false},
		{"a headline is no answer", "ئەحمەد: دۆخەکە خراپە.\n" + attack + ".\n" + visit, false, false},
		{"a mark for a name", attack + ".\nڕۆژنامەی \"ژین\" دەرچوو.\n" + visit, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := p.Extract(context.Background(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			seen := 0
			for i := range d.Events {
				e := &d.Events[i]
				if want := c.attack; e.Type == "ATTACK" || e.Type == "VISIT" {
					if e.Type == "VISIT" {
						want = c.visit
					}
					if seen++; e.Attributed != want {
						t.Errorf("%s reported: %v", e.Type, e.Attributed)
					}
				}
			}
			if seen != 2 {
				t.Errorf("%d events of an attack and a visit", seen)
			}
		})
	}
}
