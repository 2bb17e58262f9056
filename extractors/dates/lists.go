package dates

import "github.com/tomar-nlp/tomar"

// list takes the days that stand before a day with its month, joined by commas
// and «and»: 23, 24 and 25 of a month. Days of a list rise.
func (t *Tagger) list(doc *tomar.Document, x *expression) {
	f := t.keep[x.frag]
	if f.has&fDay == 0 || f.has&(fMonth|fRel) == 0 || f.has&(fWeekday|fTo|fOf|fPart|fHour|fFeast) != 0 {
		return
	}
	limit := int32(0)
	if k := len(t.found); k > 0 {
		limit = t.found[k-1].last
	}
	var days [8]expression
	n, at, day := 0, x.first, int64(f.day)
	for n < len(days) && at-2 >= limit && doc.Tokens[at-2].Sent == doc.Tokens[x.first].Sent && t.joint(doc, at-1) {
		num, ok := t.g.numbers.Read(doc, at-2)
		if !ok || num.Last != at-1 || num.Under != 1 || num.Min < 1 || num.Min >= day {
			break
		}
		g := f
		g.day = uint8(num.Min)
		e := *x
		e.first, e.last, e.Span = at-2, at-1, doc.Tokens[at-2].Span
		e.frag, e.to, e.tree = int32(len(t.keep)), -1, nil
		t.keep = append(t.keep, g)
		days[n] = e
		n, at, day = n+1, at-2, num.Min
	}
	for n > 0 {
		n--
		t.found = append(t.found, days[n])
	}
}

// joint reports whether a token joins the parts of a list.
func (t *Tagger) joint(doc *tomar.Document, tok int32) bool {
	return t.is(doc, tok, t.g.andCat) || t.is(doc, tok, t.g.commaCat)
}

// is reports whether a token is a function word of a category.
func (t *Tagger) is(doc *tomar.Document, tok int32, cat uint16) bool {
	if tok < 0 || int(tok) >= len(doc.Tokens) {
		return false
	}
	t.key = foldWord(t.key[:0], doc.Slice(doc.Tokens[tok].Span))
	for _, r := range t.g.weak[string(t.key)] {
		if t.g.words[r].cat == cat {
			return true
		}
	}
	return false
}

// explains reports whether an expression says anew what the one before it
// says: «the 22nd, that is two days after …».
func (t *Tagger) explains(doc *tomar.Document, i int) bool {
	if i == 0 || t.found[i-1].sent != t.found[i].sent {
		return false
	}
	at := t.found[i].first - 1
	if !t.is(doc, at, t.g.thatIsCat) {
		return false
	}
	if t.is(doc, at-1, t.g.commaCat) {
		at--
	}
	return at == t.found[i-1].last
}

// years hands the year of a date along a list: to the date before it, and to
// one behind it that names none.
func (t *Tagger) years(doc *tomar.Document) {
	for i := len(t.found) - 2; i >= 0; i-- {
		t.hand(doc, &t.found[i+1], &t.found[i], i)
	}
	for i := 1; i < len(t.found); i++ {
		t.hand(doc, &t.found[i-1], &t.found[i], i-1)
	}
}

// hand gives the year of one expression to its neighbour, where both are
// members of one list; i is the index of the one that stands first.
func (t *Tagger) hand(doc *tomar.Document, from, to *expression, i int) {
	a, b := &t.keep[from.frag], &t.keep[to.frag]
	if a.has&fYear == 0 || b.has&fMonth == 0 || b.has&(fYear|fRel|fWhich|fEra) != 0 || a.has&fMonth == 0 || a.cal != b.cal {
		return
	}
	end, next := t.found[i].last, t.found[i+1].first
	if t.found[i].sent != t.found[i+1].sent || next-end != 1 || !t.joint(doc, end) {
		return
	}
	b.year, b.era = a.year, a.era
	b.has |= fYear | a.has&fEra
}
