package verb

import (
	"slices"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// Analyzer is one worker's walk through documents. It remembers the words it
// has read; it is not safe for use by two goroutines.
type Analyzer struct {
	m    matcher
	memo memo
	buf  []byte
	ids  []int32 // forms of the document's tokens
}

// maxWord is the number of bytes beyond which a token is no verb.
const maxWord = 80

// minShown is the score below which a reading is not worth telling; minWeighed
// the one below which no neighbour makes it so.
const (
	minShown   = 100
	minWeighed = 80
)

// NewAnalyzer makes a worker of the grammar.
func (g *Grammar) NewAnalyzer() *Analyzer {
	g.seal()
	a := &Analyzer{m: newMatcher(g)}
	a.Share(forms.New())
	return a
}

// Share makes the analyzer use a worker's table of forms.
func (a *Analyzer) Share(t *forms.Table) { a.memo = newMemo(t) }

// Run fills doc.Verbs with the readings of all tokens, in the order of tokens,
// the best of a token first. Spans are bytes of the normalised text.
func (a *Analyzer) Run(doc *tomar.Document) {
	doc.Verbs = doc.Verbs[:0]
	a.ids = a.memo.forms.Tokens(doc)
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		if t.Kind != tomar.Word {
			continue
		}
		core := t.Core()
		word := doc.Slice(core)
		first := len(doc.Verbs)
		slot := a.slot(a.ids[i], word)
		if slot == nil || slot.count == 0 && !slot.open {
			continue
		}
		if next := i + 1; slot.open && next < len(doc.Tokens) && doc.Tokens[next].Kind == tomar.Word && doc.Tokens[next].Sent == t.Sent {
			a.split(doc, int32(i), word)
		}
		for _, r := range a.memo.of(slot) {
			if r.score >= minWeighed {
				doc.Verbs = append(doc.Verbs, a.form(r, tomar.Span{Start: core.Start + int32(r.offset), End: core.End - int32(r.trim)}, int32(i), int32(i+1)))
			}
		}
		if len(doc.Verbs) > first {
			a.weigh(doc, i, first)
		}
	}
	if doc.Trace != nil {
		a.trace(doc)
	}
}

// Read is the readings of one word, best first, with spans within it: for tests
// and for tools that have no document.
func (a *Analyzer) Read(word string) []tomar.VerbForm {
	var out []tomar.VerbForm
	for _, r := range a.memo.of(a.slot(a.memo.forms.ID(word), word)) {
		out = append(out, a.form(r, tomar.Span{Start: int32(r.offset), End: int32(len(word)) - int32(r.trim)}, 0, 1))
	}
	return out
}

// knownScore is the score from which a form is a word that is known.
const knownScore = 180

// Known reports whether the whole word is surely a form of a verb: a predicate
// for the tokenizer, which parts joined words. It is of this worker alone.
func (a *Analyzer) Known(word string) bool {
	if len(word) > maxWord {
		return false
	}
	if a.buf = norm.AppendKey(a.buf[:0], word); !a.m.forms.passes(a.buf) {
		return false // it is not whole what is behind a nominal, or before a conjunction
	}
	return a.KnownForm(a.memo.forms.ID(word), word)
}

// KnownForm is [Analyzer.Known] of a form of the table, whose readings [Analyzer.Run]
// asks for too.
func (a *Analyzer) KnownForm(id int32, word string) bool {
	r := a.memo.of(a.slot(id, word))
	return len(r) > 0 && r[0].score >= knownScore && r[0].offset == 0 && r[0].trim == 0
}

// Finite reports whether a word may be a finite form of a verb. It is of this worker
// alone.
func (a *Analyzer) Finite(word string) bool {
	for _, r := range a.memo.of(a.slot(a.memo.forms.ID(word), word)) {
		if f := a.form(r, tomar.Span{}, 0, 1); r.score >= minWeighed && !f.Infinitive && !f.Participle {
			return true
		}
	}
	return false
}

// result is a reading with the byte offset of the verb's own part.
type result struct {
	reading
	offset uint16
	trim   uint8 // bytes of a joined «و» behind it
}

// slot holds the readings of one word; nil where it is too short or too long.
// It is valid until the next call.
func (a *Analyzer) slot(id int32, word string) *memoSlot {
	if len(word) < 2 || len(word) > maxWord {
		return nil
	}
	slot, known := a.memo.at(id)
	if known {
		return slot
	}
	if id == forms.None {
		a.buf = norm.AppendKey(a.buf[:0], word)
	} else {
		a.buf = append(a.buf[:0], a.memo.forms.Key(id)...)
	}
	a.m.key = a.buf
	a.m.out = a.m.out[:0]
	trim := 0
	if len(a.buf) < 255 && len(a.buf) > 1 {
		a.m.whole()
		if n := len(a.buf); len(a.m.out) == 0 && n > joinedMin && a.m.g.letters[a.buf[n-1]] == tailW && !a.m.g.isCapped(a.buf) {
			// «کردووەو»: the conjunction is joined to the verb.
			a.m.key, trim = a.buf[:n-1], 2
			a.m.whole()
		} else if a.participleOrJoined(word) {
			before := slices.Clone(a.m.out)
			a.m.key, a.m.out = a.buf[:n-1], a.m.out[:0]
			if a.m.whole(); slices.ContainsFunc(a.m.out, func(r reading) bool { return r.finite() }) {
				trim = 2
			} else {
				a.m.key, a.m.out = a.buf, append(a.m.out[:0], before...)
			}
		}
		a.m.finish(spellingOf(word))
	}
	return a.memo.put(slot, word, a.m.out, uint8(trim), a.m.g.opens(a.buf), a.m.g.classOf(a.buf))
}

// participleOrJoined reports whether a word reads as a participle in -و or as
// nothing, and its last letter is written once behind a consonant: the participle's is written
// twice, «کردوو», and «کردو» is the verb with the conjunction joined to it.
func (a *Analyzer) participleOrJoined(word string) bool {
	n := len(a.buf)
	if n < joinedMin || a.m.g.letters[a.buf[n-1]] != tailW || a.m.g.vowel[a.buf[n-2]] || len(word) < 4 || word[len(word)-2:] == word[len(word)-4:len(word)-2] {
		return false
	}
	return !slices.ContainsFunc(a.m.out, func(r reading) bool { return r.set.bits&participle == 0 })
}

// joinedMin is the number of letters from which a last و may be a conjunction.
const joinedMin = 4

// whole reads the key as a form, or as a nominal with its light verb.
func (m *matcher) whole() {
	if m.forms.passes(m.key) {
		m.word()
	}
	if len(m.out) == 0 && m.tails.passes(m.key) {
		m.fused()
	}
}

// finish takes off for letters that the key folds and the word and the verb
// write differently, caps the scores of homographs and puts the best first.
func (m *matcher) finish(w spelling) {
	if len(m.out) == 0 {
		return
	}
	for i := range m.out {
		r := &m.out[i]
		stems := 0
		if r.set.bits&present != 0 {
			stems = 1
		}
		if cost := m.g.spelt[r.row][stems].cost(w); cost > 0 && r.from == 0 {
			r.score -= min(r.score-1, cost)
		}
	}
	c, capped := m.g.cap(m.key)
	for i := range m.out {
		if r := &m.out[i]; capped {
			if r.set.bits&(infinitive|participle) != 0 {
				r.score = min(r.score, c.nominal)
			} else {
				r.score = min(r.score, c.finite)
			}
		}
	}
	slices.SortStableFunc(m.out, func(x, y reading) int { return int(y.score) - int(x.score) })
	// A postverb that the verb has by itself leaves no room for a loose one.
	if slices.ContainsFunc(m.out, func(r reading) bool { return !r.loose }) {
		m.out = slices.DeleteFunc(m.out, func(r reading) bool { return r.loose })
	}
}

// form makes the value that documents hold.
func (a *Analyzer) form(r result, s tomar.Span, first, last int32) tomar.VerbForm {
	b := r.set.bits
	f := tomar.VerbForm{
		Span: s, First: first, Last: last, Lemma: r.row, Score: r.score,
		Negative: b&negative != 0, Passive: r.passive, Perfect: b&perfect != 0, Imperfective: b&imperfective != 0 && b&past != 0,
		Infinitive: b&infinitive != 0, Participle: b&participle != 0, Directional: b&directional != 0,
		Ending: tomar.Person(r.set.ending), Clitic: tomar.Person(r.set.clt),
	}
	switch {
	case b&conditional != 0:
		f.Mood = tomar.Conditional
	case b&imperative != 0:
		f.Mood = tomar.Imperative
	case b&subjunctive != 0:
		f.Mood = tomar.Subjunctive
	}
	switch {
	case f.Infinitive || f.Participle:
		f.Tense = tomar.NoTense
	case b&past != 0:
		f.Tense = tomar.Past
	case b&present != 0 && f.Mood == tomar.Indicative:
		f.Tense = tomar.Present
	}
	return f
}

// offset is the byte of word at which the letter n of its key begins.
func offset(word string, n uint8) uint16 {
	if n == 0 {
		return 0
	}
	var buf [128]byte
	for i := range word {
		if len(norm.AppendKey(buf[:0], word[:i])) == int(n) && len(norm.AppendKey(buf[:0], word[:next(word, i)])) > int(n) {
			return uint16(i)
		}
	}
	return 0
}

// next is the byte behind the character at i.
func next(word string, i int) int {
	for i++; i < len(word) && word[i]&0xC0 == 0x80; i++ {
	}
	return i
}
