package pipeline

import (
	"fmt"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// Register is the Writer that keeps the register: it turns documents into rows
// in the workers, writes them in input order, and makes the tables of the run
// at the end.
type Register struct {
	p        *Pipeline
	set      *sinks.Set
	opts     RegisterOptions
	entities *resolve.Entities
	stories  *resolve.Stories
	copies   *resolve.Copies
	spool    *resolve.Spool
	sum      Summary
	record   []byte // of the document that is being written
	logged   int    // documents since the journal was handed to the system
}

// RegisterOptions say which rows are kept.
type RegisterOptions struct {
	Filter    tables.Filter
	WithTexts bool
	NoMerge   bool // every report is a story of its own, and no document a copy
	// Corrections and Reviews are what people decided about earlier runs; nil
	// for nothing.
	Corrections *resolve.Corrections
	Reviews     *resolve.Reviews
	// Beside is called once all rows of documents, entities and events are
	// written, while the stories are told; nil for nothing.
	Beside func()
	// Journal takes a record of every document; nil for none.
	Journal Journal
}

// Journal keeps records, in order.
type Journal interface {
	Append(rec []byte) error
	// Flush hands what was appended to the system, so that it outlives the
	// process.
	Flush() error
}

// flushEvery is after how many documents the journal is flushed: as many may be
// lost when the process is killed.
const flushEvery = 32

// Summary is what a run came to.
type Summary struct {
	Inputs   int
	Counts   sinks.DocumentCounts
	Failures []sinks.Failure // the first MaxFailures
	Bytes    int64
	Entities []tables.EntityRow // the most mentioned, up to summaryEntities
	Dated    int                // events that have a date
	Odd      []CodeCount        // diagnostics by code, warnings and errors
	Lost     []string           // corrections and remarks that met nothing, in a sentence each
}

// CodeCount is how often a diagnostic occurred.
type CodeCount struct {
	Code  string
	Count int
}

const summaryEntities = 40

// NewRegister makes a register that writes into set.
func (p *Pipeline) NewRegister(set *sinks.Set, opts RegisterOptions) *Register {
	spool := resolve.NewSpool(set.Scratch())
	return &Register{
		p: p, set: set, opts: opts, spool: spool,
		entities: resolve.NewEntities(), stories: resolve.NewStories(spool, !opts.NoMerge), copies: resolve.NewCopies(set.Scratch()),
	}
}

// prepared is a job's rows, encoded.
type prepared struct {
	*reading
	job   *Job // whose rows are made
	emit  func(*tables.Row)
	batch *sinks.Batch
	dated int

	events  []byte // encoded rows, held back until their stories are known; with a journal they lie in rows
	at      []int  // where each begins
	reports []resolve.Report
	items   []string // of the reports' lists

	rows  []byte // all rows, for the journal, behind what stands before them
	first int    // where they begin
	row   tables.Row
	list  []string
	fault error // of a record that cannot be read
}

// maxKept is the greatest buffer, in bytes, that is kept for the next document.
const maxKept = 1 << 20

// restart forgets the rows, and lets go of the text that they are parts of: what a
// longer document left behind their new end would hold it, with all texts of its piece.
func (pr *prepared) restart() {
	pr.batch.Reset()
	clear(pr.reports)
	clear(pr.items)
	if cap(pr.rows) > maxKept {
		pr.rows, pr.events = nil, nil
	}
	pr.events, pr.at, pr.reports, pr.items = pr.events[:0], pr.at[:0], pr.reports[:0], pr.items[:0]
	pr.rows, pr.first, pr.dated = pr.rows[:0], 0, 0
}

// Prepare turns a job's document into encoded rows.
func (r *Register) Prepare(j *Job) {
	pr, _ := j.Prepared.(*prepared)
	if pr == nil {
		pr = &prepared{batch: r.set.NewBatch(), reading: r.p.newReading(&r.opts)}
		j.Prepared = pr
	}
	pr.begin()
	pr.fault = nil
	if j.stored != "" {
		pr.fault = r.recall(j, pr, nil)
		return
	}
	pr.look(j)
	r.render(j, pr)
}

// render encodes the document's rows.
func (r *Register) render(j *Job, pr *prepared) {
	pr.restart()
	if pr.emit == nil {
		pr.emit = func(row *tables.Row) { r.keep(pr.job, pr, row) }
	}
	if r.opts.Journal != nil {
		pr.rows = appendBegin(pr.rows, j, pr.reading)
		pr.first = len(pr.rows)
	}
	pr.job = j
	pr.each(j, pr.emit)
	pr.job = nil
}

// keep takes a row; those of events wait for their stories.
func (r *Register) keep(j *Job, pr *prepared, row *tables.Row) {
	from := len(pr.rows)
	if r.opts.Journal != nil {
		from++ // behind the table's number
		pr.rows = appendRow(pr.rows, row, &j.Doc)
	}
	if row.Table != tables.Events {
		pr.batch.Add(row)
		return
	}
	if row.Cells[eventDate].Kind != tables.Null {
		pr.dated++
	}
	if r.opts.Journal == nil {
		from = len(pr.events)
		pr.events = resolve.Encode(pr.events, row, j.Doc.URL, j.Doc.Title)
	}
	pr.at = append(pr.at, from)
	pr.reports = append(pr.reports, r.stories.Read(row, &pr.items))
}

// Write writes a job's rows.
func (r *Register) Write(j *Job) error {
	pr := j.Prepared.(*prepared)
	if pr.fault != nil {
		return pr.fault
	}
	first := ""
	if pr.long {
		var err error
		if first, err = r.copies.Original(j.Doc.ID, pr.sum); err != nil {
			return fmt.Errorf("near copies: %w", err)
		}
	}
	if first != pr.meta.DuplicateOf {
		pr.meta.DuplicateOf = first
		if err := r.again(j, pr); err != nil {
			return err
		}
	}
	if first != "" {
		r.sum.Counts.Duplicates++
	}
	if err := r.log(j, pr); err != nil {
		return err
	}
	r.opts.Corrections.Meet(pr.met)
	if err := r.set.WriteBatch(pr.batch); err != nil {
		return err
	}
	records := pr.events
	if r.opts.Journal != nil {
		records = pr.rows
	}
	if err := r.stories.Add(records, pr.at, pr.reports, pr.meta.DuplicateOf); err != nil {
		return err
	}
	for _, s := range pr.seen {
		r.entities.Add(s)
	}
	r.count(j, pr)
	if cap(pr.rows) > maxKept || len(j.Doc.Text) > maxKept {
		pr.restart() // a very long document leaves no memory behind
		j.Doc = tomar.Document{}
	}
	return nil
}

// again makes the rows once more, when the document turns out to be a copy.
func (r *Register) again(j *Job, pr *prepared) error {
	if j.stored == "" {
		r.render(j, pr)
		return nil
	}
	copyOf := pr.meta.DuplicateOf
	pr.seen, pr.met = pr.seen[:0], pr.met[:0]
	return r.recall(j, pr, &copyOf)
}

// log adds the job to the journal, unless it came from there.
func (r *Register) log(j *Job, pr *prepared) error {
	if r.opts.Journal == nil {
		return nil
	}
	if past, ok := r.opts.Journal.(*Past); ok && past.resume && j.stored != "" {
		return nil
	}
	if err := r.opts.Journal.Append(pr.record(&r.record, j)); err != nil {
		return err
	}
	if cap(r.record) > maxKept {
		r.record = nil
	}
	if r.logged++; r.logged < flushEvery {
		return nil
	}
	r.logged = 0
	return r.opts.Journal.Flush()
}

// eventDate is the place of the column that says whether an event is dated.
var eventDate = tables.Events.Table().Index("date")
