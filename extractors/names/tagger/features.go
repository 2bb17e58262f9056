package tagger

import "github.com/tomar-nlp/tomar"

// templates is the version of the feature templates below: a model of another
// version is refused.
const templates = 1

// edge is the view of what lies before and behind a sentence.
var edge = func() view {
	v := view{kind: 255}
	v.id, v.ending = v.word(), v.suffix(2)
	return v
}()

func (e *Encoder) at(i int) *view {
	if i < 0 || i >= len(e.views) {
		return &edge
	}
	return &e.views[i]
}

// word is the identity of a token: its key's hash where it is a common word or
// a mark, else the kind of thing that it is.
func (v *view) word() uint32 {
	if v.kind == tomar.Word && (v.known < 2 || v.hidden) {
		return uint32(v.known) + 1
	}
	switch v.kind {
	case tomar.Word, tomar.Punct:
		return hash(v.key)
	}
	return uint32(v.kind) + 16
}

func hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

func (v *view) prefix(n int) uint32 {
	return hash(v.key[:min(n, len(v.key))]) + uint32(len(v.key)/(n+1))&1
}

func (v *view) suffix(n int) uint32 { return hash(v.key[len(v.key)-min(n, len(v.key)):]) }

// mix is a feature: the template's number and its values, as a row of weights.
func mix(template, a, b uint32) uint32 {
	h := template*0x9E3779B1 ^ a*0x85EBCA6B ^ (b+0x7F4A7C15)*0xC2B2AE35
	h ^= h >> 15
	h *= 0x2C1B3C6D
	h ^= h >> 12
	h *= 0x297A2D39
	return h ^ h>>15
}

// perToken is the number of features of each token.
const perToken = 28

// perOwn is the number of features that a token's form alone decides.
const perOwn = 8

// own are the features that the token's form alone decides.
func (v *view) own() [perOwn]uint32 {
	return [perOwn]uint32{
		mix(1, v.id, 0),
		mix(3, v.suffix(1), uint32(v.known)),
		mix(4, v.ending, 0),
		mix(5, v.suffix(3), 0),
		mix(6, v.prefix(2), 0),
		mix(7, v.prefix(3), 0),
		mix(8, v.prefix(4), 0),
		mix(9, v.suffix(4), 0),
	}
}

// features appends the perToken features of token i of the sentence, as hashes
// that the model folds into its rows, in the order of the templates: the sum of a
// sample is made of them.
func (e *Encoder) features(dst []uint32, i int) []uint32 {
	own := e.views[i].own()
	e.rest = e.around(e.rest[:0], i)
	dst = append(dst, own[0], e.rest[0])
	dst = append(dst, own[1:]...)
	return append(dst, e.rest[1:]...)
}

// around appends the features of token i that its place decides.
func (e *Encoder) around(dst []uint32, i int) []uint32 {
	v, p, n := &e.views[i], e.at(i-1), e.at(i+1)
	pp, nn := e.at(i-2), e.at(i+2)
	wp, wn := p.id, n.id
	known, size := uint32(v.known), uint32(min(len(v.key), 12))
	lists := uint32(v.lists)
	shape := uint32(v.kind)<<8 | known<<1
	if v.glued {
		shape |= 1
	}
	names := uint32(v.lists & (nameLists | verb | title | head | afterTitle))
	pnames := uint32(p.lists & (nameLists | verb | title | head))
	nnames := uint32(n.lists & (nameLists | verb | title | head))
	return append(dst,
		mix(2, shape, size),
		mix(10, lists, known),
		mix(11, uint32(p.lists), 0),
		mix(12, uint32(n.lists), 0),
		mix(13, uint32(pp.lists), 0),
		mix(14, wp, 0),
		mix(15, wn, 0),
		mix(16, pp.id, 0),
		mix(17, nn.id, 0),
		mix(18, wp, known),
		mix(19, wn, known),
		mix(20, wp, wn),
		mix(21, pnames, names),
		mix(22, names, nnames),
		mix(23, uint32(p.known)<<8|known, uint32(n.known)),
		mix(24, p.ending, known),
		mix(25, n.ending, known),
		mix(26, pp.id, wp),
		mix(27, wn, nn.id),
		mix(28, uint32(p.kind)<<8|uint32(n.kind), known),
	)
}

// encode makes the features of the whole sentence that was looked at, perToken
// a token. The result is the encoder's until the next call.
func (e *Encoder) encode() []uint32 {
	e.feats = e.feats[:0]
	for i := range e.views {
		e.feats = e.features(e.feats, i)
	}
	return e.feats
}
