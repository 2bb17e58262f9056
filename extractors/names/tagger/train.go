package tagger

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"math/rand/v2"
	"slices"

	"github.com/tomar-nlp/tomar"
)

// Sample is a labelled sentence as features.
type Sample struct {
	Doc      uint64 // which document it comes from: a hash
	Sentence int    // equal for a sentence and its copy with names hidden
	hidden   bool
	feats    []uint32 // perToken a token
	tags     []Tag
	sum      [32]byte
}

// Sample encodes a sentence of the document that Begin was called for, with a
// tag for each token, and hides the tokens whose index in the sentence is
// marked: their lists and identity are out of sight, as those of a name that no
// list has. A nil hide hides nothing.
func (e *Encoder) Sample(d *tomar.Document, sent int32, tags []Tag, hide []bool) Sample {
	s := &d.Sentences[sent]
	e.look(d, s.First, s.Last)
	for i := range e.views {
		if hide != nil && hide[i] {
			v := &e.views[i]
			v.hidden, v.known, v.lists = true, unknown, v.lists&^nameLists
			v.id = v.word()
		}
	}
	out := Sample{hidden: hide != nil, feats: slices.Clone(e.encode()), tags: slices.Clone(tags)}
	b := make([]byte, 0, 4*len(out.feats)+len(tags))
	for _, f := range out.feats {
		b = binary.LittleEndian.AppendUint32(b, f)
	}
	for _, t := range tags {
		b = append(b, byte(t))
	}
	out.sum = sha256.Sum256(b)
	return out
}

// Options say how to train.
type Options struct {
	Epochs  int // passes over the corpus; 0 means 5
	Rows    int // binary logarithm of the number of rows; 0 means 18
	Seed    uint64
	Margins [4]int32
}

// Train learns a model from samples. Neither their order nor the machine makes
// a difference: samples are sorted by their sum and mixed by the seed, and all
// sums are of integers.
func Train(samples []Sample, o Options) *Model {
	o.Epochs, o.Rows = cmp.Or(o.Epochs, 5), min(max(cmp.Or(o.Rows, maxRows), minRows), maxRows)
	samples = slices.Clone(samples)
	slices.SortFunc(samples, func(a, b Sample) int { return bytes.Compare(a.sum[:], b.sum[:]) })
	h := sha256.New()
	for i := range samples {
		h.Write(samples[i].sum[:])
	}
	p := &perceptron{
		shift: uint32(32 - o.Rows), w: make([]int32, width<<o.Rows), late: make([]int64, width<<o.Rows), step: 1,
	}
	rnd := rand.New(rand.NewPCG(o.Seed, 0x746f6d6172)) //nolint:gosec // a reproducible order, no secret
	order := make([]int, len(samples))
	for i := range order {
		order[i] = i
	}
	for range o.Epochs {
		rnd.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		for _, i := range order {
			p.learn(&samples[i])
		}
	}
	m := p.average()
	m.Sentences, m.Margins = len(samples), o.Margins
	h.Sum(m.Corpus[:0])
	return m
}

// Clean leaves out the sentences in which a model learned on other documents
// sees a name where the label has none: what the rules missed would teach that
// such words are no names. The documents are halved, and each half is read by
// the model of the other.
func Clean(samples []Sample, o Options) []Sample {
	var halves [2][]Sample
	for _, s := range samples {
		halves[s.Doc&1] = append(halves[s.Doc&1], s)
	}
	missed := map[int]bool{}
	var l lattice
	for i := range halves {
		if len(halves[0]) == 0 || len(halves[1]) == 0 {
			break
		}
		m := Train(halves[1-i], o)
		for _, s := range halves[i] {
			if s.hidden {
				continue
			}
			l.begin(len(s.tags))
			for k := range l.emit {
				l.emit[k] = m.score(s.feats[k*perToken : (k+1)*perToken])
			}
			for k, t := range l.decode(&m.trans, nil) {
				missed[s.Sentence] = missed[s.Sentence] || t != Outside && s.tags[k] == Outside
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(samples), func(s Sample) bool { return missed[s.Sentence] })
}

// perceptron holds the weights while they change. late sums every change times
// the step of its time, so that the average of all steps is w − late/step.
type perceptron struct {
	shift     uint32
	w         []int32
	late      []int64
	trans     [width][width]int32
	lateTrans [width][width]int64
	step      int64
	l         lattice
}

func (p *perceptron) learn(s *Sample) {
	n := len(s.tags)
	if n == 0 {
		return
	}
	p.l.begin(n)
	for i := range n {
		var sum [Tags]int32
		for _, f := range s.feats[i*perToken : (i+1)*perToken] {
			at := int(f>>p.shift) * width
			for t, w := range p.w[at : at+Tags] {
				sum[t] += w
			}
		}
		p.l.emit[i] = sum
	}
	got := p.l.decode(&p.trans, nil)
	before, beforeGot := Tag(width-1), Tag(width-1)
	for i, want := range s.tags {
		if got[i] != want {
			for _, f := range s.feats[i*perToken : (i+1)*perToken] {
				at := int(f>>p.shift) * width
				p.change(at+int(want), 1)
				p.change(at+int(got[i]), -1)
			}
		}
		if got[i] != want || beforeGot != before {
			p.changeTrans(before, want, 1)
			p.changeTrans(beforeGot, got[i], -1)
		}
		before, beforeGot = want, got[i]
	}
	p.step++
}

func (p *perceptron) change(at int, by int32) {
	p.w[at] += by
	p.late[at] += p.step * int64(by)
}

func (p *perceptron) changeTrans(a, b Tag, by int32) {
	p.trans[a][b] += by
	p.lateTrans[a][b] += p.step * int64(by)
}

// average makes the model of the averaged weights, in Units, rounded.
func (p *perceptron) average() *Model {
	m := &Model{shift: p.shift, weights: make([]byte, len(p.w))}
	mean := func(w int32, late, limit int64) int64 {
		x := 2 * Unit * (int64(w)*p.step - late)
		if x >= 0 {
			x = (x + p.step) / (2 * p.step)
		} else {
			x = -((-x + p.step) / (2 * p.step))
		}
		return min(max(x, -limit), limit)
	}
	for i := range p.w {
		m.weights[i] = byte(int8(mean(p.w[i], p.late[i], 127)))
	}
	for a := range p.trans {
		for b := range p.trans[a] {
			m.trans[a][b] = int32(mean(p.trans[a][b], p.lateTrans[a][b], maxTrans))
		}
	}
	return m
}
