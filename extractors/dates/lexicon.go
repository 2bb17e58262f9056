package dates

import (
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/dates/numeral"
	"github.com/tomar-nlp/tomar/extractors/morph"
)

// Phrases ranges over the words that the matcher has to look for, with the
// class and id that the tagger knows them by; bare ones take no suffix.
func (g *Grammar) Phrases(yield func(text string, class tomar.Class, id int32, bare bool) bool) {
	for i, w := range g.data.Words {
		if w.Use == "weak" {
			continue
		}
		for _, f := range w.Forms {
			if !yield(f, tomar.ClassTimeWord, int32(i), w.Use == "bare") {
				return
			}
		}
	}
	for i, n := range g.data.Names {
		class := tomar.ClassMonth
		switch n.System {
		case "weekday":
			class = tomar.ClassWeekday
		case "season":
			class = tomar.ClassCalendar
		}
		for _, f := range n.Forms {
			if !yield(f, class, int32(i), false) {
				return
			}
		}
	}
	for i, e := range g.data.Feasts {
		for _, f := range e.Forms {
			if !yield(f, tomar.ClassCalendar, int32(len(g.data.Names)+i), false) {
				return
			}
		}
	}
	for i, e := range g.data.Events {
		for _, f := range e.Forms {
			if !yield(f, tomar.ClassTimeWord, int32(len(g.data.Words)+i), false) {
				return
			}
		}
	}
	for i, e := range g.data.Events {
		for _, f := range e.Bare {
			if !yield(f, tomar.ClassTimeWord, int32(len(g.data.Words)+len(g.data.Events)+i), false) {
				return
			}
		}
	}
	g.numbers.Phrases(func(text string, id int32) bool {
		return yield(text, tomar.ClassNumberWord, id, false)
	})
}

// Numbers is the reader of numbers, for whoever counts.
func (g *Grammar) Numbers() *numeral.Table { return g.numbers }

// lexeme is what a hit says; false for a hit of another class, one too far from
// the listed spelling, or a row that is not there.
func (g *Grammar) lexeme(h *tomar.Hit) (lexeme, bool) {
	var list []lexeme
	id := int(h.ID)
	limit := tomar.FoldLetter
	switch h.Class {
	case tomar.ClassTimeWord:
		if list = g.words; id >= len(list) {
			id, list = id-len(list), g.events
			limit = tomar.FoldLoose
		}
	case tomar.ClassMonth, tomar.ClassWeekday:
		list, limit = g.names, tomar.FoldLoose
	case tomar.ClassCalendar:
		if list = g.names; id >= len(list) {
			id, list = id-len(list), g.feasts
		}
	default:
		return lexeme{}, false
	}
	if id < 0 || id >= len(list) || h.Fold > limit {
		return lexeme{}, false
	}
	l := list[id]
	if l.bare && h.Suffix != tomar.None {
		return l, false
	}
	return l, true
}

// foldWord folds the letters that outlets spell freely, as the keys of weak
// words are.
func foldWord(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch r {
		case 'ڕ':
			r = 'ر'
		case 'ڵ':
			r = 'ل'
		}
		if r == 'و' && len(dst) >= 2 {
			if last, _ := utf8.DecodeLastRune(dst); last == r {
				i += n
				continue
			}
		}
		if r == 'ـ' {
			i += n
			continue
		}
		dst = utf8.AppendRune(dst, r)
		i += n
	}
	return dst
}

// weakWords puts the function words at a token into the chart, alone and as the
// first of up to four tokens. With add false it only asks whether there is one.
func (t *Tagger) weakWords(doc *tomar.Document, tok, limit int32, add func(row int32, last int32)) bool {
	k := doc.Tokens[tok]
	core := k.Span
	t.key = foldWord(t.key[:0], doc.Slice(core))
	found := false
	if rows, ok := t.g.weak[string(t.key)]; ok {
		found = true
		if add != nil {
			for _, r := range rows {
				add(r, tok+1)
			}
		}
	}
	for last := tok + 1; last < limit && last < tok+4 && t.g.heads[string(t.key)]; last++ {
		if add == nil {
			return true
		}
		t.key = foldWord(append(t.key, ' '), doc.Slice(doc.Tokens[last].Span))
		if rows, ok := t.g.weak[string(t.key)]; ok {
			for _, r := range rows {
				add(r, last+1)
			}
		}
	}
	return found
}

// numbers puts the numbers that begin at a token into the chart.
func (t *Tagger) numbers(doc *tomar.Document, tok, limit int32, at int16) {
	n, ok := t.g.numbers.Read(doc, tok)
	if !ok || n.Last > limit {
		return
	}
	last := doc.Tokens[n.Last-1]
	if n.Under == 100 || n.Under == 10 || n.Last == tok+1 && doc.Tokens[tok].Digits > 3 {
		t.dotted(doc, tok, at)
	}
	e := edge{val: n.Min, under: n.Under, frag: -1, rule: -1, i: at, j: at + int16(n.Last-tok), cat: t.g.numCats[n.Kind], bare: true}
	switch last.Kind {
	case tomar.NumberSuffix:
		suffix := doc.Text[min(last.Start+int32(last.Pre)+int32(last.Digits), last.End):last.End]
		t.suffixed(e, suffix)
	case tomar.Word:
		for i := numeral.First(doc.Hits, n.Last-1); i < len(doc.Hits) && doc.Hits[i].First == n.Last-1; i++ {
			if h := &doc.Hits[i]; h.Class == tomar.ClassNumberWord && h.Suffix != tomar.None {
				e.feat, e.bare = t.g.morph.Any(h.Suffix), false
				break
			}
		}
		t.addEdge(e)
	default:
		t.addEdge(e)
	}
	// an ezafe written apart: «(16) ی»
	if n.Last < limit && e.bare {
		t.key = foldWord(t.key[:0], doc.Slice(doc.Tokens[n.Last].Span))
		for _, r := range t.g.weak[string(t.key)] {
			if t.g.words[r].cat == t.g.ezCat {
				e.j++
				e.feat, e.bare = morph.Ezafe, false
				t.addEdge(e)
				break
			}
		}
	}
}

// dotted adds a clock time that is written like a decimal: 12.30.
func (t *Tagger) dotted(doc *tomar.Document, tok int32, at int16) {
	k := doc.Tokens[tok]
	start := k.Start + int32(k.Pre)
	digits := doc.Text[start:min(start+int32(k.Digits), k.End)]
	f, ok := parseClock(digits)
	if !ok {
		return
	}
	suffix := doc.Text[start+int32(len(digits)) : k.End]
	e := edge{rule: -1, i: at, j: at + 1, cat: t.g.dottedCat, frag: int32(len(t.frags)), bare: suffix == ""}
	if suffix != "" {
		t.key = foldWord(t.key[:0], suffix)
		e.feat = t.g.suffixes[string(t.key)]
	}
	t.frags = append(t.frags, f)
	t.addEdge(e)
}

// suffixed adds a number with what is written onto its digits: a suffix, or the
// ending of an ordinal.
func (t *Tagger) suffixed(e edge, suffix string) {
	t.key = foldWord(t.key[:0], suffix)
	for len(t.key) > 0 && t.key[0] == '-' {
		t.key = t.key[1:]
	}
	if f, ok := t.g.suffixes[string(t.key)]; ok {
		e.feat, e.bare = f, false
		t.addEdge(e)
	}
	// an ordinal's ending, with or without a suffix behind it
	for cut := len(t.key); cut > 0; cut-- {
		rest, known := t.g.suffixes[string(t.key[cut:])]
		if cut < len(t.key) && !known {
			continue
		}
		for _, r := range t.g.weak[string(t.key[:cut])] {
			if t.g.words[r].cat == t.g.ordCat {
				e.cat, e.feat, e.bare = t.g.numCats[numeral.Ordinal], rest, cut == len(t.key)
				t.addEdge(e)
				return
			}
		}
	}
}
