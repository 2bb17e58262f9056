package events

import (
	"slices"

	"github.com/tomar-nlp/tomar"
)

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
