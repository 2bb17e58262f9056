package events

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/seeds"
)

// attributes sets tense, modality, polarity and attribution from the trigger's
// verb, its clause, and the clauses above it.
func (x *Extractor) attributes(e *tomar.Event, c candidate) {
	d := x.doc
	var verb *tomar.VerbForm
	if c.verb != tomar.None {
		verb = &d.Verbs[c.verb]
	}
	own := verb != nil && c.form != noun
	var clause *tomar.Clause
	if e.Clause != tomar.None {
		clause = &d.Clauses[e.Clause]
		e.Tense = clause.Tense
	}
	if own {
		e.Tense = verb.Tense
		e.Negative = verb.Negative && !x.phrasal(c) // «did not abide by» rejects, as the list says
		// the perfect subjunctive speaks of what is past: «that he has killed»
		if verb.Mood == tomar.Subjunctive && !verb.Perfect {
			e.Modality = tomar.Planned
		}
		if verb.Mood == tomar.Conditional {
			e.Modality = tomar.Hypothetical
		}
	}
	before := x.marksBefore(c)
	switch {
	case before&mHypothetical != 0:
		e.Modality = tomar.Hypothetical
	case before&mPlanned != 0, before&mOrdered != 0 && (c.form == noun || x.apart(c)):
		e.Modality = tomar.Planned
	case c.form == noun && x.bygone(c), c.form == noun && e.Type == "DIE":
		// «compared with the last election», «condolences for the death of X»
	case before&mTo != 0 && (c.form == noun && !x.counted(c.last-1) || x.apart(c)):
		e.Modality = tomar.Planned // «for the closing of», «prepares for the reception of X»
	}
	if own && verb.Mood == tomar.Indicative && verb.Tense == tomar.Present && e.Modality == tomar.Actual && x.lies(e) {
		e.Modality = tomar.Planned
	}
	if own && verb.Mood == tomar.Indicative && verb.Tense == tomar.Present && e.Modality == tomar.Actual && (x.willOpen(e, c) || x.willHold(e)) {
		e.Modality = tomar.Planned // «a court is formed»: it will be
	}
	if c.form == noun && e.Modality == tomar.Actual && (x.coming(e, c) || x.willBe(e, c) || x.calledOff(e, c) || x.next(c)) {
		e.Modality = tomar.Planned
	}
	if own && (verb.Mood == tomar.Subjunctive && x.maybe(c) || verb.Mood == tomar.Indicative && x.inQuestion(c)) {
		e.Modality = tomar.Hypothetical
	}
	x.clauseModality(e, c, own)
	x.consequence(e, own)
	if own && verb.Mood == tomar.Subjunctive {
		x.ability(e, c)
	}
	x.attribution(e)
	if x.setAhead(e, c, own) {
		e.Modality = tomar.Planned // «the vote takes place on its day»: it will
	}
	if c.form == noun && x.unDone(c) {
		e.Negative = true
	}
	if clause != nil && !own && clause.Negative && c.form == noun {
		x.denied(e, c, clause)
	}
}

// saidAhead are types of what the present tense, in what somebody says, tells as to come: it has
// a day that is set before.
var saidAhead = map[string]bool{"HOLD": true, "ELECT": true, "VISIT": true, "TRY": true, "APPOINT": true, "COMPETE": true, "PROTEST": true}

// setAhead reports whether the present tense tells of what has a day that is set before, and is no
// custom: its own verb, or the one that a noun has for itself.
func (x *Extractor) setAhead(e *tomar.Event, c candidate, own bool) bool {
	if e.Modality != tomar.Actual || e.Tense != tomar.Present || e.Negative || !(e.Attributed && saidAhead[e.Type] || e.Type == "ELECT" || e.Type == "HOLD") {
		return false
	}
	if !own && (c.took == tomar.None && (e.Clause == tomar.None || x.heldByVerb(c, e.Clause) == tomar.None) || x.adjunct(c.first) || c.first > x.doc.Sentences[x.sent].First && x.ezafe(c.first-1)) {
		return false
	}
	for i, to := x.doc.TimesOf(e.Sent); i < to; i++ {
		if x.doc.Times[i].Rule == oftenRule {
			return false
		}
	}
	return true
}

// denied reads what the denial of its clause says of a noun.
func (x *Extractor) denied(e *tomar.Event, c candidate, clause *tomar.Clause) {
	switch aim := x.aim(c); {
	case x.none(c):
		e.Negative = true // «no infection was recorded»
	case !aim:
		e.Negative = e.Negative || x.nounOfVerb(c, clause) && (c.took != tomar.None || !x.defined(c.last-1) && !x.pointsBack(c.first))
	case e.Modality == tomar.Actual && heldTypes[e.Type]:
		e.Modality = tomar.Planned // «there is no obstacle for the return»: the obstacle is denied
	}
}

// unDone reports whether a noun is a negative infinitive: «the not agreeing of X».
func (x *Extractor) unDone(c candidate) bool {
	if c.verb == tomar.None || x.phrasal(c) {
		return false // words of the list as they stand
	}
	f := &x.doc.Verbs[c.verb]
	return f.Infinitive && f.Negative
}

// phrasal reports whether a trigger is a phrase that holds its verb.
func (x *Extractor) phrasal(c candidate) bool {
	return x.lex.data.Triggers[c.trigger].Kind == seeds.PhraseTrigger && x.doc.Verbs[c.verb].Last <= c.last
}

// none reports whether the noun's phrase begins with «no».
func (x *Extractor) none(c candidate) bool {
	first := x.doc.Sentences[x.sent].First
	for t, n := c.first-1, 0; t >= first && n < noneReach; t, n = t-1, n+1 {
		if m, _ := x.markAt(t, t); m&mNone != 0 {
			return true
		}
		if x.doc.Tokens[t].Kind != tomar.Word || !x.ezafe(t) {
			return false
		}
	}
	return false
}

// noneReach is how many words before a noun its «no» may stand.
const noneReach = 3

// apart reports whether a light nominal stands before the object of its verb, which
// then may have another nominal: «makes preparations for the reception of X».
func (x *Extractor) apart(c candidate) bool {
	if c.verb == tomar.None || !x.lex.data.Triggers[c.trigger].Kind.Light() || x.doc.Verbs[c.verb].First <= c.last {
		return false
	}
	m, _ := x.markAt(c.first-1, x.doc.Sentences[x.sent].First)
	return m&(mTo|mOrdered) != 0
}

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

// bygone reports whether an adjective behind a noun says that it is past: «the last election».
func (x *Extractor) bygone(c candidate) bool {
	if !x.ezafe(c.last-1) || int(c.last) >= len(x.doc.Tokens) {
		return false
	}
	m, _ := x.markAt(c.last, c.last)
	return m&mBygone != 0
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
		case !x.lex.able[f.Lemma]:
		case f.Tense == tomar.Past:
			e.Modality, e.Tense, e.Negative = tomar.Actual, tomar.Past, f.Negative
		case f.Negative: // «you cannot decide»
			e.Modality, e.Negative = tomar.Hypothetical, true
		}
		return
	}
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

// consequence makes conditional what follows on an if-clause: the clause that it
// depends on, or the one behind it in the sentence, in a tense that is not past.
func (x *Extractor) consequence(e *tomar.Event, own bool) {
	d := x.doc
	if e.Clause == tomar.None || e.Modality == tomar.Hypothetical || !own || x.runOn {
		return
	}
	c := &d.Clauses[e.Clause]
	for i, to := d.ClausesOf(c.Sent); i < to; i++ {
		k := &d.Clauses[i]
		if k.Kind == tomar.IfClause && k.Verb != tomar.None &&
			(e.Tense != tomar.Past || d.Verbs[k.Verb].Mood == tomar.Conditional) && (k.Parent == e.Clause || int32(i)+1 == e.Clause) &&
			(e.Type != "STATE" || k.First < e.First) { // «he says, if …»: he says it
			e.Modality = tomar.ConditionalOn
			return
		}
	}
}

// nounOfVerb reports whether a noun is what the clause's verb denies: it stands
// directly before it.
func (x *Extractor) nounOfVerb(c candidate, clause *tomar.Clause) bool {
	return clause.Verb != tomar.None && x.doc.Verbs[clause.Verb].First-c.last <= 1 && x.doc.Verbs[clause.Verb].First >= c.last
}

// clauseModality lets the clause and those above it weaken the event.
func (x *Extractor) clauseModality(e *tomar.Event, c candidate, own bool) {
	d := x.doc
	for i, depth := e.Clause, 0; i != tomar.None && depth < maxClauses; i, depth = d.Clauses[i].Parent, depth+1 {
		cl := &d.Clauses[i]
		if x.runOn && cl.Last-cl.First > longClause {
			return // nobody knows what of it belongs together
		}
		if !own && i == e.Clause && cl.Mood == tomar.Subjunctive && e.Modality == tomar.Actual && (cl.Kind != tomar.Content || x.wished(c, cl)) && !(c.form == noun && x.bygone(c)) {
			e.Modality = tomar.Planned
		}
		switch cl.Kind {
		case tomar.IfClause:
			e.Modality = tomar.ConditionalOn
			return
		case tomar.Purpose:
			if own && i == e.Clause && d.Verbs[c.verb].Tense == tomar.Past && d.Verbs[c.verb].Mood == tomar.Indicative {
				return // it goes on behind the purpose: «… so that they stay, X said»
			}
			if e.Modality == tomar.Actual {
				e.Modality = tomar.Planned
			}
		case tomar.Content, tomar.Quote:
			return
		}
	}
}

// wished reports whether a noun is what the subjunctive of its clause shall bring
// about: a bare noun directly before the verb, nothing that is known («a meeting should be
// held», not «he should come to the meeting»).
func (x *Extractor) wished(c candidate, clause *tomar.Clause) bool {
	if clause.Verb == tomar.None || x.adjunct(c.first) || x.defined(c.last-1) || x.pointsBack(c.first) || c.first > 0 && x.ezafe(c.first-1) {
		return false
	}
	v := &x.doc.Verbs[clause.Verb]
	gap := v.First - c.last
	if gap >= 0 && x.arranges(v.First) {
		return true // «let them hold a concert for …»
	}
	return gap >= 0 && gap <= goalReach && (c.took != tomar.None || x.lex.data.Verbs.Rows[v.Lemma].Light)
}

// arranges reports whether a verb of holding something stands at a token.
func (x *Extractor) arranges(t int32) bool {
	for i := range x.cands {
		if c := &x.cands[i]; c.first == t && x.frame(*c) == "hold" && c.form != noun {
			return true
		}
	}
	return false
}

const (
	maxClauses = 6
	// longClause is how many tokens a clause of page text has at most that is read as one.
	longClause = 15
)

// leadOf is where the words that lead to a noun end: before it, or before the infinitive to which
// a conjunction joins it («for the finding and arresting of X»).
func (x *Extractor) leadOf(c candidate) int32 {
	t := c.first - 1
	if c.form != noun || t <= x.doc.Sentences[x.sent].First {
		return c.first
	}
	if x.conjunction(t) {
		t--
	} else if x.doc.Tokens[t].Post == 0 {
		return c.first
	}
	for v := x.firstVerb; v < x.lastVerb; v++ {
		if f := &x.doc.Verbs[v]; f.Infinitive && f.Last == t+1 {
			return f.First
		}
	}
	return c.first
}

// marksBefore are the markers of the words directly before a trigger. A noun between has
// them for itself, unless it stages the event: «for the holding of the conference» but «for
// the condemning of the killing».
func (x *Extractor) marksBefore(c candidate) marker {
	first := x.doc.Sentences[x.sent].First
	var m marker
	lead := x.leadOf(c)
	if lead != c.first {
		m, _ = x.markAt(lead-1, first)
		return m | x.glued(lead)
	}
	for t, steps := c.first-1, 0; t >= first && steps < 3; t, steps = t-1, steps+1 {
		k, at := x.markAt(t, first)
		m |= k
		if k != 0 {
			t = at
		} else if x.doc.Tokens[t].Kind == tomar.Punct && isQuote(x.doc.Slice(x.doc.Tokens[t].Span)) {
			continue // «asked for 'aid'»
		} else if x.doc.Tokens[t].Kind == tomar.Punct || !x.ezafe(t) {
			break
		}
		if k&(mBack|mStaging) == mBack || k == 0 && c.form == noun {
			break // «for those attacks»: they have been
		}
	}
	return m | x.glued(c.first)
}
