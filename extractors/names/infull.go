package names

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// inFull makes a chosen candidate of a person's name that begins at token i,
// where the same words stand for a person elsewhere in the document: what
// licensed it there holds here.
func (f *Finder) inFull(d *tomar.Document, i int32) bool {
	key := f.forms.CoreKey(i, f.key)
	if len(key) < 2 {
		return false
	}
	if w, b := firstBits(key); f.firsts[w]&b == 0 {
		return false
	}
	best, longest, stem := int32(-1), int32(0), int32(0)
	for p := f.keys[string(key)] - 1; p >= 0; p = f.parts[p].prev {
		q := &f.parts[p]
		if !q.first {
			continue
		}
		n := f.cands[q.cand].Last - f.cands[q.cand].First
		if n <= longest {
			continue
		}
		if end, ok := f.sameWords(d, i, &f.cands[q.cand]); ok {
			best, longest, stem = q.cand, n, end
		}
	}
	if best < 0 {
		return false
	}
	m := f.cands[best].Mention
	m.First, m.Last = i, i+longest
	m.Span = tomar.Span{Start: d.Tokens[i].Start, End: d.Tokens[i+longest-1].End}
	m.Base = tomar.Span{Start: d.Tokens[i].Core().Start, End: stem}
	m.Sent, m.Method = d.Tokens[i].Sent, tomar.ByContext
	m.Provenance = tomar.Provenance{Rule: "names.repeat"}
	f.add(candidate{Mention: m, weight: 1, chosen: true, hit: tomar.None})
	for t := m.First; t < m.Last; t++ {
		f.toks[t].hit = coveredHit
	}
	return true
}

// sameWords says whether the words of the name c stand from token i on, the last
// one with any suffix of names, and where its base ends.
func (f *Finder) sameWords(d *tomar.Document, i int32, c *candidate) (int32, bool) {
	last := i + c.Last - c.First - 1
	if last >= d.Sentences[d.Tokens[i].Sent].Last {
		return 0, false
	}
	for j := i; j <= last; j++ {
		t := &d.Tokens[j]
		if t.Kind != tomar.Word || f.toks[j].hit == coveredHit || j > i && (t.Pre > 0 || !t.Space) || j < last && t.Post > 0 {
			return 0, false
		}
		if j < last && !f.sameKey(d, t.Core(), d.Tokens[c.First+j-i].Core()) {
			return 0, false
		}
	}
	core := d.Tokens[last].Core()
	is := tomar.Span{Start: d.Tokens[c.Last-1].Core().Start, End: c.Base.End}
	f.cuts = f.x.Morph.Analyze(d.Slice(core), f.cuts[:0])
	for _, cut := range f.cuts {
		if cut.Path != tomar.None && !f.x.Morph.Names(cut.Path) {
			continue
		}
		if s := (tomar.Span{Start: core.Start, End: core.Start + cut.Stem}); f.sameKey(d, s, is) {
			return s.End, true
		}
	}
	return 0, false
}

// sameKey says whether two pieces of the text are spelt alike.
func (f *Finder) sameKey(d *tomar.Document, a, b tomar.Span) bool {
	f.key = norm.AppendKey(f.key[:0], d.Slice(a))
	n := len(f.key)
	f.key = norm.AppendKey(f.key, d.Slice(b))
	return string(f.key[:n]) == string(f.key[n:])
}
