package pipeline

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// Joins tells which events of a document are one story and why, as places in
// doc.Events: what a run over this document alone makes of it, for explain.
func (p *Pipeline) Joins(doc *tomar.Document) []resolve.Join {
	names := corrected{namer: namer{p.data, new(tables.IDMaker)}}
	names.fill(doc, nil)
	j := resolve.NewJoiner()
	var reports []resolve.Report
	var items []string
	tables.NewConverter(&names, tables.Filter{}).Document(doc, tables.Meta{}, func(r *tables.Row) {
		if r.Table == tables.Events {
			reports = append(reports, j.Read(r, &items))
		}
	})
	return j.Why(reports)
}
