package dates

import "github.com/tomar-nlp/tomar/extractors/morph"

const (
	maxItems  = 14
	maxWindow = 48   // tokens
	maxEdges  = 4000 // of a window; what is beyond is not combined
)

// edge is something that stands over tokens i to j of the window: a word, a
// number, or what a rule made.
type edge struct {
	val, under int64
	frag       int32 // -1 for a word
	rule       int32 // -1 for a word
	kids, nkid int32
	feat       morph.Feature
	cat        uint16
	i, j       int16
	bare       bool // no suffix on its last token
}

// addEdge keeps an edge unless the same rule or word already stands there.
func (t *Tagger) addEdge(e edge) {
	if len(t.edges) >= maxEdges {
		return
	}
	for _, k := range t.starts[e.i] {
		o := &t.edges[k]
		if o.cat == e.cat && o.j == e.j && (o.rule == e.rule && e.rule >= 0 || e.rule < 0 && o.rule < 0 && o.val == e.val) {
			return
		}
	}
	t.starts[e.i] = append(t.starts[e.i], int32(len(t.edges)))
	t.edges = append(t.edges, e)
}

// fits reports whether an edge may fill an item.
func (it *item) fits(e *edge) bool {
	if it.mask[e.cat>>6&(catWords-1)]&(1<<(e.cat&63)) == 0 ||
		it.bare && !e.bare || it.suffix && e.bare || it.need != 0 && e.feat&it.need == 0 || e.feat&it.forbid != 0 {
		return false
	}
	if it.ranged && (e.val < it.lo || e.val > it.hi || e.under > 1) {
		return false
	}
	return it.units == 0 || e.val >= 0 && e.val < 32 && it.units&(1<<uint(e.val)) != 0
}

// combine runs the rules over the window, level by level.
func (t *Tagger) combine(n int) {
	for l := range t.g.levels {
		lv := &t.g.levels[l]
		for p := 0; p < n; p++ {
			// edges that this level adds feed higher levels only
			count := len(t.starts[p])
			for x := 0; x < count; x++ {
				e := t.starts[p][x]
				for _, ni := range lv.first[t.edges[e].cat] {
					if t.g.items[lv.nodes[ni].item].fits(&t.edges[e]) {
						t.stack[0] = e
						t.match(lv, ni, 1, int(t.edges[e].j), n)
					}
				}
			}
		}
	}
}

// match goes on from a node of the tree whose k items are filled, at token p.
func (t *Tagger) match(lv *level, at int32, k, p, n int) {
	t.path[k-1] = lv.nodes[at].item
	for _, r := range lv.nodes[at].rules {
		t.complete(r, k)
	}
	if p >= n {
		return
	}
	for _, ni := range lv.nodes[at].kids {
		it := &t.g.items[lv.nodes[ni].item]
		count := len(t.starts[p])
		for x := 0; x < count; x++ {
			e := t.starts[p][x]
			if it.fits(&t.edges[e]) {
				t.stack[k] = e
				t.match(lv, ni, k+1, int(t.edges[e].j), n)
			}
		}
	}
}

// complete makes the edge of a rule whose k items are filled.
func (t *Tagger) complete(ri int32, k int) {
	r := &t.g.rules[ri]
	f, ok := t.build(r, k)
	if !ok {
		return
	}
	out := edge{cat: r.gives, rule: ri, frag: int32(len(t.frags)), kids: int32(len(t.kids)), i: -1}
	for n := range k {
		if t.g.items[t.path[n]].context {
			continue
		}
		e := &t.edges[t.stack[n]]
		if out.i < 0 {
			out.i = e.i
		}
		out.j, out.feat, out.bare = e.j, e.feat, e.bare
		t.kids = append(t.kids, t.stack[n])
		out.nkid++
	}
	if out.i < 0 {
		return
	}
	before := len(t.edges)
	t.addEdge(out)
	if len(t.edges) > before {
		t.frags = append(t.frags, f)
	} else {
		t.kids = t.kids[:out.kids]
	}
}

// choose picks the edges that become expressions: as many tokens as possible
// covered by as few edges as possible, higher priorities first.
func (t *Tagger) choose(n int) []int32 {
	t.best = append(t.best[:0], 0)
	t.back = append(t.back[:0], -1)
	for p := 1; p <= n; p++ {
		t.best, t.back = append(t.best, t.best[p-1]), append(t.back, -1)
		for q := p - 1; q >= 0; q-- {
			for _, k := range t.starts[q] {
				e := &t.edges[k]
				if int(e.j) != p || e.rule < 0 || t.g.rules[e.rule].kind == kindPart {
					continue
				}
				if s := t.best[q] + int32(20*(p-q)) - 10 + int32(t.g.rules[e.rule].prio); s > t.best[p] {
					t.best[p], t.back[p] = s, k
				}
			}
		}
	}
	t.chosen = t.chosen[:0]
	for p := n; p > 0; {
		k := t.back[p]
		if k < 0 {
			p--
			continue
		}
		t.chosen = append(t.chosen, k)
		p = int(t.edges[k].i)
	}
	for i, j := 0, len(t.chosen)-1; i < j; i, j = i+1, j-1 {
		t.chosen[i], t.chosen[j] = t.chosen[j], t.chosen[i]
	}
	return t.chosen
}
