package events

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// compounded reports whether a light verb stands behind a bare nominal that no
// participant phrase holds: then it is half of a compound.
func (x *Extractor) compounded(v int32) bool {
	f := &x.doc.Verbs[v]
	if !x.lex.data.Verbs.Rows[f.Lemma].Light || f.First <= x.doc.Sentences[x.sent].First {
		return false
	}
	k := &x.doc.Tokens[f.First-1]
	if k.Kind != tomar.Word || x.ezafe(f.First-1) || x.timeAt(f.First-1) {
		return false // «reached X today»
	}
	if m, _ := x.markAt(f.First-1, x.doc.Sentences[x.sent].First); m&mAdverb != 0 {
		return false
	}
	for i := x.nextMention; i < int32(len(x.doc.Mentions)) && x.doc.Mentions[i].First < f.First; i++ {
		if f.First <= x.doc.Mentions[i].Last {
			return false
		}
	}
	if x.bearsAgent(f.First-1) && x.hitAt(f.First-1, tomar.ClassTitle) {
		return false // «two young men-(they) took»
	}
	return !x.titleEnds(f.First) && !x.defined(f.First-1)
}

// compound checks the nominal before a verb and the goal behind it.
func (x *Extractor) compound(v int32, l lightVerb) (first, last int32, ok bool) {
	f := &x.doc.Verbs[v]
	first, last = f.First, f.Last
	if l.nominal != "" {
		core := x.doc.Tokens[f.First].Core()
		own := x.doc.Text[core.Start:max(core.Start, f.Start)] // what is written before the verb
		switch {
		case own != "" && (x.keyIs(own, l.nominal) || x.clitified(own, l.nominal)):
		case own != "" && f.First > 0 && x.mayBegin(f.First-1, l.nominal) && x.lettersOver(f.First-1, own, l.nominal, cliticLetters) && x.clitified(x.texts.Join("", x.doc.Slice(x.doc.Tokens[f.First-1].Core()), own), l.nominal):
			first--
		case f.First > 0 && string(x.forms.CoreKey(f.First-1, x.key)) == l.nominal:
			first--
		case f.First > 1 && x.mayBegin(f.First-2, l.nominal) && x.isPair(f.First-2, l.nominal):
			first -= 2
		default:
			return 0, 0, false
		}
	}
	if l.goal != "" {
		if int(last) >= len(x.doc.Tokens) || string(x.forms.CoreKey(last, x.key)) != l.goal {
			return 0, 0, false
		}
		last++
	}
	return first, last, true
}

// mayBegin reports whether a nominal may begin with a token: what may not is not
// worth a string.
func (x *Extractor) mayBegin(i int32, nominal string) bool {
	key := x.forms.CoreKey(i, x.key)
	return len(key) < 2 || key[0] == nominal[0]
}

// lettersOver reports whether a token and what is written behind it have as many
// letters as a nominal, or up to most more. Where they meet a letter may be lost.
func (x *Extractor) lettersOver(t int32, behind, nominal string, most int) bool {
	over := len(appendNominal(x.key[:0], behind)) + len(x.forms.CoreKey(t, x.key)) - len(nominal)
	return over >= 0 && over <= most+1
}

// isPair reports whether two tokens are a nominal together.
func (x *Extractor) isPair(t int32, nominal string) bool {
	behind := x.doc.Slice(x.doc.Tokens[t+1].Core())
	return x.lettersOver(t, behind, nominal, 0) && string(norm.AppendKeys(x.key[:0], x.doc.Slice(x.doc.Tokens[t].Core()), behind)) == nominal
}

// endsIn reports whether the goal of a verb is written onto it at a token.
func (x *Extractor) endsIn(t int32, goal string) bool {
	key := x.forms.CoreKey(t, x.key)
	return len(key) > len(goal) && string(key[len(key)-len(goal):]) == goal
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
			if f.First == last && !x.bearsNominal(v) || f.First > last && x.doc.Tokens[f.First].Core().Start >= f.Start && !x.otherNominal(v, last) {
				return true
			}
			continue // the verb may bear a nominal that the trigger takes too
		}
		if l.goal != "" && x.endsIn(f.Last-1, l.goal) {
			l.goal = ""
		}
		if first, _, ok := x.compound(v, l); ok && first >= last || x.complemented(v, l, last) {
			return true
		}
	}
	return false
}

// complemented reports whether the nominal of a compound light verb stands behind
// a token, joined by its ezafe to whom or what it leads to: «a letter the-sending
// of X did», sent X a letter.
func (x *Extractor) complemented(v int32, l lightVerb, last int32) bool {
	f := &x.doc.Verbs[v]
	if len(l.nominal) < complementLetters || l.goal != "" || x.doc.Tokens[f.First].Core().Start < f.Start {
		return false // a preverb takes no complement
	}
	for t := last; t < f.First-1; t++ {
		if w, ok := strings.CutSuffix(x.doc.Slice(x.doc.Tokens[t].Core()), string(ezafeLetter)); ok && x.keyIs(w, l.nominal) {
			return true
		}
	}
	return false
}

// complementLetters is how many letters a nominal that may have a complement has at least.
const complementLetters = 4

// bearsNominal reports whether a verb is written onto the nominal of another
// light trigger: «the demand of freeing them».
func (x *Extractor) bearsNominal(v int32) bool {
	f := &x.doc.Verbs[v]
	core := x.doc.Tokens[f.First].Core()
	if f.Start <= core.Start {
		return false
	}
	x.key = appendNominal(x.key[:0], x.doc.Text[core.Start:f.Start])
	return slices.ContainsFunc(x.lex.nominal.of(x.key), func(id int32) bool { return x.takes(id, v) })
}

// otherNominal reports whether another light trigger's nominal stands directly
// before a verb.
func (x *Extractor) otherNominal(v, last int32) bool {
	f := &x.doc.Verbs[v]
	for i := x.firstHit; i < x.lastHit; i++ {
		h := &x.doc.Hits[i]
		if h.Class != tomar.ClassTrigger || h.Last != f.First || h.First < last || x.definiteHit(h) {
			continue
		}
		if !x.lex.data.Triggers[h.ID].Kind.Light() || x.definiteHit(h) {
			continue
		}
		for _, l := range x.lex.light[h.ID] {
			if l.row != f.Lemma {
				continue
			}
			if _, _, ok := x.compound(v, l); ok {
				return true
			}
		}
	}
	return false
}

// addLight adds a nominal with its light verb: the nearer the verb, the heavier.
// A nominal that hangs on another one of the same verb is only what the other is
// about: in «a demand for an investigation they made» the verb is the demand's.
func (x *Extractor) addLight(first, last, trigger, v int32) {
	if x.underInfinitive(first) {
		return
	}
	w := float32(1.5)
	if gap := x.doc.Verbs[v].First - last; gap > 0 {
		w -= 0.02 * float32(gap)
	}
	if x.governed(first, v) {
		w -= 0.6
	}
	x.add(candidate{first: first, last: last, trigger: trigger, verb: v, form: x.formOf(v), weight: w})
}

// underInfinitive reports whether the nominal at a token is what the infinitive before it does, and that
// stands behind a preposition: «supports (the) the-holding of elections».
func (x *Extractor) underInfinitive(first int32) bool {
	if first == 0 || !x.ezafe(first-1) || !x.adjunct(first-1) {
		return false
	}
	for v := x.firstVerb; v < x.lastVerb; v++ {
		if f := &x.doc.Verbs[v]; f.Infinitive && f.Last == first && f.First == first-1 && f.Score >= minLight {
			return true
		}
	}
	return false
}

// governed reports whether an ezafe chain joins the nominal at a token to an
// earlier light nominal of the same verb.
func (x *Extractor) governed(first, v int32) bool {
	for i := x.firstHit; i < x.lastHit; i++ {
		h := &x.doc.Hits[i]
		if h.First >= first {
			break
		}
		if h.Last > first || h.Class != tomar.ClassTrigger || h.Fold > tomar.FoldLetter || !x.lex.data.Triggers[h.ID].Kind.Light() || x.definiteHit(h) {
			continue
		}
		if first-h.Last <= 1 && x.ezafe(h.Last-1) && x.leadsTo(first) && x.takes(h.ID, v) && x.longer(h) {
			m, _ := x.markAt(h.First-1, x.doc.Sentences[x.sent].First)
			return m&prepositions == 0
		}
	}
	return false
}

// leadsTo reports whether the token before a nominal joins it to what stands
// before: by its ezafe, or as a preposition or quotation mark.
func (x *Extractor) leadsTo(first int32) bool {
	return x.ezafe(first-1) || x.doc.Tokens[first-1].Kind != tomar.Word || x.adjunct(first)
}
