package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/eval"
	"github.com/tomar-nlp/tomar/pipeline/input"
	"github.com/tomar-nlp/tomar/pipeline/learn"
)

type voiceFlags struct {
	out, data, labels string
	without           []string
	options           learn.VoiceOptions
}

func trainVoiceCommand(s streams) *cobra.Command {
	var f voiceFlags
	c := &cobra.Command{
		Use:   "voice CORPUS… --labels LABELS.tsv --out DIR",
		Short: "Learn how words of somebody that nothing marks are told from the author's",
		Long: `Words are learned from the marks of quotation in the whole corpus, and from the
texts that LABELS names; the chain over a text's sentences from the latter alone.
LABELS has the columns document, start, end (code points of the original) and
voice: author, speech or frame. DIR/seeds gets voice.tsv and voice_words.tsv,
so that --data DIR uses them. The same input gives the same bytes.`,
		Example: "  tomar train voice news.jsonl --labels voices.tsv --out own\n  tomar extract news.jsonl --data own --out out",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(c *cobra.Command, args []string) error { return trainVoice(c, s, &f, args) },
	}
	c.Flags().StringVar(&f.out, "out", "", "directory that gets seeds/voice.tsv and seeds/voice_words.tsv")
	c.Flags().StringVar(&f.data, "data", "", "directory with data files that lie over the built-in ones")
	c.Flags().StringVar(&f.labels, "labels", "", "table of labelled stretches")
	c.Flags().StringSliceVar(&f.without, "without", nil, "annotated articles that are left out, to be measured on")
	c.Flags().IntVar(&f.options.Lead, "lead", 0, "lead in thousandths from which words are taken for somebody's (default 1500)")
	c.Flags().IntVar(&f.options.Least, "least", 0, "units that a word stands in (default 6)")
	c.Flags().Float64Var(&f.options.WordPrior, "word-prior", 0, "inverse variance of the words' weights (default 2)")
	c.Flags().Float64Var(&f.options.Prior, "prior", 0, "inverse variance of the chain's weights (default 4)")
	c.Flags().Float64Var(&f.options.Labelled, "labelled", 0, "how much more a labelled unit counts for words (default 3)")
	for _, name := range []string{"out", "labels"} {
		if err := c.MarkFlagRequired(name); err != nil {
			panic(err) // the flag stands above
		}
	}
	return c
}

func trainVoice(c *cobra.Command, s streams, f *voiceFlags, args []string) error {
	table, err := os.ReadFile(f.labels)
	if err != nil {
		return &exit{exitUsage, err}
	}
	labels, err := learn.ReadVoiceLabels(f.labels, table)
	if err != nil {
		return &exit{exitUsage, err}
	}
	p, err := pipeline.New(pipeline.Config{Workers: runtime.NumCPU(), DataDir: f.data})
	if err != nil {
		return &exit{exitUsage, err}
	}
	v, err := learn.NewVoices(p.Data())
	if err != nil {
		return err
	}
	v.Labels = labels
	if len(f.without) > 0 {
		if v.Without, err = eval.LoadGold(f.without...); err != nil {
			return &exit{exitUsage, err}
		}
	}
	if err := p.Run(c.Context(), input.Open(input.Options{Stdin: s.in}, args...).Items(), v); err != nil {
		return &exit{exitNothing, err}
	}
	var chain, words bytes.Buffer
	if err := v.Train(f.options, &chain, &words, s.err); err != nil {
		return err
	}
	dir := filepath.Join(f.out, "seeds")
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return fmt.Errorf("train voice: %w", err)
	}
	for name, b := range map[string]*bytes.Buffer{"voice.tsv": &chain, "voice_words.tsv": &words} {
		if err := os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o600); err != nil {
			return fmt.Errorf("train voice: %w", err)
		}
	}
	return nil
}
