package names

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/gazetteers"
)

// office is a role mention that a later date may resolve.
type office struct {
	first, last int32 // tokens of the mention
	title       int32
	of          int32 // entity
}

// Anchor resolves roles again once the document's date is known, where they
// were left open. It must follow Run on the same document.
func (f *Finder) Anchor(d *tomar.Document) {
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Method != tomar.ByRole || m.Entity != tomar.None {
			continue
		}
		for _, o := range f.offices {
			if o.first == m.First && o.last == m.Last {
				f.resolve(m, o.title, o.of, d.Published.Date)
				break
			}
		}
	}
}

// holder makes a mention of a role alone, with its holder or holders.
func (f *Finder) holder(d *tomar.Document, r *role, h *tomar.Hit) {
	t := &f.x.Titles[r.title]
	if t.Relation != "holds_position" && t.Relation != "spokesperson_of" {
		return
	}
	first := d.Sentences[d.Tokens[r.first].Sent].First
	if r.first > first && f.look(d, r.first-1).has(isPost|isTurned) || r.first-1 > first && f.look(d, r.first-1).has(isStop|isPlacePrep) && f.look(d, r.first-2).has(isTurned) {
		return // the post, not who holds it («became [as] president of X»)
	}
	of := f.jurisdiction(d, r, t)
	if of == tomar.None || f.x.Morph.Any(h.Suffix)&morph.Plural != 0 {
		return
	}
	base := d.Tokens[r.end-1].Core().End
	if r.of != tomar.None {
		base = d.Mentions[r.of].Base.End
	}
	m := tomar.Mention{
		Span: tomar.Span{Start: d.Tokens[r.first].Start, End: d.Tokens[r.end-1].End},
		Base: tomar.Span{Start: d.Tokens[r.first].Core().Start, End: base}, First: r.first, Last: r.end,
		Sent: d.Tokens[r.first].Sent, Parent: tomar.None, Entity: tomar.None, Type: tomar.PER, Method: tomar.ByRole,
		Provenance: tomar.Provenance{Rule: "names.holder", File: "titles.tsv", Line: int32(t.Line)},
	}
	if !f.resolve(&m, r.title, of, d.Published.Date) {
		return
	}
	f.offices = append(f.offices, office{m.First, m.Last, r.title, of})
	d.Mentions = append(d.Mentions, m)
}

// resolve gives a role mention its holder at a date, or its candidates; false
// where nobody is known to have held the role.
func (f *Finder) resolve(m *tomar.Mention, title, of int32, date string) bool {
	t := &f.x.Titles[title]
	f.held = f.x.Gazetteer.Holder(f.held[:0], t.ID, of, date)
	for _, fl := range t.Flags {
		if id, ok := strings.CutPrefix(fl, "as:"); ok && len(f.held) == 0 {
			f.held = f.x.Gazetteer.Holder(f.held[:0], id, of, date)
		}
	}
	if len(f.held) == 0 {
		return false
	}
	m.Entity, m.Candidates, m.Confidence = tomar.None, nil, 0.4
	best := f.held[0]
	sure := best.Reason == gazetteers.Within || best.Reason == gazetteers.WithinOpen
	rivals := 0
	for _, c := range f.held[1:] {
		if c.Person != best.Person && c.Reason <= best.Reason {
			rivals++
		}
	}
	if sure && rivals == 0 {
		m.Entity, m.Confidence = best.Person, 0.8
		return true
	}
	var room [maxHolders]int32
	told := room[:0]
	for _, c := range f.held {
		if !slices.Contains(told, c.Person) && len(told) < maxHolders {
			told = append(told, c.Person)
		}
	}
	m.Candidates = f.keep(told)
	return true
}

// maxHolders is the most candidates that a role mention carries.
const maxHolders = 8

// keep gives candidates their place in a piece that many mentions share.
func (f *Finder) keep(persons []int32) []int32 { return append(f.lists.Make(len(persons)), persons...) }

// sortMentions brings the mentions into the order of their place, and what
// points at them along.
func (f *Finder) sortMentions(d *tomar.Document) {
	f.order = f.order[:0]
	for i := range d.Mentions {
		f.order = append(f.order, int32(i))
	}
	slices.SortStableFunc(f.order, func(a, b int32) int {
		x, y := &d.Mentions[a], &d.Mentions[b]
		if x.First != y.First {
			return int(x.First - y.First)
		}
		return int(y.Last - x.Last)
	})
	f.spare = append(f.spare[:0], d.Mentions...)
	to := slices.Grow(f.stack[:0], len(f.order))[:len(f.order)]
	for n, o := range f.order {
		d.Mentions[n], to[o] = f.spare[o], int32(n)
	}
	for i := range d.Mentions {
		if p := &d.Mentions[i].Parent; *p != tomar.None {
			*p = to[*p]
		}
	}
	for i := range d.Relations {
		r := &d.Relations[i]
		if r.Subject != tomar.None {
			r.Subject = to[r.Subject]
		}
		if r.Object != tomar.None {
			r.Object = to[r.Object]
		}
	}
	f.stack = to[:0]
	clear(f.spare)
}
