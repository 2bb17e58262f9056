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
