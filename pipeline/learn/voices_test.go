package learn

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/extractors/clauses"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/input"
)

// The gradient of the chain is the slope of its cost.
func TestChainGradient(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	text := sequence{voice: []int{0, 1, 1, 2}}
	for range text.voice {
		text.features = append(text.features, []int{rnd.IntN(5), 5 + rnd.IntN(5)})
	}
	c := &chain{weights: make([]float64, clauses.Features*voices)}
	for f := range 10 * voices {
		c.weights[f] = rnd.NormFloat64()
	}
	for i := range c.turns {
		for v := range c.turns[i] {
			c.turns[i][v] = rnd.NormFloat64()
		}
	}
	grad, turns := make([]float64, len(c.weights)), make([]float64, (voices+1)*voices)
	c.learn(&text, grad, turns)
	cost := func() float64 { return c.learn(&text, make([]float64, len(grad)), make([]float64, len(turns))) }
	check := func(what string, w *float64, got float64) {
		const h = 1e-5
		was := *w
		*w = was + h
		up := cost()
		*w = was - h
		down := cost()
		*w = was
		if want := (up - down) / (2 * h); math.Abs(got-want) > 1e-6 {
			t.Errorf("%s: slope %g; want %g", what, got, want)
		}
	}
	for f := range 10 * voices {
		check(fmt.Sprint("weight ", f), &c.weights[f], grad[f])
	}
	for i := range c.turns {
		for v := range c.turns[i] {
			check(fmt.Sprint("turn ", i, v), &c.turns[i][v], turns[i*voices+v])
		}
	}
}

// Words that only people say weigh more than nought, and those of authors less.
func TestFitWords(t *testing.T) {
	x, err := fitWords([]bag{{[]int{0, 2}, 1, 1}, {[]int{0}, 1, 1}, {[]int{1, 2}, 0, 1}, {[]int{1}, 0, 1}}, 3, 1)
	if err != nil {
		t.Fatal(err)
	}
	if x[0] <= 0.1 || x[1] >= -0.1 || math.Abs(x[2]) > 0.05 {
		t.Errorf("weights %v", x)
	}
}

func TestReadVoiceLabels(t *testing.T) {
	const head = "document\tstart\tend\tvoice\n"
	got, err := ReadVoiceLabels("x.tsv", []byte(head+"a\t0\t5\tauthor\na\t5\t9\tspeech\n"))
	if err != nil || !slices.Equal(got["a"], []VoiceLabel{{0, 5, clauses.Author}, {5, 9, clauses.Speech}}) {
		t.Errorf("labels %v, error %v", got, err)
	}
	for _, row := range []string{"a\t0\t5", "a\t0\tx\tauthor", "a\t5\t5\tauthor", "a\t0\t5\tnobody"} {
		if _, err := ReadVoiceLabels("x.tsv", []byte(head+row+"\n")); err == nil || !strings.Contains(err.Error(), "x.tsv:2:") {
			t.Errorf("%q: error %v", row, err)
		}
	}
	if _, err := ReadVoiceLabels("x.tsv", []byte("a\t0\t5\tauthor\n")); err == nil {
		t.Error("a table without a heading is read, without its first label")
	}
}

// spoken are texts in which somebody speaks, each followed by lines that nothing marks: his words,
// and the author's.
func spoken() (items []input.Item, labels map[string][]VoiceLabel) {
	labels = map[string][]VoiceLabel{}
	for i := range 24 {
		id := fmt.Sprintf("t%02d", i)
		lines := []string{
			"هۆزان کەریم، ئەندامی پەرلەمان، گوتی ئێمە داوای مافی خۆمان دەکەین.",
			"پێویستە هەموو خەڵکی ئەم شارە یەکگرتوو بن.",
			"دەبێت حکومەت مووچە بدات.",
		}
		voice := []int{clauses.Frame, clauses.Speech, clauses.Speech}
		if i%2 == 0 {
			lines = []string{
				"پۆلیس ڕایگەیاند دوو کەس دەستگیر کران.",
				"ڕووداوەکە لە گەڕەکی ئازادی ڕوویدا.",
				"ساڵی ڕابردوو سێ کەس لە شارەکە کوژران.",
			}
			voice = []int{clauses.Frame, clauses.Author, clauses.Author}
		}
		items = append(items, input.Item{ID: id, Path: id, Text: strings.Join(lines, "\n")})
		at := 0
		for k, l := range lines {
			n := len([]rune(l))
			labels[id] = append(labels[id], VoiceLabel{at, at + n, voice[k]})
			at += n + 1
		}
	}
	return items, labels
}

// What the labels teach tells them apart again, and comes out the same in any order of texts.
func TestVoicesAreLearned(t *testing.T) {
	p, err := pipeline.New(pipeline.Config{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	items, labels := spoken()
	train := func(items []input.Item) (chain, words, log string) {
		v, err := NewVoices(p.Data())
		if err != nil {
			t.Fatal(err)
		}
		v.Labels = labels
		if err := p.Run(context.Background(), slices.Values(items), v); err != nil {
			t.Fatal(err)
		}
		var c, w, l bytes.Buffer
		if err := v.Train(VoiceOptions{Least: 2, WordPrior: 1, Prior: 0.5}, &c, &w, &l); err != nil {
			t.Fatal(err)
		}
		return c.String(), w.String(), l.String()
	}
	chain, words, log := train(items)
	if !strings.Contains(log, "24 texts; somebody's words: 24 units, 0 of them marked") || !strings.Contains(log, "lead 0: 24 right, 0 wrong") {
		t.Errorf("log\n%s", log)
	}
	if !strings.Contains(words, "\nپێویستە\t") || strings.Contains(words, "\nپێویستە\t-") || !strings.Contains(words, "\nڕووداوەکە\t-") {
		t.Errorf("words\n%s", words)
	}
	back := slices.Clone(items)
	slices.Reverse(back)
	if c, w, _ := train(back); c != chain || w != words {
		t.Error("the order of texts makes a difference")
	}
}

// A text of which a stretch has no label is an error.
func TestVoicesMissLabels(t *testing.T) {
	p, err := pipeline.New(pipeline.Config{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	v, err := NewVoices(p.Data())
	if err != nil {
		t.Fatal(err)
	}
	items, labels := spoken()
	v.Labels = map[string][]VoiceLabel{items[0].ID: labels[items[0].ID][:1]}
	if err = p.Run(context.Background(), slices.Values(items[:1]), v); err == nil || !strings.Contains(err.Error(), "t00: no label for") {
		t.Errorf("error %v", err)
	}
}
