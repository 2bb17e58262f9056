package morph

import "strings"

// Feature is a set of what a suffix path says.
type Feature uint32

// The features of clitics.tsv.
const (
	Definite Feature = 1 << iota
	Indefinite
	Plural
	Demonstrative // closes the frame of a demonstrative
	Also
	In      // the postposition of place
	From    // the postposition of source, path and return
	Through // the postposition of passage
	Copula
	Ezafe
	Vocative
	Oblique
	Person1 // Person1…Person6: clitic or copula, singular 1–3, plural 4–6
	Person2
	Person3
	Person4
	Person5
	Person6
)

var features = map[string]Feature{
	"definite": Definite, "indefinite": Indefinite, "plural": Plural, "demonstrative": Demonstrative,
	"also": Also, "in": In, "from": From, "through": Through, "copula": Copula, "ezafe": Ezafe,
	"vocative": Vocative, "oblique": Oblique, "person1": Person1, "person2": Person2,
	"person3": Person3, "person4": Person4, "person5": Person5, "person6": Person6,
}

// Reading is one way to cut a suffix string into morphemes.
type Reading struct {
	Parts    []int32 // rows of the clitics table
	Features Feature
	hosts    uint8
	frequent bool
	names    bool
}

// Path is one suffix string with all its readings, the likeliest first.
type Path struct {
	Form     string
	Readings []Reading
	// Any is the union of the readings' features: what the suffix may say.
	Any Feature
	// Frequent says that a reading uses frequent morphemes only.
	Frequent bool
	// Names says that a reading uses only morphemes that proper names bear.
	Names bool
}

// Path is the suffix path of an id that an Analysis or a Hit carries; the zero
// Path for tomar.None and for an id out of range.
func (a *Analyzer) Path(id int32) Path {
	if id < 0 || int(id) >= len(a.paths) {
		return Path{}
	}
	return a.paths[id]
}

// Paths is the number of suffix paths; their ids count from 0.
func (a *Analyzer) Paths() int { return len(a.paths) }

// Any is the union of the features of a path's readings; 0 where there is none.
func (a *Analyzer) Any(id int32) Feature {
	if id < 0 || int(id) >= len(a.paths) {
		return 0
	}
	return a.paths[id].Any
}

// Describe prints a path for people: its morphemes with their ids and forms,
// readings apart by " / ". It is "" where there is no path.
func (a *Analyzer) Describe(id int32) string {
	var b strings.Builder
	for i, r := range a.Path(id).Readings {
		if i > 0 {
			b.WriteString(" / ")
		}
		for j, p := range r.Parts {
			if j > 0 {
				b.WriteString(" + ")
			}
			b.WriteString(a.forms[p].ID)
			b.WriteString(" «")
			b.WriteString(a.forms[p].Form)
			b.WriteString("»")
		}
	}
	return b.String()
}

// Frequent reports whether a path may be taken off a short stem.
func (a *Analyzer) Frequent(id int32) bool {
	return id >= 0 && int(id) < len(a.paths) && a.paths[id].Frequent
}

// Names reports whether a path may be taken off a proper name.
func (a *Analyzer) Names(id int32) bool {
	return id >= 0 && int(id) < len(a.paths) && a.paths[id].Names
}

// Lone are the suffix strings of one morpheme with a feature that suit every
// host: those that writers also set apart behind a word.
func (a *Analyzer) Lone(f Feature) []string {
	var out []string
	for _, p := range a.paths {
		for _, r := range p.Readings {
			if len(r.Parts) == 1 && r.Features&f != 0 && r.frequent {
				out = append(out, p.Form)
				break
			}
		}
	}
	return out
}

// AfterVowel reports whether a word ends in a letter of one of the classes of
// clitics.tsv, which are the vowel letters.
func (a *Analyzer) AfterVowel(word string) bool {
	k := letter(word, len(word))
	return k >= 0 && a.host[k] != 1
}

// Conjunctions are the words that are also written onto the word before.
func (a *Analyzer) Conjunctions() []string { return a.conj }
