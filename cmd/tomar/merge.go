package main

import (
	"context"
	"fmt"
	"os/signal"
	"slices"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/tomar-nlp/tomar/pipeline/input"
	"github.com/tomar-nlp/tomar/pipeline/journal"
)

func mergeCommand(s streams) *cobra.Command {
	f := &extractFlags{}
	c := &cobra.Command{
		Use:   "merge FOLDER…",
		Short: "Bring the output folders of all shards of a run together",
		Long: `Brings the output folders of tomar extract --shard 1/n … n/n together, as one run
over everything would have written them: people, places, bodies and stories are
those of the whole. The options are those of the shards, the forms of the output
(--format, --excel) may be others.`,
		Example: "  tomar merge shard1 shard2 shard3 --out all",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if err := f.settle(c); err != nil {
				return err
			}
			e := &extraction{s: s, f: f, log: newLogger(s.err, f.control.logFormat)}
			ctx, stop := signal.NotifyContext(c.Context(), syscall.SIGINT, syscall.SIGTERM)
			defer stop()
			context.AfterFunc(ctx, stop)
			e.ctx = ctx
			return e.log.end(e.merge(c, args))
		},
	}
	f.add(c)
	fl := c.Flags()
	fl.StringVar(&f.control.logFormat, "log-format", "text", "form of what is told on standard error: text or json (one object a line)")
	fl.BoolVar(&f.control.noJournal, "no-journal", false, "keep no journal: the output cannot be appended to")
	return c
}

func (e *extraction) merge(c *cobra.Command, folders []string) error {
	from := &past{what: "merge"}
	defer from.close()
	var shards []string
	for _, folder := range folders {
		r, err := finished(folder)
		if err != nil {
			return usage("%w", err)
		}
		from.readers = append(from.readers, r)
		head, shard := unsharded(r.Header)
		if shard == "" {
			return usage("%s: is no shard of a run", folder)
		}
		shards = append(shards, shard)
		if len(shards) == 1 {
			from.was = head
			if err := inherit(c.Flags(), head); err != nil {
				return err
			}
		} else if d := head.Differences(from.was); len(d) > 0 {
			return usage("%s and %s were made differently: %s", folders[0], folder, d[0])
		}
	}
	if err := complete(shards); err != nil {
		return err
	}
	if err := e.prepare(); err != nil {
		return err
	}
	if err := from.check(e.header()); err != nil {
		return err
	}
	return e.write(from, input.Open(input.Options{}))
}

// unsharded is a header as that of the whole run, and the shard that it was.
func unsharded(h journal.Header) (journal.Header, string) {
	h.Options = slices.Clone(h.Options)
	for i := range h.Options {
		if o := &h.Options[i]; o.Name == "shard" {
			shard := o.Value
			o.Value = ""
			return h, shard
		}
	}
	return h, ""
}

// complete tells which shards are missing or there twice.
func complete(shards []string) error {
	first, err := parseShard(shards[0])
	if err != nil {
		return err
	}
	for i := range first.Of {
		want := fmt.Sprintf("%d/%d", i+1, first.Of)
		n := 0
		for _, s := range shards {
			if s == want {
				n++
			}
		}
		if n != 1 {
			return usage("shard %s is there %d times", want, n)
		}
	}
	if len(shards) != first.Of {
		return usage("%d folders for %d shards", len(shards), first.Of)
	}
	return nil
}
