package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
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

// extraction is a run from its options to its end.
type extraction struct {
	s       streams
	f       *extractFlags
	log     *logger
	formats []sinks.Format
	words   *labels.Labels
	p       *pipeline.Pipeline
	decided decisions
	data    []sinks.DataFile
	ctx     context.Context //nolint:containedctx // of the one run that the value stands for
	started time.Time
}

func extract(c *cobra.Command, s streams, f *extractFlags, args []string) error {
	if err := f.settle(c); err != nil {
		return err
	}
	e := &extraction{s: s, f: f, log: newLogger(s.err, f.control.logFormat)}
	ctx, stop := signal.NotifyContext(c.Context(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	e.ctx = ctx
	return e.log.end(e.run(c, args))
}

func (e *extraction) run(c *cobra.Command, args []string) error {
	from, err := e.past(c)
	if err != nil {
		return err
	}
	defer from.close()
	if err := e.prepare(); err != nil {
		return err
	}
	if err := from.check(e.header()); err != nil {
		return err
	}
	in := e.f.input.Options
	in.Stdin, in.Workers = e.s.in, e.f.workers
	if e.f.control.dryRun {
		return e.dryRun(in, args)
	}
	return e.write(from, input.Open(in, args...))
}

// prepare loads what the options name.
func (e *extraction) prepare() (err error) {
	f := e.f
	if e.formats, err = sinks.ParseFormats(f.formats); err != nil {
		return usage("--format: %w", err)
	}
	if e.words, err = labels.Read(f.language); err != nil {
		return usage("--ui-lang: %w", err)
	}
	model, err := f.model.load()
	if err != nil {
		return &exit{exitUsage, err}
	}
	cfg := pipeline.Config{Workers: f.workers, Date: f.date, DataDir: f.data, Tagger: model, Limit: f.control.limit}
	if cfg.Shard, err = parseShard(f.control.shard); err != nil {
		return err
	}
	if err := f.input.configure(&cfg); err != nil {
		return err
	}
	if e.p, err = sparing(cfg.DataDir, func() (*pipeline.Pipeline, error) { return pipeline.New(cfg) }); err != nil {
		return &exit{exitUsage, err}
	}
	if e.decided, err = loadDecisions(e.p, f.corrections, f.out); err != nil {
		return &exit{exitUsage, err}
	}
	e.data = append(e.p.Data().Files(), e.decided.file...)
	if file, ok, err := f.model.sum(); err != nil {
		return &exit{exitUsage, err}
	} else if ok {
		e.data = append(e.data, file)
	}
	return nil
}

// write runs the pipeline and puts the output into its place.
func (e *extraction) write(from *past, src *input.Source) error {
	f := e.f
	e.started = time.Now()
	set, err := sinks.Create(f.out, sinks.Options{Formats: e.formats, Excel: f.excel, WithTexts: f.withText, Adopt: from.adopt,
		Searchable: e.p.Data().Norm.Searchable})
	if err != nil {
		return &exit{exitNothing, err}
	}
	defer set.Abort()
	kept, err := from.journal(set.Journal(), e.header(), f.control.noJournal)
	if err != nil {
		return &exit{exitNothing, err}
	}
	defer func() { _ = kept.close() }() // what matters of it is looked at below
	counts := stats.NewCollector(stats.Options{Scratch: set.Scratch()})
	set.Watch(stats.Watches(), counts.Add)
	reg := e.p.NewRegister(set, pipeline.RegisterOptions{
		Filter:    tables.Filter{MinConfidence: f.minConfidence, Types: splitList(f.types)},
		WithTexts: f.withText,
		NoMerge:   f.noMerge,

		Corrections: e.decided.corrections,
		Reviews:     e.decided.reviews,
		Journal:     kept.to,
		Beside:      counts.Settle,
	})
	releaseImage()
	bar := startProgress(e.s.err, e.log, src, f.quiet)
	err = e.p.Continue(e.ctx, kept.past, set.Scratch(), src.Items(), bar.watch(reg))
	bar.stop()
	kept.tell(e.log)
	if err != nil {
		return e.broken(err, kept)
	}
	releaseImage()
	debug.FreeOSMemory() // what the documents took goes back before the entities are merged, so that one peak does not stand on the other
	sum, err := reg.Finish()
	if err != nil {
		return e.broken(err, kept)
	}
	counts.Finish(func(r *tables.Row) { _ = set.Write(r) }) // the set keeps its fault for Commit
	if err := counts.Err(); err != nil {
		return e.broken(fmt.Errorf("network: %w", err), kept)
	}
	if err := kept.finish(); err != nil {
		return e.broken(err, kept)
	}
	from.close()
	if err := e.commit(set, sum); err != nil {
		return e.broken(err, kept)
	}
	return e.report(set, sum, counts.Types())
}

// broken tells why nothing was written, and how to go on.
func (e *extraction) broken(err error, kept *keeping) error {
	if errors.Is(err, context.Canceled) {
		err = errors.New("stopped before the end; nothing was written")
	}
	if kept.past == nil || !kept.grows {
		if kept.to != nil && kept.close() == nil {
			err = fmt.Errorf("%w; the same command with --resume goes on from here", err)
		}
	} else {
		_ = os.Remove(kept.path) // given once more, it begins with the output as it is
	}
	return &exit{exitNothing, err}
}

func (e *extraction) commit(set *sinks.Set, sum pipeline.Summary) error {
	run := sinks.Run{
		Tool: "tomar", Version: version, Data: e.data, Options: e.f.options(),
		Inputs: sum.Inputs, Documents: sum.Counts, Failures: sum.Failures,
	}
	return set.Commit(run, sinks.Timing{
		Started: e.started.UTC().Format(time.RFC3339), Seconds: time.Since(e.started).Seconds(), Workers: e.f.workers, Bytes: sum.Bytes,
		Stages: e.p.Timings(),
	})
}

// maxTold is how many failures are told on standard error.
const maxTold = 1000

// report tells a person what came of it.
func (e *extraction) report(set *sinks.Set, sum pipeline.Summary, happened []stats.TypeCount) error {
	for _, x := range sum.Failures[:min(len(sum.Failures), maxTold)] {
		e.log.failure(x)
	}
	if more := sum.Counts.Failed - maxTold; more > 0 {
		e.log.warn(fmt.Sprintf("%d more failed; all stand in the tables documents and diagnostics", more))
	}
	for _, x := range sum.Lost {
		e.log.warn(x)
	}
	if !e.f.quiet {
		if err := writeSummary(e.s.out, e.words, set, sum, happened, e.f.out, time.Since(e.started).Seconds()); err != nil {
			return &exit{exitUsage, err}
		}
	}
	if sum.Counts.Failed > 0 {
		return &exit{exitFailed, nil}
	}
	return nil
}
