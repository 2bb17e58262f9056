package clauses

import (
	"fmt"
	"slices"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/seeds"
)

// Voices a unit may have: the author tells it, somebody else's words are it, or the author
// tells in it that somebody says something.
const (
	Author = iota
	Speech
	Frame
	voices
)

// VoiceNames are the voices as tables and labels write them.
var VoiceNames = [voices]string{"author", "speech", "frame"}

// voice is the chain that tells whose words a text is where nothing marks them: weights of
// features for each voice, and of one voice behind another. All are integers, so that every
// machine comes to the same end.
type voice struct {
	VoiceWeights
	words map[string]int16 // by key, in thousandths: greater than nought in what people say
	bias  int32
	lead  int32 // of speech over the other voices, from which it is taken
}

// VoiceWeights are those of the chain, in thousandths.
type VoiceWeights struct {
	Features [features][voices]int32
	Turns    [voices + 1][voices]int32 // the last row is for the first unit
}

// newVoice compiles the weights; nil for none.
func newVoice(v *seeds.Voice) (*voice, error) {
	if v == nil {
		return nil, nil
	}
	out := &voice{words: make(map[string]int16, len(v.Words)), bias: v.Bias, lead: v.Lead}
	for _, w := range v.Words {
		out.words[key(w.Word)] = w.Weight
	}
	for _, r := range v.Rows {
		if i := slices.Index(featureNames[:], r.Feature); i >= 0 {
			out.Features[i] = r.Weights
			continue
		}
		i := slices.IndexFunc(VoiceNames[:], func(n string) bool { return "after."+n == r.Feature })
		if r.Feature == "first" {
			i = voices
		}
		if i < 0 {
			return nil, fmt.Errorf("%s:%d: unknown feature %q", v.File, r.Line, r.Feature)
		}
		out.Turns[i] = r.Weights
	}
	return out, nil
}

// voices makes speech of units that nothing marks and that read like the words of
// somebody, by the lead of the best reading of the whole text in which they are.
func (p *Parser) voices(doc *tomar.Document) {
	if p.voice == nil || len(doc.Clauses) == 0 {
		return
	}
	p.divide(doc)
	p.emit = slices.Grow(p.emit[:0], len(p.units))[:len(p.units)]
	text := textWords(p.units)
	for i := range p.units {
		e := [voices]int32{}
		featuresOf(p.units, i, text, func(f int) { p.voice.add(&e, f) })
		p.emit[i] = e
	}
	p.leads, p.ahead = p.voice.read(p.emit, p.leads[:0], p.ahead[:0])
	by, goesOn := speaker{mention: tomar.None}, false
	for i := range p.units {
		u := &p.units[i]
		said := p.leads[i] >= p.voice.lead
		if u.has(frameSign) && p.leads[i] < doubled*p.voice.lead {
			by, goesOn = p.framed(doc, u)
			continue
		}
		if p.notes[u.first].asked {
			goesOn = false
			continue
		}
		goesOn = goesOn && (said || u.has(quotedSign))
		if !said || u.has(quotedSign) {
			continue
		}
		who := speaker{mention: tomar.None}
		if goesOn {
			who = by
		}
		for k := u.first; k < u.last; k++ {
			p.speech(&doc.Clauses[k], who)
			p.notes[k].rule = "voice"
		}
	}
}

// add adds what a feature weighs for each voice.
func (v *VoiceWeights) add(to *[voices]int32, feature int) {
	for k, w := range v.Features[feature] {
		to[k] += w
	}
}

// Leads are the leads of somebody's words over the author's, by unit, for units with these features.
func Leads(w *VoiceWeights, units [][]int) []int32 {
	emit := make([][voices]int32, len(units))
	for i, fs := range units {
		for _, f := range fs {
			w.add(&emit[i], f)
		}
	}
	leads, _ := w.read(emit, nil, nil)
	return leads
}

// doubled is how many times the lead a unit needs that itself says that somebody says something:
// within speech, others speak.
const doubled = 2

// framed is who speaks in a unit that says so, for the units behind it: somebody who is named, in
// a clause that nothing but the sentence stands above.
func (p *Parser) framed(doc *tomar.Document, u *unit) (speaker, bool) {
	for i := u.last - 1; i >= u.first; i-- {
		c := &doc.Clauses[i]
		if !p.notes[i].says && p.notes[i].rule != "headline.colon" || c.Kind != tomar.Main && c.Kind != tomar.Headline || c.Verb != tomar.None && (doc.Verbs[c.Verb].Passive || doc.Verbs[c.Verb].Mood == tomar.Subjunctive) {
			continue
		}
		s, ok := p.sayer(doc, i)
		return s, ok && s.mention != tomar.None && doc.Mentions[s.mention].Type != tomar.LOC
	}
	return speaker{mention: tomar.None}, false
}

// read gives, for each unit, the weight of the best reading of the text in which somebody's words
// are it over the best of those in which they are not; ahead are the best readings of what follows
// each unit, by its voice.
func (v *VoiceWeights) read(emit [][voices]int32, leads []int32, ahead [][voices]int32) ([]int32, [][voices]int32) {
	n := len(emit)
	leads, ahead = slices.Grow(leads, n)[:n], slices.Grow(ahead, n)[:n]
	var behind [voices]int32
	for i := n - 1; i >= 0; i-- {
		ahead[i] = behind
		next := behind
		for k := range voices {
			for j := range voices {
				if w := v.Turns[k][j] + emit[i][j] + behind[j]; j == 0 || w > next[k] {
					next[k] = w
				}
			}
		}
		behind = next
	}
	var so [voices]int32
	for i := range n {
		var at [voices]int32
		for k := range voices {
			at[k] = v.Turns[voices][k]
			if i > 0 {
				at[k] = so[0] + v.Turns[0][k]
				for j := 1; j < voices; j++ {
					at[k] = max(at[k], so[j]+v.Turns[j][k])
				}
			}
			at[k] += emit[i][k]
		}
		so = at
		leads[i] = so[Speech] + ahead[i][Speech] - max(so[Author]+ahead[i][Author], so[Frame]+ahead[i][Frame])
	}
	return leads, ahead
}
