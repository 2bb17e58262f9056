package morph

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/seeds"
)

const (
	maxParts = 4 // morphemes of a path
	minStem  = 4 // bytes: two letters
	noLetter = 0xff
)

// Analysis is one candidate: the first Stem bytes of the word, and the suffix
// path of the rest (tomar.None where nothing is taken off).
type Analysis struct {
	Stem int32
	Path int32
}

// node is a state of the automaton that reads suffixes from the word's end.
type node struct {
	next  [32]uint16 // by letter code; 0 is no way on
	path  int32      // the suffix that ends here; tomar.None
	hosts uint8      // letter classes that it may be written onto
}

// Analyzer holds the compiled paths. It does not change and may be shared.
type Analyzer struct {
	forms []seeds.Clitic
	conj  []string
	paths []Path
	nodes []node
	// code and host are tables over the letters U+0600…U+07FF, which are the
	// two-byte letters of UTF-8 that a Sorani word is made of.
	code [512]uint8
	host [512]uint8
}

// New compiles the table.
func New(c *seeds.Clitics) (*Analyzer, error) {
	a := &Analyzer{forms: c.Forms, conj: c.Conj, nodes: []node{{path: tomar.None}}}
	classes, err := a.classes(c)
	if err != nil {
		return nil, err
	}
	codes := uint8(0)
	for i := range a.code {
		a.code[i] = noLetter
	}
	for _, f := range c.Forms {
		for _, r := range f.Form {
			if r < 0x600 || r > 0x7ff {
				return nil, fmt.Errorf("morph: %s:%d: %q is no letter of the Arabic block", c.File, f.Line, r)
			}
			if a.code[r-0x600] == noLetter {
				if codes == uint8(len(a.nodes[0].next)) {
					return nil, fmt.Errorf("morph: %s: more than %d letters", c.File, codes)
				}
				a.code[r-0x600] = codes
				codes++
			}
		}
	}
	b := builder{a: a, c: c, classes: classes, ids: map[string]int32{}}
	b.grow("stem", "", nil)
	b.finish()
	return a, nil
}

// classes fills the host table and gives the bit of each letter class.
func (a *Analyzer) classes(c *seeds.Clitics) (map[string]uint8, error) {
	bits := map[string]uint8{"c": 1}
	for i := range a.host {
		a.host[i] = 1
	}
	names := make([]string, 0, len(c.Hosts))
	for n := range c.Hosts {
		names = append(names, n)
	}
	slices.Sort(names)
	for i, n := range names {
		if i >= 7 {
			return nil, fmt.Errorf("morph: %s: more than 7 letter classes", c.File)
		}
		bits[n] = 2 << i
		for _, r := range c.Hosts[n] {
			if r < 0x600 || r > 0x7ff {
				return nil, fmt.Errorf("morph: %s: host letter %q outside the Arabic block", c.File, r)
			}
			a.host[r-0x600] = bits[n]
		}
	}
	return bits, nil
}

type builder struct {
	a       *Analyzer
	c       *seeds.Clitics
	classes map[string]uint8
	ids     map[string]int32
}

func (b *builder) mask(f seeds.Clitic) uint8 {
	var m uint8
	for _, h := range f.Hosts {
		m |= b.classes[h]
	}
	return m
}

// grow adds every morpheme that may stand behind slot and the string so far.
func (b *builder) grow(slot, so string, parts []int32) {
	if len(parts) == maxParts {
		return
	}
	for i, f := range b.c.Forms {
		if !slices.Contains(f.Follows, slot) {
			continue
		}
		if slices.ContainsFunc(parts, func(p int32) bool { return b.c.Forms[p].Slot == f.Slot }) {
			continue
		}
		if so != "" {
			last, _ := utf8.DecodeLastRuneInString(so)
			if b.a.host[last-0x600]&b.mask(f) == 0 {
				continue
			}
		}
		chain := append(slices.Clone(parts), int32(i))
		b.keep(so+f.Form, chain)
		b.grow(f.Slot, so+f.Form, chain)
	}
}

func (b *builder) keep(form string, parts []int32) {
	id, ok := b.ids[form]
	if !ok {
		id = int32(len(b.a.paths))
		b.ids[form] = id
		b.a.paths = append(b.a.paths, Path{Form: form})
	}
	r := Reading{Parts: parts, hosts: b.mask(b.c.Forms[parts[0]]), frequent: true, names: true}
	for _, p := range parts {
		r.frequent = r.frequent && b.c.Forms[p].Frequent
		r.names = r.names && b.c.Forms[p].Names
		for _, f := range b.c.Forms[p].Features {
			r.Features |= features[f]
		}
	}
	b.a.paths[id].Readings = append(b.a.paths[id].Readings, r)
}

// finish orders readings and paths and builds the automaton.
func (b *builder) finish() {
	a := b.a
	slices.SortFunc(a.paths, func(x, y Path) int {
		if n := len(x.Form) - len(y.Form); n != 0 {
			return n
		}
		return strings.Compare(x.Form, y.Form)
	})
	for i := range a.paths {
		p := &a.paths[i]
		slices.SortStableFunc(p.Readings, func(x, y Reading) int {
			if n := len(x.Parts) - len(y.Parts); n != 0 {
				return n
			}
			return rank(y) - rank(x)
		})
		var hosts uint8
		for _, r := range p.Readings {
			p.Any |= r.Features
			p.Frequent = p.Frequent || r.frequent
			p.Names = p.Names || r.names
			hosts |= r.hosts
		}
		s := 0
		for form := p.Form; form != ""; {
			r, n := utf8.DecodeLastRuneInString(form)
			form = form[:len(form)-n]
			c := a.code[r-0x600]
			if a.nodes[s].next[c] == 0 {
				a.nodes[s].next[c] = uint16(len(a.nodes))
				a.nodes = append(a.nodes, node{path: tomar.None})
			}
			s = int(a.nodes[s].next[c])
		}
		a.nodes[s].path, a.nodes[s].hosts = int32(i), hosts
	}
}

// rank puts the ezafe before the clitic of the same form, and frequent
// morphemes before rare ones.
func rank(r Reading) int {
	n := 0
	if r.Features&Ezafe != 0 {
		n += 2
	}
	if r.frequent {
		n++
	}
	return n
}

// Analyze appends the candidates of a word to buf: the word itself first, then
// one for each suffix string that the word may end in, shortest suffix first.
// It costs one step a letter of the longest suffix and no allocation beyond buf.
func (a *Analyzer) Analyze(form string, buf []Analysis) []Analysis {
	buf = append(buf, Analysis{int32(len(form)), tomar.None})
	s := uint16(0)
	for i := len(form); i >= minStem+2; {
		k := letter(form, i)
		if k < 0 {
			break
		}
		c := a.code[k]
		if c == noLetter {
			break
		}
		if s = a.nodes[s].next[c]; s == 0 {
			break
		}
		i -= 2
		n := &a.nodes[s]
		if n.path == tomar.None {
			continue
		}
		if h := letter(form, i); h >= 0 && n.hosts&a.host[h] != 0 {
			buf = append(buf, Analysis{int32(i), n.path})
		}
	}
	return buf
}

// Suffix is the path of a whole suffix string, whatever it is written onto
// (a number, a word in Latin script, a closing bracket); tomar.None where it
// is no path.
func (a *Analyzer) Suffix(form string) int32 {
	s := uint16(0)
	for i := len(form); i > 0; i -= 2 {
		k := letter(form, i)
		if k < 0 || a.code[k] == noLetter {
			return tomar.None
		}
		if s = a.nodes[s].next[a.code[k]]; s == 0 {
			return tomar.None
		}
	}
	return a.nodes[s].path
}

// letter is the index of the two-byte letter that ends at byte i, -1 where
// none does.
func letter(s string, i int) int {
	if i < 2 {
		return -1
	}
	b0, b1 := s[i-2], s[i-1]
	if b0 < 0xd8 || b0 > 0xdf || b1&0xc0 != 0x80 {
		return -1
	}
	return int(b0&7)<<6 | int(b1&0x3f)
}
