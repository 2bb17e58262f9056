package names

import (
	"fmt"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/gazetteers"
)

// compileWalks leads titles to the walk of life that they tell, by walks.tsv.
func (x *Lexicon) compileWalks() (errs []error) {
	rows := map[string]int32{}
	for i := range x.Titles {
		rows[x.Titles[i].ID] = int32(i)
	}
	x.walks = make([]string, len(x.Titles))
	x.compileOften()
	for _, w := range x.Rules.Walks {
		t, ok := rows[w.Title]
		if !ok {
			errs = append(errs, fmt.Errorf("names/walks.tsv:%d: no title %q", w.Line, w.Title))
			continue
		}
		x.walks[t] = w.Walk
	}
	return errs
}

// mixed is the walk of somebody whom a document gives roles of more than one.
const mixed = "?"

// tellApart gives the people whom no list has, and whom the document shows in one
// walk of life that not everybody shares, a key of their own: the footballer is not
// the minister of that name. The document alone decides, so that ids are the same
// in every run; a name without such a role keeps the key of the name. It asks for
// names of which every part is one that many people bear: a rarer name has one
// bearer as a rule, though not every document tells what he is.
func (f *Finder) tellApart(d *tomar.Document) {
	told := false
	for i := range d.Hits {
		told = told || d.Hits[i].Class == tomar.ClassTitle && f.x.walks[d.Hits[i].ID] != ""
	}
	if !told {
		return
	}
	clear(f.walks)
	f.places(d)
	f.eachRole(d, func(r *role, _ *tomar.Hit) {
		p := f.holderOf(d, r)
		if p == tomar.None || d.Mentions[p].Entity != tomar.None || d.Mentions[p].Key == "" || !f.often(d, &d.Mentions[p]) {
			return
		}
		key, walk := d.Mentions[p].Key, f.x.walks[r.title]
		if old, known := f.walks[key]; known && old != walk {
			walk = mixed
		}
		f.walks[key] = walk
	})
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Type != tomar.PER || m.Entity != tomar.None {
			continue
		}
		if walk := f.walks[m.Key]; walk != "" && walk != mixed {
			m.Key += walkMark + walk
		}
	}
}

// walkMark stands in a key between the folded name and the walk of life.
const walkMark = "\x1f"

// often says whether all words of a name are parts of the names of many people.
func (f *Finder) often(d *tomar.Document, m *tomar.Mention) bool {
	for i := m.First; i < m.Last; i++ {
		part := d.Tokens[i].Core()
		if i == m.Last-1 {
			part.End = m.Base.End
		}
		f.key = norm.AppendKey(f.key[:0], d.Slice(part))
		if !f.x.often[string(f.key)] {
			return false
		}
	}
	return true
}

// manyBear is the number of people of the gazetteer with whom a part of a name is
// one that many bear.
const manyBear = 5

// compileOften finds the parts of names that many people of the gazetteer bear.
func (x *Lexicon) compileOften() {
	g := x.Gazetteer
	bearers, last := map[string]int{}, map[string]int32{}
	x.often = map[string]bool{}
	var key []byte
	for i := range g.Entities {
		if g.Entities[i].Type != tomar.PER {
			continue
		}
		for _, n := range g.NamesOf(int32(i)) {
			if n.Kind != gazetteers.Full && n.Kind != gazetteers.Variant {
				continue
			}
			for w := range strings.FieldsSeq(n.Text) {
				key = norm.AppendKey(key[:0], w)
				if last[string(key)] == int32(i)+1 {
					continue
				}
				last[string(key)] = int32(i) + 1
				if bearers[string(key)]++; bearers[string(key)] == manyBear {
					x.often[string(key)] = true
				}
			}
		}
	}
}
