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
	free chan *Job
	send func(*Job)
}

// job waits for a job that is free; nil when the run is to stop.
func (f *feed) job() *Job {
	select {
	case <-f.stop:
		return nil
	case j := <-f.free:
		select {
		case <-f.stop: // both were ready
			return nil
		default:
			return j
		}
	}
}

// run hands on the documents of the past, then those of the inputs.
func (f *feed) run(items iter.Seq[input.Item]) error {
	for {
		stored, h, ok := f.past.next()
		if !ok {
			break
		}
		j := f.job()
		if j == nil {
			return nil
		}
		j.Seq, j.stored = h.seq, stored
		f.ids.claim(h.claim)
		if err := f.fault(); err != nil {
			return err
		}
		f.seq = max(f.seq, h.seq+1)
		f.send(j)
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
		j := f.job()
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
			f.free <- j
			continue
		}
		j.stored, _ = f.past.match(print, item.Path)
		f.send(j)
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
		ch := make(chan input.Item)
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
