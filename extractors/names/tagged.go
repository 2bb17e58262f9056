package names

import (
	"slices"

	"github.com/tomar-nlp/tomar"
)

// FollowTagged finds short forms and further mentions of the people whom the
// statistical tagger has named in full since [Finder.Run]: what it has read once
// it may have missed elsewhere in the document.
func (f *Finder) FollowTagged(d *tomar.Document) {
	f.untag(d)
	f.parts = f.parts[:0]
	clear(f.keys)
	clear(f.firsts[:])
	rules := len(f.cands)
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Method != tomar.ByTagger || m.Type != tomar.PER || m.Last-m.First < 2 || d.Tokens[m.First].Kind != tomar.Word {
			continue
		}
		of := int32(len(f.cands))
		f.cands = append(f.cands, candidate{Mention: *m, hit: tomar.None})
		f.addPart(d, d.Tokens[m.First].Core(), of, true)
		f.addPart(d, tomar.Span{Start: d.Tokens[m.Last-1].Core().Start, End: m.Base.End}, of, false)
	}
	if n := len(f.cands); n > rules {
		f.coverMentions(d)
		for i := range d.Tokens {
			if d.Tokens[i].Kind == tomar.Word && f.toks[i].hit != coveredHit && !f.inFull(d, int32(i)) {
				f.short(d, int32(i))
			}
		}
		for i := range f.cands[n:] {
			m := f.cands[n+i].Mention
			m.Sent = d.Tokens[m.First].Sent
			insert(d, m)
		}
	}
	f.cands = f.cands[:rules]
	f.relateTagged(d)
	f.tellApart(d)
}

// relateTagged states the roles that stand beside people whom [Finder.Run] did
// not know yet.
func (f *Finder) relateTagged(d *tomar.Document) {
	if !slices.ContainsFunc(d.Mentions, func(m tomar.Mention) bool { return m.Method == tomar.ByTagger && m.Type == tomar.PER }) {
		return
	}
	f.places(d)
	f.eachRole(d, func(r *role, _ *tomar.Hit) {
		if p := f.holderOf(d, r); p != tomar.None && d.Mentions[p].Method == tomar.ByTagger {
			f.relation(d, r, p)
		}
	})
}

// coverMentions marks the tokens of all mentions.
func (f *Finder) coverMentions(d *tomar.Document) {
	for i := range d.Mentions {
		for t := d.Mentions[i].First; t >= 0 && t < d.Mentions[i].Last; t++ {
			f.toks[t].hit = coveredHit
		}
	}
}
