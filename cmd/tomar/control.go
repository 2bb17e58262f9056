package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/tomar-nlp/tomar/pipeline"
)

// controlFlags steer a run; what a document gives does not depend on them.
type controlFlags struct {
	config    string
	limit     int
	dryRun    bool
	shard     string
	resume    bool
	growing   string
	noJournal bool
	logFormat string
}

func (f *controlFlags) add(fl *pflag.FlagSet) {
	fl.StringVar(&f.config, "config", "", "TOML file with options by the names of the flags; flags go before it")
	fl.IntVar(&f.limit, "limit", 0, "stop after so many documents; 0: read all")
	fl.BoolVar(&f.dryRun, "dry-run", false, "read the inputs and tell what would be done; write nothing")
	fl.StringVar(&f.shard, "shard", "", "i/n: take every n-th document from the i-th on, for runs on n machines (tomar merge)")
	fl.BoolVar(&f.resume, "resume", false, "go on where an unfinished run into the same folder ended")
	fl.StringVar(&f.growing, "append", "", "finished output folder to which the documents are added")
	fl.BoolVar(&f.noJournal, "no-journal", false, "keep no journal: the run takes less space, and can neither be resumed nor appended to")
	fl.StringVar(&f.logFormat, "log-format", "text", "form of what is told on standard error: text or json (one object a line)")
}

// settle checks the options and brings them together.
func (f *extractFlags) settle(c *cobra.Command) error {
	if f.control.config != "" {
		if err := readConfig(f.control.config, c.Flags()); err != nil {
			return &exit{exitUsage, err}
		}
	}
	k := &f.control
	switch {
	case f.workers < 1:
		return usage("--workers: want at least 1, got %d", f.workers)
	case k.limit < 0:
		return usage("--limit: want 0 or more, got %d", k.limit)
	case k.logFormat != "text" && k.logFormat != "json":
		return usage("--log-format: %q is no format; want text or json", k.logFormat)
	case k.resume && k.growing != "":
		return usage("--resume and --append exclude each other: an interrupted --append is given once more")
	case k.noJournal && (k.resume || k.growing != ""):
		return usage("--no-journal: --resume and --append need the journal")
	case k.growing != "" && k.shard != "":
		return usage("--append and --shard exclude each other")
	case k.growing != "" && c.Flags().Changed("out"):
		return usage("--append names the output folder; leave --out away")
	}
	if k.growing != "" {
		f.out = k.growing
	}
	_, err := parseShard(k.shard)
	return err
}

// parseShard reads i/n.
func parseShard(s string) (pipeline.Shard, error) {
	if s == "" {
		return pipeline.Shard{}, nil
	}
	a, b, _ := strings.Cut(s, "/")
	i, err1 := strconv.Atoi(a)
	n, err2 := strconv.Atoi(b)
	if err1 != nil || err2 != nil || i < 1 || n < i {
		return pipeline.Shard{}, usage("--shard: %q is no shard; want i/n, such as 1/4", s)
	}
	return pipeline.Shard{Index: i, Of: n}, nil
}
