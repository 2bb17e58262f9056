package events

import (
	"bytes"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/seeds"
)

// wordForm is what is asked again and again of a form by itself.
type wordForm struct {
	definite, plural bool      // it may end as definite, as definite and plural nouns do
	marks            uint8     // words of the longest marker that ends with it
	alone            [2]uint32 // what marker it is by itself, in halves: in the table of forms room is dear
}

func (w *wordForm) mark() marker { return marker(w.alone[1])<<32 | marker(w.alone[0]) }

// word is what is known of a token's core.
func (x *Extractor) word(t int32) wordForm {
	id := x.ids[t]
	if id == forms.None {
		s := x.doc.Slice(x.doc.Tokens[t].Core())
		x.key = norm.AppendKey(x.key[:0], s)
		return x.read(s, x.key)
	}
	w, known := x.memo.At(id)
	if !known {
		*w = x.read(x.doc.Slice(x.doc.Tokens[t].Core()), x.forms.Key(id))
	}
	return *w
}

func (x *Extractor) read(word string, key []byte) wordForm {
	var w wordForm
	if x.lex.endsMarker.Has(key) {
		m := x.lex.markers[string(key)]
		w = wordForm{marks: x.lex.markerEnds[string(key)], alone: [2]uint32{uint32(m), uint32(m >> 32)}}
	}
	if x.lex.data.DefiniteWord != nil {
		w.definite = x.lex.data.DefiniteWord(word)
	}
	if x.lex.data.PluralWord != nil {
		w.plural = x.lex.data.PluralWord(word)
	}
	return w
}

func (x *Extractor) keyIs(s, key string) bool {
	x.key = appendNominal(x.key[:0], s)
	return string(x.key) == key
}

// sameKey reports whether a word has the key of a form of one word.
func (x *Extractor) sameKey(w, form string) bool {
	if strings.Contains(form, " ") {
		return false
	}
	x.key, x.key2 = appendNominal(x.key[:0], w), appendNominal(x.key2[:0], form)
	return bytes.Equal(x.key, x.key2)
}

// anyForm reports whether a word has the key of a title's word or of one of its variants.
func (x *Extractor) anyForm(w string, t *seeds.Title) bool {
	if x.sameKey(w, t.Word) {
		return true
	}
	for _, v := range t.Variants {
		if x.sameKey(w, v) {
			return true
		}
	}
	return false
}

// plural reports whether a token bears the plural, an ezafe behind it or not.
func (x *Extractor) plural(t int32) bool {
	return x.ends(t, x.lex.many)
}

// manyOf reports whether a title has the ending of a plural that is none of its own: «players», not «player»
// or «journalist», which end alike.
func (x *Extractor) manyOf(h *tomar.Hit) bool {
	t := &x.lex.data.Titles[h.ID]
	if !x.plural(h.Last-1) || t.Kind != seeds.RoleTitle || h.Last > h.First+1 || x.defined(h.First) {
		return x.plural(h.Last - 1)
	}
	return !x.anyForm(strings.TrimSuffix(x.doc.Slice(x.doc.Tokens[h.First].Core()), string(ezafeLetter)), t)
}

// pluralOf reports whether a noun behind a demonstrative is many of what its row
// means, and no word that ends so by itself.
func (x *Extractor) pluralOf(h *tomar.Hit, t *seeds.Title) bool {
	w := strings.TrimSuffix(x.doc.Slice(x.doc.Tokens[h.Last-1].Core()), string(ezafeLetter))
	stem, ok := strings.CutSuffix(w, x.lex.plural)
	if !ok || h.Last > h.First+1 {
		return false
	}
	return x.anyForm(stem, t)
}

// indefinite reports whether a token has the ending of one that is not known yet.
func (x *Extractor) indefinite(t int32) bool {
	return slices.ContainsFunc(x.lex.single, func(e string) bool { return x.ends(t, e) })
}

// endsSingle reports whether a word is one indefinite noun, with an ezafe or «in» behind it or not.
func (l *Lexicon) endsSingle(w string) bool {
	w = strings.TrimSuffix(strings.TrimSuffix(w, l.within), string(ezafeLetter))
	return slices.ContainsFunc(l.single, func(e string) bool { return e != "" && strings.HasSuffix(w, e) })
}

// ends reports whether a token ends so, an ezafe behind it or not.
func (x *Extractor) ends(t int32, ending string) bool {
	w := strings.TrimSuffix(x.doc.Slice(x.doc.Tokens[t].Core()), string(ezafeLetter))
	return ending != "" && strings.HasSuffix(w, ending)
}

// definiteHit reports whether a hit's suffix makes its noun definite or plural.
func (x *Extractor) definiteHit(h *tomar.Hit) bool {
	return x.lex.data.Defined != nil && x.lex.data.Defined(h.Suffix)
}
