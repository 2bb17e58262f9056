package verb

import (
	"fmt"
	"maps"
	"slices"

	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/seeds"
)

func key(s string) string { return string(norm.AppendKey(nil, s)) }

// Compile makes the tables. Of the cues it takes the function words that weigh
// readings. Errors are located in the data files.
func Compile(verbs *seeds.Verbs, affixes *seeds.VerbAffixes, cues *seeds.Cues) (*Grammar, error) {
	g := &Grammar{verbs: verbs, capped: map[string]homograph{}, before: map[string]bool{}, nominals: map[string]map[int32]bool{}, open: map[string]bool{}}
	for _, r := range affixes.Groups["tail"] {
		for _, f := range r.Forms {
			k := key(f)
			if len(k) != 1 || len(r.When) != 1 {
				return nil, fmt.Errorf("%s:%d: %q is not one letter with one class", affixes.File, r.Line, f)
			}
			t := tails[r.When[0]]
			g.letters[k[0]], g.vowel[k[0]] = t, true
			g.double[k[0]] = t == tailW || t == tailY
		}
	}
	states := map[string]uint8{}
	number := func(name string) uint8 {
		n, ok := states[name]
		if !ok {
			n = uint8(len(states))
			states[name] = n
			g.arcs = append(g.arcs, nil)
		}
		return n
	}
	g.start, g.light, g.end = number("S"), number("L"), number("end")
	for _, r := range affixes.Arcs {
		if len(states) > 250 {
			return nil, fmt.Errorf("%s:%d: too many states", affixes.File, r.Line)
		}
		a := compileArc(r)
		a.to = number(r.To)
		from := number(r.From)
		k, plain := kinds[r.What]
		switch {
		case plain && k != kindForm || plain && len(r.Forms) == 0:
			a.kind = k
			g.arcs[from] = append(g.arcs[from], a)
		case plain:
			g.arcs[from] = appendForms(g.arcs[from], a, r.Forms, &g.double)
		default:
			for _, m := range affixes.Groups[r.What] {
				b := a
				b.set = b.set.with(compileSet(m.Set))
				g.arcs[from] = appendForms(g.arcs[from], b, m.Forms, &g.double)
			}
		}
	}
	g.onward = newOnward(g.arcs, &g.double)
	g.addVerbs(affixes)
	for i := range verbs.Rows {
		v := &verbs.Rows[i]
		s := [2]spelling{spellingOf(v.Infinitive), spellingOf(v.Preverb)}
		for _, p := range v.Present {
			s[1] |= spellingOf(v.Preverb + p)
		}
		g.spelt = append(g.spelt, s)
	}
	for _, h := range affixes.Homographs {
		for _, w := range h.Words {
			if h.Kind == "before" {
				g.before[key(w)] = true
				continue
			}
			c, ok := g.capped[key(w)]
			if !ok {
				c = homograph{255, 255}
			}
			if h.Kind != "nominal" {
				c.finite = min(c.finite, h.Score)
			}
			if h.Kind != "finite" {
				c.nominal = min(c.nominal, h.Score)
			}
			g.capped[key(w)] = c
		}
	}
	for _, n := range affixes.Nominals {
		for _, w := range n.Nominals {
			for _, v := range n.Verbs {
				g.AddNominal(w, v)
			}
		}
	}
	g.addOpeners(affixes)
	g.addCues(cues)
	for _, h := range affixes.Homographs {
		for _, w := range h.Words {
			if h.Kind == "medial" {
				g.words[key(w)] |= final
			}
		}
	}
	for _, f := range formsOf(affixes.Groups["plural"]) {
		g.plurals = append(g.plurals, key(f))
	}
	for _, f := range formsOf(affixes.Groups["pluralof"]) {
		g.pluralOf = string(key(f))
	}
	for b := range g.first {
		one := []byte{byte(b)}
		g.first[b] = g.stems.has(one) || g.preverbs.has(one) || g.begins(g.start, one, 0)
	}
	return g, nil
}

// AddNominal says that a nominal may be written onto a light verb (row), with
// postverb or without. To be called before the first analyzer is made.
func (g *Grammar) AddNominal(nominal string, row int32) {
	k := key(nominal)
	if g.nominals[k] == nil {
		g.nominals[k] = map[int32]bool{}
	}
	g.nominals[k][g.verbs.Base(row)] = true
}

// seal makes the filter and the sieves, once all nominals are there.
func (g *Grammar) seal() {
	g.filter.Do(func() {
		g.listed = forms.NewFilter(len(g.capped) + len(g.nominals) + len(g.before) + len(g.open) + len(g.words))
		for k := range g.capped {
			g.listed.Add(k)
		}
		for _, k := range slices.Sorted(maps.Keys(g.nominals)) {
			g.listed.Add(k)
			if len(k) >= fusedMin {
				g.hosts.add(k, struct{}{})
			}
		}
		for k := range g.before {
			g.listed.Add(k)
		}
		for k := range g.open {
			g.listed.Add(k)
		}
		for k := range g.words {
			g.listed.Add(k)
		}
		g.forms, g.tails = newSieve(g, &g.stems, g.start, false), newSieve(g, &g.lights, g.light, true)
	})
}

// cap is how much the readings of a homograph may score.
func (g *Grammar) cap(k []byte) (homograph, bool) {
	if !g.listed.Has(k) {
		return homograph{}, false
	}
	c, ok := g.capped[string(k)]
	return c, ok
}

func (g *Grammar) isCapped(k []byte) bool {
	c, _ := g.cap(k)
	return c != (homograph{})
}

// opens reports whether a token may be the first half of a split form.
func (g *Grammar) opens(k []byte) bool { return g.listed.Has(k) && g.open[string(k)] }

// begins reports whether a form arc reachable without reading begins with b.
func (g *Grammar) begins(state uint8, b []byte, depth int) bool {
	return depth < 8 && slices.ContainsFunc(g.arcs[state], func(a arc) bool {
		if a.kind != kindForm {
			return false
		}
		return a.form == "" && g.begins(a.to, b, depth+1) || a.form != "" && a.form[0] == b[0]
	})
}

func appendForms(arcs []arc, a arc, forms []string, double *[256]bool) []arc {
	for _, f := range forms {
		a.form = key(f)
		a.head = a.form[0]
		if double[a.head] {
			a.head = 0 // it may be one with the letter before
		}
		arcs = append(arcs, a)
	}
	return arcs
}

func compileSet(names []string) set {
	var s set
	for _, n := range names {
		switch {
		case n[0] == 'e' && len(n) == 2:
			s.ending = n[1] - '0'
		case n[0] == 'k' && len(n) == 2:
			s.clt = n[1] - '0'
		default:
			s.bits |= features[n]
		}
	}
	return s
}

// with is the union; persons of t win.
func (s set) with(t set) set {
	s.bits |= t.bits
	if t.ending != 0 {
		s.ending = t.ending
	}
	if t.clt != 0 {
		s.clt = t.clt
	}
	return s
}

func compileArc(r seeds.VerbArc) arc {
	a := arc{set: compileSet(r.Set), cost: uint8(r.Cost)}
	for _, w := range r.When {
		if t, ok := tails[w]; ok {
			a.tails |= 1 << t
		} else {
			a.cond = conditions[w]
		}
	}
	return a
}
