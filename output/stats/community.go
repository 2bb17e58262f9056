package stats

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/iterator"
)

// A link counts for communities when it was met so often and comes about by
// chance less often than firm.
const (
	firm  = 0.01
	often = 2
)

// communities numbers groups of entities by Louvain's method on the firm links:
// those above chance, of all kinds, the heaviest that MaxCommunityEdges allows.
// Groups are numbered from 1 by size, then by their first name; groups of one
// are none.
func (c *Collector) communities(g *web, edges []edge) map[uint32]int32 {
	var kept []edge
	for _, e := range edges {
		if e.weight >= often && e.assoc > 0 && e.p < firm {
			kept = append(kept, e)
		}
		if len(kept) == c.opts.MaxCommunityEdges {
			break // edges are ordered by weight
		}
	}
	if len(kept) == 0 {
		return nil
	}
	u := newUndirected(g, kept)
	reduced := community.Modularize(u, 1, rand.NewPCG(1, 2))
	var groups [][]uint32
	for _, com := range reduced.Communities() {
		var ids []uint32
		for _, n := range com {
			ids = append(ids, g.nodes[n.ID()])
		}
		slices.SortFunc(ids, func(a, b uint32) int { return cmp.Compare(c.ents[a].id, c.ents[b].id) })
		if len(ids) > 1 {
			groups = append(groups, ids)
		}
	}
	slices.SortFunc(groups, func(a, b []uint32) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(c.ents[a[0]].id, c.ents[b[0]].id))
	})
	numbers := map[uint32]int32{}
	for i, ids := range groups {
		for _, id := range ids {
			numbers[id] = int32(i + 1)
		}
	}
	return numbers
}

// undirected is a graph for gonum whose nodes and neighbours always come in one
// order; gonum's own graphs range over maps.
type undirected struct {
	nodes []graph.Node
	near  map[int64][]graph.Node
	w     map[[2]int64]float64
}

type vertex int64

func (v vertex) ID() int64 { return int64(v) }

type line struct {
	a, b vertex
	w    float64
}

func (l line) From() graph.Node         { return l.a }
func (l line) To() graph.Node           { return l.b }
func (l line) ReversedEdge() graph.Edge { return line{l.b, l.a, l.w} }
func (l line) Weight() float64          { return l.w }

func newUndirected(g *web, edges []edge) *undirected {
	u := &undirected{near: map[int64][]graph.Node{}, w: map[[2]int64]float64{}}
	for _, e := range edges {
		a, b := int64(g.index[e.a]), int64(g.index[e.b])
		if _, again := u.w[[2]int64{a, b}]; !again {
			u.near[a], u.near[b] = append(u.near[a], vertex(b)), append(u.near[b], vertex(a))
		}
		u.w[[2]int64{a, b}] += e.weight
		u.w[[2]int64{b, a}] = u.w[[2]int64{a, b}]
	}
	for i := range g.nodes {
		if ns := u.near[int64(i)]; ns != nil {
			slices.SortFunc(ns, func(x, y graph.Node) int { return cmp.Compare(x.ID(), y.ID()) })
			u.nodes = append(u.nodes, vertex(i))
		}
	}
	return u
}

// Node, Nodes, From, HasEdgeBetween, Edge, EdgeBetween, WeightedEdge,
// WeightedEdgeBetween and Weight make it a graph.WeightedUndirected.

func (u *undirected) Node(id int64) graph.Node {
	if u.near[id] == nil {
		return nil
	}
	return vertex(id)
}

func (u *undirected) Nodes() graph.Nodes { return iterator.NewOrderedNodes(u.nodes) }

func (u *undirected) From(id int64) graph.Nodes { return iterator.NewOrderedNodes(u.near[id]) }

func (u *undirected) HasEdgeBetween(x, y int64) bool { _, ok := u.w[[2]int64{x, y}]; return ok }

func (u *undirected) Edge(x, y int64) graph.Edge {
	if e := u.WeightedEdge(x, y); e != nil {
		return e
	}
	return nil
}

func (u *undirected) EdgeBetween(x, y int64) graph.Edge { return u.Edge(x, y) }

func (u *undirected) WeightedEdge(x, y int64) graph.WeightedEdge {
	if w, ok := u.w[[2]int64{x, y}]; ok {
		return line{vertex(x), vertex(y), w}
	}
	return nil
}

func (u *undirected) WeightedEdgeBetween(x, y int64) graph.WeightedEdge { return u.WeightedEdge(x, y) }

func (u *undirected) Weight(x, y int64) (float64, bool) {
	w, ok := u.w[[2]int64{x, y}]
	return w, ok
}
