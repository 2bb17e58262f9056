package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/tomar-nlp/tomar/gazetteers"
	"github.com/tomar-nlp/tomar/gazetteers/importer"
)

// importCommand turns larger sources that a user brings into overlay tables.
func importCommand(s streams, data *string) *cobra.Command {
	var out, name, source, licence string
	c := &cobra.Command{
		Use:   "import KIND FILE…",
		Short: "Turn a Wikidata dump, GeoNames or CSV into tables for --data",
		Long: `KIND is wikidata (one JSON dump, plain, .gz or .bz2), geonames (two files:
alternateNamesV2.txt and allCountries.txt) or csv (one file with the columns of
the gazetteer). The tables are written into OUT/gazetteers; use them with
--data OUT. What was left out, and why, is reported.`,
		Example: `  tomar gazetteer import wikidata latest-all.json.bz2 --out mine
  tomar extract news/ --data mine`,
		Args: cobra.MinimumNArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			d, err := loadData(*data)
			if err != nil {
				return &exit{exitUsage, err}
			}
			kinds, err := gazetteers.LoadKinds(gazetteers.Embedded())
			if err != nil {
				return &exit{exitUsage, err}
			}
			set := importer.NewSet(importer.Options{
				Kinds: kinds, Clean: d.CleanName, Known: d.Known, Source: source, Licence: licence,
				Progress: func(n int) {
					if isTerminal(s.err) {
						fmt.Fprintf(s.err, "\r%d records", n)
					}
				},
			})
			if err := runImport(c.Context(), set, args[0], args[1:]); err != nil {
				return err
			}
			if err := set.Write(out+"/gazetteers", name); err != nil {
				return &exit{exitNothing, err}
			}
			fmt.Fprintln(s.out, set.Report())
			return nil
		},
	}
	c.Flags().StringVar(&out, "out", "mine", "data directory to write into")
	c.Flags().StringVar(&name, "name", "imported", "name of the tables' files")
	c.Flags().StringVar(&source, "source", "import", "source, written into the rows")
	c.Flags().StringVar(&licence, "licence", "CC0", "licence of the source: an id of licences.tsv")
	return c
}

func runImport(ctx context.Context, set *importer.Set, kind string, files []string) error {
	want := map[string]int{"wikidata": 1, "geonames": 2, "csv": 1}[kind]
	if want == 0 {
		return usage("%q is none of wikidata, geonames, csv", kind)
	}
	if len(files) != want {
		return usage("%s takes %d files, got %d", kind, want, len(files))
	}
	var readers []io.Reader
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return &exit{exitUsage, err}
		}
		defer f.Close()
		r, err := importer.Plain(f)
		if err != nil {
			return &exit{exitUsage, fmt.Errorf("%s: %w", name, err)}
		}
		readers = append(readers, r)
	}
	var err error
	switch kind {
	case "wikidata":
		err = set.Wikidata(ctx, readers[0])
	case "geonames":
		err = set.GeoNames(ctx, readers[0], readers[1])
	default:
		err = set.CSV(ctx, readers[0])
	}
	if err != nil {
		return &exit{exitUsage, err}
	}
	return nil
}
