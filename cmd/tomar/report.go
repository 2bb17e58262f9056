package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/tomar-nlp/tomar/output/report"
	"github.com/tomar-nlp/tomar/seeds"
)

func reportCommand(s streams) *cobra.Command {
	var opts report.Options
	c := &cobra.Command{
		Use:   "report OUT",
		Short: "Write an output folder as one HTML page to open in a browser",
		Long: `Writes OUT/` + report.File + `: overview, timeline, map, network, tables and every article
with what was found in it, in one file that opens without a network. It is made
from the tables, in any format; run extract --with-text to have the texts
as they stand, else they are put together from their sentences.`,
		Example: "  tomar extract news/ --out out --with-text\n  tomar report out",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			words, err := seeds.LoadEventTypes(seeds.FS)
			if err != nil {
				return &exit{exitUsage, err}
			}
			opts.TypeWords = words
			path, err := report.Write(args[0], opts)
			if err != nil {
				return &exit{exitUsage, err}
			}
			fmt.Fprintln(s.out, filepath.ToSlash(path))
			return nil
		},
	}
	c.Flags().StringVar(&opts.Language, "ui-lang", "ckb", "language in which the page opens: en or ckb")
	return c
}
