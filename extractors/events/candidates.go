package events

import (
	"cmp"
	"slices"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/seeds"
)

// candidate is a trigger that may be an event.
type candidate struct {
	first, last int32 // tokens, half-open
	trigger     int32
	verb        int32 // its verb, the light one or the clause's; None
	form        form
	weight      float32
}

// candidates collects the triggers of the sentence.
func (x *Extractor) candidates() {
	x.cands = x.cands[:0]
	for i := x.firstHit; i < x.lastHit; i++ {
		h := &x.doc.Hits[i]
		if h.Class != tomar.ClassTrigger || h.Fold > tomar.FoldLetter {
			continue
		}
		g := &x.lex.data.Triggers[h.ID]
		switch g.Kind {
		case seeds.NounTrigger:
			x.add(candidate{h.First, h.Last, h.ID, tomar.None, noun, 1})
		case seeds.PhraseTrigger:
			x.add(candidate{h.First, h.Last, h.ID, tomar.None, active, 1.4})
		case seeds.LightTrigger:
			if v := x.lightVerb(h.ID, h.Last); v != tomar.None {
				x.addLight(h.First, h.Last, h.ID, v)
			}
		}
	}
	for v := x.firstVerb; v < x.lastVerb; v++ {
		f := &x.doc.Verbs[v]
		if f.Score < minScore || v > x.firstVerb && x.doc.Verbs[v-1].First == f.First && !x.sameSpan(v) {
			continue
		}
		for _, id := range x.lex.byLemma[f.Lemma] {
			x.add(candidate{f.First, f.Last, id, v, x.formOf(v), 1.1})
		}
		x.fused(v)
	}
	x.choose()
}

// minScore is the least score of a verb reading that may be a trigger.
const minScore = 120

// sameSpan lets a further reading of a token pass only where it is the better
// half of an equal pair; the first reading of a token decides otherwise.
func (x *Extractor) sameSpan(v int32) bool { return false }

// formOf is how a verb stands: infinitives and participles as nouns.
func (x *Extractor) formOf(v int32) form {
	f := &x.doc.Verbs[v]
	switch {
	case f.Infinitive || f.Participle:
		return noun
	case f.Passive || x.lex.data.Verbs.Rows[f.Lemma].Passive:
		return passive
	}
	return active
}

// lightVerb is the verb that makes an event of the nominal before token last:
// directly behind it, else the verb of its clause; None where neither is one of
// the trigger's.
func (x *Extractor) lightVerb(trigger, last int32) int32 {
	for v := x.firstVerb; v < x.lastVerb; v++ {
		f := &x.doc.Verbs[v]
		if f.First == last && f.Score >= minLight && x.lex.light[trigger][f.Lemma] {
			return v
		}
	}
	c := x.doc.ClauseAt(last - 1)
	if c == tomar.None {
		return tomar.None
	}
	v := x.doc.Clauses[c].Verb
	if v == tomar.None || x.doc.Verbs[v].First < last || x.doc.Verbs[v].First-last > lightReach || !x.lex.light[trigger][x.doc.Verbs[v].Lemma] {
		return tomar.None
	}
	return v
}

const (
	minLight   = 60 // least score of a light verb directly behind its nominal
	lightReach = 14 // tokens between a nominal and its light verb
)

func (x *Extractor) addLight(first, last, trigger, v int32) {
	w := float32(1.5)
	if gap := x.doc.Verbs[v].First - last; gap > 0 {
		w -= 0.02 * float32(gap)
	}
	x.add(candidate{first, last, trigger, v, x.formOf(v), w})
}

// fused finds a nominal written together with its light verb in one token.
func (x *Extractor) fused(v int32) {
	f := &x.doc.Verbs[v]
	t := &x.doc.Tokens[f.First]
	core := t.Core()
	if f.Start <= core.Start || f.Start >= core.End {
		return
	}
	x.key = appendNominal(x.key[:0], x.doc.Text[core.Start:f.Start])
	for _, id := range x.lex.nominal[string(x.key)] {
		if x.lex.light[id][f.Lemma] {
			x.add(candidate{f.First, f.Last, id, v, x.formOf(v), 1.5})
		}
	}
}

// add keeps a candidate unless a neighbour rules it out.
func (x *Extractor) add(c candidate) {
	b := &x.lex.blocks[c.trigger]
	if x.is(c.first-1, b.before) || x.is(c.last, b.after) {
		x.lose(c, "a neighbour rules it out")
		return
	}
	x.cands = append(x.cands, c)
}

// choose drops overlapping candidates: the heavier and longer one stays, then
// the one of the stronger trigger. What is left stands in text order.
func (x *Extractor) choose() {
	rank := func(c *candidate) float32 {
		return c.weight + x.lex.data.Triggers[c.trigger].Strength + 0.3*float32(c.last-c.first)
	}
	slices.SortStableFunc(x.cands, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(rank(&b), rank(&a)), cmp.Compare(a.first, b.first), cmp.Compare(a.trigger, b.trigger))
	})
	kept := x.cands[:0]
	for _, c := range x.cands {
		// the light verb belongs to its nominal; as a verb of its own it is lost
		clash := slices.ContainsFunc(kept, func(k candidate) bool {
			return c.first < k.last && k.first < c.last ||
				k.verb != tomar.None && c.verb == k.verb && x.lex.data.Triggers[c.trigger].Kind == seeds.VerbTrigger
		})
		if clash {
			x.lose(c, "a heavier trigger overlaps")
			continue
		}
		kept = append(kept, c)
	}
	slices.SortFunc(kept, func(a, b candidate) int { return cmp.Compare(a.first, b.first) })
	x.cands = kept
}

func (x *Extractor) lose(c candidate, why string) {
	if x.doc.Trace == nil {
		return
	}
	g := &x.lex.data.Triggers[c.trigger]
	s := x.doc.Tokens[c.first].Span.Cover(x.doc.Tokens[c.last-1].Span)
	x.doc.Trace.Add("events", s, g.Type+" "+g.ID+": "+why, true, tomar.Provenance{Rule: g.ID, File: g.File, Line: int32(g.Line)})
}
