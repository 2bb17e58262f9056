package names

import (
	"fmt"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/gazetteers"
	"github.com/tomar-nlp/tomar/seeds"
)

// walk is a row of walks.tsv.
type walk struct {
	name string   // "" where the title says nothing of its bearer's walk
	by   string   // see [seeds.Walk]
	keys []string // of the row's words; nil where it has a title
	line int32
}

// Files of the rows by which people are told apart, as provenance has them.
const (
	walksFile = "names/walks.tsv"
	kindsFile = "names/kinds.tsv"
)

// otherKey is a kind of people of the tables and a walk.
type otherKey struct{ kind, walk string }

// compileWalks leads titles and words to the walk of life that they tell, by
// walks.tsv, and kinds of people to the walks that are not theirs, by kinds.tsv.
func (x *Lexicon) compileWalks() (errs []error) {
	rows := map[string]int32{}
	for i := range x.Titles {
		rows[x.Titles[i].ID] = int32(i)
	}
	x.walks = make([]walk, len(x.Titles))
	x.compileOften()
	for _, w := range x.Rules.Walks {
		row := walk{name: w.Walk, by: w.By, line: int32(w.Line)}
		if w.Title == "" {
			for word := range strings.FieldsSeq(w.Word) {
				row.keys = append(row.keys, string(norm.AppendKey(nil, word)))
			}
			x.walkWords = append(x.walkWords, row)
			continue
		}
		t, ok := rows[w.Title]
		if !ok {
			errs = append(errs, fmt.Errorf("%s:%d: no title %q", walksFile, w.Line, w.Title))
			continue
		}
		if role := x.Titles[t].Kind == seeds.RoleTitle; role == (w.By == "noun") {
			errs = append(errs, fmt.Errorf("%s:%d: the title %q is no %s", walksFile, w.Line, w.Title, w.By))
			continue
		}
		x.walks[t] = row
	}
	x.others = map[otherKey]seeds.Other{}
	for _, o := range x.Rules.Others {
		x.others[otherKey{o.Kind, o.Walk}] = o
	}
	return errs
}

// manyBear is the number of people of the gazetteer with whom a part of a name is
// one that many bear.
const manyBear = 5

// crowd is how many people of the gazetteer must be expected to bear a name, were
// its parts given by chance, for it to be one that very many bear: the tables have
// one in thousands of the people whom the news may name.
const crowd = 0.25

// compileOften counts the people of the gazetteer who bear a part of a name, for
// the parts that many bear.
func (x *Lexicon) compileOften() {
	g := x.Gazetteer
	bearers, last := map[string]int32{}, map[string]int32{}
	var key []byte
	for i := range g.Entities {
		if g.Entities[i].Type != tomar.PER {
			continue
		}
		x.people++
		for _, n := range g.NamesOf(int32(i)) {
			if n.Kind != gazetteers.Full && n.Kind != gazetteers.Variant {
				continue
			}
			for w := range strings.FieldsSeq(n.Text) {
				key = norm.AppendKey(key[:0], w)
				if last[string(key)] != int32(i)+1 {
					last[string(key)] = int32(i) + 1
					bearers[string(key)]++
				}
			}
		}
	}
	x.often = map[string]int32{}
	for k, n := range bearers {
		if n >= manyBear {
			x.often[k] = n
		}
	}
}

// often says whether all words of a name are parts of the names of many people,
// and whether very many bear the whole name.
func (f *Finder) often(d *tomar.Document, m *tomar.Mention) (many, crowded bool) {
	expected := float64(f.x.people)
	for i := m.First; i < m.Last; i++ {
		part := d.Tokens[i].Core()
		if i == m.Last-1 {
			part.End = m.Base.End
		}
		f.key = norm.AppendKey(f.key[:0], d.Slice(part))
		n := f.x.often[string(f.key)]
		if n == 0 {
			return false, false
		}
		expected *= float64(n) / float64(f.x.people)
	}
	return true, expected >= crowd
}
