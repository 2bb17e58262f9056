package names

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// ageAt is the row of the words of age that stand from token i on, and the age in
// years behind them; nil where no age of a person is told.
func (f *Finder) ageAt(d *tomar.Document, i, last int32) (*walk, int) {
	for r := range f.x.walkWords {
		w := &f.x.walkWords[r]
		j := i + int32(len(w.keys))
		if w.by != "age" || j >= last || !f.wordsAt(d, i, w.keys) {
			continue
		}
		for ; j < last && j <= i+int32(len(w.keys))+1; j++ {
			if k := d.Tokens[j].Kind; k == tomar.Number || k == tomar.NumberSuffix {
				if age := leadingNumber(d.Slice(d.Tokens[j].Span)); age > 0 && age <= oldest {
					return w, age
				}
				break
			}
			if d.Tokens[j].Kind != tomar.Punct {
				break
			}
		}
	}
	return nil, 0
}

// oldest is the greatest age in years that is one of a person.
const oldest = 120

// leadingNumber is the number that a text begins with, in digits of any script of
// Sorani; 0 where there is none or it is too long for an age.
func leadingNumber(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			r -= '0'
		case r >= '\u0660' && r <= '\u0669':
			r -= '\u0660'
		case r >= '\u06f0' && r <= '\u06f9':
			r -= '\u06f0'
		default:
			return n
		}
		if n = 10*n + int(r); n > oldest {
			return 0
		}
	}
	return n
}

// wordsAt says whether words with these keys stand from token i on.
func (f *Finder) wordsAt(d *tomar.Document, i int32, keys []string) bool {
	for n, k := range keys {
		j := i + int32(n)
		if int(j) >= len(d.Tokens) || d.Tokens[j].Kind != tomar.Word || d.Tokens[j].Sent != d.Tokens[i].Sent {
			return false
		}
		f.key = norm.AppendKey(f.key[:0], d.Slice(d.Tokens[j].Core()))
		if string(f.key) != k {
			return false
		}
	}
	return true
}

// homeReach is how far from a name, in tokens, the place is looked for that its
// bearer is from, and how far behind the word that says so the place stands.
const (
	homeReach = 12
	homeNear  = 5
)

// homeOf is the governorate that the document says somebody is from; "" where it
// does not, or where no table has the place.
func (f *Finder) homeOf(d *tomar.Document, m *tomar.Mention) string {
	st := &d.Sentences[d.Tokens[m.First].Sent]
	for i := max(st.First, m.First-nameReach); i < min(st.Last, m.Last+homeReach); i++ {
		if n := f.begins[i]; n != tomar.None && d.Mentions[n].Type == tomar.PER && i >= m.Last {
			return "" // what follows is told of the next one
		}
		for r := range f.x.walkWords {
			w := &f.x.walkWords[r]
			if w.by != "home" || !f.wordsAt(d, i, w.keys) {
				continue
			}
			for j := i + 1; j < min(st.Last, i+homeNear); j++ {
				if n := f.begins[j]; n != tomar.None && d.Mentions[n].Type == tomar.LOC {
					if p := f.province(d.Mentions[n].Entity); p != "" {
						return p
					}
				}
			}
		}
	}
	return ""
}
