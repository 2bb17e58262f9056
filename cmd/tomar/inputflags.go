package main

import (
	"fmt"
	"time"
	_ "time/tzdata" // zones, where the system has none

	"github.com/spf13/pflag"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/input"
)

// inputFlags say how inputs are read.
type inputFlags struct {
	maxBytes, maxLine, maxUnpacked, maxRatio int64
	maxDepth                                 int
	fields                                   input.Fields
	zone                                     string
	languages                                string
}

// field is a flag that names a field of records.
type field struct {
	name, what string
	to         *string
}

func (f *inputFlags) all() []field {
	return []field{
		{"text", "the text", &f.fields.Text}, {"title", "the headline", &f.fields.Title}, {"date", "the publication date", &f.fields.Date},
		{"url", "the address", &f.fields.URL}, {"id", "the document's id", &f.fields.ID}, {"outlet", "the outlet", &f.fields.Outlet},
		{"author", "the author", &f.fields.Author}, {"lang", "the language", &f.fields.Lang},
	}
}

func (f *inputFlags) add(fl *pflag.FlagSet) {
	for _, x := range f.all() {
		fl.StringVar(x.to, x.name+"-field", x.name, "column of CSV, or field of JSON Lines (a.b leads into an object), with "+x.what)
	}
	fl.StringVar(&f.zone, "tz", "", "time zone in which publication times with a clock are read, e.g. Asia/Baghdad; the day stands as written where none is named")
	fl.StringVar(&f.languages, "lang-policy", "skip", "what becomes of a document that is surely not Sorani: skip, keep or fail")
	fl.Int64Var(&f.maxBytes, "max-bytes", input.MaxBytes, "longest document, in bytes")
	fl.Int64Var(&f.maxLine, "max-line", 0, "longest record of JSON Lines or CSV, in bytes; 0: twice --max-bytes and 1 MB")
	fl.Int64Var(&f.maxUnpacked, "max-unpacked", input.MaxUnpacked, "what one input may unpack to, in bytes")
	fl.Int64Var(&f.maxRatio, "max-ratio", input.MaxRatio, "what one input may unpack to, in times its size")
	fl.IntVar(&f.maxDepth, "max-depth", input.MaxDepth, "archives and compressions inside each other")
}

// configure fills in what the pipeline must know.
func (f *inputFlags) configure(c *pipeline.Config) error {
	var err error
	if c.Languages, err = pipeline.ParseLanguagePolicy(f.languages); err != nil {
		return usage("--lang-policy: %w", err)
	}
	for _, l := range []struct {
		name string
		n    int64
	}{{"max-bytes", f.maxBytes}, {"max-unpacked", f.maxUnpacked}, {"max-ratio", f.maxRatio}, {"max-depth", int64(f.maxDepth)}} {
		if l.n < 1 {
			return usage("--%s: want at least 1, got %d", l.name, l.n)
		}
	}
	if f.maxLine < 0 {
		return usage("--max-line: want 0 or more, got %d", f.maxLine)
	}
	for _, x := range f.all() {
		if *x.to == "" {
			return usage("--%s-field: want a name", x.name)
		}
	}
	if f.zone == "" {
		return nil
	}
	if c.Zone, err = time.LoadLocation(f.zone); err != nil || f.zone == "Local" {
		return usage("--tz: %q is no time zone; want a name such as Asia/Baghdad", f.zone)
	}
	return nil
}

// input are the reader's options.
func (f *inputFlags) input() input.Options {
	return input.Options{
		MaxBytes: f.maxBytes, MaxLine: f.maxLine, MaxUnpacked: f.maxUnpacked, MaxRatio: f.maxRatio, MaxDepth: f.maxDepth,
		Fields: f.fields,
	}
}

// options are the flags as run.json keeps them.
func (f *inputFlags) options() []sinks.Option {
	var o []sinks.Option
	for _, x := range f.all() {
		o = append(o, sinks.Option{Name: x.name + "-field", Value: *x.to})
	}
	return append(o,
		sinks.Option{Name: "tz", Value: f.zone},
		sinks.Option{Name: "lang-policy", Value: f.languages},
		sinks.Option{Name: "max-bytes", Value: fmt.Sprint(f.maxBytes)},
		sinks.Option{Name: "max-line", Value: fmt.Sprint(f.maxLine)},
		sinks.Option{Name: "max-unpacked", Value: fmt.Sprint(f.maxUnpacked)},
		sinks.Option{Name: "max-ratio", Value: fmt.Sprint(f.maxRatio)},
		sinks.Option{Name: "max-depth", Value: fmt.Sprint(f.maxDepth)},
	)
}
