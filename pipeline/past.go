package pipeline

import (
	"fmt"

	"github.com/tomar-nlp/tomar/internal/spill"
	"github.com/tomar-nlp/tomar/pipeline/journal"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// Past is what journals of earlier runs keep, for a run that goes on from them.
type Past struct {
	readers []*journal.Reader
	heads   []string      // by reader of a past that grows: its next record
	known   *spill.Counts // fingerprints of a past that grows
	resume  bool
	over    bool // of a resumed run: the journal has nothing more to give
	w       *journal.Writer

	// What the run found out; to be read when it is over.
	Replayed int    // documents taken from the journals
	Known    int    // inputs passed over, because the journals have them
	Changed  string // path of the first input that is not the journal's; "" for none
}

// Resume makes a past of a killed run's journal: its documents are taken over
// as long as the inputs are the same in the same order. The run's new documents
// go into the same journal.
func Resume(r *journal.Reader) *Past {
	return &Past{readers: []*journal.Reader{r}, resume: true}
}

// Grow makes a past of finished runs: all their documents are taken over, in the
// order of their numbers, before any input is read; an input that they have is
// passed over.
func Grow(readers ...*journal.Reader) *Past {
	return &Past{readers: readers, heads: make([]string, len(readers))}
}

// Append adds a record to a resumed run's journal, behind those taken over. It
// must not be called before the reader has met the first input that is new.
func (p *Past) Append(rec []byte) error {
	if err := p.begin(); err != nil {
		return err
	}
	return p.w.Append(rec)
}

// Flush hands the journal to the system.
func (p *Past) Flush() error {
	if p.w == nil {
		return nil
	}
	return p.w.Flush()
}

func (p *Past) begin() error {
	if p.w != nil {
		return nil
	}
	w, err := p.readers[0].Continue()
	if err != nil {
		return err
	}
	p.w = w
	return nil
}

// Close closes the journals. Of a resumed run that is over it drops what the
// inputs no longer have.
func (p *Past) Close(over bool) error {
	if p.resume && (p.w != nil || over) {
		if err := p.begin(); err != nil {
			return err
		}
		return p.w.Close()
	}
	var first error
	for _, r := range p.readers {
		if err := r.Close(); err != nil && first == nil {
			first = err
		}
	}
	return first
}

// begins makes room for what is to be remembered.
func (p *Past) begins(a *spill.Area) {
	if p != nil && !p.resume {
		p.known = spill.NewCounts(a)
	}
}

// fault is what keeps the past from knowing what it has; has and next mean
// nothing then.
func (p *Past) fault() error {
	if p == nil || p.known == nil {
		return nil
	}
	return p.known.Err()
}

// match gives the record of an input of a resumed run. From the first input on
// that differs there are none.
func (p *Past) match(print fingerprint, path string) (string, bool) {
	if p == nil || !p.resume || p.over {
		return "", false
	}
	rec, ok := p.readers[0].Next()
	if !ok {
		p.over = true
		return "", false
	}
	stored := string(rec)
	if decodeHead(&resolve.Cursor{Rest: stored}).print != print {
		p.over, p.Changed = true, path
		p.readers[0].Unread()
		return "", false
	}
	p.Replayed++
	return stored, true
}

// next gives the records of a past that grows, by their numbers.
func (p *Past) next() (string, head, bool) {
	if p == nil || p.resume {
		return "", head{}, false
	}
	best := -1
	var at head
	for i, r := range p.readers {
		if p.heads[i] == "" {
			if rec, ok := r.Next(); ok {
				p.heads[i] = string(rec)
			}
		}
		if p.heads[i] == "" {
			continue
		}
		if h := decodeHead(&resolve.Cursor{Rest: p.heads[i]}); best < 0 || h.seq < at.seq {
			best, at = i, h
		}
	}
	if best < 0 {
		return "", head{}, false
	}
	rec := p.heads[best]
	p.heads[best] = ""
	p.known.Set(spill.Key(at.print), 1)
	p.Replayed++
	return rec, at, true
}

// has reports whether a past that grows has an input, and counts it.
func (p *Past) has(print fingerprint) bool {
	if p == nil || p.resume {
		return false
	}
	ok := p.known.Get(spill.Key(print)) > 0
	if ok {
		p.Known++
	}
	return ok
}

// torn tells of a past that grows which could not be read to its end.
func (p *Past) torn() error {
	if p == nil || p.resume {
		return nil
	}
	for _, r := range p.readers {
		if r.Torn() {
			return fmt.Errorf("the journal is damaged behind its %d documents; read everything anew", p.Replayed)
		}
	}
	return nil
}
