package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"unsafe"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/internal/pieces"
	"github.com/tomar-nlp/tomar/internal/spill"
	"github.com/tomar-nlp/tomar/pipeline/input"
)

// ids gives every document an id of its own, in input order.
type ids struct {
	seen *spill.Counts
	sums pieces.Texts // hashes of texts, in digits
}

func newIDs(a *spill.Area) *ids { return &ids{seen: spill.NewCounts(a)} }

// keyOf stands for an id.
func keyOf(id string) spill.Key {
	sum := sha256.Sum256([]byte(id))
	return spill.Key(sum[:len(spill.Key{})])
}

// claim is the id itself when it is new, else the id with ~2, ~3 … and true.
func (s *ids) claim(id string) (string, bool) {
	key := keyOf(id)
	n := s.seen.Get(key) + 1
	if n == 1 {
		s.seen.Set(key, n)
		return id, false
	}
	for {
		next := fmt.Sprintf("%s~%d", id, n)
		if k := keyOf(next); s.seen.Get(k) == 0 {
			s.seen.Set(key, n)
			s.seen.Set(k, 1)
			return next, true
		}
		n++
	}
}

// claimed is the id that an item asks for; sum is its text's SHA-256.
func claimed(it *input.Item, sum [sha256.Size]byte) string {
	if it.ID != "" {
		return it.ID
	}
	var room [512]byte // enough as a rule
	all := append(append(append(room[:0], it.Path...), 0), sum[:]...)
	own := sha256.Sum256(all)
	return string(hex.AppendEncode(append(room[:0], 'd'), own[:8]))
}

// begin is enter for a job of its own.
func (p *Pipeline) begin(j *Job, ids *ids) { p.enter(j, ids, sumText(j.Item.Text)) }

// sumText is the SHA-256 of a text, without a copy of it: nothing is written
// through the slice.
func sumText(s string) [sha256.Size]byte {
	return sha256.Sum256(unsafe.Slice(unsafe.StringData(s), len(s)))
}

// enter resets the job's document and fills in what is known before any stage.
// sum is the text's SHA-256. It gives the id that the document asked for.
func (p *Pipeline) enter(j *Job, ids *ids, sum [sha256.Size]byte) string {
	d, it := &j.Doc, &j.Item
	d.Reset()
	j.Skipped = ""
	d.Path, d.URL, d.Outlet, d.Author, d.Title, d.Lang = it.Path, it.URL, it.Outlet, it.Author, it.Title, it.Lang
	d.Raw = it.Text
	if it.Err == nil {
		var digits [2 * sha256.Size]byte
		hex.Encode(digits[:], sum[:])
		d.SHA256 = ids.sums.Of(digits[:])
	}
	id := claimed(it, sum)
	var again bool
	if d.ID, again = ids.claim(id); again {
		d.Diagnostics = append(d.Diagnostics, tomar.Diagnostic{
			Code: "input.repeated-id", Severity: tomar.Warning,
			Message: fmt.Sprintf("the id %q was given before; this document is %q", id, d.ID),
		})
	}
	for _, n := range it.Notices {
		d.Diagnostics = append(d.Diagnostics, tomar.Diagnostic{Code: n.Code, Severity: tomar.Info, Message: n.Message})
	}
	p.publish(d, it)
	if p.cfg.Explain {
		d.Trace = &tomar.Trace{}
	}
	return id
}

// publish sets the document's date from the flag, else from its metadata, and
// says which. A date that cannot be read is told, never repaired.
func (p *Pipeline) publish(d *tomar.Document, it *input.Item) {
	switch {
	case p.cfg.Date != "":
		d.Published = tomar.Published{Date: p.cfg.Date, Source: "flag"}
	case it.Date != "":
		if day, ok := isoDay(it.Date, p.cfg.Zone); ok {
			d.Published = tomar.Published{Date: day, Source: "metadata"}
			return
		}
		d.Diagnostics = append(d.Diagnostics, tomar.Diagnostic{
			Code: "input.bad-date", Severity: tomar.Warning,
			Message: fmt.Sprintf("%q is no date; want YYYY-MM-DD", it.Date),
		})
		fallthrough
	default:
		d.Published = tomar.Published{Source: "none"}
		if day, ok := fileDay(it.Path); ok {
			d.Published = tomar.Published{Date: day, Source: "filename"}
		}
	}
}
