package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// decisions are what people decided about the rows of earlier runs.
type decisions struct {
	corrections *resolve.Corrections // nil for none
	reviews     *resolve.Reviews
	file        []sinks.DataFile // of the corrections
}

// loadDecisions reads the file of corrections, by default the one in the output
// folder, and the remarks in that folder's timeline. Faults are located.
func loadDecisions(p *pipeline.Pipeline, file, out string) (decisions, error) {
	var d decisions
	asked := file != ""
	if !asked {
		file = filepath.Join(out, resolve.CorrectionsFile)
	}
	data, err := os.ReadFile(file)
	switch {
	case err == nil:
		c, info, err := p.Corrections(filepath.ToSlash(file), data)
		if err != nil {
			return d, err
		}
		d.corrections, d.file = c, []sinks.DataFile{info}
	case asked || !absent(file):
		return d, fmt.Errorf("corrections: %w", err)
	}
	d.reviews, err = readReviews(out)
	return d, err
}

// absent reports whether there is nothing by that name, nor a folder that could
// hold it.
func absent(file string) bool {
	_, err := os.Lstat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return true
	}
	info, err := os.Stat(filepath.Dir(file))
	return err != nil || !info.IsDir()
}

// readReviews reads reviewed and note of an earlier timeline: of the CSV, which
// people open, before the JSON Lines.
func readReviews(out string) (*resolve.Reviews, error) {
	v := resolve.NewReviews()
	name := filepath.Join(out, tables.Timeline.String()+".csv")
	f, err := os.Open(name)
	if err == nil {
		defer f.Close()
		if err := v.AddCSV(f); err != nil {
			return nil, fmt.Errorf("%s:%w: the remarks in it would be lost; mend it or move it away", filepath.ToSlash(name), err)
		}
		return v, nil
	}
	old, err := tables.Open(out)
	if err != nil || !old.Has(tables.Timeline) {
		return v, nil //nolint:nilerr // there is no earlier timeline
	}
	for r, err := range old.Rows(tables.Timeline) {
		if err != nil {
			return nil, fmt.Errorf("%s: %w: the remarks in it would be lost; mend it or move it away", filepath.ToSlash(out), err)
		}
		v.AddRow(r)
	}
	return v, nil
}
