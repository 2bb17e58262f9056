package events

import (
	"slices"

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
	case before&mTo != 0 && (c.form == noun && !x.counted(c.last-1) || x.apart(c)):
		e.Modality = tomar.Planned // «for the closing of», «prepares for the reception of X»
	}
	if own && verb.Mood == tomar.Indicative && verb.Tense == tomar.Present && e.Modality == tomar.Actual && x.lies(e) {
		e.Modality = tomar.Planned
	}
	if own && verb.Mood == tomar.Indicative && verb.Tense == tomar.Present && e.Modality == tomar.Actual && x.willOpen(e, c) {
		e.Modality = tomar.Planned // «a court is formed»: it will be
	}
	if c.form == noun && e.Modality == tomar.Actual && x.coming(e, c) {
		e.Modality = tomar.Planned
	}
	if own && verb.Mood == tomar.Subjunctive && x.maybe(c) {
		e.Modality = tomar.Hypothetical
	}
	x.clauseModality(e, c, own)
	x.consequence(e, own)
	if own && verb.Mood == tomar.Subjunctive {
		x.ability(e, c)
	}
	x.attribution(e)
	if c.form == noun && x.unDone(c) {
		e.Negative = true
	}
	if clause != nil && !own && clause.Negative && c.form == noun && x.none(c) {
		e.Negative = true // «no infection was recorded»
	}
	if clause != nil && !own && clause.Negative && c.form == noun && x.nounOfVerb(c, clause) && (c.took != tomar.None || !x.defined(c.last-1) && !x.pointsBack(c.first)) {
		e.Negative = true
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
	for v := c.verb - 1; v >= x.firstVerb; v-- {
		f := &x.doc.Verbs[v]
		if f.First >= c.first || f.Infinitive || f.Participle || f.Score < minScore || f.Mood == tomar.Subjunctive {
			continue
		}
		switch {
		case f.Negative && x.oneOf(v, x.lex.permit): // «they did not let him visit»
			e.Modality, e.Negative = tomar.Hypothetical, true
		case f.Tense == tomar.Past && !f.Negative && x.oneOf(v, x.lex.made): // «it made them decide»
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

// lies reports whether the present tense of an event's verb speaks of what lies
// ahead: behind the first sentence (a headline tells the past so), of an event
// that is no utterance, with somebody who does it.
func (x *Extractor) lies(e *tomar.Event) bool {
	s := &x.doc.Sentences[x.sent]
	if e.Sent < 1 || e.Clause == tomar.None || x.doc.Clauses[e.Clause].Kind == tomar.Headline || x.doc.Tokens[s.Last-1].Kind == tomar.Word {
		return false
	}
	switch x.lex.data.Triggers[e.Trigger].Frame {
	case "mutual", "hold", "compete", "motion", "transitive", "visit":
	default:
		return false
	}
	for i := range e.Arguments {
		if e.Arguments[i].Role == tomar.Agent {
			return true
		}
	}
	return x.doc.Clauses[e.Clause].Kind == tomar.Content || x.doc.Clauses[e.Clause].Kind == tomar.Quote
}

// willOpen reports whether the passive present of what is opened or held speaks of what
// lies ahead: where a text begins; further on it may tell a custom.
func (x *Extractor) willOpen(e *tomar.Event, c candidate) bool {
	return c.form == passive && e.Sent < 2 && (e.Type == "OPEN" || e.Type == "HOLD")
}

// coming reports whether the verb that says of a noun that it takes place speaks of
// what lies ahead: in the present, behind the first sentence, in what somebody says or
// beside a time that is to come.
func (x *Extractor) coming(e *tomar.Event, c candidate) bool {
	if e.Sent < 1 || e.Clause == tomar.None || !heldTypes[e.Type] {
		return false
	}
	v := c.took
	if v == tomar.None {
		v = x.heldByVerb(c, e.Clause)
	}
	if v == tomar.None || x.doc.Verbs[v].Mood != tomar.Indicative || x.doc.Verbs[v].Tense != tomar.Present {
		return false
	}
	k := x.doc.Clauses[e.Clause].Kind
	return k == tomar.Content || k == tomar.Quote
}

// heldTypes are types of what is held and takes place.
var heldTypes = map[string]bool{"MEET": true, "HOLD": true, "ELECT": true, "COMPETE": true, "VISIT": true, "PROTEST": true, "TRY": true}

// heldByVerb is the verb of a clause where it begins or holds something and a noun stands
// before it: «the second round of the talks begins»; None.
func (x *Extractor) heldByVerb(c candidate, clause int32) int32 {
	v := x.doc.Clauses[clause].Verb
	for i := range x.cands {
		if k := &x.cands[i]; v != tomar.None && k.verb == v && k.first >= c.last && k.form != noun && x.frame(*k) == "hold" {
			return v
		}
	}
	return tomar.None
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
		if !own && i == e.Clause && cl.Mood == tomar.Subjunctive && e.Modality == tomar.Actual && (cl.Kind != tomar.Content || x.wished(c, cl)) {
			e.Modality = tomar.Planned
		}
		switch cl.Kind {
		case tomar.IfClause:
			e.Modality = tomar.ConditionalOn
			return
		case tomar.Purpose:
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

// attribution says whether the event is told by somebody in the text, and who.
func (x *Extractor) attribution(e *tomar.Event) {
	d := x.doc
	for i, depth := e.Clause, 0; i != tomar.None && depth < maxClauses; i, depth = d.Clauses[i].Parent, depth+1 {
		if x.tellsOf(e, i) {
			e.Attributed = true
			x.source(e, d.Clauses[i].Speaker, d.Clauses[i].SpeakerSpan)
			return
		}
	}
	for i := range x.nps {
		if n := &x.nps[i]; n.mark&mSource != 0 && e.Type != "STATE" {
			e.Attributed = true
			x.source(e, n.mention, n.span)
			return
		}
	}
}

// tellsOf reports whether a clause that an event stands in, or one above it, is
// somebody's words: said, quoted, or «according to the statement».
func (x *Extractor) tellsOf(e *tomar.Event, clause int32) bool {
	c := &x.doc.Clauses[clause]
	own := e.Type == "STATE" && clause == e.Clause
	switch {
	case c.Kind == tomar.Quote && own:
		// «we declare» inside a quotation; who is named beside it says the quotation
		return !slices.ContainsFunc(e.Arguments, func(a tomar.Argument) bool { return a.Role == tomar.Agent && a.Mention != tomar.None })
	case c.Kind == tomar.Content && x.silent(c.Parent):
	case c.Kind == tomar.Quote || c.Kind == tomar.Content:
		return !own
	}
	// «according to the agreement of X» tells of no agreement by somebody's words
	return !own && !c.SpeakerSpan.Empty() && e.Start >= c.SpeakerSpan.End
}

// silent reports whether a clause's verb is one behind which nobody's words stand:
// «he wants to …», «they could …», «must …».
func (x *Extractor) silent(clause int32) bool {
	if clause == tomar.None || x.doc.Clauses[clause].Verb == tomar.None {
		return false
	}
	v := x.doc.Clauses[clause].Verb
	return x.oneOf(v, x.lex.unsaid) || x.oneOf(v, x.lex.permit) || x.oneOf(v, x.lex.made)
}

func (x *Extractor) source(e *tomar.Event, mention int32, s tomar.Span) {
	if mention == tomar.None && s.Empty() {
		return
	}
	if s.Empty() {
		s = x.doc.Mentions[mention].Span
	}
	if mention != tomar.None && x.informant(s, mention) {
		mention = tomar.None // «an Iraqi security source» is not Iraq
	}
	kind := ""
	if mention == tomar.None {
		if kind = x.teller(s); kind == "" {
			return // no words for somebody who speaks
		}
	}
	for i := range e.Arguments {
		if e.Arguments[i].Role == tomar.SourceRole {
			return
		}
	}
	a := tomar.Argument{Span: s, Role: tomar.SourceRole, Mention: mention, CountMin: tomar.None, CountMax: tomar.None,
		Provenance: tomar.Provenance{Rule: speakerRule}}
	a.Kind = kind
	e.Arguments = append(e.Arguments, a)
}

// informant reports whether the words of somebody who tells begin with a noun for one
// who tells things, before a country's or a town's name.
func (x *Extractor) informant(s tomar.Span, mention int32) bool {
	m := &x.doc.Mentions[mention]
	if m.Type != tomar.LOC || s.Start >= m.Start {
		return false
	}
	t, _ := slices.BinarySearchFunc(x.doc.Tokens, s.Start, func(t tomar.Token, at int32) int { return int(t.Start - at) })
	k, _ := x.markAt(int32(t), int32(t))
	return k&mInformant != 0
}

// teller is the kind of somebody whom words without a name mean: a noun for
// people or for who tells things stands among them; "" for none.
func (x *Extractor) teller(s tomar.Span) string {
	i, _ := slices.BinarySearchFunc(x.doc.Hits, s.Start, func(h tomar.Hit, at int32) int { return int(h.Start - at) })
	for ; i < len(x.doc.Hits) && x.doc.Hits[i].Start < s.End; i++ {
		switch h := &x.doc.Hits[i]; {
		case h.Class == tomar.ClassTitle:
			return x.kindOf(h.ID)
		case h.Class == tomar.ClassOrgHead && h.Fold <= tomar.FoldLetter:
			return otherKind
		}
	}
	t, _ := slices.BinarySearchFunc(x.doc.Tokens, s.Start, func(t tomar.Token, at int32) int { return int(t.Start - at) })
	for ; t < len(x.doc.Tokens) && x.doc.Tokens[t].Start < s.End; t++ {
		if m, _ := x.markAt(int32(t), int32(t)); m&mInformant != 0 {
			return otherKind
		}
	}
	return ""
}

// otherKind is the kind of somebody of whom nothing more is told.
const otherKind = "other"

// marksBefore are the markers of the words directly before a trigger.
func (x *Extractor) marksBefore(c candidate) marker {
	first := x.doc.Sentences[x.sent].First
	var m marker
	for t, steps := c.first-1, 0; t >= first && steps < 3; t, steps = t-1, steps+1 {
		k, at := x.markAt(t, first)
		m |= k
		if k != 0 {
			t = at
		} else if x.doc.Tokens[t].Kind == tomar.Punct || !x.ezafe(t) {
			break
		}
	}
	return m | x.glued(c.first)
}
