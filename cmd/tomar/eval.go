package main

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/eval"
	"github.com/tomar-nlp/tomar/pipeline/input"
)

type evalFlags struct {
	run     string
	data    string
	json    bool
	verbose bool
	keep    string
	model   modelFlags
}

func evalCommand(s streams) *cobra.Command {
	var f evalFlags
	c := &cobra.Command{
		Use:   "eval GOLD…",
		Short: "Score a run, or the pipeline itself, against annotated articles",
		Long: `GOLD are *.gold.json files or directories of them, with the texts beside them.
Without --run the texts are extracted first, each with the publication date that
its gold gives.`,
		Example: `  tomar eval seeds/corpus
  tomar eval gold/ --run out --json > scores.json`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return evaluate(c.Context(), s, f, args) },
	}
	c.Flags().StringVar(&f.run, "run", "", "folder of a run with CSV tables to score")
	c.Flags().StringVar(&f.data, "data", "", "directory with data files that lie over the built-in ones")
	c.Flags().BoolVar(&f.json, "json", false, "everything as JSON")
	c.Flags().BoolVarP(&f.verbose, "verbose", "v", false, "list every disagreement")
	c.Flags().StringVar(&f.keep, "keep", "", "keep the run's tables in this folder")
	f.model.add(c)
	return c
}

func evaluate(ctx context.Context, s streams, f evalFlags, args []string) error {
	golds, err := eval.LoadGold(args...)
	if err != nil {
		return &exit{exitUsage, err}
	}
	dir := f.run
	if dir == "" {
		dir = f.keep
		if dir == "" {
			tmp, err := os.MkdirTemp("", "tomar-eval-")
			if err != nil {
				return &exit{exitNothing, err}
			}
			defer os.RemoveAll(tmp)
			dir = filepath.Join(tmp, "out")
		}
		if err := extractGold(ctx, f, golds, dir); err != nil {
			return err
		}
	}
	run, err := eval.LoadRun(dir)
	if err != nil {
		return &exit{exitUsage, err}
	}
	r := eval.Score(run, golds)
	if f.json {
		err = r.WriteJSON(s.out)
	} else {
		err = r.WriteText(s.out)
		if err == nil && f.verbose {
			err = r.WriteDisagreements(s.out)
		}
	}
	if err != nil {
		return &exit{exitNothing, err}
	}
	if len(r.Missing) > 0 {
		return &exit{exitFailed, fmt.Errorf("%d annotated documents are not in the run", len(r.Missing))}
	}
	return nil
}

// extractGold runs the pipeline over the gold's texts.
func extractGold(ctx context.Context, f evalFlags, golds []*eval.Gold, dir string) error {
	model, err := f.model.load()
	if err != nil {
		return &exit{exitUsage, err}
	}
	p, err := pipeline.New(pipeline.Config{Workers: runtime.NumCPU(), DataDir: f.data, Tagger: model})
	if err != nil {
		return &exit{exitUsage, err}
	}
	set, err := sinks.Create(dir, sinks.Options{Formats: []sinks.Format{sinks.CSV}})
	if err != nil {
		return &exit{exitNothing, err}
	}
	defer set.Abort()
	reg := p.NewRegister(set, pipeline.RegisterOptions{})
	if err := p.Run(ctx, goldItems(golds), reg); err != nil {
		return &exit{exitNothing, err}
	}
	if _, err := reg.Finish(); err != nil {
		return &exit{exitNothing, err}
	}
	if err := set.Commit(sinks.Run{Tool: "tomar", Version: version}, sinks.Timing{}); err != nil {
		return &exit{exitNothing, err}
	}
	return nil
}

func goldItems(golds []*eval.Gold) iter.Seq[input.Item] {
	return func(yield func(input.Item) bool) {
		for _, g := range golds {
			it := input.Item{Path: "gold#" + g.Doc, ID: g.Doc, Text: string(g.Text), Date: g.DCT}
			if !yield(it) {
				return
			}
		}
	}
}
