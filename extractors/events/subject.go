package events

import (
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/seeds"
)

// share fills the subject that a clause leaves out: that of the clause that it
// goes on from, of the one that it depends on, or the noun that it describes.
func (x *Extractor) share(events []tomar.Event) {
	if x.runOn {
		return
	}
	for i := range events {
		e := &events[i]
		if i > 0 {
			x.samePlace(e, events[:i])
		}
		x.fill(e)
		x.count(e)
	}
}

// fill gives an event the subject that its clause leaves out.
func (x *Extractor) fill(e *tomar.Event) {
	role, ok := x.missing(e)
	if !ok || role == tomar.Agent && x.aCharge(e) || e.Clause == tomar.None || x.bareIn(e.Clause, e.First) || !x.hasObject(e) && x.stranger(e.Clause, e.First) {
		return
	}
	if v := x.doc.Clauses[e.Clause].Verb; v != tomar.None {
		if p := x.person(v); p == 1 || p == 2 || p == 4 || p == 5 {
			return
		}
	}
	if n := x.described(e.Clause, befalls(role, e.Type)); n >= 0 {
		x.giveShared(e, x.firstJoined(e, n), role, "subject.described")
		return
	}
	if k := &x.doc.Clauses[e.Clause]; role == tomar.Target && k.Kind == tomar.Relative && k.First > x.doc.Sentences[x.sent].First && x.heads(k.First-1) {
		return // «the areas that were hit»: what the clause describes is in no list
	}
	for k, n := e.Clause, 0; n < maxClauses; n++ {
		c := x.goesOnFrom(k)
		if c == tomar.None {
			return
		}
		if x.doc.Clauses[k].Kind == tomar.Content && c == x.doc.Clauses[k].Parent && (role == tomar.Target || !x.opens(e.First, e.Clause) || !speaking[x.lex.data.Triggers[e.Trigger].Frame] && x.headed(e.Clause, e.First)) {
			return // of whom is told that he was arrested does not tell it himself
		}
		if x.subjectsOf(e, c, role) || x.unlisted(c) {
			return
		}
		k = c
	}
}

// firstJoined is the first of a row of names of one kind that the clause describes whose verb
// is in the plural: «X and Y, who were killed».
func (x *Extractor) firstJoined(e *tomar.Event, i int) int {
	v := x.doc.Clauses[e.Clause].Verb
	if v == tomar.None || x.person(v) != 6 {
		return i
	}
	for i > 0 && x.nps[i-1].typ == x.nps[i].typ && x.nps[i-1].person == x.nps[i].person && x.joined(x.nps[i-1].last, x.nps[i].first) {
		i--
	}
	return i
}

// aCharge reports whether an event is a phrase without a verb of its own («on the charge
// of …»): who makes it is told beside it or not at all.
func (x *Extractor) aCharge(e *tomar.Event) bool {
	if x.lex.data.Triggers[e.Trigger].Kind != seeds.PhraseTrigger || x.lex.data.Triggers[e.Trigger].Frame != "accuse" {
		return false
	}
	for v := x.firstVerb; v < x.lastVerb; v++ {
		if f := &x.doc.Verbs[v]; f.First >= e.First && f.Last <= e.Last && f.Score >= minLight {
			return false
		}
	}
	return true
}

// giveShared adds a phrase of another clause and those joined to it, where it
// fits.
func (x *Extractor) giveShared(e *tomar.Event, i int, role tomar.Role, rule string) {
	if x.quotedBehind(e, &x.nps[i]) {
		return // «when he says: "X …"»
	}
	for ; i < len(x.nps); i++ {
		n := &x.nps[i]
		if n.someone && !befalls(role, e.Type) {
			return
		}
		if role == tomar.Target && (n.way || x.noVictim(n, e) || x.noSubject(n, e)) || role == tomar.Agent && n.typ == tomar.LOC && !x.acts(n, x.lex.data.Triggers[e.Trigger].Frame) {
			return
		}
		if v := x.doc.Clauses[e.Clause].Verb; role == tomar.Agent && v != tomar.None && x.person(v) == 3 && n.many {
			return // «X and the members … . He also said»
		}
		if v := x.doc.Clauses[e.Clause].Verb; role == tomar.Agent && v != tomar.None && x.person(v) == 6 && n.typ == tomar.PER && !x.amongMore(n) {
			return // «he said … so that they help»: others do
		}
		x.give(e, n, role, tomar.Provenance{Rule: rule})
		if i+1 >= len(x.nps) || x.nps[i+1].mark != n.mark || x.nps[i+1].hung || !x.joined(n.last, x.nps[i+1].first) {
			return
		}
	}
}

// noTarget reports whether nothing of the kind of an event happens to a phrase: nobody is closed, and who
// publishes prices does not rise.
func (x *Extractor) noTarget(n *np, e *tomar.Event) bool {
	switch e.Type {
	case "CLOSE", "OPEN":
		return n.person && n.mention == tomar.None
	case "TRANSACT":
		return x.publishes(n)
	}
	return false
}

// noSubject reports the same of a phrase of another clause: there people are not decided either, nor
// countries closed.
func (x *Extractor) noSubject(n *np, e *tomar.Event) bool {
	return x.noTarget(n, e) || e.Type == "DECIDE" && n.person && n.mention == tomar.None || e.Type == "CLOSE" && x.country(n)
}

// quotedBehind reports whether a mark of quotation opens between a statement and a phrase
// behind it.
func (x *Extractor) quotedBehind(e *tomar.Event, n *np) bool {
	for t := e.Last; t < n.first; t++ {
		if isQuote(x.doc.Slice(x.doc.Tokens[t].Span)) {
			return true
		}
	}
	return false
}

// alone reports whether one person does what an event tells: the verb says so, or the
// agent's clitic on the noun directly before it, which the past of a transitive verb has there.
func (x *Extractor) alone(e *tomar.Event) bool {
	v := x.doc.Clauses[e.Clause].Verb
	if v == tomar.None {
		return false
	}
	if p := x.person(v); p != 0 {
		return p == 3
	}
	f := &x.doc.Verbs[v]
	return f.Tense == tomar.Past && f.First == e.Last && x.ezafe(e.Last-1)
}

// subjectsOf gives the event the subject of another clause; false where that
// clause names none.
func (x *Extractor) subjectsOf(e *tomar.Event, clause int32, role tomar.Role) bool {
	i := x.subject(clause)
	if i < 0 {
		return false
	}
	if v := x.doc.Clauses[clause].Verb; role == tomar.Agent && v != tomar.None && x.doc.Verbs[v].Passive && x.person(v) == 6 && x.alone(e) {
		return false // «X and Y were arrested, and he demanded …»
	}
	if v := x.doc.Clauses[clause].Verb; role == tomar.Agent && v != tomar.None && hasRole(e, tomar.Target) && x.nps[i].lo != tomar.None && x.hasObject(e) && (x.doc.Verbs[v].Passive || x.lex.data.Verbs.Rows[x.doc.Verbs[v].Lemma].Passive) && x.nps[i].mention == tomar.None {
		return false // «80 people were rescued and (they) killed the attacker»
	}
	x.giveShared(e, i, role, "subject.shared")
	return true
}

// missing is the role of the subject that an event's form asks for and that
// nobody has; false where none is asked for or somebody has it.
func (x *Extractor) missing(e *tomar.Event) (tomar.Role, bool) {
	role, ok := subjectRole(x, e)
	if !ok {
		return 0, false
	}
	return role, !hasSubject(e, role)
}

// hasSubject reports whether somebody has a role otherwise than beside its
// subject: «with X» leaves open who met him.
func hasSubject(e *tomar.Event, role tomar.Role) bool {
	for i := range e.Arguments {
		if a := &e.Arguments[i]; a.Role == role && !strings.HasSuffix(a.Rule, withRule) {
			return true
		}
	}
	return false
}

func hasRole(e *tomar.Event, role tomar.Role) bool {
	for i := range e.Arguments {
		if e.Arguments[i].Role == role {
			return true
		}
	}
	return false
}

// subjectRole is the role that the subject of an event's trigger has.
func subjectRole(x *Extractor, e *tomar.Event) (tomar.Role, bool) {
	f, ok := x.formAt[e.First]
	if !ok || f == noun {
		return 0, false
	}
	for _, r := range x.lex.frames[frameKey{x.lex.data.Triggers[e.Trigger].Frame, f}] {
		for _, m := range r.markers {
			if m == mSubject {
				return r.role, true
			}
		}
	}
	return 0, false
}

// leftOut fills the speaker who is not named again: a statement whose clause
// names nobody is the last speaker's.
func (x *Extractor) leftOut(e *tomar.Event, c candidate) {
	if e.Type != "STATE" || c.verb == tomar.None || c.form != active && !(c.form == passive && x.inStatement(e, c)) || x.runOn || (x.lastSpeaker.mention == tomar.None && x.lastSpeaker.span.Empty()) {
		return
	}
	if hasRole(e, tomar.Agent) || e.Clause != tomar.None && (x.bareIn(e.Clause, c.first) || x.goesOn(e.Clause)) {
		return // somebody is named; who speaks is not sure
	}
	if p := x.person(c.verb); p != 0 && p != 3 {
		return
	}
	if x.doc.Tokens[c.first].Sent-x.doc.Tokens[x.lastSpeaker.first].Sent > speakerReach || c.first < x.lastSpeaker.first || x.introduced(c.first) {
		return
	}
	if e.Clause != tomar.None && (!x.opens(c.first, e.Clause) || x.thoseIn(e.Clause, c.first)) {
		return
	}
	n := x.lastSpeaker
	n.lo, n.hi, n.also = tomar.None, tomar.None, tomar.None
	x.give(e, &n, tomar.Agent, tomar.Provenance{Rule: "speaker.left-out"})
}

// thoseIn reports whether a clause before a token begins with «those who»: they are its subject.
func (x *Extractor) thoseIn(clause, before int32) bool {
	m, _ := x.markAt(x.doc.Clauses[clause].First, x.doc.Clauses[clause].First)
	return m&mThose != 0 && x.doc.Clauses[clause].First < before
}

// inStatement reports whether what the passive tells stands in a statement told of before:
// «in the statement it was also said that …».
func (x *Extractor) inStatement(e *tomar.Event, c candidate) bool {
	if e.Clause == tomar.None {
		return false
	}
	first := x.doc.Clauses[e.Clause].First
	for t := first; t < c.first; t++ {
		if m, _ := x.markAt(t, first); m&mMoreover != 0 {
			return true
		}
		if x.defined(t) && strings.HasSuffix(x.doc.Slice(x.doc.Tokens[t].Core()), x.lex.within) {
			return true
		}
	}
	return false
}

// speaking are the frames of what one who speaks goes on with: «said …, and called for …».
var speaking = map[string]bool{"speech": true, "request_from": true, "assure": true, "propose": true, "urge": true}
