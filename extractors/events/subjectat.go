package events

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
)

// unlisted reports whether a clause names a subject that no list has: a definite
// noun that bears no preposition, where the verb has no object.
func (x *Extractor) unlisted(clause int32) bool {
	k := &x.doc.Clauses[clause]
	if x.anyone(clause, k.Last) {
		return true
	}
	if k.Verb == tomar.None || x.lex.data.Verbs.Rows[x.doc.Verbs[k.Verb].Lemma].Transitive && !x.doc.Verbs[k.Verb].Passive {
		return false
	}
	for t := k.First; t < x.doc.Verbs[k.Verb].First; t++ {
		if x.doc.Tokens[t].Kind != tomar.Word || !x.defined(t) || x.ezafe(t) || x.adjunct(t) || x.timeAt(t) || x.doc.ClauseAt(t) != clause {
			continue
		}
		if t == k.First || !x.ezafe(t-1) {
			return true
		}
	}
	return false
}

// subject is the phrase that is a clause's subject: the first one without a
// marker before its verb, a person before a body; -1.
func (x *Extractor) subject(clause int32) int { return x.partyOf(clause, tomar.Agent) }

// partyOf is a clause's subject, of those to whom its past is done too where a target is sought.
func (x *Extractor) partyOf(clause int32, role tomar.Role) int {
	k := &x.doc.Clauses[clause]
	end := k.Last
	if k.Verb != tomar.None {
		end = x.doc.Verbs[k.Verb].First
	}
	best, rank := -1, 9
	for i := range x.nps {
		n := &x.nps[i]
		if n.mark != 0 || n.hung || n.object || n.last > end || !x.sameClause(n, clause) || n.inside || x.byline(n) {
			continue
		}
		if n.subject {
			return i
		}
		if n.done || role == tomar.Agent && k.Verb != tomar.None && x.pastOfObject(k.Verb) && x.bearsClitic(n, end) {
			continue
		}
		if r := rankOf(n); r < rank {
			best, rank = i, r
		}
	}
	return best
}

// pastOfObject reports whether the past of a transitive verb bears no clitic: the agent's then stands
// on what the doing is done to.
func (x *Extractor) pastOfObject(v int32) bool {
	f := &x.doc.Verbs[v]
	return f.Tense == tomar.Past && f.Clitic == 0 && !f.Passive && x.lex.data.Verbs.Rows[f.Lemma].Transitive
}

// goesOnFrom is the clause whose subject a clause without one has: the one that
// it is joined to, else the one that it depends on in time or purpose; None.
func (x *Extractor) goesOnFrom(clause int32) int32 {
	k := &x.doc.Clauses[clause]
	switch k.Kind {
	case tomar.Temporal, tomar.Purpose, tomar.IfClause:
		return k.Parent
	}
	for i := clause - 1; i >= 0 && x.doc.Clauses[i].Sent == k.Sent; i-- {
		b := &x.doc.Clauses[i]
		if b.Parent == k.Parent && (b.Kind == k.Kind || b.Kind == tomar.Headline && k.Kind == tomar.Main) {
			return i
		}
	}
	if k.Kind == tomar.Content && k.Verb != tomar.None && x.one(k.Verb) {
		return k.Parent // «X said that he would …»
	}
	return tomar.None
}

// one reports whether one person does what a verb says.
func (x *Extractor) one(v int32) bool {
	p := x.person(v)
	return p == 0 || p == 3
}

// described is the phrase that a relative clause describes: the last before it
// that names or means people; -1. Of what befalls people it may be one whom a noun is of: «the house of
// the teacher X, who died».
func (x *Extractor) described(clause int32, befallen bool) int {
	k := &x.doc.Clauses[clause]
	if k.Kind != tomar.Relative || k.Parent == tomar.None {
		return -1
	}
	for i := len(x.nps) - 1; i >= 0; i-- {
		n := &x.nps[i]
		if n.last > k.First || n.inside && !(befallen && (n.typ == tomar.PER || n.last == k.First)) {
			continue
		}
		if k.First-n.last > describedReach || x.broken(n.last, k.First-1) || befallen && k.First > n.last && x.heads(k.First-1) {
			return -1
		}
		if n.person || n.typ == tomar.ORG {
			return i
		}
	}
	return -1
}

// heads reports whether a noun with the ending of one that a clause describes stands at a token: in
// «the areas that were hit» no name before it is meant.
func (x *Extractor) heads(t int32) bool {
	return x.doc.Tokens[t].Kind == tomar.Word && strings.HasSuffix(x.doc.Slice(x.doc.Tokens[t].Core()), x.lex.relative) && !x.nameAt(t) && !x.verbAt(t) && !x.timeAt(t)
}

// broken reports whether a finite verb and a mark behind it stand between two tokens:
// another clause lies between.
func (x *Extractor) broken(first, last int32) bool {
	verb := false
	for t := first; t < last; t++ {
		if verb && x.doc.Tokens[t].Kind == tomar.Punct && !isQuote(x.doc.Slice(x.doc.Tokens[t].Span)) {
			return true
		}
		verb = verb || x.verbAt(t)
	}
	return false
}

// describedReach is how many words may stand between a noun and the clause that
// describes it.
const describedReach = 6

// bareIn reports whether a clause names somebody without a preposition before a
// token.
func (x *Extractor) bareIn(clause, before int32) bool {
	for i := range x.nps {
		if n := &x.nps[i]; n.mark == 0 && !n.hung && !n.object && !n.done && n.last <= before && x.sameClause(n, clause) {
			return true
		}
	}
	return false
}

// headed reports whether a clause begins with a noun that bears no preposition, before a
// token: that may be its subject, though no list has it («the seventh festival of …»).
func (x *Extractor) headed(clause, before int32) bool {
	t := x.doc.Clauses[clause].First
	for t < before && (x.doc.Tokens[t].Kind != tomar.Word || x.conjunction(t) || x.timeAt(t) || x.that(t)) {
		t++
	}
	if t >= before || x.leadsOn(t) {
		return false
	}
	m, _ := x.markAt(t, t)
	return m&(mThat|mAdverb|mDuring|mLead) == 0
}

// that reports whether a token is the conjunction of content.
func (x *Extractor) that(t int32) bool {
	m, _ := x.markAt(t, t)
	return m&mThat != 0
}

// introduced reports whether a sentence between that of who spoke last and a token's
// begins with another person, who may speak now.
func (x *Extractor) introduced(token int32) bool {
	for s := x.doc.Tokens[x.lastSpeaker.first].Sent + 1; s < x.doc.Tokens[token].Sent; s++ {
		first := x.doc.Sentences[s].First
		i, _ := slices.BinarySearchFunc(x.doc.Mentions, first, func(m tomar.Mention, t int32) int { return int(m.First - t) })
		for ; i < len(x.doc.Mentions) && x.doc.Mentions[i].First <= first+introReach; i++ {
			if m := &x.doc.Mentions[i]; m.Type == tomar.PER && m.Parent == tomar.None && !x.sameMention(int32(i), x.lastSpeaker.mention) {
				return true
			}
		}
	}
	return false
}

// introReach is how many words into a sentence the person stands whom it introduces.
const introReach = 3

// sameMention reports whether two mentions are of one entity or text.
func (x *Extractor) sameMention(a, b int32) bool {
	if b == tomar.None {
		return false
	}
	m, k := &x.doc.Mentions[a], &x.doc.Mentions[b]
	return m.Entity != tomar.None && m.Entity == k.Entity || x.doc.Slice(m.Base) == x.doc.Slice(k.Base)
}

// opens reports whether no noun stands before a trigger that might be its
// subject though no list has it: the trigger begins its clause, or what stands
// before it is an adverb or closes a circumposition.
func (x *Extractor) opens(token, clause int32) bool {
	first := x.doc.Clauses[clause].First
	t := token - 1
	if t < first || x.doc.Tokens[t].Kind != tomar.Word || x.conjunction(t) {
		return true
	}
	if m, at := x.markAt(t, first); m&mAdverb != 0 {
		return x.opens(at, clause)
	}
	w := x.doc.Slice(x.doc.Tokens[t].Core())
	return strings.HasSuffix(w, x.lex.from) || strings.HasSuffix(w, x.lex.within) || x.timeAt(t)
}

// goesOn reports whether a clause before in the sentence lends its subject.
func (x *Extractor) goesOn(clause int32) bool {
	for c, n := x.goesOnFrom(clause), 0; c != tomar.None && n < maxClauses; c, n = x.goesOnFrom(c), n+1 {
		if x.subject(c) >= 0 {
			return true
		}
	}
	return false
}

// speakerReach is how many sentences a speaker who is left out stays known.
const speakerReach = 2
