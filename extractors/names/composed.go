package names

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/seeds"
)

// composed makes candidates of head words with their complements. Heads are
// read from the end, so that a body may be the complement of another.
func (f *Finder) composed(d *tomar.Document) {
	for i := len(d.Hits) - 1; i >= 0; i-- {
		h := &d.Hits[i]
		if h.Class != tomar.ClassOrgHead && h.Class != tomar.ClassPlaceHead || f.insideHead(d, h) {
			continue
		}
		switch h.Class {
		case tomar.ClassOrgHead:
			f.head(d, h, &f.x.OrgHeads[h.ID], tomar.ORG)
		case tomar.ClassPlaceHead:
			f.head(d, h, &f.x.PlaceHeads[h.ID], tomar.LOC)
		}
	}
}

// insideHead says whether the head word h is the end of a longer head phrase:
// «civil defence», whose second word is a district's too.
func (f *Finder) insideHead(d *tomar.Document, h *tomar.Hit) bool {
	for first := max(h.First-3, d.Sentences[d.Tokens[h.First].Sent].First); first < h.First; first++ {
		for hits, k := f.hitsAt(d, first), 0; k < len(hits); k++ {
			if o := &hits[k]; (o.Class == tomar.ClassOrgHead || o.Class == tomar.ClassPlaceHead) && o.Last >= h.Last {
				return true
			}
		}
	}
	return false
}

// head makes a candidate of the head word h and the name behind it.
func (f *Finder) head(d *tomar.Document, h *tomar.Hit, head *seeds.Head, kind tomar.EntityType) {
	if !head.Belongs {
		f.classNamed(d, h, head, kind)
		return
	}
	if int(h.Last) > len(d.Tokens) || f.counted(d, h.First) {
		return
	}
	if f.x.Morph.Any(h.Suffix)&morph.Ezafe == 0 {
		f.alone(d, h, head)
	}
	if int(h.Last) >= len(d.Tokens) || d.Tokens[h.Last].Sent != d.Tokens[h.First].Sent {
		return
	}
	if h.Suffix == tomar.None && !strings.HasSuffix(d.Slice(h.Base), ezafeLetter) || h.Suffix != tomar.None && (!f.ezafe(h.Suffix) || f.many(h.Suffix)) {
		return
	}
	if last := f.fenced(d, &d.Sentences[d.Tokens[h.First].Sent], h.Last); last > 0 {
		f.context(d, h, kind, head.Subtype, last+1, f.baseEnd(d, last-1), 0.4, ruleFenced)
		return
	}
	end := f.introduced(d, &d.Sentences[d.Tokens[h.First].Sent], h.Last, kind)
	if end == 0 && kind == tomar.ORG {
		end = f.abbreviated(d, &d.Sentences[d.Tokens[h.First].Sent], h.First, h.Last)
	}
	if end > 0 {
		f.context(d, h, kind, head.Subtype, end, f.baseEnd(d, end-1), 0.6, ruleChain)
	}
	best := f.longest(h.Last)
	if best < 0 && !slices.Contains(head.Flags, "direct") {
		if k := f.classNoun(d, h.Last); k > h.Last && int(k) < len(d.Tokens) {
			best = f.longest(k)
		}
	}
	if best < 0 {
		f.chained(d, h, head, kind)
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
	f.add(candidate{Mention: m, weight: float32(m.Last-m.First) + 0.9, hit: tomar.None})
}

// counted says whether a number or what makes a post of an office stands right
// before the head word at token i: «two governorates of …», «the post of
// president of …» name no body.
func (f *Finder) counted(d *tomar.Document, i int32) bool {
	if i == d.Sentences[d.Tokens[i].Sent].First {
		return false
	}
	if d.Tokens[i-1].Kind == tomar.Number || f.look(d, i-1).has(isPost) {
		return true
	}
	for hits, k := f.hitsAt(d, i-1), 0; k < len(hits); k++ {
		if h := &hits[k]; h.Class == tomar.ClassNumberWord && h.Last == i && h.Suffix == tomar.None {
			return true
		}
	}
	return false
}

// longest is the longest candidate that begins at token i; -1 where there is none.
func (f *Finder) longest(i int32) int32 {
	best := int32(-1)
	for k := f.toks[i].cand - 1; k >= 0; k = f.cands[k].next {
		c := &f.cands[k]
		if c.weight > 0 && (best < 0 || c.Last > f.cands[best].Last || c.Last == f.cands[best].Last && c.weight >= f.cands[best].weight) {
			best = k
		}
	}
	return best
}

// many says whether a suffix makes a head word plural, definite or indefinite:
// no part of one body's name.
func (f *Finder) many(suffix int32) bool {
	p := f.x.Morph.Path(suffix)
	return len(p.Readings) > 0 && p.Readings[0].Features&(morph.Plural|morph.Definite|morph.Indefinite) != 0
}

// classNoun is the token behind a class noun of places at token i («the city
// of»); i where there is none.
func (f *Finder) classNoun(d *tomar.Document, i int32) int32 {
	for hits, k := f.hitsAt(d, i), 0; k < len(hits); k++ {
		o := &hits[k]
		if o.Class == tomar.ClassPlaceHead && f.x.place[o.ID].outside && !f.x.place[o.ID].direction && f.ezafe(o.Suffix) && !f.many(o.Suffix) {
			return o.Last
		}
	}
	return i
}

// alone makes a candidate of a head phrase that says enough by itself
// («ministry of health») where the document tells whose it is.
func (f *Finder) alone(d *tomar.Document, h *tomar.Hit, head *seeds.Head) {
	rule := f.x.compose[composeKey{head.ID, "none"}]
	if rule == nil || f.many(h.Suffix) {
		return
	}
	m := tomar.Mention{
		Span: h.Span, Base: h.Base, First: h.First, Last: h.Last, Parent: tomar.None, Entity: tomar.None,
		Type: tomar.ParseEntityType(rule.Type), Subtype: rule.Subtype, Method: tomar.ByContext, Confidence: 0.7,
		Provenance: tomar.Provenance{Rule: "names.alone", File: "names/compose.tsv", Line: int32(rule.Line)},
	}
	f.identify(d, &m, head.ID, rule, f.home)
	f.add(candidate{Mention: m, weight: float32(m.Last-m.First) + 0.2, hit: tomar.None})
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
		m.NameEN = f.english(rule, of)
		if e, ok := f.x.Gazetteer.ByNameEN(m.NameEN); ok {
			m.Entity, m.NameEN = e, ""
			return
		}
		m.Key = m.NameEN
		return
	}
	f.setKey(d, m)
}

// composedName is what a name was composed of.
type composedName struct {
	rule *seeds.Composition
	of   int32
}

// english is the English name of a composition, remembered: texts name the
// same bodies again and again.
func (f *Finder) english(rule *seeds.Composition, of int32) string {
	k := composedName{rule, of}
	s, ok := f.composedNames[k]
	if !ok {
		s = rule.NameEN
		if before, after, found := strings.Cut(s, "{}"); found {
			s = f.texts.Join("", before, f.x.Gazetteer.Entities[of].NameEN(), after)
		}
		f.composedNames[k] = s
	}
	return s
}
