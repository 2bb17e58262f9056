package events

import (
	"bytes"
	"strings"

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
