package main

import (
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/input"
)

// lineEvery is the time between two lines of progress where there is no
// terminal.
const lineEvery = 30 * time.Second

// progress tells how far a run is: a bar on a terminal, a line now and then
// elsewhere.
type progress struct {
	src       *input.Source
	documents atomic.Int64
	total     int64 // bytes; -1 where unknown
	started   time.Time
	log       *logger
	quit      chan struct{}
	ended     sync.WaitGroup
	bars      *mpb.Progress // nil without a terminal
	bar       *mpb.Bar
}

// startProgress begins to tell; quiet tells nothing.
func startProgress(w io.Writer, log *logger, src *input.Source, quiet bool) *progress {
	p := &progress{src: src, started: time.Now(), log: log, quit: make(chan struct{})}
	if quiet {
		return p
	}
	p.total = src.Size()
	every := lineEvery
	if log.json == nil && isTerminal(w) {
		p.open(w)
		every = 200 * time.Millisecond
	}
	p.ended.Go(func() {
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-p.quit:
				return
			case <-tick.C:
				p.tell()
			}
		}
	})
	return p
}

func (p *progress) open(w io.Writer) {
	p.bars = mpb.New(mpb.WithOutput(w), mpb.WithWidth(40))
	tail := mpb.AppendDecorators(
		decor.Any(func(decor.Statistics) string { return p.figures() }),
	)
	if p.total > 0 {
		p.bar = p.bars.AddBar(p.total, tail, mpb.BarRemoveOnComplete())
	} else {
		p.bar = p.bars.AddSpinner(0, tail, mpb.BarRemoveOnComplete())
	}
}

func (p *progress) tell() {
	if p.bar != nil {
		p.bar.SetCurrent(p.at())
		return
	}
	p.log.note(p.figures())
}

// at is how far the reading is, never quite at the end: documents are still
// under way then.
func (p *progress) at() int64 {
	if p.total > 0 {
		return min(p.src.Read(), p.total-1)
	}
	return p.src.Read()
}

// figures are documents, bytes, speed and, where it can be told, the time left.
func (p *progress) figures() string {
	read, seconds := p.src.Read(), time.Since(p.started).Seconds()
	s := fmt.Sprintf(" %d documents, %.1f MB", p.documents.Load(), float64(read)/1e6)
	if seconds < 0.5 || read == 0 {
		return s[1:]
	}
	s += fmt.Sprintf(", %.1f MB/s", float64(read)/1e6/seconds)
	if p.total > read {
		left := time.Duration(seconds * float64(p.total-read) / float64(read) * float64(time.Second))
		s += fmt.Sprintf(", %s left", left.Round(time.Second))
	}
	return s[1:]
}

// stop ends the telling and takes the bar away.
func (p *progress) stop() {
	close(p.quit)
	p.ended.Wait()
	if p.bars != nil {
		p.bar.Abort(true)
		p.bars.Wait()
	}
}

// watch counts the documents that go to a writer.
func (p *progress) watch(w pipeline.Writer) pipeline.Writer { return &counted{w, p} }

type counted struct {
	pipeline.Writer
	p *progress
}

// Write hands the job on and counts it.
func (c *counted) Write(j *pipeline.Job) error {
	c.p.documents.Add(1)
	return c.Writer.Write(j)
}
