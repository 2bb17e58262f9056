package verb

import (
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
)

// document makes tokens of words parted by spaces; «،» and «.» are punctuation.
func document(text string) *tomar.Document {
	doc := &tomar.Document{Raw: text, Text: text}
	at := int32(0)
	for w := range strings.SplitSeq(text, " ") {
		t := tomar.Token{Span: tomar.Span{Start: at, End: at + int32(len(w))}, Space: at > 0}
		switch {
		case w == "،" || w == ".":
			t.Kind = tomar.Punct
		case w[0] >= '0' && w[0] <= '9':
			t.Kind = tomar.Number
		}
		doc.Tokens = append(doc.Tokens, t)
		at += int32(len(w)) + 1
	}
	doc.Sentences = []tomar.Sentence{{Span: tomar.Span{End: int32(len(text))}, Last: int32(len(doc.Tokens))}}
	return doc
}

// TestRunWeighsByNeighbours marks the best reading of the words that have one:
// F finite, I infinitive, P participle, 2 for a form of two words.
func TestRunWeighsByNeighbours(t *testing.T) {
	g := testGrammar(t)
	a := g.NewAnalyzer()
	for _, c := range []struct{ name, text, want string }{
		{"plural subject", "3 سەرباز کوژران .", "کوژران=F کوژران"},
		{"plural far away", "5 ژن لە لایەن هێزێکی پۆلیسەوە لە گەڕەکێکی کۆنی شارەکەدا ڕزگار کران .", "کران=F کران"},
		{"verbal noun with ezafe", "کوژرانی سەربازەکە تۆمار کرا .", "کوژرانی=I کوژران|کرا=F کران"},
		{"verbal noun behind a preposition", "پۆلیس لە گەڕان بەردەوامە .", "گەڕان=I گەڕان"},
		{"counted meeting", "دوای 2 کۆبوونەوە گەیشتن .", "کۆبوونەوە=I کۆبوونەوە|گەیشتن=F گەیشتن"},
		{"closing part of a circumposition", "لە شارەکە دا باران باری .", "باری=F بارین"},
		{"a sum of something", "حکومەت بڕی دوو ملیار دیناری نارد .", "نارد=F ناردن"},
		{"the last word of a sentence", "داعش سەری پیاوەکەی بڕی .", "بڕی=F بڕین"},
		{"the same letters as a verb", "پۆلیس هۆشداری دا .", "دا=F دان"},
		{"split preverb", "نوێنەرەکە ڕای گەیاند .", "ڕای گەیاند=F2 ڕاگەیاندن|گەیاند=F گەیاندن"},
		{"split prefix", "ئەو کارە دە کات .", "دە کات=F2 کردن"},
		{"the closing part behind «in»", "سەرۆک لە پەیامیدا گوتی .", "گوتی=F گوتن"},
		{"joined conjunction", "کارەکەیان کردووەو چوون .", "کردووە=F کردن"},
		{"«that» by itself before the verb", "سەرۆک ئاماژەی بۆ ئەوە کردووە کە هات .", "کردووە=F کردن|هات=F هاتن"},
		{"name that looks like a verb", "بن سەلمان هات .", "هات=F هاتن"},
	} {
		doc := document(c.text)
		a.Run(doc)
		var got []string
		last := int32(-1)
		for _, v := range doc.Verbs {
			if v.First == last {
				continue
			}
			last = v.First
			k := "F"
			switch {
			case v.Infinitive:
				k = "I"
			case v.Participle:
				k = "P"
			}
			if v.Last > v.First+1 {
				k += "2"
			}
			got = append(got, doc.Slice(v.Span)+"="+k+" "+g.verbs.Rows[v.Lemma].Infinitive)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: %s\ngot  %s\nwant %s", c.name, c.text, s, c.want)
		}
	}
}

func TestRunKeepsOrderAndSpans(t *testing.T) {
	g := testGrammar(t)
	doc := document("دوێنێ دەستگیرکران و ڕای گەیاند کە بڵاویکردووەتەوە و گەیشتنە شار .")
	doc.Trace = &tomar.Trace{}
	g.NewAnalyzer().Run(doc)
	if len(doc.Verbs) < 4 || len(doc.Trace.Notes) != len(doc.Verbs) {
		t.Fatalf("%d readings, %d notes", len(doc.Verbs), len(doc.Trace.Notes))
	}
	for i, v := range doc.Verbs {
		if i > 0 && (v.First < doc.Verbs[i-1].First || v.First == doc.Verbs[i-1].First && v.Last == doc.Verbs[i-1].Last && v.Score > doc.Verbs[i-1].Score) {
			t.Errorf("reading %d is out of order", i)
		}
		cover := doc.Tokens[v.First].Span.Cover(doc.Tokens[v.Last-1].Span)
		if v.Empty() || !cover.Contains(v.Span) {
			t.Errorf("reading %d: %v is not within its tokens %v", i, v.Span, cover)
		}
	}
}

func BenchmarkRun(b *testing.B) {
	a := testGrammar(b).NewAnalyzer()
	doc := document(strings.Repeat("دوێنێ 3 سەرباز لە هێرشێکی چەکداری دا کوژران و وەزیری بەرگری ڕایگەیاند کە لێکۆڵینەوەکان دەستیان پێکردووە ، بەڵام هیچ کەسێک دەستگیرنەکراوە . ", 50) + "هات")
	a.Run(doc)
	want := len(doc.Verbs)
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		a.Run(doc)
	}
	if len(doc.Verbs) != want || want == 0 {
		b.Errorf("%d readings, want %d", len(doc.Verbs), want)
	}
}
