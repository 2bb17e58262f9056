package events

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/seeds"
)

// np is a participant phrase of a sentence: an entity mention, or people whom
// nobody names.
type np struct {
	first, last int32 // tokens, half-open; numbers before the noun included
	span        tomar.Span
	mention     int32 // None for the unnamed
	kind        string
	person      bool
	typ         tomar.EntityType
	lo, hi      int32 // how many; None
	count       tomar.Span
	mark        marker
	markFirst   int32 // where the marker begins; first where there is none
	head        int32 // token before markFirst that the phrase hangs on; None
	hung        bool  // stands in an ezafe chain behind head
	role        bool  // a role without a name
	object      bool  // bears the agent's clitic: it is what the doing is done to
}

// phrases collects the participant phrases of a sentence with their markers.
func (x *Extractor) phrases(first, last int32) {
	x.nps = x.nps[:0]
	x.mentions(first, last)
	x.people()
	x.sortPhrases()
	for i := range x.nps {
		x.mark(&x.nps[i], first)
	}
	x.apposed()
	x.coordinate()
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
		if len(kept) > 0 {
			if p := &kept[len(kept)-1]; p.mention == tomar.None && n.markFirst-p.last <= namedReach && p.last <= n.markFirst {
				p.mention, p.typ, p.last, p.span = n.mention, n.typ, n.last, n.span
				continue
			}
		}
		n.first = n.markFirst
		kept = append(kept, n)
	}
	x.nps = kept
}

// namedReach is how many words may stand between a noun and «by the name of».
const namedReach = 6

// mentions takes the outermost names, but those that only say whose office
// somebody holds.
func (x *Extractor) mentions(first, last int32) {
	d := x.doc
	for x.nextMention < int32(len(d.Mentions)) && d.Mentions[x.nextMention].First < first {
		x.nextMention++
	}
	for i := x.nextMention; i < int32(len(d.Mentions)) && d.Mentions[i].First < last; i++ {
		m := &d.Mentions[i]
		if m.Parent != tomar.None || x.officeOf(i) {
			continue
		}
		n := np{first: m.First, last: m.Last, span: m.Span, mention: i, typ: m.Type, person: m.Type == tomar.PER, lo: tomar.None, hi: tomar.None}
		if m.Entity != tomar.None && x.lex.data.EntityKind != nil {
			n.kind = x.lex.data.EntityKind(m.Entity)
		}
		if t, ok := x.title(m.First, first); ok {
			n.first = t // the role before the name belongs to the phrase
			if m.Type != tomar.PER && m.Method != tomar.ByRole && x.roleAt(t, m.First) {
				// «the governor of X»: somebody whom nobody names
				n.mention, n.typ, n.person, n.role, n.kind = tomar.None, tomar.NoEntity, true, true, roleKind
				n.span = x.doc.Tokens[t].Cover(m.Span)
			}
		}
		if m.Base.End < m.Span.End && x.lex.data.AgentClitic != nil {
			n.object = x.lex.data.AgentClitic(d.Text[m.Base.End:m.Span.End])
		}
		x.nps = append(x.nps, n)
	}
}

// officeOf reports whether a mention is the object of a relation whose holder
// stands beside it: «the foreign minister of X, Y».
func (x *Extractor) officeOf(mention int32) bool {
	for i := range x.doc.Relations {
		if r := &x.doc.Relations[i]; r.Object == mention && r.Subject != mention {
			return true
		}
	}
	return false
}

// title is the first token of the role or honorific that leads to a name.
func (x *Extractor) title(name, from int32) (int32, bool) {
	at, found := name, false
	for i := x.lastHit - 1; i >= x.firstHit; i-- {
		h := &x.doc.Hits[i]
		if h.Class != tomar.ClassTitle || h.First < from || h.First >= at {
			continue
		}
		if h.Last == at || x.chain(h.Last, at) {
			at, found = h.First, true
		}
	}
	return at, found
}

// roleAt reports whether a role (not an honorific) that an ezafe joins to a name
// stands at a token.
func (x *Extractor) roleAt(t, name int32) bool {
	for i := x.firstHit; i < x.lastHit; i++ {
		h := &x.doc.Hits[i]
		if h.First > t {
			return false
		}
		if h.First == t && h.Last <= name && h.Class == tomar.ClassTitle && x.lex.data.Titles[h.ID].Kind == seeds.RoleTitle && x.ezafe(h.Last-1) {
			return true
		}
	}
	return false
}

// chain reports whether the tokens between are all words joined by ezafe or
// names, with no punctuation.
func (x *Extractor) chain(first, last int32) bool {
	if last-first > 6 || last < first {
		return false
	}
	for t := first; t < last; t++ {
		if x.doc.Tokens[t].Kind == tomar.Punct || x.verbAt(t) {
			return false
		}
		if m, _ := x.markAt(t, t); m&prepositions != 0 {
			return false
		}
	}
	return true
}

// verbAt reports whether a finite verb stands at a token.
func (x *Extractor) verbAt(t int32) bool {
	for v := x.firstVerb; v < x.lastVerb; v++ {
		f := &x.doc.Verbs[v]
		if f.First <= t && t < f.Last && f.Score >= minScore && !f.Infinitive && !f.Participle {
			return true
		}
	}
	return false
}

// people takes the nouns for people whom nobody names, with their numbers, and
// roles without a holder.
func (x *Extractor) people() {
	d := x.doc
	for i := x.firstHit; i < x.lastHit; i++ {
		h := &d.Hits[i]
		if h.Class != tomar.ClassTitle || x.taken(h.First, h.Last) {
			continue
		}
		t := &x.lex.data.Titles[h.ID]
		kind := t.Flag("kind")
		switch {
		case t.Kind == seeds.VictimNoun && kind == "":
			kind = t.ID
		case t.Kind == seeds.RoleTitle && kind == "":
			kind = roleKind
		case t.Kind != seeds.VictimNoun && t.Kind != seeds.RoleTitle:
			continue
		}
		n := np{
			first: h.First, last: h.Last, span: h.Span, mention: tomar.None, kind: kind, person: true,
			lo: tomar.None, hi: tomar.None, role: t.Kind == seeds.RoleTitle,
		}
		x.number(&n)
		x.nps = append(x.nps, n)
	}
}

// roleKind is the kind of somebody with an office.
const roleKind = "politician"

func (x *Extractor) taken(first, last int32) bool {
	for i := range x.nps {
		if n := &x.nps[i]; n.first < last && first < n.last {
			return true
		}
	}
	return false
}

// number reads the number that stands before a noun for people, with a word
// between at most («two young kolbars»).
func (x *Extractor) number(n *np) {
	if x.lex.data.Quantity == nil {
		return
	}
	from := max(n.first-numberReach, x.doc.Sentences[x.sent].First)
	for t := from; t < n.first; t++ {
		lo, hi, last, ok := x.lex.data.Quantity(x.doc, t)
		if ok && last >= n.first-1 && last <= n.first {
			n.lo, n.hi = lo, hi
			n.count = x.doc.Tokens[t].Span.Cover(x.doc.Tokens[last-1].Span)
			n.first = t
			n.span = n.span.Cover(n.count)
			return
		}
	}
}

// numberReach is how many tokens before a noun its number may begin.
const numberReach = 5

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
				continue
			}
			beside := n.first == p.last || n.first == p.last+1 && x.comma(p.last)
			if beside && n.role && p.typ == tomar.PER { // «X, minister of Y»
				p.last = n.last
				continue
			}
			if beside && p.role && n.typ == tomar.PER {
				n.first = p.first
				kept[len(kept)-1] = n
				continue
			}
		}
		kept = append(kept, n)
	}
	x.nps = kept
}

// mark looks left of a phrase for its preposition, over the words that an ezafe
// joins to it («in the centre of the town of X»).
func (x *Extractor) mark(n *np, from int32) {
	n.markFirst, n.head = n.first, tomar.None
	if m := x.glued(n.first); m != 0 {
		n.mark = m
		return
	}
	for t, steps := n.first-1, 0; t >= from && steps < chainReach; t, steps = t-1, steps+1 {
		k := &x.doc.Tokens[t]
		if m, first := x.markAt(t, from); m&(prepositions|mNamed) != 0 {
			n.mark, n.markFirst = m&(prepositions|mNamed), first
			return
		}
		if k.Kind == tomar.Punct && !isQuote(x.doc.Slice(k.Span)) || x.verbAt(t) {
			return
		}
		if x.candidateAt(t) {
			if x.ezafe(t) {
				n.head, n.hung = t, true
			}
			return
		}
		if steps == 0 && n.lo != tomar.None && k.Kind == tomar.Word && !x.ezafe(t) {
			return // nothing joins a word without ezafe to a number
		}
		if !x.ezafe(t) && k.Kind == tomar.Word && !x.transparent(t) {
			return
		}
		if m := x.glued(t); m != 0 {
			n.mark, n.markFirst = m, t
			return
		}
	}
}

// chainReach is how many words may stand between a preposition and its name.
const chainReach = 6

// candidateAt reports whether a trigger ends at a token.
func (x *Extractor) candidateAt(t int32) bool {
	for i := range x.cands {
		if c := &x.cands[i]; c.first <= t && t < c.last {
			return true
		}
	}
	return false
}

// transparent reports whether a token is a number or a head word, which stand
// between a preposition and a name without ezafe.
func (x *Extractor) transparent(t int32) bool {
	for i := x.firstHit; i < x.lastHit; i++ {
		h := &x.doc.Hits[i]
		if h.First > t {
			return false
		}
		if t < h.Last && (h.Class == tomar.ClassNumberWord || h.Class == tomar.ClassPlaceHead || h.Class == tomar.ClassOrgHead || h.Class == tomar.ClassTitle) {
			return true
		}
	}
	return false
}

func isQuote(s string) bool {
	switch s {
	case "\"", "«", "»", "“", "”", "'", "(", ")":
		return true
	}
	return false
}

// coordinate hands the marker of a phrase on to those joined to it by a comma
// or by the conjunction, written apart or onto the word before.
func (x *Extractor) coordinate() {
	for i := 1; i < len(x.nps); i++ {
		a, b := &x.nps[i-1], &x.nps[i]
		if b.mark != 0 || b.hung || !x.joined(a.last, b.first) || x.comma(a.last) && a.typ != b.typ {
			continue
		}
		b.mark, b.head, b.hung = a.mark, a.head, a.hung
	}
}

// comma reports whether a comma stands at a token.
func (x *Extractor) comma(t int32) bool {
	s := x.doc.Slice(x.doc.Tokens[t].Span)
	return s == "،" || s == ","
}

// joined reports whether nothing but a conjunction or comma stands between.
func (x *Extractor) joined(last, first int32) bool {
	d := x.doc
	switch first - last {
	case 0:
		return last > 0 && d.Tokens[last-1].Post > 0
	case 1:
		k := &d.Tokens[last]
		return x.comma(last) || k.Len() == 2 && k.Kind == tomar.Word
	}
	return false
}
