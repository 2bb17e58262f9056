package events

import "github.com/tomar-nlp/tomar"

// bears reports whether a phrase is marked so for a trigger.
func (x *Extractor) bears(n *np, c candidate, clause int32, m marker) bool {
	if n.first < c.last && c.first < n.last {
		return m == mOf && n.first > c.first && x.frame(c) == "dispatch" // «sent to the hospital X», the hospital a part of the trigger
	}
	switch m {
	case mVisitor:
		return n.head >= c.first && n.head < c.last && x.leads(c, clause)
	case mOf:
		return n.head >= c.first && n.head < c.last || x.ofNominal(n, c)
	case mGoal:
		v := c.last
		if c.verb != tomar.None {
			v = max(v, x.doc.Verbs[c.verb].Last)
		}
		return n.mark&^(mOn|mTo|mIn) == 0 && !n.hung && n.first >= v && n.first-v <= goalReach && c.form != noun && x.sameClause(n, clause) && x.directly(v, n)
	}
	if n.hung || !x.sameClause(n, clause) {
		return false
	}
	switch m {
	case mSubject:
		if c.form == active && n.first >= c.last {
			return false // «thanked all the citizens»: what stands between a light verb and its noun is of the noun
		}
		return n.mark == 0 && n.last <= x.verbFirst(c) && x.verbFirst(c)-n.last <= x.reach(subjectReach) && !x.isObject(n, c) && !x.byline(n) && x.agrees(n, c) && !(n.typ == tomar.LOC && x.compared(n))
	case mObject:
		return n.mark == 0 && !x.filled(n, c) && n.last <= x.verbFirst(c) && x.verbFirst(c)-n.last <= x.reach(markedReach) && !n.inside && !x.joinedWord(n) && !x.byline(n) && !x.compared(n) && !(n.last == c.first && x.doesIt(c)) && !x.objectBehind(n, c) && !x.ownRelative(n, c)
	case mSender:
		return c.form == noun && n.mark&mIn != 0 && n.markFirst >= c.last && n.markFirst-c.last <= 1 && x.ends(n.last-1, x.lex.from)
	case mIn:
		return n.mark&mIn != 0 && (n.typ != tomar.LOC || n.first > c.first || x.beaten(n, c))
	case mBetween:
		if n.over != tomar.None && (n.over < c.first || n.over >= c.last) {
			return false // «discussed the accord between X and Y»
		}
	case mBy:
		if n.typ == tomar.LOC && !x.acts(n, x.frame(c)) && !x.capital(n) {
			return false // «bombed by planes the surroundings of the village X»
		}
		if c.form == noun && n.last <= c.first && x.adjunct(c.first) {
			return false // «was told by X of the fall»: who told, not who fell
		}
		if c.form == noun && x.doneBehind(n, c) {
			return false // «arrested by X on the charge of burning»: who arrested
		}
	}
	if m == mOn && c.form != noun && n.mark&mAside != 0 && x.typeOf(&c) != "SANCTION" {
		return false // «the action on the hill of X»: only a noun is on whom it hits so
	}
	if m&(mTo|mToward) != 0 && x.headsFor(n, c) {
		return false // «told of his visit to X»
	}
	return n.mark&m != 0 && n.first-c.last <= x.reach(markedReach) && c.first-n.last <= x.reach(markedReach) && !x.parted(n, c)
}

// doneBehind reports whether the passive of another trigger follows a phrase: who
// did it.
func (x *Extractor) doneBehind(n *np, c candidate) bool {
	if m, _ := x.markAt(c.first-1, x.doc.Sentences[x.sent].First); m&mLead == 0 {
		return false
	}
	for i := range x.cands {
		if k := &x.cands[i]; k.form == passive && k.first == n.last && k.verb != c.took && k.verb != c.verb {
			return true
		}
	}
	return false
}

// compared reports whether a phrase says as what somebody is taken.
func (x *Extractor) compared(n *np) bool {
	m, _ := x.markAt(n.first-1, x.doc.Sentences[x.sent].First)
	return n.first > x.doc.Sentences[x.sent].First && m&mAs != 0
}

// adverbAt reports whether an adverb stands at a token.
func (x *Extractor) adverbAt(t int32) bool {
	m, _ := x.markAt(t, t)
	return m&mAdverb != 0
}

// adjunct reports whether a preposition stands before a noun.
func (x *Extractor) adjunct(t int32) bool {
	m, _ := x.markAt(t-1, x.doc.Sentences[x.sent].First)
	return (m|x.glued(t))&prepositions != 0
}

// leads reports whether a goal is told behind a noun: in «the visit of X to Y»
// X is the visitor, in «the visit of Y» Y is visited.
func (x *Extractor) leads(c candidate, clause int32) bool {
	for i := range x.nps {
		if n := &x.nps[i]; n.mark&(mTo|mToward) != 0 && n.first >= c.last && n.first-c.last <= markedReach && !n.hung && x.sameClause(n, clause) {
			return true
		}
	}
	return false
}

// reach is a distance, shortened in a sentence that runs on.
func (x *Extractor) reach(n int32) int32 {
	if x.runOn {
		return n / 3
	}
	return n
}

// parted reports whether another trigger stands between a noun and a phrase that
// bears a preposition, or a stop behind the phrase.
func (x *Extractor) parted(n *np, c candidate) bool {
	if c.form != noun {
		return false
	}
	for t := n.last; t < c.first; t++ {
		if x.doc.Tokens[t].Kind == tomar.Punct && !isQuote(x.doc.Slice(x.doc.Tokens[t].Span)) {
			return true
		}
	}
	for v := x.firstVerb; v < x.lastVerb; v++ { // «on keeping people from going to X»
		if f := &x.doc.Verbs[v]; f.Infinitive && f.Score >= minScore && f.First >= c.last && f.Last <= n.markFirst && !x.defined(f.Last-1) {
			return true
		}
	}
	for i := range x.cands {
		k := &x.cands[i]
		if k.first >= c.last && k.last <= n.markFirst || k.first >= n.last && k.last <= c.first {
			return true
		}
	}
	return false
}

// verbal reports whether a noun trigger is the infinitive of a transitive verb:
// an ezafe joins it to its object.
func (x *Extractor) verbal(c candidate) bool {
	for v := x.firstVerb; v < x.lastVerb; v++ {
		f := &x.doc.Verbs[v]
		if f.Infinitive && f.First < c.last && c.last <= f.Last && !f.Passive {
			return x.lex.data.Verbs.Rows[f.Lemma].Transitive
		}
	}
	return false
}
