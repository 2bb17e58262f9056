package names

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/morph"
)

// aliases finds what the document itself introduces as another name of a body:
// an acronym in brackets behind it, and the place that a club is called by.
func (f *Finder) aliases(d *tomar.Document) {
	n := len(f.cands)
	for i := range n {
		c := &f.cands[i]
		if !c.chosen || c.Type != tomar.ORG || c.Last-c.First < 2 {
			continue
		}
		if c.Subtype == "club" && f.toks[c.First].has(isHead) {
			f.club(d, int32(i))
		}
		f.bracket(d, int32(i))
	}
}

// bracket reads «… (ABC)» as a name and its acronym, here and from here on.
func (f *Finder) bracket(d *tomar.Document, of int32) {
	c := f.cands[of]
	i := c.Last
	if int(i)+2 >= len(d.Tokens) || d.Tokens[i+2].Sent != d.Tokens[c.First].Sent || f.taken(i+1) {
		return
	}
	if d.Slice(d.Tokens[i].Span) != "(" || d.Slice(d.Tokens[i+2].Span) != ")" {
		return
	}
	t := &d.Tokens[i+1]
	if t.Kind != tomar.Latin && t.Kind != tomar.Acronym && (t.Kind != tomar.Word || !f.look(d, i+1).has(isUnknown)) || t.Len() < 4 || t.Len() > longestName {
		return
	}
	f.also(d, &c, i+1, "names.acronym")
	f.addPart(d, t.Core(), of, false)
}

// also adds a mention of token i as another name of c.
func (f *Finder) also(d *tomar.Document, c *candidate, i int32, rule string) {
	t := &d.Tokens[i]
	m := c.Mention
	m.Span, m.Base, m.First, m.Last = t.Span, t.Core(), i, i+1
	m.Method, m.Confidence, m.Provenance = tomar.ByShort, 0.75, tomar.Provenance{Rule: rule}
	f.add(candidate{Mention: m, weight: 1, chosen: true, hit: tomar.None})
}

// club takes the other mentions of the place that a club is called by for the
// club, where no preposition or head word makes them the place.
func (f *Finder) club(d *tomar.Document, of int32) {
	c := f.cands[of]
	place := tomar.None
	for i := c.Last - 1; i > c.First; i-- {
		for k := f.toks[i].cand - 1; k >= 0; k = f.cands[k].next {
			if x := &f.cands[k]; x.Type == tomar.LOC && x.Subtype == "city" && x.Last == c.Last && x.Entity != tomar.None {
				place = x.Entity
			}
		}
	}
	if place == tomar.None || f.clubs[place] {
		return
	}
	f.clubs[place] = true
	for i := range f.cands {
		x := &f.cands[i]
		if !x.chosen || x.Entity != place || x.Type != tomar.LOC || x.Last-x.First != 1 || f.insideOther(x) {
			continue
		}
		if x.hit != tomar.None && f.x.Morph.Any(d.Hits[x.hit].Suffix)&(morph.In|morph.From) != 0 {
			continue // «in X» is the place
		}
		if x.First > d.Sentences[d.Tokens[x.First].Sent].First && (f.look(d, x.First-1).has(isPlacePrep) || f.toks[x.First-1].has(isHead)) {
			continue
		}
		if int(x.Last) < len(d.Tokens) && d.Tokens[x.Last].Sent == d.Tokens[x.First].Sent && !clubGoesOn(d, x.Last) {
			continue // a dateline
		}
		x.Entity, x.Type, x.Subtype, x.Key, x.NameEN = c.Entity, c.Type, c.Subtype, c.Key, c.NameEN
		x.Method, x.Confidence, x.Provenance = tomar.ByShort, 0.7, tomar.Provenance{Rule: "names.club"}
	}
}

// insideOther says whether a longer chosen name covers x.
func (f *Finder) insideOther(x *candidate) bool {
	for j := x.First; j >= 0 && x.First-j <= maxName; j-- {
		for k := f.toks[j].cand - 1; k >= 0; k = f.cands[k].next {
			if o := &f.cands[k]; o != x && o.chosen && o.First <= x.First && o.Last >= x.Last && o.Last-o.First > 1 {
				return true
			}
		}
	}
	return false
}

// clubGoesOn says whether token i may follow a club's name in a sentence: a word
// or a closing mark, no dash and no number.
func clubGoesOn(d *tomar.Document, i int32) bool {
	t := &d.Tokens[i]
	if t.Kind != tomar.Punct {
		return t.Kind == tomar.Word
	}
	s := d.Slice(t.Span)
	return s != "-" && s != "–" && s != "/"
}
