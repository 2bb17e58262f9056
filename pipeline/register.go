package pipeline

import (
	"fmt"
	"slices"

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
	logged   int // documents since the journal was handed to the system
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
	Failures []sinks.Failure // the first maxFailures
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

// NewRegister makes a register that writes into set. Close drops what it keeps
// on disk until Finish.
func (p *Pipeline) NewRegister(set *sinks.Set, opts RegisterOptions) (*Register, error) {
	spool, err := resolve.NewSpool()
	if err != nil {
		return nil, err
	}
	return &Register{
		p: p, set: set, opts: opts, spool: spool,
		entities: resolve.NewEntities(), stories: resolve.NewStories(spool, !opts.NoMerge), copies: resolve.NewCopies(),
	}, nil
}

// Close drops the spool.
func (r *Register) Close() error { return r.spool.Close() }

// prepared is a job's rows, encoded.
type prepared struct {
	batch *sinks.Batch
	conv  *tables.Converter
	names corrected
	seen  []resolve.Seen
	dated int

	meta    tables.Meta
	events  []byte // encoded rows, held back until their stories are known
	reports []resolve.Report
	items   []string // of the reports' lists
	sum     uint64   // SimHash of the text
	long    bool     // long enough for sum to tell

	session *resolve.Corrections
	met     []int  // rows of the corrections that the document met
	rows    []byte // all rows, for the journal
	record  []byte
	row     tables.Row
	list    []string
	fault   error // of a record that cannot be read
}

// restart forgets the rows.
func (pr *prepared) restart() {
	pr.batch.Reset()
	pr.events, pr.reports, pr.items, pr.rows, pr.dated = pr.events[:0], pr.reports[:0], pr.items[:0], pr.rows[:0], 0
}

// Prepare turns a job's document into encoded rows.
func (r *Register) Prepare(j *Job) {
	pr, _ := j.Prepared.(*prepared)
	if pr == nil {
		pr = &prepared{batch: r.set.NewBatch(), names: corrected{namer: namer{r.p.data}}}
		pr.conv = tables.NewConverter(&pr.names, r.opts.Filter)
		pr.conv.WithTexts = r.opts.WithTexts
		pr.session = r.opts.Corrections.Session()
		if pr.session.Events() {
			pr.conv.Judge = pr.session.Judge
		}
		j.Prepared = pr
	}
	pr.seen, pr.met, pr.meta, pr.sum, pr.long, pr.fault = pr.seen[:0], pr.met[:0], tables.Meta{}, 0, false, nil
	if j.stored != "" {
		pr.fault = r.recall(j, pr, nil)
		return
	}
	if f := j.Item.Err; f != nil {
		pr.meta.Status, pr.meta.Message = "failed", f.Message
		j.Doc.Diagnostics = append(j.Doc.Diagnostics, tomar.Diagnostic{Code: f.Code, Severity: tomar.Fault, Message: f.Message})
	}
	if j.Skipped != "" {
		pr.meta.Status, pr.meta.Message = "skipped", j.Skipped
	}
	if j.Item.Err == nil && j.Skipped == "" && !r.opts.NoMerge {
		pr.sum, pr.long = resolve.Signature(j.Doc.Text)
	}
	pr.names.fill(&j.Doc, pr.session)
	r.collect(j, pr)
	r.render(j, pr)
}

// render encodes the document's rows.
func (r *Register) render(j *Job, pr *prepared) {
	pr.restart()
	pr.conv.Document(&j.Doc, pr.meta, func(row *tables.Row) {
		if row.Table == tables.Events && pr.session.Events() {
			if place, moved := pr.session.FixEvent(row); moved {
				pr.seen = append(pr.seen, resolve.Seen{Entity: place.Named, Type: place.Type.String(), Wikidata: place.Wikidata, Known: true, Silent: true})
			}
		}
		r.keep(j, pr, row)
	})
	pr.met = pr.session.Take(pr.met)
}

// keep takes a row; those of events wait for their stories.
func (r *Register) keep(j *Job, pr *prepared, row *tables.Row) {
	from := len(pr.rows)
	if r.opts.Journal != nil {
		pr.rows = append(pr.rows, byte(row.Table))
		from++
		pr.rows = resolve.Encode(pr.rows, row, j.Doc.URL, j.Doc.Title)
	}
	if row.Table != tables.Events {
		pr.batch.Add(row)
		return
	}
	if row.Cells[eventDate].Kind != tables.Null {
		pr.dated++
	}
	if r.opts.Journal != nil {
		pr.events = append(pr.events, pr.rows[from:]...)
	} else {
		pr.events = resolve.Encode(pr.events, row, j.Doc.URL, j.Doc.Title)
	}
	pr.reports = append(pr.reports, r.stories.Read(row, &pr.items))
}

// collect notes what the run-wide tables need of the document.
func (r *Register) collect(j *Job, pr *prepared) {
	d := &j.Doc
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if !r.opts.Filter.Mention(m) {
			continue
		}
		f := &pr.names.names[i]
		s := resolve.Seen{Entity: f.Named, Type: m.Type.String(), Wikidata: f.Wikidata, Known: f.Known, Date: d.Published.Date, Doc: j.Seq}
		if s.Entity.ID == "" {
			continue
		}
		if m.Method != tomar.ByRole {
			s.Surface = d.Original(m.Base)
		}
		pr.seen = append(pr.seen, s)
	}
}

// Write writes a job's rows.
func (r *Register) Write(j *Job) error {
	pr := j.Prepared.(*prepared)
	if pr.fault != nil {
		return pr.fault
	}
	first := ""
	if pr.long {
		first = r.copies.Original(j.Doc.ID, pr.sum)
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
	if err := r.stories.Add(pr.events, pr.reports, pr.meta.DuplicateOf); err != nil {
		return err
	}
	for _, s := range pr.seen {
		r.entities.Add(s)
	}
	r.count(j, pr)
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
	pr.record = encodeRecord(pr.record[:0], j, pr)
	if err := r.opts.Journal.Append(pr.record); err != nil {
		return err
	}
	if r.logged++; r.logged < flushEvery {
		return nil
	}
	r.logged = 0
	return r.opts.Journal.Flush()
}

func (r *Register) count(j *Job, pr *prepared) {
	r.sum.Inputs++
	r.sum.Bytes += j.Item.Bytes
	r.sum.Dated += pr.dated
	worst := tomar.Info
	for i := range j.Doc.Diagnostics {
		g := &j.Doc.Diagnostics[i]
		worst = max(worst, g.Severity)
		if g.Severity != tomar.Info {
			r.odd(g.Code)
		}
	}
	c := &r.sum.Counts
	switch {
	case j.Item.Err != nil:
		c.Failed++
		r.fail(sinks.Failure{Path: j.Item.Err.Path, Code: j.Item.Err.Code, Message: j.Item.Err.Message})
	case j.Skipped != "":
		c.Skipped++
	case worst == tomar.Fault:
		c.Failed++
		for i := range j.Doc.Diagnostics {
			if g := &j.Doc.Diagnostics[i]; g.Severity == tomar.Fault {
				r.fail(sinks.Failure{Path: j.Item.Path, Code: g.Code, Message: g.Message})
				break
			}
		}
	case worst == tomar.Warning:
		c.Warned++
	default:
		c.OK++
	}
}

// maxFailures is how many failures the summary lists: the tables have them all,
// and memory must not grow with them.
const maxFailures = 10_000

func (r *Register) fail(f sinks.Failure) {
	if len(r.sum.Failures) < maxFailures {
		r.sum.Failures = append(r.sum.Failures, f)
	}
}

func (r *Register) odd(code string) {
	i := slices.IndexFunc(r.sum.Odd, func(c CodeCount) bool { return c.Code == code })
	if i < 0 {
		r.sum.Odd = append(r.sum.Odd, CodeCount{Code: code})
		i = len(r.sum.Odd) - 1
	}
	r.sum.Odd[i].Count++
}

// Finish writes the tables of the run and gives the summary. The set is still
// to be committed.
func (r *Register) Finish() (Summary, error) {
	var row tables.Row
	err := r.entities.Rows(func(e *tables.EntityRow) error {
		if len(r.sum.Entities) < summaryEntities {
			r.sum.Entities = append(r.sum.Entities, *e)
		}
		return r.set.Write(e.Fill(&row))
	})
	if err != nil {
		return r.sum, fmt.Errorf("entities: %w", err)
	}
	if err := r.tell(&row); err != nil {
		return r.sum, fmt.Errorf("stories: %w", err)
	}
	if err := r.stale(&row); err != nil {
		return r.sum, fmt.Errorf("diagnostics: %w", err)
	}
	slices.SortFunc(r.sum.Odd, func(a, b CodeCount) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return cmpString(a.Code, b.Code)
	})
	return r.sum, nil
}

// tell writes events, stories and the timeline.
func (r *Register) tell(row *tables.Row) error {
	if err := r.stories.Resolve(); err != nil {
		return err
	}
	err := r.spool.Each(tables.Events, func(e *tables.Row, n int) error {
		r.stories.Fill(e, n)
		return r.set.Write(e)
	})
	if err != nil {
		return err
	}
	return r.stories.Rows(func(s *tables.StoryRow, l *tables.TimelineRow) error {
		if err := r.set.Write(s.Fill(row)); err != nil {
			return err
		}
		if l.DateStart == "" || !r.opts.Filter.Timeline(l.Type) {
			return nil
		}
		l.TypeCKB = r.p.data.typeWords[l.Type]
		r.opts.Reviews.Fill(l)
		if reviewed, note, ok := r.opts.Corrections.Review(l.StoryID); ok {
			l.Reviewed, l.Note = reviewed, note
		}
		return r.set.Write(l.Fill(row))
	})
}

// stale tells which corrections and remarks met nothing.
func (r *Register) stale(row *tables.Row) error {
	tell := func(code, message string) error {
		r.odd(code)
		r.sum.Lost = append(r.sum.Lost, message)
		return r.set.Write(row.Begin(tables.Diagnostics).Null().Str(code).Str(tomar.Warning.String()).
			Null().Null().Null().Null().Null().Str(message))
	}
	for _, s := range r.opts.Corrections.Stale() {
		if err := tell("corrections.stale", s.String()); err != nil {
			return err
		}
	}
	for _, message := range r.opts.Reviews.Lost() {
		if err := tell("corrections.lost-note", message); err != nil {
			return err
		}
	}
	return nil
}

// eventDate is the place of the column that says whether an event is dated.
var eventDate = tables.Events.Table().Index("date")

func cmpString(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
