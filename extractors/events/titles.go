package events

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/seeds"
)

// titled takes the title before a name into its phrase. Somebody's relative and
// the one holder of an office are not the one whom the name means.
func (x *Extractor) titled(n *np, m *tomar.Mention, h *tomar.Hit) {
	if m.Type != tomar.PER && m.Method != tomar.ByRole && !x.ezafe(h.Last-1) {
		return // «sent a young man to the prison of X»
	}
	n.first = h.First
	role, _ := x.markAt(h.Last-1, h.First)
	switch {
	case m.Type == tomar.PER && (role&mKin != 0 || x.relative(h, m) || x.serves(h, m)):
		n.kin = true
	case m.Type == tomar.PER && m.Method == tomar.ByRole && x.joinsTo(h.Last, m.First) && role&(mBehalf|mInformant) == 0 && x.lex.data.Titles[h.ID].Kind == seeds.RoleTitle:
		n.role = !x.manyOf(h) // «the envoy of the secretary general» is not he
	case m.Type == tomar.PER && x.indefinite(h.Last-1) && x.ezafe(h.Last-1) && h.Last == m.First && m.Last == m.First+1:
		// «an adviser of X» is not X
	case m.Type == tomar.PER || m.Method == tomar.ByRole:
		return
	case role&mInformant != 0:
		return
	case role&mBehalf != 0 || x.lex.data.Titles[h.ID].Has("form") && x.standsFor(h, m):
		n.title, n.span = h.ID, x.doc.Tokens[h.First].Cover(m.Span)
		x.number(n)
		return
	case x.lex.data.Titles[h.ID].Kind != seeds.RoleTitle: // «a soldier of X»
		n.office = n.mention
	case x.definiteHit(h) && x.manyOf(h) && x.lex.data.Titles[h.ID].Relation != memberOf:
		return // «the officials of X» speak for X
	default:
		n.role = !x.manyOf(h) // «members of X» are nobody whom the text names
		n.office = n.mention
	}
	n.mention, n.typ, n.person, n.title = tomar.None, tomar.NoEntity, true, h.ID
	n.kind = x.armedKind(x.kindOf(h.ID), n.office)
	n.span = x.doc.Tokens[h.First].Cover(m.Span)
	x.number(n)
}

// relative reports whether a word for a relative stands among the titles before a name: «the former
// minister and father of Mullah X».
func (x *Extractor) relative(h *tomar.Hit, m *tomar.Mention) bool {
	for t := h.Last; t < m.First; t++ {
		if k, _ := x.markAt(t, t); k&mKin != 0 && x.ezafe(t) {
			return true
		}
	}
	return false
}

// serves reports whether a definite or plural title leads by its ezafe to a name: the doctor of X is not X; the
// remains of X are.
func (x *Extractor) serves(h *tomar.Hit, m *tomar.Mention) bool {
	return m.Method != tomar.ByRole && h.Last == m.First && x.ezafe(h.Last-1) && x.definiteHit(h) && !x.lex.data.Titles[h.ID].Has("remains")
}

// joinsTo reports whether nothing but words with an ezafe stand between a noun's end and a role:
// «the minister of X and the consul of Y» are two.
func (x *Extractor) joinsTo(last, first int32) bool {
	for t := last - 1; t < first; t++ {
		if !x.ezafe(t) || x.conjunction(t) {
			return false
		}
	}
	return last <= first && x.hitAt(first, tomar.ClassTitle)
}

// standsFor reports whether an inflected noun for people only says more of the name behind it:
// security forces act for X, and «the women's (ward) of the prison X» is the prison. «Women of
// the town X» are people.
func (x *Extractor) standsFor(h *tomar.Hit, m *tomar.Mention) bool {
	return x.lex.data.Titles[h.ID].Has("serves") || m.Type != tomar.LOC || m.Subtype == facility
}

// kindOf is the kind of people that a title's row means.
func (x *Extractor) kindOf(title int32) string {
	t := &x.lex.data.Titles[title]
	switch k := t.Flag("kind"); {
	case k != "":
		return k
	case t.Kind == seeds.VictimNoun:
		return t.ID
	case t.Has("rank"):
		return rankKind
	case t.Relation == "":
		return jobKind
	}
	return roleKind
}

// armedKind is the kind of who has a role in a body: those of armies are soldiers, those of the police policemen,
// those of armed groups no politicians.
func (x *Extractor) armedKind(kind string, office int32) string {
	if kind != roleKind || office == tomar.None || x.doc.Mentions[office].Type != tomar.ORG {
		return kind
	}
	switch x.doc.Mentions[office].Subtype {
	case "military":
		return rankKind
	case "police":
		return policeKind
	case "armed_group":
		return jobKind
	}
	return kind
}

// What kind somebody is of whose title's row says none: the holder of an office,
// of a rank, somebody with a job.
const (
	roleKind = "politician"
	rankKind = "soldier"
	jobKind  = "other"

	policeKind = "police"
)

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

// apposition is the token behind a name and the office that follows it: «X,
// minister of Y» is one phrase.
func (x *Extractor) apposition(mention, last int32) int32 {
	m := &x.doc.Mentions[mention]
	to := m.Last
	for i := range x.doc.Relations {
		r := &x.doc.Relations[i]
		if r.Subject != mention || r.Span.Start < m.Start || r.Span.End <= m.End {
			continue
		}
		for to < last && x.doc.Tokens[to].Start < r.Span.End {
			to++
		}
		if r.Object == tomar.None {
			continue
		}
		if o := &x.doc.Mentions[r.Object]; o.First >= to && o.Last <= last && x.chain(to, o.First) {
			to = o.Last
		}
	}
	if to == m.Last && m.Type == tomar.PER {
		to = x.roleBehind(to)
	}
	return to
}

// roleBehind is the token behind a role that follows a name, and behind the name
// of the body that the role has.
func (x *Extractor) roleBehind(t int32) int32 {
	for i := x.firstHit; i < x.lastHit && x.doc.Hits[i].First <= t; i++ {
		h := &x.doc.Hits[i]
		if h.First != t || h.Class != tomar.ClassTitle || x.lex.data.Titles[h.ID].Kind != seeds.RoleTitle || !x.ezafe(h.Last-1) {
			continue
		}
		for k := x.nextMention; k < int32(len(x.doc.Mentions)); k++ {
			if o := &x.doc.Mentions[k]; o.First == h.Last && o.Type != tomar.PER && o.Parent == tomar.None {
				return o.Last
			}
		}
	}
	return t
}

// titleBefore is the first role or honorific that leads to a name; nil for none. Only to a
// person's it may lead over the name of the office: «the foreign minister of X Y Z».
func (x *Extractor) titleBefore(name, from int32, person bool) *tomar.Hit {
	var found *tomar.Hit
	at := name
	for i := x.lastHit - 1; i >= x.firstHit; i-- {
		h := &x.doc.Hits[i]
		if h.Class != tomar.ClassTitle || h.First < from || h.First >= at {
			continue
		}
		if h.Last == at || x.chain(h.Last, at) && (person || !x.overName(h.Last, at)) {
			at, found = h.First, h
		}
	}
	return found
}

// overName reports whether a whole name that nothing joins to what follows stands between two
// tokens: «the foreign minister of X the border of Y closed».
func (x *Extractor) overName(first, last int32) bool {
	for i := x.nextMention; i < int32(len(x.doc.Mentions)) && x.doc.Mentions[i].First < last; i++ {
		m := &x.doc.Mentions[i]
		if m.First >= first && m.Last < last && m.Parent == tomar.None && !x.conjunction(m.Last) && x.doc.Tokens[m.Last-1].Post == 0 && (!x.ezafe(m.Last-1) || x.ownLetter(m.Last-1)) {
			return true
		}
	}
	return false
}

// titleEnds reports whether an office ends before a token: «the president reached X» has
// a subject and no compound verb.
func (x *Extractor) titleEnds(t int32) bool {
	for i := x.firstHit; i < x.lastHit && x.doc.Hits[i].First < t; i++ {
		if h := &x.doc.Hits[i]; h.Class == tomar.ClassTitle && h.Last == t && h.Fold <= tomar.FoldLetter && x.lex.data.Titles[h.ID].Kind == seeds.RoleTitle {
			return true
		}
	}
	return false
}
