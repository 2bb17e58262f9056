package pipeline

import (
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/pipeline/input"
)

// namesakes are documents that name people of one name; those with one letter in
// front of their id are one person.
func namesakes() (items []input.Item) {
	for _, d := range [][3]string{
		{"a1", "", "پەرلەمانتار ئەحمەد محەمەد وتی باشە."},
		{"a2", "", "ئەحمەد محەمەد، ئەندامی سەرکردایەتیی یەکێتی، وتی باشە."},
		{"a3", "2020-05-01", "ئەحمەد محەمەد: بەیانی دێین."},
		{"b1", "", "ئەحمەد محەمەد، قایمقامی ڕانیە، وتی باشە."},
		{"b2", "2021-05-01", "سەرۆکی شارەوانیی ڕانیە ئەحمەد محەمەد وتی باشە."},
		{"c1", "", "ئەحمەد محەمەد، قایمقامی سۆران، وتی باشە."},
		{"d1", "", "ئەحمەد محەمەد، وتەبێژی تەندروستیی کەرکووک، وتی باشە."},
		{"e1", "", "یاریزان ئەحمەد محەمەد دوو گۆڵی کرد. ئەحمەد محەمەد دڵخۆش بوو."},
		{"e2", "", "یاریزان ئەحمەد محەمەد بریندار بوو."},
		{"f1", "", "کۆڵبەرێک بە ناوی ئەحمەد محەمەد، خەڵکی ڕانیە، کوژرا."},
		{"g1", "", "کۆڵبەرێک بە ناوی ئەحمەد محەمەد، خەڵکی کەرکووک، کوژرا."},
		{"g2", "", "ئەحمەد محەمەد، تەمەن ٢٠ ساڵ، خەڵکی کەرکووک، کوژرا."},
	} {
		items = append(items, input.Item{Path: d[0] + ".txt", ID: d[0], Date: d[1], Text: d[2]})
	}
	return items
}

// peopleOf are the people of a run's mentions, by document.
func peopleOf(t *testing.T, files map[string]string) map[string]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(files["mentions.csv"], "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(name string) int { return slices.Index(rows[0], name) }
	out := map[string]string{}
	for _, r := range rows[1:] {
		doc, id := r[column("doc_id")], r[column("entity_id")]
		switch {
		case r[column("type")] != "PER" || r[column("method")] == "role":
		case out[doc] != "" && out[doc] != id:
			t.Errorf("%s names %s and %s", doc, out[doc], id)
		default:
			out[doc] = id
		}
	}
	return out
}

// TestNamesakesStayTwo: people of one name are as many entities as the documents
// tell, with the same ids in any order, for any number of workers, and however the
// run is divided.
func TestNamesakesStayTwo(t *testing.T) {
	x, items := newTrial(t, Config{Workers: 1}), namesakes()
	files := x.run(nil, items)
	want := peopleOf(t, files)
	who := map[string]string{} // by first letter
	for doc, id := range want {
		if p := doc[:1]; who[p] != "" && who[p] != id {
			t.Errorf("%s is %s, another of its person is %s", doc, id, who[p])
		} else {
			who[p] = id
		}
	}
	if ids := slices.Compact(slices.Sorted(maps.Values(who))); len(want) != len(items) || len(ids) != 7 {
		t.Errorf("%d documents name %d people, want %d and 7: %v", len(want), len(ids), len(items), want)
	}
	rows := strings.Count(files["entities.csv"], ",PER,")
	if rows != 7 {
		t.Errorf("%d rows of people in entities, want 7:\n%s", rows, files["entities.csv"])
	}
	back := slices.Clone(items)
	slices.Reverse(back)
	for name, got := range map[string]map[string]string{
		"four workers":  x.with(Shard{}, 4).run(nil, items),
		"the other way": x.run(nil, back),
	} {
		if p := peopleOf(t, got); !maps.Equal(p, want) {
			t.Errorf("%s: %v, want %v", name, p, want)
		}
	}
	for at := range len(items) {
		first := x.run(nil, items[:at])
		same(t, fmt.Sprint("appended behind ", at), x.run(Grow(open(t, file(t, first[sinks.JournalFile]))), items[at:]), files)
		if !maps.Equal(peopleOf(t, first), filtered(want, items[:at])) {
			t.Errorf("the first %d alone have other people", at)
		}
	}
}

// filtered are the people of some documents.
func filtered(all map[string]string, items []input.Item) map[string]string {
	out := map[string]string{}
	for _, it := range items {
		if id, ok := all[it.ID]; ok {
			out[it.ID] = id
		}
	}
	return out
}
