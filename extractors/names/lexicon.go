package names

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/extractors/match"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/gazetteers"
	"github.com/tomar-nlp/tomar/internal/pieces"
	"github.com/tomar-nlp/tomar/seeds"
)

// Lists are what the rules know. Titles, OrgHeads, PlaceHeads and the gazetteer
// are the lists that the automaton was compiled from, in its order.
type Lists struct {
	Gazetteer  *gazetteers.Gazetteer
	Titles     []seeds.Title
	OrgHeads   []seeds.Head
	PlaceHeads []seeds.Head
	Rules      *seeds.NameRules
	Morph      *morph.Analyzer
	Matcher    *match.Matcher // for misspelt names; may be nil
}

// Lexicon is the compiled form of the lists. It does not change and is shared.
type Lexicon struct {
	Lists
	words      map[string]word
	listed     forms.Filter // over the keys of words
	endings    []string     // by key
	glued      []string     // by key
	compose    map[composeKey]*seeds.Composition
	bodies     map[bodyKey]int32 // entities by head and jurisdiction
	org        []headInfo        // by row of OrgHeads
	place      []headInfo        // by row of PlaceHeads
	senses     map[int32][]sense
	kindSenses map[string][]sense // by subtype of places
	wordSenses map[string][]sense // by key of a word of people's names
	given      [][]sense          // of wordSenses, by row of given names
	family     [][]sense          // and by row of family names
	walks      []walk             // by row of Titles; without a name where anybody may bear it
	walkWords  []walk             // rows of walks.tsv that have words
	others     map[otherKey]seeds.Other
	often      map[string]int32 // parts of names that many people bear, by key, and how many do
	people     int              // people of the gazetteer
	clubs      map[int32]int32  // places → the club that is called by their name
	rests      map[string]int32 // regions by their name without head word
	title      []titleInfo      // by row of Titles
}

type composeKey struct {
	head, complement string
}

type bodyKey struct {
	head string
	of   int32
}

type headInfo struct {
	outside, belongs, chain, direction bool
	way                                bool // a road or hall: what stands behind is rarely a name
}

type titleInfo struct {
	kind  seeds.TitleKind
	after bool
	form  bool // an inflected form of a short noun: it leads to no name
}

// word is what the tables say of a word form.
type word struct {
	bits  evidence
	count int32 // in 45 MB of text; 0 where it is not listed
}

// word is what the tables say of a key.
func (x *Lexicon) word(key []byte) word {
	if !x.listed.Has(key) {
		return word{}
	}
	return x.words[string(key)]
}

// Count is how often the common words have a key; 0 for any other.
func (x *Lexicon) Count(key []byte) int { return int(x.word(key).count) }

// Compile builds the lexicon. The error names rows that point at nothing.
func Compile(l Lists) (*Lexicon, error) {
	x := &Lexicon{
		Lists: l, words: make(map[string]word, len(l.Rules.Common)+len(l.Rules.Words)),
		compose: map[composeKey]*seeds.Composition{}, bodies: map[bodyKey]int32{},
	}
	var buf []byte
	key := func(s string) string {
		buf = norm.AppendKey(buf[:0], s)
		return string(buf)
	}
	var keys pieces.Texts // of the many common words, and few of them twice
	for _, c := range l.Rules.Common {
		buf = norm.AppendKey(buf[:0], c.Word)
		w := x.words[string(buf)]
		w.count += int32(c.Count)
		w.bits |= isCommon
		x.words[keys.Of(buf)] = w
	}
	classes := map[string]evidence{"and": isAnd, "glue": isGlue, "named": isNamed, "place": isPlacePrep, "stop": isStop, "football": isFootball, "post": isPost, "fore": isFore, "say": isSay, "label": isLabel, "both": isBoth, "turned": isTurned, "copula": isCopula}
	for _, c := range l.Rules.Words {
		if c.Class == "ending" {
			x.endings = append(x.endings, key("\u0628" + c.Word)[1:])
			continue
		}
		if c.Class == "glued" {
			x.glued = append(x.glued, key(c.Word))
			continue
		}
		w := x.words[key(c.Word)]
		w.bits |= classes[c.Class] | isCommon
		x.words[key(c.Word)] = w
	}
	x.listed = forms.NewFilter(len(x.words))
	for k := range x.words {
		x.listed.Add(k)
	}
	x.compileRests()
	heads := map[string]bool{}
	x.org, x.place = headInfos(l.OrgHeads, heads), headInfos(l.PlaceHeads, heads)
	for _, t := range l.Titles {
		x.title = append(x.title, titleInfo{t.Kind, t.Has("after"), t.Has("form")})
	}
	x.compileClubs()
	return x, errors.Join(slices.Concat(x.compile(heads), x.compileSenses(), x.compileWalks())...)
}

func headInfos(heads []seeds.Head, ids map[string]bool) []headInfo {
	var out []headInfo
	for i := range heads {
		h := &heads[i]
		ids[h.ID] = true
		out = append(out, headInfo{
			outside: !h.Belongs, belongs: h.Belongs, chain: h.Chain, direction: h.Subtype == "direction",
			way: !h.Belongs && h.Subtype == "facility",
		})
	}
	return out
}

// compile indexes the compositions and the gazetteer's bodies that they name.
func (x *Lexicon) compile(heads map[string]bool) (errs []error) {
	for i := range x.Rules.Compose {
		c := &x.Rules.Compose[i]
		if !heads[c.Head] {
			errs = append(errs, fmt.Errorf("names/compose.tsv:%d: no head word %q", c.Line, c.Head))
			continue
		}
		x.compose[composeKey{c.Head, c.Complement}] = c
	}
	type office struct{ subtype, prefix, head string }
	var offices []office
	for _, c := range x.Rules.Compose {
		if p, _, ok := strings.Cut(c.NameEN, " ({})"); ok && c.Complement == "country" {
			offices = append(offices, office{c.Subtype, p, c.Head})
		}
	}
	for i := range x.Gazetteer.Entities {
		e := &x.Gazetteer.Entities[i]
		if e.Type != tomar.ORG {
			continue
		}
		for _, o := range offices {
			if o.subtype != e.Subtype() || !strings.HasPrefix(e.NameEN(), o.prefix) {
				continue
			}
			of := x.jurisdiction(int32(i))
			if of == tomar.None {
				continue
			}
			k := bodyKey{o.head, of}
			old, twice := x.bodies[k]
			if !twice || len(e.NameEN()) < len(x.Gazetteer.Entities[old].NameEN()) {
				x.bodies[k] = int32(i)
			}
		}
	}
	return errs
}

// jurisdiction is the country or region that a body belongs to; None where it
// is not told.
func (x *Lexicon) jurisdiction(e int32) int32 {
	b := &x.Gazetteer.Entities[e]
	if b.Flags.Has(gazetteers.KRI) {
		if r, ok := x.Gazetteer.ByID(regionID); ok {
			return r
		}
	}
	if c, ok := x.Gazetteer.CountryOf(b.Country()); ok {
		return c
	}
	return tomar.None
}

// regionID is the gazetteer's id of the Kurdistan Region.
const regionID = "loc-kurdistan-region"
