package names

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// look adds what the word tables say of token i.
func (f *Finder) look(d *tomar.Document, i int32) *about {
	a := &f.toks[i]
	if a.bits&lookedUp != 0 {
		return a
	}
	a.bits |= lookedUp
	t := &d.Tokens[i]
	if t.Kind != tomar.Word {
		return a
	}
	w := f.word(f.ids[i], d.Slice(t.Core()))
	a.bits |= w.bits
	a.count = w.count
	if w.bits&(isCommon|isDerived) == 0 && a.bits&(isVerb|isTitle|isHead|isOther) == 0 {
		a.bits |= isUnknown
	}
	return a
}

// word is what the tables say of a word form, or of its stem; id is the form's
// number.
func (f *Finder) word(id int32, s string) word {
	if id == forms.None {
		f.key = norm.AppendKey(f.key[:0], s)
		return f.read(s, f.key)
	}
	k, known := f.memo.At(id)
	if known {
		return word{evidence(k.high)<<32 | evidence(k.low), k.count}
	}
	w := f.read(s, f.forms.Key(id))
	*k = noted{uint32(w.bits), uint32(w.bits >> 32), w.count}
	return w
}

// noted is a word in the table of forms, where room is dear.
type noted struct {
	low, high uint32 // of bits
	count     int32
}

func (f *Finder) read(s string, key []byte) word {
	w := f.x.word(key)
	for _, e := range f.x.glued {
		if len(key) > len(e)+2 && string(key[:len(e)]) == e {
			w.bits |= isGlued
		}
	}
	for _, e := range f.x.endings {
		if len(key) >= len(e)+3 && string(key[len(key)-len(e):]) == e {
			w.bits |= hasEnding
		}
	}
	if w.bits&isCommon != 0 {
		return w
	}
	f.cuts = f.x.Morph.Analyze(s, f.cuts[:0])
	for _, c := range f.cuts {
		if c.Path == tomar.None || c.Stem < 6 || c.Stem < 8 && !f.x.Morph.Frequent(c.Path) {
			continue
		}
		if f.noun(c.Path) && c.Stem >= 8 && int(c.Stem) <= len(s)-6 {
			w.bits |= isDerived // an unknown noun, but no name
		}
		f.key = norm.AppendKey(f.key[:0], s[:c.Stem])
		if b := f.x.word(f.key); b.bits&isCommon != 0 && b.count >= commonStem {
			w.bits |= isDerived
			w.count = max(w.count, b.count/8)
		}
	}
	return w
}

// commonStem is the count from which a stem makes its suffixed forms common.
const commonStem = 40
