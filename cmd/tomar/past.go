package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/journal"
)

// looks are the options that do not change what a document gives.
var looks = []string{"format", "excel"}

// past is what a run goes on from: nothing, the journal of an unfinished run, or
// those of finished ones.
type past struct {
	adopt   string            // the unfinished run's journal
	readers []*journal.Reader // of finished runs
	was     journal.Header
	what    string // the flag that asked for it
}

// past opens what the options name. Options that nobody gave take the values of
// the earlier run.
func (e *extraction) past(c *cobra.Command) (*past, error) {
	k := &e.f.control
	switch {
	case k.resume:
		path, ok := sinks.Unfinished(e.f.out)
		if !ok {
			e.log.note("there is no unfinished run to resume; starting from the beginning")
			return &past{}, nil
		}
		r, err := journal.Open(path)
		if err != nil {
			e.log.note("the unfinished run had not begun to read; starting from the beginning")
			return &past{}, nil //nolint:nilerr // it was killed before its first record
		}
		defer func() { _ = r.Close() }()
		return &past{adopt: path, was: r.Header, what: "--resume"}, inherit(c.Flags(), r.Header)
	case k.growing != "":
		r, err := finished(k.growing)
		if err != nil {
			return nil, usage("--append: %w", err)
		}
		return &past{readers: []*journal.Reader{r}, was: r.Header, what: "--append"}, inherit(c.Flags(), r.Header)
	}
	if path, ok := sinks.Unfinished(e.f.out); ok && !k.dryRun {
		if n := count(path); n > 0 {
			e.log.warn(fmt.Sprintf("an unfinished run with %d documents is dropped; --resume would have gone on from it", n))
		}
	}
	return &past{}, nil
}

// finished opens the journal in an output folder.
func finished(out string) (*journal.Reader, error) {
	r, err := journal.Open(filepath.Join(out, sinks.JournalFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: there is no finished run with a journal (%s)", filepath.ToSlash(out), sinks.JournalFile)
	}
	return r, err
}

// count is the number of documents of a journal.
func count(path string) (n int) {
	r, err := journal.Open(path)
	if err != nil {
		return 0
	}
	defer func() { _ = r.Close() }()
	for _, ok := r.Next(); ok; _, ok = r.Next() {
		n++
	}
	return n
}

// inherit gives the flags that nobody set the values that a header has.
func inherit(fl *pflag.FlagSet, h journal.Header) error {
	for _, o := range h.Options {
		if f := fl.Lookup(o.Name); f != nil && !f.Changed {
			if err := f.Value.Set(o.Value); err != nil {
				return usage("--%s of the earlier run: %w", o.Name, err)
			}
		}
	}
	return nil
}

// header says how this run makes its rows.
func (e *extraction) header() journal.Header {
	h := journal.Header{Version: version}
	for _, d := range e.data {
		h.Data = append(h.Data, journal.Setting{Name: d.Name, Value: d.SHA256})
	}
	for _, o := range e.f.options() {
		h.Options = append(h.Options, journal.Setting(o))
	}
	return h
}

// check refuses to mix rows that were made in different ways.
func (p *past) check(now journal.Header) error {
	if p.what == "" {
		return nil
	}
	d := plain(now).Differences(plain(p.was))
	if len(d) == 0 {
		return nil
	}
	errs := make([]error, len(d))
	for i, s := range d {
		errs[i] = errors.New(s)
	}
	return usage("%s: the earlier run was made differently; read everything anew, or give its options:\n%w", p.what, errors.Join(errs...))
}

// plain is a header without the options that do not matter to it.
func plain(h journal.Header) journal.Header {
	h.Options = slices.DeleteFunc(slices.Clone(h.Options), func(s journal.Setting) bool { return slices.Contains(looks, s.Name) })
	return h
}

func (p *past) close() {
	for _, r := range p.readers {
		_ = r.Close() // they were only read
	}
	p.readers = nil
}

// keeping is the journal of the run under way.
type keeping struct {
	to     pipeline.Journal // nil for none
	past   *pipeline.Past   // nil for none
	w      *journal.Writer  // of a new journal
	path   string
	grows  bool
	closed bool
}

// journal begins the run's journal, or goes on with the adopted one.
func (p *past) journal(path string, h journal.Header, none bool) (*keeping, error) {
	k := &keeping{path: path, grows: p.readers != nil}
	if none {
		return k, nil
	}
	if p.adopt != "" {
		r, err := journal.Open(path)
		if err != nil {
			return nil, err
		}
		k.past = pipeline.Resume(r)
		k.to = k.past
		return k, nil
	}
	if k.grows {
		k.past = pipeline.Grow(p.readers...)
	}
	w, err := journal.Create(path, h)
	if err != nil {
		return nil, err
	}
	k.w, k.to = w, w
	return k, nil
}

// finish closes the journal of a run that is over.
func (k *keeping) finish() error { return k.end(true) }

// close closes the journal of a run that is to be resumed; after finish it does
// nothing.
func (k *keeping) close() error { return k.end(false) }

func (k *keeping) end(over bool) error {
	if k.closed {
		return nil
	}
	k.closed = true
	if k.w != nil {
		return k.w.Close()
	}
	if k.past != nil {
		return k.past.Close(over)
	}
	return nil
}

// tell says what was taken over.
func (k *keeping) tell(l *logger) {
	p := k.past
	if p == nil {
		return
	}
	l.note(fmt.Sprintf("%d documents were taken over from the earlier run", p.Replayed))
	if p.Changed != "" {
		l.warn(fmt.Sprintf("%s is not what the earlier run read there; everything from it on was read anew", p.Changed))
	}
	if p.Known > 0 {
		l.note(fmt.Sprintf("%d documents are in the output already and were passed over", p.Known))
	}
}
