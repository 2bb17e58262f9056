package main

import (
	"context"
	"errors"
	"fmt"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/tomar-nlp/tomar/output/labels"
	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/stats"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/input"
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
  cat article.txt | tomar extract - --date 2020-09-30 --out out`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return extract(c.Context(), s, f, args) },
	}
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
	return c
}

func extract(ctx context.Context, s streams, f extractFlags, args []string) error {
	formats, err := sinks.ParseFormats(f.formats)
	if err != nil {
		return usage("--format: %w", err)
	}
	if f.workers < 1 {
		return usage("--workers: want at least 1, got %d", f.workers)
	}
	model, err := f.model.load()
	if err != nil {
		return &exit{exitUsage, err}
	}
	cfg := pipeline.Config{Workers: f.workers, Date: f.date, DataDir: f.data, Tagger: model}
	if err := f.input.configure(&cfg); err != nil {
		return err
	}
	p, err := pipeline.New(cfg)
	if err != nil {
		return &exit{exitUsage, err}
	}
	words, err := labels.Read(f.language)
	if err != nil {
		return usage("--ui-lang: %w", err)
	}
	decided, err := loadDecisions(p, f.corrections, f.out)
	if err != nil {
		return &exit{exitUsage, err}
	}
	set, err := sinks.Create(f.out, sinks.Options{Formats: formats, Excel: f.excel, WithTexts: f.withText})
	if err != nil {
		return &exit{exitNothing, err}
	}
	defer set.Abort()
	counts := stats.NewCollector(stats.Options{})
	set.Watch(stats.Watches(), counts.Add)

	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	started := time.Now()
	reg, err := p.NewRegister(set, pipeline.RegisterOptions{
		Filter:    tables.Filter{MinConfidence: f.minConfidence, Types: splitList(f.types)},
		WithTexts: f.withText,
		NoMerge:   f.noMerge,

		Corrections: decided.corrections,
		Reviews:     decided.reviews,
	})
	if err != nil {
		return &exit{exitNothing, err}
	}
	defer reg.Close()
	in := f.input.input()
	in.Stdin, in.Workers = s.in, f.workers
	src := input.Open(in, args...)
	if err := p.Run(ctx, src.Items(), reg); err != nil {
		if errors.Is(err, context.Canceled) {
			err = errors.New("stopped before the end; nothing was written")
		}
		return &exit{exitNothing, err}
	}
	sum, err := reg.Finish()
	if err != nil {
		return &exit{exitNothing, err}
	}
	counts.Finish(func(r *tables.Row) { _ = set.Write(r) }) // the set keeps its fault for Commit
	seconds := time.Since(started).Seconds()
	run := sinks.Run{
		Tool: "tomar", Version: version, Data: append(p.Data().Files(), decided.file...), Options: f.options(),
		Inputs: sum.Inputs, Documents: sum.Counts, Failures: sum.Failures,
	}
	timing := sinks.Timing{Started: started.UTC().Format(time.RFC3339), Seconds: seconds, Workers: f.workers, Bytes: sum.Bytes}
	if err := set.Commit(run, timing); err != nil {
		return &exit{exitNothing, err}
	}
	for _, x := range sum.Failures {
		fmt.Fprintf(s.err, "tomar: %s: %s [%s]\n", x.Path, x.Message, x.Code)
	}
	for _, x := range sum.Lost {
		fmt.Fprintf(s.err, "tomar: %s\n", x)
	}
	if !f.quiet {
		writeSummary(s.out, words, set, sum, f.out, seconds)
	}
	if sum.Counts.Failed > 0 {
		return &exit{exitFailed, nil}
	}
	return nil
}

// options are those that shape the output; where it goes and how many workers
// made it do not.
func (f extractFlags) options() []sinks.Option {
	return append([]sinks.Option{
		{Name: "format", Value: f.formats},
		{Name: "date", Value: f.date},
		{Name: "data", Value: f.data},
		{Name: "with-text", Value: fmt.Sprint(f.withText)},
		{Name: "excel", Value: fmt.Sprint(f.excel)},
		{Name: "min-confidence", Value: fmt.Sprint(f.minConfidence)},
		{Name: "types", Value: f.types},
		{Name: "no-merge", Value: fmt.Sprint(f.noMerge)},
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
