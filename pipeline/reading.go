package pipeline

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// reading turns extracted documents into rows, and into what the tables of the
// run count of them. One goroutine uses it; its memory serves every document.
type reading struct {
	opts    *RegisterOptions
	conv    *tables.Converter
	names   corrected
	session *resolve.Corrections

	meta tables.Meta
	seen []resolve.Seen
	sum  uint64 // SimHash of the text
	long bool   // long enough for sum to tell
	met  []int  // rows of the corrections that the document met
}

func (p *Pipeline) newReading(opts *RegisterOptions) *reading {
	rd := &reading{opts: opts, names: corrected{namer: namer{p.data, new(tables.IDMaker)}}}
	rd.conv = tables.NewConverter(&rd.names, opts.Filter)
	rd.conv.WithTexts = opts.WithTexts
	rd.session = opts.Corrections.Session()
	if rd.session.Events() {
		rd.conv.Judge = rd.session.Judge
	}
	return rd
}

// begin forgets the document before, and lets go of its text.
func (rd *reading) begin() {
	clear(rd.seen)
	rd.seen, rd.met, rd.meta, rd.sum, rd.long = rd.seen[:0], rd.met[:0], tables.Meta{}, 0, false
}

// look notes what became of a job's document, what its mentions name and what
// the tables of the run need of it.
func (rd *reading) look(j *Job) {
	if f := j.Item.Err; f != nil {
		rd.meta.Status, rd.meta.Message = "failed", f.Message
		j.Doc.Diagnostics = append(j.Doc.Diagnostics, tomar.Diagnostic{Code: f.Code, Severity: tomar.Fault, Message: f.Message})
	}
	if j.Skipped != "" {
		rd.meta.Status, rd.meta.Message = "skipped", j.Skipped
	}
	if j.Item.Err == nil && j.Skipped == "" && !rd.opts.NoMerge {
		rd.sum, rd.long = resolve.Signature(j.Doc.Text)
	}
	rd.names.fill(&j.Doc, rd.session)
	rd.collect(j)
}

// collect notes the entities that the document names.
func (rd *reading) collect(j *Job) {
	d := &j.Doc
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if !rd.opts.Filter.Mention(m) {
			continue
		}
		f := &rd.names.names[i]
		s := resolve.Seen{Entity: f.Named, Type: m.Type.String(), Wikidata: f.Wikidata, Known: f.Known, Date: d.Published.Date, Doc: j.Seq}
		if s.Entity.ID == "" {
			continue
		}
		if m.Method != tomar.ByRole {
			s.Surface = d.Original(m.Base)
		}
		rd.seen = append(rd.seen, s)
	}
}

// each emits the document's rows, corrected.
func (rd *reading) each(j *Job, emit func(*tables.Row)) {
	if !rd.session.Events() {
		rd.conv.Document(&j.Doc, rd.meta, emit)
	} else {
		rd.conv.Document(&j.Doc, rd.meta, func(row *tables.Row) {
			if row.Table == tables.Events {
				if place, moved := rd.session.FixEvent(row); moved {
					rd.seen = append(rd.seen, resolve.Seen{Entity: place.Named, Type: place.Type.String(), Wikidata: place.Wikidata, Known: true, Silent: true})
				}
			}
			emit(row)
		})
	}
	rd.met = rd.session.Take(rd.met)
}
