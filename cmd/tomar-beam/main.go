package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/tomar-nlp/tomar/output/sinks"
)

const usage = `tomar-beam reads Sorani news on many machines and writes the tables of tomar extract.

  tomar-beam [options] PATH…

A PATH is a file, a folder, a pattern or @LIST, as for tomar extract, or a pattern
of a file system of Beam's (gs://bucket/news/*.jsonl.gz). Every worker must reach
it. --runner says what runs the pipeline: prism (this process), flink, spark,
dataflow; docs/beam.md says which of them were tried.

Options (those of Beam and its runners among them):
`

// version is set by the build.
var version = "devel"

// tool is the program's name in run.json.
const tool = "tomar-beam"

func main() {
	registerSteps()
	if err := run(); err != nil {
		fmt.Fprintf(os.Stderr, "tomar-beam: %v\n", err)
		os.Exit(1)
	}
}

func run() error {
	set := settings{Version: version}
	formats, types := addFlags(flag.CommandLine, &set)
	flag.Usage = func() {
		fmt.Fprint(flag.CommandLine.Output(), usage)
		flag.PrintDefaults()
	}
	flag.Parse()
	beam.Init() // on a worker of a cluster this does not return
	if flag.NArg() == 0 {
		return errors.New("no input: name files, folders or patterns")
	}
	if err := checkRunner(flag.CommandLine, &set, flag.Args()); err != nil {
		return err
	}
	ctx := context.Background()
	if err := set.inheritOptions(ctx, flag.CommandLine); err != nil {
		return err
	}
	var err error
	if set.Formats, err = sinks.ParseFormats(*formats); err != nil {
		return fmt.Errorf("--format: %w", err)
	}
	set.Types = splitList(*types)
	if err := set.check(ctx); err != nil {
		return err
	}
	set.tellLeft(ctx, os.Stderr)
	p, s := beam.NewPipelineWithRoot()
	build(s, &set, flag.Args())
	res, err := beamx.RunWithMetrics(ctx, p)
	if err == nil {
		set.tellResumed(os.Stderr, res)
	}
	return err
}

func addFlags(fl *flag.FlagSet, s *settings) (formats, types *string) {
	fl.StringVar(&s.Out, "out", "out", "output folder, or where it lies in a file system of Beam's (gs://bucket/out)")
	fl.IntVar(&s.Shards, "shards", 1, "files that each table is divided into")
	fl.StringVar(&s.Date, "date", "", "publication date of the documents (YYYY-MM-DD), before their own metadata")
	fl.StringVar(&s.Data, "data", "", "directory, on every worker, with data files that lie over the built-in ones")
	fl.StringVar(&s.Zone, "tz", "", "time zone in which publication times with a clock are read, e.g. Asia/Baghdad")
	fl.StringVar(&s.Languages, "lang-policy", "skip", "what becomes of a document that is surely not Sorani: skip, keep or fail")
	fl.Float64Var(&s.MinConfidence, "min-confidence", 0, "leave out mentions, times, events and relations below this confidence")
	fl.BoolVar(&s.WithTexts, "with-text", false, "write the documents' texts as table texts")
	fl.StringVar(&s.Model, "model", "", "file, on every worker, with the tagger model for names that the rules leave, instead of the built-in one; none: rules alone")
	fl.StringVar(&s.Corrections, "corrections", "", "file, on every worker, with corrections (docs/corrections.md); corrections.tsv in the output folder where none is named")
	fl.StringVar(&s.Append, "append", "", "output folder of an earlier run, to which the documents of PATH are added; --out is another folder, and gets all")
	fl.BoolVar(&s.Resume, "resume", false, "go on from what a run that did not end left of its journal in the output folder")
	fl.BoolVar(&s.NoJournal, "no-journal", false, "keep no journal: the output cannot be appended to")
	s.Fields.AddFlags(fl)
	s.Limits.AddFlags(fl)
	fl.BoolVar(&s.NoMerge, "no-merge", false, "do not join reports of one event into stories, nor near copies of documents")
	formats = fl.String("format", "csv,jsonl", "formats, some of csv,jsonl,parquet")
	types = fl.String("types", "", "entity and event types to keep, e.g. PER,ORG,KILL; all where none is named")
	return formats, types
}
