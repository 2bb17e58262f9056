package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/tomar-nlp/tomar/output/export"
	"github.com/tomar-nlp/tomar/output/labels"
	"github.com/tomar-nlp/tomar/output/stats"
	"github.com/tomar-nlp/tomar/output/tables"
)

func exportCommand(s streams) *cobra.Command {
	var to, types string
	var opts export.Options
	var lines []string
	for _, f := range export.Formats() {
		lines = append(lines, fmt.Sprintf("  %-14s %s", f.Name, f.Doc))
	}
	c := &cobra.Command{
		Use:     "export OUT",
		Short:   "Turn the tables of an output folder into files of other tools",
		Long:    "Writes into OUT/" + export.Dir + ". The formats:\n\n" + strings.Join(lines, "\n"),
		Example: "  tomar export out --to timelinejs,geojson --top 200",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if to == "" {
				return usage("--to: name at least one format")
			}
			opts.Types = splitList(types)
			files, err := export.Run(args[0], splitList(to), opts)
			switch {
			case errors.Is(err, export.ErrFormat), errors.Is(err, fs.ErrNotExist):
				return &exit{exitUsage, err}
			case err != nil:
				return &exit{exitNothing, err}
			}
			for _, f := range files {
				fmt.Fprintln(s.out, filepath.ToSlash(filepath.Join(args[0], f)))
			}
			return nil
		},
	}
	c.Flags().StringVar(&to, "to", "", "formats, separated by commas; "+export.All+" for every one")
	c.Flags().StringVar(&types, "types", "", "event types to keep in timelines and maps; all where none is named")
	c.Flags().IntVar(&opts.Top, "top", 0, "so many stories, those of most documents; 0 means all")
	c.Flags().StringVar(&opts.GroupBy, "group-by", "type", "groups of timelines: type, place, admin1, country or none")
	return c
}

func summaryCommand(s streams) *cobra.Command {
	var top int
	var language string
	c := &cobra.Command{
		Use:     "summary OUT",
		Short:   "Count an output folder: events by type and month, top names, who acts on whom, places, sources",
		Example: "  tomar summary out --top 10",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			words, err := labels.Read(language)
			if err != nil {
				return usage("--ui-lang: %w", err)
			}
			r, err := tables.Open(args[0])
			if err != nil {
				return &exit{exitUsage, err}
			}
			sum, err := stats.Summarize(r, top)
			if err != nil {
				return &exit{exitUsage, err}
			}
			t := teller{words, isTerminal(s.out)}
			types, err := readEventWords(words)
			if err != nil {
				return &exit{exitUsage, err}
			}
			if err := sum.WriteText(s.out, stats.Style{Words: words, Word: types.word, Line: t.direct, Isolate: t.isolate, Lines: top}); err != nil {
				return &exit{exitNothing, err}
			}
			files, err := sum.WriteCSV(args[0])
			if err != nil {
				return &exit{exitNothing, err}
			}
			fmt.Fprintln(s.out)
			t.line(s.out, words.Text("summary.written", "files", t.isolate(strings.Join(files, ", "))))
			return nil
		},
	}
	c.Flags().IntVar(&top, "top", 15, "rows of each list")
	c.Flags().StringVar(&language, "ui-lang", "en", "language of the summary: en or ckb")
	return c
}
