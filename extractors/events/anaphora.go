package events

import (
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/seeds"
)

// referent is somebody whom an earlier sentence, or an earlier phrase of this
// one, named beside a noun that a later phrase may point back with.
type referent struct {
	mention int32
	title   int32 // row of the noun; None
	sent    int32
}

// backReach is how many sentences back «that young man» may lead; closeReach how
// many where another noun names him: «a teacher by the name of X … that citizen».
const (
	backReach  = 8
	closeReach = 3
)

// resolve finds whom a phrase without a name means: the holder of an office
// whom the document names, or, behind a demonstrative, one told of before.
func (x *Extractor) resolve(i int) {
	n := &x.nps[i]
	switch {
	case n.mention != tomar.None && x.doc.Mentions[n.mention].Method == tomar.ByRole:
		x.heldBy(n)
	case n.mention != tomar.None:
		x.remember(n)
	case n.kin:
	case n.role:
		n.mention = x.holder(n)
		if n.mention == tomar.None && n.back {
			n.mention = x.before(n, 1)
		}
	case n.back:
		n.mention = x.before(n, 1)
		if n.mention == tomar.None && n.title != tomar.None && x.lex.data.Titles[n.title].Has("back") {
			n.mention = x.aforesaid(n)
		}
		if n.mention != tomar.None && n.lo == 2 {
			n.also = x.before(n, 2)
		}
	}
	if n.mention != tomar.None && n.typ == tomar.NoEntity {
		n.typ = tomar.PER
	}
}

// remember keeps who was named, for phrases that point back.
func (x *Extractor) remember(n *np) {
	if n.typ != tomar.PER || n.back || n.role {
		return
	}
	x.past = append(x.past, referent{n.mention, n.title, x.sent})
}

// heldBy replaces a mention of an office alone by its holder's name where the
// document tells it and no list did.
func (x *Extractor) heldBy(n *np) {
	m := &x.doc.Mentions[n.mention]
	if m.Entity != tomar.None {
		return
	}
	r := *n
	for i := n.mention + 1; i < int32(len(x.doc.Mentions)) && x.doc.Mentions[i].First < m.Last; i++ {
		r.office = i
		break
	}
	for i := x.firstHit; i < x.lastHit; i++ {
		if h := &x.doc.Hits[i]; h.Class == tomar.ClassTitle && h.First == m.First {
			r.title = h.ID
			if k := x.holder(&r); k != tomar.None {
				n.mention = k
				return
			}
		}
	}
	n.office = r.office
}

// roleAlone reports whether a mention is an office whose holder nobody tells.
func (x *Extractor) roleAlone(mention int32) bool {
	m := &x.doc.Mentions[mention]
	return m.Method == tomar.ByRole && m.Entity == tomar.None
}

// holder is who holds the office of a role without a name, where the document
// says so of one person only; None.
func (x *Extractor) holder(n *np) int32 {
	d := x.doc
	if n.title == tomar.None {
		return tomar.None
	}
	if n.office == tomar.None && !n.back && n.last-n.first == 1 && x.lex.data.Titles[n.title].General() && !x.defined(n.first) {
		return tomar.None // «a president or a prime minister»: any
	}
	if x.severalOf(n) {
		return tomar.None // «members of X» are several
	}
	role := x.lex.data.Titles[n.title].ID
	oneWord := !strings.Contains(x.lex.data.Titles[n.title].Word, " ") // the minister of X, not of Y
	found := tomar.None
	for i := range d.Relations {
		r := &d.Relations[i]
		if r.Role != role && !(oneWord && x.beginsWith(r.Title, n.first)) || r.Subject == tomar.None || !x.sameOffice(r.Object, n.office) {
			continue
		}
		if found != tomar.None && !x.same(found, r.Subject) {
			return tomar.None
		}
		if found == tomar.None {
			found = r.Subject
		}
	}
	return found
}

// beginsWith reports whether a role's words begin with the word at a token.
func (x *Extractor) beginsWith(title string, t int32) bool {
	w, _, _ := strings.Cut(title, " ")
	return w != "" && w == x.doc.Slice(x.doc.Tokens[t].Core())
}

// sameOffice reports whether two bodies or places may be one; where one is not
// told they may.
func (x *Extractor) sameOffice(a, b int32) bool {
	return a == tomar.None || b == tomar.None || x.same(a, b)
}

// same reports whether two mentions name one entity.
func (x *Extractor) same(a, b int32) bool {
	m, k := &x.doc.Mentions[a], &x.doc.Mentions[b]
	if m.Entity != tomar.None && k.Entity != tomar.None {
		return m.Entity == k.Entity
	}
	if m.Type == tomar.PER && k.Type == tomar.PER && (x.endsWith(m, k) || x.endsWith(k, m)) {
		return true
	}
	return m.Entity == k.Entity && m.Key == k.Key && m.Key != ""
}

// endsWith reports whether a person's name ends with another of two words or more: «Ahmet X Y» and «X Y».
func (x *Extractor) endsWith(long, short *tomar.Mention) bool {
	tail, ok := strings.CutSuffix(x.doc.Slice(long.Base), x.doc.Slice(short.Base))
	return ok && short.Last-short.First > 1 && (tail == "" || strings.HasSuffix(tail, " "))
}

// before is the person, or the second last person, that a phrase points back to:
// one who was named beside the same noun; else, near by, the only one.
func (x *Extractor) before(n *np, nth int) int32 {
	first, second := tomar.None, tomar.None
	for _, exact := range [...]bool{true, false} {
		reach := int32(closeReach)
		if exact {
			reach = backReach
		}
		for i := len(x.past) - 1; i >= 0 && x.past[i].sent >= x.sent-reach; i-- {
			r := &x.past[i]
			if x.past[i].sent == x.sent && x.doc.Mentions[r.mention].First >= n.first {
				continue
			}
			if exact && (r.title == tomar.None || !x.sameNoun(r.title, n.title)) {
				continue
			}
			switch {
			case first == tomar.None:
				first = r.mention
				if nth == 1 && exact {
					return first
				}
			case x.same(first, r.mention):
			case nth == 2:
				return r.mention
			case !exact && (n.lo != 2 || second != tomar.None && !x.same(second, r.mention)):
				return tomar.None // more than are meant: nobody knows which
			case !exact:
				second = r.mention
			}
		}
	}
	if nth == 2 || n.lo == 2 && second == tomar.None {
		return tomar.None
	}
	return first
}

// aforesaid is whom a word means that only points back («the said»): who spoke
// last, else the one person named in the last sentence before that names any.
func (x *Extractor) aforesaid(n *np) int32 {
	if k := x.lastSpeaker.mention; k != tomar.None && x.doc.Mentions[k].Type == tomar.PER && x.sent-x.doc.Tokens[x.lastSpeaker.first].Sent <= speakerReach {
		return k
	}
	found := tomar.None
	for i := len(x.past) - 1; i >= 0 && x.past[i].sent >= x.sent-closeReach; i-- {
		r := &x.past[i]
		switch {
		case r.sent == x.sent && x.doc.Mentions[r.mention].First >= n.first:
		case found == tomar.None:
			found = r.mention
		case r.sent != x.doc.Mentions[found].Sent:
			return found
		case !x.same(found, r.mention):
			return tomar.None
		}
	}
	return found
}

// sameNoun reports whether two nouns for people may mean one person.
func (x *Extractor) sameNoun(a, b int32) bool {
	if a == b {
		return true
	}
	if b == tomar.None {
		return false
	}
	t, u := &x.lex.data.Titles[a], &x.lex.data.Titles[b]
	return t.Kind == seeds.VictimNoun && u.Kind == seeds.VictimNoun && x.kindOf(a) == x.kindOf(b)
}

// lastOf is the last name before a definite head word that the head word may
// take up: a body with that head, a place of that class; None.
func (x *Extractor) lastOf(h *tomar.Hit) int32 {
	d := x.doc
	if x.lex.data.Takes == nil {
		return tomar.None
	}
	sent := d.Tokens[h.First].Sent
	for i := x.lastMention(h.First); i >= 0 && d.Mentions[i].Sent >= sent-backReach; i-- {
		m := &d.Mentions[i]
		if m.Method != tomar.ByRole && m.Last <= h.First && x.lex.data.Takes(h, m) {
			return i
		}
	}
	return tomar.None
}

// lastMention is the last mention that begins before a token; None.
func (x *Extractor) lastMention(token int32) int32 {
	i := x.nextMention
	for i < int32(len(x.doc.Mentions)) && x.doc.Mentions[i].First < token {
		i++
	}
	return i - 1
}

// severalOf reports whether the noun of a role is a plural.
func (x *Extractor) severalOf(n *np) bool {
	for i := x.firstHit; i < x.lastHit && x.doc.Hits[i].First < n.last; i++ {
		if h := &x.doc.Hits[i]; h.Class == tomar.ClassTitle && h.ID == n.title && h.First >= n.first && h.Last <= n.last {
			return h.Suffix != tomar.None && x.plural(h.Last-1) && !strings.HasSuffix(x.lex.data.Titles[n.title].Word, x.lex.many)
		}
	}
	return false
}
