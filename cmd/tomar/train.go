package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/names/tagger"
	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/eval"
	"github.com/tomar-nlp/tomar/pipeline/input"
	"github.com/tomar-nlp/tomar/pipeline/learn"
)

// modelFlags choose the tagger's model.
type modelFlags struct {
	file, margins string
}

func (f *modelFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.file, "model", "", "tagger model for names that the rules leave (tomar train), instead of the built-in one; none: rules alone")
	c.Flags().StringVar(&f.margins, "margins", "", "leads ONE,PER,LOC,ORG over those of the model; a negative one leaves the type out")
}

// load reads the model that is to be used; nil for none.
func (f *modelFlags) load() (*tagger.Model, error) {
	m, err := tagger.Load(f.file)
	if err == nil && m != nil && f.margins != "" {
		m.Margins, err = margins(f.margins)
	}
	return m, err
}

// sum is the model in use as run.json names it, the built-in one too; false for
// none.
func (f *modelFlags) sum() (sinks.DataFile, bool, error) {
	h, ok, err := tagger.Sum(f.file)
	return sinks.DataFile{Name: "model", SHA256: h}, ok, err
}

// margins reads the leads, in the order of the flag.
func margins(s string) (out [4]int32, err error) {
	parts := strings.Split(s, ",")
	if len(parts) != len(out) {
		return out, fmt.Errorf("margins %q; want four numbers ONE,PER,LOC,ORG", s)
	}
	for i, t := range []int{tagger.OneWord, int(tomar.PER), int(tomar.LOC), int(tomar.ORG)} {
		n, err := strconv.ParseInt(parts[i], 10, 32)
		if err != nil {
			return out, fmt.Errorf("margins: %q is no number", parts[i])
		}
		out[t] = int32(n)
	}
	return out, nil
}

type trainFlags struct {
	out, data, margins string
	gold, without      []string
	epochs, rows       int
	seed               uint64
	confidence         float32
}

func trainCommand(s streams) *cobra.Command {
	var f trainFlags
	c := &cobra.Command{
		Use:   "train CORPUS… --out MODEL",
		Short: "Train the tagger for names that no list has, on text that the rules label",
		Long: `The rules label the corpus; sentences in which anything is unsure are left out.
Documents of --gold are labelled by their annotation. The same corpus and seed
give the same bytes.`,
		Example: "  tomar train news.jsonl --gold seeds/corpus --out names.model\n  tomar eval gold/ --model names.model",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(c *cobra.Command, args []string) error { return train(c, s, f, args) },
	}
	c.Flags().StringVar(&f.out, "out", "", "model file to write")
	c.Flags().StringVar(&f.data, "data", "", "directory with data files that lie over the built-in ones")
	c.Flags().StringSliceVar(&f.gold, "gold", nil, "annotated articles to train on too")
	c.Flags().StringSliceVar(&f.without, "without", nil, "annotated articles whose sentences are left out, to be measured on")
	c.Flags().StringVar(&f.margins, "margins", "300,160,240,240", "leads from which a name is taken: a person's name of one word, of more, a place, a body (ONE,PER,LOC,ORG)")
	c.Flags().IntVar(&f.epochs, "epochs", 5, "passes over the corpus")
	c.Flags().IntVar(&f.rows, "rows", 18, "binary logarithm of the rows of weights, 4 to 18")
	c.Flags().Uint64Var(&f.seed, "seed", 1, "seed of the order and of what is hidden")
	c.Flags().Float32Var(&f.confidence, "confidence", 0.75, "least confidence of every name in a sentence")
	if err := c.MarkFlagRequired("out"); err != nil {
		panic(err) // the flag stands above
	}
	c.AddCommand(trainVoiceCommand(s))
	return c
}

func train(c *cobra.Command, s streams, f trainFlags, args []string) error {
	leads, err := margins(f.margins)
	if err != nil {
		return &exit{exitUsage, err}
	}
	p, err := pipeline.New(pipeline.Config{Workers: runtime.NumCPU(), DataDir: f.data})
	if err != nil {
		return &exit{exitUsage, err}
	}
	l := learn.NewLabels(p.Data())
	l.Confidence, l.Seed = f.confidence, f.seed
	if len(f.without) > 0 {
		if l.Without, err = eval.LoadGold(f.without...); err != nil {
			return &exit{exitUsage, err}
		}
	}
	if err := p.Run(c.Context(), input.Open(input.Options{Stdin: s.in}, args...).Items(), l); err != nil {
		return &exit{exitNothing, err}
	}
	if len(f.gold) > 0 {
		if l.Gold, err = eval.LoadGold(f.gold...); err != nil {
			return &exit{exitUsage, err}
		}
		if err := p.Run(c.Context(), goldItems(l.Gold), l); err != nil {
			return &exit{exitNothing, err}
		}
	}
	if l.Sentences == 0 {
		return &exit{exitNothing, fmt.Errorf("no sentence of the corpus is sure enough to learn from")}
	}
	m := l.Train(tagger.Options{Epochs: f.epochs, Rows: f.rows, Margins: leads})
	w, err := os.Create(f.out)
	if err != nil {
		return &exit{exitNothing, err}
	}
	defer w.Close()
	if _, err := m.WriteTo(w); err != nil {
		return &exit{exitNothing, err}
	}
	if err := w.Close(); err != nil {
		return &exit{exitNothing, err}
	}
	fmt.Fprintf(s.err, "%d documents, %d sentences with %d names, %d sentences left out; corpus %x\n",
		l.Documents, l.Sentences, l.Names, l.Left, m.Corpus)
	return nil
}
