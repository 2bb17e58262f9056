package names

import (
	"slices"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// part is the first or last word of a person's name in this document.
type part struct {
	cand  int32
	first bool
	prev  int32 // the part before with the same key; None
}

// ezafe says whether a suffix may say the ezafe.
func (f *Finder) ezafe(suffix int32) bool { return f.x.Morph.Any(suffix)&morph.Ezafe != 0 }

// follow finds short forms of people who are named in full in the document.
func (f *Finder) follow(d *tomar.Document) {
	f.parts = f.parts[:0]
	clear(f.keys)
	clear(f.firsts[:])
	clear(f.clubs)
	f.aliases(d)
	for i := range f.cands {
		c := &f.cands[i]
		if !c.chosen || c.Type != tomar.PER || c.Last-c.First < 2 {
			continue
		}
		f.addPart(d, d.Tokens[c.First].Core(), int32(i), true)
		f.addPart(d, tomar.Span{Start: d.Tokens[c.Last-1].Core().Start, End: c.Base.End}, int32(i), false)
	}
	n := len(f.cands)
	f.covered(d, n)
	for i := range d.Tokens {
		if k := d.Tokens[i].Kind; k != tomar.Word && k != tomar.Latin || f.toks[i].hit == coveredHit || len(f.parts) > 0 && f.inFull(d, int32(i)) {
			continue
		}
		if (len(f.parts) == 0 || !f.short(d, int32(i))) && f.toks[i].has(isSurname) {
			f.surname(d, int32(i))
		}
	}
}

// coveredHit marks tokens of chosen names in about.hit.
const coveredHit int32 = -2

// covered marks the tokens of chosen names other than lone places that may be
// people's first names.
func (f *Finder) covered(d *tomar.Document, n int) {
	for i := range f.cands[:n] {
		if c := &f.cands[i]; c.chosen {
			for t := c.First; t < c.Last; t++ {
				f.toks[t].hit = coveredHit
			}
		}
	}
}

func (f *Finder) addPart(d *tomar.Document, s tomar.Span, cand int32, first bool) {
	if s.Len() < 6 {
		return
	}
	f.key = norm.AppendKey(f.key[:0], d.Slice(s))
	if len(f.key) < 2 {
		return
	}
	f.parts = append(f.parts, part{cand, first, f.keys[string(f.key)] - 1})
	f.keys[f.texts.Of(f.key)] = int32(len(f.parts))
	w, b := firstBits(f.key)
	f.firsts[w] |= b
}

// firstBits is the place of a key's first two codes in the filter.
func firstBits(key []byte) (word int, bit uint64) {
	h := uint32(key[0])*31 + uint32(key[1])
	return int(h>>6) & 63, 1 << (h & 63)
}

// short makes a chosen candidate of token i where it is a part of a person's
// name.
func (f *Finder) short(d *tomar.Document, i int32) bool {
	t := &d.Tokens[i]
	core := d.Slice(t.Core())
	whole := f.forms.CoreKey(i, f.key)
	if len(whole) < 2 {
		return false
	}
	if w, b := firstBits(whole); f.firsts[w]&b == 0 {
		return false
	}
	f.cuts = f.x.Morph.Analyze(core, f.cuts[:0])
	for _, c := range f.cuts {
		if c.Path != tomar.None && !f.x.Morph.Names(c.Path) {
			continue
		}
		f.key = norm.AppendKey(f.key[:0], core[:c.Stem])
		if p := f.nearest(f.keys[string(f.key)]-1, i); p >= 0 {
			of := &f.cands[f.parts[p].cand]
			a := f.look(d, i)
			if a.has(isCommon) && a.count >= commonName && !a.has(isFamily|isFamilySuf|isSurname) || a.has(isStop) || a.has(isOther) && !f.ofPeople(d, i) || a.has(isTitle) && (!a.has(surnameBare) || a.has(familyCommon)) || a.count >= 100 {
				return false
			}
			if f.beside(d, i, c.Path) {
				return false
			}
			m := of.Mention
			m.Span, m.First, m.Last = t.Span, i, i+1
			m.Base = tomar.Span{Start: t.Core().Start, End: t.Core().Start + c.Stem}
			m.Method, m.Confidence = tomar.ByShort, 0.8
			m.Provenance = tomar.Provenance{Rule: "names.short"}
			f.add(candidate{Mention: m, weight: 1, chosen: true, hit: tomar.None})
			return true
		}
	}
	return false
}

// ofPeople says whether a word that says of what people somebody is stands by itself, as a surname does, and not
// with a noun or number before it: «Sudani met Pezeshkian», but «a Sudani refugee».
func (f *Finder) ofPeople(d *tomar.Document, i int32) bool {
	demonym := false
	for hits, k := f.hitsAt(d, i), 0; k < len(hits); k++ {
		switch hits[k].Class {
		case tomar.ClassDemonym:
			demonym = true
		case tomar.ClassMonth, tomar.ClassWeekday, tomar.ClassNumberWord:
			return false
		}
	}
	if !demonym || i == d.Sentences[d.Tokens[i].Sent].First {
		return demonym
	}
	return d.Tokens[i-1].Kind != tomar.Number && !f.counts(d, i-1) && !f.belongs(d, i)
}

// nearest is the part, of those with one key, of the person whom token i names
// short: who was named in full last before it, else first behind it; -1 where
// there is none.
func (f *Finder) nearest(p, i int32) int32 {
	best := int32(-1)
	for ; p >= 0; p = f.parts[p].prev {
		first := f.cands[f.parts[p].cand].First
		if f.parts[p].first && first > i {
			continue // a first name alone needs the full name before
		}
		if best >= 0 {
			old := f.cands[f.parts[best].cand].First
			if old < i && (first > i || first < old) || old > i && first > old {
				continue
			}
		}
		best = p
	}
	return best
}

// beside says whether token i is a part of another, longer name: a part of a
// name stands right before or behind it.
func (f *Finder) beside(d *tomar.Document, i, path int32) bool {
	st := &d.Sentences[d.Tokens[i].Sent]
	if i > st.First && d.Tokens[i].Space && d.Tokens[i-1].Kind == tomar.Word && f.namePart(d, i-1) {
		return true
	}
	return path == tomar.None && i+1 < st.Last && d.Tokens[i+1].Kind == tomar.Word && f.namePart(d, i+1)
}

func (f *Finder) namePart(d *tomar.Document, i int32) bool {
	a := f.look(d, i)
	if a.has(isStop | isVerb | isTitle | isAnd) {
		return false
	}
	return a.has(isUnknown) || a.has(isGiven|isFamily) && !(a.has(isCommon|isDerived) && a.count >= commonName)
}

// surname makes a mention of a known person's surname alone, where a title or
// what follows says that it is somebody, or the document is about his country;
// whom, the document does not tell.
func (f *Finder) surname(d *tomar.Document, i int32) {
	a := f.look(d, i)
	if a.has(isCommon|isDerived|isStop) && a.count >= commonName || a.has(familyCommon|isGiven|isTitle|isOther|isVerb) || a.has(isEntity) && (!a.has(surnameBare) || a.cand != 0) || f.beside(d, i, tomar.None) {
		return
	}
	st := &d.Sentences[d.Tokens[i].Sent]
	if f.ofSome(d, i) {
		return
	}
	if i > st.First && f.toks[i-1].has(isHead) {
		return // a family or a tribe
	}
	said := i+1 < st.Last && (f.toks[i+1].has(isVerb) || d.Slice(d.Tokens[i+1].Span) == ":")
	sure := a.has(afterHonor|afterRole) || i == st.First && said
	if !sure && !f.distinctive(d, i, a) {
		return
	}
	m := tomar.Mention{
		Span: d.Tokens[i].Span, Base: tomar.Span{Start: d.Tokens[i].Core().Start, End: f.baseEnd(d, i)}, First: i, Last: i + 1,
		Parent: tomar.None, Entity: tomar.None, Type: tomar.PER, Method: tomar.ByShort, Confidence: 0.6,
		Provenance: tomar.Provenance{Rule: "names.surname"},
	}
	if f.otherwise(d, &m) {
		return
	}
	m.Candidates = f.holders[:0]
	for hits, k := f.hitsAt(d, i), 0; k < len(hits); k++ {
		h := &hits[k]
		if h.Last != i+1 || h.Class != tomar.ClassShort || len(m.Candidates) == maxHolders || f.speaks(d, h, f.x.senses[h.ID], effectNone) != nil {
			continue
		}
		if e := &f.x.Gazetteer.Entities[h.ID]; e.Type == tomar.PER && (sure || h.Fold <= tomar.FoldLetter && (h.Suffix == tomar.None || h.Base.Len() > distinctiveName) && (e.Country() == "" || f.near(e) > 0)) {
			m.Candidates = append(m.Candidates, h.ID)
		}
	}
	f.holders = m.Candidates
	if !sure && !slices.ContainsFunc(m.Candidates, f.inOffice) && f.fromPlace(d, i) {
		return
	}
	if len(m.Candidates) > 1 {
		m.Candidates = f.told(d, &m)
	}
	switch len(m.Candidates) {
	case 0:
		return
	case 1:
		m.Entity, m.Candidates = m.Candidates[0], nil
	default:
		m.Candidates = f.keep(m.Candidates)
	}
	f.setKey(d, &m)
	f.add(candidate{Mention: m, weight: 1, chosen: true, hit: tomar.None})
}

// fromPlace says whether the family name at token i also says whence or of which
// tribe anybody is.
func (f *Finder) fromPlace(d *tomar.Document, i int32) bool {
	for hits, k := f.hitsAt(d, i), 0; k < len(hits); k++ {
		if h := &hits[k]; h.Class == tomar.ClassFamily && h.Last == i+1 {
			if kind := f.x.Gazetteer.Family[h.ID].Kind; kind == "nisba" || kind == "tribe" {
				return true
			}
		}
	}
	return false
}

// inOffice says whether a person is known to have held an office at some time.
func (f *Finder) inOffice(e int32) bool {
	return slices.ContainsFunc(f.x.Gazetteer.TermsOf(e), func(t int32) bool { return f.x.Gazetteer.Terms[t].Start != "" })
}

// told are those candidates of a lone surname whom the document tells: the one who
// holds or held the office that stands beside it, else the only one whom the
// document names by it elsewhere; all of them where it tells nobody. The answer has the memory
// of the candidates.
func (f *Finder) told(d *tomar.Document, m *tomar.Mention) []int32 {
	best, found := float32(0), tomar.None
	for _, e := range m.Candidates {
		c := candidate{Mention: *m}
		c.Entity = e
		switch w := f.officeBeside(d, &c); {
		case w > best:
			best, found = w, e
		case w == best:
			found = tomar.None
		}
	}
	if best <= 0 {
		found = tomar.None
		for i := range f.cands {
			c := &f.cands[i]
			if !c.chosen || c.Last-c.First != 1 || c.Entity == tomar.None || c.Entity == found || !slices.Contains(m.Candidates, c.Entity) || !f.sameKey(d, c.Base, m.Base) {
				continue
			}
			if found != tomar.None {
				return m.Candidates
			}
			found = c.Entity
		}
	}
	if found == tomar.None {
		return m.Candidates
	}
	return append(m.Candidates[:0], found)
}

// distinctive says whether the surname at token i is no other word: long
// enough, in no list of words, and not written onto something else.
func (f *Finder) distinctive(d *tomar.Document, i int32, a *about) bool {
	t := &d.Tokens[i]
	if t.Kind != tomar.Word || t.Pre > 0 || t.Core().Len() < distinctiveName || a.has(isCommon|isDerived|isVerb|isHead|isGivenSuf) {
		return false
	}
	f.key = norm.AppendKey(f.key[:0], d.Slice(tomar.Span{Start: t.Core().Start, End: f.baseEnd(d, i)}))
	return f.x.words[string(f.key)].bits&isCommon == 0
}

// distinctiveName is the length in bytes of a surname that needs no licence.
const distinctiveName = 8
