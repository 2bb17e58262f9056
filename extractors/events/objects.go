package events

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// isObject reports whether a phrase bears the clitic of the agent, which the
// past of a transitive verb puts onto its object.
func (x *Extractor) isObject(n *np, c candidate) bool {
	if c.form != active {
		return false
	}
	if n.object || x.tailBears(n) {
		return true
	}
	if c.verb == tomar.None || n.last > c.first {
		return false
	}
	f := &x.doc.Verbs[c.verb]
	if x.typeOf(&c) == "TRANSFER" && conveys[x.frame(c)] && n.mention == tomar.None && n.lo != tomar.None && x.lex.data.Verbs.Rows[f.Lemma].Transitive {
		return true // «600 families … moved»: people who are counted are moved
	}
	if x.frame(c) == "transitive" && (lifeTypes[x.typeOf(&c)] || x.typeOf(&c) == "TRY") && n.mention == tomar.None && victims[n.kind] && x.beforeTrigger(n, c) && f.Clitic == 0 && !x.otherBears(n, c) && x.lex.data.Verbs.Rows[f.Lemma].Transitive {
		return true // «… a young man arrested»
	}
	if f.Tense != tomar.Past || f.Clitic != 0 || !x.lex.data.Verbs.Rows[f.Lemma].Transitive {
		return false
	}
	if c.first-n.last <= 1 && x.doesIt(c) || x.ownRelative(n, c) {
		return false
	}
	if x.bearsClitic(n, c.first) || x.namedObject(n) {
		return true
	}
	if n.last < c.first && n.mention != tomar.None && x.leadsOn(n.last) {
		m := &x.doc.Mentions[n.mention] // no ezafe stands before a preposition
		return m.Base.End < m.End && m.Last == n.last && x.ezafe(n.last-1)
	}
	if n.last < c.first && n.one && x.frame(c) == "transitive" && x.leadsOn(n.last) && x.ezafe(n.last-1) {
		return true // «a man-(they) in X arrested»: no ezafe stands before a preposition
	}
	if c.first-n.last > 1 || !x.ezafe(c.first-1) {
		return false
	}
	if n.last < c.first {
		return x.doc.Tokens[n.last].Kind == tomar.Word && x.ezafe(n.last-1) && !x.ownLetter(n.last-1)
	}
	m := x.nameUpTo(n.last)
	if n.mention != tomar.None {
		m = &x.doc.Mentions[n.mention]
	}
	return m == nil || m.Base.End < m.End
}

// conveys are the frames of what moves others.
var conveys = map[string]bool{"handover": true, "move": true, "dispatch": true, "transitive": true}

// bearsClitic reports whether the agent's clitic stands on the word before a token, with which a
// phrase without a name ends, or which tells the age of whom it means: «a child of 11 years (they)
// killed».
func (x *Extractor) bearsClitic(n *np, before int32) bool {
	if n.mention != tomar.None || before-n.last > ageWords || before < n.last || x.doc.Tokens[before-1].Kind != tomar.Word {
		return false
	}
	numbered := false
	for t := n.last; t < before; t++ {
		if x.doc.Tokens[t].Kind == tomar.Punct || x.leadsOn(t) || x.verbAt(t) {
			return false
		}
		numbered = numbered || x.numberAt(t)
	}
	if before > n.last && (!numbered || slices.ContainsFunc(x.nps, func(o np) bool { return o.first >= n.last && o.first < before })) {
		return false
	}
	return x.bearsAgent(before-1) && !(before == n.last && x.justPlural(n))
}

// tailBears reports whether a word that belongs to somebody unnamed and stands behind him bears the agent's
// clitic: «two Kurdish shepherds-(they) abducted», «two other soldiers-(they) wounded».
func (x *Extractor) tailBears(n *np) bool {
	t := n.last
	if n.mention != tomar.None || !n.person || t >= x.doc.Sentences[x.sent].Last || x.doc.Tokens[t].Kind != tomar.Word || !x.ezafe(t-1) || !x.bearsAgent(t) {
		return false
	}
	return x.hitAt(t, tomar.ClassDemonym) || x.otherWith(t)
}

// otherWith reports whether a token is «other» with the agent's clitic.
func (x *Extractor) otherWith(t int32) bool {
	core := x.doc.Slice(x.doc.Tokens[t].Core())
	for _, e := range x.lex.agentClitic {
		if stem, ok := strings.CutSuffix(core, e); ok {
			x.key = norm.AppendKey(x.key[:0], stem)
			if x.lex.markers[string(x.key)]&mOthers != 0 {
				return true
			}
		}
	}
	return false
}

// justPlural reports whether what looks like the clitic is the plural of a noun that ends in the letter
// of the ezafe: «students», not «their student».
func (x *Extractor) justPlural(n *np) bool {
	if n.title == tomar.None {
		return false
	}
	letter := string(ezafeLetter)
	stem, ok := strings.CutSuffix(x.doc.Slice(x.doc.Tokens[n.last-1].Core()), x.lex.many)
	return ok && strings.HasSuffix(stem, letter) && x.anyForm(strings.TrimRight(stem, letter)+letter, &x.lex.data.Titles[n.title])
}

// namedObject reports whether a name says who somebody is that bears the agent's clitic: «a man-(they) by
// the name X killed».
func (x *Extractor) namedObject(n *np) bool {
	t := n.first - 1
	for t >= 0 && n.mention != tomar.None && isQuote(x.doc.Slice(x.doc.Tokens[t].Span)) {
		t--
	}
	first := x.doc.Sentences[x.sent].First
	if n.mention == tomar.None || t <= first {
		return false
	}
	m, at := x.markAt(t, first)
	return m&mNamed != 0 && at > first && x.bearsAgent(at-1)
}

// bearsAgent reports whether a token bears the clitic of several who do something.
func (x *Extractor) bearsAgent(t int32) bool {
	core := x.doc.Slice(x.doc.Tokens[t].Core())
	return slices.ContainsFunc(x.lex.agentClitic, func(e string) bool { return len(core) > len(e)+minNoun && strings.HasSuffix(core, e) })
}

// ownRelative reports whether a reflexive stands before a trigger, joined by an ezafe to a noun behind a
// phrase: «a girl her-own mother killed».
func (x *Extractor) ownRelative(n *np, c candidate) bool {
	t := c.first - 1
	return t-1 >= n.last && x.wordIs(t, x.lex.self) && x.relativeAt(t-1)
}

// relativeAt reports whether a noun for people stands at a token, joined by its ezafe to what follows.
func (x *Extractor) relativeAt(t int32) bool {
	if t < x.doc.Sentences[x.sent].First || !x.ezafe(t) || x.nameAt(t) {
		return false
	}
	m, _ := x.markAt(t, t)
	return m&mKin != 0 || x.hitAt(t, tomar.ClassTitle)
}

// otherBears reports whether another phrase before the trigger bears the agent's clitic.
func (x *Extractor) otherBears(n *np, c candidate) bool {
	if !x.pastOfObject(c.verb) {
		return false
	}
	return slices.ContainsFunc(x.nps, func(o np) bool { return o.first >= n.last && o.last <= c.first && x.bearsClitic(&o, c.first) })
}

// ageWords is how many words tell somebody's age behind his noun: «of the age of 11 years».
const ageWords = 3

// doesIt reports whether the noun of a light verb bears the clitic of those who do it, which an object
// would bear instead: «the terrorists a massacre-(they) did».
func (x *Extractor) doesIt(c candidate) bool {
	if c.form != active || c.verb == tomar.None || !x.pastOfObject(c.verb) || c.last-1 >= x.doc.Verbs[c.verb].First {
		return false
	}
	return x.bearsAgent(c.last - 1)
}

// objectBehind reports whether an ezafe joins the noun of a light verb to its object, which stands behind
// it: nothing before it is the object then («X (the) condemnation-of that deed did»).
func (x *Extractor) objectBehind(n *np, c candidate) bool {
	if c.form != active || c.verb == tomar.None || n.last > c.first || !x.lex.data.Triggers[c.trigger].Kind.Light() || !x.ezafe(c.last-1) {
		return false
	}
	if f := x.frame(c); f != "accuse" && f != "support" {
		return false // «sent X (to) the prison», «X (from his) post removed»
	}
	return c.last < x.doc.Verbs[c.verb].First && x.doc.Tokens[c.last].Kind == tomar.Word && !x.verbAt(c.last) && !x.leadsOn(c.last) && !x.timeAt(c.last)
}
