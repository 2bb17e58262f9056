package events

import "github.com/tomar-nlp/tomar"

// coordinate hands the marker of a phrase on to those joined to it by a comma
// or by the conjunction, written apart or onto the word before. The agent's
// clitic stands on the last of them.
func (x *Extractor) coordinate() {
	for i := 1; i < len(x.nps); i++ {
		a, b := &x.nps[i-1], &x.nps[i]
		if b.mark != 0 || b.hung || !x.bridged(a, b) && (!x.joined(a.last, b.first) || x.comma(a.last) && (a.typ != b.typ || !x.listed(i))) {
			continue
		}
		b.mark, b.markFirst, b.head, b.hung, b.over, b.meant = a.mark, a.markFirst, a.head, a.hung, a.over, a.meant
		b.inside = b.inside || a.inside && a.typ == b.typ && !x.comma(a.last)
	}
	for i := len(x.nps) - 1; i > 0; i-- {
		a, b := &x.nps[i-1], &x.nps[i]
		if b.object && a.mark == 0 && !a.hung && x.joined(a.last, b.first) && !x.comma(a.last) {
			a.object = true
		}
	}
}

// bridged reports whether one word that no list has stands between two names of a
// row of the same kind: «in X, the west and Y».
func (x *Extractor) bridged(a, b *np) bool {
	between := func(t int32) bool { return x.comma(t) || x.conjunction(t) }
	return a.typ == b.typ && a.typ == tomar.LOC && b.first-a.last == 3 && between(a.last) && between(b.first-1) && x.doc.Tokens[a.last+1].Kind == tomar.Word
}

// unquoted is the token behind a quotation mark at a token; the token itself where none stands.
func (x *Extractor) unquoted(t int32) int32 {
	if int(t) < len(x.doc.Tokens) && isQuote(x.doc.Slice(x.doc.Tokens[t].Span)) {
		return t + 1
	}
	return t
}

// listed reports whether a phrase behind a comma is one of a list: a further
// one is joined to it.
func (x *Extractor) listed(i int) bool {
	return i+1 < len(x.nps) && x.joined(x.nps[i].last, x.nps[i+1].first)
}

// comma reports whether a comma stands at a token.
func (x *Extractor) comma(t int32) bool {
	s := x.doc.Slice(x.doc.Tokens[t].Span)
	return s == "،" || s == ","
}

// joined reports whether nothing but a conjunction or comma stands between; about a conjunction
// quotation marks may stand: «"A" and "B"».
func (x *Extractor) joined(last, first int32) bool {
	d := x.doc
	if first-last > 1 && first-last <= 3 {
		last = x.unquoted(last)
		if first > last && isQuote(d.Slice(d.Tokens[first-1].Span)) {
			first--
		}
		return first-last == 1 && x.conjunction(last)
	}
	switch first - last {
	case 0:
		return last > 0 && d.Tokens[last-1].Post > 0
	case 1:
		return x.comma(last) || x.conjunction(last)
	}
	return false
}
