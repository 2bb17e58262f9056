package events

import "github.com/tomar-nlp/tomar"

// whichever reports whether the subject of a trigger's clause is whatever or whoever it may be:
// «any» before an indefinite noun, with no verb between.
func (x *Extractor) whichever(c candidate) bool {
	first := x.doc.Sentences[x.sent].First
	for t := c.first - 1; t >= first && c.first-t <= whichReach && !x.verbAt(t); t-- {
		if x.wordIs(t, x.lex.whichever) && x.indefinite(t+1) {
			return t == first || !x.verbAt(t-1) // «every member must …»
		}
	}
	return false
}

// whichReach is how many tokens before a trigger its «any» may stand.
const whichReach = 12

// maybe reports whether a word of doubt rules the subjunctive of a trigger: one
// before it in the sentence, with no comma and no other verb between.
func (x *Extractor) maybe(c candidate) bool {
	first := x.doc.Sentences[x.sent].First
	for t := c.first - 1; t >= first; t-- {
		if m, at := x.markAt(t, first); m&mHypothetical != 0 {
			return true
		} else if m != 0 {
			t = at
			continue
		}
		if k := &x.doc.Tokens[t]; k.Kind == tomar.Punct && !isQuote(x.doc.Slice(k.Span)) {
			return false
		}
		if x.verbAt(t) {
			return x.doubted(t, first)
		}
	}
	return false
}

// inQuestion reports whether a word that asks whether something is so stands before a trigger in its
// sentence; who, why or how it was asks of what has been.
func (x *Extractor) inQuestion(c candidate) bool {
	for t := x.doc.Sentences[x.sent].First; t < c.first; t++ {
		if m, _ := x.markAt(t, t); m&mAsks != 0 {
			return true
		}
	}
	return false
}

// doubted reports whether a word of doubt stands shortly before the verb of being at a
// token: «there is a chance that …».
func (x *Extractor) doubted(verb, first int32) bool {
	for v := x.firstVerb; v < x.lastVerb; v++ {
		if f := &x.doc.Verbs[v]; f.First == verb && f.Score >= minScore && !x.oneOf(v, x.lex.unsaid) {
			return false
		}
	}
	for t := verb - 1; t >= max(first, verb-doubtReach); t-- {
		if m, _ := x.markAt(t, first); m&mHypothetical != 0 {
			return true
		}
	}
	return false
}

// doubtReach is how many words before its verb a word of doubt stands at most.
const doubtReach = 3

// ability makes actual what somebody was able to do: «the police could arrest
// him» has happened, «they could not» has not. The verb of ability stands before
// the subjunctive with no finite verb of another mood between.
func (x *Extractor) ability(e *tomar.Event, c candidate) {
	if e.Modality != tomar.Planned {
		return
	}
	between := c.first // the first token of the nearest subjunctive before the trigger
	for v := c.verb - 1; v >= x.firstVerb; v-- {
		f := &x.doc.Verbs[v]
		if f.First >= c.first || f.Infinitive || f.Participle || f.Score < minScore {
			continue
		}
		if f.Mood == tomar.Subjunctive {
			between = min(between, f.First)
			continue
		}
		switch {
		case f.Negative && x.oneOf(v, x.lex.permit): // «they did not let him visit»
			e.Modality, e.Negative = tomar.Hypothetical, true
		case f.Negative && x.mustNot(f): // «there must be no fighting»
			e.Negative = e.Negative || between == c.first || between == f.First
		case f.Tense == tomar.Past && !f.Negative && (x.oneOf(v, x.lex.made) || x.wordIs(f.Last, x.lex.causes)): // «it made them decide», «was the cause that …»
			e.Modality, e.Tense = tomar.Actual, tomar.Past
		case x.foremost(v): // «was the first president to be murdered»
			e.Modality, e.Tense = tomar.Actual, tomar.Past
		case !x.lex.able[f.Lemma]:
		case f.Tense == tomar.Past:
			e.Modality, e.Tense, e.Negative = tomar.Actual, tomar.Past, f.Negative
		case f.Negative: // «you cannot decide»
			e.Modality, e.Negative = tomar.Hypothetical, true
		}
		return
	}
}

// foremost reports whether a past copula says that somebody is the first or the only one of those to
// whom what follows happened.
func (x *Extractor) foremost(v int32) bool {
	f := &x.doc.Verbs[v]
	if f.Tense != tomar.Past || f.Negative || !x.oneOf(v, x.lex.being) {
		return false
	}
	first := x.doc.Sentences[x.sent].First
	for t := f.First - 1; t >= first && f.First-t <= whichReach && !x.comma(t); t-- {
		if x.wordIs(t, x.lex.foremost) {
			return true
		}
	}
	return false
}

// mustNot reports whether a verb denies that something may be.
func (x *Extractor) mustNot(f *tomar.VerbForm) bool {
	m, _ := x.markAt(f.First, f.First)
	return m&mMustNot != 0
}

// oneOf reports whether a verb is one of a list, its nominal before it or written onto it.
func (x *Extractor) oneOf(v int32, list []lightVerb) bool {
	f := &x.doc.Verbs[v]
	for _, l := range list {
		if f.Lemma == l.row && (l.nominal == "" || x.nominalIn(max(x.doc.Sentences[x.sent].First, f.First-controlReach), f.First, l.nominal) || x.fusedOnto(f, l.nominal)) {
			return true
		}
	}
	return false
}
