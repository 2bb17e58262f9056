package names

import (
	"slices"

	"github.com/tomar-nlp/tomar"
)

// LatinName is evidence for a name in Latin letters, from a model of English.
type LatinName struct {
	First, Last int32 // tokens, half-open
	Type        tomar.EntityType
}

// latinConfidence is what a name in Latin letters is worth.
const latinConfidence = 0.4

// Latin takes over what a model of English says of Latin runs, where the Sorani
// text licenses it: behind a title, or in brackets behind a person's name, whose
// other spelling it then is. Everything else is noted for explain and no more.
func (f *Finder) Latin(d *tomar.Document, found []LatinName) {
	for _, n := range found {
		if n.Type != tomar.PER || taken(d, n) {
			continue
		}
		m := tomar.Mention{
			First: n.First, Last: n.Last, Sent: d.Tokens[n.First].Sent, Parent: tomar.None, Entity: tomar.None, Type: tomar.PER,
			Method: tomar.ByTagger, Confidence: latinConfidence, Provenance: tomar.Provenance{Rule: "names.latin"},
		}
		m.Span = d.Tokens[n.First].Cover(d.Tokens[n.Last-1].Span)
		m.Base = m.Span
		switch p := f.bracketed(d, n); {
		case p != tomar.None:
			m.Entity, m.Key, m.Rule = d.Mentions[p].Entity, d.Mentions[p].Key, "names.latin.bracket"
			if m.Entity == tomar.None && m.Key == "" {
				continue
			}
		case !titled(d, n.First):
			d.Trace.Add("names", m.Span, "Latin name without a title or a name before it: "+d.Slice(m.Span), true, m.Provenance)
			continue
		}
		insert(d, m)
	}
}

// Licensed reports whether anything that a model might find in the Latin words
// [first, last) may count: [Finder.Latin] passes over all the rest, so that
// nobody needs to ask.
func (f *Finder) Licensed(d *tomar.Document, first, last int32) bool {
	if d.Trace != nil {
		return true // explain tells what was passed over
	}
	for i := first; i < last; i++ {
		behindLatin := i >= 2 && d.Tokens[i-2].Kind == tomar.Latin // which may yet become a name
		if titled(d, i) || f.bracketed(d, LatinName{First: i}) != tomar.None || behindLatin && d.Slice(d.Tokens[i-1].Span) == "(" {
			return true
		}
	}
	return false
}

func taken(d *tomar.Document, n LatinName) bool {
	return slices.ContainsFunc(d.Mentions, func(m tomar.Mention) bool { return m.First < n.Last && n.First < m.Last })
}

// bracketed is the person's name directly before the bracket that holds the run.
func (f *Finder) bracketed(d *tomar.Document, n LatinName) int32 {
	if n.First < 2 || d.Slice(d.Tokens[n.First-1].Span) != "(" {
		return tomar.None
	}
	for i := range d.Mentions {
		if m := &d.Mentions[i]; m.Last == n.First-1 && m.Type == tomar.PER && m.Parent == tomar.None && m.Method != tomar.ByRole {
			return int32(i)
		}
	}
	return tomar.None
}

// titled reports whether a title ends directly before a token.
func titled(d *tomar.Document, first int32) bool {
	from, _ := slices.BinarySearchFunc(d.Hits, first-maxTitle, func(h tomar.Hit, t int32) int { return int(h.First) - int(t) })
	for i := from; i < len(d.Hits) && d.Hits[i].First < first; i++ {
		if d.Hits[i].Class == tomar.ClassTitle && d.Hits[i].Last == first {
			return true
		}
	}
	return false
}

// maxTitle is how many words a title has at most.
const maxTitle = 6

// insert puts a mention into its place; indexes that lead to later mentions move
// along.
func insert(d *tomar.Document, m tomar.Mention) {
	at := int32(len(d.Mentions))
	for at > 0 && d.Mentions[at-1].First > m.First {
		at--
	}
	d.Mentions = slices.Insert(d.Mentions, int(at), m)
	move := func(i *int32) {
		if *i >= at {
			*i++
		}
	}
	for i := range d.Mentions {
		if int32(i) != at {
			move(&d.Mentions[i].Parent)
		}
	}
	for i := range d.Relations {
		move(&d.Relations[i].Subject)
		move(&d.Relations[i].Object)
	}
}

// remove takes out a mention that no other points at.
func remove(d *tomar.Document, at int32) {
	d.Mentions = slices.Delete(d.Mentions, int(at), int(at)+1)
	move := func(i *int32) {
		if *i > at {
			*i--
		}
	}
	for i := range d.Mentions {
		move(&d.Mentions[i].Parent)
	}
	for i := range d.Relations {
		move(&d.Relations[i].Subject)
		move(&d.Relations[i].Object)
	}
}
