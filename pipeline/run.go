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
// them, and with it the memory of a run.
const windowPerWorker = 4

// textsSize is the length of the pieces, in bytes, in which the texts of the
// documents lie that a worker has at hand: the window lets go of them in order.
const textsSize = 32 << 10

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
	workers := max(1, p.cfg.Workers)
	window := workers * windowPerWorker
	free := make(chan *Job, window)
	for range window {
		free <- &Job{done: make(chan struct{}, 1)}
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
		f := feed{p: p, past: past, ids: newIDs(area), stop: stop.Done(), free: free, send: func(j *Job) { jobs <- j; order <- j }}
		damage = f.run(items)
	}()

	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			wk := p.newWorker()
			wk.texts = &pieces.Texts{Size: textsSize}
			for j := range jobs {
				if j.stored == "" && j.Item.Err == nil {
					p.extract(wk, j)
					if len(j.Doc.Text) > maxKept {
						wk.reset() // what the stages grew for it, or left for each other, is not needed while its rows are made
						j.Doc.Verbs, j.Doc.Hits, j.Doc.Clauses = nil, nil, nil
					}
				}
				w.Prepare(j)
				j.done <- struct{}{}
			}
		})
	}

	var err error
	for j := range order {
		<-j.done
		if err == nil {
			if err = w.Write(j); err != nil {
				cancel()
			}
		}
		free <- j
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
