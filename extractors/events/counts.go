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

// count takes the numbers of the people whom the event befell.
func (x *Extractor) count(e *tomar.Event) {
	first := true
	for i := range e.Arguments {
		a := &e.Arguments[i]
		if a.Role != tomar.Target || a.CountText.Empty() {
			continue
		}
		switch {
		case first:
			e.CountMin, e.CountMax, e.CountText = a.CountMin, a.CountMax, a.CountText
		case e.CountMin == tomar.None || a.CountMin == tomar.None:
			e.CountMin, e.CountMax = tomar.None, tomar.None
		default:
			e.CountMin += a.CountMin
			if e.CountMax == tomar.None || a.CountMax == tomar.None {
				e.CountMax = tomar.None
			} else {
				e.CountMax += a.CountMax
			}
		}
		first = false
	}
}

// tally takes the number that the sentence tells of those whom a noun befell:
// «the number of the dead reached ten».
func (x *Extractor) tally(e *tomar.Event, c candidate) {
	s := &x.doc.Sentences[x.sent]
	if x.lex.data.Quantity == nil || !lifeTypes[e.Type] || !e.CountText.Empty() || c.first == s.First {
		return
	}
	if c.form != noun {
		x.tallied(e, c)
		return
	}
	if m, _ := x.markAt(c.first-1, s.First); m&mTally == 0 {
		return
	}
	for t := c.last; t < min(s.Last, c.last+tallyReach); t++ {
		lo, hi, last, ok := x.lex.data.Quantity(x.doc, t)
		if !ok || x.timeAt(t) {
			continue
		}
		e.CountMin, e.CountMax = lo, hi
		e.CountText = x.doc.Tokens[t].Span.Cover(x.doc.Tokens[last-1].Span)
		return
	}
}

// tallied takes the number behind a verb whose clause says whose number it is: «the number
// of those who died reached ten people».
func (x *Extractor) tallied(e *tomar.Event, c candidate) {
	s := &x.doc.Sentences[x.sent]
	if hasRole(e, tomar.Target) {
		return
	}
	for t := c.first - 1; t > max(s.First, c.first-tallyReach); t-- {
		m, first := x.markAt(t, s.First)
		if m&mThose == 0 || first <= s.First {
			continue
		}
		if m, _ := x.markAt(first-1, s.First); m&mTally == 0 {
			return
		}
		for i := range x.nps {
			if n := &x.nps[i]; n.person && n.lo != tomar.None && n.first >= c.last && n.first < c.last+tallyReach {
				e.CountMin, e.CountMax, e.CountText = n.lo, n.hi, n.count
				return
			}
		}
		return
	}
}

// tallyReach is how many tokens behind a noun its number may begin.
const tallyReach = 12
