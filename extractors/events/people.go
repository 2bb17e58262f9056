package events

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/seeds"
)

// people takes the nouns for people whom nobody names, with their numbers, and
// roles without a holder.
func (x *Extractor) people() {
	d := x.doc
	for i := x.firstHit; i < x.lastHit; i++ {
		h := &d.Hits[i]
		if h.Class != tomar.ClassTitle || x.taken(h.First, h.Last) || x.copular(h) {
			continue
		}
		t := &x.lex.data.Titles[h.ID]
		if t.Kind != seeds.VictimNoun && t.Kind != seeds.RoleTitle {
			continue
		}
		if x.halfVerb(h) || x.ezafe(h.Last-1) && x.saysAt(h.Last) {
			continue
		}
		n := unnamed(h.First, h.Last, h.Span)
		n.person, n.role, n.title, n.kind = true, t.Kind == seeds.RoleTitle, h.ID, x.kindOf(h.ID)
		x.number(&n)
		n.someone = n.count.Empty() && t.Has("counted")
		if n.someone && (!x.indefinite(h.Last-1) || x.anybody(h.First)) || n.count.Empty() && (x.adjective(h) || t.Has("abstract") && x.abstract(h, t) || t.Has("term") && h.First > 0 && x.timeAt(h.First-1)) {
			continue
		}
		if n.count.Empty() && h.Suffix != tomar.None {
			n.many = x.manyOf(h) || x.pointsBack(h.First) && x.pluralOf(h, t)
			n.one = x.indefinite(h.Last - 1)
		}
		n.office = x.ours(h)
		n.kind = x.armedKind(n.kind, n.office)
		n.back = t.Has("back") || x.pointsBack(n.first) && x.backForm(&n, h)
		x.nps = append(x.nps, n)
	}
}

// anybody reports whether a word before a token makes of «somebody» everybody or nobody.
func (x *Extractor) anybody(t int32) bool {
	m, _ := x.markAt(t-1, x.doc.Sentences[x.sent].First)
	return m&mEvery != 0
}

// halfVerb reports whether a noun for people is the first half of a verb: «two
// Americans were wounded», «X accused Y».
func (x *Extractor) halfVerb(h *tomar.Hit) bool {
	for i := range x.cands {
		if c := &x.cands[i]; c.form != noun && c.first < h.Last && h.First < c.last && (lifeTypes[x.typeOf(c)] || x.typeOf(c) == "ACCUSE" && c.verb != tomar.None && x.doc.Verbs[c.verb].First == h.Last) {
			return !x.adjunct(h.First)
		}
	}
	return false
}

// adjective reports whether a noun for people with the ending of an adjective
// describes the noun before it: «a military attack», «youthful years».
func (x *Extractor) adjective(h *tomar.Hit) bool {
	if h.Suffix == tomar.None || h.Last != h.First+1 || h.First == x.doc.Sentences[x.sent].First || !x.ezafe(h.First-1) || x.ownLetter(h.First-1) || x.indefinite(h.First) {
		return false
	}
	if !x.ezafe(h.First) {
		return x.indefinite(h.First-1) && x.adjectiveWithin(h.First) // «in a journalistic meeting»
	}
	if x.plural(h.First) {
		return false
	}
	if x.indefinite(h.First-1) && !x.hitAt(h.First-1, tomar.ClassOrgHead) {
		return true // «an attack of terrorist kind»
	}
	if h.Last >= x.doc.Sentences[x.sent].Last || x.doc.Tokens[h.Last].Kind == tomar.Punct || x.conjunction(h.Last) {
		return true
	}
	for v := x.firstVerb; v < x.lastVerb; v++ {
		if f := &x.doc.Verbs[v]; f.First == h.Last && (f.Passive || f.Tense == tomar.Present && x.kindOf(h.ID) == rankKind) && x.verbAt(h.Last) {
			return true // neither the passive nor the present has an object that could bear an agent's clitic
		}
	}
	m, _ := x.markAt(h.Last, h.Last)
	return m&prepositions != 0
}

// abstract reports whether a noun for people bears the letter of the ezafe and nothing else: «illness», not
// «a patient of».
func (x *Extractor) abstract(h *tomar.Hit, t *seeds.Title) bool {
	w, ok := strings.CutSuffix(strings.TrimSuffix(x.doc.Slice(x.doc.Tokens[h.Last-1].Core()), x.lex.within), string(ezafeLetter))
	return ok && h.Last == h.First+1 && x.anyForm(w, t)
}

// adjectiveWithin reports whether a token has the ending of an adjective and the closing part of «in».
func (x *Extractor) adjectiveWithin(t int32) bool {
	stem, ok := strings.CutSuffix(x.doc.Slice(x.doc.Tokens[t].Core()), x.lex.within)
	return ok && strings.HasSuffix(stem, string(ezafeLetter))
}

// others takes the numbers that stand for people without a noun: «five others»,
// «five Britons», «five occupiers».
func (x *Extractor) others(first, last int32) {
	if x.lex.data.Quantity == nil {
		return
	}
	for i := x.firstHit; i < x.lastHit; i++ {
		if h := &x.doc.Hits[i]; h.Class == tomar.ClassDemonym && h.First > first {
			x.numbered(h.First, h.Last, first)
		}
	}
	for t := first; t < last; t++ {
		if x.someOfThem(t) {
			x.numbered(t, t+1, t)
		}
	}
	for t := first + 1; t < last; t++ {
		if m, _ := x.markAt(t, t); m&mOthers != 0 || x.wordIs(t, x.lex.numbered) {
			x.numbered(t, t+1, first)
		}
	}
}

// someOfThem reports whether a token is a number with the clitic of several, before a trigger of what befalls
// people: «two were killed and three-of-them wounded».
func (x *Extractor) someOfThem(t int32) bool {
	w := x.doc.Slice(x.doc.Tokens[t].Core())
	if !x.hitAt(t, tomar.ClassNumberWord) || !slices.ContainsFunc(x.lex.agentClitic, func(e string) bool { return strings.HasSuffix(w, e) }) || t+1 >= x.doc.Sentences[x.sent].Last {
		return false
	}
	for i := range x.cands {
		if c := &x.cands[i]; c.form != noun && (c.first == t+1 || c.first == t+2 && x.doc.Tokens[t+1].Kind == tomar.Word) && lifeTypes[x.typeOf(c)] {
			return true
		}
	}
	return false
}

// numbered takes a number and the word behind it as people.
func (x *Extractor) numbered(t, last, first int32) {
	for from := max(t-numberReach, first); from < max(t, first+1); from++ {
		lo, hi, end, ok := x.lex.data.Quantity(x.doc, from)
		if !ok || end != max(t, from+1) || x.timeAt(from) || x.taken(from, last) {
			continue
		}
		n := unnamed(from, last, x.doc.Tokens[from].Cover(x.doc.Tokens[last-1].Span))
		n.person, n.kind, n.lo, n.hi = true, jobKind, lo, hi
		n.count = x.doc.Tokens[from].Span.Cover(x.doc.Tokens[t-1].Span)
		x.nps = append(x.nps, n)
		return
	}
}

// pointsBack reports whether a demonstrative stands before a token.
func (x *Extractor) pointsBack(t int32) bool {
	if t <= x.doc.Sentences[x.sent].First {
		return false
	}
	m, _ := x.markAt(t-1, t-1)
	return m&mBack != 0
}

// backForm reports whether a noun behind a demonstrative may point back: one
// person, or two; and no clause that says who is meant follows («those who …»).
func (x *Extractor) backForm(n *np, h *tomar.Hit) bool {
	if n.lo != tomar.None && (n.lo != n.hi || n.lo > 2) {
		return false
	}
	w := x.doc.Slice(x.doc.Tokens[h.Last-1].Core())
	if n.lo != 2 && x.lex.plural != "" && strings.HasSuffix(w, x.lex.plural) || x.ezafe(h.Last-1) && strings.HasSuffix(w, x.lex.relative) {
		return false
	}
	for t := h.Last; t < min(h.Last+2, x.doc.Sentences[x.sent].Last); t++ {
		if m, _ := x.markAt(t, t); m&mThat != 0 {
			return false
		}
	}
	return true
}

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
	if t := n.first - 1; t >= from {
		if m, _ := x.markAt(t, t); m&mSome != 0 { // «several kolbars»: words only
			n.count = x.doc.Tokens[t].Core()
			n.first, n.span = t, n.span.Cover(n.count)
			return
		}
	}
	for t := from; t < n.first; t++ {
		lo, hi, last, ok := x.lex.data.Quantity(x.doc, t)
		if ok && last == n.first-1 && x.candidateAt(last) {
			continue // «by two attacks a lawyer …»
		}
		if ok && last >= n.first-1 && last <= n.first && x.doc.Tokens[n.first-1].Kind != tomar.Punct && !x.timeAt(t) {
			if m, _ := x.markAt(t, t); m&mSome == 0 { // «tens of thousands»: words only
				n.lo, n.hi = lo, hi
			}
			n.count = x.doc.Tokens[t].Span.Cover(x.doc.Tokens[last-1].Span)
			n.first = t
			n.span = n.span.Cover(n.count)
			return
		}
	}
}

// numberReach is how many tokens before a noun its number may begin.
const numberReach = 10 // «more than one million 400 thousand and 20 people»
