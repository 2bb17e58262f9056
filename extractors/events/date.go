package events

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
)

// date dates an event from the time expression of its clause, else the only one of
// its sentence where that opens it, else from the document for its news.
func (x *Extractor) date(e *tomar.Event, c candidate) {
	t := x.timeOf(e, c)
	if t != tomar.None && c.form == noun && e.Modality == tomar.Planned && x.doc.Times[t].First < e.First && (x.aim(c) || x.decided(c) && x.pastClause(e)) {
		t = tomar.None // «on Friday called for a force for the support of X»: Friday dates the call
	}
	if t != tomar.None && c.form == noun && x.dependent(c) && x.besideVerb(c) && !x.closeTo(&x.doc.Times[t], c) {
		e.DateSource = "none" // «on Saturday spoke of the attack»: Saturday dates the speaking
		return
	}
	if t != tomar.None && c.form == noun && x.setApart(c) && (x.doc.Times[t].Last < c.first || x.doc.Times[t].First > c.last+fewWords) {
		e.DateSource = "none" // «on 20 October after the battle of X I replied»
		return
	}
	past := slices.Contains(x.memorials, e.Span)
	if past && t != tomar.None && (x.doc.Times[t].First < e.First || x.pointsBack(c.first)) {
		t = tomar.None // the time before a memorial is the memorial's, «on the anniversary of that attack»
	}
	if t == tomar.None && past {
		e.DateSource = "none"
		return
	}
	if t == tomar.None {
		x.published(e, x.settled(e, c))
		return
	}
	tm := &x.doc.Times[t]
	e.Time = t
	e.Date = dayOf(tm.Value)
	e.DateStart, e.DateEnd, e.Precision = tm.DateStart, tm.DateEnd, tm.Precision
	switch tm.Anchor {
	case "published":
		e.DateSource = "deictic"
	case "previous":
		e.DateSource = "anaphoric"
	case "event":
		e.DateSource = "event"
	default:
		e.DateSource = "explicit"
	}
	if e.Modality == tomar.Actual && e.Tense != tomar.Past && (x.toCome(tm) || x.setFor(e, c, tm)) {
		e.Modality = tomar.Planned
	}
	if e.Modality == tomar.Planned && e.DateSource == "explicit" && x.goneBy(tm) && x.tellsPresent(c) {
		e.Modality = tomar.Actual
	}
}

// dayOf is the date of a TIMEX3 value, without the clock.
func dayOf(v string) string {
	if i := strings.IndexByte(v, 'T'); i > 0 && v[0] != 'P' {
		return v[:i]
	}
	return v
}

// datable reports whether a time says on what day something happened; a clock
// time alone does not.
func datable(t *tomar.Time) bool {
	if t.Type != tomar.Date && t.Type != tomar.TimeOfDay {
		return false
	}
	return strings.ContainsAny(dayOf(t.Value), "0123456789W") && !strings.HasSuffix(t.Value, "_REF")
}

// timeOf is the time expression that dates an event; None where none does.
func (x *Extractor) timeOf(e *tomar.Event, c candidate) int32 {
	best, bestAway, others := tomar.None, int32(1<<30), tomar.None
	n := 0
	for i, to := x.doc.TimesOf(e.Sent); i < to; i++ {
		t := &x.doc.Times[i]
		if !datable(t) || t.Anchor == "event" && t.First <= e.First && e.Last <= t.Last {
			continue // «five days after the killing» does not date the killing
		}
		if x.wordIs(t.First-1, x.lex.after) {
			continue // «before 16 October»
		}
		if x.datelined(t, e) || x.beside(t) || x.owned(t, e) || x.occasion(t, e) || x.other(t, e) {
			continue
		}
		if c.form != noun && e.Tense == tomar.Past && e.Modality == tomar.Actual && x.toCome(t) {
			continue // «set 6 June for the election»
		}
		n++
		others = int32(i)
		if at := x.doc.ClauseAt(t.First); e.Clause == tomar.None || at != e.Clause {
			if at != tomar.None && e.Clause != tomar.None && e.Tense == tomar.Past && x.doc.Clauses[e.Clause].Kind == tomar.Relative && x.within(e.Clause, at) && x.toBe(at) {
				n++ // «must take part on the 10th in the debate to which he has agreed»
			}
			if at != tomar.None && (x.doc.Clauses[at].Kind == tomar.Relative || x.wordIs(x.doc.Clauses[at].First, x.lex.after)) && !x.within(e.Clause, at) || e.Tense == tomar.Past && x.still(t) {
				n++ // «X, who was killed in 2017, is handed over», «after X was killed in 2017 …»: of another event
			}
			continue
		}
		away := e.First - t.Last
		switch {
		case away < 0:
			if away = 2*(t.First-e.Last) + 1; c.form == noun && t.First <= e.Last+1 {
				away = 0 // «the killing in 2006»; else a time behind the trigger is farther
			}
		case c.form == noun && x.comma(t.Last):
			away += fewWords // «from the declaration in 1991, to the fall of X in 2003»
		}
		if away < bestAway {
			best, bestAway = int32(i), away
		}
	}
	if best != tomar.None {
		return x.surer(x.fuller(best), e)
	}
	if n == 1 && !x.saidAt(e, others) && x.doc.Times[others].First < e.First && e.Modality == tomar.Actual && x.doc.Times[others].First-x.doc.Sentences[e.Sent].First <= openReach && (!x.present(c) || casualties[e.Type] && len(dayOf(x.doc.Times[others].Value)) >= len("2020-07-07")) && !x.elsewhen(e) && !x.hadBeen(e, x.doc.Times[others].Last) {
		return others // a time that opens the sentence is the time of all that has happened in it
	}
	return x.joinedTime(e)
}

// datelined reports whether a time stands in the dateline before a text («Erbil, 8 June - »), and an event
// behind it lies before that day or is to come: in an «after», or planned.
func (x *Extractor) datelined(t *tomar.Time, e *tomar.Event) bool {
	if int(t.Last) >= len(x.doc.Tokens) || e.Clause == tomar.None || e.Modality == tomar.Actual && x.doc.Clauses[e.Clause].Kind != tomar.Temporal {
		return false
	}
	switch x.doc.Slice(x.doc.Tokens[t.Last].Span) {
	case "-", "–", "—":
		return true
	}
	return false
}

// other reports whether the words around a time make it that of something else: «… comes at a
// time when on 9 July …», «set 20 October as the day of …».
func (x *Extractor) other(t *tomar.Time, e *tomar.Event) bool {
	if t.Precision == "year" && t.First != e.Last && strings.Contains(t.Value, "/") && strings.HasPrefix(x.doc.Slice(t.Span), "(") {
		return true // «the former prime minister (2014–2018)»
	}
	if t.Last+1 < x.doc.Sentences[x.sent].Last {
		if m, _ := x.markAt(t.Last, t.Last); m&mAs != 0 {
			return true
		}
		if m, at := x.markAt(t.Last+1, t.Last); m&mAs != 0 && at == t.Last && !heldTypes[e.Type] {
			return true // «18 July is the last day for …»
		}
	}
	for k := t.Last; e.Type == "DECIDE" && k < e.First; k++ {
		if m, _ := x.markAt(k, t.Last); m&mAs != 0 && !slices.ContainsFunc(x.nps, func(n np) bool { return n.mark == 0 && n.first >= t.Last && n.last <= k }) {
			return true // «20 October was set by X as the day of …», not «in June Y was accepted as …»
		}
	}
	if e.Type == "STATE" || e.Type == "DECIDE" {
		m, _ := x.markAt(t.First-1, x.doc.Sentences[x.sent].First)
		if t.Precision == "season" || t.First >= e.Last && strings.Contains(t.Value, "/") || m&mTo != 0 || x.ends(t.Last-1, x.lex.from) {
			return true // «put it off to the 9th», «announced a curfew from the 23rd on»
		}
	}
	for k := e.Last; k < t.First; k++ {
		if x.wordIs(k, x.lex.meanwhile) {
			return true
		}
	}
	return false
}

// saidAt reports whether a time stands in the clause of saying above an event: it dates the
// saying.
func (x *Extractor) saidAt(e *tomar.Event, t int32) bool {
	at := x.doc.ClauseAt(x.doc.Times[t].First)
	for i, depth := e.Clause, 0; i != tomar.None && depth < maxClauses; i, depth = x.doc.Clauses[i].Parent, depth+1 {
		if k := &x.doc.Clauses[i]; k.Said && k.Parent == at {
			return true
		}
	}
	return false
}

// within reports whether a clause is another one or depends on it.
func (x *Extractor) within(clause, above int32) bool {
	for i, depth := clause, 0; i != tomar.None && depth < maxClauses; i, depth = x.doc.Clauses[i].Parent, depth+1 {
		if i == above {
			return true
		}
	}
	return false
}

// still reports whether a time is yet to come: behind the day of publication, or «next».
func (x *Extractor) still(t *tomar.Time) bool {
	return x.toCome(t) || x.saysNext(t)
}

// saysNext reports whether a time has a word for «coming» or «next»: «another day» may be any.
func (x *Extractor) saysNext(t *tomar.Time) bool {
	for k := t.First; k < t.Last; k++ {
		if m, _ := x.markAt(k, k); m&mLater != 0 && m&mOthers == 0 {
			return true
		}
	}
	return false
}

// fuller is a time of the same sentence that says the year of a day that is told
// without («on 21 March 2017, the day of Nawroz»); the time itself where there is none.
func (x *Extractor) fuller(t int32) int32 {
	if b := &x.doc.Times[t]; t > 0 && b.Precision == "month" { // «7 June (Haziran) June»: the month's other name
		if k := &x.doc.Times[t-1]; k.Last == b.First && k.Sent == b.Sent && strings.HasPrefix(k.Value, b.Value+"-") {
			return t - 1
		}
	}
	day, ok := strings.CutPrefix(dayOf(x.doc.Times[t].Value), "XXXX")
	if !ok || len(day) < len("-03-21") {
		return t
	}
	for i, to := x.doc.TimesOf(x.doc.Times[t].Sent); i < to; i++ {
		k := &x.doc.Times[i]
		if v := dayOf(k.Value); strings.HasSuffix(v, day) && !strings.HasPrefix(v, "XXXX") && datable(k) {
			return int32(i)
		}
	}
	return t
}

// surer is a whole day told in the clause of an event, where another word dates it by the day of
// the text («died today, on 7/7/2020») or only by the year of that day.
func (x *Extractor) surer(t int32, e *tomar.Event) int32 {
	whole := func(*tomar.Time) bool { return true }
	switch v := x.doc.Times[t].Value; {
	case x.doc.Times[t].Anchor == "published":
	case len(v) == len("2017"): // «today, the fifth of October 2017, got the Nobel prize of 2017»
		whole = func(k *tomar.Time) bool { return strings.HasPrefix(k.Value, v) }
	default:
		return t
	}
	for i, to := x.doc.TimesOf(e.Sent); i < to; i++ {
		k := &x.doc.Times[i]
		if k.Anchor == "" && len(dayOf(k.Value)) == len("2020-07-07") && k.Value[0] != 'X' && whole(k) && datable(k) && x.doc.ClauseAt(k.First) == e.Clause && !x.owned(k, e) && !x.beside(k) {
			return int32(i)
		}
	}
	return t
}

// joinedTime is the time of the clause before to which the event's clause is
// joined: «on Sunday he came to X and met Y»; None where there is none.
func (x *Extractor) joinedTime(e *tomar.Event) int32 {
	if e.Clause < 1 {
		return tomar.None
	}
	a, b := &x.doc.Clauses[e.Clause-1], &x.doc.Clauses[e.Clause]
	if a.Sent != b.Sent || a.Kind != b.Kind || a.Parent != b.Parent || a.Tense != b.Tense {
		return tomar.None
	}
	if x.comma(b.First-1) && x.subject(e.Clause) >= 0 {
		return tomar.None // «on Sunday X was killed, Y held a rally»
	}
	found := tomar.None
	for i, to := x.doc.TimesOf(e.Sent); i < to; i++ {
		if t := &x.doc.Times[i]; datable(t) && x.doc.ClauseAt(t.First) == e.Clause-1 && !x.owned(t, e) {
			found = int32(i)
		}
	}
	return found
}

// wide reports whether a mention is a place in which much may happen.
func wide(m *tomar.Mention) bool {
	switch m.Subtype {
	case "country", "region", "governorate", "continent", "area", "city", "district":
		return m.Type == tomar.LOC
	}
	return false
}
