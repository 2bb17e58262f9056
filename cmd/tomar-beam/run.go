package main

import (
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// result is what became of documents.
type result struct {
	inputs   int
	counts   sinks.DocumentCounts
	failures []failed // the first in the run's order
	met      []int    // rows of the corrections that met something, in order
}

// failed is a failure at its place.
type failed struct {
	at string
	sinks.Failure
}

func (r *result) numbers() [6]*int {
	c := &r.counts
	return [...]*int{&r.inputs, &c.OK, &c.Warned, &c.Failed, &c.Skipped, &c.Duplicates}
}

func (r *result) encode() []byte {
	var b []byte
	for _, n := range r.numbers() {
		b = binary.AppendUvarint(b, uint64(*n))
	}
	b = binary.AppendUvarint(b, uint64(len(r.met)))
	for _, i := range r.met {
		b = binary.AppendUvarint(b, uint64(i))
	}
	for _, f := range r.failures {
		for _, s := range [...]string{f.at, f.Path, f.Code, f.Message} {
			b = resolve.AppendText(b, s)
		}
	}
	return b
}

func decodeResult(b []byte) (r result, err error) {
	c := resolve.Cursor{Rest: string(b)}
	for _, n := range r.numbers() {
		*n = int(c.Uint())
	}
	for n := c.Uint(); n > 0 && !c.Broken; n-- {
		r.met = append(r.met, int(c.Uint()))
	}
	for c.Rest != "" {
		r.failures = append(r.failures, failed{c.Text(), sinks.Failure{Path: c.Text(), Code: c.Text(), Message: c.Text()}})
	}
	if c.Broken {
		return r, fmt.Errorf("result: %w", errValue)
	}
	return r, nil
}

// resultFn adds up what became of the documents.
type resultFn struct{}

// CreateAccumulator begins with nothing.
func (f *resultFn) CreateAccumulator() []byte { return nil }

// AddInput adds a document.
func (f *resultFn) AddInput(a, value []byte) ([]byte, error) { return f.MergeAccumulators(a, value) }

// MergeAccumulators adds two results.
func (f *resultFn) MergeAccumulators(a, b []byte) ([]byte, error) {
	if len(a) == 0 || len(b) == 0 {
		return append(a, b...), nil
	}
	x, err := decodeResult(a)
	if err != nil {
		return nil, err
	}
	y, err := decodeResult(b)
	if err != nil {
		return nil, err
	}
	x.inputs += y.inputs
	x.counts.Add(y.counts)
	x.failures = append(x.failures, y.failures...)
	slices.SortFunc(x.failures, func(a, b failed) int { return strings.Compare(a.at, b.at) })
	x.failures = x.failures[:min(len(x.failures), pipeline.MaxFailures)]
	x.met = append(x.met, y.met...)
	slices.Sort(x.met)
	x.met = slices.Compact(x.met)
	return x.encode(), nil
}

// ExtractOutput gives the result.
func (f *resultFn) ExtractOutput(a []byte) []byte { return a }

// emptyFn emits the result of no documents, so that there is one.
func emptyFn(key string, emit emitter) { emit(key, new(result).encode()) }

// runFn writes datapackage.json and, last of all, run.json.
type runFn struct {
	Settings settings
}

// resultKey is the key of what is said of the whole run.
const resultKey = "run"

// ProcessElement takes what became of the documents, and what was written.
func (f *runFn) ProcessElement(ctx context.Context, _ string, results, files values) error {
	var v []byte
	var res result
	if results(&v) {
		var err error
		if res, err = decodeResult(v); err != nil {
			return err
		}
	}
	out, err := gatherOutput(files)
	if err != nil {
		return err
	}
	p, err := f.Settings.load()
	if err != nil {
		return err
	}
	run := sinks.Run{Tool: tool, Version: f.Settings.Version, Data: append(p.Data().Files(), p.file...), Options: f.Settings.options(),
		Inputs: res.inputs, Documents: res.counts, Tables: out.counts(&f.Settings)}
	for _, x := range res.failures {
		run.Failures = append(run.Failures, x.Failure)
	}
	if err := toFile(ctx, f.Settings.inOut(sinks.PackageFile), out.describe(&f.Settings).Write); err != nil {
		return err
	}
	return toFile(ctx, f.Settings.inOut("run.json"), run.Write)
}
