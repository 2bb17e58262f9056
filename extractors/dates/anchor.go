package dates

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/morph"
)

// anchorWords is how many words behind «after» belong to an expression that is
// anchored on an event, until the event itself tells.
const anchorWords = 2

// open settles an expression that is counted from an event behind it. Without a
// word there «before» counts from now, and «after» leaves a length of time.
func (t *Tagger) open(doc *tomar.Document, first, k int32, x *expression) bool {
	e := &t.edges[k]
	f := &t.keep[x.frag]
	end := x.last
	for end < int32(len(doc.Tokens)) && end-x.last < anchorWords {
		n := doc.Tokens[end]
		if n.Sent != doc.Tokens[x.first].Sent || n.Kind != tomar.Word || t.strong[end] == 1 || t.finite(doc, end) {
			break
		}
		end++
		if word := doc.Slice(n.Span); t.closed(word) || !t.linked(word) && !t.infinitive(doc, end) {
			break
		}
	}
	if end > x.last && !t.weakWords(doc, x.last, end, nil) {
		f.relBase, x.eventFrom = fromEvent, x.last
		x.last = end
		return true
	}
	if f.relN < 0 {
		return true
	}
	// the length of time alone: the first part of the pattern
	kid := &t.edges[t.kids[e.kids]]
	if kid.frag < 0 {
		return false
	}
	t.keep[x.frag] = t.frags[kid.frag]
	x.last = first + int32(kid.j)
	x.rule = t.g.durationRule
	return true
}

// closed reports whether a definite ending closes the noun phrase at a word.
func (t *Tagger) closed(word string) bool {
	var buf [16]morph.Analysis
	for _, a := range t.g.morph.Analyze(word, buf[:0]) {
		if f := t.g.morph.Any(a.Path); f&morph.Definite != 0 && f&morph.Ezafe == 0 {
			return true
		}
	}
	return false
}

// linked reports whether an ezafe may lead from a word to the next one. Without
// it the noun phrase ends here, and what follows is another: «five days after
// the vote an attack took place».
func (t *Tagger) linked(word string) bool {
	var buf [16]morph.Analysis
	for _, a := range t.g.morph.Analyze(word, buf[:0]) {
		if t.g.morph.Any(a.Path)&morph.Ezafe != 0 {
			return true
		}
	}
	return false
}

// infinitive reports whether a token is a verbal noun, which takes the bare word
// before it into itself.
func (t *Tagger) infinitive(doc *tomar.Document, tok int32) bool {
	lo := firstVerb(doc, tok)
	return lo < len(doc.Verbs) && doc.Verbs[lo].First == tok && doc.Verbs[lo].Infinitive
}

// finite reports whether a token is a finite verb.
func (t *Tagger) finite(doc *tomar.Document, tok int32) bool {
	lo := firstVerb(doc, tok)
	if lo == len(doc.Verbs) || doc.Verbs[lo].First != tok {
		return false
	}
	return !doc.Verbs[lo].Infinitive && !doc.Verbs[lo].Participle
}

// Anchor is the second look at the times of the document that Run saw last,
// once its events are known: times that are counted from an event, and for a
// document without a date its date, inferred from what the text says, after
// which all that depends on it is resolved again. The number and order of
// doc.Times stay; events that were dated by a changed time are dated anew.
func (t *Tagger) Anchor(doc *tomar.Document) {
	if len(t.found) == 0 {
		if doc.Published.Date == "" && doc.Published.Source == "" {
			doc.Published.Source = "none"
		}
		return
	}
	changed := t.anchorOnEvents(doc)
	if doc.Published.Date == "" && t.infer(doc) {
		changed = true
	}
	if changed {
		t.resolveAgain(doc)
	}
}

// anchorOnEvents gives open expressions the date of the event behind them: its
// own, else that of an earlier event of its type told by the same noun. A day
// that an event has only from the publication is no day to count from.
func (t *Tagger) anchorOnEvents(doc *tomar.Document) bool {
	changed := false
	for i := range t.found {
		x := &t.found[i]
		if x.eventFrom == 0 || t.explains(doc, i) {
			continue
		}
		for k := range doc.Events {
			e := &doc.Events[k]
			if e.Sent != x.sent || e.First < x.eventFrom || e.First >= x.last {
				continue
			}
			if e.Last > x.last {
				x.last = e.Last
				x.Span = doc.Tokens[x.first].Cover(doc.Tokens[x.last-1].Span)
			}
			p := point{}
			if e.Time != x.row && e.DateSource != "published" {
				p = parsePoint(e.Date)
			}
			for j := k - 1; j >= 0 && p.d == 0; j-- {
				if o := &doc.Events[j]; o.Type == e.Type && o.Time != x.row && o.DateSource != "published" && t.sameNoun(doc, o, e) {
					p = parsePoint(o.Date)
				}
			}
			if p.d != 0 {
				x.event, changed = p, true
				break
			}
		}
	}
	return changed
}

// sameNoun reports whether two events are told by one noun: by one row of the
// lexicon, or by rows of its own and with a light verb («attacked», «the attack»).
func (t *Tagger) sameNoun(doc *tomar.Document, a, b *tomar.Event) bool {
	if a.Trigger == b.Trigger {
		return true
	}
	wa, wb := doc.Slice(doc.Tokens[a.First].Span), doc.Slice(doc.Tokens[b.First].Span)
	var bufA, bufB [16]morph.Analysis
	for _, x := range t.g.morph.Analyze(wa, bufA[:0]) {
		for _, y := range t.g.morph.Analyze(wb, bufB[:0]) {
			if sx := wa[:x.Stem]; len(sx) >= shortNoun && sx == wb[:y.Stem] {
				return true
			}
		}
	}
	return false
}

// shortNoun is the length of a stem, in bytes, below which two words are alike
// by chance: three letters.
const shortNoun = 6

// resolveAgain resolves every expression anew, in place.
func (t *Tagger) resolveAgain(doc *tomar.Document) {
	c := t.context(doc)
	t.each(doc, &c, func(x *expression, o outcome) {
		if x.row < 0 || int(x.row) >= len(doc.Times) || o.impossible {
			return
		}
		old := doc.Times[x.row]
		row := t.row(x, o)
		doc.Times[x.row] = row
		if old.Value == row.Value {
			return
		}
		for k := range doc.Events {
			if e := &doc.Events[k]; e.Time == x.row {
				e.Date, e.DateStart, e.DateEnd, e.Precision = row.Value, row.DateStart, row.DateEnd, row.Precision
			}
		}
	})
}
