package pipeline

import (
	"fmt"
	"slices"
	"sync"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/internal/pieces"
	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

func (r *Register) count(j *Job, pr *prepared) {
	r.sum.Inputs++
	r.sum.Bytes += j.Item.Bytes
	r.sum.Dated += pr.dated
	for i := range j.Doc.Diagnostics {
		if g := &j.Doc.Diagnostics[i]; g.Severity != tomar.Info {
			r.odd(g.Code)
		}
	}
	counts, failure := j.outcome()
	r.sum.Counts.Add(counts)
	if failure != nil && len(r.sum.Failures) < MaxFailures {
		r.sum.Failures = append(r.sum.Failures, *failure)
	}
}

// outcome counts what became of the document, and tells why where it failed.
func (j *Job) outcome() (c sinks.DocumentCounts, failure *sinks.Failure) {
	worst, fault := tomar.Info, -1
	for i := range j.Doc.Diagnostics {
		worst = max(worst, j.Doc.Diagnostics[i].Severity)
		if fault < 0 && j.Doc.Diagnostics[i].Severity == tomar.Fault {
			fault = i
		}
	}
	switch {
	case j.Item.Err != nil:
		c.Failed++
		failure = &sinks.Failure{Path: j.Item.Err.Path, Code: j.Item.Err.Code, Message: j.Item.Err.Message}
	case j.Skipped != "":
		c.Skipped++
	case fault >= 0:
		c.Failed++
		g := &j.Doc.Diagnostics[fault]
		failure = &sinks.Failure{Path: j.Item.Path, Code: g.Code, Message: g.Message}
	case worst == tomar.Warning:
		c.Warned++
	default:
		c.OK++
	}
	return c, failure
}

// MaxFailures is how many failures a summary lists: the tables have them all,
// and memory must not grow with them.
const MaxFailures = 10_000

func (r *Register) odd(code string) {
	i := slices.IndexFunc(r.sum.Odd, func(c CodeCount) bool { return c.Code == code })
	if i < 0 {
		r.sum.Odd = append(r.sum.Odd, CodeCount{Code: code})
		i = len(r.sum.Odd) - 1
	}
	r.sum.Odd[i].Count++
}

// Finish writes the tables of the run and gives the summary. The set is still
// to be committed.
func (r *Register) Finish() (Summary, error) {
	var row tables.Row
	err := r.entities.Rows(func(e *tables.EntityRow) error {
		if len(r.sum.Entities) < summaryEntities {
			r.sum.Entities = append(r.sum.Entities, *e)
		}
		return r.set.Write(e.Fill(&row))
	})
	if err != nil {
		return r.sum, fmt.Errorf("entities: %w", err)
	}
	if err := r.tell(); err != nil {
		return r.sum, fmt.Errorf("stories: %w", err)
	}
	if err := r.stale(&row); err != nil {
		return r.sum, fmt.Errorf("diagnostics: %w", err)
	}
	slices.SortFunc(r.sum.Odd, func(a, b CodeCount) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return cmpString(a.Code, b.Code)
	})
	return r.sum, nil
}

// tell writes events, stories and the timeline.
func (r *Register) tell() error {
	if err := r.stories.Resolve(); err != nil {
		return err
	}
	workers := max(1, r.p.cfg.Workers)
	if err := inOrder(r.set, workers, r.eventParts, r.tellEvents); err != nil {
		return err
	}
	if r.opts.Beside != nil {
		var wg sync.WaitGroup
		wg.Go(r.opts.Beside)
		defer wg.Wait()
	}
	if r.opts.Reviews != nil || r.opts.Corrections != nil {
		workers = 1 // remarks are taken in the order of the table
	}
	return inOrder(r.set, workers, r.stories.Portions, r.tellStories)
}

// eventPart is some records of the spool and the stories of each.
type eventPart struct {
	records string
	labels  []resolve.Label
}

func (r *Register) eventParts(give func(eventPart) error) error {
	labels, err := r.stories.Labels()
	if err != nil {
		return err
	}
	room := pieces.Lists[resolve.Label]{Size: 4 << 10}
	return r.spool.Parts(func(records string, n int) error {
		p := eventPart{records, room.Make(n)}
		for range n {
			label, err := labels.Next()
			if err != nil {
				return err
			}
			p.labels = append(p.labels, label)
		}
		return give(p)
	})
}

// tellEvents makes a filler of rows of events.
func (r *Register) tellEvents() func(*sinks.Batch, eventPart) error {
	var row tables.Row
	var list []string
	var ids tables.IDMaker
	return func(b *sinks.Batch, p eventPart) (err error) {
		for _, label := range p.labels {
			if _, _, p.records, err = resolve.Decode(p.records, tables.Events, &row, &list); err != nil {
				return err
			}
			r.stories.Set(&row, label, &ids)
			b.Add(&row)
		}
		return nil
	}
}

// tellStories makes a filler of rows of stories and timeline.
func (r *Register) tellStories() func(*sinks.Batch, resolve.Portion) error {
	var row tables.Row
	t := r.stories.Teller()
	return func(b *sinks.Batch, p resolve.Portion) error {
		return t.Tell(p, func(s *tables.StoryRow, l *tables.TimelineRow) error {
			b.Add(s.Fill(&row))
			if !r.p.Timeline(l, &r.opts.Filter) {
				return nil
			}
			r.opts.Reviews.Fill(l)
			r.opts.Corrections.Fill(l)
			b.Add(l.Fill(&row))
			return nil
		})
	}
}

// stale tells which corrections and remarks met nothing.
func (r *Register) stale(row *tables.Row) error {
	tell := func(code, message string) error {
		r.odd(code)
		r.sum.Lost = append(r.sum.Lost, message)
		return r.set.Write(LostRow(row, code, message))
	}
	for _, s := range r.opts.Corrections.Stale() {
		if err := tell(CodeStale, s.String()); err != nil {
			return err
		}
	}
	for _, message := range r.opts.Reviews.Lost() {
		if err := tell("corrections.lost-note", message); err != nil {
			return err
		}
	}
	return nil
}

func cmpString(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
