package dates

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/tomar-nlp/tomar/extractors/dates/calendar"
	"github.com/tomar-nlp/tomar/extractors/morph"
)

// item is one place of a compiled pattern.
type item struct {
	slot    string
	op      slotOp
	cats    []uint16
	mask    [catWords]uint64 // the same as bits
	ranged  bool
	lo, hi  int64
	units   uint32 // allowed units, for unit words; 0 allows all
	need    morph.Feature
	forbid  morph.Feature
	bare    bool // no suffix
	suffix  bool // any suffix
	context bool // looked at, not taken
}

// catWords × 64 is the greatest number of categories.
const catWords = 4

// The notation of a pattern: items apart by spaces, [ ] around what may be
// missing. An item is
//
//	slot:cat|cat{constraint}+feature-feature
//
// slot: may be missing; ~ before the item makes it context: it must be there
// but is no part of the expression. A constraint is lo..hi, a number, units
// apart by |, or for months the name of their calendar. Features: ez in from dem def indef pl cop,
// you (a clitic of the first or second person); none = no suffix at all,
// suf = some suffix.
func (c *compiler) pattern(text string) ([][]int32, error) {
	p := patternParser{c: c, words: strings.Fields(strings.NewReplacer("[", " [ ", "]", " ] ").Replace(text))}
	out, err := p.seq(0)
	if err != nil {
		return nil, err
	}
	if p.at < len(p.words) {
		return nil, fmt.Errorf("unbalanced ]")
	}
	return out, nil
}

type patternParser struct {
	c     *compiler
	words []string
	at    int
}

// seq reads items up to the end or the closing bracket, as every combination
// of what may be missing.
func (p *patternParser) seq(depth int) ([][]int32, error) {
	out := [][]int32{nil}
	for p.at < len(p.words) {
		w := p.words[p.at]
		p.at++
		switch w {
		case "]":
			if depth == 0 {
				p.at--
				return nil, fmt.Errorf("unbalanced ]")
			}
			return out, nil
		case "[":
			inner, err := p.seq(depth + 1)
			if err != nil {
				return nil, err
			}
			var next [][]int32
			for _, a := range out {
				for _, b := range inner {
					next = append(next, append(slices.Clone(a), b...))
				}
				next = append(next, a)
			}
			out = next
		default:
			it, err := p.c.known(w)
			if err != nil {
				return nil, err
			}
			for i := range out {
				out[i] = append(slices.Clone(out[i]), it)
			}
		}
	}
	if depth > 0 {
		return nil, fmt.Errorf("unbalanced [")
	}
	return out, nil
}

var patternFeatures = map[string]morph.Feature{
	"ez": morph.Ezafe, "in": morph.In, "from": morph.From, "dem": morph.Demonstrative | morph.Vocative | morph.Copula,
	"def": morph.Definite, "indef": morph.Indefinite, "pl": morph.Plural, "cop": morph.Copula,
	"you": morph.Person1 | morph.Person2 | morph.Person4 | morph.Person5,
}

// known is the number of an item, the same for equal ones.
func (c *compiler) known(w string) (int32, error) {
	if n, ok := c.items[w]; ok {
		return n, nil
	}
	it, err := c.item(w)
	if err != nil {
		return 0, err
	}
	n := int32(len(c.g.items))
	c.g.items = append(c.g.items, it)
	c.items[w] = n
	return n, nil
}

func (c *compiler) item(w string) (item, error) {
	it := item{}
	s := w
	if strings.HasPrefix(s, "~") {
		it.context, s = true, s[1:]
	}
	if i := strings.IndexByte(s, ':'); i >= 0 {
		it.slot, s = s[:i], s[i+1:]
		op, ok := slotOps[it.slot]
		if !ok {
			return it, fmt.Errorf("no slot %q in %q", it.slot, w)
		}
		it.op = op
	}
	for {
		i := strings.LastIndexAny(s, "+-")
		if i <= 0 || strings.HasSuffix(s, "}") {
			break
		}
		name := s[i+1:]
		f, ok := patternFeatures[name]
		switch {
		case name == "none" && s[i] == '+':
			it.bare = true
		case name == "suf" && s[i] == '+':
			it.suffix = true
		case !ok:
			return it, fmt.Errorf("no feature %q in %q", name, w)
		case s[i] == '+':
			it.need |= f
		default:
			it.forbid |= f
		}
		s = s[:i]
	}
	if i := strings.IndexByte(s, '{'); i >= 0 {
		if !strings.HasSuffix(s, "}") {
			return it, fmt.Errorf("unbalanced { in %q", w)
		}
		if err := it.constrain(s[i+1 : len(s)-1]); err != nil {
			return it, fmt.Errorf("%w in %q", err, w)
		}
		s = s[:i]
	}
	for _, name := range strings.Split(s, "|") {
		if name == "" {
			return it, fmt.Errorf("no category in %q", w)
		}
		n := c.cat(name)
		if int(n) >= 64*catWords {
			return it, fmt.Errorf("more than %d categories", 64*catWords)
		}
		it.cats = append(it.cats, n)
		it.mask[n>>6] |= 1 << (n & 63)
		c.asked[name] = w
	}
	return it, nil
}

// systems are the calendars by the names that the data give them.
var systems = map[string]int64{
	calendar.Gregorian.String(): int64(calendar.Gregorian), calendar.Kurdish.String(): int64(calendar.Kurdish),
	calendar.Iranian.String(): int64(calendar.Iranian), calendar.Islamic.String(): int64(calendar.Islamic),
}

func (it *item) constrain(s string) error {
	if lo, hi, ok := strings.Cut(s, ".."); ok {
		a, err1 := strconv.ParseInt(lo, 10, 64)
		b, err2 := strconv.ParseInt(hi, 10, 64)
		if err1 != nil || err2 != nil {
			return fmt.Errorf("%q is no range", s)
		}
		it.ranged, it.lo, it.hi = true, a, b
		return nil
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		it.ranged, it.lo, it.hi = true, n, n
		return nil
	}
	if n, ok := systems[s]; ok { // the months of one calendar
		it.ranged, it.lo, it.hi = true, n<<8+1, n<<8+12
		return nil
	}
	for _, u := range strings.Split(s, "|") {
		n, ok := units[u]
		if !ok {
			return fmt.Errorf("no unit %q", u)
		}
		it.units |= 1 << n
	}
	return nil
}
