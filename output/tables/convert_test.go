package tables_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/output/internal/sample"
	"github.com/tomar-nlp/tomar/output/tables"
)

// rows converts documents and checks every row against its table.
func rows(t *testing.T, f tables.Filter, docs ...*tomar.Document) map[tables.ID][]tables.Row {
	t.Helper()
	conv := tables.NewConverter(sample.Resolver{}, f)
	conv.WithTexts = true
	out := map[tables.ID][]tables.Row{}
	last := tables.Documents
	for _, d := range docs {
		conv.Document(d, tables.Meta{}, func(r *tables.Row) {
			if err := r.Check(); err != nil {
				t.Error(err)
			}
			var c tables.Row
			r.CopyTo(&c)
			out[r.Table] = append(out[r.Table], c)
			if len(docs) == 1 && r.Table < last {
				t.Errorf("%v after %v", r.Table, last)
			}
			last = r.Table
		})
	}
	return out
}

func TestEveryTextIsTheOriginalSlice(t *testing.T) {
	raw := sample.Text()
	points := []rune(raw)
	seen := 0
	for _, list := range rows(t, tables.Filter{}, sample.Document("a")) {
		for _, r := range list {
			if r.Table.Table().Index("start") < 0 || r.Get("start").Kind == tables.Null {
				continue
			}
			want := r.Get("text").Text()
			sb, eb := r.Get("start_byte").Int(), r.Get("end_byte").Int()
			s, e := r.Get("start").Int(), r.Get("end").Int()
			if raw[sb:eb] != want || string(points[s:e]) != want {
				t.Errorf("%v: %q stands at bytes %q and code points %q", r.Table, want, raw[sb:eb], string(points[s:e]))
			}
			seen++
		}
	}
	if seen < 20 {
		t.Errorf("only %d rows with a place", seen)
	}
}

func TestSpanKeepsDeletedCharactersInside(t *testing.T) {
	for _, r := range rows(t, tables.Filter{}, sample.Document("a"))[tables.Mentions] {
		if strings.ContainsRune(r.Get("text").Text(), '\u200c') {
			return
		}
	}
	t.Error("no mention shows the joiner of the original")
}

func TestEventRow(t *testing.T) {
	evs := rows(t, tables.Filter{}, sample.Document("a"))[tables.Events]
	if len(evs) != 3 {
		t.Fatalf("%d events, want 3", len(evs))
	}
	ents := sample.Entities()
	meet, attack, state := &evs[0], &evs[1], &evs[2]
	for _, c := range []struct {
		name string
		row  *tables.Row
		col  string
		want string
	}{
		{"place is what the place argument names", meet, "place_id", ents[2].ID},
		{"a country as target is no place", meet, "geo_precision", "city"},
		{"agent by name", meet, "agent_names", ents[1].Name},
		{"time", meet, "date", "2020-09-26"},
		{"partial date stays partial", attack, "date", "2020-09"},
		{"unnamed by their words", attack, "target_names", sample.Word("people") + "; " + sample.Word("journalists")},
		{"kind of the first unnamed", attack, "target_kind", "civilian"},
		{"words of the count", attack, "count_text", sample.Word("three")},
		{"source", state, "source_id", ents[1].ID},
		{"no date source", state, "date_source", "none"},
		{"tense", state, "tense", "past"},
		{"no place", state, "place_id", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.row.Get(c.col).Text(); got != c.want {
				t.Errorf("%s is %q, want %q", c.col, got, c.want)
			}
		})
	}
	if n := attack.Get("count_min"); n.Kind != tables.Int || n.Int() != 3 {
		t.Errorf("count_min is %v", n)
	}
	if n := meet.Get("count_min"); n.Kind != tables.Null {
		t.Errorf("count_min is %v where no number is told", n)
	}
	if l := attack.Items(attack.Get("targets")); len(l) != 0 {
		t.Errorf("unnamed targets have ids: %v", l)
	}
}

func TestForeignKeysHold(t *testing.T) {
	all := rows(t, tables.Filter{MinConfidence: 0.5}, sample.Document("a"), sample.Document("b"))
	for _, e := range sample.Entities() {
		r := (&tables.EntityRow{ID: e.ID, Type: "LOC", Name: e.Name, Documents: 1, Mentions: 1}).Fill(&tables.Row{})
		all[tables.Entities] = append(all[tables.Entities], *r)
	}
	for _, typ := range []string{"MEET", "ATTACK", "STATE"} {
		s := tables.StoryRow{ID: tables.MakeID(tables.LetterStory, typ), Type: typ}
		all[tables.Stories] = append(all[tables.Stories], *s.Fill(&tables.Row{}))
	}
	key := func(r *tables.Row, cols []string) (string, bool) {
		k := ""
		for _, c := range cols {
			v := r.Get(c)
			if v.Kind == tables.Null {
				return "", false
			}
			k += v.Text() + "\x00" + string(rune(v.Int()))
		}
		return k, true
	}
	links := 0
	for _, tab := range tables.All() {
		seen := map[string]bool{}
		for i := range all[tab.ID] {
			if k, ok := key(&all[tab.ID][i], tab.Key); len(tab.Key) > 0 && (!ok || seen[k]) {
				t.Errorf("%s: key %q is empty or stands twice", tab.Name, k)
			} else {
				seen[k] = true
			}
		}
		for _, fk := range tab.Foreign {
			to := tab.ID
			if fk.Table != "" {
				to, _ = tables.ByName(fk.Table)
			}
			have := map[string]bool{}
			for i := range all[to] {
				k, _ := key(&all[to][i], fk.Target)
				have[k] = true
			}
			for i := range all[tab.ID] {
				if k, ok := key(&all[tab.ID][i], fk.Columns); ok {
					links++
					if !have[k] {
						t.Errorf("%s.%v: %q points nowhere", tab.Name, fk.Columns, k)
					}
				}
			}
		}
	}
	if links < 50 {
		t.Errorf("only %d links were followed", links)
	}
}

func TestFilter(t *testing.T) {
	count := func(f tables.Filter) (m, e, a int) {
		all := rows(t, f, sample.Document("a"))
		d := all[tables.Documents][0]
		if got := d.Get("events").Int(); int(got) != len(all[tables.Events]) {
			t.Errorf("documents counts %d events, there are %d", got, len(all[tables.Events]))
		}
		return len(all[tables.Mentions]), len(all[tables.Events]), len(all[tables.Arguments])
	}
	for _, c := range []struct {
		name    string
		f       tables.Filter
		m, e, a int
	}{
		{"nothing is left out", tables.Filter{}, 8, 3, 8},
		{"confidence", tables.Filter{MinConfidence: 0.5}, 7, 3, 8},
		{"the threshold itself is kept", tables.Filter{MinConfidence: 0.9}, 7, 0, 0},
		{"event types leave mentions alone", tables.Filter{Types: []string{"ATTACK"}}, 8, 1, 3},
		{"entity types leave events alone", tables.Filter{Types: []string{"PER"}}, 2, 3, 8},
		{"both", tables.Filter{Types: []string{"ORG", "MEET", "STATE"}}, 1, 2, 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			if m, e, a := count(c.f); m != c.m || e != c.e || a != c.a {
				t.Errorf("%d mentions, %d events, %d arguments; want %d, %d, %d", m, e, a, c.m, c.e, c.a)
			}
		})
	}
	none := tables.Filter{}
	if none.Timeline("STATE") || !none.Timeline("KILL") {
		t.Error("statements belong into the timeline only when asked for")
	}
	if f := (tables.Filter{Types: []string{"STATE"}}); !f.Timeline("STATE") || f.Timeline("KILL") {
		t.Error("asked for statements alone")
	}
}

func TestIDs(t *testing.T) {
	first, again, other := rows(t, tables.Filter{}, sample.Document("a")), rows(t, tables.Filter{}, sample.Document("a")), rows(t, tables.Filter{}, sample.Document("b"))
	for i := range first[tables.Mentions] {
		x, y, z := first[tables.Mentions][i].Get("mention_id").Text(), again[tables.Mentions][i].Get("mention_id").Text(), other[tables.Mentions][i].Get("mention_id").Text()
		if x != y || x == z || len(x) != 13 || x[0] != 'm' {
			t.Errorf("ids %q, again %q, in another document %q", x, y, z)
		}
	}
	d := sample.Document("a")
	d.Events = append(d.Events, d.Events[0], d.Events[0])
	seen := map[string]bool{}
	for _, r := range rows(t, tables.Filter{}, d)[tables.Events] {
		seen[r.Get("event_id").Text()] = true
	}
	if len(seen) != 5 {
		t.Errorf("%d ids for 5 events", len(seen))
	}
	if tables.MakeID('s', "ab", "c") == tables.MakeID('s', "a", "bc") {
		t.Error("parts of an id run together")
	}
}

func TestBrokenDocumentsGiveRows(t *testing.T) {
	d := &tomar.Document{ID: "x", Path: "bad\xff.txt", Diagnostics: []tomar.Diagnostic{{Code: "input.binary", Severity: tomar.Fault, Message: "not text"}}}
	all := rows(t, tables.Filter{}, d)
	doc := all[tables.Documents][0]
	if doc.Get("status").Text() != "failed" || doc.Get("message").Text() != "not text" || !utf8.ValidString(doc.Get("path").Text()) {
		t.Errorf("row of a failed document: %+v", doc)
	}
	wild := sample.Document("w")
	wild.Mentions[0].Parent, wild.Events[0].Sent, wild.Events[0].Time = 99, 99, 99
	wild.Relations[0].Subject = 99
	wild.Diagnostics[0].Raw = &tomar.Span{Start: -5, End: 1 << 30}
	if got := rows(t, tables.Filter{}, wild); len(got[tables.Relations]) != 0 {
		t.Error("a relation of nobody was written")
	}
}

// known is a resolver that costs nothing.
type known []tables.Named

func (k known) Entity(d *tomar.Document, m int) tables.Named { return k[d.Mentions[m].Entity] }
func (k known) Story(*tomar.Document, int) string            { return "s000000000000" }

func BenchmarkDocument(b *testing.B) {
	d := sample.Document("a")
	conv := tables.NewConverter(known(sample.Entities()), tables.Filter{})
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		n = 0
		conv.Document(d, tables.Meta{}, func(*tables.Row) { n++ })
	}
	if n != 27 {
		b.Fatalf("%d rows", n)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/row")
}
