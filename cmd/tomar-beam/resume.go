package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/metrics"

	"github.com/tomar-nlp/tomar/pipeline/journal"
)

// A run that died leaves the files of its journal that were written, whole or torn.
// Their records are offered to the inputs of the next run ([pipeline.Parts.Offer]):
// a document whose record is among them is not extracted again. That needs no mark of
// what was finished, and no faith in the inputs, which are read and compared.

// findLeft looks for what a run that did not end left of its journal in the output,
// and how it was made; false for nothing that helps.
func (s *settings) findLeft(ctx context.Context) (h journal.Header, ok bool, err error) {
	files, err := listFiles(ctx, s.Out, journalName+"*"+journalExtension)
	if err != nil {
		return h, false, err
	}
	for _, name := range files {
		h, err = headerOf(ctx, name)
		if errors.Is(err, journal.ErrForeign) {
			continue // the run died before the first record
		}
		if err == nil {
			s.left = files
		}
		return h, err == nil, err
	}
	return h, false, nil
}

// checkLeft refuses rows that were made in another way than this run's.
func (s *settings) checkLeft(ctx context.Context) error {
	if !s.Resume {
		return nil
	}
	h, ok, err := s.findLeft(ctx)
	if err == nil && ok {
		err = s.alike(h)
	}
	if err != nil {
		return fmt.Errorf("--resume: %w", err)
	}
	return nil
}

// tellLeft tells whoever does not resume that the output holds what a run that did not
// end left, and that this one reads everything anew.
func (s *settings) tellLeft(ctx context.Context, w io.Writer) {
	if s.Resume || s.Append != "" {
		return
	}
	_, ok, err := s.findLeft(ctx)
	s.left = nil
	if err != nil || !ok {
		return
	}
	if ended, err := listFiles(ctx, s.Out, "run.json"); err != nil || len(ended) > 0 {
		return
	}
	fmt.Fprintf(w, "tomar-beam: %s holds the journal of a run that did not end; with --resume this run would go on from it, without it everything is read anew\n", s.Out)
}

// tallies count what became of the records that were offered. Of a bundle that a
// runner gives twice they may count twice: they are for people.
type tallies struct {
	taken, extracted, unmatched beam.Counter
}

func newTallies() tallies {
	return tallies{beam.NewCounter(tool, "taken"), beam.NewCounter(tool, "extracted"), beam.NewCounter(tool, "unmatched")}
}

func (t *tallies) read(ctx context.Context, recalled bool) {
	if recalled {
		t.taken.Inc(ctx, 1)
	} else {
		t.extracted.Inc(ctx, 1)
	}
}

// tellResumed says what was taken over. A runner that does not count leaves it
// unsaid.
func (s *settings) tellResumed(w io.Writer, res beam.PipelineResult) {
	if !s.Resume {
		return
	}
	if len(s.left) == 0 {
		fmt.Fprintln(w, "tomar-beam: there was no journal of an unfinished run to resume; everything was read")
		return
	}
	if res == nil {
		return
	}
	n := map[string]int64{}
	for _, c := range res.Metrics().Query(func(r metrics.SingleResult) bool { return r.Namespace() == tool }).Counters() {
		n[c.Name()] += c.Result()
	}
	fmt.Fprintf(w, "tomar-beam: %d documents were taken over from the unfinished run, %d were extracted\n", n["taken"], n["extracted"])
	if n["unmatched"] > 0 {
		fmt.Fprintf(w, "tomar-beam: %d documents that the unfinished run had read are not among the inputs, or have changed\n", n["unmatched"])
	}
}
