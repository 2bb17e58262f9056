package input

import (
	"fmt"
	"strconv"
)

// Flags is a set of flags, of the standard library or of pflag.
type Flags interface {
	StringVar(p *string, name, value, usage string)
	Int64Var(p *int64, name string, value int64, usage string)
	IntVar(p *int, name string, value int, usage string)
}

// field is a field of records and its flag's name.
type field struct {
	name, what string
	to         *string
}

func (f *Fields) all() []field {
	return []field{
		{"text", "the text", &f.Text}, {"title", "the headline", &f.Title}, {"date", "the publication date", &f.Date},
		{"url", "the address", &f.URL}, {"id", "the document's id", &f.ID}, {"outlet", "the outlet", &f.Outlet},
		{"author", "the author", &f.Author}, {"lang", "the language", &f.Lang},
	}
}

// AddFlags registers the fields.
func (f *Fields) AddFlags(fl Flags) {
	for _, x := range f.all() {
		fl.StringVar(x.to, x.name+"-field", x.name, "column of CSV, or field of JSON Lines (a.b leads into an object), with "+x.what)
	}
}

// Check refuses fields without a name.
func (f *Fields) Check() error {
	for _, x := range f.all() {
		if *x.to == "" {
			return fmt.Errorf("--%s-field: want a name", x.name)
		}
	}
	return nil
}

// Named gives the fields by the names of their flags.
func (f *Fields) Named(give func(name, value string)) {
	for _, x := range f.all() {
		give(x.name+"-field", *x.to)
	}
}

// AddFlags registers the limits.
func (l *Limits) AddFlags(fl Flags) {
	fl.Int64Var(&l.MaxBytes, "max-bytes", MaxBytes, "longest document, in bytes")
	fl.Int64Var(&l.MaxLine, "max-line", 0, "longest record of JSON Lines or CSV, in bytes; 0: twice --max-bytes and 1 MB")
	fl.Int64Var(&l.MaxUnpacked, "max-unpacked", MaxUnpacked, "what one input may unpack to, in bytes")
	fl.Int64Var(&l.MaxRatio, "max-ratio", MaxRatio, "what one input may unpack to, in times its size")
	fl.IntVar(&l.MaxDepth, "max-depth", MaxDepth, "archives and compressions inside each other")
}

// limit is a limit and its flag's name.
type limit struct {
	name    string
	n, from int64
}

func (l *Limits) all() []limit {
	return []limit{
		{"max-bytes", l.MaxBytes, 1}, {"max-line", l.MaxLine, 0}, {"max-unpacked", l.MaxUnpacked, 1},
		{"max-ratio", l.MaxRatio, 1}, {"max-depth", int64(l.MaxDepth), 1},
	}
}

// Check refuses what is no limit.
func (l *Limits) Check() error {
	for _, x := range l.all() {
		if x.n < x.from {
			return fmt.Errorf("--%s: want at least %d, got %d", x.name, x.from, x.n)
		}
	}
	return nil
}

// Named gives the limits by the names of their flags.
func (l *Limits) Named(give func(name, value string)) {
	for _, x := range l.all() {
		give(x.name, strconv.FormatInt(x.n, 10))
	}
}
