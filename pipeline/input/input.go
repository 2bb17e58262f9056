package input

import (
	"fmt"
	"io"
	"iter"
	"sync/atomic"
)

// The default limits.
const (
	MaxBytes    = 8 << 20  // a document, in bytes
	MaxUnpacked = 64 << 30 // what one input may unpack to, in bytes
	MaxRatio    = 300      // unpacked to packed bytes, once ratioFrom is unpacked
	MaxDepth    = 4        // containers and compressions inside each other

	ratioFrom = 64 << 20
)

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
	Bytes   int64 // of the document, unpacked
	Err     *Failure
	Notices []Notice // oddities that did not hinder reading

	page []byte // an HTML page that is still to be read
	kind string // its media type with charset, where a header told it
}

// Failure is why an input could not be read.
type Failure struct {
	Code    string // input.missing, input.unreadable, input.binary, input.empty, input.too-large, input.bad-record, input.truncated, input.corrupt, input.bomb, input.too-deep, input.no-text
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

// Options say how inputs are read. The zero value of a limit means its default.
type Options struct {
	Limits

	Fields  Fields    // where records keep what
	Stdin   io.Reader // what "-" reads
	Workers int       // goroutines that read HTML pages; 0 means 1

	// LeftOut is told of files in directories and archives that are no
	// documents by their ending, and of records of a web archive that are no
	// pages; nil for nobody. It is called by one goroutine at a time.
	LeftOut func(path string)
}

// Limits bound what is read; 0 stands for the limit that holds where none is
// named.
type Limits struct {
	MaxBytes    int64 // of one document, in bytes
	MaxLine     int64 // of a record of JSON Lines or CSV, in bytes; 0: twice MaxBytes and 1 MB
	MaxUnpacked int64 // of what one input unpacks to, in bytes
	MaxRatio    int64 // of unpacked to packed bytes
	MaxDepth    int   // of containers inside each other
}

// Source is a list of inputs to read in order.
type Source struct {
	opts Options
	args []string
	read atomic.Int64
	only func(path string) // sees the files in place of reading them; nil to read
}

// Open makes a source of paths, directories, globs, @lists and "-". Nothing is
// read before Items.
func Open(opts Options, args ...string) *Source {
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = MaxBytes
	}
	if opts.MaxLine <= 0 {
		opts.MaxLine = 2*opts.MaxBytes + 1<<20 // a record is longer than its text by escapes
	}
	if opts.MaxUnpacked <= 0 {
		opts.MaxUnpacked = MaxUnpacked
	}
	if opts.MaxRatio <= 0 {
		opts.MaxRatio = MaxRatio
	}
	if opts.MaxDepth <= 0 {
		opts.MaxDepth = MaxDepth
	}
	opts.Fields = opts.Fields.orDefault()
	return &Source{opts: opts, args: args}
}

// Read is how many bytes of the inputs have been read so far, as they lie on
// disk. It may be called at any time by any goroutine.
func (s *Source) Read() int64 { return s.read.Load() }

// Items ranges over all documents. It stops early when the loop does. Reading
// goes on in a goroutine of its own while the loop works.
func (s *Source) Items() iter.Seq[Item] {
	return func(yield func(Item) bool) { s.ordered(yield) }
}

// each reads every argument in order, in the caller's goroutine.
func (s *Source) each(yield yielder) {
	for _, a := range s.args {
		if !s.argument(a, yield) {
			return
		}
	}
}

func (s *Source) leave(path string) {
	if s.opts.LeftOut != nil {
		s.opts.LeftOut(path)
	}
}
