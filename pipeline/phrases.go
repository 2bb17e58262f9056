package pipeline

import (
	"iter"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/dates/numeral"
	"github.com/tomar-nlp/tomar/extractors/match"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/gazetteers"
	"github.com/tomar-nlp/tomar/seeds"
)

// otherPhrases is about how many phrases there are beside names of entities.
const otherPhrases = 30_000

// phrases are the entries of every list for the one automaton; made are further
// spellings of names.
func (d *Data) phrases(made []gazetteers.Name) iter.Seq[match.Phrase] {
	return match.All(match.Gazetteer(d.Gazetteer), match.Names(made), match.Common(d.common), d.words(), d.timeWords(), d.triggerWords())
}

// words are titles, head words and demonyms; the id is the row.
func (d *Data) words() iter.Seq[match.Phrase] {
	return func(yield func(match.Phrase) bool) {
		ok := true
		add := func(class tomar.Class, id int, word string, variants []string) {
			ok = ok && yield(match.Phrase{Text: word, Class: class, ID: int32(id)})
			for _, v := range variants {
				ok = ok && yield(match.Phrase{Text: v, Class: class, ID: int32(id)})
			}
		}
		for i, t := range d.Titles {
			add(tomar.ClassTitle, i, t.Word, t.Variants)
		}
		heads := func(class tomar.Class, list []seeds.Head) {
			for i, h := range list {
				add(class, i, h.Word, h.Variants)
			}
		}
		heads(tomar.ClassOrgHead, d.OrgHeads)
		heads(tomar.ClassPlaceHead, d.PlaceHeads)
		for i, t := range d.Demonyms {
			add(tomar.ClassDemonym, i, t.Word, t.Variants)
		}
	}
}

func (d *Data) timeWords() iter.Seq[match.Phrase] {
	return func(yield func(match.Phrase) bool) {
		d.dates.Phrases(func(text string, class tomar.Class, id int32, bare bool) bool {
			p := match.Phrase{Text: text, Class: class, ID: id}
			if bare {
				p.Flags = match.Bare
			}
			return yield(p)
		})
	}
}

func (d *Data) triggerWords() iter.Seq[match.Phrase] {
	return func(yield func(match.Phrase) bool) {
		d.events.Phrases(func(text string, id int32) bool {
			return yield(match.Phrase{Text: text, Class: tomar.ClassTrigger, ID: id})
		})
	}
}

// quantity reads a number for whoever counts people.
func (d *Data) quantity(doc *tomar.Document, token int32) (lo, hi, last int32, ok bool) {
	n, ok := d.dates.Numbers().Quantity(doc, token)
	if !ok || n.Under > 1 || n.Min > maxPeople {
		return 0, 0, 0, false
	}
	hi = tomar.None
	if n.Max != numeral.Open && n.Max <= maxPeople {
		hi = int32(n.Max)
	}
	return int32(n.Min), hi, n.Last, true
}

// maxPeople is more than anybody counts.
const maxPeople = 1 << 30

const definite = morph.Definite | morph.Plural | morph.Demonstrative

// defined reports whether every reading of a suffix path makes its noun definite
// or plural.
func (d *Data) defined(suffix int32) bool {
	p := d.Morph.Path(suffix)
	for _, r := range p.Readings {
		if r.Features&definite == 0 {
			return false
		}
	}
	return len(p.Readings) > 0
}

// copular reports whether every reading of a suffix path is the copula on a bare
// word: «they are accused», but not «it is in the war», «they are the meeting».
func (d *Data) copular(suffix int32) bool {
	p := d.Morph.Path(suffix)
	for _, r := range p.Readings {
		if r.Features&morph.Copula == 0 || r.Features&(definite|morph.In|morph.From|morph.Through) != 0 {
			return false
		}
	}
	return len(p.Readings) > 0
}

// definiteWord reports whether a word may be cut into a stem and a suffix that
// every reading calls definite or demonstrative; a bare plural looks too much
// like an infinitive.
func (d *Data) definiteWord(word string) bool {
	var buf [16]morph.Analysis
	for _, a := range d.Morph.Analyze(word, buf[:0]) {
		p := d.Morph.Path(a.Path)
		all := len(p.Readings) > 0 && a.Stem >= minStem
		for _, r := range p.Readings {
			all = all && r.Features&(morph.Definite|morph.Demonstrative) != 0
		}
		if all {
			return true
		}
	}
	return false
}

// pluralWord reports whether a word may be cut into a stem and a suffix that
// every reading calls definite and plural.
func (d *Data) pluralWord(word string) bool {
	const both = morph.Definite | morph.Plural
	var buf [16]morph.Analysis
	for _, a := range d.Morph.Analyze(word, buf[:0]) {
		p := d.Morph.Path(a.Path)
		if len(p.Readings) == 0 {
			continue
		}
		all := true
		for _, r := range p.Readings {
			all = all && r.Features&both == both
		}
		if all {
			return true
		}
	}
	return false
}

// agentClitic reports whether a reading of a name's suffix bears a plural person.
func (d *Data) agentClitic(suffix string) bool {
	const persons = morph.Person4 | morph.Person5 | morph.Person6
	p := d.Morph.Path(d.Morph.Suffix(suffix))
	for _, r := range p.Readings {
		if r.Features&persons != 0 {
			return true // a name has no plural, so that it is none
		}
	}
	return false
}

// predicateName reports whether a reading of a name's suffix is the copula.
func (d *Data) predicateName(suffix string) bool {
	p := d.Morph.Path(d.Morph.Suffix(suffix))
	for _, r := range p.Readings {
		if r.Features&morph.Copula != 0 {
			return true
		}
	}
	return false
}

// minStem is the least stem of a definite noun, in bytes.
const minStem = 4

// takes reports whether a definite head word may take up a name: «the
// ministry» a ministry, «the town» a town.
func (d *Data) takes(h *tomar.Hit, m *tomar.Mention) bool {
	switch {
	case h.Class == tomar.ClassOrgHead && m.Type == tomar.ORG:
		return d.OrgHeads[h.ID].Subtype == m.Subtype
	case h.Class == tomar.ClassPlaceHead && m.Type == tomar.LOC:
		return d.PlaceHeads[h.ID].Subtype == m.Subtype
	}
	return false
}

// within reports whether a place lies in another, by the gazetteer.
func (d *Data) within(inner, outer int32) bool {
	for at, n := inner, 0; at != tomar.None && n < adminLevels; at, n = d.Gazetteer.Entities[at].Admin, n+1 {
		if at == outer {
			return true
		}
	}
	return false
}

// capital reports whether a row is a town after which a government is called.
func (d *Data) capital(entity int32) bool {
	return entity != tomar.None && d.Gazetteer.Entities[entity].Flags.Has(gazetteers.Capital)
}

// adminLevels is more than places lie within one another.
const adminLevels = 8
