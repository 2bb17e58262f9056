package events

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

// settingReach is how many sentences back the event may be told that a clause
// begins with («in that attack …»), settingWords how far from its beginning.
const (
	settingReach = 4
	settingWords = 4
)

// settings gives what happened within an event that was told before that event's
// day: «in that attack three were killed».
func (x *Extractor) settings() {
	evs := x.doc.Events
	at := 0
	for i := range x.doc.Hits {
		h := &x.doc.Hits[i]
		if h.Class != tomar.ClassTrigger || h.Fold > tomar.FoldLetter || !x.sets(h) {
			continue
		}
		sent := x.doc.Tokens[h.First].Sent
		for at < len(evs) && evs[at].First < h.First {
			at++
		}
		o := x.setBy(h, evs[:at])
		if o == nil {
			continue
		}
		for k := at; k < len(evs) && evs[k].Sent == sent; k++ {
			if e := &evs[k]; e.First == h.First || e.First > h.First && (localTypes[e.Type] || speechFrames[x.lex.data.Triggers[e.Trigger].Frame]) {
				x.setIn(e, o)
			}
		}
	}
}

// sets reports whether a noun opens its clause as where or when the rest of it
// happened: behind a demonstrative or definite, in a circumposition.
func (x *Extractor) sets(h *tomar.Hit) bool {
	first := x.doc.Sentences[x.doc.Tokens[h.First].Sent].First
	if c := x.doc.ClauseAt(h.First); c != tomar.None {
		first = max(first, x.doc.Clauses[c].First)
	}
	if h.First-first > settingWords {
		return false
	}
	word, within := strings.CutSuffix(x.doc.Slice(x.doc.Tokens[h.Last-1].Core()), x.lex.within)
	if !within || strings.HasSuffix(word, x.lex.many) {
		return false
	}
	m := x.glued(h.First)
	if h.First > first {
		k, _ := x.markAt(h.First-1, first)
		m |= k
	}
	return m&(mIn|mDuring) != 0 && (m&mBack != 0 || x.defined(h.Last-1))
}

// setBy is the last event of the noun's type told shortly before; nil.
func (x *Extractor) setBy(h *tomar.Hit, before []tomar.Event) *tomar.Event {
	sent := x.doc.Tokens[h.First].Sent
	for i := len(before) - 1; i >= 0 && sent-before[i].Sent <= settingReach; i-- {
		if o := &before[i]; o.Type == x.lex.data.Triggers[h.ID].Type && o.Modality == tomar.Actual && !o.Negative {
			return o
		}
	}
	return nil
}

func (x *Extractor) setIn(e, o *tomar.Event) {
	if e.Time == tomar.None && o.Date != "" && o.DateSource != "published" && !e.Negative && e.Modality == tomar.Actual {
		e.Date, e.DateStart, e.DateEnd, e.Precision, e.Time, e.DateSource = o.Date, o.DateStart, o.DateEnd, o.Precision, o.Time, "anaphoric"
		x.explain(e, "dated by the event that its sentence begins with", "date.setting")
	}
}
