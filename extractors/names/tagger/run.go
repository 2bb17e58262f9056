package tagger

import (
	"slices"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/internal/pieces"
)

// Tagger adds names to documents; one per worker.
type Tagger struct {
	m     *Model
	enc   *Encoder
	l     lattice
	may   []set
	held  []tagAt // by token of the document: what the rules say
	back  []int32
	key   []byte
	texts pieces.Texts // keys of names
	new   []tomar.Mention
	owns  forms.Memo[own]
}

// own remembers what a form's own features come to, in little room. The kind of a
// token hangs on its form; where it does not, the first is remembered.
type own struct {
	even, odd [2]uint32 // of the tally: low half, high half
	kind      tomar.TokenKind
}

func newOwn(l tally, kind tomar.TokenKind) own {
	return own{[2]uint32{uint32(l.even), uint32(l.even >> 32)}, [2]uint32{uint32(l.odd), uint32(l.odd >> 32)}, kind}
}

// tally is that of all own features.
func (o *own) tally() tally {
	return tally{uint64(o.even[1])<<32 | uint64(o.even[0]), uint64(o.odd[1])<<32 | uint64(o.odd[0]), perOwn}
}

// tagAt is a token's tag by the rules.
type tagAt struct {
	tag   Tag
	fixed bool // a mention covers the token
}

// New makes a tagger of a model; a nil model finds nothing.
func New(m *Model, x *Lexicon) *Tagger {
	t := &Tagger{m: m, enc: x.NewEncoder()}
	t.owns = forms.NewMemo[own](t.enc.forms)
	return t
}

// Share makes the tagger use a worker's table of forms.
func (t *Tagger) Share(f *forms.Table) {
	t.enc.Share(f)
	t.owns = forms.NewMemo[own](f)
}

// nameReach is how many words of a name may stand on one side of the word that
// makes it one that no list has.
const nameReach = 3

// rare says whether a token is a word that nothing explains: a new name has one.
func (v *view) rare() bool { return v.kind == tomar.Word && v.known == unknown && v.lists&demonym == 0 }

// longest is the number of tokens from which a sentence is a list or a table
// and is not decoded.
const longest = 250

// Run adds the names that the rules left to d.Mentions.
func (t *Tagger) Run(d *tomar.Document) {
	if t.m == nil || len(d.Tokens) == 0 {
		return
	}
	t.enc.Begin(d)
	t.held = hold(t.held, d)
	t.new = t.new[:0]
	for s := range d.Sentences {
		st := &d.Sentences[s]
		if st.Last-st.First <= longest && t.worth(d, st) {
			t.sentence(d, int32(s))
		}
	}
	t.insert(d)
}

// hold says of every token what the mentions make of it: the outermost name
// counts; a role that stands for its holder is no name.
func hold(buf []tagAt, d *tomar.Document) []tagAt {
	buf = grow(buf, len(d.Tokens))
	clear(buf)
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.First < 0 || m.Last > int32(len(buf)) || m.First >= m.Last || buf[m.First].tag != Outside {
			continue
		}
		for k := m.First; k < m.Last; k++ {
			buf[k].fixed = true
			if m.Method == tomar.ByRole || buf[k].tag != Outside {
				continue
			}
			buf[k].tag = Inside(m.Type)
			if k == m.First {
				buf[k].tag = Begin(m.Type)
			}
		}
	}
	return buf
}

// worth says whether a sentence holds a word that nothing explains.
func (t *Tagger) worth(d *tomar.Document, st *tomar.Sentence) bool {
	for i := st.First; i < st.Last; i++ {
		if !t.held[i].fixed && t.enc.wide(d, i) {
			return true
		}
	}
	return false
}

func (t *Tagger) sentence(d *tomar.Document, s int32) {
	st := &d.Sentences[s]
	t.enc.look(d, st.First, st.Last)
	n := int(st.Last - st.First)
	t.may = grow(t.may, n)
	clear(t.may)
	for i := range n {
		if !t.held[int(st.First)+i].fixed && t.enc.views[i].rare() {
			for k := max(0, i-nameReach); k <= min(n-1, i+nameReach); k++ {
				t.may[k] = anyTag
			}
		}
	}
	for i := range n {
		if t.may[i] == 0 {
			t.may[i] = only(Outside) // too far from any word that could be new
		}
		if h := t.held[int(st.First)+i]; h.fixed {
			t.may[i] = only(h.tag)
		} else if i > 0 && t.held[int(st.First)+i-1].fixed {
			t.may[i] &^= only(Inside(tomar.PER)) | only(Inside(tomar.LOC)) | only(Inside(tomar.ORG)) // the rules' names have their ends
		}
	}
	t.l.begin(n)
	for i := range n {
		// A token of one tag adds the same to every reading: what it weighs
		// decides nothing, and is not asked.
		if t.l.emit[i] = [Tags]int32{}; t.may[i]&(t.may[i]-1) != 0 {
			t.enc.feats = t.enc.around(t.enc.feats[:0], i)
			t.l.emit[i] = t.m.add(t.own(st.First+int32(i), &t.enc.views[i]), t.enc.feats).sum()
		}
	}
	path := t.l.decode(&t.m.trans, t.may)
	margins := false
	for i := 0; i < n; {
		j := i + 1
		if path[i] == Outside || t.held[int(st.First)+i].fixed {
			i = j
			continue
		}
		for j < n && path[j].inside() && !t.held[int(st.First)+j].fixed {
			j++
		}
		if typ := path[i].Type(); t.margin(typ, j-i) >= 0 && t.whole(d, st, i, j) && t.alone(d, st, i, j) {
			if !margins {
				t.l.behind(&t.m.trans, t.may)
				margins = true
			}
			if lead := t.l.lead(i, j); lead >= t.margin(typ, j-i) {
				t.take(d, s, st.First+int32(i), st.First+int32(j), typ, lead)
			}
		}
		i = j
	}
}

// own adds up the features that the form of a token of the document decides.
func (t *Tagger) own(token int32, v *view) tally {
	id := t.enc.ids[token]
	if id == forms.None {
		feats := v.own()
		return t.m.add(tally{}, feats[:])
	}
	o, known := t.owns.At(id)
	if known && o.kind == v.kind {
		return o.tally()
	}
	feats := v.own()
	sum := t.m.add(tally{}, feats[:])
	if !known {
		*o = newOwn(sum, v.kind)
	}
	return sum
}

// margin is the lead that a name of a type and number of words must have.
func (t *Tagger) margin(typ tomar.EntityType, words int) int32 {
	if typ == tomar.PER && words == 1 {
		return t.m.Margins[OneWord]
	}
	return t.m.Margins[typ]
}

// alone says whether nothing right beside tokens [i, j) looks like another part
// of the same name: a name of the rules or, for a person, a word that the name
// lists know; before a single word stands a word that a name may follow. Half a
// name is a wrong one.
func (t *Tagger) alone(d *tomar.Document, st *tomar.Sentence, i, j int) bool {
	part := func(k int) bool {
		return t.held[int(st.First)+k].tag != Outside || t.enc.views[k].lists&(given|family|person) != 0
	}
	if k := int(st.First) + i; i > 0 && d.Tokens[k].Space && d.Tokens[k].Pre == 0 {
		if part(i-1) || j-i == 1 && !t.enc.leads(d, int32(k-1)) {
			return false
		}
	}
	return j >= len(t.enc.views) || !d.Tokens[int(st.First)+j].Space || d.Tokens[int(st.First)+j].Pre > 0 ||
		d.Tokens[int(st.First)+j-1].Post > 0 || !part(j)
}

// whole says whether tokens [i, j) of a sentence can be a name: words with
// spaces between, nothing written onto them inside, and one at least that is no
// common word and no demonym.
func (t *Tagger) whole(d *tomar.Document, st *tomar.Sentence, i, j int) bool {
	rare := false
	for k := i; k < j; k++ {
		w := &d.Tokens[int(st.First)+k]
		if w.Kind != tomar.Word || k > i && (w.Pre > 0 || !w.Space) || k < j-1 && w.Post > 0 {
			return false
		}
		rare = rare || t.enc.views[k].rare()
	}
	return rare
}

func (t *Tagger) take(d *tomar.Document, s, first, last int32, typ tomar.EntityType, lead int32) {
	a, b := &d.Tokens[first], &d.Tokens[last-1]
	m := tomar.Mention{
		Span: tomar.Span{Start: a.Start, End: b.End}, Base: tomar.Span{Start: a.Core().Start, End: b.Core().End},
		First: first, Last: last, Sent: s, Parent: tomar.None, Entity: tomar.None, Type: typ,
		Method: tomar.ByTagger, Confidence: confidence(lead), Provenance: tomar.Provenance{Rule: "names.tagger"},
	}
	t.key = norm.AppendKey(t.key[:0], d.Slice(m.Base))
	m.Key = t.texts.Of(t.key)
	t.new = append(t.new, m)
}

// confidence grows with the lead from 0.3 to 0.6: below what any rule gives.
func confidence(lead int32) float32 {
	return 0.3 + float32(min(max(lead, 0), 60*Unit))/(200*Unit)
}

// insert puts the new mentions in their places and leads parents and relations
// after the old ones.
func (t *Tagger) insert(d *tomar.Document) {
	if len(t.new) == 0 {
		return
	}
	old := len(d.Mentions)
	t.back = grow(t.back, old)
	k := 0
	for i := range old {
		for k < len(t.new) && t.new[k].First < d.Mentions[i].First {
			k++
		}
		t.back[i] = int32(i + k)
	}
	move := func(i *int32) {
		if *i >= 0 && int(*i) < old {
			*i = t.back[*i]
		}
	}
	for i := range d.Mentions {
		move(&d.Mentions[i].Parent)
	}
	for i := range d.Relations {
		move(&d.Relations[i].Subject)
		move(&d.Relations[i].Object)
	}
	d.Mentions = append(d.Mentions, t.new...)
	slices.SortStableFunc(d.Mentions, func(a, b tomar.Mention) int { return int(a.First - b.First) })
}
