package events

import "github.com/tomar-nlp/tomar"

// counts gives a noun that means those whom something befell the number directly
// before it: «four killed and two wounded». A number there that another participant
// has is not its own.
func (x *Extractor) counts(e *tomar.Event, c candidate) bool {
	if c.form != noun || !lifeTypes[e.Type] || x.frame(c) != "affected" || x.lex.data.Quantity == nil || hasRole(e, tomar.Target) || x.defined(c.last-1) {
		return false
	}
	for from := max(c.first-numberReach, x.doc.Sentences[x.sent].First); from < c.first; from++ {
		lo, hi, last, ok := x.lex.data.Quantity(x.doc, from)
		if !ok || last != c.first || x.timeAt(from) || lo == 1 { // «the first martyr»
			continue
		}
		n := unnamed(from, c.last, x.doc.Tokens[from].Cover(x.doc.Tokens[c.last-1].Span))
		n.kind = jobKind
		if m, _ := x.markAt(from, from); m&mSome == 0 { // «thousands of martyrs»: words only
			n.lo, n.hi = lo, hi
		}
		n.count = x.doc.Tokens[from].Span.Cover(x.doc.Tokens[c.first-1].Span)
		x.give(e, &n, tomar.Target, tomar.Provenance{Rule: "counted"})
		return true
	}
	return false
}
