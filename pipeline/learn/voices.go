package learn

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/clauses"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/eval"
)

// VoiceLabel says whose words a stretch of a text is. Offsets are code points of the original.
type VoiceLabel struct {
	Start, End int
	Voice      int // [clauses.Author], [clauses.Speech] or [clauses.Frame]
}

// Voices gathers texts to train the chain on that tells unmarked words of somebody from the
// author's (pipeline.Writer). Words are learned from all texts, by the marks of quotation in
// them, and from labelled ones; the chain from labelled ones alone.
type Voices struct {
	Labels  map[string][]VoiceLabel // by document
	Without []*eval.Gold            // texts that are left out

	parser *clauses.Parser
	texts  []labelled
	marked []words // units of texts without labels
	spelt  map[string]map[string]int
}

// words are those of a unit, by key, and whether they are somebody's.
type words struct {
	keys []string
	said bool
}

// labelled is a text with the voice of each unit.
type labelled struct {
	id    string
	units *clauses.Units
	voice []int
	marks []bool // somebody's by its marks
}

// Least words of a unit that teaches words, of texts without and with labels.
const (
	leastMarked   = 5
	leastLabelled = 4
)

// NewVoices makes an empty collection over the pipeline's data.
func NewVoices(d *pipeline.Data) (*Voices, error) {
	p, err := d.UnweightedClauses()
	if err != nil {
		return nil, err
	}
	return &Voices{parser: p, spelt: map[string]map[string]int{}}, nil
}

// Prepare has nothing to do.
func (v *Voices) Prepare(*pipeline.Job) {}

// Write takes a document's units.
func (v *Voices) Write(j *pipeline.Job) error {
	d := &j.Doc
	if slices.ContainsFunc(v.Without, func(g *eval.Gold) bool { return g.Doc == j.Item.ID || string(g.Text) == d.Raw }) || len(d.Tokens) == 0 {
		return nil
	}
	v.parser.Begin()
	v.parser.Run(d)
	us := v.parser.Units(d)
	labels, ok := v.Labels[j.Item.ID]
	t := labelled{id: j.Item.ID, units: us}
	for i := range us.Len() {
		v.spell(us.Words(i))
		if ok {
			voice := voiceOf(d.Place(us.Span(d, i)), labels)
			if voice < 0 {
				return fmt.Errorf("%s: no label for %q", j.Item.ID, d.Original(us.Span(d, i)))
			}
			t.voice, t.marks = append(t.voice, voice), append(t.marks, us.Quoted(i) && !us.Framed(i))
		} else if !us.Framed(i) && len(us.Words(i)) >= leastMarked {
			v.marked = append(v.marked, words{keysOf(us.Words(i)), us.Quoted(i)})
		}
	}
	if ok {
		v.texts = append(v.texts, t)
	}
	return nil
}

// spell counts how words are spelt, for the table of their weights.
func (v *Voices) spell(words []string) {
	for _, w := range words {
		k := clauses.WordKey(w)
		if v.spelt[k] == nil {
			v.spelt[k] = map[string]int{}
		}
		v.spelt[k][w]++
	}
}

// voiceOf is the voice of the label that has most of a stretch; -1 where none has any.
func voiceOf(p tomar.Place, labels []VoiceLabel) int {
	best, most := -1, 0
	for _, l := range labels {
		if n := min(int(p.End), l.End) - max(int(p.Start), l.Start); n > most {
			best, most = l.Voice, n
		}
	}
	return best
}

// keysOf are the keys of words, each once, in order.
func keysOf(words []string) []string {
	var out []string
	for _, w := range words {
		out = append(out, clauses.WordKey(w))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// VoiceOptions say how to train.
type VoiceOptions struct {
	Least     int     // texts that a word stands in; 0 means 6
	WordPrior float64 // inverse variance of the words' weights; 0 means 2
	Prior     float64 // of the chain's; 0 means 4
	Labelled  float64 // how much more a labelled unit counts for words than one that marks tell; 0 means 3
	Lead      int     // thousandths, from which words are taken for somebody's; 0 means 1500
}

// folds is the number of parts of which each is read by what the others taught.
const folds = 8

// Train learns the weights and writes them as voice.tsv and voice_words.tsv. It tells on log
// what each part of the labelled texts looks like by what the others taught.
func (v *Voices) Train(o VoiceOptions, chainTo, wordsTo, log io.Writer) error {
	o.Least, o.WordPrior, o.Prior, o.Labelled, o.Lead = cmp.Or(o.Least, 6), cmp.Or(o.WordPrior, 2), cmp.Or(o.Prior, 4), cmp.Or(o.Labelled, 3), cmp.Or(o.Lead, 1500)
	slices.SortFunc(v.texts, func(a, b labelled) int { return strings.Compare(a.id, b.id) })
	lex := v.lexicon(o)
	seqs := make([]sequence, len(v.texts))
	for fold := range folds {
		w, err := lex.fit(func(i int) bool { return i%folds != fold })
		if err != nil {
			return err
		}
		for i := range v.texts {
			if i%folds == fold {
				seqs[i] = v.texts[i].sequence(w)
			}
		}
	}
	if err := v.judge(seqs, o, log); err != nil {
		return err
	}
	c, err := fitChain(seqs, o.Prior)
	if err != nil {
		return err
	}
	w, err := lex.fit(func(int) bool { return true })
	if err != nil {
		return err
	}
	if err := v.writeChain(c, w, o, chainTo); err != nil {
		return err
	}
	return v.writeWords(w, wordsTo)
}

// sequence is a labelled text as the chain sees it under the weights of words.
func (t *labelled) sequence(w *wordWeights) sequence {
	t.units.Weigh(w.of, w.bias)
	s := sequence{voice: t.voice}
	for i := range t.units.Len() {
		s.features = append(s.features, t.units.Features(i))
	}
	return s
}

// wordWeights are weights of words, in thousandths.
type wordWeights struct {
	byKey map[string]int
	bias  int
}

func (w *wordWeights) of(word string) int { return w.byKey[clauses.WordKey(word)] }

// lexicon are the bags of words to learn from: of units without labels, and by text with.
type lexicon struct {
	o      VoiceOptions
	keys   []string
	marked []bag
	texts  [][]bag
}

// lexicon numbers the words that stand in enough units.
func (v *Voices) lexicon(o VoiceOptions) *lexicon {
	seen := map[string]int{}
	for _, m := range v.marked {
		for _, k := range m.keys {
			seen[k]++
		}
	}
	for i := range v.texts {
		for u := range v.texts[i].voice {
			for _, k := range keysOf(v.texts[i].units.Words(u)) {
				seen[k]++
			}
		}
	}
	l := &lexicon{o: o, keys: slices.Sorted(maps.Keys(seen))}
	l.keys = slices.DeleteFunc(l.keys, func(k string) bool { return seen[k] < o.Least })
	number := make(map[string]int, len(l.keys))
	for i, k := range l.keys {
		number[k] = i
	}
	of := func(keys []string, said bool, weight float64) bag {
		b := bag{said: truth(said), weight: weight}
		for _, k := range keys {
			if n, ok := number[k]; ok {
				b.words = append(b.words, n)
			}
		}
		return b
	}
	for _, m := range v.marked {
		l.marked = append(l.marked, of(m.keys, m.said, 1))
	}
	for i := range v.texts {
		t := &v.texts[i]
		var bags []bag
		for u, voice := range t.voice {
			if voice != clauses.Frame && len(t.units.Words(u)) >= leastLabelled {
				bags = append(bags, of(keysOf(t.units.Words(u)), voice == clauses.Speech, o.Labelled))
			}
		}
		l.texts = append(l.texts, bags)
	}
	return l
}

// fit learns the weights of words from the units without labels and from the texts that are asked for.
func (l *lexicon) fit(with func(text int) bool) (*wordWeights, error) {
	bags := slices.Clone(l.marked)
	for i, b := range l.texts {
		if with(i) {
			bags = append(bags, b...)
		}
	}
	x, err := fitWords(bags, len(l.keys), l.o.WordPrior)
	if err != nil {
		return nil, err
	}
	w := &wordWeights{byKey: map[string]int{}, bias: thousandths(x[len(l.keys)])}
	for i, k := range l.keys {
		if n := thousandths(x[i]); n != 0 {
			w.byKey[k] = n
		}
	}
	return w, nil
}

func thousandths(x float64) int { return int(math.Round(1000 * x)) }
