package stats

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/stat/distuv"

	"github.com/tomar-nlp/tomar/internal/spill"
	_ "github.com/tomar-nlp/tomar/output/internal/golden" // -update is known to every test of output
	"github.com/tomar-nlp/tomar/output/tables"
)

// news feeds a collector: each document has a day and sentences, each a list of
// entities; an event stands as "agent>target".
type news struct {
	t *testing.T
	c *Collector
	n int
	r tables.Row

	copyOf string // of the next documents
	late   bool   // events come behind all documents
	held   []func()
}

func (n *news) add(r *tables.Row) {
	if err := r.Check(); err != nil {
		n.t.Helper()
		n.t.Fatal(err)
	}
	n.c.Add(r)
}

func (n *news) document(day string, sentences ...string) {
	id := fmt.Sprintf("d%d", n.n)
	n.n++
	n.add(n.r.Begin(tables.Documents).Str(id).Str(id).Null().Null().Null().Null().Null().Null().Str(day).Str("metadata").List(nil).
		Int(0).Int(0).Int(0).Int(0).Int(0).Int(0).Str(n.copyOf).Str("ok").Null())
	var events [][2]string
	for i, s := range sentences {
		for k, e := range strings.Fields(s) {
			if a, b, ok := strings.Cut(e, ">"); ok {
				events = append(events, [2]string{a, b})
				continue
			}
			parent := ""
			if e[0] == '(' {
				e, parent = strings.Trim(e, "()"), "m"
			}
			n.add(n.r.Begin(tables.Mentions).Str(id).Str(fmt.Sprintf("m%d-%d", i, k)).Str("g" + e).Str("ORG").Null().Str(e).Null().
				Int(0).Int(1).Int(0).Int(1).Int(i).Str(parent).Str("gazetteer").Null().Float(1))
		}
	}
	for i, e := range events {
		later := func() { n.event(id, i, "ATTACK", "actual", "g"+e[0], "g"+e[1]) }
		if n.late {
			n.held = append(n.held, later)
		} else {
			later()
		}
	}
}

func (n *news) event(doc string, i int, typ, modality, agent, target string) {
	r := n.r.Begin(tables.Events).Str(doc).Str(fmt.Sprintf("e%d", i)).Null().Str(typ).Null().Str("x").Int(0).Int(1).Int(0).Int(1).Int(0)
	r.Null().Null().Null().Null().Str("none").Null().Str(modality).Bool(false).Str("positive").Str("past").List([]string{agent}).Null().List([]string{target})
	for range 11 {
		r.Null()
	}
	for range 8 {
		r.Null()
	}
	n.add(r.Float(1).Null())
}

func (n *news) entities(names ...string) {
	for _, e := range names {
		row := tables.EntityRow{ID: "g" + e, Type: "ORG", Name: e, NameEN: strings.ToUpper(e), Documents: 1, Mentions: 1}
		n.add(row.Fill(&n.r))
	}
}

// finish gives the rows by table, each as "column=value …".
func (n *news) finish() map[tables.ID][]tables.Row {
	out := map[tables.ID][]tables.Row{}
	for _, add := range n.held {
		add()
	}
	n.c.Finish(func(r *tables.Row) {
		if err := r.Check(); err != nil {
			n.t.Error(err)
		}
		var c tables.Row
		r.CopyTo(&c)
		out[r.Table] = append(out[r.Table], c)
	})
	return out
}

// What is noted of the documents for the events may lie in a file.
func TestNotesInAFile(t *testing.T) {
	var want map[tables.ID][]tables.Row
	for _, area := range []*spill.Area{nil, spill.NewArea(t.TempDir(), 1000)} {
		r := rand.New(rand.NewPCG(1, 9))
		n := start(t, Options{Scratch: area})
		n.late = true
		for range 3000 {
			n.copyOf = ""
			if r.IntN(9) == 0 {
				n.copyOf = "d0"
			}
			n.document(fmt.Sprintf("2020-%02d-%02d", 1+r.IntN(12), 1+r.IntN(28)), []string{"a b", "a b a>b", "c c>a"}[r.IntN(3)])
		}
		n.entities("a", "b", "c")
		got := n.finish()
		if err := n.c.Err(); err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got
		}
		if len(got[tables.NetworkEdges]) < 3 || !reflect.DeepEqual(got, want) {
			t.Errorf("got %v\nwant %v", got[tables.NetworkEdges], want[tables.NetworkEdges])
		}
	}
}

func start(t *testing.T, o Options) *news { return &news{t: t, c: NewCollector(o)} }

func edgeRow(rows []tables.Row, a, b, kind string) *tables.Row {
	for i := range rows {
		if r := &rows[i]; r.Get("source_id").Text() == a && r.Get("target_id").Text() == b && r.Get("kind").Text() == kind {
			return r
		}
	}
	return nil
}

func TestEdges(t *testing.T) {
	n := start(t, Options{})
	n.document("2020-09-28", "b a", "a b (c) a", "c", "a>c a>a")
	n.document("2020-09-26", "a b")
	n.document("2020-09", "a x")
	n.document("", "c")
	n.entities("a", "b", "c")
	out := n.finish()
	edges := out[tables.NetworkEdges]
	if len(edges) != 2 {
		t.Fatalf("%d edges", len(edges))
	}
	ab := edgeRow(edges, "ga", "gb", "cooccurrence")
	if ab == nil || ab.Get("weight").Float() != 3 || ab.Get("documents").Int() != 2 || ab.Get("first_date").Text() != "2020-09-26" || ab.Get("last_date").Text() != "2020-09-28" {
		t.Errorf("a and b: %+v", ab)
	}
	if ac := edgeRow(edges, "ga", "gc", "acts_on"); ac == nil || ac.Get("weight").Float() != 1 || ac.Get("first_date").Text() != "2020-09-28" {
		t.Errorf("a acts on c: %+v", ac)
	}
	nodes := out[tables.NetworkNodes]
	if len(nodes) != 3 || nodes[0].Get("name_en").Text() == "" {
		t.Fatalf("%d nodes", len(nodes))
	}
	sum, degrees := 0.0, map[string]int64{"ga": 2, "gb": 1, "gc": 1}
	for i := range nodes {
		sum += nodes[i].Get("pagerank").Float()
		if want := degrees[nodes[i].Get("entity_id").Text()]; nodes[i].Get("degree").Int() != want {
			t.Errorf("%s has degree %d", nodes[i].Get("entity_id").Text(), nodes[i].Get("degree").Int())
		}
	}
	if math.Abs(sum-1) > 1e-4 {
		t.Errorf("PageRanks add up to %v", sum)
	}
}

func TestCopiesAreNoNews(t *testing.T) {
	n := start(t, Options{})
	n.document("2020-09-28", "a b a>b")
	n.copyOf = "d0"
	n.document("2020-09-29", "a b a>b")
	n.entities("a", "b")
	edges := n.finish()[tables.NetworkEdges]
	for i := range edges {
		if edges[i].Get("weight").Float() != 1 || edges[i].Get("documents").Int() != 1 || edges[i].Get("last_date").Text() != "2020-09-28" {
			t.Errorf("a copy was counted: %+v", edges[i])
		}
	}
	if len(edges) != 2 {
		t.Errorf("%d edges", len(edges))
	}
}

func TestUnrealEventsMakeNoEdge(t *testing.T) {
	n := start(t, Options{})
	n.document("2020-09-28", "a", "b")
	n.event("d0", 7, "ATTACK", "planned", "ga", "gb")
	n.entities("a", "b")
	n.event("d0", 8, "MEET", "actual", "ga", "")
	if got := n.c.Types(); !slices.Equal(got, []TypeCount{{"MEET", 1}}) {
		t.Errorf("what happened: %v", got)
	}
	if out := n.finish(); len(out[tables.NetworkEdges]) != 0 {
		t.Error("a planned attack became a link")
	}
}

func TestNothingIsNothing(t *testing.T) {
	if out := start(t, Options{}).finish(); len(out) != 0 {
		t.Errorf("rows of nothing: %v", out)
	}
}

func TestAssociation(t *testing.T) {
	// Dunning's measure by hand: 2·Σ observed·ln(observed/expected)
	byHand := func(k [4]float64) float64 {
		n := k[0] + k[1] + k[2] + k[3]
		e := [4]float64{(k[0] + k[1]) * (k[0] + k[2]) / n, (k[0] + k[1]) * (k[1] + k[3]) / n, (k[2] + k[3]) * (k[0] + k[2]) / n, (k[2] + k[3]) * (k[1] + k[3]) / n}
		g := 0.0
		for i := range k {
			if k[i] > 0 {
				g += 2 * k[i] * math.Log(k[i]/e[i])
			}
		}
		return g
	}
	for _, k := range [][4]float64{{10, 5, 8, 1000}, {1, 0, 0, 99}, {50, 50, 50, 50}, {3, 40, 60, 100}} {
		g, p := association(k[0], k[0]+k[1], k[0]+k[2], k[0]+k[1]+k[2]+k[3])
		want := byHand(k)
		if math.Abs(math.Abs(g)-want) > 1e-3 {
			t.Errorf("%v: %v, by hand %v", k, g, want)
		}
		if less := k[0]*k[3] < k[1]*k[2]; less != (g < 0) {
			t.Errorf("%v: sign of %v", k, g)
		}
		if wantP := (distuv.ChiSquared{K: 1}).Survival(want); math.Abs(p-wantP) > 0.01*wantP+1e-12 {
			t.Errorf("%v: p %v, want %v", k, p, wantP)
		}
	}
	if g, p := association(5, 3, 9, 10); !math.IsNaN(g) || !math.IsNaN(p) {
		t.Error("more together than alone was measured")
	}
	if _, p := association(3.8415, 3.8415, 3.8415, 3.8415); p != 1 {
		t.Errorf("always together, nowhere else: p %v", p)
	}
}

func TestBurstProbability(t *testing.T) {
	for _, c := range [][2]float64{{1, 0.5}, {4, 1}, {10, 3.3}, {3, 7}, {20, 20}} {
		want := 1 - distuv.Poisson{Lambda: c[1]}.CDF(c[0]-1)
		if got := burst(c[0], c[1]); math.Abs(got-want) > 0.006*want {
			t.Errorf("%v or more where %v are expected: %v, want %v", c[0], c[1], got, want)
		}
	}
	if p := burst(100, 1); p <= 0 || p > 1e-150 {
		t.Errorf("a small probability was lost: %v", p)
	}
}

func TestPageRankIsGonums(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 7))
	var es []edge
	g := simple.NewWeightedDirectedGraph(0, 0)
	add := func(a, b uint32, w float64) {
		old, _ := g.Weight(int64(a), int64(b))
		g.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(a), T: simple.Node(b), W: old + w})
	}
	for range 120 {
		a, b := rnd.Uint32N(40), rnd.Uint32N(40)
		if a == b {
			continue
		}
		w := float64(1 + rnd.IntN(9))
		kind := actsOn
		if rnd.IntN(2) == 0 {
			kind = cooccurrence
			add(b, a, w)
		}
		add(a, b, w)
		es = append(es, edge{a: a, b: b, kind: kind, weight: w})
	}
	n := newWeb(es, cmp.Compare[uint32])
	got, want := n.pageRank(), network.PageRankSparse(g, damping, 1e-12)
	for i, id := range n.nodes {
		if math.Abs(got[i]-want[int64(id)]) > 1e-9 {
			t.Errorf("node %d: %v, gonum %v", id, got[i], want[int64(id)])
		}
	}
}

func TestCommunities(t *testing.T) {
	n := start(t, Options{})
	for i := range 40 { // two circles of four, and one who strays
		a, b := fmt.Sprintf("a%d", i%4), fmt.Sprintf("a%d", (i+1)%4)
		n.document("2020-09-01", a+" "+b, fmt.Sprintf("b%d b%d", i%3, (i+1)%3), "z"+fmt.Sprint(i))
	}
	n.document("2020-09-01", "a0 b0")
	n.entities("a0", "a1", "a2", "a3", "b0", "b1", "b2", "z0")
	got := map[string]int64{}
	for _, r := range n.finish()[tables.NetworkNodes] {
		if r.Get("community").Kind != tables.Null {
			got[r.Get("name").Text()] = r.Get("community").Int()
		}
	}
	want := map[string]int64{"a0": 1, "a1": 1, "a2": 1, "a3": 1, "b0": 2, "b1": 2, "b2": 2}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("communities %v, want %v", got, want)
	}
}

func TestBursts(t *testing.T) {
	n := start(t, Options{})
	for w := range 10 {
		for d := range 5 {
			names := "steady"
			if w == 6 || d == 0 {
				names += " loud"
			}
			s := []string{names}
			if w == 3 {
				s = append(s, "x>y")
			}
			n.document(fmt.Sprintf("2020-%02d-%02d", 9+(7*w+d)/30, 1+(7*w+d)%30), s...) // 2020-09-01 is a Tuesday
		}
	}
	n.entities("steady", "loud", "x", "y")
	var got []string
	for _, r := range n.finish()[tables.Bursts] {
		got = append(got, fmt.Sprintf("%s %s %s..%s %d", r.Get("kind").Text(), r.Get("key").Text(), r.Get("date_start").Text(), r.Get("date_end").Text(), r.Get("count").Int()))
		if r.Get("expected").Float() >= float64(r.Get("count").Int()) || r.Get("p_value").Float() >= rare {
			t.Errorf("no burst: %+v", r)
		}
	}
	if want := []string{"event_type ATTACK 2020-09-21..2020-09-27 5"}; !slices.Equal(got, want) {
		t.Errorf("bursts %q, want %q", got, want)
	}
}

func TestWeeksBeginOnMonday(t *testing.T) {
	for s, want := range map[string]string{"1970-01-01": "1969-12-29", "2020-09-27": "2020-09-21", "2020-09-28": "2020-09-28", "1969-12-28": "1969-12-22"} {
		d, _ := tables.Days(s)
		if got := isoDay(monday(week(int32(d)))); got != want {
			t.Errorf("the week of %s begins %s, want %s", s, got, want)
		}
	}
}

// crowd is a run of many random documents.
func crowd(t *testing.T, o Options, seed uint64, late bool) *news {
	n := start(t, o)
	n.late = late
	rnd := rand.New(rand.NewPCG(seed, 1))
	names := map[string]bool{"hero": true, "villain": true}
	for i := range 300 {
		var s []string
		for range 5 {
			var e []string
			for range 1 + rnd.IntN(5) {
				name := fmt.Sprintf("n%d", int(math.Abs(rnd.NormFloat64())*60))
				names[name] = true
				e = append(e, name)
			}
			if len(e) > 2 {
				e = append(e, e[0]+">"+e[1])
			}
			s = append(s, strings.Join(e, " "))
		}
		if i%3 == 0 {
			s = append(s, "hero villain")
		}
		n.document(isoDay(int32(18500+i)), s...)
	}
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for k := range names {
			if !yield(k) {
				return
			}
		}
	}) {
		n.entities(name)
	}
	return n
}

func TestSameRowsSameStatistics(t *testing.T) {
	text := func(late bool) []byte {
		var b bytes.Buffer
		out := crowd(t, Options{}, 3, late).finish()
		for _, id := range []tables.ID{tables.NetworkNodes, tables.NetworkEdges, tables.Bursts} {
			fmt.Fprintf(&b, "%v\n", out[id])
		}
		return b.Bytes()
	}
	first := text(false)
	for i := range 4 { // also where the events come late
		if !bytes.Equal(first, text(i%2 == 0)) {
			t.Fatal("the same rows gave other statistics")
		}
	}
	if len(first) < 1000 {
		t.Errorf("only %d bytes", len(first))
	}
}

func TestMemoryIsBounded(t *testing.T) {
	n := crowd(t, Options{MaxPairs: 200, MaxEdges: 50}, 3, false)
	if len(n.c.together.count) > 200 {
		t.Errorf("%d pairs are kept", len(n.c.together.count))
	}
	full := crowd(t, Options{}, 3, false).finish()[tables.NetworkEdges]
	got := n.finish()[tables.NetworkEdges]
	if len(got) != 50 {
		t.Errorf("%d edges", len(got))
	}
	// the heaviest pair survives, with at most a little of its weight lost
	h := full[0]
	kept := edgeRow(got, h.Get("source_id").Text(), h.Get("target_id").Text(), h.Get("kind").Text())
	if kept == nil || kept.Get("weight").Float() < h.Get("weight").Float()/2 {
		t.Errorf("the heaviest edge %+v became %+v", h, kept)
	}
}

func BenchmarkFinish(b *testing.B) {
	t := &testing.T{}
	for b.Loop() {
		if out := crowd(t, Options{}, 3, false).finish(); len(out[tables.NetworkEdges]) < 100 {
			b.Fatal("no network")
		}
	}
}
