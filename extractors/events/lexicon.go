package events

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/seeds"
)

// Data is what the lexicon is compiled from.
type Data struct {
	Triggers             []seeds.Trigger
	Frames               []seeds.FrameRule
	Markers              []seeds.Marker
	Laughter             []seeds.Laugh
	Furniture            []seeds.Furniture
	Verbs                *seeds.Verbs
	Titles               []seeds.Title
	OrgHeads, PlaceHeads []seeds.Head
	// Quantity reads the number that begins at a token: its bounds (max
	// tomar.None where it is open), and the token behind it.
	Quantity func(doc *tomar.Document, token int32) (lo, hi, last int32, ok bool)
	// Defined reports whether a hit's suffix path makes a noun definite or
	// plural; DefiniteWord whether a word may end so, PluralWord whether it ends
	// in the definite plural.
	Defined      func(suffix int32) bool
	Copular      func(suffix int32) bool // of a predicate: the noun bears the copula
	DefiniteWord func(word string) bool
	PluralWord   func(word string) bool
	// AgentClitic reports whether what stands behind a name is the clitic of a
	// plural agent, which past transitive verbs put onto their object.
	AgentClitic func(suffix string) bool
	// PredicateName reports whether what stands behind a name may be the copula.
	PredicateName func(suffix string) bool
	// EntityKind is what kind of people an entity's row is, "" for none.
	EntityKind func(entity int32) string
	// Takes reports whether a definite head word may take up a name; Within
	// whether a place lies in another; Capital whether a government is called after
	// a town. They ask for rows of the gazetteer.
	Takes   func(h *tomar.Hit, m *tomar.Mention) bool
	Within  func(inner, outer int32) bool
	Capital func(entity int32) bool
}

// Lexicon is the compiled form. It does not change and may be shared.
type Lexicon struct {
	data    Data
	byLemma map[int32][]verbTrigger // verb row → verb triggers
	light   [][]lightVerb           // by trigger: its light verbs
	nominal nominals
	frames  map[frameKey][]frameRule
	markers map[string]marker
	longest int // words of the longest marker
	// markerEnds are the keys of their last words.
	markerEnds map[string]uint8
	endsMarker forms.Filter   // over the keys of markerEnds
	able       map[int32]bool // verb rows of ability
	unsaid     []lightVerb    // verbs behind which nobody's words stand
	going      []lightVerb    // verbs of motion and of staying
	permit     []lightVerb    // verbs of letting
	banned     []lightVerb    // verbs of forbidding and calling off
	goesOn     []lightVerb    // verbs of going on
	being      []lightVerb    // the copula
	made       []lightVerb    // verbs of making somebody do something
	control    []lightVerb    // verbs whose subject does what the infinitive behind them says
	happen     []lightVerb    // verbs of what happens
	blocks     [][]block
	furniture  []furniture
	faces      []string // marks of a text that jests
	faceFirsts string   // the bytes with which they begin
	laughs     []string // the letters of its laughter
	clitics    []string // the agent's clitic on a name whose suffix is not known
	// agentClitic are the clitics of several who do something, on a noun for people
	agentClitic []string
	pluperfect  []string        // endings of a past before the past
	takes       map[string]bool // nouns behind which «in» leads to what they are about
	after       map[string]bool // prepositions that put a noun before or behind what the clause tells
	whichever   map[string]bool // before an indefinite noun, that it may be any
	foremost    map[string]bool // ordinals of who is the first or the only one
	people      map[string]bool // nouns that an ezafe joins to the place whose people they are
	self        map[string]bool // reflexives
	hosts       map[string]bool // nouns for a match that one side holds at home
	hence       map[string]bool // «from now on»
	hands       map[string]bool // «by the hand of», which supports a killing and is no weapon
	noMore      map[string]bool // «no longer», of what is denied
	ways        map[string]bool // nouns for roads, which towns behind them tell from others
	roadlike    map[string]bool // adjectives of roads
	today       map[string]bool // this day and the next
	thereby     map[string]bool // what this tells came of what was told before
	causes      map[string]bool // behind a verb of being, that it brought about what follows
	so          map[string]bool // words for what was said before: X said so
	meanwhile   map[string]bool // words with which what happens at the same time begins
	files       map[string]bool // nouns for the case of what is known
	numbered    map[string]bool // people, if a number stands before them
	tens        map[string]bool // tens, hundreds …: «by» before them is not by whom
	rumours     map[string]bool // nouns for news that may be denied
	wishes      map[string]bool // nouns for congratulations and thanks
	threats     map[string]bool // nouns for a threat or a warning, not for revenge or an answer
	pronouns    map[string]bool // demonstratives that stand for something themselves: no noun is theirs
	within      string          // the closing part of «in»
	from        string          // the closing part of «from»
	plural      string          // the ending of a plural noun behind a demonstrative
	many        string          // the ending of a plural noun
	ours        string          // the clitic of what is the speaker's own
	single      []string        // the endings of one indefinite noun
	relative    string          // the ending of a noun that a clause describes
	linking     string          // the ending of a noun in a compound with its adjective
	// possessive are the clitics by which a noun means somebody's own
	possessive []string
}

// lightVerb is a verb as a trigger names it: with the nominal that stands before
// it and the goal behind it, as match keys without spaces; "" for none.
type lightVerb struct {
	row           int32
	nominal, goal string
}

// verbTrigger is a trigger with the nominal and goal of its verb.
type verbTrigger struct {
	trigger int32
	lightVerb
}

type frameKey struct {
	frame string
	form  form
}

type frameRule struct {
	role    tomar.Role
	markers []marker
	line    int32
}

// form is how a trigger stands in its clause.
type form uint8

const (
	active form = iota
	passive
	noun
)

var formNames = map[string]form{"active": active, "passive": passive, "noun": noun}

var roles = map[string]tomar.Role{"agent": tomar.Agent, "target": tomar.Target, "place": tomar.PlaceRole}

// FrameNames are the frames that rules speak of, for the trigger's linter.
func FrameNames(rules []seeds.FrameRule) []string {
	var names []string
	for _, r := range rules {
		if !slices.Contains(names, r.Frame) {
			names = append(names, r.Frame)
		}
	}
	return names
}

// Infinitives are the verbs that triggers name, for the table of verbs.
func Infinitives(triggers []seeds.Trigger) []string {
	var out []string
	for i := range triggers {
		switch g := &triggers[i]; g.Kind {
		case seeds.VerbTrigger:
			out = append(out, g.Forms...)
		case seeds.LightTrigger, seeds.ObjectTrigger:
			out = append(out, g.Light...)
		}
	}
	return out
}

// Compile builds the lexicon. A verb that the table of verbs lacks is no fault
// here: its trigger never fires, and the linter tells (see Unknown).
func Compile(data Data) (*Lexicon, error) {
	l := &Lexicon{
		data: data, byLemma: map[int32][]verbTrigger{}, light: make([][]lightVerb, len(data.Triggers)), nominal: nominals{ids: map[string][]int32{}},
		frames: map[frameKey][]frameRule{}, markers: map[string]marker{}, markerEnds: map[string]uint8{}, able: map[int32]bool{}, blocks: make([][]block, len(data.Triggers)),
	}
	for i := range data.Triggers {
		g := &data.Triggers[i]
		l.blocks[i] = compileBlocks(g.Blocks)
		switch g.Kind {
		case seeds.VerbTrigger:
			for _, f := range g.Forms {
				if v, ok := l.verb(f); ok {
					l.byLemma[v.row] = append(l.byLemma[v.row], verbTrigger{int32(i), v})
					if a, ok := l.apart(v); ok {
						l.byLemma[a.row] = append(l.byLemma[a.row], verbTrigger{int32(i), a})
					}
				}
			}
		case seeds.LightTrigger, seeds.ObjectTrigger:
			for _, f := range g.Light {
				if v, ok := l.verb(f); ok {
					l.light[i] = append(l.light[i], v)
					if a, ok := l.apart(v); ok {
						l.light[i] = append(l.light[i], a)
					}
				}
			}
			for _, f := range g.Forms {
				k := nominalKey(f)
				l.nominal.add(k, int32(i))
			}
		}
	}
	for _, r := range data.Frames {
		k := frameKey{r.Frame, formNames[r.Form]}
		l.frames[k] = append(l.frames[k], frameRule{roles[r.Role], markerList(r.Markers), int32(r.Line)})
	}
	l.furniture = compileFurniture(data.Furniture)
	for _, m := range data.Laughter {
		if m.Letters {
			l.laughs = append(l.laughs, m.Mark)
		} else {
			l.faces = append(l.faces, m.Mark)
			if first := m.Mark[:1]; !strings.Contains(l.faceFirsts, first) {
				l.faceFirsts += first
			}
		}
	}
	if err := l.words(data.Markers); err != nil {
		return nil, err
	}
	l.endsMarker = forms.NewFilter(len(l.markerEnds))
	for k := range l.markerEnds {
		l.endsMarker.Add(k)
	}
	return l, nil
}

// verb takes an infinitive apart; false where the table of verbs has nothing of
// it.
func (l *Lexicon) verb(infinitive string) (lightVerb, bool) {
	p, ok := l.data.Verbs.Resolve(infinitive)
	if !ok {
		return lightVerb{}, false
	}
	return lightVerb{p.Row, nominalKey(p.Nominal), nominalKey(p.Goal)}, true
}

// apart takes the preverb of a light verb as the end of its nominal, as it is read
// where all are one word; false where it has none.
func (l *Lexicon) apart(v lightVerb) (lightVerb, bool) {
	r := &l.data.Verbs.Rows[v.row]
	if r.Preverb == "" {
		return lightVerb{}, false
	}
	row, ok := l.data.Verbs.Lookup(strings.TrimPrefix(r.Infinitive, r.Preverb))
	if !ok || !l.data.Verbs.Rows[row].Light {
		return lightVerb{}, false
	}
	return lightVerb{row, v.nominal + nominalKey(r.Preverb), v.goal}, true
}

// Nominals gives every nominal that may be written onto a light verb, with the
// verb's row.
func (l *Lexicon) Nominals(yield func(nominal string, row int32)) {
	for i := range l.data.Triggers {
		if g := &l.data.Triggers[i]; g.Kind.Light() {
			for _, f := range g.Forms {
				for _, v := range l.light[i] {
					if v.nominal == "" {
						yield(f, v.row)
					}
				}
			}
		}
	}
}

// nominalKey is the key of a nominal part, its spaces left out.
func nominalKey(s string) string {
	return string(norm.AppendKey(nil, strings.ReplaceAll(s, " ", "")))
}

// Phrases are the forms that the matcher looks for; id is the trigger's row.
func (l *Lexicon) Phrases(yield func(text string, id int32) bool) {
	for i := range l.data.Triggers {
		g := &l.data.Triggers[i]
		if g.Kind == seeds.VerbTrigger {
			continue
		}
		for _, f := range g.Forms {
			if !yield(f, int32(i)) {
				return
			}
		}
	}
}

// Unknown are the triggers with a verb that the table of verbs lacks, as
// located faults.
func (l *Lexicon) Unknown() []error {
	var errs []error
	for i := range l.data.Triggers {
		g := &l.data.Triggers[i]
		verbs := g.Light
		if g.Kind == seeds.VerbTrigger {
			verbs = g.Forms
		}
		if g.Kind != seeds.VerbTrigger && !g.Kind.Light() {
			continue
		}
		for _, v := range verbs {
			if _, ok := l.verb(v); !ok {
				errs = append(errs, fmt.Errorf("%s:%d: %s: no verb %q in %s", g.File, g.Line, g.ID, v, l.data.Verbs.File))
			}
		}
	}
	return errs
}
