package clauses

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// Units are the stretches of a document that one voice tells, for the training of the chain.
type Units struct {
	units []unit
	words [][]string // by unit, as they are spelt
}

// Begin begins another document, for a parser that shares no table of forms.
func (p *Parser) Begin() { p.forms.Begin() }

// Units divides a document that [Parser.Run] was called for.
func (p *Parser) Units(doc *tomar.Document) *Units {
	had := p.voice
	p.voice = &voice{}
	p.divide(doc)
	p.voice = had
	out := &Units{units: append([]unit(nil), p.units...)}
	for i := range out.units {
		u := &out.units[i]
		var words []string
		for t := u.from; t < u.to; t++ {
			if doc.Tokens[t].Kind == tomar.Word {
				words = append(words, doc.Slice(doc.Tokens[t].Core()))
			}
		}
		out.words = append(out.words, words)
	}
	return out
}

// Len is the number of units.
func (x *Units) Len() int { return len(x.units) }

// Span is where a unit stands in the document's normalised text.
func (x *Units) Span(doc *tomar.Document, i int) tomar.Span {
	u := &x.units[i]
	return tomar.Span{Start: doc.Tokens[u.from].Start, End: doc.Tokens[u.to-1].End}
}

// Words are a unit's words as they are spelt, without what is written onto them.
func (x *Units) Words(i int) []string { return x.words[i] }

// WordKey is what spellings of one word have in common.
func WordKey(word string) string { return string(norm.AppendKey(nil, word)) }

// Framed reports whether a unit says that somebody says something.
func (x *Units) Framed(i int) bool {
	return x.units[i].has(frameSign) || x.units[i].has(selfFrame) || x.units[i].has(content)
}

// Quoted reports whether a unit is somebody's words by its marks.
func (x *Units) Quoted(i int) bool { return x.units[i].has(quotedSign) }

// Weigh sets the weights of the units' words, in thousandths.
func (x *Units) Weigh(weight func(word string) int, bias int) {
	for i := range x.units {
		sum := bias
		for _, w := range x.words[i] {
			sum += weight(w)
		}
		x.units[i].sum = int32(min(max(sum, -wordsMost), wordsMost))
	}
}

// Features are the numbers of a unit's features.
func (x *Units) Features(i int) (out []int) {
	featuresOf(x.units, i, textWords(x.units), func(f int) { out = append(out, f) })
	return out
}

// FeatureName is the name of a feature; they are numbered from nought.
func FeatureName(f int) string { return featureNames[f] }

// Features is the number of features.
const Features = features
