package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/names/tagger"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/input"
)

func explainCommand(s streams) *cobra.Command {
	var date, data string
	c := &cobra.Command{
		Use:     "explain FILE",
		Short:   "Show, sentence by sentence, what each stage did and why",
		Example: "  tomar explain seeds/corpus/embassy-undated.txt",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			model, err := tagger.Built()
			if err != nil {
				return &exit{exitNothing, err}
			}
			p, err := pipeline.New(pipeline.Config{Workers: 1, Date: date, DataDir: data, Explain: true, Tagger: model})
			if err != nil {
				return &exit{exitUsage, err}
			}
			e := &explainer{w: s.out, p: p}
			if err := p.Run(c.Context(), input.Open(input.Options{Stdin: s.in}, args...).Items(), e); err != nil {
				return &exit{exitNothing, err}
			}
			if e.failed {
				return &exit{exitFailed, nil}
			}
			return nil
		},
	}
	c.SetContext(context.Background())
	c.Flags().StringVar(&date, "date", "", "publication date (YYYY-MM-DD)")
	c.Flags().StringVar(&data, "data", "", "directory with data files that lie over the built-in ones")
	return c
}

// explainer prints documents with their traces.
type explainer struct {
	w      io.Writer
	p      *pipeline.Pipeline
	failed bool
}

// Prepare has nothing to do.
func (e *explainer) Prepare(*pipeline.Job) {}

// Write prints a document.
func (e *explainer) Write(j *pipeline.Job) error {
	if f := j.Item.Err; f != nil {
		e.failed = true
		_, err := fmt.Fprintf(e.w, "%s: %s [%s]\n", f.Path, f.Message, f.Code)
		return err
	}
	return e.document(&j.Doc)
}

func (e *explainer) document(d *tomar.Document) error {
	w := &printer{w: e.w}
	w.line("document %s  %s", d.ID, d.Path)
	w.line("published %s (%s) %v", orDash(d.Published.Date), d.Published.Source, d.Published.Candidates)
	w.line("normalised: %d edits", len(d.Edits))
	for _, g := range d.Diagnostics {
		w.line("%s %s: %s", g.Severity, g.Code, g.Message)
	}
	for _, n := range d.Trace.Notes {
		if n.Span.Empty() {
			w.note(n)
		}
	}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		w.line("")
		w.line("[%d] %s", i, d.Original(s.Span))
		e.tokens(w, d, s)
		for _, n := range d.Trace.Notes {
			if !n.Span.Empty() && n.Span.Start >= s.Start && n.Span.Start < s.End {
				w.note(n)
			}
		}
		e.found(w, d, i)
	}
	e.stories(w, d)
	return w.err
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// printer keeps the first error of many lines.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

func (p *printer) note(n tomar.Note) {
	lost := ""
	if n.Lost {
		lost = " (lost)"
	}
	p.line("    %s: %s%s%s", n.Stage, n.Text, lost, where(n.Provenance))
}

func where(p tomar.Provenance) string {
	switch {
	case p.Rule == "" && p.File == "":
		return ""
	case p.File == "":
		return "  ← " + p.Rule
	}
	return fmt.Sprintf("  ← %s %s:%d", p.Rule, p.File, p.Line)
}
