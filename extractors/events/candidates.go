package events

import (
	"cmp"
	"slices"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
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
			x.add(candidate{first: h.First, last: h.Last, trigger: h.ID, verb: tomar.None, form: noun, weight: 1})
		case seeds.PhraseTrigger:
			c := candidate{first: h.First, last: h.Last, trigger: h.ID, verb: tomar.None, form: active, weight: 1.4}
			for v := x.firstVerb; v < x.lastVerb; v++ {
				if f := &x.doc.Verbs[v]; f.First >= h.First && f.Last <= h.Last && f.Score >= minLight && !f.Participle {
					c.verb, c.form = v, x.formOf(v)
					break
				}
			}
			x.add(c)
		case seeds.LightTrigger:
			if x.lex.data.Defined != nil && x.lex.data.Defined(h.Suffix) {
				continue // «the wounded» are people, not the first half of a verb
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
	x.rank()
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

// compounded reports whether a light verb stands behind a bare nominal that no
// participant phrase holds: then it is half of a compound.
func (x *Extractor) compounded(v int32) bool {
	f := &x.doc.Verbs[v]
	if !x.lex.data.Verbs.Rows[f.Lemma].Light || f.First <= x.doc.Sentences[x.sent].First {
		return false
	}
	k := &x.doc.Tokens[f.First-1]
	if k.Kind != tomar.Word || x.ezafe(f.First-1) {
		return false
	}
	for i := range x.doc.Mentions {
		if m := &x.doc.Mentions[i]; m.First < f.First && f.First <= m.Last {
			return false
		}
	}
	return !x.defined(f.First - 1)
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

// compound checks the nominal before a verb and the goal behind it.
func (x *Extractor) compound(v int32, l lightVerb) (first, last int32, ok bool) {
	f := &x.doc.Verbs[v]
	first, last = f.First, f.Last
	if l.nominal != "" {
		core := x.doc.Tokens[f.First].Core()
		switch {
		case f.Start > core.Start && x.keyIs(x.doc.Text[core.Start:f.Start], l.nominal):
		case f.First > 0 && x.keyIs(x.doc.Slice(x.doc.Tokens[f.First-1].Core()), l.nominal):
			first--
		case f.First > 1 && x.keyIs(x.doc.Slice(x.doc.Tokens[f.First-2].Core())+x.doc.Slice(x.doc.Tokens[f.First-1].Core()), l.nominal):
			first -= 2
		default:
			return 0, 0, false
		}
	}
	if l.goal != "" {
		if int(last) >= len(x.doc.Tokens) || !x.keyIs(x.doc.Slice(x.doc.Tokens[last].Core()), l.goal) {
			return 0, 0, false
		}
		last++
	}
	return first, last, true
}

func (x *Extractor) keyIs(s, key string) bool {
	x.key = appendNominal(x.key[:0], s)
	return string(x.key) == key
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

// lightVerb is the verb that makes an event of the nominal before token last:
// directly behind it, else the verb of its clause; None where neither is one of
// the trigger's.
func (x *Extractor) lightVerb(trigger, last int32) int32 {
	gap := int32(1)
	if slices.Contains(x.lex.data.Triggers[trigger].Needs, adjacent) {
		gap = 0
	}
	for v := x.firstVerb; v < x.lastVerb; v++ {
		f := &x.doc.Verbs[v]
		if f.First >= last && f.First <= last+gap && f.Score >= minLight && x.lightOf(trigger, v, last) {
			return v
		}
	}
	if int(last) < len(x.doc.Tokens) && x.doc.Tokens[last].Len() == 2 && x.doc.Tokens[last].Kind == tomar.Word {
		// «arrested and later freed was he»: two nominals share one verb
		for v := x.firstVerb; v < x.lastVerb; v++ {
			if f := &x.doc.Verbs[v]; f.First > last && f.First-last <= sharedReach && f.Score >= minScore && !f.Infinitive && !f.Participle {
				if x.takes(trigger, v) {
					return v
				}
				break
			}
		}
	}
	c := x.doc.ClauseAt(last - 1)
	if c == tomar.None || gap == 0 {
		return tomar.None
	}
	v := x.doc.Clauses[c].Verb
	if v == tomar.None || x.doc.Verbs[v].First < last || x.doc.Verbs[v].First-last > lightReach || !x.lightOf(trigger, v, last) {
		return tomar.None
	}
	return v
}

// lightOf reports whether a verb is one of a trigger's light verbs. Where words
// stand between, the verb must not bear a nominal of its own.
func (x *Extractor) lightOf(trigger, v, last int32) bool {
	f := &x.doc.Verbs[v]
	for _, l := range x.lex.light[trigger] {
		if l.row != f.Lemma {
			continue
		}
		if l.nominal == "" && l.goal == "" {
			if f.First == last {
				return !x.bearsNominal(v)
			}
			return x.doc.Tokens[f.First].Core().Start >= f.Start && !x.otherNominal(v, last)
		}
		if first, _, ok := x.compound(v, l); ok && first >= last {
			return true
		}
	}
	return false
}

// bearsNominal reports whether a verb is written onto the nominal of another
// light trigger: «the demand of freeing them».
func (x *Extractor) bearsNominal(v int32) bool {
	f := &x.doc.Verbs[v]
	core := x.doc.Tokens[f.First].Core()
	if f.Start <= core.Start {
		return false
	}
	x.key = appendNominal(x.key[:0], x.doc.Text[core.Start:f.Start])
	return slices.ContainsFunc(x.lex.nominal[string(x.key)], func(id int32) bool { return x.takes(id, v) })
}

// otherNominal reports whether another light trigger's nominal stands directly
// before a verb.
func (x *Extractor) otherNominal(v, last int32) bool {
	f := &x.doc.Verbs[v]
	for i := x.firstHit; i < x.lastHit; i++ {
		h := &x.doc.Hits[i]
		if h.Class != tomar.ClassTrigger || h.Last != f.First || h.First < last {
			continue
		}
		if x.lex.data.Triggers[h.ID].Kind != seeds.LightTrigger {
			continue
		}
		for _, l := range x.lex.light[h.ID] {
			if l.row == f.Lemma {
				return true
			}
		}
	}
	return false
}

const (
	minLight   = 60 // least score of a light verb directly behind its nominal
	lightReach = 14 // tokens between a nominal and its light verb
	// sharedReach is how far behind a coordinated nominal the shared verb may be
	sharedReach = 5
)

// addLight adds a nominal with its light verb: the nearer the verb, the heavier.
// A nominal that hangs on another one of the same verb is only what the other is
// about: in «a demand for an investigation they made» the verb is the demand's.
func (x *Extractor) addLight(first, last, trigger, v int32) {
	w := float32(1.5)
	if gap := x.doc.Verbs[v].First - last; gap > 0 {
		w -= 0.02 * float32(gap)
	}
	if x.governed(first, v) {
		w -= 0.6
	}
	x.add(candidate{first: first, last: last, trigger: trigger, verb: v, form: x.formOf(v), weight: w})
}

// governed reports whether an ezafe chain joins the nominal at a token to an
// earlier light nominal of the same verb.
func (x *Extractor) governed(first, v int32) bool {
	for i := x.firstHit; i < x.lastHit; i++ {
		h := &x.doc.Hits[i]
		if h.First >= first {
			break
		}
		if h.Last > first || h.Class != tomar.ClassTrigger || h.Fold > tomar.FoldLetter || x.lex.data.Triggers[h.ID].Kind != seeds.LightTrigger {
			continue
		}
		if first-h.Last <= 1 && x.ezafe(h.Last-1) && x.takes(h.ID, v) && x.longer(h) {
			m, _ := x.markAt(h.First-1, x.doc.Sentences[x.sent].First)
			return m&prepositions == 0
		}
	}
	return false
}

// longer reports whether a hit has more letters than its trigger's headword: then
// its last letter is the ezafe's and no part of the word.
func (x *Extractor) longer(h *tomar.Hit) bool {
	n := 0
	for t := h.First; t < h.Last; t++ {
		n += len(norm.AppendKey(x.key[:0], x.doc.Slice(x.doc.Tokens[t].Core())))
	}
	return n > len(nominalKey(x.lex.data.Triggers[h.ID].Forms[0]))
}

// takes reports whether a verb by itself is a light verb of a trigger.
func (x *Extractor) takes(trigger, v int32) bool {
	return slices.ContainsFunc(x.lex.light[trigger], func(l lightVerb) bool {
		return l.row == x.doc.Verbs[v].Lemma && l.nominal == "" && l.goal == ""
	})
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
		if x.takes(id, v) {
			x.add(candidate{first: f.First, last: f.Last, trigger: id, verb: v, form: x.formOf(v), weight: 1.5})
		}
	}
}

// add keeps a candidate unless a neighbour or a name rules it out.
func (x *Extractor) add(c candidate) {
	if x.blocked(c) {
		x.lose(c, "a neighbour rules it out")
		return
	}
	for i := x.nextMention; i < int32(len(x.doc.Mentions)); i++ {
		m := &x.doc.Mentions[i]
		if m.First > c.first {
			break
		}
		if m.Method != tomar.ByRole && c.last <= m.Last {
			x.lose(c, "it stands inside a name")
			return
		}
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
// on the same words one that asks for a weapon comes first, and where there is
// none, the next.
func (x *Extractor) rank() {
	armed := func(c *candidate) int {
		if slices.Contains(x.lex.data.Triggers[c.trigger].Needs, "weapon") {
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
			return cmp.Or(cmp.Compare(armed(&b), armed(&a)), cmp.Compare(strength(&b), strength(&a)), cmp.Compare(a.trigger, b.trigger))
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
	light := func(c candidate) bool { return x.lex.data.Triggers[c.trigger].Kind == seeds.LightTrigger }
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
