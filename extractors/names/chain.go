package names

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/seeds"
)

// ezafeLetter is the letter that the ezafe is written with.
const ezafeLetter = "\u06cc"

// ruleChain names a body by a head word and an ezafe chain that ends in a name.
const ruleChain = "names.head.chain"

// maxChain is the most words between a head and the name that closes its chain.
const maxChain = 6

// chained makes a candidate of a head word whose complement no list has: an
// unknown word right behind it, or an ezafe chain that ends in a name.
func (f *Finder) chained(d *tomar.Document, h *tomar.Hit, head *seeds.Head, kind tomar.EntityType) {
	st := &d.Sentences[d.Tokens[h.First].Sent]
	if h.Last >= st.Last || h.Suffix == tomar.None && !strings.HasSuffix(d.Slice(h.Base), ezafeLetter) || d.Tokens[h.Last].Kind != tomar.Word {
		return
	}
	if c := f.longest(h.First); c >= 0 && f.cands[c].Last > h.Last {
		return // begins a listed name
	}
	if end, base := f.martyr(d, st, h.Last, head); end > 0 {
		f.context(d, h, kind, head.Subtype, end, base, 0.6, "names.head.person")
		return
	}
	if slices.Contains(head.Flags, "long") {
		if c := f.chainEnd(d, st, h.Last); c >= 0 {
			x := &f.cands[c]
			f.context(d, h, kind, head.Subtype, x.Last, x.Base.End, 0.5, ruleChain)
			return
		}
	}
	if !slices.Contains(head.Flags, "open") {
		return
	}
	a := f.look(d, h.Last)
	any := slices.Contains(head.Flags, "any")
	if f.complement(a, any) && d.Tokens[h.Last].Pre == 0 {
		f.context(d, h, kind, head.Subtype, h.Last+1, f.baseEnd(d, h.Last), 0.4, "names.head.unknown")
	}
}

// complement says whether a word may be a name behind a head word: an unknown
// one, or for heads that any word may follow one that is not too frequent.
func (f *Finder) complement(a *about, any bool) bool {
	if a.has(isStop | isTitle | isHead | isPlacePrep | isAnd) {
		return false
	}
	if a.has(isUnknown) {
		return true
	}
	return any && !a.has(isVerb|isOther|isDerived) && a.count < 3000
}

// martyr reads «martyr X» and the like as the name of what the head word says.
func (f *Finder) martyr(d *tomar.Document, st *tomar.Sentence, i int32, head *seeds.Head) (end, base int32) {
	if !slices.Contains(head.Flags, "person") || !f.toks[i].has(isTitle) || i+1 >= st.Last {
		return 0, 0
	}
	a := f.look(d, i+1)
	if f.toks[i+1].has(afterHonor) && a.has(isGiven|isGivenSuf|isUnknown) && !a.has(isStop|isVerb) {
		return i + 2, f.baseEnd(d, i+1)
	}
	return 0, 0
}

// baseEnd is the end of the base of token i as far as the lists tell.
func (f *Finder) baseEnd(d *tomar.Document, i int32) int32 {
	if b := f.toks[i].baseEnd; b > 0 {
		return b
	}
	return d.Tokens[i].Core().End
}

// chainEnd is the place or body that closes the ezafe chain from token i on;
// -1 where there is none.
func (f *Finder) chainEnd(d *tomar.Document, st *tomar.Sentence, i int32) int32 {
	for j := i; j < st.Last && j < i+maxChain; j++ {
		t := &d.Tokens[j]
		if j > i {
			if c := f.longest(j); c >= 0 && f.cands[c].Type != tomar.PER {
				if f.look(d, j-1).has(isAnd) {
					return -1 // a second thing
				}
				if last := f.cands[c].Last; f.happens(d, i) && last < st.Last && f.carries(d, last) && f.look(d, last).has(isStop) {
					return -1 // «… made a visit to Baghdad»
				}
				return c
			}
		}
		a := f.look(d, j)
		if t.Kind != tomar.Word || t.Pre > 0 || a.has(isStop|isPlacePrep) || a.has(isTitle) && !f.suffixed(d, j) || f.isClassNoun(d, j) || a.has(isVerb) && !a.has(isCommon) {
			return -1
		}
		if a.has(isAnd) || j+1 < st.Last && f.look(d, j+1).has(isAnd) {
			continue
		}
		if w := d.Slice(t.Span); !strings.HasSuffix(w, ezafeLetter) {
			return -1
		}
	}
	return -1
}

// isClassNoun says whether a class noun of places, in whatever form, stands at
// token j: what follows is a place of its own.
func (f *Finder) isClassNoun(d *tomar.Document, j int32) bool {
	for hits, k := f.hitsAt(d, j), 0; k < len(hits); k++ {
		if h := &hits[k]; h.Class == tomar.ClassPlaceHead && f.x.place[h.ID].outside && !f.x.place[h.ID].direction {
			return true
		}
	}
	return false
}

// suffixed says whether the title at token j bears a suffix: of whom a body is, or
// what it is for («the association of the teachers of …»), and nobody's title.
func (f *Finder) suffixed(d *tomar.Document, j int32) bool {
	for hits, k := f.hitsAt(d, j), 0; k < len(hits); k++ {
		if h := &hits[k]; h.Class == tomar.ClassTitle && (h.Suffix == tomar.None || h.Last > j+1) {
			return false
		}
	}
	return true
}

// introduced is the token behind the ezafe chain from token i on if the document
// gives the acronym of what it names behind it, in brackets or after a dash; 0
// where it does not.
func (f *Finder) introduced(d *tomar.Document, st *tomar.Sentence, i int32, kind tomar.EntityType) int32 {
	if kind != tomar.ORG || f.toks[i-1].has(isTitle) {
		return 0
	}
	for j := i; j+1 < st.Last && j <= i+maxChain; j++ {
		t := &d.Tokens[j]
		if t.Kind == tomar.Punct {
			mark, a := d.Slice(t.Span), &d.Tokens[j+1]
			switch {
			case j == i || f.toks[j-1].has(isHead) || spelt(d.Slice(d.Tokens[j-1].Core())):
			case mark == "(":
				if a.Kind == tomar.Latin || a.Kind == tomar.Acronym || a.Kind == tomar.Word && (spelt(d.Slice(a.Core())) || f.look(d, j+1).has(isUnknown) && !f.toks[j+1].has(isGiven|isEntity)) {
					if j+2 < st.Last && d.Slice(d.Tokens[j+2].Span) == ")" {
						return j
					}
				}
			case mark == "-" && spelt(d.Slice(a.Core())):
				return j
			}
			return 0
		}
		w := f.look(d, j)
		if t.Kind != tomar.Word || t.Pre > 0 || w.has(isStop|isPlacePrep) || w.has(isVerb) && !w.has(isCommon) {
			return 0
		}
		goesOn := strings.HasSuffix(d.Slice(t.Span), ezafeLetter) || strings.HasSuffix(d.Slice(t.Span), shortVowel)
		if !goesOn && !w.has(isAnd) && d.Tokens[j+1].Kind == tomar.Word && !f.look(d, j+1).has(isAnd) {
			return 0
		}
	}
	return 0
}

// abbreviated is the bracket behind the words from token i on, after the head word at token first, if
// the document gives in it the Latin acronym of what they name: such a name may be long, and have
// prepositions in it («the association for the support of … in the region X (XYZ)»); 0.
func (f *Finder) abbreviated(d *tomar.Document, st *tomar.Sentence, first, i int32) int32 {
	if first > st.First && f.toks[first-1].has(isTitle) && d.Tokens[first].Pre > 0 {
		return 0
	}
	for j := i; j+2 < st.Last && j <= i+longChain; j++ {
		if t := &d.Tokens[j]; t.Kind == tomar.Punct {
			if d.Slice(t.Span) == "(" && j > i && !(f.toks[j-1].has(isHead) && strings.HasSuffix(d.Slice(d.Tokens[j-1].Core()), ezafeLetter)) && !f.toks[j+1].has(isEntity) && f.acronymIn(d, st, j+1) {
				return j
			}
			return 0
		}
		t, w := &d.Tokens[j], f.look(d, j)
		if t.Kind != tomar.Word || t.Pre > 0 || w.has(isVerb) && !w.has(isCommon) || j > i && f.ownName(d, j) || f.indefinite(d.Slice(t.Core())) {
			return 0
		}
	}
	return 0
}

// acronymIn says whether a Latin acronym, hyphens within it or not, and a closing bracket stand from token i on.
func (f *Finder) acronymIn(d *tomar.Document, st *tomar.Sentence, i int32) bool {
	j := i
	for j < st.Last && j < i+3 && d.Slice(d.Tokens[j].Span) != ")" {
		j++
	}
	return j < st.Last && j > i && d.Slice(d.Tokens[j].Span) == ")" && capitals(d.Text[d.Tokens[i].Start:d.Tokens[j-1].End])
}

// longChain is the most words between a head and the acronym of what it begins.
const longChain = 12

// ownName says whether a body's name of its own begins at token j, for which the acronym behind it may
// stand: no ezafe joins it to the words before.
func (f *Finder) ownName(d *tomar.Document, j int32) bool {
	c := f.longest(j)
	return c >= 0 && f.cands[c].Type == tomar.ORG && !strings.HasSuffix(d.Slice(d.Tokens[j-1].Core()), ezafeLetter)
}

// capitals says whether a Latin word is an acronym: three letters or more, all but hyphens in capitals.
func capitals(w string) bool {
	n := 0
	for i := range len(w) {
		switch {
		case 'A' <= w[i] && w[i] <= 'Z':
			n++
		case w[i] != '-':
			return false
		}
	}
	return n >= 3
}

// context makes a candidate of a head word and what follows up to token last.
func (f *Finder) context(d *tomar.Document, h *tomar.Hit, kind tomar.EntityType, subtype string, last, base int32, weight float32, rule string) {
	m := tomar.Mention{
		Span: tomar.Span{Start: h.Start, End: d.Tokens[last-1].End}, Base: tomar.Span{Start: h.Base.Start, End: base},
		First: h.First, Last: last, Parent: tomar.None, Entity: tomar.None, Type: kind, Subtype: subtype,
		Method: tomar.ByContext, Confidence: 0.65, Provenance: tomar.Provenance{Rule: rule},
	}
	f.setKey(d, &m)
	f.add(candidate{Mention: m, weight: float32(last-h.First) + weight, hit: tomar.None})
}

// setKey makes the key of a name that no list has.
func (f *Finder) setKey(d *tomar.Document, m *tomar.Mention) {
	f.key = norm.AppendKey(f.key[:0], d.Slice(m.Base))
	m.Key = f.texts.Of(f.key)
}
