package names

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/gazetteers"
)

// listed makes candidates of the gazetteer's names.
func (f *Finder) listed(d *tomar.Document) {
	f.listEnd = -1
	for i := range d.Hits {
		h := &d.Hits[i]
		switch h.Class {
		case tomar.ClassEntity:
			f.entity(d, int32(i), h)
		case tomar.ClassShort:
			if line, ok := f.sensed(d, h); ok && f.speaks(d, h, f.x.senses[h.ID], effectNone) == nil {
				m := f.mention(d, h, &f.x.Gazetteer.Entities[h.ID])
				m.Method, m.Confidence = tomar.ByShort, 0.8
				m.Provenance = tomar.Provenance{Rule: ruleSense, File: "names/senses.tsv", Line: line}
				f.add(candidate{Mention: m, weight: 2, hit: int32(i)})
			} else if !ok && f.sensedAgain(d, h) {
				m := f.mention(d, h, &f.x.Gazetteer.Entities[h.ID])
				m.Method = tomar.ByShort
				f.add(candidate{Mention: m, hit: int32(i), later: true})
			}
		}
	}
}

// endsTitle says whether the first word of h is the last one of a title that keeps it
// (its flag ends) and the rest of h is the same entity: «the president of the republic
// of Iraq», where the title is the president's and the name Iraq.
func (f *Finder) endsTitle(d *tomar.Document, h *tomar.Hit) bool {
	if h.Last-h.First < 2 {
		return false
	}
	rest := false
	for hits, k := f.hitsAt(d, h.First+1), 0; k < len(hits); k++ {
		o := &hits[k]
		rest = rest || o.Class == tomar.ClassEntity && o.ID == h.ID && o.Last == h.Last
	}
	if !rest {
		return false
	}
	for first := max(h.First-maxTitle, d.Sentences[d.Tokens[h.First].Sent].First); first < h.First; first++ {
		for hits, k := f.hitsAt(d, first), 0; k < len(hits); k++ {
			if o := &hits[k]; o.Class == tomar.ClassTitle && o.Last == h.First+1 && f.x.Titles[o.ID].Has("ends") {
				return true
			}
		}
	}
	return false
}

// entity makes a candidate of one hit, if its context licenses it.
func (f *Finder) entity(d *tomar.Document, i int32, h *tomar.Hit) {
	e := &f.x.Gazetteer.Entities[h.ID]
	if h.Last-h.First > 1 && f.ezafe(h.Suffix) && f.classNoun(d, h.Last-1) == h.Last {
		return // «the hospital of the city of …»
	}
	if f.reads(d, h, e, effectNone) != nil || f.endsTitle(d, h) {
		return
	}
	first := h.First
	for first < h.Last-1 {
		n := f.outside(d, first, h)
		if n == first {
			break
		}
		first = n
	}
	headed := first > h.First
	if !headed {
		headed = f.headed(d, h, e)
	}
	weight := float32(h.Last-first) + 1
	one := h.Last-first == 1
	if one {
		a := f.look(d, first)
		if e.Type == tomar.LOC && h.Suffix != tomar.None && a.has(surnameBare) && !headed && !f.afterPrep(d, h) && f.speaks(d, h, f.x.senses[h.ID], effectName) == nil {
			return // a person's surname in the same letters
		}
		if d.Tokens[first].Pre == letterBytes && (a.has(isVerb) || h.Base.Len() < shortWord) {
			return // a verb in the subjunctive, no glued preposition
		}
		common := e.Flags.Has(gazetteers.Common) || e.Type == tomar.ORG && e.Flags.Has(gazetteers.Weak) || a.has(isVerb) && h.Fold > tomar.FoldLetter && h.Suffix != tomar.None || a.bits&isCommon != 0 && a.count >= commonName ||
			e.Type == tomar.LOC && minor(e) && (a.has(isVerb) && h.Base.Len() <= shortWord || a.has(isDerived) && a.count >= commonName)
		if common && a.count >= oftenWord {
			headed = false // «his own city» is no city of that name
		}
		if (common || e.Flags.Has(gazetteers.Weak)) && !headed {
			if _, ok := f.sensed(d, h); !ok && !f.licensed(d, h, e, a, common) {
				if f.sensedAgain(d, h) {
					f.add(candidate{Mention: f.mention(d, h, e), hit: i, later: true})
				} else if common && e.Type != tomar.PER && len(f.x.senses[h.ID]) == 0 && h.Fold <= tomar.FoldLetter && (a.count < oftenGiven || e.Type == tomar.ORG) && !a.has(isStop|isVerb) && !f.many(h.Suffix) {
					f.add(candidate{Mention: f.mention(d, h, e), hit: i, later: true})
				}
				return
			}
			weight -= 0.5
		}
		if a.has(isOther) && f.adjective(d, h) {
			return
		}
		if a.has(isOther) && h.Suffix != tomar.None {
			weight -= 0.4 // a demonym in the same letters
		}
	}
	if !one && !headed && !f.orgHeadAt(d, first) && e.Subtype() == "media" && e.Flags&(gazetteers.Weak|gazetteers.Common) != 0 {
		return // «the people of …» is no channel
	}
	if e.Flags.Has(gazetteers.Weak) {
		weight -= 0.3
	}
	if e.Flags.Has(gazetteers.Historic) {
		weight -= 0.2
	}
	if headed {
		weight += 0.5
	}
	m := f.mention(d, h, e)
	if first > h.First {
		t := &d.Tokens[first]
		m.First, m.Span.Start, m.Base.Start = first, t.Start, t.Core().Start
	}
	if s := f.reads(d, h, e, effectClub); s != nil && first == h.First && (h.First == 0 || !f.toks[h.First-1].has(isHead)) {
		f.asClub(d, h, &m, s)
	}
	if first == h.First {
		f.asGovernorate(d, h, &m, e)
	}
	if e.Subtype() == "embassy" {
		f.beforePrep(d, &m)
	}
	f.add(candidate{Mention: m, weight: weight, hit: i})
	if !one && e.Type == tomar.ORG && f.ezafe(h.Suffix) && !f.many(h.Suffix) && f.orgHeadAt(d, h.First) {
		f.ofState(d, &m, weight)
	}
}

// ofState makes a candidate of a body with the state, region or government that
// its ezafe leads to: «the board of … of the government of …».
func (f *Finder) ofState(d *tomar.Document, body *tomar.Mention, weight float32) {
	if int(body.Last) >= len(d.Tokens) || d.Tokens[body.Last].Sent != d.Tokens[body.First].Sent {
		return
	}
	best := tomar.None
	for k := f.toks[body.Last].hit; k != tomar.None && int(k) < len(d.Hits) && d.Hits[k].First == body.Last; k++ {
		h := &d.Hits[k]
		if h.Class != tomar.ClassEntity || best != tomar.None && h.Last <= d.Hits[best].Last {
			continue
		}
		switch e := &f.x.Gazetteer.Entities[h.ID]; {
		case e.Type == tomar.LOC && (e.Subtype() == "country" || e.ID() == regionID) && !e.Flags.Has(gazetteers.Common) && !f.look(d, h.First).has(isVerb),
			e.Type == tomar.ORG && e.Subtype() == "government" && h.Last-h.First > 1:
			best = k
		}
	}
	if best == tomar.None {
		return
	}
	h := &d.Hits[best]
	of := f.x.Gazetteer.Entities[h.ID].Country()
	m := *body
	m.Last, m.Span.End, m.Base.End = h.Last, h.End, h.Base.End
	m.Rule, m.Confidence = "names.of", 0.8
	if e := &f.x.Gazetteer.Entities[m.Entity]; e.Country() != of {
		m.Entity, m.Method = tomar.None, tomar.ByContext
		f.setKey(d, &m)
	}
	f.add(candidate{Mention: m, weight: weight + 1, hit: tomar.None})
}

// beforePrep ends a mission's name before the preposition that tells where it
// is: that place is a name of its own.
func (f *Finder) beforePrep(d *tomar.Document, m *tomar.Mention) {
	for j := m.First + 1; j < m.Last; j++ {
		t := &d.Tokens[j]
		if t.Pre == 0 && !f.look(d, j).has(isPlacePrep) {
			continue
		}
		before := &d.Tokens[j-1]
		m.Last, m.Span.End, m.Base.End = j, before.End, before.Core().End
		return
	}
}

// mention is a hit as a mention.
func (f *Finder) mention(d *tomar.Document, h *tomar.Hit, e *gazetteers.Entity) tomar.Mention {
	m := tomar.Mention{
		Span: h.Span, Base: h.Base, First: h.First, Last: h.Last, Sent: d.Tokens[h.First].Sent,
		Parent: tomar.None, Entity: h.ID, Type: e.Type, Subtype: e.Subtype(), Confidence: 0.9,
		Provenance: tomar.Provenance{Rule: "names.gazetteer", File: f.x.Gazetteer.Files[e.File], Line: e.Line},
	}
	if e.Type == tomar.PER {
		m.Subtype = ""
	}
	if h.Fold > tomar.FoldLetter {
		m.Method, m.Confidence = tomar.ByVariant, 0.8
	}
	return m
}

// shortWord is the length in bytes up to which a place is taken for the verb
// form that it looks like.
const shortWord = 8

// letterBytes is the length of an Arabic letter.
const letterBytes = 2

// commonName is the count from which a common word is no name without licence.
const commonName = 20

// outside is the token behind a head word at first that stays outside the
// name: first itself where there is none.
func (f *Finder) outside(d *tomar.Document, first int32, h *tomar.Hit) int32 {
	for i := f.toks[first].hit; i != tomar.None && int(i) < len(d.Hits) && d.Hits[i].First == first; i++ {
		o := &d.Hits[i]
		if o.Last >= h.Last {
			continue
		}
		switch o.Class {
		case tomar.ClassOrgHead:
			if f.x.org[o.ID].outside || f.restNames(d, o.Last, h) && f.x.OrgHeads[o.ID].Subtype == "military" {
				return o.Last
			}
		case tomar.ClassPlaceHead:
			if f.x.place[o.ID].outside && !f.x.place[o.ID].direction && f.nameFrom(d, o.Last, h.Last) {
				return o.Last
			}
		}
	}
	return first
}

// nameFrom says whether some listed name covers tokens [first, last).
func (f *Finder) nameFrom(d *tomar.Document, first, last int32) bool {
	if first >= last {
		return false
	}
	for i := f.toks[first].hit; i != tomar.None && int(i) < len(d.Hits) && d.Hits[i].First == first; i++ {
		if o := &d.Hits[i]; o.Class == tomar.ClassEntity && o.Last == last {
			return true
		}
	}
	return false
}

// restNames says whether the rest of h from token first on is a name of the same
// entity.
func (f *Finder) restNames(d *tomar.Document, first int32, h *tomar.Hit) bool {
	if first >= h.Last {
		return false
	}
	for i := f.toks[first].hit; i != tomar.None && int(i) < len(d.Hits) && d.Hits[i].First == first; i++ {
		if o := &d.Hits[i]; (o.Class == tomar.ClassEntity || o.Class == tomar.ClassShort) && o.ID == h.ID && o.Last == h.Last {
			return true
		}
	}
	return false
}

// sensedAgain says whether h, a common word that senses.tsv makes a body's name
// elsewhere, may be that name where the document has it so: bare, the phrase ends
// with it or it opens a byline, and no number or head word stands before it
// («security» is too common).
func (f *Finder) sensedAgain(d *tomar.Document, h *tomar.Hit) bool {
	e := &f.x.Gazetteer.Entities[h.ID]
	if e.Type != tomar.ORG || e.Subtype() == "security" || len(f.x.senses[h.ID]) == 0 || h.Suffix != tomar.None || h.Last-h.First > 1 || h.Fold > tomar.FoldLetter || d.Tokens[h.First].Pre > 0 {
		return false
	}
	st := &d.Sentences[d.Tokens[h.First].Sent]
	if h.Last < st.Last && !f.ends(d, h.Last) && !(h.First == st.First && f.look(d, h.Last).has(isGiven)) || f.reads(d, h, e, effectNone) != nil {
		return false
	}
	return h.First == st.First || !f.counted(d, h.First) && !f.toks[h.First-1].has(isHead)
}

// again chooses places that are also common words where the document names the
// same place elsewhere beyond doubt: a word keeps its sense.
func (f *Finder) again(d *tomar.Document) {
	clear(f.sure)
	for i := range f.cands {
		if c := &f.cands[i]; c.chosen && c.Type != tomar.PER && c.Entity != tomar.None {
			f.sure[c.Entity] = true
		}
	}
	for i := range f.cands {
		c := &f.cands[i]
		if !c.later || !f.sure[c.Entity] || f.taken(c.First) || len(f.x.senses[c.Entity]) > 0 && !f.alike(d, c) {
			continue
		}
		c.chosen = true
		c.Confidence, c.Rule = 0.7, "names.again"
	}
}

// alike says whether the document has the name c of one word in the same letters
// elsewhere, by a row of senses.tsv, or the entity's full name, of which it is a part.
func (f *Finder) alike(d *tomar.Document, c *candidate) bool {
	for i := range f.cands {
		o := &f.cands[i]
		if !o.chosen || o.later || o.Entity != c.Entity {
			continue
		}
		for t := o.First; t < o.Last; t++ {
			if base := d.Tokens[t].Core(); o.Last-o.First == 1 && f.sameKey(d, o.Base, c.Base) || o.Last-o.First > 1 && f.sameKey(d, base, c.Base) {
				return true
			}
		}
	}
	return false
}

// taken says whether a chosen name covers token i.
func (f *Finder) taken(i int32) bool {
	for j := i; j >= 0 && i-j <= maxName; j-- {
		for k := f.toks[j].cand - 1; k >= 0; k = f.cands[k].next {
			if c := &f.cands[k]; c.chosen && c.Last > i {
				return true
			}
		}
	}
	return false
}

// maxName is the most tokens of a name.
const maxName = 16
