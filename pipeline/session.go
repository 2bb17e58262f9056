package pipeline

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/input"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// Session reads documents one by one and gives their rows at once, without a
// run around them: for services. Its buffers serve every document; it is for
// one goroutine at a time.
type Session struct {
	p     *Pipeline
	w     *worker
	job   Job
	ids   *ids
	names corrected
	conv  *tables.Converter

	records []byte
	at      []int // where each begins
	reports []resolve.Report
	items   []string
}

// NewSession makes a session; Reset makes a used one like new.
func (p *Pipeline) NewSession() *Session {
	s := &Session{p: p, w: p.newWorker(), ids: newIDs(nil), names: corrected{namer: namer{p.data, new(tables.IDMaker)}}}
	s.conv = tables.NewConverter(&s.names, tables.Filter{})
	return s
}

// Reset forgets the ids that were given, as at the start of a run.
func (s *Session) Reset() { s.ids = newIDs(nil) }

// Rows extracts one document and emits the rows of all tables that a document
// has, and its stories: those that its own reports make up. An item that could
// not be read gives its row in documents and a diagnostic. The row is valid
// until emit returns; an error is a fault of tomar's, not of the document's.
func (s *Session) Rows(it input.Item, emit func(*tables.Row)) error {
	j := &s.job
	j.Item = it
	s.p.begin(j, s.ids)
	var meta tables.Meta
	if f := it.Err; f != nil {
		meta.Status, meta.Message = "failed", f.Message
		j.Doc.Diagnostics = append(j.Doc.Diagnostics, tomar.Diagnostic{Code: f.Code, Severity: tomar.Fault, Message: f.Message})
	} else {
		s.p.extract(s.w, j)
	}
	s.names.fill(&j.Doc, nil)
	stories, err := s.stories(meta)
	if err != nil {
		return err
	}
	labels, err := stories.Labels()
	if err != nil {
		return err
	}
	var ids tables.IDMaker
	s.conv.Document(&j.Doc, meta, func(r *tables.Row) {
		if r.Table == tables.Events {
			label, _ := labels.Next() // all is in memory: nothing can fail
			stories.Set(r, label, &ids)
		}
		emit(r)
	})
	var row tables.Row
	return stories.Rows(func(st *tables.StoryRow, _ *tables.TimelineRow) error {
		emit(st.Fill(&row))
		return nil
	})
}

// stories joins the document's own reports.
func (s *Session) stories(meta tables.Meta) (*resolve.Stories, error) {
	stories := resolve.NewStories(resolve.NewSpool(nil), true)
	d := &s.job.Doc
	s.records, s.at, s.reports, s.items = s.records[:0], s.at[:0], s.reports[:0], s.items[:0]
	s.conv.Document(d, meta, func(r *tables.Row) {
		if r.Table == tables.Events {
			s.at = append(s.at, len(s.records))
			s.records = resolve.Encode(s.records, r, d.URL, d.Title)
			s.reports = append(s.reports, stories.Read(r, &s.items))
		}
	})
	if err := stories.Add(s.records, s.at, s.reports, ""); err != nil {
		return nil, err
	}
	return stories, stories.Resolve()
}
