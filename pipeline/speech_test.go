package pipeline_test

import (
	"testing"

	"github.com/tomar-nlp/tomar/pipeline"
)

// TestUnmarkedSpeech reads speech that no marks of quotation tell: answers, lists behind a name,
// sentences in the first person. The last event of a type is reported, and by whom.
func TestUnmarkedSpeech(t *testing.T) {
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text, typ, by string
		reported            bool
	}{
		{"an answer within the line", "ڕووداو: کەی گەڕانەوە؟ نێچیرڤان بارزانی: دوێنێ سەردانی بەغدامان کرد.", "VISIT", "نێچیرڤان بارزانی", true},
		{"the text begins within an answer", "دوێنێ سەردانی بەغدام کرد و گەڕامەوە.\nڕووداو: کەی گەڕایتەوە؟ نێچیرڤان بارزانی: ئەمڕۆ باشم.", "VISIT", "نێچیرڤان بارزانی", true},
		{"what it tells of others is not", "وەزیرێک دوێنێ سەردانی بەغدای کرد.\nڕووداو: کەی گەڕایتەوە؟ نێچیرڤان بارزانی: ئەمڕۆ باشم.", "VISIT", "", false},
		{"a list behind a name", "نێچیرڤان بارزانی:\n• دوێنێ سەردانی بەغدامان کرد.\n• دۆخەکە باشە.", "VISIT", "نێچیرڤان بارزانی", true},
		{"a list behind something else", "بڕیارەکان ئەمانەن:\n• وەزیرێک سەردانی بەغدا دەکات.", "VISIT", "", false},
		{"by the verb's ending", "نێچیرڤان بارزانی وتی \"دۆخەکە باشە\". گرفتەکە زۆر بوو. دوێنێ لەگەڵ وەزیرەکان کۆبووینەوە.", "MEET", "نێچیرڤان بارزانی", true},
		{"by the agent's clitic", "نێچیرڤان بارزانی وتی \"دۆخەکە باشە\". هەروەها داوامان کردووە سنوور بکرێتەوە.", "REQUEST", "نێچیرڤان بارزانی", true},
		{"somebody else's doing", "نێچیرڤان بارزانی وتی \"دۆخەکە باشە\". هەروەها هاووڵاتییان داوایان کردووە سنوور بکرێتەوە.", "REQUEST", "", false},
		{"who promises goes on", "نێچیرڤان بارزانی وتی \"دۆخەکە باشە\". سەرەخۆشی لە گەلەکەمان دەکەم و بەڵێن دەدەم بێمەوە.", "SUPPORT", "نێچیرڤان بارزانی", true},
		{"an announced interview", "نێچیرڤان بارزانی لەم دیدارەدا وەڵامی پرسیارەکان دەداتەوە.\nکەی گەڕایتەوە؟\nدوێنێ گەڕامەوە و سەردانی بەغدام کرد.\nدۆخەکە چۆنە؟\nباشە.\nکێ هاتبوو؟\nوەزیرەکان هاتبوون.\nچی ماوە؟\nهیچ نەماوە.", "VISIT", "نێچیرڤان بارزانی", true},
		{"what an interviewer asks", "ڕووداو: دۆخەکە چۆنە؟\nنێچیرڤان بارزانی: باشە.\nڕووداو: تورکیا داوای لە ئێوە کرد سنوور بکرێتەوە، ئەوە ڕاستە؟\nنێچیرڤان بارزانی: بەڵێ.", "REQUEST", "", false},
		{"a question that a headline cites", "نێچیرڤان بارزانی: بۆچی تورکیا داوای کردنەوەی سنووری کرد؟", "REQUEST", "نێچیرڤان بارزانی", true},
		{"in a statement that nothing closes", "لە بەشێکی ڕاگەیەنراوەکە هاتووە باڵوێزەکە داوای لە حکومەت کرد سنوور بکاتەوە.", "REQUEST", "", true},
		{"behind a name in brackets", "لە ڕاگەیەنراوی پەیمانگەکەدا (ئێنڤا) هاتووە چەکداران هێرشیان کردە سەر گوندەکە.", "ATTACK", "", true},
		{"an unnamed noun speaks last", "نێچیرڤان بارزانی وتی دۆخەکە باشە. گرووپەکە ڕایگەیاند کارەکە تەواو بوو. جەخت دەکەینەوە هێرشەکان بەردەوام بوون.", "ATTACK", "گرووپەکە", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, events := eventsOf(t, p, c.text, c.typ)
			e, by := &events[len(events)-1], ""
			for k := range e.Arguments {
				if e.Arguments[k].Role.String() == "source" {
					by = d.Slice(e.Arguments[k].Span)
				}
			}
			if e.Attributed != c.reported || by != c.by {
				t.Errorf("reported %v by %q", e.Attributed, by)
			}
		})
	}
}
