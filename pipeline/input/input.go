package input

import (
	"fmt"
	"io"
	"iter"
)

// MaxBytes is the default limit of a document's size.
const MaxBytes = 8 << 20

// Item is one document, or the reason why there is none.
type Item struct {
	Path    string // as the user typed it, with slashes; file.jsonl#id inside a container
	ID      string // given id; "" where there is none
	Text    string // UTF-8 without BOM
	Title   string
	Date    string // publication date as given
	URL     string
	Outlet  string
	Author  string
	Lang    string
	Bytes   int64 // read from the input, for progress
	Err     *Failure
	Notices []Notice // oddities that did not hinder reading
}

// Failure is why an input could not be read.
type Failure struct {
	Code    string // input.missing, input.unreadable, input.binary, input.empty, input.too-large, input.bad-record
	Path    string
	Message string
	Err     error // the cause; may be nil
}

// Error is "path: message [code]".
func (f *Failure) Error() string { return fmt.Sprintf("%s: %s [%s]", f.Path, f.Message, f.Code) }

// Unwrap gives the cause.
func (f *Failure) Unwrap() error { return f.Err }

// Notice is an oddity of the input, with a stable code.
type Notice struct {
	Code, Message string
}

// Options say how inputs are read.
type Options struct {
	MaxBytes int64     // limit of one document; 0 means [MaxBytes]
	Stdin    io.Reader // what "-" reads
}

// Source is a list of inputs to read in order.
type Source struct {
	opts Options
	args []string
}

// Open makes a source of paths, directories, globs and "-". Nothing is read
// before Items.
func Open(opts Options, args ...string) *Source {
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = MaxBytes
	}
	return &Source{opts: opts, args: args}
}

// Items ranges over all documents. It stops early when the loop does.
func (s *Source) Items() iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for _, a := range s.args {
			if !s.argument(a, yield) {
				return
			}
		}
	}
}
