package tagger

import (
	"math/bits"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/gazetteers"
	"github.com/tomar-nlp/tomar/seeds"
)

// Lists are what the features ask for. The gazetteer is the one that the
// document's hits were found with.
type Lists struct {
	Gazetteer *gazetteers.Gazetteer
	Common    []seeds.CountedWord
	Morph     *morph.Analyzer
}

// Lexicon is the compiled form of the lists; it does not change and is shared.
type Lexicon struct {
	Lists
	common map[string]uint8 // key → bucket of its count
	listed forms.Filter     // of its keys: most questions are for others
}

// Compile indexes the common words by their match key.
func Compile(l Lists) *Lexicon {
	x := &Lexicon{Lists: l, common: make(map[string]uint8, len(l.Common))}
	counts := make(map[string]int, len(l.Common))
	var key []byte
	for _, c := range l.Common {
		key = norm.AppendKey(key[:0], c.Word)
		counts[string(key)] += c.Count
	}
	x.listed = forms.NewFilter(len(counts))
	for k, n := range counts {
		x.common[k] = bucket(n)
		x.listed.Add(k)
	}
	return x
}

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
	if !x.listed.Has(key) {
		return 0
	}
	return x.common[string(key)]
}

// known says how well known the word of token i of the document is.
func (e *Encoder) known(d *tomar.Document, i int32) uint8 {
	id := e.ids[i]
	if id == forms.None {
		return e.read(d.Slice(d.Tokens[i].Core()))
	}
	k, met := e.memo.At(id)
	if !met {
		*k = e.read(d.Slice(d.Tokens[i].Core()))
	}
	return *k
}

func (e *Encoder) read(s string) uint8 {
	e.key = norm.AppendKey(e.key[:0], s)
	if b := e.x.bucket(e.key); b != 0 {
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
