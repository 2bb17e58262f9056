package pipeline

import (
	"errors"
	"sync"

	"github.com/tomar-nlp/tomar/output/sinks"
)

// portion is a part of a table on its way: what its rows are made of, then the
// rows.
type portion[T any] struct {
	part  T
	batch *sinks.Batch
	err   error
	done  chan struct{}
}

var errStopped = errors.New("stopped")

// inOrder writes the rows of a table of the run. parts gives what they are made
// of; workers make rows of it, each by a filler of its own; the rows are written
// in the order of the parts.
func inOrder[T any](set *sinks.Set, workers int, parts func(give func(T) error) error, filler func() func(*sinks.Batch, T) error) error {
	window := workers + 2
	free, jobs, order := make(chan *portion[T], window), make(chan *portion[T], window), make(chan *portion[T], window)
	for range window {
		free <- &portion[T]{batch: set.NewBatch(), done: make(chan struct{}, 1)}
	}
	stop := make(chan struct{})
	var broken error
	go func() {
		defer close(jobs)
		defer close(order)
		broken = parts(func(part T) error {
			select {
			case <-stop:
				return errStopped
			case p := <-free:
				p.part = part
				jobs <- p
				order <- p
				return nil
			}
		})
	}()
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			fill := filler()
			for p := range jobs {
				p.batch.Reset()
				p.err = fill(p.batch, p.part)
				p.done <- struct{}{}
			}
		})
	}
	var err error
	for p := range order {
		<-p.done
		if err == nil {
			if err = p.err; err == nil {
				err = set.WriteBatch(p.batch)
			}
			if err != nil {
				close(stop)
			}
		}
		free <- p
	}
	wg.Wait()
	if err != nil {
		return err
	}
	return broken
}
