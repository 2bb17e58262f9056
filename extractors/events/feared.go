package events

import "github.com/tomar-nlp/tomar"

// feared sets the modality of what a noun tells that somebody threatens to do, warns of or denies: «threatens an
// attack on X», «warned of floods», «denied the news of the killing of X».
func (x *Extractor) feared(e *tomar.Event, c candidate) {
	for i := range x.cands {
		k := &x.cands[i]
		switch x.typeOf(k) {
		case "THREATEN":
			if !x.wordIs(k.first, x.lex.threats) {
				continue
			}
			if k.last == c.first && x.ezafe(k.last-1) {
				e.Modality = tomar.Planned
				return
			}
			if m, at := x.markAt(c.first-1, k.last); m&mIn != 0 && at == k.last {
				e.Modality = tomar.Hypothetical
				return
			}
		case "REJECT":
			if k.form != noun && k.first >= c.last && x.doc.ClauseAt(k.first) == e.Clause && x.wordIs(x.leadOf(c)-1, x.lex.rumours) {
				e.Modality = tomar.Hypothetical
				return
			}
		}
	}
}
