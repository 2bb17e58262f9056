package token

import (
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
)

// lexicon knows some words: common ones by their count, others as names or verbs.
func lexicon(t testing.TB) *Tokenizer {
	common := map[string]int{
		"لەگەڵ": 5000, "بۆ": 9000, "ئەو": 4000, "کۆبووەوە": 60, "پێشوازی": 300, "دارایی": 300, "داراییەوە": 40,
		"پەیمان": 90, "پەیمانگە": 50, "وایە": 800, "وەڵامی": 200, "وایەوە": 20, "نیوە": 100,
	}
	known := map[string]bool{"گەیشتە": true, "دوبەی": true, "لامی": true, "ڵامی": true, "پێشمەرگە": true, "ڕایگەیاند": true}
	k := newTokenizer(t, nil)
	return k.With(Words{
		Known: func(w string) bool { return known[w] },
		Count: func(w string) (as, stem int) { return common[w], common[strings.TrimSuffix(w, "دا")] },
		Bound: func(s string) bool { return s == "دا" || s == "کانی" },
	}, forms.New())
}

// filler are words of which none ends in the vowel.
const filler = " وەزیر دوێنێ سەردانی شاری کرد و باسی بارودۆخی ناوچەکانی سنووری کرد"

func TestLostSpaces(t *testing.T) {
	k := lexicon(t)
	for _, c := range []struct{ name, run, want string }{
		{"verb and name", "گەیشتەدوبەی", "گەیشتە دوبەی"},
		{"two common words", "داراییەوەپێشوازی", "داراییەوە پێشوازی"},
		{"common words before names", "وایەوەڵامی", "وایە وەڵامی"},
		{"three words", "کۆبووەوەپێشمەرگەلەگەڵ", "کۆبووەوە پێشمەرگە لەگەڵ"},
		{"a word of two letters", "کۆبووەوەبۆ", "کۆبووەوە بۆ"},
		{"a conjunction between", "گەیشتەکەلەگەڵ", "گەیشتە کەلەگەڵ"},
		{"a word", "پەیمانگە", "پەیمانگە"},
		{"a word and its suffix", "پەیمانگەدا", "پەیمانگەدا"},
		{"suffixes behind a word", "پێشمەرگەکانی", "پێشمەرگەکانی"},
		{"nobody knows the rest", "گەیشتەقوولەشار", "گەیشتەقوولەشار"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := tomar.Document{Text: c.run + filler + ".\n" + c.run + " دوبەی"}
			k.Run(&doc)
			check(t, &doc)
			if got, want := show(&doc, false), c.want+filler+" . | "+c.want+" دوبەی"; got != want {
				t.Errorf("got %s\nwant %s", got, want)
			}
		})
	}
}

// A text that keeps the space behind the vowel, or is too short to tell, is not cut.
func TestKeptSpaces(t *testing.T) {
	k := lexicon(t)
	for _, text := range []string{
		"گەیشتەدوبەی" + filler + " ئەمە شارە گەورە",
		"گەیشتەدوبەی دوێنێ",
	} {
		doc := tomar.Document{Text: text}
		k.Run(&doc)
		check(t, &doc)
		if got := doc.Slice(doc.Tokens[0].Span); got != "گەیشتەدوبەی" {
			t.Errorf("%s: %s", text, got)
		}
	}
}

// A name or a time has the run that it stands in, but not one with another name or
// another time.
func TestWidenLost(t *testing.T) {
	k := lexicon(t)
	doc := tomar.Document{Text: "گەیشتەدوبەی" + filler + " گەیشتەدوبەی"}
	k.Run(&doc)
	last := int32(len(doc.Tokens)) - 1
	name := func(i int32) tomar.Mention {
		return tomar.Mention{Span: doc.Tokens[i].Span, First: i, Last: i + 1}
	}
	doc.Mentions = []tomar.Mention{name(1), name(last - 1), name(last)}
	doc.Times = []tomar.Time{{Span: doc.Tokens[last-1].Span, First: last - 1, Last: last}}
	WidenLost(&doc)
	for i, want := range []string{"گەیشتەدوبەی", "گەیشتە", "دوبەی"} {
		if got := doc.Slice(doc.Mentions[i].Span); got != want {
			t.Errorf("name %d is %s, want %s", i, got, want)
		}
	}
	if got := doc.Slice(doc.Times[0].Span); got != "گەیشتەدوبەی" {
		t.Errorf("the time is %s", got)
	}
}

// Whoever serves one document after the other cuts runs and widens spans without making anything anew.
func TestLostSpacesAllocateNothing(t *testing.T) {
	k := lexicon(t)
	doc := tomar.Document{Text: "گەیشتەدوبەی" + filler + " گەیشتەدوبەی"}
	k.Run(&doc)
	whole := make([]tomar.Token, 0, 2*len(doc.Tokens))
	for i := range doc.Tokens { // as they were before they were cut
		if k := doc.Tokens[i]; k.Joined {
			whole[len(whole)-1].End = k.End
		} else {
			whole = append(whole, k)
		}
	}
	if len(doc.Tokens) != len(whole)+2 {
		t.Fatalf("%d tokens of %d words", len(doc.Tokens), len(whole))
	}
	words := len(whole)
	doc.Mentions = []tomar.Mention{{Span: doc.Tokens[1].Span, First: 1, Last: 2}}
	if n := testing.AllocsPerRun(50, func() {
		doc.Tokens = append(doc.Tokens[:0], whole[:words]...)
		k.cutLost(&doc)
		WidenLost(&doc)
	}); n != 0 || len(doc.Tokens) != words+2 {
		t.Errorf("%v allocations, %d tokens", n, len(doc.Tokens))
	}
}

// Runs of any length cost little.
func TestLongLostRuns(t *testing.T) {
	k := lexicon(t)
	for _, unit := range []string{"ە", "گەیشتە", "گەیشتەدوبەی"} {
		doc := tomar.Document{Text: strings.Repeat(strings.Repeat(unit, 5_000)+" ", 20)}
		k.Run(&doc)
		check(t, &doc)
		doc = tomar.Document{Text: strings.Repeat(strings.Repeat(unit, 7)+" ", 2_000)}
		k.Run(&doc)
		check(t, &doc)
	}
}

func FuzzLostSpaces(f *testing.F) {
	for _, s := range []string{"گەیشتەدوبەی", "داراییەوەپێشوازی وایەوەڵامی", "کۆبووەوەپێشمەرگەلەگەڵ\nگەیشتەبۆ", "ەەە", "گەیشتە\u200cدوبەی گەیشتە\u0301دوبەی"} {
		f.Add(s)
	}
	k := lexicon(f)
	f.Fuzz(func(t *testing.T, text string) {
		doc := tomar.Document{Text: strings.Repeat("وەزیر ", lostWords) + text}
		k.Run(&doc)
		check(t, &doc)
	})
}
