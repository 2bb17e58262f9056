package events

import "github.com/tomar-nlp/tomar"

// onWays marks streets, and the towns that say which road is meant, as where it happened: «on the
// street X», «on the road of X and Y», «on the road between X and Y».
func (x *Extractor) onWays(first int32) {
	for i := range x.nps {
		n := &x.nps[i]
		if n.typ != tomar.LOC || n.mark&(mIn|mNear) != 0 || !n.way && n.subtype != facility {
			continue
		}
		if n.way && i > 0 && x.nps[i-1].onWay && x.goesOnWay(&x.nps[i-1], n.first) {
			n.onWay, n.markFirst = true, x.nps[i-1].markFirst
		} else if t := x.wayOf(n, first); t != tomar.None {
			pair := i+1 < len(x.nps) && x.nps[i+1].way && x.goesOnWay(n, x.nps[i+1].first)
			n.markFirst, n.onWay = x.placeMarker(t, first, pair || n.subtype == facility)
		}
		if n.onWay {
			n.mark, n.head, n.hung, n.over, n.inside = mIn, tomar.None, false, tomar.None, false
		}
	}
}

// wayOf is the noun for the road that stands before a place, with «between» and an adjective between at
// most, or as the first word of its name; None.
func (x *Extractor) wayOf(n *np, first int32) int32 {
	if x.wordIs(n.first, x.lex.ways) {
		return n.first
	}
	for t := n.first - 1; n.way && t >= max(first, n.first-wayReach); t-- {
		if x.wordIs(t, x.lex.ways) {
			return t
		}
	}
	return tomar.None
}

// placeMarker finds the preposition before a noun for a road that makes of it where something was: «in», «near» or
// «on» in the sense of a place, not «onto». «In the road of» means «by way of» where not sure.
func (x *Extractor) placeMarker(way, first int32, sure bool) (int32, bool) {
	m, at := x.markAt(way-1, first)
	switch {
	case m&mOn != 0 && m&mAside != 0, m&mNear != 0:
		return at, true
	case m&mIn != 0 && sure:
		return at, true
	}
	return way, false
}

// wayReach is how many words before a place the noun for its road may stand.
const wayReach = 3

// between reports whether a place is one of those between which a road runs: «the road of X and Y»,
// «the main road between X and Y», «the road X – Y».
func (x *Extractor) between(n *np, first int32) bool {
	t := n.first - 1
	if t > first && isQuote(x.doc.Slice(x.doc.Tokens[t].Span)) {
		t--
	}
	for steps := 0; t >= first && steps < wayReach; t, steps = t-1, steps+1 {
		if x.wordIs(t, x.lex.ways) {
			return true
		}
		if m, _ := x.markAt(t, t); m&mBetween == 0 && !x.wordIs(t, x.lex.roadlike) {
			break
		}
	}
	if len(x.nps) == 0 {
		return false
	}
	p := &x.nps[len(x.nps)-1]
	return p.way && x.goesOnWay(p, n.first)
}

// goesOnWay reports whether nothing but a conjunction, a dash or the like stands between a town of a road and what
// follows.
func (x *Extractor) goesOnWay(p *np, first int32) bool {
	return p.last == first || p.last+1 == first && (x.conjunction(p.last) || x.doc.Tokens[p.last].Kind == tomar.Punct)
}
