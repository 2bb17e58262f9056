package stats

import (
	"cmp"
	"math"
	"testing"

	"github.com/tomar-nlp/tomar/output/tables"
)

func near(got, want, share float64) bool { return math.Abs(got-want) <= share*math.Abs(want) }

// The log-likelihood ratios that T. Dunning printed (Accurate Methods for the
// Statistics of Surprise and Coincidence, 1993), and one that is 2·(2·ln 2 + 2·ln 2)
// = 8·ln 2 by hand: two things that always and only stand together, in two cases
// of four.
func TestAssociationAsPublished(t *testing.T) {
	for _, c := range []struct {
		name                       string
		both, first, second, other float64
		g2, p                      float64
	}{
		{"the swiss", 110, 2442, 111, 29114, 270.72, 7.90e-61},
		{"can be", 29, 13, 123, 31612, 263.90, 2.43e-59},
		{"previous year", 31, 23, 139, 31584, 256.84, 8.40e-58},
		{"always together", 2, 0, 0, 2, 8 * math.Ln2, 0.0185},
	} {
		g2, p := association(c.both, c.both+c.first, c.both+c.second, c.both+c.first+c.second+c.other)
		if !near(g2, c.g2, 2e-5) || !near(p, c.p, 2e-3) {
			t.Errorf("%s: %v with p %v, want %v with p %v", c.name, g2, p, c.g2, c.p)
		}
	}
}

// P(X ≥ k) of a Poisson variable, summed by hand.
func TestBurstByHand(t *testing.T) {
	for _, c := range []struct{ count, expected, want float64 }{
		{1, 0.5, 1 - math.Exp(-0.5)},
		{2, 1, 1 - 2*math.Exp(-1)},
		{4, 1, 1 - math.Exp(-1)*(1+1+1.0/2+1.0/6)},
		{5, 0.5 / 45.5 * 5, 3.986e-9},
	} {
		if got := burst(c.count, c.expected); !near(got, c.want, 5e-3) {
			t.Errorf("%v where %v are expected: %v, want %v", c.count, c.expected, got, c.want)
		}
	}
}

// The equations of PageRank (damping 0.85; who links to none links to all)
// solved by hand.
func TestPageRankByHand(t *testing.T) {
	for _, c := range []struct {
		name  string
		edges []edge
		want  []float64
	}{
		{"two that occur together", []edge{{a: 0, b: 1, kind: cooccurrence, weight: 3}}, []float64{0.5, 0.5}},
		{"one acts on one: r₀ = 0.075 + 0.425 r₁, r₀ + r₁ = 1", []edge{{a: 0, b: 1, kind: actsOn, weight: 1}}, []float64{0.5 / 1.425, 1 - 0.5/1.425}},
		{"three to one: r₂ = 0.05 + 0.85 (r₀ + r₁) / 3, the others have ¾ and ¼ of 0.85 r₂ more",
			[]edge{{a: 2, b: 0, kind: actsOn, weight: 3}, {a: 2, b: 1, kind: actsOn, weight: 1}}, []float64{0.425325, 0.314935, 0.259740}},
	} {
		g := newWeb(c.edges, cmp.Compare[uint32])
		for i, got := range g.pageRank() {
			if math.Abs(got-c.want[i]) > 1e-6 {
				t.Errorf("%s: node %d has %v, want %v", c.name, i, got, c.want[i])
			}
		}
	}
}

// Two triangles, with one link between them that was met once: the best division
// is known.
func TestCommunitiesByHand(t *testing.T) {
	n := start(t, Options{})
	for range 6 {
		n.document("2020-09-01", "a b", "b c", "c a", "x y", "y z", "z x", "s", "t", "u", "v", "w", "s", "t", "u", "v", "w") // single names make the rest stand out
	}
	n.document("2020-09-02", "c x") // met once: pruned
	n.entities("a", "b", "c", "x", "y", "z")
	groups := map[int64]string{}
	for _, r := range n.finish()[tables.NetworkNodes] {
		groups[r.Get("community").Int()] += r.Get("name").Text()
	}
	if len(groups) != 2 || len(groups[1]) != 3 || len(groups[2]) != 3 {
		t.Errorf("communities %v", groups)
	}
	for _, g := range groups {
		inFirst := 0
		for _, r := range g {
			if r <= 'c' {
				inFirst++
			}
		}
		if inFirst != 0 && inFirst != 3 {
			t.Errorf("communities %v", groups)
		}
	}
}
