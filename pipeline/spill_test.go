package pipeline

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/pipeline/input"
	"github.com/tomar-nlp/tomar/pipeline/journal"
)

// months are many documents, seeded: reports of one event in several of them,
// near copies, repeated ids, ids in another order than the documents.
func months(n int) []input.Item {
	r := rand.New(rand.NewPCG(11, 12))
	places := []string{"هەولێر", "بەغدا", "کەرکوک", "سلێمانی", "دهۆک", "موسڵ"}
	people := []string{"نێچیرڤان بارزانی", "بەرهەم ساڵح", "مستەفا کازمی", "مەسرور بارزانی"}
	items := make([]input.Item, n)
	for i := range items {
		var text []string
		for range 1 + r.IntN(4) {
			text = append(text,
				fmt.Sprintf("لە %dی ئەیلوولی ٢٠٢٠ %s سەردانی %s کرد.", 1+r.IntN(9), people[r.IntN(len(people))], places[r.IntN(len(places))]),
				fmt.Sprintf("لە %dی ئەیلوولی ٢٠٢٠ لە %s تەقینەوەیەک ڕوویدا و %d کەس کوژران.", 1+r.IntN(9), places[r.IntN(len(places))], 1+r.IntN(9)),
				"پێشتر تەقینەوەکە ڕوویدا.")
		}
		items[i] = input.Item{Path: fmt.Sprint("n", i), ID: fmt.Sprint("n", i*7919%(n-5)), Text: strings.Join(text, "\n"), Date: fmt.Sprintf("2020-%02d-%02d", 9+r.IntN(2), 1+r.IntN(28))}
		if i%9 == 8 {
			items[i].Text = items[r.IntN(i)].Text
		}
	}
	return items
}

// A run that keeps next to nothing in memory writes the very bytes of one that
// keeps everything, and leaves no temporary file.
func TestLittleMemoryGivesTheSameBytes(t *testing.T) {
	items := append(months(300), week()...)
	for _, apart := range []bool{false, true} {
		x := newTrial(t, Config{Workers: 1})
		x.options.NoMerge = apart
		whole := x.run(nil, items)
		if x.spilled > 1 { // the spool is never kept whole
			t.Fatalf("%d temporary files with all memory", x.spilled)
		}
		if !apart && (strings.Count(whole["stories.csv"], `"",""n`) == 0 || strings.Count(whole["documents.csv"], "~2") == 0) {
			t.Fatal("the documents share no story, or no id")
		}
		y := x.with(Shard{}, 3)
		y.options, y.keep = x.options, 3000
		same(t, "little memory", y.run(nil, items), whole)
		if y.spilled < 5 {
			t.Errorf("%d temporary files with little memory", y.spilled)
		}
		if left, _ := filepath.Glob(filepath.Join(y.dir, "*.scratch")); len(left) > 0 {
			t.Errorf("left behind: %q", left)
		}
		// a run that grows knows again what it has, from its temporary files
		y.run(nil, items[:200])
		r, err := journal.Open(filepath.Join(y.dir, fmt.Sprint("out", y.n), "documents.journal"))
		if err != nil {
			t.Fatal(err)
		}
		past := Grow(r)
		same(t, "grown with little memory", y.run(past, items[100:]), whole)
		if past.Replayed != 200 || past.Known != 100 {
			t.Errorf("%d taken over, %d known; want 200 and 100", past.Replayed, past.Known)
		}
	}
}
