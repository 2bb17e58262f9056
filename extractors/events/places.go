package events

import (
	"slices"

	"github.com/tomar-nlp/tomar"
)

// places attaches where it happened: phrases in or near a place, in the clause,
// else the one that opens the sentence for all its clauses.
func (x *Extractor) places(e *tomar.Event, c candidate, used *uint64) {
	if utterances[x.frame(c)] {
		return // where somebody speaks is not told by the places that he speaks of
	}
	if x.condemned(c, e) {
		return
	}
	if f := x.frame(c); (f == "motion" || f == "visit") && hasRole(e, tomar.PlaceRole) {
		return // where somebody goes; where he was before is told beside
	}
	if x.placesIn(e, c, used) || x.placeOfObject(e, c, used) || x.roadShut(e, c, used) || !localTypes[e.Type] {
		return
	}
	first := x.doc.Sentences[x.sent].First
	for i := range x.nps {
		n := &x.nps[i]
		if n.typ != tomar.LOC {
			return // somebody stands before: the place is his clause's
		}
		if n.mark&(mIn|mNear) == 0 || n.hung || *used&(1<<i) != 0 || x.origin(n) {
			continue
		}
		if n.markFirst-first > openReach || n.first > c.first || e.Type == "ATTACK" && x.country(n) && !x.sameClause(n, e.Clause) {
			return // «X gets its strength from the United States and attacks Y»
		}
		*used |= 1 << i
		x.give(e, n, tomar.PlaceRole, tomar.Provenance{Rule: "place.opens-sentence"})
		return
	}
}

// country reports whether a place is a whole country.
func (x *Extractor) country(n *np) bool {
	return n.mention != tomar.None && x.doc.Mentions[n.mention].Subtype == "country"
}

// dateline marks the place before whose colon or dash the sentence opens as where
// it all happened: «Erbil: three were wounded». A country may be who speaks; it
// is a place where a number follows.
func (x *Extractor) dateline(first, last int32) {
	if len(x.nps) == 0 {
		return
	}
	n := &x.nps[0]
	if n.typ != tomar.LOC || n.first != first || n.mark != 0 || n.title != tomar.None || !x.byline(n) {
		return
	}
	if x.doc.Slice(x.doc.Tokens[n.last].Span) == ":" && x.acts(n, "speech") && !x.figure(n.last+1, min(last, n.last+datelineReach)) {
		return
	}
	n.mark = mIn
}

// datelineReach is how far behind a place a figure is looked for, in words.
const datelineReach = 5

// figure reports whether one of the tokens is a number in digits.
func (x *Extractor) figure(first, last int32) bool {
	for t := first; t < last; t++ {
		if x.doc.Tokens[t].Kind == tomar.Number {
			return true
		}
	}
	return false
}

// samePlace gives an event whose clause names no place that of the event told in
// the clause before: «in X two were killed and one wounded».
func (x *Extractor) samePlace(e *tomar.Event, before []tomar.Event) {
	if !localTypes[e.Type] || e.Clause == tomar.None || hasRole(e, tomar.PlaceRole) {
		return
	}
	for i := range x.nps {
		if n := &x.nps[i]; n.typ == tomar.LOC && n.mark != 0 && x.sameClause(n, e.Clause) {
			return
		}
	}
	b := &before[len(before)-1]
	if !localTypes[b.Type] || b.Clause != e.Clause && x.goesOnFrom(e.Clause) != b.Clause {
		return
	}
	for _, a := range b.Arguments {
		if a.Role == tomar.PlaceRole {
			if a.Rule != tomar.RuleWay {
				a.Provenance = tomar.Provenance{Rule: "place.shared"}
			}
			e.Arguments = x.with(e.Arguments, a)
		}
	}
}

// openReach is how far into a sentence the place that opens it may begin.
const openReach = 8

// localTypes are the types of events that happen at one place.
var localTypes = map[string]bool{
	"ATTACK": true, "CLASH": true, "KILL": true, "DIE": true, "INJURE": true, "ACCIDENT": true, "PROTEST": true, "ARREST": true, "DISASTER": true,
}

// utterances are the frames of what is said.
var utterances = map[string]bool{"addressed": true, "assure": true, "blame": true, "propose": true, "urge": true, "speech": true, "request_from": true, "invite": true, "reject": true, "accuse": true, "warn": true}

// placesIn attaches the places of the event's clause; of places that lie within
// one another the innermost, for the gazetteer knows the rest, unless they are joined: «in
// Turkey and in its north».
func (x *Extractor) placesIn(e *tomar.Event, c candidate, used *uint64) bool {
	found := false
	for i := range x.nps {
		n := &x.nps[i]
		if *used&(1<<i) != 0 || n.typ != tomar.LOC || n.mark&(mIn|mNear) == 0 || n.hung || !x.sameClause(n, e.Clause) || x.origin(n) || x.left(n, c) || n.onWay && !localTypes[e.Type] {
			continue
		}
		if x.wordIs(n.markFirst-1, x.lex.takes) {
			continue // «was killed for the defence of X»
		}
		if n.first < c.last && c.first < n.last || x.elsewhere(n, c) || x.postedTo(n) || !x.joinedPlace(i) && (x.coveredBy(n, e, tomar.PlaceRole) || x.goesOnWith(i, *used)) {
			continue
		}
		*used |= 1 << i
		found = true
		if !x.joinedPlace(i) {
			x.uncover(n, e)
		}
		rule := x.placeRule(n.mark)
		if n.onWay && n.way {
			rule = tomar.RuleWay
		}
		x.give(e, n, tomar.PlaceRole, tomar.Provenance{Rule: rule, File: "markers.tsv"})
	}
	return found
}

// joinedPlace reports whether a place is joined to the one before it.
func (x *Extractor) joinedPlace(i int) bool {
	return i > 0 && x.nps[i-1].typ == tomar.LOC && x.joined(x.nps[i-1].last, x.nps[i].first) && !x.comma(x.nps[i-1].last)
}

// goesOnWith reports whether a place only says where the one before it lies: «in the village A
// in the district B», «in A of the district of B», with nothing but a preposition or an ezafe
// between.
func (x *Extractor) goesOnWith(i int, used uint64) bool {
	if i == 0 || used&(1<<(i-1)) == 0 {
		return false
	}
	a, b := &x.nps[i-1], &x.nps[i]
	if a.typ != tomar.LOC || a.onWay || a.mark&(mIn|mNear) == 0 || b.mark&(mIn|mNear) == 0 {
		return false
	}
	return b.mark == mIn && b.markFirst == a.last || x.liesIn(a, b)
}

// uncover takes places away that the phrase's lies within.
func (x *Extractor) uncover(n *np, e *tomar.Event) {
	if n.mention == tomar.None || x.lex.data.Within == nil {
		return
	}
	inner := x.doc.Mentions[n.mention].Entity
	e.Arguments = slices.DeleteFunc(e.Arguments, func(a tomar.Argument) bool {
		if a.Role != tomar.PlaceRole || a.Mention == tomar.None || inner == tomar.None {
			return false
		}
		outer := x.doc.Mentions[a.Mention].Entity
		return outer != tomar.None && outer != inner && x.lex.data.Within(inner, outer)
	})
}

// nearOffice attaches the place of an office that something was near to: «near the building
// of the municipality of X».
func (x *Extractor) nearOffice(e *tomar.Event) {
	if !localTypes[e.Type] || hasRole(e, tomar.PlaceRole) {
		return
	}
	for i := range x.nps {
		if n := &x.nps[i]; n.mark&mNear != 0 && n.office != tomar.None && x.doc.Mentions[n.office].Type == tomar.LOC && x.sameClause(n, e.Clause) {
			k := *n
			k.mention, k.office, k.kind, k.span, k.title = n.office, tomar.None, "", x.doc.Mentions[n.office].Span, tomar.None
			x.give(e, &k, tomar.PlaceRole, tomar.Provenance{Rule: "place.near"})
			return
		}
	}
}

// around attaches the places in which a place of the event lies that no list has, as the
// words behind it tell: «the village A of B», «A that belongs to the district of B». Of the
// places of the tables these know it.
func (x *Extractor) around(e *tomar.Event, used *uint64) {
	if !localTypes[e.Type] {
		return
	}
	for i := 1; i < len(x.nps); i++ {
		a, b := &x.nps[i-1], &x.nps[i]
		if *used&(1<<i) != 0 || b.typ != tomar.LOC || b.title != tomar.None || a.typ != tomar.LOC || !x.placeOf(a, e) || x.charted(a) || !x.liesIn(a, b) {
			continue
		}
		*used |= 1 << i
		x.give(e, b, tomar.PlaceRole, tomar.Provenance{Rule: tomar.RuleAround})
	}
}

// charted reports whether the tables have a place.
func (x *Extractor) charted(n *np) bool {
	return n.mention != tomar.None && x.doc.Mentions[n.mention].Entity != tomar.None
}

// placeOf reports whether a phrase is where an event was, or what it hit.
func (x *Extractor) placeOf(n *np, e *tomar.Event) bool {
	return slices.ContainsFunc(e.Arguments, func(a tomar.Argument) bool {
		return a.Mention == n.mention && (a.Role == tomar.PlaceRole || a.Role == tomar.Target)
	})
}

// liesIn reports whether nothing stands between two places but an ezafe, words of belonging
// and nouns for places.
func (x *Extractor) liesIn(a, b *np) bool {
	if b.first-a.last > aroundReach {
		return false
	}
	belongs := x.ezafe(a.last - 1)
	for t := b.first - 1; t >= a.last; t-- {
		m, at := x.markAt(t, a.last)
		switch {
		case m&mBelongs != 0:
			belongs, t = true, at
		case x.hitAt(t, tomar.ClassPlaceHead), x.doc.Slice(x.doc.Tokens[t].Span) == string(ezafeLetter):
		default:
			return false
		}
	}
	return belongs
}

// aroundReach is how many words may stand between a place and the one that it lies in.
const aroundReach = 4

// postedTo reports whether a country stands behind another's: «the ambassador of X in Y».
func (x *Extractor) postedTo(n *np) bool {
	if n.mention == tomar.None || x.doc.Mentions[n.mention].Subtype != "country" {
		return false
	}
	for i := n.mention - 1; i >= 0; i-- {
		m := &x.doc.Mentions[i]
		if m.Last == n.markFirst && m.Type == tomar.LOC && m.Subtype == "country" {
			return true
		}
		if m.Last < n.markFirst {
			return false
		}
	}
	return false
}

// placeOfObject attaches the place that an ezafe joins to what is hit or held: «the villages
// of X are shelled», «the festival of X is held»; also what a quake shook and a flood covered.
func (x *Extractor) placeOfObject(e *tomar.Event, c candidate, used *uint64) bool {
	if e.Type == "DISASTER" && c.form == active && c.verb != tomar.None && x.lex.data.Verbs.Rows[x.doc.Verbs[c.verb].Lemma].Transitive {
		return x.placesStruck(e, c, used)
	}
	if e.Type != "ATTACK" && e.Type != "HOLD" || c.form == noun || hasRole(e, tomar.Target) && e.Type == "ATTACK" {
		return false
	}
	found := false
	for i := range x.nps {
		n := &x.nps[i]
		if *used&(1<<i) != 0 || n.typ != tomar.LOC || n.mark != 0 || n.hung || !n.inside || n.office != tomar.None || n.last > x.verbFirst(c) || !x.sameClause(n, e.Clause) {
			continue
		}
		if e.Type == "HOLD" && x.doc.Mentions[n.mention].Subtype != "city" {
			continue
		}
		*used |= 1 << i
		found = true
		x.give(e, n, tomar.PlaceRole, tomar.Provenance{Rule: "place.of-object"})
	}
	return found
}

// placesStruck attaches the places that are the object of a disaster's verb.
func (x *Extractor) placesStruck(e *tomar.Event, c candidate, used *uint64) bool {
	found := false
	for i := range x.nps {
		n := &x.nps[i]
		if *used&(1<<i) != 0 || n.typ != tomar.LOC || n.mark != 0 || n.hung || n.office != tomar.None || n.last > x.verbFirst(c) || n.first < c.first || !x.sameClause(n, e.Clause) {
			continue
		}
		*used |= 1 << i
		found = true
		x.give(e, n, tomar.PlaceRole, tomar.Provenance{Rule: "place.struck"})
	}
	return found
}

// roadShut attaches the towns of a road that is closed or opened: «the road between X and Y is closed».
func (x *Extractor) roadShut(e *tomar.Event, c candidate, used *uint64) bool {
	if e.Type != "CLOSE" && e.Type != "OPEN" || c.form == noun {
		return false
	}
	found := false
	for i := range x.nps {
		n := &x.nps[i]
		if *used&(1<<i) != 0 || !n.way || n.typ != tomar.LOC || n.mark&^mBetween != 0 || n.last > x.verbFirst(c) || !x.sameClause(n, e.Clause) {
			continue
		}
		*used |= 1 << i
		found = true
		x.give(e, n, tomar.PlaceRole, tomar.Provenance{Rule: tomar.RuleWay})
	}
	return found
}
