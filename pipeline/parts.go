package pipeline

import (
	"strings"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/input"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// Parts reads documents one by one and gives everything that a run takes of
// them, for programs that bring the documents of many machines together by
// themselves ([resolve.Tally], [resolve.Joiner]). Its buffers serve every
// document; it is for one goroutine at a time.
type Parts struct {
	p    *Pipeline
	w    *worker
	job  Job
	ids  *ids
	opts RegisterOptions
	rd   *reading

	past    map[fingerprint]struct{} // of the documents that were recalled
	offered map[offer]string         // records that Read may take
	keep    bool                     // rows, for Record
	rows    []byte
	stored  string // the record of the last document, where it was not extracted; else ""
	row     tables.Row
	list    []string
}

// Part is what one document gives beside its rows. Its parts are valid until the
// next document.
type Part struct {
	ID, URL, Title string
	Signature      uint64         // SimHash of the text
	Long           bool           // the text is long enough for Signature to tell
	Seen           []resolve.Seen // of every mention that names an entity, in text order
	Met            []int          // rows of the corrections that the document met
	Outcome        sinks.DocumentCounts
	Failure        *sinks.Failure // nil where it did not fail
	Recalled       bool           // from a record, not extracted
}

// NewParts makes a reader of documents. Reviews and the journal belong to runs of
// one process and are passed over; which corrections met nothing is for the caller
// to bring together ([resolve.Corrections.Meet], [LostRow]).
func (p *Pipeline) NewParts(opts RegisterOptions) *Parts {
	opts.Reviews, opts.Journal = nil, nil
	x := &Parts{p: p, w: p.newWorker(), ids: newIDs(nil), opts: opts}
	x.rd = p.newReading(&x.opts)
	return x
}

// Reset forgets the ids that were given, what was recalled and what was offered.
func (x *Parts) Reset() {
	x.ids = newIDs(nil)
	clear(x.past)
	clear(x.offered)
}

// Read extracts one document and emits its rows, in the order in which a run
// writes them. The row is valid until emit returns. An item that could not be
// read gives its row in documents and a diagnostic. Of the records that were offered
// it takes the document's own instead; an error is theirs alone.
func (x *Parts) Read(it input.Item, emit func(*tables.Row)) (Part, error) {
	j := &x.job
	j.Item = it
	sum := sumText(it.Text)
	j.head = head{print: fingerprintOf(&it, sum)}
	j.head.claim = x.p.enter(j, x.ids, sum)
	if record, ok := x.takeOffer(offer{j.head.print, j.Doc.ID}); ok {
		return x.recall(record, emit)
	}
	x.stored = ""
	if it.Err == nil {
		x.p.extract(x.w, j)
	}
	x.rd.begin()
	x.rd.look(j)
	if !x.keep {
		x.rd.each(j, emit)
		return x.part(), nil
	}
	x.rows = x.rows[:0]
	x.rd.each(j, func(row *tables.Row) {
		x.rows = appendRow(x.rows, row, &j.Doc)
		emit(row)
	})
	return x.part(), nil
}

// part is what the document gave beside its rows.
func (x *Parts) part() Part {
	j, d := &x.job, &x.job.Doc
	part := Part{ID: d.ID, URL: d.URL, Title: d.Title, Signature: x.rd.sum, Long: x.rd.long, Seen: x.rd.seen, Met: x.rd.met,
		Recalled: x.stored != ""}
	part.Outcome, part.Failure = j.outcome()
	return part
}

// IDRoot is the id that a document asks for without the ~2, ~3 … of repeated
// ids. Documents whose roots differ never get the same id: those of one root,
// read in input order, have the ids that a run over everything gives them.
func IDRoot(it *input.Item) string { return idRoot(claimed(it, sumText(it.Text))) }

func idRoot(id string) string {
	for {
		at := strings.LastIndexByte(id, '~')
		if at < 0 || strings.Trim(id[at+1:], "0123456789") != "" {
			return id
		}
		id = id[:at]
	}
}

// Timeline completes a line of the timeline; false for one that is left out.
func (p *Pipeline) Timeline(l *tables.TimelineRow, f *tables.Filter) bool {
	if l.DateStart == "" || !f.Timeline(l.Type) {
		return false
	}
	l.TypeCKB = p.data.typeWords[l.Type]
	return true
}
