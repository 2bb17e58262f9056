package main

import (
	"fmt"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/pipeline/input"
)

// dryRun reads the inputs and tells what a run would do.
func (e *extraction) dryRun(in input.Options, args []string) error {
	left := 0
	in.LeftOut = func(string) { left++ }
	documents, failed, seq, bytes := 0, 0, 0, int64(0)
	shard, err := parseShard(e.f.control.shard)
	if err != nil {
		return err
	}
	for it := range input.Open(in, args...).Items() {
		if err := e.ctx.Err(); err != nil {
			return &exit{exitNothing, fmt.Errorf("stopped before the end: %w", err)}
		}
		if e.f.control.limit > 0 && seq == e.f.control.limit {
			break
		}
		seq++
		if shard.Of > 1 && (seq-1)%shard.Of != shard.Index-1 {
			continue
		}
		if it.Err != nil {
			failed++
			e.log.failure(sinks.Failure{Path: it.Err.Path, Code: it.Err.Code, Message: it.Err.Message})
			continue
		}
		documents++
		bytes += it.Bytes
	}
	if !e.f.quiet {
		fmt.Fprintf(e.s.out, "documents: %d, %.1f MB\n", documents, float64(bytes)/1e6)
		fmt.Fprintf(e.s.out, "that cannot be read: %d\n", failed)
		fmt.Fprintf(e.s.out, "files that are no documents by their names: %d\n", left)
		fmt.Fprintf(e.s.out, "nothing was written; without --dry-run the tables go to %s\n", e.f.out)
	}
	if failed > 0 {
		return &exit{exitFailed, nil}
	}
	return nil
}
