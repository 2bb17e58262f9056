package forms

import (
	"fmt"
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

func TestNumbersTellFormsApart(t *testing.T) {
	table := New()
	words := []string{"هەولێر", "هه‌ولێر", "هەولێری", "a", "", "1"}
	seen := map[int32]string{}
	for _, w := range words {
		id := table.ID(w)
		if w == "" {
			if id != None {
				t.Errorf("the empty form has number %d", id)
			}
			continue
		}
		if other, twice := seen[id]; twice {
			t.Errorf("%q and %q have the same number", w, other)
		}
		seen[id] = w
		if again := table.ID(w); again != id {
			t.Errorf("%q: number %d, then %d", w, id, again)
		}
		if got, want := string(table.Key(id)), string(norm.AppendKey(nil, w)); got != want {
			t.Errorf("%q: key %q, want %q", w, got, want)
		}
	}
}

// fill gives numbers to as many forms as there is room for.
func fill(t *testing.T, table *Table, memo *Memo[int]) {
	t.Helper()
	table.Begin()
	for i := range full + 100 {
		w := fmt.Sprint("w", i)
		id := table.ID(w)
		if i >= full {
			if id != None {
				t.Fatalf("form %d has number %d, though the table is full", i, id)
			}
			continue
		}
		v, known := memo.At(id)
		if known {
			t.Fatalf("%s was never asked for", w)
		}
		*v = i
	}
}

func TestFormsThatWereMetAgainAreKept(t *testing.T) {
	table := New()
	memo := NewMemo[int](table)
	fill(t, table, &memo)
	again := []int{7, 8, 9000, full - 1}
	for _, i := range again {
		table.ID(fmt.Sprint("w", i))
	}
	table.Begin()
	if table.Round() != 0 {
		t.Errorf("round %d, though room is left", table.Round())
	}
	for _, i := range again {
		w := fmt.Sprint("w", i)
		id := table.ID(w)
		if v, known := memo.At(id); !known || *v != i {
			t.Errorf("%s: %d, %v", w, *v, known)
		}
		if got, want := string(table.Key(id)), string(norm.AppendKey(nil, w)); got != want {
			t.Errorf("%s: key %q, want %q", w, got, want)
		}
	}
	for _, i := range []int{6, 9, 9001} {
		w := fmt.Sprint("w", i)
		if v, known := memo.At(table.ID(w)); known || *v != 0 {
			t.Errorf("%s: %d of a form that was met once", w, *v)
		}
	}
}

func TestMemoForgetsWhenTheTableBeginsAnew(t *testing.T) {
	table := New()
	memo := NewMemo[int](table)
	fill(t, table, &memo)
	for i := range full {
		table.ID(fmt.Sprint("w", i))
	}
	table.Begin()
	if table.Round() != 1 {
		t.Errorf("round %d, though every form was met again", table.Round())
	}
	for _, w := range []string{"w9", "w8", "w7"} {
		if v, known := memo.At(table.ID(w)); known || *v != 0 {
			t.Errorf("%s: %d of another round", w, *v)
		}
	}
}

func TestTokensAreOfTheDocumentAtHand(t *testing.T) {
	table := New()
	doc := func(text string) *tomar.Document {
		d := &tomar.Document{Text: text}
		for i := range len(text) {
			d.Tokens = append(d.Tokens, tomar.Token{Span: tomar.Span{Start: int32(i), End: int32(i + 1)}})
		}
		return d
	}
	a := doc("abca")
	first := table.Tokens(a)
	if first[0] != first[3] || first[0] == first[1] {
		t.Errorf("numbers %v", first)
	}
	*a = *doc("bbca") // the same document, read again
	if again := table.Tokens(a); again[0] != again[1] || again[0] == again[3] {
		t.Errorf("numbers %v of the new text", again)
	}
}
