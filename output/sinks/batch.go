package sinks

import "github.com/tomar-nlp/tomar/output/tables"

// Batch holds the rows of one document, ready to be written: as lines for the
// formats that are lines, as rows for the others. One goroutine fills it at a
// time; Reset makes it serve the next document.
type Batch struct {
	forms []form
	lines [][tables.Count][]byte // by form, by table
	rows  []tables.Row           // copies, for the formats that are no lines and for who watches
	used  int                    // rows in use; the rest keeps its memory
	keep  bool                   // all rows
	watch [tables.Count]bool     // rows of these
	count [tables.Count]int
	texts bool
}

// Add takes a row. Its signature is what tables.Converter asks for.
func (b *Batch) Add(r *tables.Row) {
	if r.Table == tables.Texts && !b.texts {
		return
	}
	b.count[r.Table]++
	for i, f := range b.forms {
		lines := &b.lines[i][r.Table]
		if *lines == nil {
			*lines = make([]byte, 0, firstRoom)
		}
		*lines = f.row(*lines, r)
	}
	if !b.keep && !b.watch[r.Table] {
		return
	}
	if b.used == len(b.rows) {
		b.rows = append(b.rows, tables.Row{})
	}
	r.CopyTo(&b.rows[b.used])
	b.used++
}

// Rows is the number of rows of a table.
func (b *Batch) Rows(t tables.ID) int { return b.count[t] }

// Reset empties the batch and keeps its memory, unless one document made it
// very large. It lets go of all texts.
func (b *Batch) Reset() {
	for i := range b.lines {
		for t := range b.lines[i] {
			if cap(b.lines[i][t]) > maxKept {
				b.lines[i][t] = nil
			}
			b.lines[i][t] = b.lines[i][t][:0]
		}
	}
	for i := range b.used {
		b.rows[i].Release()
	}
	b.used = 0
	b.count = [tables.Count]int{}
}

// firstRoom is the memory in which lines begin, in bytes: one of them mostly fits,
// which would take eight steps of growth from nothing.
const firstRoom = 1 << 10

// maxKept is the greatest buffer that a batch keeps for the next document.
const maxKept = 1 << 20
