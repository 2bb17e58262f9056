package events

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

// date dates an event from the time expression of its clause, else of its
// sentence where there is one only, else from the document for its news.
func (x *Extractor) date(e *tomar.Event) {
	t := x.timeOf(e)
	if t == tomar.None {
		x.published(e)
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
	if e.Modality == tomar.Actual && e.Tense != tomar.Past && tm.DateStart != "" && len(x.doc.Published.Date) == len(tm.DateStart) && tm.DateStart > x.doc.Published.Date {
		e.Modality = tomar.Planned
	}
}

// dayOf is the date of a TIMEX3 value, without the clock.
func dayOf(v string) string {
	if i := strings.IndexByte(v, 'T'); i > 0 && v[0] != 'P' {
		return v[:i]
	}
	return v
}

// datable reports whether a time says when something happened.
func datable(t *tomar.Time) bool {
	if t.Type != tomar.Date && t.Type != tomar.TimeOfDay {
		return false
	}
	return t.Value != "" && !strings.HasSuffix(t.Value, "_REF")
}

// timeOf is the time expression that dates an event; None where none does.
func (x *Extractor) timeOf(e *tomar.Event) int32 {
	best, bestAway, others := tomar.None, int32(1<<30), tomar.None
	n := 0
	for i := range x.doc.Times {
		t := &x.doc.Times[i]
		if t.Sent != e.Sent || !datable(t) {
			continue
		}
		n++
		others = int32(i)
		if e.Clause == tomar.None || x.doc.ClauseAt(t.First) != e.Clause {
			continue
		}
		away := e.First - t.Last
		if away < 0 {
			away = 2*(t.First-e.Last) + 1 // a time behind the trigger is farther
		}
		if away < bestAway {
			best, bestAway = int32(i), away
		}
	}
	if best != tomar.None {
		return best
	}
	if n == 1 && x.doc.Times[others].First < e.First {
		return others
	}
	return tomar.None
}

// published dates the document's own news by the document: what is told as
// having happened, in its first sentences, without another date.
func (x *Extractor) published(e *tomar.Event) {
	p := x.doc.Published
	if p.Date == "" || p.Source == "none" || e.Sent > newsSentences || e.Modality != tomar.Actual || e.Tense == tomar.Future {
		e.DateSource = "none"
		return
	}
	e.Date, e.DateSource = p.Date, "published"
	if len(p.Date) == len("2006-01-02") {
		e.DateStart, e.DateEnd, e.Precision = p.Date, p.Date, "day"
	}
}

// newsSentences is how far into a document its own news may stand.
const newsSentences = 2
