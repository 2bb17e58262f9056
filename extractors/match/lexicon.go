package match

import (
	"iter"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/gazetteers"
	"github.com/tomar-nlp/tomar/seeds"
)

// Gazetteer are the phrases of a gazetteer: ClassEntity and ClassShort with the
// entity's row as ID, ClassGiven and ClassFamily with the row of their list. An
// acronym in Latin letters is matched as it is spelt.
func Gazetteer(g *gazetteers.Gazetteer) iter.Seq[Phrase] {
	return func(yield func(Phrase) bool) {
		for n := range g.Names() {
			p := Phrase{Text: n.Text, Class: tomar.ClassEntity, ID: n.Entity}
			switch n.Kind {
			case gazetteers.Short:
				p.Class = tomar.ClassShort
			case gazetteers.AcronymEN:
				p.Flags = Exact
			}
			if !yield(p) {
				return
			}
		}
		for i, n := range g.Given {
			if !words(yield, tomar.ClassGiven, int32(i), n.Name, n.Variants) {
				return
			}
		}
		for i, n := range g.Family {
			if !words(yield, tomar.ClassFamily, int32(i), n.Name, n.Variants) {
				return
			}
		}
	}
}

// Names are the phrases of further spellings of a gazetteer's entities.
func Names(list []gazetteers.Name) iter.Seq[Phrase] {
	return func(yield func(Phrase) bool) {
		for _, n := range list {
			if !yield(Phrase{Text: n.Text, Class: tomar.ClassEntity, ID: n.Entity}) {
				return
			}
		}
	}
}

func words(yield func(Phrase) bool, class tomar.Class, id int32, name string, variants []string) bool {
	if !yield(Phrase{Text: name, Class: class, ID: id}) {
		return false
	}
	for _, v := range variants {
		if !yield(Phrase{Text: v, Class: class, ID: id}) {
			return false
		}
	}
	return true
}

// Common are the phrases of ClassCommon; ID is the word's row.
func Common(list []seeds.CommonWord) iter.Seq[Phrase] {
	return func(yield func(Phrase) bool) {
		for i, w := range list {
			if !yield(Phrase{Text: w.Word, Class: tomar.ClassCommon, ID: int32(i)}) {
				return
			}
		}
	}
}

// All chains lists of phrases, for [Compile].
func All(lists ...iter.Seq[Phrase]) iter.Seq[Phrase] {
	return func(yield func(Phrase) bool) {
		for _, l := range lists {
			for p := range l {
				if !yield(p) {
					return
				}
			}
		}
	}
}
