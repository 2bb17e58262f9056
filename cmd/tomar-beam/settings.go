package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	_ "time/tzdata" // zones, where the worker has none

	"github.com/tomar-nlp/tomar/extractors/names/tagger"
	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/input"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// settings are the options of a run. They travel to the workers as part of the
// steps.
type settings struct {
	Version       string // of the program
	Out           string
	Formats       []sinks.Format
	Shards        int // files that a table is divided into
	Data          string
	Date          string
	Zone          string
	Languages     string
	MinConfidence float64
	Types         []string
	WithTexts     bool
	NoMerge       bool
	Model         string // file of the tagger, as [tagger.Load] takes it
	Corrections   string // file of what people decided about earlier runs; "" for none
	CorrectionsID string // the file's SHA-256, as it was when the run began
	NoJournal     bool
	Resume        bool   // take what a run that did not end left in the output
	Append        string // output folder of the run that this one adds to; "" for none
	PastShards    int    // of that run
	First         int    // number of the first argument: those of earlier runs come before
	Arguments     int    // how many there are with them
	Fields        input.Fields
	Limits        input.Limits

	left []string // files of the journal of a run that did not end; no step needs them all
}

// input says how documents are read.
func (s *settings) input() input.Options { return input.Options{Fields: s.Fields, Limits: s.Limits} }

// check refuses what would fail on every worker, and finds the corrections.
func (s *settings) check(ctx context.Context) error {
	if s.Out == "" {
		return errors.New("--out: want a folder")
	}
	if s.Shards < 1 || s.Shards > maxShards {
		return fmt.Errorf("--shards: want 1 to %d, got %d", maxShards, s.Shards)
	}
	for _, f := range s.Formats {
		if f == sinks.SQLite {
			return errors.New("--format: sqlite is one file, which many machines cannot write; want csv, jsonl or parquet")
		}
	}
	if err := errors.Join(s.Fields.Check(), s.Limits.Check()); err != nil {
		return err
	}
	if _, err := s.config(); err != nil {
		return err
	}
	if err := errors.Join(s.findCorrections(ctx), s.keepRemarks(ctx)); err != nil {
		return err
	}
	return errors.Join(s.findPast(ctx), s.checkLeft(ctx))
}

// maxShards is as many as the names of files have digits for.
const maxShards = 99999

func (s *settings) config() (pipeline.Config, error) {
	c := pipeline.Config{Date: s.Date, DataDir: s.Data}
	var err error
	if c.Tagger, err = tagger.Load(s.Model); err != nil {
		return c, fmt.Errorf("--model: %w", err)
	}
	if c.Languages, err = pipeline.ParseLanguagePolicy(s.Languages); err != nil {
		return c, fmt.Errorf("--lang-policy: %w", err)
	}
	if c.Zone, err = pipeline.ParseZone(s.Zone); err != nil {
		return c, fmt.Errorf("--tz: %w", err)
	}
	return c, nil
}

// options are the settings as run.json keeps them, by the names of the flags.
func (s *settings) options() []sinks.Option {
	formats := make([]string, len(s.Formats))
	for i, f := range s.Formats {
		formats[i] = f.String()
	}
	var o []sinks.Option
	for _, x := range [...]struct {
		name  string
		value any
	}{
		{"format", strings.Join(formats, ",")}, {"date", s.Date}, {"data", s.Data}, {"with-text", s.WithTexts}, {"min-confidence", s.MinConfidence},
		{"types", strings.Join(s.Types, ",")}, {"no-merge", s.NoMerge}, {"shards", s.Shards}, {"tz", s.Zone}, {"lang-policy", s.Languages}, {"model", s.Model},
		{"no-journal", s.NoJournal},
	} {
		o = append(o, sinks.Option{Name: x.name, Value: fmt.Sprint(x.value)})
	}
	add := func(name, value string) { o = append(o, sinks.Option{Name: name, Value: value}) }
	s.Fields.Named(add)
	s.Limits.Named(add)
	return o
}

// tables are those that the run writes.
func (s *settings) tables() []tables.ID {
	o := sinks.Options{WithTexts: s.WithTexts}
	return o.Tables()
}

func (s *settings) filter() tables.Filter {
	return tables.Filter{MinConfidence: s.MinConfidence, Types: s.Types}
}

// ready is what the settings name, loaded.
type ready struct {
	*pipeline.Pipeline
	corrections *resolve.Corrections // nil for none
	file        []sinks.DataFile     // of the corrections and the model, where they are files
}

// loaded is what this process has loaded, once for the settings that shape it: the data is
// the same for every worker in it, and takes a second to load.
var loaded struct {
	sync.Mutex
	by map[string]*ready
}

// load is the process's pipeline for these settings, with the corrections.
func (s *settings) load() (*ready, error) {
	key := strings.Join([]string{s.Date, s.Data, s.Zone, s.Languages, s.Model, s.Corrections, s.CorrectionsID}, "\x00")
	loaded.Lock()
	defer loaded.Unlock()
	if p := loaded.by[key]; p != nil {
		return p, nil
	}
	c, err := s.config()
	if err != nil {
		return nil, err
	}
	p := &ready{}
	if p.Pipeline, err = pipeline.New(c); err != nil {
		return nil, err
	}
	if err := s.loadCorrections(p); err != nil {
		return nil, err
	}
	if sum, ok, err := tagger.Sum(s.Model); err != nil {
		return nil, fmt.Errorf("--model: %w", err)
	} else if ok {
		p.file = append(p.file, sinks.DataFile{Name: "model", SHA256: sum})
	}
	if loaded.by == nil {
		loaded.by = map[string]*ready{}
	}
	loaded.by[key] = p
	return p, nil
}

func splitList(s string) []string {
	var parts []string
	for p := range strings.SplitSeq(s, ",") {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}
