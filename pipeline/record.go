package pipeline

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/input"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// A record of the journal is all that the register needs of a document to write
// it again: what it was made of, its rows, and what the tables of the run count.

// fingerprint is a hash of everything that an input gave; two inputs with the
// same one give the same rows. text is the SHA-256 of the text.
type fingerprint [16]byte

func fingerprintOf(it *input.Item, text [sha256.Size]byte) fingerprint {
	var room [1 << 10]byte // enough as a rule
	all := room[:0]
	for _, s := range [...]string{it.Path, it.ID, it.Title, it.Date, it.URL, it.Outlet, it.Author, it.Lang} {
		all = resolve.AppendText(all, s)
	}
	all = append(all, text[:]...)
	if it.Err != nil {
		all = resolve.AppendText(resolve.AppendText(all, it.Err.Code), it.Err.Message)
	}
	for _, x := range it.Notices {
		all = resolve.AppendText(resolve.AppendText(all, x.Code), x.Message)
	}
	sum := sha256.Sum256(all)
	return fingerprint(sum[:16])
}

// head is the beginning of a record: what leads to it.
type head struct {
	print fingerprint
	seq   int
	claim string // the id that the document asked for
}

func (h *head) encode(dst []byte) []byte {
	dst = append(dst, h.print[:]...)
	dst = binary.AppendUvarint(dst, uint64(h.seq))
	return resolve.AppendText(dst, h.claim)
}

func decodeHead(c *resolve.Cursor) head {
	var h head
	copy(h.print[:], c.Bytes(len(h.print)))
	h.seq = int(c.Uint())
	h.claim = c.Text()
	return h
}

// What a record's flags say.
const (
	recFailed = 1 << iota
	recLong
	recSkipped
)

// record is a job's record: what stands before its rows, and they. As a rule
// pr.rows begins with just that; else room takes both.
func (pr *prepared) record(room *[]byte, j *Job) []byte {
	*room = appendBegin((*room)[:0], j, pr.reading)
	if bytes.Equal(*room, pr.rows[:pr.first]) {
		return pr.rows
	}
	*room = append(*room, pr.rows[pr.first:]...)
	return *room
}

// appendBegin appends what stands before the rows of a job's record.
func appendBegin(dst []byte, j *Job, rd *reading) []byte {
	d := &j.Doc
	dst = j.head.encode(dst)
	flags := uint64(0)
	if j.Item.Err != nil {
		flags |= recFailed
	}
	if rd.long {
		flags |= recLong
	}
	if j.Skipped != "" {
		flags |= recSkipped
	}
	dst = binary.AppendUvarint(dst, flags)
	for _, s := range [...]string{d.ID, j.Item.Path, d.URL, d.Title, rd.meta.DuplicateOf} {
		dst = resolve.AppendText(dst, s)
	}
	dst = binary.AppendUvarint(dst, uint64(j.Item.Bytes))
	dst = binary.LittleEndian.AppendUint64(dst, rd.sum)
	if f := j.Item.Err; f != nil {
		dst = resolve.AppendText(resolve.AppendText(resolve.AppendText(dst, f.Code), f.Path), f.Message)
	}
	dst = binary.AppendUvarint(dst, uint64(len(d.Diagnostics)))
	for i := range d.Diagnostics {
		g := &d.Diagnostics[i]
		dst = append(dst, byte(g.Severity))
		dst = resolve.AppendText(resolve.AppendText(dst, g.Code), g.Message)
	}
	dst = binary.AppendUvarint(dst, uint64(len(rd.met)))
	for _, i := range rd.met {
		dst = binary.AppendUvarint(dst, uint64(i))
	}
	dst = binary.AppendUvarint(dst, uint64(len(rd.seen)))
	for i := range rd.seen {
		dst = appendSeen(dst, &rd.seen[i])
	}
	return dst
}

func appendSeen(dst []byte, s *resolve.Seen) []byte {
	e := &s.Entity
	flags := byte(0)
	for i, on := range [...]bool{s.Known, s.Silent, e.Located} {
		if on {
			flags |= 1 << i
		}
	}
	dst = append(dst, flags)
	for _, t := range [...]string{e.ID, e.Name, e.NameEN, e.Subtype, e.Country, e.Admin1, e.Admin2, s.Type, s.Wikidata, s.Surface, s.Date} {
		dst = resolve.AppendText(dst, t)
	}
	if e.Located {
		dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(e.Lat))
		dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(e.Lon))
	}
	return dst
}

func decodeSeen(c *resolve.Cursor, doc int) resolve.Seen {
	s := resolve.Seen{Doc: doc}
	flags := c.Byte()
	s.Known, s.Silent, s.Entity.Located = flags&1 != 0, flags&2 != 0, flags&4 != 0
	e := &s.Entity
	for _, t := range [...]*string{&e.ID, &e.Name, &e.NameEN, &e.Subtype, &e.Country, &e.Admin1, &e.Admin2, &s.Type, &s.Wikidata, &s.Surface, &s.Date} {
		*t = c.Text()
	}
	if e.Located {
		e.Lat, e.Lon = math.Float64frombits(c.Fixed()), math.Float64frombits(c.Fixed())
	}
	return s
}

var errRecord = errors.New("a record of the journal cannot be read")

// recall fills job and prepared from the job's record, as Prepare does from a
// document, with copyOf as the document of which it is a near copy.
func (r *Register) recall(j *Job, pr *prepared, copyOf *string) error {
	c := &resolve.Cursor{Rest: j.stored}
	if err := recallBegin(c, j, pr.reading); err != nil {
		return err
	}
	if copyOf != nil {
		pr.meta.DuplicateOf = *copyOf
	}
	pr.restart()
	return recallRows(c, &pr.row, &pr.list, func() {
		if pr.row.Table == tables.Documents && copyOf != nil {
			var x tables.Row
			pr.row.Cells[duplicateOf] = x.Begin(tables.Documents).Str(*copyOf).Cells[0]
		}
		r.keep(j, pr, &pr.row)
	})
}

// recallBegin fills job and reading from what stands in a record before the
// rows.
func recallBegin(c *resolve.Cursor, j *Job, rd *reading) error {
	j.head = decodeHead(c)
	flags := c.Uint()
	d := &j.Doc
	d.Reset()
	j.Item, j.Skipped = input.Item{}, ""
	for _, t := range [...]*string{&d.ID, &j.Item.Path, &d.URL, &d.Title, &rd.meta.DuplicateOf} {
		*t = c.Text()
	}
	j.Item.Bytes = int64(c.Uint())
	rd.sum, rd.long = c.Fixed(), flags&recLong != 0
	if flags&recFailed != 0 {
		j.Item.Err = &input.Failure{Code: c.Text(), Path: c.Text(), Message: c.Text()}
	}
	if flags&recSkipped != 0 {
		j.Skipped = "skipped"
	}
	for n := c.Uint(); n > 0 && !c.Broken; n-- {
		d.Diagnostics = append(d.Diagnostics, tomar.Diagnostic{Severity: tomar.Severity(c.Byte()), Code: c.Text(), Message: c.Text()})
	}
	for n := c.Uint(); n > 0 && !c.Broken; n-- {
		rd.met = append(rd.met, int(c.Uint()))
	}
	for n := c.Uint(); n > 0 && !c.Broken; n-- {
		rd.seen = append(rd.seen, decodeSeen(c, j.Seq))
	}
	if c.Broken {
		return errRecord
	}
	return nil
}

// recallRows reads the rows of a record into row, one after the other.
func recallRows(c *resolve.Cursor, row *tables.Row, list *[]string, each func()) (err error) {
	for c.Rest != "" {
		t := tables.ID(c.Byte())
		if t >= tables.Count {
			return errRecord
		}
		if _, _, c.Rest, err = resolve.Decode(c.Rest, t, row, list); err != nil {
			return fmt.Errorf("%w: %w", errRecord, err)
		}
		each()
	}
	return nil
}

// appendRow appends a row to a record.
func appendRow(dst []byte, row *tables.Row, d *tomar.Document) []byte {
	return resolve.Encode(append(dst, byte(row.Table)), row, d.URL, d.Title)
}

// duplicateOf is the place of the column that names a near copy's original.
var duplicateOf = tables.Documents.Table().Index("duplicate_of")
