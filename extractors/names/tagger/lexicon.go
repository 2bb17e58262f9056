package tagger

import (
	"math/bits"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/gazetteers"
)

// Lists are what the features ask for. The gazetteer is the one that the
// document's hits were found with.
type Lists struct {
	Gazetteer *gazetteers.Gazetteer
	Count     func(key []byte) int // how often the common words have a match key; 0 for any other
	Morph     *morph.Analyzer
}

// Lexicon is what the taggers of all workers share; it does not change.
type Lexicon struct{ Lists }

// Compile makes a lexicon of lists.
func Compile(l Lists) *Lexicon { return &Lexicon{l} }

// How well known a word form is: 0 unknown, 1 a suffixed form of a common word,
// from 2 on a common word by the logarithm of its count.
const (
	unknown uint8 = 0
	derived uint8 = 1
)

func bucket(count int) uint8 { return uint8(min(2+bits.Len(uint(count))/2, 12)) }

// minStem is the bucket from which a stem explains its suffixed forms, and
// minStemBytes its least length.
const (
	minStem      = 4
	minStemBytes = 6
)

// bucket is that of a key; 0 where it is no common word's.
func (x *Lexicon) bucket(key []byte) uint8 {
	if n := x.Count(key); n > 0 {
		return bucket(n)
	}
	return 0
}

// known says how well known the word of token i of the document is.
func (e *Encoder) known(d *tomar.Document, i int32) uint8 {
	id := e.ids[i]
	if id == forms.None {
		s := d.Slice(d.Tokens[i].Core())
		e.key = norm.AppendKey(e.key[:0], s)
		return e.read(s, e.key)
	}
	k, met := e.memo.At(id)
	if !met {
		*k = e.read(d.Slice(d.Tokens[i].Core()), e.forms.Key(id))
	}
	return *k
}

func (e *Encoder) read(s string, key []byte) uint8 {
	if b := e.x.bucket(key); b != 0 {
		return b
	}
	if e.x.Morph == nil {
		return unknown
	}
	e.cuts = e.x.Morph.Analyze(s, e.cuts[:0])
	for _, c := range e.cuts {
		if c.Path == tomar.None || c.Stem < minStemBytes {
			continue
		}
		e.key = norm.AppendKey(e.key[:0], s[:c.Stem])
		if e.x.bucket(e.key) >= minStem {
			return derived
		}
	}
	return unknown
}
