package tagger

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// listed is a set of the lists that know a token.
type listed uint16

const (
	given listed = 1 << iota
	family
	person // part of a person's full name in the gazetteer
	short  // a short form
	place
	body
	head
	title      // a title begins
	afterTitle // a title ended before
	demonym
	timeWord // numbers, months, weekdays, time words
	verb
	trigger
	suffixed // the name list knows it without its suffix

	nameLists = given | family | person | short | place | body | demonym | suffixed
)

// view is what the features see of a token.
type view struct {
	key    []byte // at most maxKey bytes
	id     uint32 // see word
	ending uint32 // suffix(2): the neighbours' features ask for it too
	known  uint8
	kind   tomar.TokenKind
	glued  bool // a preposition is written onto it
	hidden bool // the word itself is out of sight: names are learned by what stands around them
	lists  listed
}

// Encoder turns sentences into features; one per worker.
type Encoder struct {
	x     *Lexicon
	lists []listed // by token of the document
	views []view   // by token of the sentence
	key   []byte
	cuts  []morph.Analysis
	forms *forms.Table
	ids   []int32 // forms of the document's tokens
	memo  forms.Memo[uint8]
	feats []uint32
	rest  []uint32
}

// maxKey is how much of a key the features see, in bytes.
const maxKey = 255

// NewEncoder makes an encoder.
func (x *Lexicon) NewEncoder() *Encoder {
	e := &Encoder{x: x}
	e.Share(forms.New())
	return e
}

// Share makes the encoder use a worker's table of forms.
func (e *Encoder) Share(t *forms.Table) { e.forms, e.memo = t, forms.NewMemo[uint8](t) }

// Begin reads a document's hits and verbs; sentences are encoded after it.
func (e *Encoder) Begin(d *tomar.Document) {
	if cap(e.lists) < len(d.Tokens) {
		e.lists = make([]listed, len(d.Tokens)+len(d.Tokens)/2)
	}
	e.lists = e.lists[:len(d.Tokens)]
	clear(e.lists)
	e.ids = e.forms.Tokens(d)
	for i := range d.Verbs {
		v := &d.Verbs[i]
		e.mark(v.First, v.Last, verb)
	}
	for i := range d.Hits {
		e.hit(&d.Hits[i])
	}
}

func (e *Encoder) mark(first, last int32, l listed) {
	for t := max(first, 0); t < min(last, int32(len(e.lists))); t++ {
		e.lists[t] |= l
	}
}

func (e *Encoder) hit(h *tomar.Hit) {
	var l listed
	switch h.Class {
	case tomar.ClassGiven:
		l = given
	case tomar.ClassFamily:
		l = family
	case tomar.ClassShort:
		l = short
	case tomar.ClassEntity:
		l = e.entity(h.ID)
	case tomar.ClassOrgHead, tomar.ClassPlaceHead:
		e.mark(h.First, h.First+1, head)
		return
	case tomar.ClassTitle:
		e.mark(h.First, h.First+1, title)
		e.mark(h.Last, h.Last+1, afterTitle)
		return
	case tomar.ClassDemonym:
		l = demonym
	case tomar.ClassMonth, tomar.ClassWeekday, tomar.ClassNumberWord, tomar.ClassTimeWord, tomar.ClassCalendar:
		l = timeWord
	case tomar.ClassTrigger:
		l = trigger
	}
	if h.Suffix != tomar.None && l&nameLists != 0 {
		l |= suffixed
	}
	e.mark(h.First, h.Last, l)
}

func (e *Encoder) entity(id int32) listed {
	if e.x.Gazetteer == nil || id < 0 || int(id) >= len(e.x.Gazetteer.Entities) {
		return 0
	}
	switch e.x.Gazetteer.Entities[id].Type {
	case tomar.PER:
		return person
	case tomar.LOC:
		return place
	case tomar.ORG:
		return body
	}
	return 0
}

// look makes the views of tokens [first, last).
func (e *Encoder) look(d *tomar.Document, first, last int32) {
	e.views = e.views[:0]
	for i := first; i < last; i++ {
		t := &d.Tokens[i]
		v := view{kind: t.Kind, glued: t.Pre > 0, lists: e.lists[i]}
		if t.Kind == tomar.Word {
			v.known = e.known(d, i)
		}
		if id := e.ids[i]; id != forms.None {
			v.key = e.forms.Key(id)
		} else {
			v.key = norm.AppendKey(nil, d.Slice(t.Core()))
		}
		v.key = v.key[:min(len(v.key), maxKey)]
		v.id, v.ending = v.word(), v.suffix(2)
		e.views = append(e.views, v)
	}
}

// wide is a word token that no list of common words explains.
func (e *Encoder) wide(d *tomar.Document, i int32) bool {
	t := &d.Tokens[i]
	return t.Kind == tomar.Word && e.lists[i]&(verb|timeWord|head|title|trigger|demonym) == 0 &&
		t.Core().Len() >= minWide && e.known(d, i) == unknown
}

// minWide is the least length, in bytes, of a word that calls for decoding.
const minWide = 6

// Suspect says whether token i, which no name covers, may still be one: a name
// list knows it and no list of common words does, or it is unknown and stands
// behind a title.
func (e *Encoder) Suspect(d *tomar.Document, i int32) bool {
	l := e.lists[i]
	if d.Tokens[i].Kind != tomar.Word || l&(given|family|person|short|place|body|afterTitle) == 0 || l&(verb|timeWord|head|title|demonym) != 0 {
		return false
	}
	return e.known(d, i) == unknown
}

// Rare says whether token i is a word that is not among the frequent ones.
func (e *Encoder) Rare(d *tomar.Document, i int32) bool {
	return d.Tokens[i].Kind == tomar.Word && e.lists[i]&(verb|timeWord) == 0 && e.known(d, i) < rare
}

// rare is the bucket below which a word is not frequent.
const rare = 6

// leads says whether a name of one word may stand right behind token i: behind
// a mark, a verb, a word as frequent as only prepositions and conjunctions are,
// or a noun with ezafe.
func (e *Encoder) leads(d *tomar.Document, i int32) bool {
	t := &d.Tokens[i]
	if t.Kind == tomar.Punct || e.lists[i]&verb != 0 {
		return true
	}
	if t.Kind != tomar.Word {
		return false
	}
	if e.known(d, i) >= frequent || e.x.Morph == nil {
		return true
	}
	e.cuts = e.x.Morph.Analyze(d.Slice(t.Core()), e.cuts[:0])
	for _, c := range e.cuts {
		if c.Path != tomar.None && e.x.Morph.Any(c.Path)&morph.Ezafe != 0 {
			return true
		}
	}
	return false
}

// frequent is the bucket from which a word is hardly anything but a function
// word.
const frequent = 9
