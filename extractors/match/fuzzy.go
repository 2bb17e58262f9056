package match

import (
	"cmp"
	"slices"
	"sync"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/seeds"
)

const (
	fuzzyFrom = 5 // codes of a key from which a word may be misspelt by one letter
	fuzzyFar  = 8 // and from which by two
)

// skeletons leads the codes of keys to their sound classes: 0 leaves a code out.
type skeletons [256]byte

func newSkeletons(sounds []seeds.Sound) *skeletons {
	var k skeletons
	for i := range k {
		k[i] = byte(i)
	}
	for _, s := range sounds {
		first := byte(0)
		for _, l := range s.Letters {
			key := norm.AppendKey(nil, "\u0628"+l+"\u0628") // between two letters, where nothing is folded away
			if len(key) != 3 {
				continue
			}
			if first == 0 && !s.Vowel {
				first = key[1]
			}
			k[key[1]] = first
		}
	}
	return &k
}

func (k *skeletons) hash(key []byte) uint32 {
	var buf [64]byte
	out := buf[:0]
	last := byte(0)
	for _, c := range key {
		if c = k[c]; c != 0 && c != last && len(out) < len(buf) {
			out = append(out, c)
			last = c
		}
	}
	return uint32(hash(out) >> 32)
}

// fuzzyIndex leads from skeletons to words; it is built on first use.
type fuzzyIndex struct {
	once    sync.Once
	sounds  *skeletons
	entries []fuzzyEntry // by skeleton, then word
}

type fuzzyEntry struct {
	skeleton uint32
	word     int32
}

func (m *Matcher) index() []fuzzyEntry {
	m.fuzzy.once.Do(func() {
		var buf []byte
		for id := range int32(m.vocab.len()) {
			if buf = append(buf[:0], m.vocab.sealed(id)...); len(buf) >= fuzzyFrom {
				m.fuzzy.entries = append(m.fuzzy.entries, fuzzyEntry{m.fuzzy.sounds.hash(buf), id})
			}
		}
		slices.SortFunc(m.fuzzy.entries, func(a, b fuzzyEntry) int {
			if a.skeleton != b.skeleton {
				if a.skeleton < b.skeleton {
					return -1
				}
				return 1
			}
			return int(a.word - b.word)
		})
	})
	return m.fuzzy.entries
}

// spelling is one reading of a word in a fuzzy walk.
type spelling struct {
	word int32
	path int32
	base int32
	far  int32 // edits
}

// Fuzzer finds misspelt names; it keeps the buffers of one worker and must not be
// shared.
type Fuzzer struct {
	m          *Matcher
	ways, next []way
	found      []misspelt
	spelt      []spelling
	cuts       []morph.Analysis
	key        []byte
}

// way is how far a walk has come, and with how many edits.
type way struct{ state, far int32 }

// misspelt is a hit with its number of edits.
type misspelt struct {
	tomar.Hit
	far int32
}

// NewFuzzer makes a fuzzer over the matcher.
func (m *Matcher) NewFuzzer() *Fuzzer { return &Fuzzer{m: m} }

// Find appends to dst the gazetteer names (ClassEntity and ClassShort) that
// the tokens doc.Tokens[first:last], all of one sentence, may misspell: every
// word has the listed consonants by sound, differs in one letter (two from
// eight letters on), and all words together in no more than two. Hits have
// FoldFuzzy and are ordered by the number of edits, then by class and id. It is
// meant for the few names that nothing else explains.
func (z *Fuzzer) Find(doc *tomar.Document, first, last int32, dst []tomar.Hit) []tomar.Hit {
	if first < 0 || last > int32(len(doc.Tokens)) || last <= first || last-first > maxTokens || z.m.fuzzy.sounds == nil {
		return dst
	}
	z.ways, z.found = append(z.ways[:0], way{}), z.found[:0]
	for j := first; j < last; j++ {
		z.next = z.next[:0]
		for _, sp := range z.spellings(doc.Slice(doc.Tokens[j].Core()), j == last-1) {
			for _, w := range z.ways {
				z.step(doc, first, last, j, w, sp)
			}
		}
		z.ways, z.next = z.next, z.ways
	}
	slices.SortFunc(z.found, func(a, b misspelt) int {
		return cmp.Or(cmp.Compare(a.far, b.far), cmp.Compare(a.Class, b.Class), cmp.Compare(a.ID, b.ID))
	})
	for i := range z.found {
		dst = append(dst, z.found[i].Hit)
	}
	return dst
}

// step goes on from a way with a spelling of token j.
func (z *Fuzzer) step(doc *tomar.Document, first, last, j int32, w way, sp spelling) {
	t := &z.m.trie
	state, far := int32(0), w.far+sp.far
	if j == first {
		state = t.root[sp.word]
	} else {
		state = t.next(w.state, sp.word)
	}
	if state == 0 || far > 2 {
		return
	}
	if j < last-1 {
		z.next = append(z.next, way{state, far})
		return
	}
	if far == 0 {
		return // Scan knows it
	}
	for _, o := range t.outputs(state) {
		if o.class != tomar.ClassEntity && o.class != tomar.ClassShort || o.flags&(Exact|variant) != 0 {
			continue
		}
		h := misspelt{tomar.Hit{
			Span:  tomar.Span{Start: doc.Tokens[first].Start, End: doc.Tokens[j].End},
			Base:  tomar.Span{Start: doc.Tokens[first].Core().Start, End: doc.Tokens[j].Core().Start + sp.base},
			First: first, Last: last, ID: o.id, Suffix: sp.path, Class: o.class, Fold: tomar.FoldFuzzy,
		}, far}
		k := slices.IndexFunc(z.found, func(f misspelt) bool { return f.ID == h.ID && f.Class == h.Class })
		switch {
		case k < 0:
			z.found = append(z.found, h)
		case far < z.found[k].far:
			z.found[k] = h
		}
	}
}

// spellings are the listed words that a word may stand for; with suffixes at
// the end of a name.
func (z *Fuzzer) spellings(word string, suffixes bool) []spelling {
	m := z.m
	index := m.index()
	out, key := z.spelt[:0], z.key
	z.cuts = m.morph.Analyze(word, z.cuts[:0])
	for _, c := range z.cuts {
		if c.Path != tomar.None && !suffixes {
			break
		}
		key = appendKey(key[:0], word[:c.Stem])
		if id := m.vocab.find(key); id >= 0 {
			out = append(out, spelling{id, c.Path, c.Stem, 0})
		}
		limit := 0
		if len(key) >= fuzzyFar {
			limit = 2
		} else if len(key) >= fuzzyFrom {
			limit = 1
		}
		if limit == 0 {
			continue
		}
		sk := m.fuzzy.sounds.hash(key)
		i, _ := slices.BinarySearchFunc(index, sk, func(e fuzzyEntry, sk uint32) int {
			if e.skeleton < sk {
				return -1
			}
			if e.skeleton > sk {
				return 1
			}
			return 0
		})
		for ; i < len(index) && index[i].skeleton == sk; i++ {
			if d := distance(string(key), m.vocab.sealed(index[i].word), limit); d > 0 && d <= limit {
				out = append(out, spelling{index[i].word, c.Path, c.Stem, int32(d)})
			}
		}
	}
	z.spelt, z.key = out, key
	return out
}

// distance is the number of codes to change, add or take away between two
// keys; limit+1 where it is greater.
func distance(a, b string, limit int) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > limit || len(b) > 63 {
		return limit + 1
	}
	var row [64]int
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i := range len(a) {
		diag, least := row[0], i+1
		row[0] = i + 1
		for j := range len(b) {
			d := diag
			if a[i] != b[j] {
				d = 1 + min(diag, row[j], row[j+1])
			}
			diag, row[j+1] = row[j+1], d
			least = min(least, d)
		}
		if least > limit {
			return limit + 1
		}
	}
	return row[len(b)]
}
