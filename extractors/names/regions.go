package names

import (
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// compileRests leads the names of governorates without
// their head word to them, where that is no listed name itself: a list names
// them so («the governorates of X, Y and Z»).
func (x *Lexicon) compileRests() {
	x.rests = map[string]int32{}
	heads := map[string]bool{}
	for i := range x.PlaceHeads {
		h := &x.PlaceHeads[i]
		if h.Belongs {
			heads[string(norm.AppendKey(nil, h.Word+ezafeLetter))] = true
		}
	}
	for i := range x.Gazetteer.Entities {
		e := &x.Gazetteer.Entities[i]
		if e.Type != tomar.LOC || e.Subtype() != "governorate" {
			continue
		}
		for _, n := range x.Gazetteer.NamesOf(int32(i)) {
			head, rest, ok := strings.Cut(n.Text, " ")
			if !ok || strings.Contains(rest, " ") || !heads[string(norm.AppendKey(nil, head))] {
				continue
			}
			k := string(norm.AppendKey(nil, rest))
			if _, twice := x.rests[k]; !twice && len(k) >= 5 {
				x.rests[k] = int32(i)
			}
		}
	}
}

// bareRegions makes candidates of governorates named without their head word.
func (f *Finder) bareRegions(d *tomar.Document) {
	for i := range d.Tokens {
		if d.Tokens[i].Kind != tomar.Word || f.toks[i].has(isEntity|isGiven|isGivenSuf|isFamily|isFamilySuf|isSurname|isTitle|isVerb) || d.Tokens[i].Core().Len() < 10 {
			continue
		}
		if !f.look(d, int32(i)).has(isUnknown) {
			continue
		}
		if i > 0 && d.Tokens[i].Space && f.toks[i-1].has(isHead) && !f.look(d, int32(i)-1).has(isPlacePrep) {
			continue // another thing of this name
		}
		core := d.Tokens[i].Core()
		r := f.region(f.ids[i], d.Slice(core))
		if r.stem == 0 {
			continue
		}
		h := tomar.Hit{Span: d.Tokens[i].Span, Base: tomar.Span{Start: core.Start, End: core.Start + r.stem}, First: int32(i), Last: int32(i) + 1, ID: r.entity}
		m := f.mention(d, &h, &f.x.Gazetteer.Entities[r.entity])
		m.Confidence, m.Rule = 0.75, "names.region"
		f.add(candidate{Mention: m, weight: 1.5, hit: tomar.None})
	}
}

// region is a governorate that a word names; stem is 0 where it names none.
type region struct{ entity, stem int32 }

func (f *Finder) region(id int32, word string) region {
	if id == forms.None {
		return f.readRegion(word)
	}
	r, known := f.regions.At(id)
	if !known {
		*r = f.readRegion(word)
	}
	return *r
}

func (f *Finder) readRegion(word string) region {
	f.cuts = f.x.Morph.Analyze(word, f.cuts[:0])
	for _, c := range f.cuts {
		if c.Path != tomar.None && !f.x.Morph.Names(c.Path) {
			continue
		}
		f.key = norm.AppendKey(f.key[:0], word[:c.Stem])
		if e, ok := f.x.rests[string(f.key)]; ok {
			return region{e, c.Stem}
		}
	}
	return region{}
}
