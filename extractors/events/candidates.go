package events

import (
	"bytes"
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
	took        int32 // of a noun: the verb that says it took place; None
	form        form
	weight      float32
	predicate   bool // a noun with the copula: «they are accused»
}

// candidates collects the triggers of the sentence, the heaviest first.
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
			x.add(candidate{first: h.First, last: h.Last, trigger: h.ID, verb: tomar.None, form: noun, weight: 1, predicate: x.copular(h)})
		case seeds.PhraseTrigger:
			c := candidate{first: h.First, last: h.Last, trigger: h.ID, verb: tomar.None, form: active, weight: 1.4}
			for v := x.firstVerb; v < x.lastVerb; v++ {
				if f := &x.doc.Verbs[v]; f.First >= h.First && f.Last <= h.Last && f.Score >= minLight && !f.Participle {
					c.verb, c.form = v, x.formOf(v)
					break
				}
			}
			if k := x.doc.ClauseAt(h.First); c.verb == tomar.None && k != tomar.None && x.passiveClause(k) {
				c.form = passive // «was arrested on the charge of …»: the one arrested is accused
			}
			x.add(c)
		case seeds.LightTrigger, seeds.ObjectTrigger:
			if x.definiteHit(h) {
				continue // «the wounded» are people, not the first half of a verb
			}
			if x.spokenOfThat(h.First) {
				continue // «said nothing of that attack»: the verb is another noun's
			}
			if x.wordIs(h.First, x.lex.self) && x.relativeAt(h.First-1) {
				continue // «her own mother-in-law hanged», not herself
			}
			if v := x.lightVerb(h.ID, h.Last); v != tomar.None {
				x.addLight(h.First, h.Last, h.ID, v)
			}
		}
	}
	for v := x.firstVerb; v < x.lastVerb; v++ {
		f := &x.doc.Verbs[v]
		if f.Score < minScore || f.Participle || x.outread(v) {
			continue
		}
		x.verbTriggers(v)
		x.fused(v)
	}
	x.yield()
	x.rank()
}

// passiveClause reports whether a clause's verb is passive.
func (x *Extractor) passiveClause(clause int32) bool {
	v := x.doc.Clauses[clause].Verb
	return v != tomar.None && (x.doc.Verbs[v].Passive || x.lex.data.Verbs.Rows[x.doc.Verbs[v].Lemma].Passive)
}

// spokenOfThat reports whether a preposition and a demonstrative stand before a noun.
func (x *Extractor) spokenOfThat(t int32) bool {
	return x.pointsBack(t) && (x.adjunct(t-1) || x.glued(t-1)&prepositions != 0)
}

// yield makes what a verb of happening is by itself lighter than the noun that it
// says of that it took place: «the talks began» are talks. What is held opens: «the
// festival begins» is its opening.
func (x *Extractor) yield() {
	for i := range x.cands {
		c := &x.cands[i]
		if c.form != noun || c.took == tomar.None {
			continue
		}
		for k := range x.cands {
			b := &x.cands[k]
			if b.verb == c.took && b.first >= c.last && (x.typeOf(c) != "HOLD" || x.typeOf(b) != "OPEN") {
				b.weight = min(b.weight, c.weight-yields)
			}
		}
	}
}

func (x *Extractor) typeOf(c *candidate) string { return x.lex.data.Triggers[c.trigger].Type }

// yields is by how much a verb of happening is lighter than its noun; it makes up
// for the words that a compound verb has.
const yields = 1

// copular reports whether a hit bears the copula.
func (x *Extractor) copular(h *tomar.Hit) bool {
	return h.Suffix != tomar.None && x.lex.data.Copular != nil && x.lex.data.Copular(h.Suffix)
}

// minScore is the least score of a verb reading that may be a trigger.
const minScore = 120

// outread reports whether a better reading of the same token stands before.
func (x *Extractor) outread(v int32) bool {
	f := &x.doc.Verbs[v]
	for k := v - 1; k >= x.firstVerb && x.doc.Verbs[k].First == f.First; k-- {
		if x.doc.Verbs[k].Score > f.Score || x.doc.Verbs[k].Lemma == f.Lemma {
			return true
		}
	}
	return false
}

// verbTriggers adds the triggers that a verb is by itself. A verb written onto
// a nominal, or behind the nominal of another compound, is that compound's.
func (x *Extractor) verbTriggers(v int32) {
	f := &x.doc.Verbs[v]
	whole := f.Start <= x.doc.Tokens[f.First].Core().Start
	for _, t := range x.lex.byLemma[f.Lemma] {
		switch {
		case t.nominal != "" || t.goal != "":
			first, last, ok := x.compound(v, t.lightVerb)
			if ok {
				x.add(candidate{first: first, last: last, trigger: t.trigger, verb: v, form: x.formOf(v), weight: 1.3})
			}
		case f.Infinitive && x.counted(f.First): // «the announcements» are things
		case whole && !x.compounded(v):
			x.add(candidate{first: f.First, last: f.Last, trigger: t.trigger, verb: v, form: x.formOf(v), weight: 1.1})
		}
	}
}

// defined reports whether a token ends as definite and plural nouns do: a hit's
// suffix says so, or it is a title's.
func (x *Extractor) defined(t int32) bool {
	return x.lex.data.DefiniteWord != nil && x.word(t).definite
}

// counted reports whether a token bears the definite plural.
func (x *Extractor) counted(t int32) bool {
	return x.lex.data.PluralWord != nil && x.word(t).plural
}

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

const (
	minLight   = 60 // least score of a light verb directly behind its nominal
	lightReach = 14 // tokens between a nominal and its light verb
	// sharedReach is how far behind a coordinated nominal the shared verb may be
	sharedReach = 5
)

// longer reports whether a hit has more letters than its trigger's headword: then
// its last letter is the ezafe's and no part of the word.
func (x *Extractor) longer(h *tomar.Hit) bool {
	x.key = appendNominal(x.key[:0], x.lex.data.Triggers[h.ID].Forms[0])
	head := len(x.key) - bytes.Count(x.key, []byte(" "))
	n := 0
	for t := h.First; t < h.Last; t++ {
		n += len(x.forms.CoreKey(t, x.key))
	}
	return n > head
}

// takes reports whether a verb by itself is a light verb of a trigger.
func (x *Extractor) takes(trigger, v int32) bool {
	return slices.ContainsFunc(x.lex.light[trigger], func(l lightVerb) bool {
		return l.row == x.doc.Verbs[v].Lemma && l.nominal == "" && l.goal == ""
	})
}

// add keeps a candidate unless a neighbour or a name rules it out.
func (x *Extractor) add(c candidate) {
	if c.first >= x.end {
		return
	}
	if x.blocked(c) {
		x.lose(c, "a neighbour rules it out")
		return
	}
	for i := x.nextMention; i < int32(len(x.doc.Mentions)); i++ {
		m := &x.doc.Mentions[i]
		if m.First > c.first {
			if m.First < c.last && c.last <= m.Last {
				c.last = m.First // «the war of X»: the name takes part
			}
			break
		}
		if m.Method != tomar.ByRole && c.last <= m.Last {
			x.lose(c, "it stands inside a name")
			return
		}
	}
	if x.dated(c) {
		x.lose(c, "it stands inside a date")
		return
	}
	c.took = tomar.None
	if c.form == noun {
		if c.verb == tomar.None {
			if c.took = x.tookPlace(c); c.took != tomar.None {
				c.weight += 0.4 // heavier than its verb
			}
		}
		if m, first := x.markAt(c.last-1, c.first); first == c.first && m&(mPlanned|mHypothetical) != 0 {
			x.lose(c, "it says how sure the rest is")
			return
		}
		if x.institution(c.first) {
			x.lose(c, "it names a body")
			return
		}
	}
	x.cands = append(x.cands, c)
}

// dated reports whether a candidate is a word of a date: the name of a month is
// no pain, and its ending no verb. A noun may be of an event: «three days after the
// killing».
func (x *Extractor) dated(c candidate) bool {
	for i := x.nextTime; c.form != noun && i < int32(len(x.doc.Times)) && x.doc.Times[i].First <= c.first; i++ {
		if t := &x.doc.Times[i]; c.last <= t.Last && t.Anchor != "event" {
			return true
		}
	}
	return false
}

// institution reports whether the word before a noun is a head word of bodies
// joined to it: «the committee of inquiry» is no inquiry.
func (x *Extractor) institution(first int32) bool {
	for i := x.firstHit; i < x.lastHit; i++ {
		h := &x.doc.Hits[i]
		if h.First >= first {
			return false
		}
		if h.Last == first && h.Last == h.First+1 && h.Class == tomar.ClassOrgHead && x.ezafe(first-1) && !x.nameEnds(first) {
			return true
		}
	}
	return false
}

// nameEnds reports whether a body's name ends before a token: then what follows
// is not part of it.
func (x *Extractor) nameEnds(first int32) bool {
	for i := x.nextMention; i < int32(len(x.doc.Mentions)) && x.doc.Mentions[i].First < first; i++ {
		if m := &x.doc.Mentions[i]; m.Last == first && m.Last > m.First+1 {
			return true
		}
	}
	return false
}

// rank orders the candidates: the heavier, longer and stronger first; of those
// on the same words one that asks for a weapon, for something near or for a number and
// nothing else comes first, and where there is none, the next.
func (x *Extractor) rank() {
	asks := func(c *candidate) int {
		switch n := x.lex.data.Triggers[c.trigger].Needs; {
		case slices.Contains(n, "weapon"):
			return 2
		case slices.Equal(n, onlyCount), slices.ContainsFunc(n, always):
			return 1
		}
		return 0
	}
	strength := func(c *candidate) float32 { return x.lex.data.Triggers[c.trigger].Strength }
	weigh := func(c *candidate) float32 {
		return c.weight + 0.3*float32(c.last-c.first)
	}
	slices.SortStableFunc(x.cands, func(a, b candidate) int {
		if a.first == b.first && a.last == b.last && x.lex.data.Triggers[a.trigger].Kind == x.lex.data.Triggers[b.trigger].Kind {
			return cmp.Or(cmp.Compare(asks(&b), asks(&a)), cmp.Compare(strength(&b), strength(&a)), cmp.Compare(a.trigger, b.trigger))
		}
		return cmp.Or(cmp.Compare(weigh(&b), weigh(&a)), cmp.Compare(a.first, b.first), cmp.Compare(strength(&b), strength(&a)), cmp.Compare(a.trigger, b.trigger))
	})
}

// clashes reports whether a candidate overlaps one that was taken, or whether
// its verb is taken as the light verb of another.
func (x *Extractor) clashes(c candidate) bool {
	return slices.ContainsFunc(x.accepted, func(k candidate) bool {
		return c.first < k.last && k.first < c.last || k.verb != tomar.None && c.verb == k.verb && !x.coordinated(c, k) ||
			k.took != tomar.None && c.verb == k.took
	})
}

// coordinated reports whether two light nominals share their verb: a
// conjunction stands behind the first.
func (x *Extractor) coordinated(a, b candidate) bool {
	if a.first > b.first {
		a, b = b, a
	}
	light := func(c candidate) bool { return x.lex.data.Triggers[c.trigger].Kind.Light() }
	return light(a) && light(b) && a.last < b.first && x.doc.Tokens[a.last].Len() == 2 && x.doc.Tokens[a.last].Kind == tomar.Word
}

func (x *Extractor) lose(c candidate, why string) {
	if x.doc.Trace == nil {
		return
	}
	g := &x.lex.data.Triggers[c.trigger]
	s := x.doc.Tokens[c.first].Cover(x.doc.Tokens[c.last-1].Span)
	x.doc.Trace.Add("events", s, g.Type+" "+g.ID+": "+why, true, tomar.Provenance{Rule: g.ID, File: g.File, Line: int32(g.Line)})
}
