package dates

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/dates/numeral"
)

// Tagger finds and resolves the time expressions of one document after another.
// It keeps its buffers; it is not safe for concurrent use: one per worker.
type Tagger struct {
	g *Grammar
	// Terms, when set, tells the terms of office of a document's mentions; the
	// inference of the document's date asks it.
	Terms Terms

	edges  []edge
	frags  []frag
	kids   []int32
	starts [maxWindow + 1][]int32
	stack  [maxItems]int32 // edges that fill the items of path
	path   [maxItems]int32
	best   []int32
	back   []int32
	chosen []int32
	key    []byte
	strong []uint8 // by token: 1 a time word begins here or covers it; 2 only a word that may mean an event

	head  point // the date of the document's own dateline, as far as it is told
	found []expression
	keep  []frag // fragments of found expressions
	hints evidence
	room  room

	months []candidate
	why    reasons
}

// expression is a time expression before and after it is resolved.
type expression struct {
	tomar.Span
	first, last int32
	sent        int32
	frag        int32 // in keep
	to          int32 // in keep; -1
	rule        int32
	tree        []string
	row         int32 // in doc.Times; -1
	eventFrom   int32 // token behind which its event stands; 0 where there is none
	event       point // the event's date
}

// NewTagger is a tagger for one worker.
func (g *Grammar) NewTagger() *Tagger { return &Tagger{g: g} }

// Run finds the time expressions of a document and resolves them against
// doc.Published; it appends to doc.Times and doc.Diagnostics. It needs tokens,
// hits and verbs; clauses and mentions where there are any.
func (t *Tagger) Run(doc *tomar.Document) {
	t.found, t.keep = t.found[:0], t.keep[:0]
	if !t.mark(doc) {
		return
	}
	n := int32(len(doc.Tokens))
	for tok := int32(0); tok < n; tok++ {
		if t.strong[tok] == 0 {
			continue
		}
		tok = t.window(doc, tok) - 1
	}
	t.years(doc)
	t.resolveAll(doc)
}

// mark notes the tokens that begin or belong to a time word, and reports
// whether there are any.
func (t *Tagger) mark(doc *tomar.Document) bool {
	n := len(doc.Tokens)
	if cap(t.strong) < n {
		t.strong = make([]uint8, n+n/4)
	}
	t.strong = t.strong[:n]
	clear(t.strong)
	any := false
	for i := range doc.Hits {
		h := &doc.Hits[i]
		switch h.Class {
		case tomar.ClassMonth, tomar.ClassWeekday, tomar.ClassCalendar, tomar.ClassTimeWord:
		default:
			continue
		}
		l, ok := t.g.lexeme(h)
		if !ok || h.First < 0 || int(h.Last) > n {
			continue
		}
		for k := h.First; k < h.Last; k++ {
			if t.g.cats[l.cat] != "eventx" {
				t.strong[k] = 1
			} else if t.strong[k] == 0 {
				t.strong[k] = 2
			}
		}
		any = true
	}
	for i := range doc.Tokens {
		k := &doc.Tokens[i]
		switch k.Kind {
		case tomar.DateNumber, tomar.ClockNumber:
		case tomar.Number, tomar.NumberSuffix:
			if !yearly(doc, k) {
				continue
			}
		default:
			continue
		}
		t.strong[i], any = 1, true
	}
	return any
}

// yearly reports whether a number may be a year by itself.
func yearly(doc *tomar.Document, k *tomar.Token) bool {
	d := int32(k.Digits)
	if k.Kind == tomar.Number && d == 0 {
		d = k.Len()
	}
	if d != 4 && d != 8 {
		return false
	}
	start := k.Start + int32(k.Pre)
	v, under, ok := numeral.ParseDigits(doc.Text[start:min(start+d, k.End)])
	return ok && under == 1 && v >= 1800 && v < 2100
}

// joins reports whether a token may belong to an expression beside a time word.
func (t *Tagger) joins(doc *tomar.Document, tok int32) bool {
	if t.strong[tok] != 0 {
		return true
	}
	switch doc.Tokens[tok].Kind {
	case tomar.Number, tomar.NumberSuffix, tomar.DateNumber, tomar.ClockNumber:
		return true
	}
	for i := numeral.First(doc.Hits, tok); i < len(doc.Hits) && doc.Hits[i].First == tok; i++ {
		if doc.Hits[i].Class == tomar.ClassNumberWord {
			return true
		}
	}
	if t.weakWords(doc, tok, int32(len(doc.Tokens)), nil) {
		return true
	}
	// inside a weak phrase: the token before begins one
	return tok > 0 && t.insideWeak(doc, tok)
}

func (t *Tagger) insideWeak(doc *tomar.Document, tok int32) bool {
	t.key = foldWord(t.key[:0], doc.Slice(doc.Tokens[tok-1].Span))
	return t.g.heads[string(t.key)]
}

// reach is how many tokens a window goes to the left of its first time word.
const reach = 8

// window reads the expressions around a time word and gives the token behind
// the window.
func (t *Tagger) window(doc *tomar.Document, tok int32) int32 {
	sent := doc.Tokens[tok].Sent
	first, last := tok, tok+1
	for first > 0 && tok-first < reach && doc.Tokens[first-1].Sent == sent && t.joins(doc, first-1) {
		first--
	}
	if k := len(t.found); k > 0 {
		first = max(first, t.found[k-1].last)
	}
	for int(last) < len(doc.Tokens) && last-first < maxWindow && doc.Tokens[last].Sent == sent && t.joins(doc, last) {
		last++
	}
	t.chart(doc, first, last)
	n := int(last - first)
	t.combine(n)
	for _, k := range t.choose(n) {
		t.take(doc, first, k)
	}
	return last
}

// chart fills the window's chart with words and numbers.
func (t *Tagger) chart(doc *tomar.Document, first, last int32) {
	t.edges, t.frags, t.kids = t.edges[:0], t.frags[:0], t.kids[:0]
	for i := range t.starts {
		t.starts[i] = t.starts[i][:0]
	}
	hit := numeral.First(doc.Hits, first)
	for tok := first; tok < last; tok++ {
		at := int16(tok - first)
		for ; hit < len(doc.Hits) && doc.Hits[hit].First <= tok; hit++ {
			h := &doc.Hits[hit]
			if h.First < tok || h.Last > last {
				continue
			}
			l, ok := t.g.lexeme(h)
			if !ok {
				continue
			}
			t.addEdge(edge{val: l.val, frag: -1, rule: -1, i: at, j: int16(h.Last - first), cat: l.cat, feat: l.feat | t.g.morph.Any(h.Suffix), bare: h.Suffix == tomar.None && l.feat == 0})
		}
		switch doc.Tokens[tok].Kind {
		case tomar.DateNumber, tomar.ClockNumber:
			t.numeric(doc, tok, at)
		default:
			t.numbers(doc, tok, last, at)
		}
		t.weakWords(doc, tok, last, func(row, end int32) {
			l := t.g.words[row]
			t.addEdge(edge{val: l.val, frag: -1, rule: -1, i: at, j: int16(end - first), cat: l.cat, feat: l.feat, bare: l.feat == 0})
		})
	}
}

// take keeps a chosen edge as an expression.
func (t *Tagger) take(doc *tomar.Document, first, k int32) {
	e := &t.edges[k]
	if t.g.rules[e.rule].kind == kindBlock {
		return
	}
	x := expression{first: first + int32(e.i), last: first + int32(e.j), rule: e.rule, frag: int32(len(t.keep)), to: -1, row: -1}
	f := t.frags[e.frag]
	t.keep = append(t.keep, f)
	if f.has&(fTo|fOf) != 0 {
		x.to = int32(len(t.keep))
		t.keep = append(t.keep, t.frags[f.to])
	}
	if t.g.rules[e.rule].kind == kindEvent && !t.open(doc, first, k, &x) {
		return
	}
	// a suffix that the tokenizer set apart belongs to the expression
	for int(x.last) < len(doc.Tokens) {
		n := doc.Tokens[x.last]
		if n.Space || n.Kind != tomar.Word || n.Sent != doc.Tokens[x.first].Sent || doc.Tokens[x.last-1].End != n.Start {
			break
		}
		t.key = foldWord(t.key[:0], doc.Slice(n.Span))
		if _, ok := t.g.suffixes[string(t.key)]; !ok {
			break
		}
		x.last++
	}
	x.Span = doc.Tokens[x.first].Cover(doc.Tokens[x.last-1].Span)
	x.Span.End -= int32(doc.Tokens[x.last-1].Post)
	x.sent = doc.Tokens[x.first].Sent
	t.list(doc, &x)
	if doc.Trace != nil {
		x.tree = t.tree(doc, first, k, 0, nil)
	}
	t.found = append(t.found, x)
}
