package names

import (
	"strings"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/gazetteers"
)

// headed says whether a head word that suits the entity stands right before h.
func (f *Finder) headed(d *tomar.Document, h *tomar.Hit, e *gazetteers.Entity) bool {
	for first := max(h.First-3, d.Sentences[d.Tokens[h.First].Sent].First); first < h.First; first++ {
		for i := f.toks[first].hit; i != tomar.None && int(i) < len(d.Hits) && d.Hits[i].First == first; i++ {
			o := &d.Hits[i]
			if o.Last != h.First {
				continue
			}
			switch {
			case o.Class == tomar.ClassOrgHead && e.Type == tomar.ORG && f.x.OrgHeads[o.ID].Subtype == e.Subtype(),
				o.Class == tomar.ClassPlaceHead && e.Type == tomar.LOC && !f.x.place[o.ID].direction && !f.x.place[o.ID].way,
				o.Class == tomar.ClassTitle && e.Type == tomar.PER:
				return true
			}
		}
	}
	return false
}

// licensed says whether the context of a one-word name that is also a common
// word makes it a name.
func (f *Finder) licensed(d *tomar.Document, h *tomar.Hit, e *gazetteers.Entity, a *about, common bool) bool {
	if !common {
		return true // weak only: the choice among namesakes is made by weight
	}
	if e.Type != tomar.LOC {
		return false
	}
	st := &d.Sentences[d.Tokens[h.First].Sent]
	if h.Last < st.Last && f.toks[h.Last].has(isVerb) || a.has(isVerb) && h.Suffix != tomar.None {
		return false // the noun of a light verb
	}
	if f.listedBeside(d, h) && (a.count < oftenWord || f.headed(d, h, e)) {
		return true
	}
	if a.count < 400 && f.ofForce(d, h.First) {
		return true
	}
	if a.count >= 400 || h.Fold > tomar.FoldNone && a.count >= 60 {
		return false
	}
	return h.Suffix == tomar.None && !a.has(isVerb|isDerived) && h.Fold <= tomar.FoldLetter && f.afterPrep(d, h)
}

// minor says whether a place is one of the many that few texts name.
func minor(e *gazetteers.Entity) bool {
	return e.Subtype() == "village" || e.Subtype() == "area" || e.Subtype() == "city" && e.Population < 30_000 && !e.Flags.Has(gazetteers.KRI)
}

// ofForce says whether a head word of forces stands right before token i: they
// are named after their place.
func (f *Finder) ofForce(d *tomar.Document, i int32) bool {
	for first := max(i-2, d.Sentences[d.Tokens[i].Sent].First); first < i; first++ {
		for hits, k := f.hitsAt(d, first), 0; k < len(hits); k++ {
			if h := &hits[k]; h.Class == tomar.ClassOrgHead && h.Last == i && f.x.OrgHeads[h.ID].Subtype == "security" {
				return true
			}
		}
	}
	return false
}

// orgHeadAt says whether a head word of bodies begins at token i.
func (f *Finder) orgHeadAt(d *tomar.Document, i int32) bool {
	for hits, k := f.hitsAt(d, i), 0; k < len(hits); k++ {
		if hits[k].Class == tomar.ClassOrgHead {
			return true
		}
	}
	return false
}

// afterPrep says whether a preposition of place stands right before h.
func (f *Finder) afterPrep(d *tomar.Document, h *tomar.Hit) bool {
	first := d.Sentences[d.Tokens[h.First].Sent].First
	return h.First > first && f.look(d, h.First-1).has(isPlacePrep)
}

// listedBeside says whether another place stands beside h in a list.
func (f *Finder) listedBeside(d *tomar.Document, h *tomar.Hit) bool {
	s := &d.Sentences[d.Tokens[h.First].Sent]
	if h.First-2 >= s.First && f.joins(d, h.First-1) && f.placeAt(d, h.First-2) {
		return true
	}
	return h.Last+1 < s.Last && f.joins(d, h.Last) && f.placeAt(d, h.Last+1)
}

func (f *Finder) joins(d *tomar.Document, i int32) bool {
	t := &d.Tokens[i]
	if t.Kind == tomar.Punct {
		p := d.Slice(t.Span)
		return p == "،" || p == ","
	}
	return f.look(d, i).has(isAnd)
}

// placeAt says whether an unambiguous place stands alone at token i.
func (f *Finder) placeAt(d *tomar.Document, i int32) bool {
	for hits, k := f.hitsAt(d, i), 0; k < len(hits); k++ {
		h := &hits[k]
		if h.Class == tomar.ClassEntity && h.Last == i+1 {
			e := &f.x.Gazetteer.Entities[h.ID]
			if e.Type == tomar.LOC && !e.Flags.Has(gazetteers.Common) && f.look(d, i).count < commonName {
				return true
			}
		}
	}
	return false
}

// ofAnother says whether the word at token i, a given name and a place, is the place,
// and the name begins behind it: the word ends a listed body or place and a name's
// part follows («the Parliament of Kurdistan Tariq …»), or it belongs to a noun and a
// listed name follows («the minister of finance of Kurdistan Tariq Jawhar»).
func (f *Finder) ofAnother(d *tomar.Document, st *tomar.Sentence, i int32) bool {
	if i == st.First || i+1 >= st.Last || d.Tokens[i].Post > 0 || !f.toks[i+1].has(isGiven|isGivenSuf|isFamily) {
		return false
	}
	for first := max(i-maxTitle, st.First); first < i; first++ {
		for hits, k := f.hitsAt(d, first), 0; k < len(hits); k++ {
			if h := &hits[k]; h.Class == tomar.ClassEntity && h.Last == i+1 && f.x.Gazetteer.Entities[h.ID].Type != tomar.PER {
				return true
			}
		}
	}
	return strings.HasSuffix(d.Slice(d.Tokens[i-1].Core()), ezafeLetter) && f.placeAt(d, i) && f.listedPerson(d, i+1)
}

// listedPerson says whether a listed name of two words or more begins at token i.
func (f *Finder) listedPerson(d *tomar.Document, i int32) bool {
	for hits, k := f.hitsAt(d, i), 0; k < len(hits); k++ {
		if h := &hits[k]; h.Class == tomar.ClassEntity && h.Last > i+1 && f.x.Gazetteer.Entities[h.ID].Type == tomar.PER {
			return true
		}
	}
	return false
}

// adjective says whether h, whose letters are those of a demonym too, belongs to
// the noun or number before it: «a Swedish man», «the Swedish language», no ezafe of
// Sweden, which a word would follow, and no object of a light verb («he visited
// Sweden») with the oblique ending.
func (f *Finder) adjective(d *tomar.Document, h *tomar.Hit) bool {
	st := &d.Sentences[d.Tokens[h.First].Sent]
	if h.Suffix == tomar.None || !f.ezafe(h.Suffix) || f.x.Morph.AfterVowel(d.Slice(h.Base)) || h.First == st.First {
		return false
	}
	before := &d.Tokens[h.First-1]
	if f.counts(d, h.First-1) {
		return true // «300 Palestinians»
	}
	if before.Kind != tomar.Word || f.look(d, h.First-1).has(isStop|isPlacePrep|isAnd|isHead) || !strings.HasSuffix(d.Slice(before.Span), ezafeLetter) {
		return false
	}
	return f.indefinite(d.Slice(before.Core())) || h.Last >= st.Last || f.ends(d, h.Last) && !f.toks[h.Last].has(isVerb)
}

// counts says whether a number stands at token i that is no year.
func (f *Finder) counts(d *tomar.Document, i int32) bool {
	if t := &d.Tokens[i]; t.Kind == tomar.Number {
		return utf8.RuneCountInString(d.Slice(t.Core())) < yearDigits
	}
	for hits, k := f.hitsAt(d, i), 0; k < len(hits); k++ {
		if h := &hits[k]; h.Class == tomar.ClassNumberWord && h.Last == i+1 && h.Suffix == tomar.None { // no «sixth of»
			return true
		}
	}
	return false
}

// yearDigits is how many digits a year has.
const yearDigits = 4

// indefinite says whether a word may be cut into a stem and a suffix that is
// indefinite in its first reading.
func (f *Finder) indefinite(word string) bool {
	f.cuts = f.x.Morph.Analyze(word, f.cuts[:0])
	for _, c := range f.cuts {
		if p := f.x.Morph.Path(c.Path); c.Path != tomar.None && len(p.Readings) > 0 && p.Readings[0].Features&morph.Indefinite != 0 {
			return true
		}
	}
	return false
}
