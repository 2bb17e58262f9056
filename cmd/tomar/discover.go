package main

import (
	"fmt"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/input"
	"github.com/tomar-nlp/tomar/pipeline/learn"
)

func discoverCommand(s streams) *cobra.Command {
	var out, data string
	var least int
	c := &cobra.Command{
		Use:     "discover PATH…",
		Short:   "Propose names that no table has, from unlabelled text, for review",
		Example: "  tomar discover news/ --out proposals.tsv",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			p, err := pipeline.New(pipeline.Config{Workers: runtime.NumCPU(), DataDir: data})
			if err != nil {
				return &exit{exitUsage, err}
			}
			d := learn.NewDiscovery()
			d.MinCount = least
			if err := p.Run(c.Context(), input.Open(input.Options{Stdin: s.in}, args...).Items(), d); err != nil {
				return &exit{exitNothing, err}
			}
			w := s.out
			if out != "" {
				f, err := os.Create(out)
				if err != nil {
					return &exit{exitNothing, err}
				}
				defer f.Close()
				w = f
			}
			if _, err := d.WriteTo(w); err != nil {
				return &exit{exitNothing, err}
			}
			fmt.Fprintf(s.err, "%d names proposed\n", d.Proposals())
			return nil
		},
	}
	c.Flags().StringVar(&out, "out", "", "file to write; standard output where it is empty")
	c.Flags().StringVar(&data, "data", "", "directory with data files that lie over the built-in ones")
	c.Flags().IntVar(&least, "min-count", 3, "mentions from which a name is proposed")
	return c
}
