package names

import (
	"slices"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/extractors/match"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/gazetteers"
	"github.com/tomar-nlp/tomar/internal/pieces"
)

// Finder finds names; it keeps the buffers of one worker and must not be shared.
type Finder struct {
	x              *Lexicon
	toks           []about
	cands          []candidate
	order          []int32
	parts          []part
	stack          []int32
	begins, finish []int32 // outermost mention that begins, ends at a token
	offices        []office
	role           role // see eachRole
	held           []gazetteers.Candidate
	lists          pieces.Lists[int32] // candidates of mentions
	holders        []int32             // see surname
	spare          []tomar.Mention
	misses         []tomar.Hit
	fuzzer         *match.Fuzzer // nil without a matcher
	composedNames  map[composedName]string
	spelt          map[string]int32 // persons that a spelling means; None
	clubs          map[int32]bool   // places that a club of the document is called by
	pairs          map[uint64]int32 // pairs of unknown words of the document
	sure           map[int32]bool   // places that are named beyond doubt
	keys           map[string]int32 // 1 + the last part of a person's name with this key
	stands         map[string]stand // what the document tells of people, by their keys
	plain          map[string]stand // people of no office, by their keys
	not            map[int32]other  // people of the tables who are not meant
	firsts         [64]uint64       // filter over the first two codes of those keys
	forms          *forms.Table
	ids            []int32 // forms of the document's tokens
	memo           forms.Memo[noted]
	regions        forms.Memo[region]
	byFirst        map[int32]int32 // see indexFirst
	next           []int32
	key            []byte
	texts          pieces.Texts // keys of names
	listEnd        int32        // token behind the last city that stands for its governorate; -1
	lead           int32        // row of senses.tsv that made it one
	lastPerson     int32        // token behind the last person's name
	home           int32        // the place that the document is about; None
	countries      [26 * 26]uint16
	cuts           []morph.Analysis
}

// NewFinder makes a finder for one worker.
func (x *Lexicon) NewFinder() *Finder {
	f := &Finder{x: x, sure: map[int32]bool{}, keys: map[string]int32{}, stands: map[string]stand{}, plain: map[string]stand{}, not: map[int32]other{}, pairs: map[uint64]int32{}, clubs: map[int32]bool{}, composedNames: map[composedName]string{}, spelt: map[string]int32{}, byFirst: map[int32]int32{}}
	if x.Matcher != nil {
		f.fuzzer = x.Matcher.NewFuzzer()
	}
	f.Share(forms.New())
	return f
}

// Share makes the finder use a worker's table of forms.
func (f *Finder) Share(t *forms.Table) {
	f.forms, f.memo, f.regions = t, forms.NewMemo[noted](t), forms.NewMemo[region](t)
}

// candidate is a mention that may be chosen.
type candidate struct {
	tomar.Mention
	weight float32
	hit    int32 // the hit that it comes from; None
	in     bool  // stands inside names only
	later  bool  // stands where the document names the same elsewhere
	next   int32 // the next candidate of the same first token; None
	chosen bool
}

// add adds a candidate and links it to its first token.
func (f *Finder) add(c candidate) {
	t := &f.toks[c.First]
	c.next = t.cand - 1
	t.cand = int32(len(f.cands)) + 1
	f.cands = append(f.cands, c)
}

// Run appends the document's mentions in order of their place, and relations.
func (f *Finder) Run(d *tomar.Document) {
	f.ids = f.forms.Tokens(d)
	f.gather(d)
	f.unname(d)
	f.cands = f.cands[:0]
	f.listed(d)
	f.bareRegions(d)
	f.settleHome()
	f.prefer()
	f.namesakes(d)
	f.composed(d)
	f.people(d)
	f.titled(d)
	f.rows(d)
	f.spoken(d)
	f.choose(d)
	f.leaveOpen(d)
	f.again(d)
	f.follow(d)
	f.repeat(d)
	f.speakers(d)
	f.emit(d)
	f.others(d)
	f.relate(d)
}

// emit writes the chosen candidates as mentions, longer ones first at one
// place, with their parents.
func (f *Finder) emit(d *tomar.Document) {
	f.order = f.order[:0]
	for i := range f.cands {
		if f.cands[i].chosen {
			f.order = append(f.order, int32(i))
		}
	}
	slices.SortFunc(f.order, func(a, b int32) int {
		x, y := &f.cands[a], &f.cands[b]
		if x.First != y.First {
			return int(x.First - y.First)
		}
		return int(y.Last - x.Last)
	})
	f.stack = f.stack[:0]
	for _, i := range f.order {
		m := f.cands[i].Mention
		for len(f.stack) > 0 && d.Mentions[f.stack[len(f.stack)-1]].Last <= m.First {
			f.stack = f.stack[:len(f.stack)-1]
		}
		m.Parent = tomar.None
		if len(f.stack) > 0 {
			m.Parent = f.stack[len(f.stack)-1]
		}
		m.Sent = d.Tokens[m.First].Sent
		d.Mentions = append(d.Mentions, m)
		f.stack = append(f.stack, int32(len(d.Mentions)-1))
	}
}

// prefer weighs namesakes by the document: its countries, and how known a
// place is.
func (f *Finder) prefer() {
	for i := range f.cands {
		c := &f.cands[i]
		if c.Entity == tomar.None || c.later {
			continue
		}
		e := &f.x.Gazetteer.Entities[c.Entity]
		if f.elsewise(c, e) {
			c.weight = 0
			continue
		}
		c.weight += f.near(e)
		switch {
		case e.Subtype() == "country":
			c.weight += 0.2
		case e.Population > 1_000_000:
			c.weight += 0.1
		case e.Population > 0:
			c.weight += 0.05
		}
	}
}

// elsewise says whether c is the name of a ministry that other countries have too,
// without its country, in a document about another country: [Finder.alone] reads it.
func (f *Finder) elsewise(c *candidate, e *gazetteers.Entity) bool {
	if f.home == tomar.None || !e.Flags.Has(gazetteers.Weak) || e.Subtype() != "ministry" || f.x.jurisdiction(c.Entity) == f.home {
		return false
	}
	for i := c.First + 1; i < c.Last; i++ {
		if f.toks[i].has(isEntity) {
			return false
		}
	}
	return true
}

// hitsAt are the hits that begin at token i, of one that no chosen name covers.
func (f *Finder) hitsAt(d *tomar.Document, i int32) []tomar.Hit {
	first := f.toks[i].hit
	if first < 0 {
		return nil
	}
	last := first
	for int(last) < len(d.Hits) && d.Hits[last].First == i {
		last++
	}
	return d.Hits[first:last]
}
