package resolve

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"github.com/tomar-nlp/tomar/internal/spill"
	"github.com/tomar-nlp/tomar/output/tables"
)

// eventRow is an events row of a few columns.
func eventRow(r *tables.Row, cells map[string]string, lists map[string][]string) *tables.Row {
	r.Begin(tables.Events)
	for _, c := range tables.Events.Table().Columns {
		switch {
		case c.Kind == tables.List:
			r.List(lists[c.Name])
		case cells[c.Name] == "" || c.Kind != tables.String && c.Kind != tables.Day:
			r.Null()
		case c.Kind == tables.Day:
			r.Day(cells[c.Name])
		default:
			r.Str(cells[c.Name])
		}
	}
	return r
}

// TestJoinerMakesTheStoriesOfOneRun joins seeded reports within documents and
// within blocks, and compares with a run over all of them.
func TestJoinerMakesTheStoriesOfOneRun(t *testing.T) {
	rng := rand.New(rand.NewSource(3))
	pick := func(from ...string) string { return from[rng.Intn(len(from))] }
	areas := []*spill.Area{nil, spill.NewArea(t.TempDir(), 300), spill.NewArea(t.TempDir(), 0)}
	for round := range 30 {
		spool := NewSpool(areas[round%len(areas)])
		whole := NewStories(spool, true)
		j := NewJoiner()
		type at struct{ doc, report int }
		blocks := map[string][]at{}
		slim := map[at]Report{}
		var pairs [][2]string
		var nodes []string // of every report, in the order of the spool; "" for none
		var items []string
		node := map[at]string{}
		for d := range 12 {
			var records []byte
			var reports []Report
			var begins []int
			id := fmt.Sprintf("d%02d", d)
			for i := range rng.Intn(7) {
				date := pick("", "2024-03-01", "2024-03-02")
				var row tables.Row
				cells := map[string]string{"event_id": fmt.Sprintf("e%d-%d", d, i), "doc_id": id, "type": pick("KILL", "DIE", "MEET", "STATE"), "rule": pick("r", "s"),
					"modality": pick("actual", "actual", "planned", "wished"), "polarity": pick("positive", "positive", "negative"),
					"date": date, "date_start": date, "date_end": date, "place_id": pick("", "p", "q"), "context": "x"}
				if date != "" {
					cells["date_precision"] = "day"
				}
				eventRow(&row, cells, map[string][]string{"agents": {pick("a", "b")}, "targets": {pick("c", "d")}})
				begins = append(begins, len(records))
				records = Encode(records, &row, "", "")
				reports = append(reports, whole.Read(&row, &items))
				j.Slim(&row)
				slim[at{d, i}] = j.Read(&row, &items)
			}
			if err := whole.Add(records, begins, reports, ""); err != nil {
				t.Fatal(err)
			}
			told := newSets(len(reports)) // what explain says of them
			for _, w := range j.Why(reports) {
				if w.Why == "" {
					t.Errorf("no reason: %+v", w)
				}
				if w.Joined {
					told.join(int32(w.With), int32(w.Report))
				}
			}
			for i, first := range j.Within(reports) {
				if first >= 0 && told.find(int32(i)) != first {
					t.Errorf("report %d of %s: explained as one with %d, joined with %d", i, id, told.find(int32(i)), first)
				}
				n := ""
				if first >= 0 {
					n = fmt.Sprintf("%s %d", id, first)
					pairs = append(pairs, [2]string{n, n})
				}
				node[at{d, i}] = n
				nodes = append(nodes, n)
				if key, ok := reports[i].Block(); ok {
					blocks[key] = append(blocks[key], at{d, i})
				}
			}
		}
		for _, members := range blocks {
			b := NewBlock(spool.area)
			for _, m := range members {
				r := slim[m]
				if err := b.Add(&r, node[m], func(a, b string) { pairs = append(pairs, [2]string{a, b}) }); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := whole.Resolve(); err != nil {
			t.Fatal(err)
		}
		group := map[string]int32{"": -1}
		for i, g := range connected(t, spool.area, pairs) {
			for _, n := range g {
				group[n] = int32(i)
			}
		}
		type pair struct {
			story Label
			group int32
		}
		same := map[pair]bool{}
		labels, err := whole.Labels()
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range nodes {
			label, err := labels.Next()
			if err != nil {
				t.Fatal(err)
			}
			same[pair{label, group[n]}] = true
		}
		byStory, byGroup := map[Label]bool{}, map[int32]bool{}
		for k := range same {
			if byStory[k.story] || byGroup[k.group] {
				t.Fatalf("stories and groups are not the same sets: %v", same)
			}
			byStory[k.story], byGroup[k.group] = true, true
		}
	}
}

func TestConnect(t *testing.T) {
	for _, area := range []*spill.Area{nil, spill.NewArea(t.TempDir(), 100)} {
		got := connected(t, area, [][2]string{{"c", "b"}, {"x\x00", "x"}, {"x", "x\x00\x01"}, {"a", "c"}, {"z", "z"}})
		want := [][]string{{"a", "b", "c"}, {"x", "x\x00", "x\x00\x01"}, {"z"}}
		if !slices.EqualFunc(got, want, slices.Equal[[]string]) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// connected are the groups that pairs make.
func connected(t *testing.T, area *spill.Area, pairs [][2]string) [][]string {
	t.Helper()
	c := NewConnect(area)
	for _, p := range pairs {
		if err := c.Add(p[0], p[1]); err != nil {
			t.Fatal(err)
		}
	}
	var groups [][]string
	last := ""
	err := c.Each(func(first, name string) {
		if len(groups) == 0 || first != last {
			groups = append(groups, nil)
		}
		last = first
		groups[len(groups)-1] = append(groups[len(groups)-1], name)
	})
	if err != nil {
		t.Fatal(err)
	}
	return groups
}

func TestStoriesAreOrderedByTheirKeys(t *testing.T) {
	keys := []string{
		OrderKey(&tables.StoryRow{ID: "s9", DateStart: "1969-12-31", Date: "1969-12-31"}),
		OrderKey(&tables.StoryRow{ID: "s1", DateStart: "2020-01-01", Date: "2020"}),
		OrderKey(&tables.StoryRow{ID: "s2", DateStart: "2020-01-01", Date: "2020-01-01"}),
		OrderKey(&tables.StoryRow{ID: "s3"}),
		OrderKey(&tables.StoryRow{ID: "s0", Date: "XXXX-05"}),
	}
	if !slices.IsSorted(keys) {
		t.Errorf("not in order: %q", keys)
	}
}

func TestBandsOfNearCopiesMeet(t *testing.T) {
	rng := rand.New(rand.NewSource(5))
	for range 1000 {
		a := rng.Uint64()
		b := a
		for range copyDistance {
			b ^= 1 << rng.Intn(64)
		}
		x, y := Bands(a), Bands(b)
		meet := false
		for i := range x {
			meet = meet || x[i] == y[i]
		}
		fine := false
		for _, k := range Keys(a) {
			fine = fine || slices.Contains(Keys(b), k)
		}
		if !NearCopies(a, b) || !meet || !fine {
			t.Fatalf("%x and %x do not meet", a, b)
		}
	}
}
