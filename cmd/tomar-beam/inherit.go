package main

import (
	"context"
	"flag"
	"fmt"

	"github.com/tomar-nlp/tomar/pipeline/journal"
)

// inheritOptions gives the flags that nobody set the values that they had in the
// runs which this one goes on from.
func (s *settings) inheritOptions(ctx context.Context, fl *flag.FlagSet) error {
	if s.Resume {
		was, ok, err := s.findLeft(ctx)
		if err == nil && ok {
			err = inherit(fl, was)
		}
		if err != nil {
			return fmt.Errorf("--resume: %w", err)
		}
	}
	if s.Append == "" {
		return nil
	}
	was, err := s.pastHeader(ctx)
	if err != nil {
		return err
	}
	if err := inherit(fl, was); err != nil {
		return fmt.Errorf("--append: %w", err)
	}
	return nil
}

// inherit gives the flags that nobody set the values that the earlier run had.
func inherit(fl *flag.FlagSet, h journal.Header) error {
	set := map[string]bool{}
	fl.Visit(func(f *flag.Flag) { set[f.Name] = true })
	for _, o := range h.Options {
		if fl.Lookup(o.Name) == nil || set[o.Name] {
			continue
		}
		if err := fl.Set(o.Name, o.Value); err != nil {
			return fmt.Errorf("--%s of the earlier run: %w", o.Name, err)
		}
	}
	return nil
}
