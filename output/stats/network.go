package stats

import (
	"cmp"
	"slices"
)

// web is all edges as one weighted directed graph: what occurs together
// links both ways, who acts links to the target. Nodes are numbered in the order
// of their entities' ids, so that sums run in one order whatever the order of the
// documents.
type web struct {
	nodes  []uint32       // entity numbers
	index  map[uint32]int // and back
	out    [][]link       // by node
	degree []int          // neighbours, either way
	total  []float64      // weight of a node's links
}

type link struct {
	to     int
	weight float64
}

func newWeb(edges []edge, order func(x, y uint32) int) *web {
	g := &web{index: map[uint32]int{}}
	for i := range edges {
		g.nodes = append(g.nodes, edges[i].a, edges[i].b)
	}
	slices.SortFunc(g.nodes, order)
	g.nodes = slices.Compact(g.nodes)
	for i, n := range g.nodes {
		g.index[n] = i
	}
	g.out, g.degree, g.total = make([][]link, len(g.nodes)), make([]int, len(g.nodes)), make([]float64, len(g.nodes))
	add := func(a, b int, w float64) {
		g.out[a] = append(g.out[a], link{b, w})
		g.total[a] += w
	}
	pairs := make([][2]int32, 0, len(edges))
	for i := range edges {
		a, b := g.index[edges[i].a], g.index[edges[i].b]
		add(a, b, edges[i].weight)
		if edges[i].kind == cooccurrence {
			add(b, a, edges[i].weight)
		}
		pairs = append(pairs, [2]int32{int32(min(a, b)), int32(max(a, b))})
	}
	slices.SortFunc(pairs, func(x, y [2]int32) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	for _, p := range slices.Compact(pairs) {
		g.degree[p[0]]++
		g.degree[p[1]]++
	}
	for i := range g.out {
		slices.SortFunc(g.out[i], func(x, y link) int { return cmp.Or(cmp.Compare(x.to, y.to), cmp.Compare(x.weight, y.weight)) })
	}
	return g
}

// The constants of PageRank.
const (
	damping   = 0.85
	tolerance = 1e-12
	rounds    = 500
)

// pageRank is the weighted PageRank of every node. gonum's begins with random
// numbers, whose traces stay in the last digits; this one begins with equal
// parts and sums in a fixed order (a test holds it against gonum's).
func (g *web) pageRank() []float64 {
	n := float64(len(g.nodes))
	now, next := make([]float64, len(g.nodes)), make([]float64, len(g.nodes))
	for i := range now {
		now[i] = 1 / n
	}
	for range rounds {
		loose := 0.0 // of nodes that link to none
		for i := range next {
			next[i] = 0
			if g.total[i] == 0 {
				loose += now[i]
			}
		}
		for i, ls := range g.out {
			for _, l := range ls {
				next[l.to] += damping * now[i] * l.weight / g.total[i]
			}
		}
		change := 0.0
		for i := range next {
			next[i] += (1-damping)/n + damping*loose/n
			change += max(next[i]-now[i], now[i]-next[i])
		}
		now, next = next, now
		if change < tolerance {
			break
		}
	}
	return now
}
