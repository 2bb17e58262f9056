package pipeline

import (
	"fmt"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/output/sinks"
)

// DescribeHit says which row of which list a hit is.
func (d *Data) DescribeHit(h *tomar.Hit) string {
	fold := [...]string{"", ", spelling folded", ", spelling folded loosely", ", spelling fuzzy"}[min(int(h.Fold), 3)]
	switch h.Class {
	case tomar.ClassEntity, tomar.ClassShort:
		e := &d.Gazetteer.Entities[h.ID]
		return fmt.Sprintf("%s %s:%d%s", e.ID(), d.Gazetteer.Files[e.File], e.Line, fold)
	case tomar.ClassGiven:
		return "given name" + fold
	case tomar.ClassFamily:
		return "family name" + fold
	case tomar.ClassTitle:
		return fmt.Sprintf("title %s titles.tsv:%d%s", d.Titles[h.ID].ID, d.Titles[h.ID].Line, fold)
	case tomar.ClassOrgHead:
		return fmt.Sprintf("head of bodies %s%s", d.OrgHeads[h.ID].ID, fold)
	case tomar.ClassPlaceHead:
		return fmt.Sprintf("head of places %s%s", d.PlaceHeads[h.ID].ID, fold)
	case tomar.ClassDemonym:
		return fmt.Sprintf("demonym %s%s", d.Demonyms[h.ID].ID, fold)
	}
	return fmt.Sprintf("class %d row %d%s", h.Class, h.ID, fold)
}

// DescribeSuffix says which suffixes were taken off a hit; "" where none.
func (d *Data) DescribeSuffix(h *tomar.Hit) string {
	if h.Suffix == tomar.None {
		return ""
	}
	return ", suffixes " + d.Morph.Describe(h.Suffix)
}

// Files are the data files in use, for run.json.
func (d *Data) Files() []sinks.DataFile { return d.files }

// Verb is a verb's infinitive.
func (d *Data) Verb(lemma int32) string {
	if lemma < 0 || int(lemma) >= len(d.verbTable.Rows) {
		return ""
	}
	return d.verbTable.Rows[lemma].Infinitive
}
