package pipeline

import (
	"errors"
	"iter"

	"github.com/tomar-nlp/tomar/pipeline/input"
)

// feed is the reader's side of a run: it numbers the documents, gives them ids
// and hands them on.
type feed struct {
	p    *Pipeline
	past *Past
	ids  *ids
	seq  int
	stop <-chan struct{}
	send func(*Job)

	back  <-chan *Job // jobs that are done
	spare []*Job
	out   int // jobs under way
	held  int // bytes of their documents
}

// heldPerWorker is how many bytes of documents may be under way for each worker, where
// there is more than one: many short ones, but few that are long.
const heldPerWorker = 1 << 20

// job waits for a job for a document of so many bytes; nil when the run is to stop.
func (f *feed) job(size int) *Job {
	for len(f.spare) == 0 || f.out >= f.p.workers() && f.held+size > heldPerWorker*f.p.workers() {
		select {
		case <-f.stop:
			return nil
		case j := <-f.back:
			f.spare = append(f.spare, j)
			f.out--
			f.held -= j.size
		}
	}
	select {
	case <-f.stop: // both were ready
		return nil
	default:
	}
	j := f.spare[len(f.spare)-1]
	f.spare = f.spare[:len(f.spare)-1]
	j.size = size
	return j
}

// start sends a job on its way.
func (f *feed) start(j *Job) {
	f.out++
	f.held += j.size
	f.send(j)
}

// run hands on the documents of the past, then those of the inputs.
func (f *feed) run(items iter.Seq[input.Item]) error {
	for {
		stored, h, ok := f.past.next()
		if !ok {
			break
		}
		j := f.job(len(stored))
		if j == nil {
			return nil
		}
		j.Seq, j.stored = h.seq, stored
		f.ids.claim(h.claim)
		if err := f.fault(); err != nil {
			return err
		}
		f.seq = max(f.seq, h.seq+1)
		f.start(j)
	}
	if err := f.past.torn(); err != nil {
		return err
	}
	taken := 0
	for item := range f.ahead(items) {
		if f.p.cfg.Limit > 0 && taken == f.p.cfg.Limit {
			break
		}
		sum := sumText(item.Text)
		print := fingerprintOf(&item, sum)
		if f.past.has(print) {
			continue
		}
		taken++
		j := f.job(len(item.Text))
		if j == nil {
			return nil
		}
		j.Seq, j.Item, j.stored = f.seq, item, ""
		f.seq++
		j.head = head{print: print, seq: j.Seq, claim: f.p.enter(j, f.ids, sum)}
		if err := f.fault(); err != nil {
			return err
		}
		if !f.p.cfg.Shard.has(j.Seq) {
			f.spare = append(f.spare, j)
			continue
		}
		j.stored, _ = f.past.match(print, item.Path)
		f.start(j)
	}
	return nil
}

// fault is what keeps the feed from knowing which ids and inputs there were.
func (f *feed) fault() error { return errors.Join(f.ids.seen.Err(), f.past.fault()) }

// ahead is the same items, read in a goroutine of its own: a run that is to stop
// does not wait for an input that gives nothing, such as an open pipe. That
// goroutine ends when its read does.
func (f *feed) ahead(items iter.Seq[input.Item]) iter.Seq[input.Item] {
	return func(yield func(input.Item) bool) {
		ch := make(chan input.Item, 2) // so that the two do not wait for each other at every document
		left := make(chan struct{})
		defer close(left)
		go func() {
			defer close(ch)
			for item := range items {
				select {
				case ch <- item:
				case <-f.stop:
					return
				case <-left:
					return
				}
			}
		}()
		for {
			select {
			case <-f.stop:
				return
			case item, ok := <-ch:
				if !ok || !yield(item) {
					return
				}
			}
		}
	}
}

// Shard is one of several parts of a run's documents, for runs on several
// machines. The zero Shard is everything.
type Shard struct {
	Index int // from 1
	Of    int
}

// has reports whether a document belongs to the shard, by its number.
func (s Shard) has(seq int) bool { return s.Of <= 1 || seq%s.Of == s.Index-1 }
