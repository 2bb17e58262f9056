package dates

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/dates/numeral"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/internal/tsv"
	"github.com/tomar-nlp/tomar/seeds"
)

// kind is what becomes of a rule's fragment.
type kind uint8

const (
	kindPart     kind = iota // used by other rules only
	kindDate                 // a date or a time of day
	kindDuration             // a length of time
	kindSet                  // a repeated time
	kindRef                  // a pure deictic
	kindRange                // a date with an end
	kindEvent                // anchored on an event that stands behind it
	kindBlock                // no time expression: takes its words from the others
)

var ruleKinds = map[string]kind{
	"part": kindPart, "date": kindDate, "duration": kindDuration, "set": kindSet, "ref": kindRef,
	"range": kindRange, "event": kindEvent, "block": kindBlock,
}

type rule struct {
	id    string
	kind  kind
	gives uint16
	sets  []setting
	prio  int
	prov  tomar.Provenance
	level int
}

// node is a place in the tree of a level's patterns: the item that led here and
// the rules that are complete.
type node struct {
	item  int32
	rules []int32
	kids  []int32
}

// level is a layer of rules: they ask only for what lower layers give. Patterns
// that begin alike share their beginning.
type level struct {
	nodes []node
	first [][]int32 // by category: nodes whose item may begin with it
}

// add puts a pattern into the tree.
func (l *level) add(items []int32, rule int32) {
	if len(l.nodes) == 0 {
		l.nodes = append(l.nodes, node{})
	}
	at := int32(0)
	for _, it := range items {
		next := int32(-1)
		for _, k := range l.nodes[at].kids {
			if l.nodes[k].item == it {
				next = k
			}
		}
		if next < 0 {
			next = int32(len(l.nodes))
			l.nodes = append(l.nodes, node{item: it})
			l.nodes[at].kids = append(l.nodes[at].kids, next)
		}
		at = next
	}
	l.nodes[at].rules = append(l.nodes[at].rules, rule)
}

// Grammar is the compiled time grammar. It does not change and may be shared.
type Grammar struct {
	data    *seeds.Time
	morph   *morph.Analyzer
	numbers *numeral.Table
	rules   []rule
	items   []item
	levels  []level
	cats    []string

	words     []lexeme // by row of Words
	names     []lexeme
	feasts    []lexeme
	events    []lexeme
	numCats   [4]uint16 // number, ordinal, fraction, vague
	dateCat   uint16    // dates in digits
	clockCat  uint16
	ezCat     uint16
	dottedCat uint16
	ordCat    uint16
	andCat    uint16
	commaCat  uint16
	thatIsCat uint16
	dashCat   uint16

	durationRule int32
	weak         map[string][]int32 // folded text → rows of Words
	heads        map[string]bool    // first words of weak phrases
	suffixes     map[string]morph.Feature
}

// lexeme is what a row of the lexicon puts into the chart.
type lexeme struct {
	cat  uint16
	val  int64
	feat morph.Feature // of the form itself
	bare bool          // taken without suffix only
}

type compiler struct {
	g     *Grammar
	cats  map[string]uint16
	items map[string]int32
	asked map[string]string
	given map[string]bool
	errs  []error
}

// cat is the number of a category.
func (c *compiler) cat(name string) uint16 {
	n, ok := c.cats[name]
	if !ok {
		n = uint16(len(c.g.cats))
		c.cats[name] = n
		c.g.cats = append(c.g.cats, name)
	}
	return n
}

func (c *compiler) lex(name string) uint16 { c.given[name] = true; return c.cat(name) }

// Compile compiles the grammar. The error joins every fault of the data.
func Compile(data *seeds.Time, analyzer *morph.Analyzer) (*Grammar, error) {
	numbers, err := numeral.New(data.Numerals)
	if err != nil {
		return nil, fmt.Errorf("dates: %w", err)
	}
	g := &Grammar{data: data, morph: analyzer, numbers: numbers, weak: map[string][]int32{}, heads: map[string]bool{}, suffixes: map[string]morph.Feature{}, durationRule: -1}
	c := &compiler{g: g, cats: map[string]uint16{}, items: map[string]int32{}, asked: map[string]string{}, given: map[string]bool{}}
	c.lexicon()
	c.rules()
	if len(c.errs) > 0 {
		return nil, fmt.Errorf("dates: %w", errors.Join(c.errs...))
	}
	for id := int32(0); ; id++ {
		p := analyzer.Path(id)
		if p.Form == "" {
			break
		}
		g.suffixes[p.Form] = p.Any
	}
	return g, nil
}

func (c *compiler) lexicon() {
	g := c.g
	for i, n := range []string{"num", "ord", "frac", "vaguenum"} {
		g.numCats[i] = c.lex(n)
	}
	g.dottedCat = c.lex("clockdot")
	g.ordCat, g.dashCat = c.lex("ordsuf"), c.lex("dash")
	g.andCat, g.commaCat, g.thatIsCat = c.lex("and"), c.lex("comma"), c.lex("thatis")
	g.dateCat, g.clockCat = c.lex("numdate"), c.lex("clock")
	for i, w := range g.data.Words {
		v, err := wordValue(w.Value)
		if err != nil {
			c.errs = append(c.errs, &tsv.Fault{File: "time/words.tsv", Line: w.Line, Column: 3, Message: err.Error()})
		}
		l := lexeme{cat: c.lex(w.Cat), val: v, bare: w.Use == "bare"}
		for _, f := range w.Says {
			bit, ok := patternFeatures[f]
			if !ok {
				c.errs = append(c.errs, &tsv.Fault{File: "time/words.tsv", Line: w.Line, Column: 5, Message: fmt.Sprintf("no feature %q", f)})
			}
			l.feat |= bit
		}
		g.words = append(g.words, l)
		if w.Cat == "ez" {
			g.ezCat = c.cat("ez")
		}
		if w.Use != "weak" {
			continue
		}
		for _, f := range w.Forms {
			key := string(foldWord(nil, f))
			g.weak[key] = append(g.weak[key], int32(i))
			for j := range key {
				if key[j] == ' ' {
					g.heads[key[:j]] = true
				}
			}
		}
	}
	for _, n := range g.data.Names {
		cat, v := n.System, int64(n.Index)
		if s, ok := systems[n.System]; ok {
			cat, v = "month", v|s<<8
		}
		switch {
		case n.Latin:
			cat += "latin"
		case n.Context:
			cat += "x"
		}
		g.names = append(g.names, lexeme{cat: c.lex(cat), val: v})
	}
	for i, f := range g.data.Feasts {
		cat := "feast"
		if f.Context {
			cat = "feastx"
		}
		g.feasts = append(g.feasts, lexeme{cat: c.lex(cat), val: int64(i)})
	}
	for _, cat := range []string{"event", "eventx"} { // by their names, then by bare words
		for i := range g.data.Events {
			g.events = append(g.events, lexeme{cat: c.lex(cat), val: int64(i)})
		}
	}
	for _, n := range []string{"weekday", "season", "month", "monthx", "monthlatin", "feast", "feastx", "event", "eventx"} {
		c.lex(n)
	}
}

// wordValue reads the value column: a number, a unit, a part of the day, a
// modifier, an era, or nothing.
func wordValue(s string) (int64, error) {
	if s == "" {
		return 0, nil
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return n, nil
	}
	if u, ok := units[s]; ok {
		return int64(u), nil
	}
	if e, ok := eras[s]; ok {
		return int64(e), nil
	}
	if i := slices.Index(partNames[:], s); i > 0 {
		return int64(i), nil
	}
	if i := slices.Index(modNames[:], s); i > 0 {
		return int64(i), nil
	}
	switch s {
	case "AM":
		return 1, nil
	case "PM":
		return 2, nil
	case "in":
		return 1, nil
	case "by":
		return 2, nil
	}
	return 0, fmt.Errorf("%q is no value", s)
}
