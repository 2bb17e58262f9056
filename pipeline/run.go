package pipeline

import (
	"context"
	"iter"
	"sync"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/internal/pieces"
	"github.com/tomar-nlp/tomar/internal/spill"
	"github.com/tomar-nlp/tomar/pipeline/input"
)

// Job is one input on its way: what was read, the document made of it, and
// what the worker prepared for the writer.
type Job struct {
	Seq  int // from 0, in input order
	Item input.Item
	Doc  tomar.Document
	// Skipped says why the document was not read; "" where it was.
	Skipped string
	size    int    // bytes of the text or record
	head    head   // of its record
	stored  string // its record, of a document taken over from an earlier run; "" for others
	// Prepared is the writer's own; it is kept with the job, so that its
	// memory serves the next document.
	Prepared any

	done chan struct{}
}

// Writer takes finished jobs. Prepare is called by any worker, for many jobs at
// once; Write by one goroutine, in input order.
type Writer interface {
	Prepare(j *Job)
	Write(j *Job) error
}

// windowPerWorker bounds how many documents may wait for a slow one before
// them, and with [heldPerWorker] the memory of a run.
const windowPerWorker = 4

// together is how many documents of a worker go on at once, where more are at
// hand: waking the goroutine that waits for them costs as much as a short document's
// dates.
const together = windowPerWorker / 2

// textsSize is the length of the pieces, in bytes, in which the texts of the
// documents lie that a worker has at hand: the window lets go of them in order.
const textsSize = 32 << 10

// workers is how many goroutines extract.
func (p *Pipeline) workers() int { return max(1, p.cfg.Workers) }

// Run reads every item, lets the workers extract, and hands the jobs to w in
// input order. It stops at the first error of the writer, or when ctx is done;
// documents under way are finished and written before it returns.
func (p *Pipeline) Run(ctx context.Context, items iter.Seq[input.Item], w Writer) error {
	return p.Continue(ctx, nil, nil, items, w)
}

// Continue is Run from where earlier runs ended; a nil past is none. Documents
// of the past go through the same writer as new ones. What the run must remember
// of every document goes to the area, when memory is not to hold it; nil for
// none.
func (p *Pipeline) Continue(ctx context.Context, past *Past, area *spill.Area, items iter.Seq[input.Item], w Writer) error {
	workers := p.workers()
	window := workers * windowPerWorker
	back := make(chan *Job, window)
	spare := make([]*Job, window)
	for i := range spare {
		spare[i] = &Job{done: make(chan struct{}, 1)}
	}
	jobs := make(chan *Job, window)
	order := make(chan *Job, window)
	stop, cancel := context.WithCancel(ctx)
	defer cancel()

	var damage error
	go func() { // the reader
		defer close(jobs)
		defer close(order)
		past.begins(area)
		f := feed{p: p, past: past, ids: newIDs(area), stop: stop.Done(), back: back, spare: spare, send: func(j *Job) { jobs <- j; order <- j }}
		damage = f.run(items)
	}()

	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			wk := p.newWorker()
			wk.texts = &pieces.Texts{Size: textsSize}
			ready := make([]*Job, 0, together)
			for {
				j, ok := next(jobs, &ready)
				if !ok {
					return
				}
				if j.size > textsSize {
					hand(&ready) // they need not wait for a long one
				}
				if j.stored == "" && j.Item.Err == nil {
					p.extract(wk, j)
					if len(j.Doc.Text) > maxKept {
						wk.reset() // what the stages grew for it, or left for each other, is not needed while its rows are made
						j.Doc.Verbs, j.Doc.Hits, j.Doc.Clauses = nil, nil, nil
					}
				}
				w.Prepare(j)
				if ready = append(ready, j); len(ready) == cap(ready) {
					hand(&ready)
				}
			}
		})
	}

	var err error
	var written []*Job
	for j := range order {
		<-j.done
		if err == nil {
			if err = w.Write(j); err != nil {
				cancel()
			}
		}
		if written = append(written, j); len(written) >= together || len(order) == 0 {
			for _, j := range written {
				back <- j
			}
			written = written[:0]
		}
	}
	wg.Wait()
	switch {
	case err != nil:
		return err
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return damage
}

// next is the next job; before it waits for one, those that are ready go on.
func next(jobs <-chan *Job, ready *[]*Job) (j *Job, ok bool) {
	select {
	case j, ok = <-jobs:
	default:
		hand(ready)
		j, ok = <-jobs
	}
	if !ok {
		hand(ready)
	}
	return j, ok
}

// hand tells the writer that jobs are ready.
func hand(ready *[]*Job) {
	for _, j := range *ready {
		j.done <- struct{}{}
	}
	*ready = (*ready)[:0]
}
