package names

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/gazetteers"
	"github.com/tomar-nlp/tomar/seeds"
)

// role is a role's words in the document, and what they belong to.
type role struct {
	title       int32 // row of Titles
	first, last int32 // tokens of the title
	of          int32 // mention behind the title; None
	end         int32 // token behind title and what it belongs to
	far         bool  // what it belongs to closes an ezafe chain behind the title: another office than the title's own
}

// relate reads the document's roles: beside a person they are relations, alone
// they stand for their holder.
func (f *Finder) relate(d *tomar.Document) {
	f.offices = f.offices[:0]
	f.places(d)
	names := len(d.Mentions)
	f.eachRole(d, func(r *role, h *tomar.Hit) {
		if p := f.holderOf(d, r); p != tomar.None {
			f.relation(d, r, p)
		} else {
			f.holder(d, r, h)
		}
	})
	f.partOf(d, names)
	if len(d.Mentions) > names {
		f.sortMentions(d)
	}
}

// eachRole gives every role of the document and its title.
func (f *Finder) eachRole(d *tomar.Document, give func(r *role, h *tomar.Hit)) {
	last := int32(0)
	for i := 0; i < len(d.Hits); i++ {
		h := &d.Hits[i]
		if h.Class != tomar.ClassTitle || h.First < last {
			continue
		}
		r, ok := f.roleAt(d, h)
		if ok {
			last = h.Last
			f.role = r // one place for all of them: give's argument would be new memory each
			give(&f.role, h)
		}
	}
}

// roleAt is the role of a title; false where the title is no office of one
// person, or a part of a body's name.
func (f *Finder) roleAt(d *tomar.Document, h *tomar.Hit) (role, bool) {
	r := role{title: h.ID, first: h.First, last: h.Last, of: f.starts(d, h.Last), end: h.Last}
	if r.of == tomar.None && int(h.Last) < len(d.Tokens) && d.Slice(d.Tokens[h.Last].Span) == tagMark {
		r.of = f.starts(d, h.Last+1)
	}
	if f.x.Titles[h.ID].Kind != seeds.RoleTitle || f.plural(h.Suffix) || f.many(h.Suffix) || f.inside(d, h.First) {
		return r, false
	}
	if a := f.look(d, h.First); h.Suffix != tomar.None && !f.ezafe(h.Suffix) && h.Last-h.First == 1 && a.bits&isCommon != 0 && a.count >= oftenGiven {
		return r, false // another word in the same letters
	}
	for i := h.First + 1; i < h.Last; i++ { // «head of government», and the name of a government goes on behind it
		if m := f.begins[i]; m != tomar.None && d.Mentions[m].Type != tomar.PER && d.Mentions[m].Last >= h.Last {
			r.of, r.end = m, d.Mentions[m].Last
			return r, true
		}
	}
	if r.of != tomar.None && d.Mentions[r.of].Type != tomar.PER && (h.Suffix == tomar.None || f.ezafe(h.Suffix)) {
		r.end = d.Mentions[r.of].Last
	} else {
		r.of = tomar.None
	}
	return r, true
}

// tagMark makes a word of a post one that readers find it by.
const tagMark = "#"

// holderOf is the person beside a role; the role grows by the ezafe chain behind
// its title, if it has one and belongs to nothing yet.
func (f *Finder) holderOf(d *tomar.Document, r *role) int32 {
	if r.of == tomar.None {
		long := *r
		if f.chainOf(d, &long); long.end > r.end {
			if p := f.holderBeside(d, &long); p != tomar.None && (d.Mentions[p].Last <= r.first || d.Mentions[p].First >= long.end) {
				*r = long
				return p
			}
		}
	}
	return f.holderBeside(d, r)
}

// chainOf leads a role's end over the ezafe chain behind its title («head of the
// committee of finance of the parliament of Iraq»): common words as long as the
// one before ends like an ezafe, and the place or body that closes it.
func (f *Finder) chainOf(d *tomar.Document, r *role) {
	st := &d.Sentences[d.Tokens[r.first].Sent]
	for j := r.end; j < st.Last && j < r.last+maxChain && strings.HasSuffix(d.Slice(d.Tokens[j-1].Span), ezafeLetter); j++ {
		if m := f.begins[j]; m != tomar.None {
			if d.Mentions[m].Type != tomar.PER && j > r.last {
				r.of, r.end, r.far = m, d.Mentions[m].Last, true
			}
			return
		}
		a := f.look(d, j)
		if d.Tokens[j].Kind != tomar.Word || d.Tokens[j].Pre > 0 || a.has(isStop|isVerb|isAnd|isPlacePrep|isTitle|isGiven|isUnknown) {
			return
		}
		r.end, r.far = j+1, true
	}
}

// partOf states that a body is part of the body that its name ends with.
func (f *Finder) partOf(d *tomar.Document, names int) {
	for i := range d.Mentions[:names] {
		m := &d.Mentions[i]
		if m.Type != tomar.ORG || m.Parent == tomar.None {
			continue
		}
		if p := &d.Mentions[m.Parent]; p.Type == tomar.ORG && p.Last == m.Last {
			d.Relations = append(d.Relations, tomar.Relation{
				Span: p.Span, Sent: p.Sent, Subject: m.Parent, Object: int32(i), Kind: "part_of", Confidence: 0.8,
				Provenance: tomar.Provenance{Rule: "names.part"},
			})
		}
	}
}

// places notes for every token the outermost mention that begins there, and
// the one that ends there.
func (f *Finder) places(d *tomar.Document) {
	n := len(d.Tokens) + 1
	if cap(f.begins) < n {
		f.begins, f.finish = make([]int32, n+n/2), make([]int32, n+n/2)
	}
	f.begins, f.finish = f.begins[:n], f.finish[:n]
	for i := range f.begins {
		f.begins[i], f.finish[i] = tomar.None, tomar.None
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Parent == tomar.None {
			f.begins[m.First], f.finish[m.Last] = int32(i), int32(i)
		}
	}
}

func (f *Finder) starts(d *tomar.Document, i int32) int32 {
	if int(i) >= len(d.Tokens) || d.Tokens[i].Sent != d.Tokens[i-1].Sent {
		return tomar.None
	}
	return f.begins[i]
}

// inside says whether token i stands inside a body's name.
func (f *Finder) inside(d *tomar.Document, i int32) bool {
	for j := i; j >= 0 && i-j < maxChain; j-- {
		if m := f.begins[j]; m != tomar.None && d.Mentions[m].Last > i {
			return true
		}
	}
	return false
}

// holderBeside is the person that a role's words belong to: right before the
// role or behind it, a comma or bracket between.
func (f *Finder) holderBeside(d *tomar.Document, r *role) int32 {
	sent := d.Tokens[r.first].Sent
	for _, gap := range [2]int32{0, 1} {
		if e := r.end + gap; int(e) < len(d.Tokens) && d.Tokens[e].Sent == sent && (gap == 0 || f.comma(d, r.end)) {
			if m := f.begins[e]; m != tomar.None && d.Mentions[m].Type == tomar.PER {
				return m
			}
			// an honorific may stand between
			if f.toks[e].has(isTitle) && int(e)+1 < len(d.Tokens) && d.Tokens[e+1].Sent == sent {
				if m := f.begins[e+1]; m != tomar.None && d.Mentions[m].Type == tomar.PER && f.toks[e+1].has(afterHonor) {
					return m
				}
			}
			if m := f.behindRank(d, e, sent); m != tomar.None {
				return m
			}
		}
	}
	for _, gap := range [2]int32{0, 1} {
		if s := r.first - gap; s > 0 && d.Tokens[s-1].Sent == sent && (gap == 0 || f.comma(d, s)) {
			if m := f.finish[s]; m != tomar.None && d.Mentions[m].Type == tomar.PER {
				return m
			}
		}
	}
	return tomar.None
}

// behindRank is the person behind the military rank at token e and a bracket or
// quotation mark («the commander of …, brigadier (X)»); None where there is none.
func (f *Finder) behindRank(d *tomar.Document, e, sent int32) int32 {
	for hits, k := f.hitsAt(d, e), 0; k < len(hits); k++ {
		h := &hits[k]
		if h.Class != tomar.ClassTitle || !f.x.Titles[h.ID].Has("rank") || int(h.Last)+1 >= len(d.Tokens) || d.Tokens[h.Last+1].Sent != sent || !f.comma(d, h.Last) {
			continue
		}
		if m := f.begins[h.Last+1]; m != tomar.None && d.Mentions[m].Type == tomar.PER {
			return m
		}
	}
	return tomar.None
}

func (f *Finder) comma(d *tomar.Document, i int32) bool {
	if d.Tokens[i].Kind != tomar.Punct {
		return false
	}
	s := d.Slice(d.Tokens[i].Span)
	return s == "،" || s == "," || s == "(" || s == ")" || s == "\"" || s == "»" || s == "«" || s == "-"
}

// relation states that a person has a role.
func (f *Finder) relation(d *tomar.Document, r *role, person int32) {
	t := &f.x.Titles[r.title]
	kind := t.Relation
	if kind == "" {
		return
	}
	end := d.Tokens[r.end-1].End
	p := &d.Mentions[person]
	rel := tomar.Relation{
		Span: tomar.Span{Start: d.Tokens[r.first].Start, End: end}.Cover(p.Span), Sent: p.Sent,
		Subject: person, Object: r.of, Kind: kind, Role: t.ID, Confidence: 0.85,
		Title:      d.Slice(tomar.Span{Start: d.Tokens[r.first].Start, End: end}),
		Provenance: tomar.Provenance{Rule: "names.role", File: "titles.tsv", Line: int32(t.Line)},
	}
	if p.Entity != tomar.None && !r.far {
		of, place := f.jurisdiction(d, r, t), tomar.None
		if of != tomar.None {
			place = f.x.Gazetteer.StandsFor(of)
		}
		for _, term := range f.x.Gazetteer.TermsOf(p.Entity) {
			q := &f.x.Gazetteer.Terms[term]
			if f.asRole(t, q.Role) && (of == tomar.None || q.Of == of || q.Of != tomar.None && q.Of == place) && covers(q, d.Published.Date) {
				rel.Start, rel.End = q.Start, q.End
				break
			}
		}
	}
	d.Relations = append(d.Relations, rel)
}

func (f *Finder) asRole(t *seeds.Title, id string) bool {
	return t.ID == id || slices.Contains(t.Flags, "as:"+id)
}

// covers says whether a term may cover a date as far as both are told.
func covers(t *gazetteers.Term, date string) bool {
	before := func(a, b string) bool {
		n := min(len(a), len(b))
		return a[:n] < b[:n]
	}
	return date == "" || !(t.Start != "" && before(date, t.Start)) && !(t.End != "" && before(t.End, date))
}

// jurisdiction is the entity that a role belongs to; None where it is not told.
func (f *Finder) jurisdiction(d *tomar.Document, r *role, t *seeds.Title) int32 {
	if id := t.Flag("of"); id != "" {
		if e, ok := f.x.Gazetteer.ByID(id); ok {
			return e
		}
	}
	if r.of != tomar.None {
		return d.Mentions[r.of].Entity
	}
	return tomar.None
}
