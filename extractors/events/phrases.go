package events

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

// np is a participant phrase of a sentence: an entity mention or, where nobody
// is named, a noun for people.
type np struct {
	first, last int32 // tokens, half-open; numbers before the noun included
	span        tomar.Span
	mention     int32 // None for the unnamed
	also        int32 // a second mention, of a phrase that points back to two; None
	title       int32 // row of the noun for people or the role; None
	office      int32 // mention of the body or place of a role; None
	kind        string
	person      bool
	typ         tomar.EntityType
	subtype     string
	lo, hi      int32 // how many; None
	count       tomar.Span
	mark        marker
	markFirst   int32 // where the marker begins; first where there is none
	head        int32 // token before markFirst that the phrase hangs on; None
	hung        bool  // stands in an ezafe chain behind head
	role        bool  // a role without a name
	kin         bool  // somebody's relative
	object      bool  // bears the agent's clitic: it is what the doing is done to
	inside      bool  // an ezafe joins it to a noun that is the participant
	titled      bool  // a role behind it was made part of it
	many        bool  // a plural without a number
	one         bool  // one indefinite somebody
	subject     bool  // the subject of a trigger of its clause
	done        bool  // the object of one
	over        int32 // the noun that an ezafe joins the marker to («the accord between X»); None
	bare        bool  // the head word of a body alone
	does        bool  // may be who does something, and nothing else
	someone     bool  // «somebody», of whom nothing more is told
	way         bool  // says between what towns a road runs
	onWay       bool  // the road is where something was
	meant       bool  // says who the noun before is: «two citizens by the names of X and Y»
	back        bool  // points back to somebody told of before
}

// unnamed is a phrase without a mention.
func unnamed(first, last int32, s tomar.Span) np {
	return np{first: first, last: last, span: s, mention: tomar.None, also: tomar.None, title: tomar.None, office: tomar.None, lo: tomar.None, hi: tomar.None, over: tomar.None}
}

// phrases collects the participant phrases of a sentence with their markers.
func (x *Extractor) phrases(first, last int32) {
	x.nps = x.nps[:0]
	x.mentions(first, last)
	x.people()
	x.bodies()
	x.underBodies()
	x.others(first, last)
	x.sortPhrases()
	for i := range x.nps {
		x.mark(&x.nps[i], first)
	}
	x.dateline(first, last)
	x.apposed()
	x.coordinate()
	x.onWays(first)
	for i := range x.nps {
		x.resolve(i)
	}
}

// passing remembers who is named in a sentence that tells of no event.
func (x *Extractor) passing(first, last int32) {
	d := x.doc
	for x.nextMention < int32(len(d.Mentions)) && d.Mentions[x.nextMention].First < first {
		x.nextMention++
	}
	for i := x.nextMention; i < int32(len(d.Mentions)) && d.Mentions[i].First < last; i++ {
		if m := &d.Mentions[i]; m.Type == tomar.PER && m.Parent == tomar.None && m.Method != tomar.ByRole && !x.officeOf(i) {
			x.past = append(x.past, referent{i, tomar.None, x.sent})
		}
	}
}

// mentions takes the outermost names, but those that only say whose office
// somebody holds.
func (x *Extractor) mentions(first, last int32) {
	d := x.doc
	for x.nextMention < int32(len(d.Mentions)) && d.Mentions[x.nextMention].First < first {
		x.nextMention++
	}
	for i := x.nextMention; i < int32(len(d.Mentions)) && d.Mentions[i].First < last; i++ {
		m := &d.Mentions[i]
		if m.Parent != tomar.None || x.officeOf(i) || x.saysOf(m, first, last) {
			continue
		}
		n := unnamed(m.First, m.Last, m.Span)
		n.mention, n.typ, n.subtype, n.person = i, m.Type, m.Subtype, m.Type == tomar.PER
		if m.Entity != tomar.None && x.lex.data.EntityKind != nil {
			n.kind = x.lex.data.EntityKind(m.Entity)
		}
		if h := x.titleBefore(m.First, first, m.Type == tomar.PER); h != nil && !(m.Type == tomar.LOC && x.followers(h.First)) && (x.doc.Tokens[m.First].Pre == 0 || h.Last == m.First) {
			x.titled(&n, m, h) // «the secretary of X asked of Y»: not Y's secretary
		}
		if n.mention != tomar.None && m.Type == tomar.LOC && x.doc.Text[m.Base.End:m.End] == string(ezafeLetter) {
			x.informed(&n, m, first)
		}
		if n.mention != tomar.None && m.Type == tomar.LOC && n.first == m.First {
			x.peopleOf(&n, m, first)
			n.way = m.Subtype != facility && x.between(&n, first)
		}
		if n.mention != tomar.None {
			n.last = x.apposition(i, last)
		}
		if m.Base.End < m.Span.End && x.lex.data.AgentClitic != nil {
			n.object = x.lex.data.AgentClitic(d.Text[m.Base.End:m.Span.End])
		}
		if m.Type == tomar.PER && m.Base.End == m.Span.End { // of a name that no list has the clitic is not cut off
			for _, e := range x.lex.clitics {
				n.object = n.object || strings.HasSuffix(d.Slice(m.Span), e)
			}
		}
		x.nps = append(x.nps, n)
	}
}

// saysOf reports whether a name is the predicate of a relative clause without a verb: «X, who is a
// resident of Y, …».
func (x *Extractor) saysOf(m *tomar.Mention, first, last int32) bool {
	if m.Base.End >= m.End || x.lex.data.PredicateName == nil || m.Last >= last || !x.comma(m.Last) || !x.lex.data.PredicateName(x.doc.Text[m.Base.End:m.End]) {
		return false
	}
	for t := m.First - 1; t >= max(first, m.First-relativeReach); t-- {
		if k, _ := x.markAt(t, t); k&mThat != 0 {
			return true
		}
		if x.verbAt(t) {
			return false
		}
	}
	return false
}

// saysAt reports whether such a predicate begins at a token.
func (x *Extractor) saysAt(t int32) bool {
	st := &x.doc.Sentences[x.sent]
	for i := x.nextMention; i < int32(len(x.doc.Mentions)) && x.doc.Mentions[i].First <= t; i++ {
		if m := &x.doc.Mentions[i]; m.First == t && m.Parent == tomar.None {
			return x.saysOf(m, st.First, st.Last)
		}
	}
	return false
}

// relativeReach is how many words a relative clause without a verb may have before its predicate.
const relativeReach = 6

// chain reports whether the tokens between are all words joined by ezafe, names
// titles, or say of what people, with no punctuation and no time; the last may end as definite nouns
// do («the chair of the commission X»).
func (x *Extractor) chain(first, last int32) bool {
	if last-first > chainReach || last < first {
		return false
	}
	for t := first; t < last; t++ {
		if x.doc.Tokens[t].Kind == tomar.Punct || x.verbAt(t) || x.verbalNounAt(t) {
			return false
		}
		if m, _ := x.markAt(t, t); m&prepositions != 0 || x.timeAt(t) {
			return false
		}
		if !x.ezafe(t) && !x.conjunction(t) && !x.hitAt(t, tomar.ClassTitle) && !x.hitAt(t, tomar.ClassDemonym) && !x.nameAt(t) && !x.compounding(t, last) && (t+1 >= last || !x.conjunction(t+1)) && (t+1 < last || !x.defined(t)) {
			return false
		}
	}
	return true
}

// verbalNounAt reports whether a token belongs to the noun of a trigger whose verb stands apart:
// «the minister of X pays a visit to Y» has no minister of Y.
func (x *Extractor) verbalNounAt(t int32) bool {
	for i := range x.cands {
		if c := &x.cands[i]; c.form != noun && c.first <= t && t < c.last {
			return true
		}
	}
	return false
}

// nameAt reports whether a token belongs to a name.
func (x *Extractor) nameAt(t int32) bool {
	for i := x.nextMention; i < int32(len(x.doc.Mentions)) && x.doc.Mentions[i].First <= t; i++ {
		if t < x.doc.Mentions[i].Last {
			return true
		}
	}
	return false
}

// verbAt reports whether a finite verb stands at a token.
func (x *Extractor) verbAt(t int32) bool {
	for i := x.nextMention; i < int32(len(x.doc.Mentions)) && x.doc.Mentions[i].First <= t; i++ {
		if m := &x.doc.Mentions[i]; t < m.Last && m.Method != tomar.ByRole && m.Method != tomar.ByFuzzy {
			return false // part of a name, whatever it looks like
		}
	}
	for v := x.firstVerb; v < x.lastVerb; v++ {
		f := &x.doc.Verbs[v]
		if f.First <= t && t < f.Last && f.Score >= minScore && !f.Infinitive && !f.Participle {
			return true
		}
	}
	return false
}

// sortPhrases orders the phrases and makes one of a name and the role beside it.
func (x *Extractor) sortPhrases() {
	for i := 1; i < len(x.nps); i++ { // few, and nearly sorted
		for j := i; j > 0 && x.nps[j].first < x.nps[j-1].first; j-- {
			x.nps[j], x.nps[j-1] = x.nps[j-1], x.nps[j]
		}
	}
	kept := x.nps[:0]
	for _, n := range x.nps {
		if len(kept) > 0 {
			p := &kept[len(kept)-1]
			if n.first < p.last { // a role that reaches into a name that took it
				if n.mention != tomar.None && n.typ == tomar.PER && p.role && n.first <= p.first && x.doc.Mentions[n.mention].First == p.last { // «the former president of X, Y»
					n.first = p.first
					kept[len(kept)-1] = n
					continue
				}
				own := n.mention
				if own == tomar.None {
					own = n.office
				}
				if own == tomar.None || x.doc.Mentions[own].First < p.last {
					continue
				}
				n.first = p.last
				for n.first < x.doc.Mentions[own].First && (x.conjunction(n.first) || x.comma(n.first)) {
					n.first++
				}
				if n.mention == tomar.None {
					n.span = x.doc.Tokens[n.first].Cover(x.doc.Mentions[own].Span)
				}
			}
			at := p.last
			for at < n.first && isQuote(x.doc.Slice(x.doc.Tokens[at].Span)) {
				at++
			}
			comma := n.first == at+1 && x.comma(at)
			beside := n.first == at || comma
			switch {
			case beside && !comma && at == p.last && n.person && n.mention == tomar.None && p.title != tomar.None && p.mention == tomar.None && x.lex.data.Titles[p.title].Has("remains") && x.ezafe(p.last-1) && !x.candidateAt(p.first): // «the bodies of four men»
				n.first, n.span = p.first, p.span.Cover(n.span)
				kept[len(kept)-1] = n
				continue
			case n.first == at && at > p.last && n.mention != tomar.None && p.mention != tomar.None && x.same(n.mention, p.mention): // «the agency X 'XA'»
				for p.last = n.last; int(p.last) < len(x.doc.Tokens) && isQuote(x.doc.Slice(x.doc.Tokens[p.last].Span)); {
					p.last++
				}
				continue
			case beside && (n.role || n.kin && !comma) && (p.typ == tomar.PER || p.kin) && (comma || !x.another(&n)): // «X, minister of Y», «X son of Y»
				p.last, p.titled = n.last, true
				continue
			case p.titled && n.mention == tomar.None && x.joined(p.last, n.first) && !comma: // «X, commander and fighter»
				p.last = n.last
				continue
			case beside && p.role && (p.office == tomar.None || !comma && x.namesHolder(p, &n)) && n.typ == tomar.PER:
				n.first = p.first
				kept[len(kept)-1] = n
				continue
			}
		}
		kept = append(kept, n)
	}
	x.nps = kept
}

// namesHolder reports whether a name directly behind a role and its body says who has it: «the player of
// the club X Y», not «a member of X Y-(object) killed».
func (x *Extractor) namesHolder(p, n *np) bool {
	return n.mention != tomar.None && x.doc.Mentions[n.mention].Method != tomar.ByRole && !n.object && !n.kin && !p.many && !p.one && p.lo == tomar.None && x.doc.Mentions[p.office].Type == tomar.ORG && n.first == p.last
}

// another reports whether a role tells of people other than the name before it: it bears a
// number, or is indefinite and directly before a trigger («X two journalists arrested»).
func (x *Extractor) another(n *np) bool {
	return n.lo != tomar.None || n.one && x.candidateAt(n.last)
}

// apposed merges «a kolbar by the name of X»: the noun and the name are one
// participant, marked as the noun is.
func (x *Extractor) apposed() {
	kept := x.nps[:0]
	for _, n := range x.nps {
		if n.mark&mNamed == 0 {
			kept = append(kept, n)
			continue
		}
		n.mark = 0
		if x.namesOf(&n) && (len(kept) == 0 || n.markFirst-kept[len(kept)-1].last > 1 || isQuote(x.doc.Slice(x.doc.Tokens[n.first-1].Span)) && (int(n.last) >= len(x.doc.Tokens) || !x.conjunction(n.last))) {
			n.hung = true // they say who is meant; the noun takes part
			n.meant = len(kept) > 0 && kept[len(kept)-1].mention == tomar.None && n.markFirst-kept[len(kept)-1].last <= namedReach
			kept = append(kept, n)
			continue
		}
		if len(kept) > 0 {
			if p := &kept[len(kept)-1]; p.mention == tomar.None && n.markFirst-p.last <= namedReach && p.last <= n.markFirst {
				p.mention, p.typ, p.last, p.span = n.mention, n.typ, n.last, n.span
				p.object = p.object || n.object
				continue
			}
		}
		n.first = n.markFirst
		x.markedNoun(&n)
		kept = append(kept, n)
	}
	x.nps = kept
}

// namesOf reports whether «by the names of», of several, stands before a name.
func (x *Extractor) namesOf(n *np) bool {
	t := n.first - 1
	for t > n.markFirst && isQuote(x.doc.Slice(x.doc.Tokens[t].Span)) {
		t--
	}
	return x.plural(t)
}

// markedNoun gives a name behind «by the name of» the marker of the noun before it, which
// no list has: «against one of their chiefs by the name of X».
func (x *Extractor) markedNoun(n *np) {
	first := x.doc.Sentences[x.sent].First
	for t := n.markFirst - 1; t >= max(first, n.markFirst-namedReach); t-- {
		if x.doc.Tokens[t].Kind == tomar.Punct || x.verbAt(t) {
			return
		}
		if m, at := x.markAt(t, first); m&(mAgainst|mBy) != 0 {
			n.mark, n.markFirst = m, at
			return
		}
	}
}

// namedReach is how many words may stand between a noun and «by the name of».
const namedReach = 6
