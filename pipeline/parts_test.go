package pipeline

import (
	"cmp"
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/input"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// TestPartsGiveTheRowsOfASession compares the two ways to read one document by
// itself, over the sample articles.
func TestPartsGiveTheRowsOfASession(t *testing.T) {
	p, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	s, x := p.NewSession(), p.NewParts(RegisterOptions{})
	docs := 0
	for it := range input.Open(input.Options{}, "../seeds/corpus", "no/such/file").Items() {
		var want, got [][]byte
		if err := s.Rows(it, func(r *tables.Row) {
			if r.Table != tables.Events && r.Table != tables.Stories { // they know their stories
				want = append(want, resolve.Encode(nil, r, "", ""))
			}
		}); err != nil {
			t.Fatal(err)
		}
		part, err := x.Read(it, func(r *tables.Row) {
			if r.Table != tables.Events {
				got = append(got, resolve.Encode(nil, r, "", ""))
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.EqualFunc(want, got, slices.Equal[[]byte]) {
			t.Errorf("%s: %d rows, want %d, or not the same ones", it.Path, len(got), len(want))
		}
		if it.Err == nil && (!part.Long || len(part.Seen) == 0) {
			t.Errorf("%s: no signature or no entities", it.Path)
		}
		docs++
	}
	if docs < 10 {
		t.Fatalf("only %d documents", docs)
	}
}

// TestIDRootsKeepIDsApart gives ids to seeded claims at once, and root by root.
func TestIDRootsKeepIDsApart(t *testing.T) {
	rng := rand.New(rand.NewSource(11))
	type claim struct {
		seq  int
		id   string
		root string
	}
	var all []claim
	want := map[int]string{}
	at := newIDs(nil)
	for seq := range 400 {
		id := fmt.Sprintf("%c", 'a'+rng.Intn(3))
		for range rng.Intn(3) {
			id += fmt.Sprintf("~%d", 1+rng.Intn(4))
		}
		all = append(all, claim{seq, id, IDRoot(&input.Item{ID: id})})
		want[seq], _ = at.claim(id)
	}
	slices.SortStableFunc(all, func(a, b claim) int { return cmp.Compare(a.root, b.root) })
	for i, c := range all {
		if i == 0 || c.root != all[i-1].root {
			at = newIDs(nil)
		}
		if got, _ := at.claim(c.id); got != want[c.seq] {
			t.Errorf("claim %d of %q: %q, want %q", c.seq, c.id, got, want[c.seq])
		}
	}
	if hash := IDRoot(&input.Item{Path: "x~2", Text: "y"}); len(hash) != 17 {
		t.Errorf("root of a made id: %q", hash)
	}
}
