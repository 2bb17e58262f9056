package pipeline

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/names/tagger"
	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/pipeline/input"
)

// Config says how documents are read.
type Config struct {
	Workers int    // goroutines that extract; 0 means 1
	Date    string // publication date of documents, before their own metadata; "" for none
	Limit   int    // documents after which a run ends; 0 for all
	Shard   Shard  // the part of the documents that a run takes
	// Languages says what becomes of a document that is surely not Sorani.
	Languages LanguagePolicy
	// Zone is where publication times with a clock are read; nil: the day
	// stands as written.
	Zone    *time.Location
	Explain bool   // keep the reasons of every step in Document.Trace
	DataDir string // directory of data files over the embedded ones; "" for none
	// Tagger finds names that the rules leave; nil for none.
	Tagger *tagger.Model
}

// Pipeline runs the stages. It may be used by many goroutines at once.
type Pipeline struct {
	cfg    Config
	data   *Data
	stages []Stage
	tagger *tagger.Lexicon // nil without a model
	spent  []atomic.Int64  // nanoseconds by stage, over all workers
}

// New loads the data and checks that every stage has what it needs. The error
// joins the located faults of all data files.
func New(cfg Config) (*Pipeline, error) {
	if cfg.Date != "" {
		day, ok := isoDay(cfg.Date, nil)
		if !ok {
			return nil, fmt.Errorf("%q is no date; want YYYY-MM-DD", cfg.Date)
		}
		cfg.Date = day
	}
	data, err := LoadData(cfg.DataDir)
	if err != nil {
		return nil, err
	}
	p := &Pipeline{cfg: cfg, data: data, stages: Stages()}
	p.spent = make([]atomic.Int64, len(p.stages))
	if cfg.Tagger != nil {
		p.tagger = data.TaggerLexicon()
	}
	return p, checkStages(p.stages)
}

// Data is what the pipeline knows; it must not be changed.
func (p *Pipeline) Data() *Data { return p.data }

// Extract runs one text through all stages. The document is the caller's.
func (p *Pipeline) Extract(ctx context.Context, text string) (*tomar.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	j := &Job{Item: input.Item{Path: "text", Text: text}}
	p.begin(j, newIDs(nil))
	p.extract(p.newWorker(), j)
	return &j.Doc, nil
}

// extract runs the stages on a job's document; one in another language may end
// after the first, which makes its text readable. A panic is a fault of ours: it becomes
// a diagnostic, and what earlier stages found stays.
func (p *Pipeline) extract(w *worker, j *Job) {
	stage, d := "", &j.Doc
	defer func() {
		if r := recover(); r != nil {
			d.Diagnostics = append(d.Diagnostics, tomar.Diagnostic{
				Code: "pipeline.panic", Severity: tomar.Fault,
				Message: fmt.Sprintf("stage %s broke off: %v", stage, r),
			})
			d.Trace.Add(stage, tomar.Span{}, string(debug.Stack()), true, tomar.Provenance{Rule: "pipeline.panic"})
			w.reset()
		}
	}()
	last := time.Now()
	for i := range p.stages {
		stage = p.stages[i].Name
		p.stages[i].run(w, d)
		now := time.Now()
		p.spent[i].Add(int64(now.Sub(last)))
		last = now
		if i == 0 && p.foreign(j) {
			return
		}
	}
}

// Timings are the seconds that each stage has taken so far, over all workers.
// No row depends on them.
func (p *Pipeline) Timings() []sinks.StageTiming {
	out := make([]sinks.StageTiming, len(p.stages))
	for i := range p.stages {
		out[i] = sinks.StageTiming{Name: p.stages[i].Name, Seconds: time.Duration(p.spent[i].Load()).Seconds()}
	}
	return out
}
