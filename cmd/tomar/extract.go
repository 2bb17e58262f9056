package main

import (
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/tomar-nlp/tomar/output/sinks"
)

// extractFlags are the options of a run.
type extractFlags struct {
	out           string
	formats       string
	date          string
	data          string
	withText      bool
	excel         bool
	quiet         bool
	workers       int
	input         inputFlags
	minConfidence float64
	types         string
	noMerge       bool
	corrections   string
	language      string
	model         modelFlags
	control       controlFlags
}

func extractCommand(s streams) *cobra.Command {
	var f extractFlags
	c := &cobra.Command{
		Use:   "extract PATH…",
		Short: "Read news and write all tables into a folder",
		Long: `Reads news and writes every table into the output folder.

A PATH is a file, a folder (read with all folders below it), a pattern such as
'news/2020-*.txt', @LIST (a file with one path a line) or - (standard input).
Read are texts, HTML pages (the article alone; title, date and language from the
page), JSON Lines and CSV (one document a row: id, text, title, date, url,
outlet, author, lang; other names with --text-field and the like), WARC archives,
and all of these packed as .gz, .bz2, .zst, .zip or .tar, whatever they are
called. UTF-8, UTF-16 and windows-1256 are told apart.`,
		Example: `  tomar extract news/ --out out
  tomar extract batch.jsonl --format csv --out out
  cat article.txt | tomar extract - --date 2020-09-30 --out out
  tomar extract news/ --out out --resume           # go on where a killed run ended
  tomar extract next-week/ --append out            # add to a finished run`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return extract(c, s, &f, args) },
	}
	f.add(c)
	f.control.add(c.Flags())
	return c
}

// add registers the options that say what is made of the inputs.
func (f *extractFlags) add(c *cobra.Command) {
	fl := c.Flags()
	fl.StringVar(&f.out, "out", "out", "output folder; what an earlier run wrote there is replaced as a whole")
	fl.StringVar(&f.formats, "format", "csv,jsonl", "formats, some of csv,jsonl,parquet,sqlite")
	fl.StringVar(&f.date, "date", "", "publication date of the documents (YYYY-MM-DD), before their own metadata")
	fl.StringVar(&f.data, "data", "", "directory with data files that lie over the built-in ones")
	fl.BoolVar(&f.withText, "with-text", false, "write the documents' texts as table texts")
	fl.BoolVar(&f.excel, "excel", false, "CSV for Excel: byte order mark, and no cell runs as a formula")
	fl.BoolVarP(&f.quiet, "quiet", "q", false, "no summary")
	fl.IntVar(&f.workers, "workers", runtime.NumCPU(), "documents read at once")
	fl.Float64Var(&f.minConfidence, "min-confidence", 0, "leave out mentions, times, events and relations below this confidence")
	fl.StringVar(&f.types, "types", "", "entity and event types to keep, e.g. PER,ORG,KILL; all where none is named")
	fl.BoolVar(&f.noMerge, "no-merge", false, "do not join reports of one event into stories, nor near copies of documents")
	fl.StringVar(&f.corrections, "corrections", "", "file of corrections (docs/corrections.md); corrections.tsv in the output folder where none is named")
	fl.StringVar(&f.language, "ui-lang", "en", "language of the summary: en or ckb")
	f.input.add(fl)
	f.model.add(c)
}

// options are those that shape the output; where it goes and how many workers
// made it do not.
func (f *extractFlags) options() []sinks.Option {
	return append([]sinks.Option{
		{Name: "format", Value: f.formats},
		{Name: "date", Value: f.date},
		{Name: "data", Value: f.data},
		{Name: "with-text", Value: fmt.Sprint(f.withText)},
		{Name: "excel", Value: fmt.Sprint(f.excel)},
		{Name: "min-confidence", Value: fmt.Sprint(f.minConfidence)},
		{Name: "types", Value: f.types},
		{Name: "no-merge", Value: fmt.Sprint(f.noMerge)},
		{Name: "margins", Value: f.model.margins},
		{Name: "shard", Value: f.control.shard},
	}, f.input.options()...)
}

func splitList(s string) []string {
	if s == "" {
		return nil
	}
	parts := strings.Split(s, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}
