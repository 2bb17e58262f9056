package events

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
)

// published dates the document's own news by the document: what is told as
// having happened, in its first sentences, without another date. Who is told to go or come in
// the present mostly will. What is known
// already («the attack», definite) is no news of the day.
func (x *Extractor) published(e *tomar.Event, known bool) {
	p := x.doc.Published
	if known {
		e.DateSource = "none"
		return
	}
	if p.Source == "inferred" && len(p.Date) == len("2006-01-02") || x.elsewhen(e) {
		e.DateSource = "none" // a day that one sentence tells; several texts may stand together
		return
	}
	if p.Date == "" || p.Source == "none" || e.Sent > newsSentences || e.Modality != tomar.Actual || e.Tense == tomar.Future || e.Type == "VISIT" && e.Tense == tomar.Present || x.noNews(e) {
		e.DateSource = "none"
		return
	}
	e.Date, e.DateSource = p.Date, "published"
	if len(p.Date) == len("2006-01-02") {
		e.DateStart, e.DateEnd, e.Precision = p.Date, p.Date, "day"
	}
}

// overYears reports whether the clause of an event tells in how long a time it happened, more than a day: «in the
// past five years a hundred were killed».
func (x *Extractor) overYears(e *tomar.Event) bool {
	for i, to := x.doc.TimesOf(e.Sent); i < to; i++ {
		t := &x.doc.Times[i]
		if t.Type != tomar.Duration || t.Value == "P1D" || strings.HasPrefix(t.Value, "PT") || x.doc.ClauseAt(t.First) != e.Clause {
			continue
		}
		m, _ := x.markAt(t.First-1, x.doc.Sentences[x.sent].First)
		if (m|x.glued(t.First))&mIn != 0 && strings.HasSuffix(x.doc.Slice(t.Span), x.lex.within) {
			return true
		}
	}
	return false
}

// noNews reports whether the wording of an event tells that it is no news of the day: what
// had happened before, went on, or does not happen; what a question asks; by what a clause
// says which noun is meant («the man who killed X confesses»); and news that is denied.
func (x *Extractor) noNews(e *tomar.Event) bool {
	if x.question() && !x.beforeColon(e) {
		return true
	}
	if e.Clause == tomar.None {
		return false
	}
	if x.overYears(e) {
		return true
	}
	k := &x.doc.Clauses[e.Clause]
	if x.formAt[e.First] == noun && (x.deniedBehind(e) || x.topic(e)) {
		return true
	}
	if v := k.Verb; v != tomar.None {
		f := &x.doc.Verbs[v]
		if f.Tense == tomar.Past && (f.Imperfective || f.Perfect && x.endsLonger(f.Span, x.lex.pluperfect)) || f.Tense == tomar.Present && e.Negative {
			return true
		}
	}
	if k.Kind != tomar.Relative || k.Parent == tomar.None || k.Tense != tomar.Past {
		return false
	}
	v := x.doc.Clauses[k.Parent].Verb
	return v == tomar.None || x.doc.Verbs[v].First >= k.Last
}

// beforeColon reports whether a statement's colon stands behind it: «X wrote: …?», where the quoted words ask.
func (x *Extractor) beforeColon(e *tomar.Event) bool {
	for t := e.Last; e.Type == "STATE" && t < x.doc.Sentences[x.sent].Last; t++ {
		if x.doc.Slice(x.doc.Tokens[t].Span) == ":" {
			return true
		}
	}
	return false
}

// question reports whether the sentence asks.
func (x *Extractor) question() bool {
	st := &x.doc.Sentences[x.sent]
	return strings.ContainsAny(x.doc.Text[x.doc.Tokens[st.Last-1].Start:x.doc.Tokens[st.Last-1].End], "؟?")
}

// topic reports whether a noun is only what somebody speaks about: «speaks out on the
// killing of X».
func (x *Extractor) topic(e *tomar.Event) bool {
	first := x.doc.Sentences[x.sent].First
	m, at := x.markAt(e.First-1, first)
	return e.First > first && m&mAside != 0 && m&(mOn|mBeside) != 0 && at < e.First && e.Type != "DECIDE" && e.Type != "REQUEST" // «on the order of X»
}

// deniedBehind reports whether the clause of a noun denies or condemns it: «the news of the
// sale is denied», «condemns the killing of X».
func (x *Extractor) deniedBehind(e *tomar.Event) bool {
	for i := range x.cands {
		if c := &x.cands[i]; c.form != noun && c.first >= e.Last && (x.typeOf(c) == "REJECT" || x.typeOf(c) == "ACCUSE" && c.verb != tomar.None && !x.adjunct(c.first)) && x.doc.ClauseAt(c.first) == e.Clause {
			return true
		}
	}
	return false
}

// endsLonger reports whether a text ends in one of several endings, with more before it.
func (x *Extractor) endsLonger(s tomar.Span, endings []string) bool {
	w := x.doc.Slice(s)
	return slices.ContainsFunc(endings, func(end string) bool { return len(w) > len(end) && strings.HasSuffix(w, end) })
}

// elsewhen reports whether an event's sentence tells, vaguely, another time than now:
// «some time ago», «in the days to come».
func (x *Extractor) elsewhen(e *tomar.Event) bool {
	if e.Clause != tomar.None {
		for t := x.doc.Clauses[e.Clause].First; t < e.First; t++ {
			if m, _ := x.markAt(t, x.doc.Clauses[e.Clause].First); m&mEarlier != 0 {
				return true
			}
		}
	}
	for i, to := x.doc.TimesOf(e.Sent); i < to; i++ {
		t := &x.doc.Times[i]
		if t.Last <= e.First && t.Rule == yearRule && t.Anchor == "explicit" && len(t.DateEnd) > 4 && len(x.doc.Published.Date) > 4 && t.DateEnd[:4] < x.doc.Published.Date[:4] {
			return true // «… in the year 2013 … told it»
		}
		other := datable(t) && (x.wordIs(t.First-1, x.lex.after) || x.behindAfter(t, e) || x.overtaken(t, e)) || t.Value == "PAST_REF" && t.Rule != justRule || t.Rule == oftenRule || e.Tense != tomar.Past && x.ahead(t)
		if k := x.doc.ClauseAt(t.First); other && (k == e.Clause || e.Clause != tomar.None && k == x.doc.Clauses[e.Clause].Parent && t.First < e.First) {
			return true
		}
	}
	return false
}

// ahead reports whether a time without a day lies ahead: «soon», «in the coming days».
func (x *Extractor) ahead(t *tomar.Time) bool {
	if t.Value == "FUTURE_REF" {
		return true
	}
	for k := t.First; k < t.Last && t.DateStart == ""; k++ {
		if m, _ := x.markAt(k, k); m&mLater != 0 {
			return true
		}
	}
	return false
}

// oftenRule reads «daily», «every month»: what happens so is no news of one day.
const oftenRule = "set.word"

// yearRule reads «the year 2013».
const yearRule = "year.of-noun"

// justRule reads «a little while ago», which is of the text's own day.
const justRule = "reference.just"

// longAfter reports whether a length of time before a noun says how long ago it was: «after three months
// from the death of X».
func (x *Extractor) longAfter(e *tomar.Event, c candidate) bool {
	if c.form != noun {
		return false
	}
	at := c.first
	if x.glued(at)&mIn == 0 {
		m, from := x.markAt(at-1, x.doc.Sentences[x.sent].First)
		if at <= x.doc.Sentences[x.sent].First || m&mIn == 0 {
			return false
		}
		at = from
	}
	for i, to := x.doc.TimesOf(e.Sent); i < to; i++ {
		if t := &x.doc.Times[i]; t.Type == tomar.Duration && t.Last == at {
			for k := t.First; k >= max(t.First-1, x.doc.Sentences[x.sent].First); k-- {
				if x.wordIs(k, x.lex.after) {
					return true
				}
			}
		}
	}
	return false
}

// settled reports whether the words of an event speak of what is known already: the case of it,
// what came before or behind it, what is in force.
func (x *Extractor) settled(e *tomar.Event, c candidate) bool {
	if x.longAfter(e, c) {
		return true
	}
	if x.wordIs(c.first-1, x.lex.files) {
		return true
	}
	return c.form == noun && (x.setApart(c) || x.known(c) || lastingTypes[e.Type] && x.dependent(c))
}

// known reports whether a noun bears the definite article or stands behind
// a demonstrative: it speaks of what is known.
func (x *Extractor) known(c candidate) bool {
	if x.doc.Tokens[c.last-1].Kind != tomar.Word {
		return false
	}
	if x.pointsBack(c.first) {
		return true
	}
	compound := int(c.last) < len(x.doc.Tokens) && strings.HasSuffix(x.doc.Slice(x.doc.Tokens[c.last-1].Span), x.lex.linking) && x.doc.Tokens[c.last].Kind == tomar.Word
	return x.defined(c.last-1) || compound && x.defined(c.last) // «the rocket attack»: its adjective bears the article
}

// lastingTypes are types of what is in force for a while, and spoken of then: «the results of
// the vote», «about the agreement» tell no news of the day.
var lastingTypes = map[string]bool{"AGREE": true, "ELECT": true, "SANCTION": true, "CLOSE": true, "TRANSACT": true}

// newsSentences is how far into a document its own news may stand.
const newsSentences = 2

// thinNews takes the day of publication back from what is hardly the news of the day, unless it
// counts people or a body reports it: what somebody tells or a clause within another one, a noun in
// the perfect, what nobody and no place takes part in but in the passive. Of 60 such dates that were
// judged by reading 26 were right; of the others nine in ten.
func (x *Extractor) thinNews(evs []tomar.Event) {
	for i := range evs {
		if e := &evs[i]; e.DateSource == "published" && e.CountMin == tomar.None && !x.fromBody(e) && x.thin(e) {
			e.Date, e.DateStart, e.DateEnd, e.Precision, e.DateSource = "", "", "", "", "none"
		}
	}
}

// thin reports whether an event is hardly the news of the day.
func (x *Extractor) thin(e *tomar.Event) bool {
	if e.Attributed || x.subordinate(e) {
		return true
	}
	f, ok := x.formAt[e.First]
	if ok && f == noun && e.Clause != tomar.None && !impersonal[e.Type] && !casualties[e.Type] {
		if v := x.doc.Clauses[e.Clause].Verb; v != tomar.None && x.doc.Verbs[v].Perfect {
			return true
		}
	}
	return !(ok && f == passive && e.Tense == tomar.Past) && !impersonal[e.Type] && !slices.ContainsFunc(e.Arguments, takesPart)
}

// impersonal are the types of what happens of itself or is held by nobody in particular.
var impersonal = map[string]bool{"ACCIDENT": true, "DISASTER": true, "HOLD": true, "COMPETE": true}

// fromBody reports whether a body, a paper among them, reports what has been.
func (x *Extractor) fromBody(e *tomar.Event) bool {
	if e.Clause == tomar.None || x.doc.Clauses[e.Clause].Kind == tomar.Relative {
		return false
	}
	return e.Tense == tomar.Past && slices.ContainsFunc(e.Arguments, func(a tomar.Argument) bool {
		return a.Role == tomar.SourceRole && a.Mention != tomar.None && x.doc.Mentions[a.Mention].Type == tomar.ORG
	})
}

// subordinate reports whether an event's clause depends on another one; somebody who says more
// («he also said …») goes on with his own.
func (x *Extractor) subordinate(e *tomar.Event) bool {
	if e.Clause == tomar.None || x.doc.Clauses[e.Clause].Parent == tomar.None {
		return false
	}
	return x.doc.Clauses[e.Clause].Kind != tomar.Content || e.Attributed || !speechFrames[x.lex.data.Triggers[e.Trigger].Frame]
}

// takesPart reports whether an argument says who, whom or where.
func takesPart(a tomar.Argument) bool { return a.Role != tomar.SourceRole }
