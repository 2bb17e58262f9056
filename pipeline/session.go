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
}

// NewSession makes a session; Reset makes a used one like new.
func (p *Pipeline) NewSession() *Session {
	s := &Session{p: p, w: p.newWorker(), ids: newIDs(), names: corrected{namer: namer{p.data}}}
	s.conv = tables.NewConverter(&s.names, tables.Filter{})
	return s
}

// Reset forgets the ids that were given, as at the start of a run.
func (s *Session) Reset() { s.ids = newIDs() }

// Rows extracts one document and emits the rows of all tables that a document
// has, and its stories: those that its own reports make up. An item that could
// not be read gives its row in documents and a diagnostic. The row is valid
// until emit returns.
func (s *Session) Rows(it input.Item, emit func(*tables.Row)) {
	j := &s.job
	j.Item = it
	s.p.begin(j, s.ids)
	var meta tables.Meta
	if f := it.Err; f != nil {
		meta.Status, meta.Message = "failed", f.Message
		j.Doc.Diagnostics = append(j.Doc.Diagnostics, tomar.Diagnostic{Code: f.Code, Severity: tomar.Fault, Message: f.Message})
	} else {
		s.p.extract(s.w, &j.Doc)
	}
	s.names.fill(&j.Doc, nil)
	stories := resolve.NewStories(true)
	s.conv.Document(&j.Doc, meta, func(r *tables.Row) {
		if r.Table == tables.Events {
			stories.Add(stories.Read(r, j.Doc.URL, j.Doc.Title))
		}
	})
	stories.Resolve()
	s.conv.Document(&j.Doc, meta, func(r *tables.Row) {
		if r.Table == tables.Events {
			stories.Fill(r)
		}
		emit(r)
	})
	var row tables.Row
	_ = stories.Rows(func(st *tables.StoryRow, _ *tables.TimelineRow) error { // emit has no error to give
		emit(st.Fill(&row))
		return nil
	})
}
