package events

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

// carry gives an undated event the date of another mention of it: of its type,
// with a target or a place in common, that the text told before. Somebody is
// killed once: every mention of it carries the first date.
func (x *Extractor) carry() {
	evs := x.doc.Events
	x.linkTypes()
	for i := range evs {
		e := &evs[i]
		once := e.Type == "KILL" || e.Type == "DIE"
		if k := x.retold(int32(i)); k != tomar.None {
			x.dateLike(e, &evs[k])
			continue
		}
		if e.Modality != tomar.Actual || e.Negative || e.Time != tomar.None && !once || e.DateSource == "published" ||
			speechFrames[x.lex.data.Triggers[e.Trigger].Frame] {
			continue
		}
		from := x.lastTold(int32(i))
		if once {
			from = x.firstTold(int32(i))
		}
		if from == tomar.None {
			continue
		}
		x.dateLike(e, &evs[from])
	}
}

// dateLike gives an event the date of another mention of it.
func (x *Extractor) dateLike(e, o *tomar.Event) {
	e.Date, e.DateStart, e.DateEnd, e.Precision, e.Time, e.DateSource = o.Date, o.DateStart, o.DateEnd, o.Precision, o.Time, "anaphoric"
	x.explain(e, "dated by another mention of it", "date.mention")
}

// explain notes what became of an event, where somebody asks.
func (x *Extractor) explain(e *tomar.Event, what, rule string) {
	if x.doc.Trace != nil {
		x.doc.Trace.Add("events", e.Span, e.Type+": "+what, false, tomar.Provenance{Rule: rule})
	}
}

// retold is the event of the lead that tells an undated event of the headline
// again and says when it was: of its type, with a participant or a place in common
// and no target that differs; None.
func (x *Extractor) retold(i int32) int32 {
	e := &x.doc.Events[i]
	if e.DateSource != "published" || e.Sent != 0 || speechFrames[x.lex.data.Triggers[e.Trigger].Frame] || len(x.doc.Sentences) < 2 || !x.headline() {
		return tomar.None
	}
	for k := x.later[i]; k != tomar.None && x.doc.Events[k].Sent <= newsSentences; k = x.later[k] {
		if o := &x.doc.Events[k]; o.Sent > 0 && o.Time != tomar.None && o.Modality == tomar.Actual && o.Negative == e.Negative && x.alike(e, o) {
			return k
		}
	}
	return tomar.None
}

// headline reports whether the first sentence is a paragraph of its own.
func (x *Extractor) headline() bool {
	a, b := &x.doc.Sentences[0], &x.doc.Sentences[1]
	return strings.Contains(x.doc.Text[a.End:b.Start], "\n")
}

// alike reports whether two events have a participant or a place in common, named
// or of one kind, and no targets that differ.
func (x *Extractor) alike(a, b *tomar.Event) bool {
	common, target, other := false, false, false
	for i := range a.Arguments {
		p := &a.Arguments[i]
		for k := range b.Arguments {
			q := &b.Arguments[k]
			if p.Role == tomar.SourceRole || p.Role != q.Role {
				continue
			}
			same := false
			switch {
			case p.Mention != tomar.None && q.Mention != tomar.None:
				m, n := &x.doc.Mentions[p.Mention], &x.doc.Mentions[q.Mention]
				same = m.Entity != tomar.None && m.Entity == n.Entity || m.Entity == tomar.None && n.Entity == tomar.None && m.Key != "" && m.Key == n.Key
				same = same && (p.Role != tomar.PlaceRole || !wide(m) || m.Subtype == "city")
			case p.Mention == tomar.None && q.Mention == tomar.None:
				same = p.Kind != "" && p.Kind == q.Kind
			}
			common = common || same
			if p.Role == tomar.Target && (p.Mention == tomar.None) == (q.Mention == tomar.None) { // «a kolbar» may have a name
				target, other = target || same, other || !same
			}
		}
	}
	return common && (target || !other)
}

// linkTypes links every event with the ones before and behind it of the same type: a
// long text has too many to look at all of them for each.
func (x *Extractor) linkTypes() {
	clear(x.latest)
	x.prior, x.later = x.prior[:0], x.later[:0]
	for i := range x.doc.Events {
		typ := x.doc.Events[i].Type
		last, ok := x.latest[typ]
		if ok {
			x.later[last] = int32(i)
		} else {
			last = tomar.None
		}
		x.prior, x.later = append(x.prior, last), append(x.later, tomar.None)
		x.latest[typ] = int32(i)
	}
}

// dates reports whether event k may give event i its date.
func (x *Extractor) dates(k, i int32, person bool) bool {
	o := &x.doc.Events[k]
	return o.Time != tomar.None && o.Modality == tomar.Actual && x.shares(&x.doc.Events[i], o, person)
}

// lastTold is the last event before event i that may give it its date; None.
func (x *Extractor) lastTold(i int32) int32 {
	for k := x.prior[i]; k != tomar.None; k = x.prior[k] {
		if x.dates(k, i, false) {
			return k
		}
	}
	return tomar.None
}

// firstTold is the first event that may give event i its date, one behind it
// only where event i has none; None.
func (x *Extractor) firstTold(i int32) int32 {
	found := tomar.None
	for k := x.prior[i]; k != tomar.None; k = x.prior[k] {
		if x.dates(k, i, true) {
			found = k
		}
	}
	if found != tomar.None || x.doc.Events[i].Time != tomar.None {
		return found
	}
	for k := x.later[i]; k != tomar.None; k = x.later[k] {
		if x.dates(k, i, true) {
			return k
		}
	}
	return tomar.None
}

// shares reports whether two events have a target or a place in common that is
// narrow enough to tell them from others, and no targets that differ. person
// asks for a common target that is a person.
func (x *Extractor) shares(a, b *tomar.Event, person bool) bool {
	common, apart := false, false
	for i := range a.Arguments {
		p := &a.Arguments[i]
		for k := range b.Arguments {
			q := &b.Arguments[k]
			if p.Mention == tomar.None || q.Mention == tomar.None || p.Role == tomar.SourceRole || q.Role == tomar.SourceRole {
				continue
			}
			m, n := &x.doc.Mentions[p.Mention], &x.doc.Mentions[q.Mention]
			same := m.Entity != tomar.None && m.Entity == n.Entity || m.Entity == tomar.None && n.Entity == tomar.None && m.Key != "" && m.Key == n.Key
			if p.Role != tomar.Agent && q.Role != tomar.Agent && same {
				common = common || m.Type == tomar.PER || !person && !wide(m)
			}
			apart = apart || !same && p.Role == tomar.Target && q.Role == tomar.Target
		}
	}
	return common && (person || !apart)
}
