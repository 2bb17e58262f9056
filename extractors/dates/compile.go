package dates

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/internal/tsv"
)

func (c *compiler) rules() {
	g := c.g
	all := make([][][]int32, len(g.data.Rules))
	for i, r := range g.data.Rules {
		fault := func(err error) {
			c.errs = append(c.errs, &tsv.Fault{File: r.File, Line: r.Line, Message: fmt.Sprintf("rule %s: %v", r.ID, err)})
		}
		k, ok := ruleKinds[r.Kind]
		if !ok {
			fault(fmt.Errorf("no kind %q", r.Kind))
		}
		sets, err := settings(r.Set)
		if err != nil {
			fault(err)
		}
		for _, p := range r.Pattern {
			vs, err := c.pattern(p)
			if err != nil {
				fault(err)
				continue
			}
			for _, v := range vs {
				if len(v) > maxItems {
					fault(fmt.Errorf("pattern of %d items, at most %d", len(v), maxItems))
					continue
				}
				if len(v) > 0 {
					all[i] = append(all[i], v)
				}
			}
		}
		out := rule{id: r.ID, kind: k, sets: sets, prio: r.Prio, prov: tomar.Provenance{Rule: r.ID, File: r.File, Line: int32(r.Line)}}
		if r.Gives != "" {
			c.given[r.Gives] = true
			out.gives = c.cat(r.Gives)
		} else {
			out.gives = c.cat("=") // of no rule's concern
		}
		if k == kindDuration && g.durationRule < 0 {
			g.durationRule = int32(i)
		}
		g.rules = append(g.rules, out)
	}
	var unknown []string
	for name := range c.asked {
		if !c.given[name] {
			unknown = append(unknown, fmt.Sprintf("nothing gives %q (in %q)", name, c.asked[name]))
		}
	}
	slices.Sort(unknown)
	if len(unknown) > 0 {
		c.errs = append(c.errs, errors.New("time rules: "+strings.Join(unknown, "; ")))
		return
	}
	c.order(all)
}

// order puts rules into levels: a rule stands above all that give what it asks for.
func (c *compiler) order(variants [][][]int32) {
	g := c.g
	givers := map[uint16][]int{}
	for i, r := range g.rules {
		givers[r.gives] = append(givers[r.gives], i)
	}
	state := make([]int8, len(g.rules))
	var visit func(i int) int
	visit = func(i int) int {
		if state[i] == 2 {
			return g.rules[i].level
		}
		if state[i] == 1 {
			c.errs = append(c.errs, fmt.Errorf("time rules: %s asks for what it gives", g.rules[i].id))
			return 0
		}
		state[i] = 1
		top := 0
		for _, v := range variants[i] {
			for _, it := range v {
				for _, cat := range g.items[it].cats {
					for _, j := range givers[cat] {
						top = max(top, visit(j)+1)
					}
				}
			}
		}
		g.rules[i].level, state[i] = top, 2
		return top
	}
	for i := range g.rules {
		n := visit(i)
		for len(g.levels) <= n {
			g.levels = append(g.levels, level{})
		}
	}
	for i := range g.rules {
		for _, v := range variants[i] {
			g.levels[g.rules[i].level].add(v, int32(i))
		}
	}
	for k := range g.levels {
		l := &g.levels[k]
		l.first = make([][]int32, len(g.cats))
		if len(l.nodes) == 0 {
			continue
		}
		for _, n := range l.nodes[0].kids {
			for _, cat := range g.items[l.nodes[n].item].cats {
				l.first[cat] = append(l.first[cat], n)
			}
		}
	}
}
