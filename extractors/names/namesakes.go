package names

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/seeds"
)

// What an office beside a name is worth for the namesake who held it, and what
// for one who held it at another time.
const (
	wOffice    = 0.5
	wOtherTime = -0.5
)

// namesakes weighs listed people of one name by the offices that stand beside
// it: the minister is he who was minister at the document's date.
func (f *Finder) namesakes(d *tomar.Document) {
	for i := range f.cands {
		c := &f.cands[i]
		if c.Type != tomar.PER || c.Entity == tomar.None || f.namesake(int32(i), false) < 0 {
			continue
		}
		c.weight += f.officeBeside(d, c)
	}
}

// namesake is another listed person whom the words of candidate i name; -1 where
// there is none. With even, one of the same weight.
func (f *Finder) namesake(i int32, even bool) int32 {
	c := &f.cands[i]
	for k := f.toks[c.First].cand - 1; k >= 0; k = f.cands[k].next {
		o := &f.cands[k]
		if o.Last == c.Last && o.Type == tomar.PER && o.Entity != tomar.None && o.Entity != c.Entity && (!even || o.weight == c.weight) {
			return k
		}
	}
	return -1
}

// officeBeside is what the titles right before and behind a name are worth for
// its person.
func (f *Finder) officeBeside(d *tomar.Document, c *candidate) float32 {
	best := float32(0)
	found := false
	for i := range d.Hits {
		h := &d.Hits[i]
		if h.Class != tomar.ClassTitle || f.x.Titles[h.ID].Kind != seeds.RoleTitle || d.Tokens[h.First].Sent != d.Tokens[c.First].Sent {
			continue
		}
		behind := h.First == c.Last || h.First == c.Last+1 && f.comma(d, c.Last)
		if !behind && (h.Last > c.First || c.First-h.Last > maxTitle) {
			continue
		}
		for _, t := range f.x.Gazetteer.TermsOf(c.Entity) {
			term := &f.x.Gazetteer.Terms[t]
			if !f.asRole(&f.x.Titles[h.ID], term.Role) {
				continue
			}
			w := float32(wOffice)
			if !covers(term, d.Published.Date) {
				w = wOtherTime
			}
			if !found || w > best {
				best, found = w, true
			}
		}
	}
	return best
}

// leaveOpen takes back whom a chosen name means where another listed person of
// that name fits as well: both are candidates.
func (f *Finder) leaveOpen(d *tomar.Document) {
	for i := range f.cands {
		c := &f.cands[i]
		if !c.chosen || c.hit == tomar.None || c.Type != tomar.PER || c.Entity == tomar.None {
			continue
		}
		o := f.namesake(int32(i), true)
		if o < 0 {
			continue
		}
		a, b := c.Entity, f.cands[o].Entity
		c.Candidates = []int32{min(a, b), max(a, b)}
		c.Entity, c.Confidence = tomar.None, 0.5
		f.setKey(d, &c.Mention)
	}
}
