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

// plural reports whether a token bears the plural, an ezafe behind it or not.
func (x *Extractor) plural(t int32) bool {
	return x.ends(t, x.lex.many)
}

// manyOf reports whether a title has the ending of a plural that is none of its own: «players», not «player»
// or «journalist», which end alike.
func (x *Extractor) manyOf(h *tomar.Hit) bool {
	t := &x.lex.data.Titles[h.ID]
	if !x.plural(h.Last-1) || t.Kind != seeds.RoleTitle || h.Last > h.First+1 || x.defined(h.First) {
		return x.plural(h.Last - 1)
	}
	return !x.anyForm(strings.TrimSuffix(x.doc.Slice(x.doc.Tokens[h.First].Core()), string(ezafeLetter)), t)
}

// pluralOf reports whether a noun behind a demonstrative is many of what its row
// means, and no word that ends so by itself.
func (x *Extractor) pluralOf(h *tomar.Hit, t *seeds.Title) bool {
	w := strings.TrimSuffix(x.doc.Slice(x.doc.Tokens[h.Last-1].Core()), string(ezafeLetter))
	stem, ok := strings.CutSuffix(w, x.lex.plural)
	if !ok || h.Last > h.First+1 {
		return false
	}
	return x.anyForm(stem, t)
}

// indefinite reports whether a token has the ending of one that is not known yet.
func (x *Extractor) indefinite(t int32) bool {
	return slices.ContainsFunc(x.lex.single, func(e string) bool { return x.ends(t, e) })
}

// endsSingle reports whether a word is one indefinite noun, with an ezafe or «in» behind it or not.
func (l *Lexicon) endsSingle(w string) bool {
	w = strings.TrimSuffix(strings.TrimSuffix(w, l.within), string(ezafeLetter))
	return slices.ContainsFunc(l.single, func(e string) bool { return e != "" && strings.HasSuffix(w, e) })
}

// ends reports whether a token ends so, an ezafe behind it or not.
func (x *Extractor) ends(t int32, ending string) bool {
	w := strings.TrimSuffix(x.doc.Slice(x.doc.Tokens[t].Core()), string(ezafeLetter))
	return ending != "" && strings.HasSuffix(w, ending)
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

// bodies takes the definite head words of bodies and places that point back:
// «the ministry», «that town».
func (x *Extractor) bodies() {
	d := x.doc
	for i := x.firstHit; i < x.lastHit; i++ {
		h := &d.Hits[i]
		if h.Class != tomar.ClassOrgHead && h.Class != tomar.ClassPlaceHead || h.Fold > tomar.FoldLetter || x.taken(h.First, h.Last) {
			continue
		}
		if h.Suffix == tomar.None {
			x.bareBody(h)
			continue
		}
		if by := x.ours(h); by != tomar.None {
			n := unnamed(h.First, h.Last, h.Span)
			n.typ, n.mention = tomar.ORG, by
			x.nps = append(x.nps, n)
			continue
		}
		if x.ezafe(h.Last-1) || x.counted(h.Last-1) || x.lex.data.Defined == nil || !x.lex.data.Defined(h.Suffix) && !x.pointsBack(h.First) {
			continue
		}
		n := unnamed(h.First, h.Last, h.Span)
		n.typ, n.back = tomar.ORG, true
		if h.Class == tomar.ClassPlaceHead {
			n.typ = tomar.LOC
		}
		if n.mention = x.lastOf(h); n.mention == tomar.None {
			continue
		}
		x.nps = append(x.nps, n)
	}
}

// underBodies leads people back to the body that an ezafe joins them to: not the women but «the council
// of women» does something.
func (x *Extractor) underBodies() {
	for i := x.firstHit; i < x.lastHit; i++ {
		h := &x.doc.Hits[i]
		if h.Class != tomar.ClassOrgHead || h.Fold > tomar.FoldLetter || !x.ezafe(h.Last-1) || x.nameAt(h.First) || x.taken(h.First, h.Last) {
			continue
		}
		for k := range x.nps {
			n := &x.nps[k]
			if n.typ == tomar.LOC && x.paper(h) && (n.first == h.Last || n.first == h.Last+1 && x.power(h.Last)) {
				n.first, n.span = h.First, h.Cover(n.span) // «the channel of the state of X» is not X
				n.typ, n.kind, n.mention = tomar.ORG, jobKind, tomar.None
			}
			if n.first == h.Last && n.person && !n.role && n.mention == tomar.None && n.lo == tomar.None {
				n.first, n.span = h.First, h.Cover(n.span)
				n.typ, n.title = tomar.ORG, tomar.None
				if !forces[n.kind] {
					n.kind, n.person = jobKind, false
				}
			}
		}
	}
}

// power reports whether a token calls the place behind it a state.
func (x *Extractor) power(t int32) bool {
	m, _ := x.markAt(t, t)
	return m&mState != 0 && x.ezafe(t)
}

// paper reports whether the head word of a body is one for what publishes news.
func (x *Extractor) paper(h *tomar.Hit) bool {
	return int(h.ID) < len(x.lex.data.OrgHeads) && x.lex.data.OrgHeads[h.ID].Subtype == mediaKind
}

// forces are the kinds of people of whom a force is made up: «the forces of the guerrillas» are they.
var forces = map[string]bool{"soldier": true, "police": true, "peshmerga": true, "guerrilla": true}

// bareBody takes the head word of a body that bears nothing as a participant whom nobody names, where
// its row says so: «the court sentenced X», «asked the government».
func (x *Extractor) bareBody(h *tomar.Hit) {
	if h.Class != tomar.ClassOrgHead || int(h.ID) >= len(x.lex.data.OrgHeads) || x.ezafe(h.Last-1) || h.First > 0 && x.hitAt(h.First-1, tomar.ClassTitle) && x.doc.Tokens[h.First-1].Post == 0 || h.First > 0 && x.ezafe(h.First-1) && !x.verbAt(h.First-1) && !x.timeAt(h.First-1) {
		return
	}
	flags := x.lex.data.OrgHeads[h.ID].Flags
	does := slices.Contains(flags, "does")
	if !does && !slices.Contains(flags, "acts") {
		return
	}
	n := unnamed(h.First, h.Last, h.Span)
	n.typ, n.kind, n.bare, n.does = tomar.ORG, jobKind, true, does
	x.nps = append(x.nps, n)
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
