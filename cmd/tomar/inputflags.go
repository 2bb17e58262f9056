package main

import (
	"errors"
	_ "time/tzdata" // zones, where the system has none

	"github.com/spf13/pflag"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/input"
)

// inputFlags say how inputs are read.
type inputFlags struct {
	input.Options

	zone      string
	languages string
}

func (f *inputFlags) add(fl *pflag.FlagSet) {
	fl.StringVar(&f.zone, "tz", "", "time zone in which publication times with a clock are read, e.g. Asia/Baghdad; the day stands as written where none is named")
	fl.StringVar(&f.languages, "lang-policy", "skip", "what becomes of a document that is surely not Sorani: skip, keep or fail")
	f.Fields.AddFlags(fl)
	f.Limits.AddFlags(fl)
}

// configure fills in what the pipeline must know.
func (f *inputFlags) configure(c *pipeline.Config) (err error) {
	if c.Languages, err = pipeline.ParseLanguagePolicy(f.languages); err != nil {
		return usage("--lang-policy: %w", err)
	}
	if err := errors.Join(f.Fields.Check(), f.Limits.Check()); err != nil {
		return &exit{exitUsage, err}
	}
	if c.Zone, err = pipeline.ParseZone(f.zone); err != nil {
		return usage("--tz: %w", err)
	}
	return nil
}

// options are the flags as run.json keeps them.
func (f *inputFlags) options() []sinks.Option {
	o := []sinks.Option{{Name: "tz", Value: f.zone}, {Name: "lang-policy", Value: f.languages}}
	add := func(name, value string) { o = append(o, sinks.Option{Name: name, Value: value}) }
	f.Fields.Named(add)
	f.Limits.Named(add)
	return o
}
