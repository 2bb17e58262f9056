package stats

import (
	"cmp"
	"slices"
	"time"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/output/tables"
)

// kinds of edges, as the tables name them.
const (
	cooccurrence = "cooccurrence"
	actsOn       = "acts_on"
)

// edge is a counted pair with its measures.
type edge struct {
	a, b   uint32
	kind   string
	weight float64
	assoc  float64
	p      float64
	pair   pair
}

// findings are what the counts come to.
type findings struct {
	edges       []edge
	web         *web
	ranks       []float64
	communities map[uint32]int32
}

// Settle works the network out, once all rows were added; until it returns the
// collector must be left alone. Finish does it where nobody did before.
func (c *Collector) Settle() {
	c.endDocument()
	n := &findings{edges: c.edges()}
	n.web = newWeb(n.edges, func(x, y uint32) int { return cmp.Compare(c.ents[x].id, c.ents[y].id) })
	n.ranks = n.web.pageRank()
	n.communities = c.communities(n.web, n.edges)
	c.net = n
}

// Finish gives the rows of network_nodes, network_edges and bursts. Entities
// that no row of entities has named are left out. The collector must not be used
// afterwards.
func (c *Collector) Finish(emit func(*tables.Row)) {
	if c.net == nil {
		c.Settle()
	}
	c.nodeRows(emit)
	for i := range c.net.edges {
		e := &c.net.edges[i]
		row := tables.EdgeRow{SourceID: c.ents[e.a].id, TargetID: c.ents[e.b].id, Kind: e.kind, Weight: e.weight, Documents: int(e.pair.documents),
			Association: e.assoc, PValue: e.p, FirstDate: isoDay(e.pair.first), LastDate: isoDay(e.pair.till)}
		emit(row.Fill(&c.row))
	}
	c.burstRows(emit)
}

// edges are the heaviest pairs of both kinds, ordered by kind, weight and names.
func (c *Collector) edges() []edge {
	es := make([]edge, 0, min(len(c.together.count)+len(c.acting.count), 2*c.opts.MaxEdges))
	heaviest := func() {
		slices.SortFunc(es, func(x, y edge) int {
			return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(y.assoc, x.assoc), cmp.Compare(x.kind, y.kind),
				cmp.Compare(c.ents[x.a].id, c.ents[y.a].id), cmp.Compare(c.ents[x.b].id, c.ents[y.b].id))
		})
		es = es[:min(len(es), c.opts.MaxEdges)]
	}
	take := func(ps *pairs, kind string, measure func(a, b uint32, w float64) (float64, float64)) {
		for key, p := range ps.count { // sorted below
			a, b := uint32(key>>32), uint32(key)
			if c.ents[a].typ == "" || c.ents[b].typ == "" {
				continue
			}
			if kind == cooccurrence && c.ents[b].id < c.ents[a].id {
				a, b = b, a // the same for every order of the input
			}
			g2, pv := measure(a, b, float64(p.weight))
			if len(es) == 2*c.opts.MaxEdges {
				heaviest()
			}
			es = append(es, edge{a, b, kind, float64(p.weight), g2, pv, p})
		}
	}
	take(&c.together, cooccurrence, func(a, b uint32, w float64) (float64, float64) {
		return association(w, float64(c.ents[a].sentences), float64(c.ents[b].sentences), c.sentences)
	})
	take(&c.acting, actsOn, func(a, b uint32, w float64) (float64, float64) {
		return association(w, float64(c.ents[a].agent), float64(c.ents[b].target), c.actions)
	})
	heaviest()
	return es
}

// nodeRows are the entities that an edge touches, by rank.
func (c *Collector) nodeRows(emit func(*tables.Row)) {
	g, ranks, communities := c.net.web, c.net.ranks, c.net.communities
	order := make([]int, len(g.nodes))
	for i := range order {
		order[i] = i
	}
	rank := func(i int) float64 { return digits(ranks[i], 6) }
	slices.SortFunc(order, func(x, y int) int {
		return cmp.Or(cmp.Compare(rank(y), rank(x)), cmp.Compare(c.ents[g.nodes[x]].id, c.ents[g.nodes[y]].id))
	})
	for _, i := range order {
		e := &c.ents[g.nodes[i]]
		row := tables.NodeRow{EntityID: e.id, Name: e.name, NameEN: e.nameEN, Type: e.typ, Degree: g.degree[i], PageRank: rank(i), Community: tomar.None}
		if n, ok := communities[g.nodes[i]]; ok {
			row.Community = n
		}
		emit(row.Fill(&c.row))
	}
}

func isoDay(day int32) string {
	if day == noDay {
		return ""
	}
	return time.Unix(int64(day)*86400, 0).UTC().Format(time.DateOnly)
}
