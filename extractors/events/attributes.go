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
	case c.form == noun && before&mTo != 0 && x.congratulated(c):
		// «congratulated X on his election»
	case before&mTo != 0 && (c.form == noun && !x.counted(c.last-1) || x.apart(c)):
		e.Modality = tomar.Planned // «for the closing of», «prepares for the reception of X»
	}
	if c.form == noun && e.Modality == tomar.Actual {
		x.feared(e, c)
	}
	now := x.now(e)
	if own && !now && verb.Mood == tomar.Indicative && verb.Tense == tomar.Present && e.Modality == tomar.Actual && (x.lies(e) || x.willOpen(e, c) || x.willHold(e)) {
		e.Modality = tomar.Planned // «a court is formed»: it will be
	}
	if c.form == noun && e.Modality == tomar.Actual && (!now && (x.coming(e, c) || x.willBe(e, c)) || x.calledOff(e, c) || x.next(c)) {
		e.Modality = tomar.Planned
	}
	if own && (verb.Mood == tomar.Subjunctive && x.maybe(c) || verb.Mood == tomar.Indicative && x.inQuestion(c)) {
		e.Modality = tomar.Hypothetical
	}
	if own && e.Type == "DISASTER" && verb.Mood == tomar.Indicative && verb.Tense == tomar.Present && x.anyOfThose(e) {
		e.Modality = tomar.Hypothetical // «those who fall ill»
	}
	x.clauseModality(e, c, own)
	x.consequence(e, own)
	if own && verb.Mood == tomar.Subjunctive && e.Modality == tomar.Planned && x.whichever(c) {
		e.Modality = tomar.ConditionalOn // «any war that breaks out»
	}
	if own && verb.Mood == tomar.Subjunctive {
		x.ability(e, c)
	}
	x.attribution(e)
	if !now && x.setAhead(e, c, own) || x.scheduled(e, c, own) || own && x.soon(e, c) {
		e.Modality = tomar.Planned // «the vote takes place on its day»: it will
	}
	if c.form == noun && x.unDone(c) {
		e.Negative = true
	}
	if clause != nil && !own && clause.Negative && c.form == noun {
		x.denied(e, c, clause)
	}
}

// congratulated reports whether somebody is congratulated on or thanked for what a noun names.
func (x *Extractor) congratulated(c candidate) bool {
	_, ok := x.wishBefore(c)
	return ok
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

// bygone reports whether an adjective behind a noun says that it is past: «the last election».
func (x *Extractor) bygone(c candidate) bool {
	if !x.ezafe(c.last-1) || int(c.last) >= len(x.doc.Tokens) {
		return false
	}
	m, _ := x.markAt(c.last, c.last)
	return m&mBygone != 0
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
			(e.Type != "STATE" && e.Type != "REQUEST" && e.Type != "THREATEN" || k.First < e.First) { // «he says, if …»: he says it
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
		if !own && !x.asserts(c) && i == e.Clause && cl.Mood == tomar.Subjunctive && e.Modality == tomar.Actual && (cl.Kind != tomar.Content && cl.Kind != tomar.Temporal || x.wished(c, cl)) && !(c.form == noun && x.bygone(c)) {
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

// asserts reports whether a set phrase that holds no verb is what somebody says or asks: «I am asking
// that …», where the subjunctive of its clause is what is asked.
func (x *Extractor) asserts(c candidate) bool {
	g := &x.lex.data.Triggers[c.trigger]
	return g.Kind == seeds.PhraseTrigger && c.verb == tomar.None && (g.Type == "STATE" || g.Type == "REQUEST")
}

// wished reports whether a noun is what the subjunctive of its clause shall bring
// about: a bare noun directly before the verb, nothing that is known («a meeting should be
// held», not «he should come to the meeting»).
func (x *Extractor) wished(c candidate, clause *tomar.Clause) bool {
	if clause.Verb == tomar.None || x.adjunct(c.first) || x.defined(c.last-1) || x.pointsBack(c.first) || c.first > 0 && x.ezafe(c.first-1) && !x.verbAt(c.first-1) {
		return false
	}
	v := &x.doc.Verbs[clause.Verb]
	if x.tookPlace(c) == clause.Verb {
		return true // «bloodshed must not happen»
	}
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
	for steps := 0; t > x.doc.Sentences[x.sent].First && steps < leadReach; t, steps = t-1, steps+1 {
		for v := x.firstVerb; v < x.lastVerb; v++ {
			if f := &x.doc.Verbs[v]; f.Infinitive && f.Last == t+1 {
				return f.First // «the carrying out of article 140 and the boycott of X»
			}
		}
		if !x.infinitive(c) || x.doc.Tokens[t].Kind == tomar.Punct || x.verbAt(t) || !x.ezafe(t-1) || x.leadsOn(t) {
			break
		}
	}
	return c.first
}

// infinitive reports whether a trigger is one, or ends with one.
func (x *Extractor) infinitive(c candidate) bool {
	for v := x.firstVerb; v < x.lastVerb; v++ {
		if f := &x.doc.Verbs[v]; f.Infinitive && f.First < c.last && c.first < f.Last && f.Score >= minLight {
			return true
		}
	}
	return false
}

// leadReach is how many words behind an infinitive may stand before the conjunction.
const leadReach = 4

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
