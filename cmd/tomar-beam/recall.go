package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/journal"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// recallFn reads a file of an earlier run's journal.
type recallFn struct {
	Settings settings
	Offers   bool // the run did not end: its records serve inputs, and its files may be torn
}

// ProcessElement emits every record under the root of the id that its document
// asked for, as readFn does with the inputs. A file that holds other than this run
// would make is refused.
func (f *recallFn) ProcessElement(ctx context.Context, file string, emit emitter) error {
	what, kind := "--append", byte(givenRecord)
	if f.Offers {
		what, kind = "--resume", givenOffered
	}
	r, err := openFile(ctx, file)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	defer r.Close()
	j, err := journal.NewReader(r)
	if f.Offers && errors.Is(err, journal.ErrForeign) {
		return nil // its run died before the first record
	}
	if err != nil {
		return fmt.Errorf("%s: %s: %w", what, file, err)
	}
	if err := f.Settings.alike(j.Header); err != nil {
		return fmt.Errorf("%s: %s: %w", what, file, err)
	}
	n := 0
	for rec, ok := j.Next(); ok; rec, ok = j.Next() {
		c := resolve.Cursor{Rest: string(rec)}
		at := place(c.Bytes(recordPlace))
		root, ok := pipeline.RecordRoot(c.Rest)
		if !ok || c.Broken {
			return fmt.Errorf("%s: %s: record %d: %w", what, file, n+1, errValue)
		}
		emit(root, encodeRecord(at, kind, c.Rest))
		n++
	}
	if j.Torn() && !f.Offers {
		return fmt.Errorf("--append: %s is damaged behind its %d documents; read everything anew", file, n)
	}
	return nil
}
