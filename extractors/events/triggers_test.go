package events

import (
	"fmt"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/clauses"
	"github.com/tomar-nlp/tomar/extractors/match"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/extractors/morph/verb"
	"github.com/tomar-nlp/tomar/extractors/token"
	"github.com/tomar-nlp/tomar/seeds"
)

// chain is what an extractor of events stands on, without names and times: the
// unnamed take part, nobody has a name.
type chain struct {
	tokens  *token.Tokenizer
	verbs   *verb.Analyzer
	clauses *clauses.Parser
	hits    *match.Scanner
	events  *Extractor
}

func newChain(t testing.TB) *chain {
	t.Helper()
	must := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	table, err := seeds.LoadVerbs(seeds.FS)
	must(err)
	affixes, err := seeds.LoadVerbAffixes(seeds.FS, table)
	must(err)
	cues, err := seeds.LoadCues(seeds.FS)
	must(err)
	clitics, err := seeds.LoadClitics(seeds.FS)
	must(err)
	titles, err := seeds.LoadTitles(seeds.FS)
	must(err)
	frames, err := seeds.LoadFrames(seeds.FS)
	must(err)
	markers, err := seeds.LoadMarkers(seeds.FS)
	must(err)
	triggers, err := seeds.LoadTriggers(seeds.FS, FrameNames(frames))
	must(err)
	words, err := morph.New(clitics)
	must(err)
	grammar, err := verb.Compile(table, affixes, cues)
	must(err)
	parser, err := clauses.New(table, cues, nil)
	must(err)
	tokens, err := token.New(seeds.FS, func(string) bool { return false })
	must(err)
	lex, err := Compile(Data{
		Triggers: triggers, Frames: frames, Markers: markers, Verbs: table, Titles: titles,
		Quantity: func(*tomar.Document, int32) (lo, hi, last int32, ok bool) { return 0, 0, 0, false },
	})
	must(err)
	lex.Nominals(grammar.AddNominal)
	matcher, err := match.Compile(match.Options{Morph: words}, func(yield func(match.Phrase) bool) {
		ok := true
		lex.Phrases(func(text string, id int32) bool {
			ok = ok && yield(match.Phrase{Text: text, Class: tomar.ClassTrigger, ID: id})
			return ok
		})
		for i, t := range titles {
			for _, w := range append([]string{t.Word}, t.Variants...) {
				ok = ok && yield(match.Phrase{Text: w, Class: tomar.ClassTitle, ID: int32(i)})
			}
		}
	})
	must(err)
	return &chain{tokens, grammar.NewAnalyzer(), parser, matcher.NewScanner(), lex.NewExtractor()}
}

func (c *chain) read(text string) *tomar.Document {
	doc := &tomar.Document{Raw: text, Text: text}
	c.tokens.Run(doc)
	c.verbs.Run(doc)
	c.hits.Scan(doc)
	c.clauses.Run(doc)
	c.events.Run(doc)
	return doc
}

// show writes the events of a text as «TYPE word», with what is not actual and
// positive behind it.
func (c *chain) show(text string) string {
	doc := c.read(text)
	var out []string
	for i := range doc.Events {
		e := &doc.Events[i]
		s := fmt.Sprintf("%s %s", e.Type, doc.Slice(e.Span))
		if e.Modality != tomar.Actual {
			s += " " + e.Modality.String()
		}
		if e.Negative {
			s += " not"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

// TestTriggers reads which words make which event, and which do not: kinds of
// triggers, wordings that rule them out, and what weak ones need.
func TestTriggers(t *testing.T) {
	c := newChain(t)
	for _, x := range []struct{ name, text, want string }{
		{"passive verb", "دوێنێ سێ سەرباز کوژران.", "KILL کوژران"},
		{"nominal and light verb", "هێزەکان سێ گومانلێکراویان دەستگیر کرد.", "ARREST دەستگیر"},
		{"written together", "سێ گومانلێکراو دەستگیرکران.", "ARREST دەستگیرکران"},
		{"two nominals share a verb", "سێ سەرباز شەهید و بریندار بوون.", "KILL شەهید, INJURE بریندار"},
		{"a martyr's name is no killing", "هەڤاڵی شەهید محەمەد هاوڕێیەکی زۆر ئازا بوو.", ""},
		{"the outer nominal has the verb", "پەرلەمانتاران داوای لێکۆڵینەوە لە وەزیرەکە دەکەن.", "REQUEST داوای"},
		{"a fused nominal has its own verb", "ڕێکخراوەکە داوای ئازادکردنیان دەکات.", "REQUEST داوای, RELEASE ئازادکردنیان planned"},
		{"pressure is no accident", "واشنتن پاڵەپەستۆی زۆری خستە سەر دراوسێکەی.", ""},
		{"people come", "وەزیر گەڕایەوە شارەکە.", "VISIT گەڕایەوە"},
		{"prices do not travel", "نرخی نەوت گەیشتە نەوەد دۆلار.", "TRANSACT گەیشتە"},
		{"sport", "یانەکە لە یارییەکەدا سەرکەوت.", "COMPETE سەرکەوت"},
		{"no sport", "شۆڕشەکە سەرکەوت.", ""},
		{"guerrillas' activity", "گەریلاکان دژی سوپای داگیرکەر چالاکییەکیان ئەنجامدا.", "ATTACK چالاکییەکیان"},
		{"it took place", "لە گەڕەکەکە پێکدادان لەنێوان هەردوو لا ڕوویدا.", "CLASH پێکدادان"},
		{"vehicles collide", "پێکدادانی دوو ئۆتۆمبێل ڕوویدا.", "ACCIDENT پێکدادانی دوو ئۆتۆمبێل"},
		{"the event, not its verb", "دوێنێ فێستیڤاڵێک بەڕێوەچوو.", "HOLD فێستیڤاڵێک"},
		{"exposed to attacks is no clash", "گوندەکان ڕووبەڕووی هێرش بوونەوە.", "ATTACK هێرش"},
		{"founded", "دوێنێ کۆمپانیایەکی نوێیان دروست کرد.", "OPEN دروست"},
		{"made", "خەڵکەکە نانی باشیان دروست کرد.", ""},
		{"nothing happens", "هاوین گەرمە و زستان ساردە.", ""},
	} {
		t.Run(x.name, func(t *testing.T) {
			if got := c.show(x.text); got != x.want {
				t.Errorf("«%s»: %q, want %q", x.text, got, x.want)
			}
		})
	}
}

// TestAttributes reads modality and polarity off verb, clause and marker.
func TestAttributes(t *testing.T) {
	c := newChain(t)
	for _, x := range []struct{ name, text, want string }{
		{"denied", "هیچ سەربازێک نەکوژرا.", "KILL نەکوژرا not"},
		{"if", "ئەگەر سەربازەکان بکوژرێن، شەڕەکە درێژە دەکێشێت.", "KILL بکوژرێن conditional"},
		{"maybe", "لەوانەیە سەربازەکان بکوژرێن.", "KILL بکوژرێن hypothetical"},
		{"able", "پۆلیس توانییان گومانلێکراوەکە دەستگیر بکەن.", "ARREST دەستگیر"},
		{"unable", "پۆلیس نەیانتوانی گومانلێکراوەکە دەستگیر بکەن.", "ARREST دەستگیر not"},
		{"brought about", "ئەو بڕیارە بووە هۆی ئەوەی سەربازەکان بکوژرێن.", "KILL بکوژرێن"},
		{"brings about", "ئەو بڕیارە دەبێتە هۆی ئەوەی سەربازەکان بکوژرێن.", "KILL بکوژرێن planned"},
		{"whichever", "هەر جەنگێک لە ناوچەکە هەڵبگیرسێت، ناوچەکە دەسووتێت.", "CLASH جەنگێک conditional"},
		{"the first to be", "ئەو یەکەمین سەرۆک بوو تیرۆر بکرێت.", "KILL تیرۆر"},
		{"an ability", "توانای هێرشکردنی نییە.", "ATTACK هێرشکردنی hypothetical not"},
		{"put to death, with «in»", "دوو کەسیان لە سێدارەدا.", "TRY سێدارەدا"},
		{"can", "پۆلیس دەتوانن گومانلێکراوەکە دەستگیر بکەن.", "ARREST دەستگیر planned"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if got := c.show(x.text); got != x.want {
				t.Errorf("«%s»: %q, want %q", x.text, got, x.want)
			}
		})
	}
}

// TestBlocks cuts the wordings that rule a trigger out.
func TestBlocks(t *testing.T) {
	for _, x := range []struct {
		cell  string
		words int
		where seeds.BlockPlace
		open  bool
		ok    bool
	}{
		{"_ سەر کار", 2, seeds.BlockBehind, false, true},
		{"کێشەی _", 1, seeds.BlockBefore, false, true},
		{"~ نرخ*", 1, seeds.BlockNear, true, true},
		{"نرخ", 0, seeds.BlockBefore, false, false},
		{"_ ", 0, seeds.BlockBehind, false, false},
	} {
		t.Run(x.cell, func(t *testing.T) {
			b := compileBlocks([]string{x.cell})
			if !x.ok {
				if len(b) != 0 {
					t.Fatalf("%v, want none", b)
				}
				return
			}
			if len(b) != 1 || len(b[0].words) != x.words || b[0].where != x.where || b[0].words[x.words-1].open != x.open {
				t.Errorf("%+v", b)
			}
		})
	}
}

// TestExtractorKeepsNothing reads a text twice with another between.
func TestExtractorKeepsNothing(t *testing.T) {
	c := newChain(t)
	const text = "دوێنێ سێ سەرباز کوژران. پۆلیس گومانلێکراوەکە دەستگیر کرد."
	first := c.show(text)
	c.show("لە ساڵیادی کوژرانی سەربازەکان وەزیر قسەی کرد.")
	if again := c.show(text); first == "" || again != first {
		t.Errorf("%q, then %q", first, again)
	}
}
