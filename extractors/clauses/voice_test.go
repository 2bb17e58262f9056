package clauses

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/seeds"
)

// weighted is a chain whose parser knows how people speak.
func weighted(t *testing.T) *chain {
	t.Helper()
	c := newChain(t)
	w, err := seeds.LoadVoice(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	if c.clauses.voice, err = newVoice(w); err != nil {
		t.Fatal(err)
	}
	return c
}

// What nothing marks is somebody's words where the text reads so, and the author's where it does not.
func TestVoices(t *testing.T) {
	speech := []string{
		"سەرۆکی سەندیکای مامۆستایان، کارزان عەلی، لە کۆنگرەیەکی ڕۆژنامەوانیدا گوتی، ئێمە داوای مافی خۆمان دەکەین.",
		"دەبێت حکومەت مووچەی مامۆستایان لە کاتی خۆیدا بدات.",
		"مامۆستا لەم وڵاتەدا هەموو ڕۆژێک قوربانی دەدات و کەس گوێی لێ ناگرێت.",
		"پێویستە خەڵکی ئێمە یەکگرتوو بن و لە دژی ئەم ناعەدالەتییە بوەستنەوە.",
		"ئەگەر ئەم سیاسەتە بەردەوام بێت، هەڵبژاردن هیچ مانایەکی نابێت.",
	}
	told := []string{
		"پۆلیسی هەولێر ڕایگەیاند، شەوی ڕابردوو دوو کەس بە تۆمەتی دزی دەستگیر کران.",
		"ڕووداوەکە لە گەڕەکی ئازادی ڕوویدا.",
		"ساڵی ڕابردوو لە هەمان گەڕەک سێ کەس کوژران و پێنج کەسی تر بریندار بوون.",
		"دادگای هەولێر ڕۆژی ٥ی ئازار دانیشتنی بۆ ئەو دۆسیەیە کرد.",
	}
	statement := []string{
		"ئێمە وەک ڕێکخراوەکانی ژنان هەموو جۆرە توندوتیژییەک ئیدانە دەکەین.",
		"کوشتنی ژنان کوشتنی ژیانە و پێویستە هەموو کەسێک دژی بێت.",
		"تێکۆشانمان بەردەوام دەبێت و داوا لە گەلەکەمان دەکەین خاوەنداری لە ژنانی خۆی بکات.",
	}
	for _, test := range []struct {
		name  string
		lines []string
		from  int  // the first sentence that is asked for
		said  bool // they are somebody's words
	}{
		{"goes on behind a speech", speech, 1, true},
		{"news behind a statement", told, 1, false},
		{"a statement without a frame", statement, 0, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := weighted(t).read(strings.Join(test.lines, "\n"))
			for i := range doc.Clauses {
				c := &doc.Clauses[i]
				if int(c.Sent) < test.from || c.Parent != tomar.None {
					continue
				}
				if got := c.Kind == tomar.Quote || c.Kind == tomar.IfClause; got != test.said {
					t.Errorf("%q is %s", doc.Slice(c.Span), kindNames[c.Kind])
				}
			}
		})
	}
}

// Without weights nothing but marks and rules makes speech.
func TestVoicesNeedWeights(t *testing.T) {
	doc := newChain(t).read("ئێمە وەک ڕێکخراوەکانی ژنان هەموو جۆرە توندوتیژییەک ئیدانە دەکەین.")
	if slices.ContainsFunc(doc.Clauses, func(c tomar.Clause) bool { return c.Kind == tomar.Quote }) {
		t.Error("a sentence is speech")
	}
}

// The leads are those that one finds by looking at every reading.
func TestLeadsAreThoseOfAllReadings(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		w := &VoiceWeights{}
		weight := func() int32 { return int32(rnd.IntN(4001) - 2000) }
		for k := range w.Turns {
			for v := range w.Turns[k] {
				w.Turns[k][v] = weight()
			}
		}
		for f := range 8 {
			for v := range voices {
				w.Features[f][v] = weight()
			}
		}
		units := make([][]int, 1+rnd.IntN(5))
		for i := range units {
			units[i] = []int{rnd.IntN(8), rnd.IntN(8)}
		}
		got := Leads(w, units)
		for i := range units {
			if want := leadByHand(w, units, i); got[i] != want {
				t.Fatalf("unit %d of %v: lead %d; want %d", i, units, got[i], want)
			}
		}
	}
}

func leadByHand(w *VoiceWeights, units [][]int, at int) int32 {
	reading := make([]int, len(units))
	best := map[bool]int32{}
	for n := range pow(voices, len(units)) {
		sum := int32(0)
		for i := range reading {
			reading[i] = n / pow(voices, i) % voices
			if i == 0 {
				sum += w.Turns[voices][reading[0]]
			} else {
				sum += w.Turns[reading[i-1]][reading[i]]
			}
			for _, f := range units[i] {
				sum += w.Features[f][reading[i]]
			}
		}
		said := reading[at] == Speech
		if had, ok := best[said]; !ok || sum > had {
			best[said] = sum
		}
	}
	return best[true] - best[false]
}

func pow(a, n int) int {
	out := 1
	for range n {
		out *= a
	}
	return out
}

// Every feature has a name of its own, and a row for none is an error with its place.
func TestFeatureNames(t *testing.T) {
	seen := map[string]bool{}
	for f, name := range featureNames {
		if name == "" || seen[name] {
			t.Errorf("feature %d is named %q", f, name)
		}
		seen[name] = true
	}
	_, err := newVoice(&seeds.Voice{File: "voice.tsv", Rows: []seeds.VoiceRow{{Feature: "back.99", Line: 7}}})
	if err == nil || !strings.Contains(err.Error(), `voice.tsv:7: unknown feature "back.99"`) {
		t.Errorf("error %v", err)
	}
}

// Units hold every token of the document once, in order.
func FuzzUnits(f *testing.F) {
	f.Add("پۆلیس ڕایگەیاند کە دوو کەس گیران. «ئێمە چاوەڕێین» گوتی.")
	f.Add("وتی:\n\n\"ئێمە")
	f.Add("؟؟ . و و و کە")
	c := newChain(f)
	f.Fuzz(func(t *testing.T, text string) {
		doc := c.read(strings.ToValidUTF8(text, ""))
		us := c.clauses.Units(doc)
		end := int32(0)
		for i := range us.Len() {
			u := &us.units[i]
			if u.from < end || u.to <= u.from || int(u.to) > len(doc.Tokens) {
				t.Fatalf("unit %d is %d–%d behind %d of %d tokens", i, u.from, u.to, end, len(doc.Tokens))
			}
			end = u.to
			if fs := us.Features(i); slices.Max(fs) >= Features || slices.Min(fs) < 0 {
				t.Fatalf("features %v", fs)
			}
		}
	})
}
