package events

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

// likeliest is the first phrase that may be the subject of a human doing: a
// person before a body, a body before a place; of other subjects the first, of
// objects the last. Phrases before it are passed over.
func (x *Extractor) likeliest(e *tomar.Event, c candidate, r frameRule, m marker, used uint64) int {
	if m != mSubject && m != mObject {
		return 0
	}
	human := r.role == tomar.Agent && humanFrames[x.frame(c)] || r.role == tomar.Target && lifeTypes[e.Type]
	best, rank := 0, 9
	for i := range x.nps {
		n := &x.nps[i]
		if used&(1<<i) != 0 || !x.bears(n, c, e.Clause, m) || !x.fits(n, e, c, r.role, m) {
			continue
		}
		k := 0
		if m == mSubject && human {
			k = rankOf(n)
			if r.role == tomar.Agent && n.typ == tomar.LOC && n.subtype == "country" {
				k = 1 // a state acts as bodies do
			}
			if n.bare && i+1 < len(x.nps) && x.nps[i+1].first == n.last {
				k = -1 // «the court X sentenced»: nothing joins the one to the other
			}
		}
		if k < rank || m == mObject && !x.joinedTo(i, 3<<uint(max(i-2, 0))) {
			best, rank = i, k
		}
	}
	return best
}

// rankOf orders who may do something human: people, bodies, places.
func rankOf(n *np) int {
	switch {
	case n.typ == tomar.PER:
		return 0
	case n.bare:
		return 2
	case n.typ == tomar.ORG, n.person:
		return 1
	}
	return 2
}

// beforeTrigger reports whether a phrase stands directly before a trigger, with
// an adjective between at most, or bears a number.
func (x *Extractor) beforeTrigger(n *np, c candidate) bool {
	return n.last == c.first || !n.count.Empty() || c.first-n.last == 1 && x.ezafe(n.last-1)
}

// fits reports whether somebody of the phrase's kind may have the role.
func (x *Extractor) fits(n *np, e *tomar.Event, c candidate, role tomar.Role, m marker) bool {
	switch {
	case m == mOf && n.typ == tomar.LOC && x.frame(c) == "mutual" && c.form == noun && (role == tomar.Agent || role == tomar.PlaceRole):
		// «the war of X», «the talks of Geneva» say where, «the talks of the United States» who
		return (role == tomar.PlaceRole) == (e.Type == "CLASH" && !x.state(n) || !x.acts(n, "") && !x.partners(n, c))
	case x.frame(c) == "invite" && c.form != active && (m == mOf || m == mTo) && (role == tomar.Agent) != x.summons(n):
		return false // «was summoned to the court of X»: by it
	case role == tomar.PlaceRole && n.onWay && !localTypes[e.Type]:
		return false // «came home on the road of X»
	case role == tomar.PlaceRole && n.typ != tomar.LOC && x.frame(c) != "visit" && x.frame(c) != "motion":
		return false
	case role == tomar.Target && m == mOf && x.frame(c) == "dispatch" && (n.typ == tomar.LOC || n.typ == tomar.ORG):
		return false // «sent to the prison of X»
	case role == tomar.Target && m == mIn && n.inside && n.typ != tomar.NoEntity && e.Type != "ACCUSE" && e.Type != "SUPPORT":
		return false // «asked the command of the province of X», which no list has
	case role == tomar.Target && m == mIn && n.typ == tomar.ORG && n.first < c.first && x.publishes(n):
		return false // «on the page X he published an appeal»
	case role == tomar.Target && m == mSubject && n.typ == tomar.LOC && n.inside && (!physical[e.Type] || n.subtype == "country" && e.Type != "CLOSE"):
		return false // «the crises of X were discussed»
	case role == tomar.Target && m == mSubject && n.mention != tomar.None && e.Type != "APPOINT" && e.Type != "ELECT" && x.compared(n):
		return false // «as the municipality of X …»
	case role == tomar.Target && m == mOf && n.typ == tomar.PER && n.inside && n.mention != tomar.None && x.ofMany(n, c):
		return false // «visited the orphans of X»
	case role == tomar.Target && m == mOf && n.typ == tomar.LOC && n.inside && e.Type == "TRANSACT":
		return false // «the trade of the oil of X»
	case role == tomar.Target && m == mObject && n.typ == tomar.LOC && e.Type == "OPEN" && n.last < c.first && n.subtype != facility:
		return false // «Baghdad a committee formed»
	case role == tomar.Target && m == mTo && n.typ == tomar.ORG && n.inside && e.Type == "SUPPORT":
		return false // «thanks to those who live under the government of X»
	case role == tomar.Target && m == mOn && n.typ == tomar.PER && n.inside && e.Type == "TRY":
		return false // «sentenced (upon) the murderer of X»
	case role == tomar.Target && m == mOf && n.typ == tomar.LOC && x.frame(c) == "invite":
		return false // «invited him to X»
	case role == tomar.Target && x.noTarget(n, e):
		return false
	case role == tomar.Target && n.way:
		return false // «the road of X is closed»
	case role == tomar.Target && m == mAgainst && (e.Type == "MEET" || e.Type == "AGREE"):
		return false // «talks on an operation against X»
	case role == tomar.Target && e.Type == "OPEN" && n.typ == tomar.PER:
		return false // nobody is founded
	case n.does && role != tomar.Agent:
		return false // «threatens security»
	case n.bare && role == tomar.Agent && m == mSubject && e.Type == "OPEN" && n.last == c.first:
		return false // «forms a government»
	case n.someone && !befalls(role, e.Type):
		return false // «somebody» is told of where something befalls him
	case role == tomar.Agent && m == mOf && e.Type == "COMPETE" && n.inside && n.typ == tomar.LOC:
		return false // «a match of the league of X»
	case role == tomar.Target && m == mOf && e.Type == "OPEN" && n.inside && n.typ == tomar.LOC:
		return false // «the forming of the government of X»
	case role == tomar.Target && e.Type == "COMPETE" && n.inside && n.typ == tomar.LOC:
		return false // «the cup of X»
	case role == tomar.Agent && armed[e.Type] && x.publishes(n):
		return false // who publishes the numbers of a war does not wage it
	case role == tomar.Agent && m == mOf && n.kind == "soldier" && n.mention == tomar.None && n.office == tomar.None && n.last-n.first == 1 && x.ezafe(n.first):
		return false // «a military order», the word for soldiers with the ending of an adjective
	case n.inside && n.mention == tomar.None && m != mOf:
		return false // «the house of a doctor»
	case role == tomar.Target && m == mGoal && n.mark == 0 && n.inside:
		return false // «ruled that the flag of X …»
	case role == tomar.Agent && m == mOf && n.inside && x.ofMany(n, c):
		return false // «the final of the cup of the nations of X»
	case role == tomar.Target && m&(mBe|mTo) != 0 && n.inside && n.typ != tomar.NoEntity && (e.Type == "STATE" || e.Type == "AID" && n.typ == tomar.ORG):
		return false // «under the lead of X», «together with X», «for the independence of X»
	case role == tomar.Target && e.Type == "ATTACK" && m == mIn && n.typ == tomar.LOC && e.Subtype != "gunfire":
		return false // «the attack carried out in X»
	case role == tomar.PlaceRole && m == mOf && n.typ == tomar.PER && n.mention != tomar.None && x.ofMany(n, c):
		return false // «visited the orphans of X»
	case role == tomar.Target && m == mOf && (e.Type == "AID" || e.Type == "SUPPORT") && n.kind == "soldier" && n.mention == tomar.None && n.office == tomar.None && n.last-n.first == 1 && x.ezafe(n.first) && !x.plural(n.first):
		return false // «military aid»
	case role == tomar.Target && (e.Type == "TRANSFER" || e.Type == "MOBILIZE") && n.typ == tomar.LOC && n.title == tomar.None && m != mOf && m != mSubject:
		return false // where something is sent is no target
	case role == tomar.Target && e.Type == "STATE" && n.typ == tomar.LOC && !x.acts(n, "speech"):
		return false // nobody speaks to a valley
	case role == tomar.Target && m == mIn && x.beaten(n, c):
		return true // «won from X»
	case role == tomar.Target && m == mIn && (!x.asked(n, c) || n.typ == tomar.LOC && (x.frame(c) == "mutual" || x.frame(c) == "reception")):
		return false
	case role == tomar.Target && m == mSubject && x.filled(n, c):
		return false // «in the deed of X the building was burnt»
	case role == tomar.Target && x.noVictim(n, e):
		return n.title != tomar.None
	case role == tomar.Agent && m == mSubject:
		if x.forcesOf(n) {
			return true
		}
		if n.inside {
			return false // «the price of oil of X»
		}
		return n.typ != tomar.LOC || x.acts(n, x.frame(c)) || governing[e.Type] && x.acts(n, "speech")
	}
	return true
}

// summons reports whether a phrase is a body before which people are called.
func (x *Extractor) summons(n *np) bool {
	return n.typ == tomar.ORG && n.title == tomar.None && (n.subtype == "court" || n.subtype == "security" || n.subtype == "police")
}

// ofNominal reports whether an ezafe joins a phrase to the nominal of a trigger's light verb, where the trigger
// itself stands before it: «a letter (he) sent-of X», addressed to X.
func (x *Extractor) ofNominal(n *np, c candidate) bool {
	if x.frame(c) != "addressed" || c.verb == tomar.None || n.head < c.last || n.head >= x.doc.Verbs[c.verb].First {
		return false
	}
	for _, l := range x.lex.light[c.trigger] {
		if l.nominal != "" && strings.HasPrefix(string(x.forms.CoreKey(n.head, x.key)), l.nominal) {
			return true
		}
	}
	return false
}

// beaten reports whether «in» leads to whom somebody won against: directly before the verb.
func (x *Extractor) beaten(n *np, c candidate) bool {
	return x.frame(c) == "beat" && n.last == c.first
}

// behalfOf reports whether several people act for a place: «the officials of X say».
func (x *Extractor) behalfOf(n *np) bool {
	return n.typ == tomar.LOC && n.title != tomar.None && n.mention != tomar.None && n.first < x.doc.Mentions[n.mention].First && x.plural(n.first)
}

// forcesOf reports whether an ezafe joins a country to a word for its forces before it: «the forces of X withdrew».
func (x *Extractor) forcesOf(n *np) bool {
	t := n.first - 1
	if t < x.doc.Sentences[x.sent].First || !x.country(n) || !x.ezafe(t) {
		return false
	}
	m, _ := x.markAt(t, t)
	return m&mForces != 0
}

// publishes reports whether a phrase names a body that publishes.
func (x *Extractor) publishes(n *np) bool {
	return n.mention != tomar.None && x.doc.Mentions[n.mention].Subtype == mediaKind
}

// asked reports whether «in» leads to whom something is asked or wanted of
// («asked X for …», «shot at X») rather than to where it was: people near the
// trigger, bodies and places directly behind it.
func (x *Extractor) asked(n *np, c candidate) bool {
	gap := n.markFirst - c.last
	switch {
	case gap >= 0 && gap <= askedReach:
		return true
	case gap > askedFar:
		return false
	case n.typ == tomar.LOC:
		return false
	case n.typ == tomar.ORG:
		return x.frame(c) == "request_from"
	}
	return true
}

// askedReach and askedFar are how many words may stand between a trigger and the
// preposition before whom it asks: a body or place, and somebody.
const (
	askedReach = 1
	askedFar   = 4
)

// ofMany reports whether a plural noun, or more than one word, stands between a
// trigger and a name: that, not the name, is what the trigger is of. An adjective bears the plural only
// behind a noun in a compound with it.
func (x *Extractor) ofMany(n *np, c candidate) bool {
	t := n.first - 1
	if n.first-c.last > 1 && n.first-c.last <= chainReach {
		return true // «the matches of the second round of the league of X»
	}
	return t >= c.last && x.plural(t) && !strings.HasSuffix(x.doc.Slice(x.doc.Tokens[t-1].Span), x.lex.linking)
}

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
