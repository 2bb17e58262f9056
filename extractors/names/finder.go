package names

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/gazetteers"
	"github.com/tomar-nlp/tomar/seeds"
)

// Finder finds names; it keeps the buffers of one worker and must not be shared.
type Finder struct {
	gaz        *gazetteers.Gazetteer
	titles     []seeds.Title
	orgHeads   []seeds.Head
	placeHeads []seeds.Head
}

// New makes a finder over the lists that the automaton was compiled from.
func New(g *gazetteers.Gazetteer, titles []seeds.Title, orgHeads, placeHeads []seeds.Head) *Finder {
	return &Finder{gaz: g, titles: titles, orgHeads: orgHeads, placeHeads: placeHeads}
}

// Run appends the document's mentions, in order of their place.
func (f *Finder) Run(d *tomar.Document) {
	end := int32(0) // first token behind the last outermost mention
	outer := tomar.None
	for i := range d.Hits {
		h := &d.Hits[i]
		if h.Class != tomar.ClassEntity {
			continue
		}
		e := &f.gaz.Entities[h.ID]
		if e.Flags.Has(gazetteers.Common) && h.Last-h.First == 1 {
			continue
		}
		if h.First < end && (outer == tomar.None || h.Last > end || d.Mentions[outer].First == h.First && d.Mentions[outer].Last == h.Last) {
			continue
		}
		m := tomar.Mention{
			Span: h.Span, Base: h.Base, First: h.First, Last: h.Last, Sent: d.Tokens[h.First].Sent,
			Parent: tomar.None, Entity: h.ID, Type: e.Type, Subtype: e.Subtype, Confidence: 0.9,
			Provenance: tomar.Provenance{Rule: "names.gazetteer", File: f.gaz.Files[e.File], Line: e.Line},
		}
		if h.Fold > tomar.FoldLetter {
			m.Method, m.Confidence = tomar.ByVariant, 0.8
		}
		if h.First < end {
			m.Parent = outer
		}
		d.Mentions = append(d.Mentions, m)
		if m.Parent == tomar.None {
			outer, end = int32(len(d.Mentions)-1), h.Last
		}
	}
}
