package names

import (
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/seeds"
)

// intro is how a document introduces somebody of no office.
type intro struct {
	walk *walk // nil where it does not
	noun bool  // a noun does, and not an age alone
	age  int   // in years; 0 where none is told
}

// ordinaryPeople notes the names of people whom no list has and whom the document
// introduces as people of no office are introduced.
func (f *Finder) ordinaryPeople(d *tomar.Document) {
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Type != tomar.PER || m.Entity != tomar.None || m.Key == "" {
			continue
		}
		t := f.intro(d, m)
		if t.walk == nil {
			continue
		}
		many, crowded := f.often(d, m)
		if !many {
			continue
		}
		s := stand{walk: t.walk.name, line: t.walk.line}
		if crowded {
			s.place = f.homeOf(d, m)
		}
		if old, known := f.plain[m.Key]; !known || old.place == "" {
			f.plain[m.Key] = s
		}
	}
}

// intro is how the words around a name introduce its bearer: a noun and «by
// the name of», a noun or an age behind it, a noun right before it. The nouns and
// the words of age are rows of walks.tsv.
func (f *Finder) intro(d *tomar.Document, m *tomar.Mention) intro {
	first := d.Sentences[d.Tokens[m.First].Sent].First
	j := m.First - 1
	for j > first && j > m.First-3 && d.Tokens[j].Kind == tomar.Punct && (f.comma(d, j) || isOpen(d.Slice(d.Tokens[j].Span))) {
		j--
	}
	if j >= first && f.kinAt(d, j) {
		return intro{} // «X, the son of Y, aged 20»: not Y's
	}
	t := f.introBehind(d, m)
	if t.noun || j < first {
		return t
	}
	if b := f.introBefore(d, m, first, j); b.walk != nil {
		b.age = max(b.age, t.age)
		return b
	}
	return t
}

// kinAt says whether a noun for somebody ends at token j, with the ezafe: what
// follows says whose he is.
func (f *Finder) kinAt(d *tomar.Document, j int32) bool {
	for hits, k := f.hitsAt(d, j), 0; k < len(hits); k++ {
		h := &hits[k]
		if h.Class != tomar.ClassTitle || h.Last != j+1 || f.x.title[h.ID].kind != seeds.VictimNoun {
			continue
		}
		if h.Suffix != tomar.None && f.ezafe(h.Suffix) || f.x.title[h.ID].form && strings.HasSuffix(d.Slice(d.Tokens[j].Span), ezafeLetter) {
			return true
		}
	}
	return false
}

func (f *Finder) introBehind(d *tomar.Document, m *tomar.Mention) intro {
	st := &d.Sentences[d.Tokens[m.First].Sent]
	j := m.Last
	for j < st.Last && j < m.Last+2 && f.comma(d, j) {
		j++
	}
	if j > m.Last && j < st.Last && d.Slice(d.Tokens[j].Span) == ezafeLetter {
		j++ // the ezafe behind a quotation mark
	}
	if w, age := f.ageAt(d, j, st.Last); w != nil {
		return intro{walk: w, age: age}
	}
	if j > m.Last && j < st.Last {
		if w, last := f.nounAt(d, j); w != nil && f.oneOf(d, j, last) {
			return intro{walk: w, noun: true}
		}
	}
	return intro{}
}

// nameReach is how many tokens before «by the name of» a noun or an age is looked for.
const nameReach = 8

// introBefore reads the words that end at token j, right before the name.
func (f *Finder) introBefore(d *tomar.Document, m *tomar.Mention, first, j int32) intro {
	if d.Tokens[j].Kind != tomar.Word || !f.namedBy(d, j, first) {
		for k := max(first, m.First-3); k < m.First; k++ {
			if w, last := f.nounAt(d, k); w != nil && last == m.First && f.bareWord(d, k, last) {
				return intro{walk: w, noun: true}
			}
		}
		return intro{}
	}
	var t intro
	for k := j - 1; k >= first && k >= j-nameReach; k-- {
		if d.Tokens[k].Kind == tomar.Punct && d.Slice(d.Tokens[k].Span) != "(" && d.Slice(d.Tokens[k].Span) != ")" {
			break
		}
		if w, age := f.ageAt(d, k, j); w != nil && (k == first || !f.look(d, k-1).has(isPlacePrep)) {
			t.age = age
			if t.walk == nil {
				t.walk = w
			}
		}
		if w, last := f.nounAt(d, k); w != nil && last <= j && f.oneOf(d, k, last) {
			t.walk, t.noun = w, true
			break
		}
	}
	return t
}

// nounAt is the row of the noun for people of no office that begins at token i,
// and the token behind it.
func (f *Finder) nounAt(d *tomar.Document, i int32) (w *walk, last int32) {
	for hits, k := f.hitsAt(d, i), 0; k < len(hits); k++ {
		h := &hits[k]
		if h.Class != tomar.ClassTitle || f.x.walks[h.ID].by != "noun" || h.Last < last {
			continue
		}
		w, last = &f.x.walks[h.ID], h.Last
	}
	return w, last
}

// oneOf says whether the noun of tokens [i, last) is indefinite: somebody of whom
// nothing was told before.
func (f *Finder) oneOf(d *tomar.Document, i, last int32) bool {
	for hits, k := f.hitsAt(d, i), 0; k < len(hits); k++ {
		if h := &hits[k]; h.Class == tomar.ClassTitle && h.Last == last && h.Suffix != tomar.None && f.x.Morph.Any(h.Suffix)&morph.Indefinite != 0 {
			return true
		}
	}
	return f.indefinite(d.Slice(d.Tokens[last-1].Core()))
}

// bareWord says whether the noun of tokens [i, last) stands without an ending: it
// is what the one behind it is, and not whose it is.
func (f *Finder) bareWord(d *tomar.Document, i, last int32) bool {
	t := &d.Tokens[last-1]
	if f.toks[i].has(isGiven) || t.Post > 0 || d.Tokens[i].Pre > 0 {
		return false
	}
	for hits, k := f.hitsAt(d, i), 0; k < len(hits); k++ {
		if h := &hits[k]; h.Class == tomar.ClassTitle && h.Last == last {
			return h.Suffix == tomar.None && !f.x.title[h.ID].form
		}
	}
	return false
}
