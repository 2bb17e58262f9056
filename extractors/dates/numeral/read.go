package numeral

import "github.com/tomar-nlp/tomar"

// Read reads the longest number that begins at a token: brackets included.
func (t *Table) Read(doc *tomar.Document, tok int32) (Number, bool) {
	if tok < 0 || int(tok) >= len(doc.Tokens) {
		return Number{}, false
	}
	if k := doc.Tokens[tok]; k.Kind == tomar.Punct && doc.Slice(k.Span) == "(" {
		n, ok := t.bare(doc, tok+1)
		if !ok || int(n.Last) >= len(doc.Tokens) || doc.Slice(doc.Tokens[n.Last].Span) != ")" {
			return Number{}, false
		}
		n.First, n.Last = tok, n.Last+1
		n.Span = doc.Tokens[tok].Cover(doc.Tokens[n.Last-1].Span)
		return n, doc.Tokens[n.Last-1].Sent == k.Sent
	}
	return t.bare(doc, tok)
}

// bare is Read without brackets. Parts are added while each is smaller than
// what the one before it leaves room for (twenty leaves ten, a hundred leaves a
// hundred); a magnitude multiplies what stands before it.
func (t *Table) bare(doc *tomar.Document, tok int32) (Number, bool) {
	p, ok := t.part(doc, tok)
	if !ok {
		return Number{}, false
	}
	n := Number{First: tok, Last: p.next, Under: p.under, Kind: p.kind}
	sent := doc.Tokens[tok].Sent
	if p.kind == Ordinal || p.kind == Vague || p.kind == Fraction {
		n.Min, n.Max = p.value, p.value
		return n.over(doc), true
	}
	var total, cur, room, top int64 = 0, p.value, leaves(p), 1 << 62
	if !p.digits && p.value >= 1000 {
		total, cur, room, top = p.value, 0, p.value, p.value
	}
	for !p.closed {
		next, joined := p.next, p.and
		if k, after, ok := t.join(doc, next); ok && k == And && !joined {
			next, joined = after, true
		}
		q, ok := t.part(doc, next)
		if !ok || doc.Tokens[next].Sent != sent {
			break
		}
		switch {
		case !joined && q.kind == Cardinal && !q.digits && q.value >= 1000 && q.value < top && cur > 0 && n.Kind == Cardinal:
			v, ok := mul(cur, q.value, n.Under)
			if !ok {
				return Number{}, false
			}
			total, cur, room, top, n.Under = total+v, 0, q.value, q.value, 1
		case !joined && q.kind == Cardinal && !q.digits && q.value == 100 && cur > 0 && cur < 10 && n.Under == 1:
			cur, room = cur*100, 100
		case joined && q.kind == Ordinal && q.value < room:
			cur, n.Kind, room = cur+q.value, Ordinal, 0
			q.closed = true
		case (joined || q.digits && !p.digits && room >= 1000) && q.kind == Cardinal && q.under == 1 && q.value < room && n.Under == 1:
			cur, room = cur+q.value, leaves(q)
		case joined && q.kind == Fraction && n.Under == 1 && q.under > 1 && !p.digits:
			cur, n.Under = (total+cur)*q.under+q.value, q.under
			total = 0
			q.closed = true
		default:
			n.Min, n.Max = total+cur, total+cur
			return n.over(doc), n.Min >= 0
		}
		p = q
		n.Last = q.next
	}
	n.Min, n.Max = total+cur, total+cur
	return n.over(doc), n.Min >= 0
}

// over fills the span.
func (n Number) over(doc *tomar.Document) Number {
	n.Span = doc.Tokens[n.First].Cover(doc.Tokens[n.Last-1].Span)
	return n
}

// leaves is the bound below which the next part of a compound must lie.
func leaves(p part) int64 {
	switch {
	case p.digits || p.value < 20:
		return 0
	case p.value < 100 && p.value%10 == 0:
		return 10
	case p.value%100 == 0 && p.value < 1000:
		return 100
	}
	return 0
}

// mul is a/under*b, where that is a whole number that fits.
func mul(a, b, under int64) (int64, bool) {
	if a > (1<<62)/b {
		return 0, false
	}
	v := a * b
	return v / under, v%under == 0
}

// Quantity reads a number with its bounds: a range, «about», «more than».
func (t *Table) Quantity(doc *tomar.Document, tok int32) (Number, bool) {
	first, bound := tok, Cardinal
	if k, after, ok := t.join(doc, tok); ok && (k == About || k == More || k == Less || k == AtLeast) {
		bound, tok = k, after
	}
	n, ok := t.Read(doc, tok)
	if !ok {
		return Number{}, false
	}
	if k, after, ok := t.join(doc, n.Last); ok && k == To && n.Kind == Cardinal {
		if m, ok := t.Read(doc, after); ok && m.Kind == Cardinal && m.Under == 1 && n.Under == 1 && m.Min > n.Min &&
			doc.Tokens[after].Sent == doc.Tokens[tok].Sent {
			n.Max, n.Last = m.Max, m.Last
		}
	}
	switch bound {
	case About:
		n.Approx = true
	case More:
		n.Approx, n.Min, n.Max = true, n.Min+1, Open
	case AtLeast:
		n.Approx, n.Max = true, Open
	case Less:
		n.Approx, n.Max, n.Min = true, max(n.Min-1, 0), 0
	}
	n.First = first
	return n.over(doc), true
}
