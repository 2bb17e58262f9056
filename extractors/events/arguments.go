package events

import (
	"slices"

	"github.com/tomar-nlp/tomar"
)

// mostPhrases is how many phrases of a sentence are looked at.
const mostPhrases = 64

// arguments attaches participants to an event by its frame.
func (x *Extractor) arguments(e *tomar.Event, c candidate) {
	if len(x.nps) > mostPhrases {
		x.nps = x.nps[:mostPhrases]
	}
	var used uint64
	for _, r := range x.lex.frames[frameKey{x.frame(c), x.voice(e, c)}] {
		for _, m := range r.markers {
			if x.attach(e, c, r, m, &used) {
				break
			}
		}
	}
	x.behindCause(e, c, &used)
	x.counts(e, c)
	x.places(e, c, &used)
	x.around(e, &used)
	x.nearOffice(e)
	x.own(e, c)
	x.controlled(e, c)
	x.saidBySpeaker(e, c)
	x.leftOut(e, c)
	x.notItself(e)
	x.count(e)
	x.tally(e, c)
	x.unused(e, used)
}

// behindCause takes people who are counted behind the words for a cause as those whom the event befell, where it
// has nobody: «because of drinking poisoned alcohol 14 people died», in which the last word of the cause looks like
// one with an ezafe.
func (x *Extractor) behindCause(e *tomar.Event, c candidate, used *uint64) {
	if !lifeTypes[e.Type] || c.form == noun || hasRole(e, tomar.Target) || e.Clause == tomar.None {
		return
	}
	for i := range x.nps {
		n := &x.nps[i]
		if *used&(1<<i) != 0 || n.mention != tomar.None || !n.person || n.lo == tomar.None || n.mark != 0 || n.hung || !n.inside || n.last > x.verbFirst(c) || !x.sameClause(n, e.Clause) || !x.causeBefore(n.first, e.Clause) {
			continue
		}
		*used |= 1 << i
		n.inside = false
		x.give(e, n, tomar.Target, tomar.Provenance{Rule: "subject.behind-cause"})
		return
	}
}

// causeBefore reports whether a clause begins with words for a cause, with two words at least behind them before a
// token.
func (x *Extractor) causeBefore(t, clause int32) bool {
	first := x.doc.Clauses[clause].First
	for k := first; k < t-2; k++ {
		if m, _ := x.markAt(k, first); m&mLead != 0 {
			return true
		}
	}
	return false
}

// notItself takes from the targets of an event who does it: somebody told of twice («the party X
// won the greatest victory of X») does nothing to himself.
func (x *Extractor) notItself(e *tomar.Event) {
	for i := len(e.Arguments) - 1; i >= 0; i-- {
		a := &e.Arguments[i]
		if a.Role == tomar.Target && a.Mention != tomar.None && slices.ContainsFunc(e.Arguments, func(b tomar.Argument) bool {
			return b.Role == tomar.Agent && b.Mention != tomar.None && x.same(a.Mention, b.Mention)
		}) {
			e.Arguments = slices.Delete(e.Arguments, i, i+1)
		}
	}
}

// voice is a trigger's form: of set wording without a verb, that of its clause's
// verb («was arrested on the charge of …» accuses its subject).
func (x *Extractor) voice(e *tomar.Event, c candidate) form {
	if c.predicate {
		return passive // «they are accused»
	}
	if c.form != active || c.verb != tomar.None || e.Clause == tomar.None {
		return c.form
	}
	v := x.doc.Clauses[e.Clause].Verb
	if v == tomar.None {
		return c.form
	}
	if f := x.frame(c); (f == "accuse" || f == "blame") && !x.lex.data.Verbs.Rows[x.doc.Verbs[v].Lemma].Transitive {
		return passive // «faces prison on the charge of …»
	}
	return x.formOf(v)
}

// attach gives the role to every phrase that bears the marker for this trigger;
// true where there is one.
func (x *Extractor) attach(e *tomar.Event, c candidate, r frameRule, m marker, used *uint64) bool {
	found := false
	best := x.likeliest(e, c, r, m, *used)
	for i := range x.nps {
		n := &x.nps[i]
		if *used&(1<<i) != 0 || i < best || !x.bears(n, c, e.Clause, m) || !x.fits(n, e, c, r.role, m) {
			continue
		}
		if found && m == mSubject && x.besideOnly(i, c) {
			continue // «X, Y accuses of …»: Y is the object
		}
		if found && m&(mSubject|mObject) != 0 && (!x.joinedTo(i, *used) || n.kin) {
			continue // one subject, with those joined to it; «and father of Y» says more of him
		}
		if r.role == tomar.Target && n.typ == tomar.LOC && x.coveredBy(n, e, tomar.Target) {
			*used |= 1 << i
			continue // «the villages of A in B»
		}
		*used |= 1 << i
		found = true
		n.subject = n.subject || m == mSubject
		n.done = n.done || m == mObject
		role := r.role
		if role == tomar.Agent && m == mOf && n.typ == tomar.LOC && (!x.acts(n, "") || e.Type == "PROTEST") && !x.parties(i, c) && !(x.frame(c) == "speech" && n.last == c.last+1) {
			// «the battle of X», «the operation of X», but «the attack of X»: what is hit
			if role = tomar.PlaceRole; e.Type == "ATTACK" && x.lex.data.Triggers[c.trigger].Strength >= mostly {
				role = tomar.Target
			}
		}
		if role == tomar.Agent && m == mOf && c.form == noun && e.Type != "PROTEST" && !x.stated(c) && x.verbal(c) && !x.aimed(n, c, e.Clause) {
			role = tomar.Target // «the supporting of X»; a demonstration bears its object, oneself, in its word
		}
		if role == tomar.Agent && m == mOf && e.Type == "CLASH" && x.fought(i, c) {
			role = tomar.Target // «the fight of (against) the group X»
		}
		if role == tomar.Target && m == mOf && n.typ == tomar.LOC && e.Type == "ELECT" {
			role = tomar.PlaceRole // «in the election of X»
		}
		if role == tomar.PlaceRole && m == mOf && c.form == noun && c.took == tomar.None && n.person && x.frame(c) == "visit" {
			role = tomar.Agent // «after the visit of the Pope»
		}
		if role == tomar.Target && m == mSubject && n.typ == tomar.LOC && n.inside {
			if x.hitAt(n.first-1, tomar.ClassTitle) || n.first > 1 && x.hitAt(n.first-2, tomar.ClassTitle) {
				continue // «a citizen of the district X fell»
			}
			role = tomar.PlaceRole // «two hotels of X were attacked»
		}
		if role == tomar.Target && m == mOf && n.typ == tomar.LOC && n.inside && e.Type == "CLOSE" {
			role = tomar.PlaceRole // «the closing of the schools of X»
		}
		if role == tomar.PlaceRole && n.typ != tomar.LOC {
			role = tomar.Target // a host is no place
		}
		x.give(e, n, role, tomar.Provenance{Rule: x.frameRule(x.frame(c), m), File: "frames.tsv", Line: r.line})
	}
	return found
}

// aimed reports whether somebody else is told behind a phrase on whom an attack is: then an ezafe joins the attacker
// to it («the attacking of X on Y»).
func (x *Extractor) aimed(n *np, c candidate, clause int32) bool {
	return x.frame(c) == "attack_on" && slices.ContainsFunc(x.nps, func(o np) bool {
		return o.first >= n.last && x.bears(&o, c, clause, mOn)
	})
}

// stated reports whether an infinitive is a statement of whoever an ezafe joins to
// it, as nothing but the verb of announcing is: the writing of X is of a thing.
func (x *Extractor) stated(c candidate) bool {
	g := &x.lex.data.Triggers[c.trigger]
	return speechFrames[g.Frame] && g.Strength >= strong
}

// subjectReach and markedReach are how many words may stand between a verb and
// its subject, and between a trigger and what bears a preposition.
const (
	subjectReach = 48
	markedReach  = 20
)

// joinedWord reports whether a conjunction stands before a phrase that is joined
// to no other: it goes with a noun that no list has.
func (x *Extractor) joinedWord(n *np) bool {
	return n.first > x.doc.Sentences[x.sent].First && x.conjunction(n.first-1) && !x.taken(n.first-2, n.first-1) && !x.verbAt(n.first-2)
}

// byline reports whether a slash, dash or colon parts a name from the rest: who
// wrote, and where, or says what follows.
func (x *Extractor) byline(n *np) bool {
	if int(n.last) >= len(x.doc.Tokens) {
		return false
	}
	if n.typ == tomar.LOC && x.timeAt(n.last) && x.doc.Tokens[n.last].Kind != tomar.Word {
		return true // «Erbil, 8 June – »
	}
	switch x.doc.Slice(x.doc.Tokens[n.last].Span) {
	case "/", "-", "–", "—", "|", "•", ":", "؛", ";":
		return true
	case "..", "...", "…":
		return n.typ == tomar.LOC && n.first == x.doc.Sentences[x.sent].First
	}
	return false
}

// agrees reports whether a phrase may be the subject of a trigger's verb: not of
// one in the first or second person, and one person or place not of a plural.
func (x *Extractor) agrees(n *np, c candidate) bool {
	if c.verb == tomar.None || c.form == noun {
		return true
	}
	switch p := x.person(c.verb); p {
	case 1, 2, 4, 5:
		return false
	case 3:
		return !n.many
	case 6:
		if n.typ != tomar.PER && n.typ != tomar.LOC && !n.one || n.also != tomar.None || x.forcesOf(n) || humanFrames[x.frame(c)] && x.behalfOf(n) {
			return true
		}
		return x.amongMore(n)
	}
	return true
}

// amongMore reports whether a conjunction or comma joins a phrase to another.
func (x *Extractor) amongMore(n *np) bool {
	end := n.last
	return int(end) < len(x.doc.Tokens) && (x.conjunction(end) || x.comma(end)) || n.first > 0 && x.conjunction(n.first-1) || x.doc.Tokens[end-1].Post > 0
}

// person is the person of who does what a verb says; 0 where the verb does not
// tell it.
func (x *Extractor) person(v int32) tomar.Person {
	f := &x.doc.Verbs[v]
	row := &x.lex.data.Verbs.Rows[f.Lemma]
	if f.Tense == tomar.Past && row.Transitive && !f.Passive {
		return f.Clitic
	}
	return f.Ending
}

// leadsOn reports whether a preposition begins at a token.
func (x *Extractor) leadsOn(t int32) bool {
	m, _ := x.markAt(t, t)
	return (m|x.glued(t))&prepositions != 0
}

// nameUpTo is the name that ends before a token; nil for none.
func (x *Extractor) nameUpTo(last int32) *tomar.Mention {
	for i := x.nextMention; i < int32(len(x.doc.Mentions)) && x.doc.Mentions[i].First < last; i++ {
		if m := &x.doc.Mentions[i]; m.Last == last && m.Parent == tomar.None {
			return m
		}
	}
	return nil
}

// goalReach is how far behind its verb a goal may begin.
const goalReach = 4

// directly reports whether only words that lead to the phrase stand between the
// verb and it.
func (x *Extractor) directly(v int32, n *np) bool {
	for t := v; t < n.first; t++ {
		if x.doc.Tokens[t].Kind == tomar.Punct && !isQuote(x.doc.Slice(x.doc.Tokens[t].Span)) {
			return false
		}
	}
	return true
}

func (x *Extractor) verbFirst(c candidate) int32 {
	if c.verb != tomar.None {
		return max(c.first, x.doc.Verbs[c.verb].First)
	}
	return c.first
}

// sameClause reports whether a phrase stands in the trigger's clause. Without
// clauses the sentence counts as one.
func (x *Extractor) sameClause(n *np, clause int32) bool {
	if clause == tomar.None {
		return true
	}
	return x.doc.ClauseAt(n.last-1) == clause
}

// unused tells explain which phrases of the clause got no role.
func (x *Extractor) unused(e *tomar.Event, used uint64) {
	if x.doc.Trace == nil {
		return
	}
	for i := range x.nps {
		n := &x.nps[i]
		if used&(1<<i) != 0 || !x.sameClause(n, e.Clause) || n.first < e.Last && e.First < n.last {
			continue
		}
		how := n.mark.String()
		switch {
		case n.hung:
			how = "of " + x.doc.Slice(x.doc.Tokens[n.head].Span)
		case n.mark == 0:
			how = "unmarked"
		}
		x.doc.Trace.Add("events", n.span, e.Type+": no role for «"+x.doc.Slice(n.span)+"», "+how, true, e.Provenance)
	}
}
