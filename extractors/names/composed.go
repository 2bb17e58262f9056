package names

import (
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/seeds"
)

// composed makes candidates of head words with their complements. Heads are
// read from the end, so that a body may be the complement of another.
func (f *Finder) composed(d *tomar.Document) {
	for i := len(d.Hits) - 1; i >= 0; i-- {
		h := &d.Hits[i]
		switch h.Class {
		case tomar.ClassOrgHead:
			f.head(d, h, &f.x.OrgHeads[h.ID], tomar.ORG)
		case tomar.ClassPlaceHead:
			f.head(d, h, &f.x.PlaceHeads[h.ID], tomar.LOC)
		}
	}
}

// head makes a candidate of the head word h and the name behind it.
func (f *Finder) head(d *tomar.Document, h *tomar.Hit, head *seeds.Head, kind tomar.EntityType) {
	if !head.Belongs || int(h.Last) >= len(d.Tokens) || d.Tokens[h.Last].Sent != d.Tokens[h.First].Sent {
		return
	}
	if h.Suffix != tomar.None && !f.ezafe(h.Suffix) {
		return
	}
	best := int32(-1)
	for i := range f.cands {
		c := &f.cands[i]
		if c.First == h.Last && c.weight > 0 && (best < 0 || c.Last > f.cands[best].Last) {
			best = int32(i)
		}
	}
	if best < 0 {
		return
	}
	c := f.cands[best]
	rule := f.rule(head.ID, &c.Mention)
	if rule == nil {
		return
	}
	m := tomar.Mention{
		Span: tomar.Span{Start: h.Start, End: c.End}, Base: tomar.Span{Start: h.Base.Start, End: c.Base.End},
		First: h.First, Last: c.Last, Parent: tomar.None, Entity: tomar.None, Type: tomar.ParseEntityType(rule.Type),
		Subtype: rule.Subtype, Method: tomar.ByContext, Confidence: 0.85,
		Provenance: tomar.Provenance{Rule: "names.compose", File: "names/compose.tsv", Line: int32(rule.Line)},
	}
	f.identify(d, &m, head.ID, rule, f.place(&c.Mention))
	f.cands = append(f.cands, candidate{Mention: m, weight: float32(m.Last-m.First) + 0.9, hit: tomar.None})
}

// rule is the composition of a head with a complement; nil where there is none.
func (f *Finder) rule(head string, c *tomar.Mention) *seeds.Composition {
	get := func(complement string) *seeds.Composition { return f.x.compose[composeKey{head, complement}] }
	switch c.Type {
	case tomar.PER:
		return get("person")
	case tomar.ORG:
		if r := get("body"); r != nil {
			return r
		}
		if c.Subtype == "government" || c.Subtype == "ministry" {
			return get("country")
		}
		return nil
	}
	if r := get(c.Subtype); r != nil {
		return r
	}
	return get("place")
}

// place is the place that a complement stands for; None where it has no row.
func (f *Finder) place(c *tomar.Mention) int32 {
	if c.Entity == tomar.None {
		return tomar.None
	}
	if c.Type == tomar.ORG && (c.Subtype == "government" || c.Subtype == "legislature") {
		return f.x.jurisdiction(c.Entity)
	}
	return c.Entity
}

// identify gives a composed mention its entity, or its English name and key.
func (f *Finder) identify(d *tomar.Document, m *tomar.Mention, head string, rule *seeds.Composition, of int32) {
	if of != tomar.None {
		if e, ok := f.x.bodies[bodyKey{head, of}]; ok {
			m.Entity = e
			return
		}
		m.NameEN = strings.Replace(rule.NameEN, "{}", f.x.Gazetteer.Entities[of].NameEN, 1)
		if e, ok := f.x.named[m.NameEN]; ok {
			m.Entity, m.NameEN = e, ""
			return
		}
		m.Key = m.NameEN
		return
	}
	f.key = norm.AppendKey(f.key[:0], d.Slice(m.Base))
	m.Key = string(f.key)
}
