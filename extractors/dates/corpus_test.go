package dates

import (
	"os"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// TestCorpus reads expressions of our own: at least 98 of 100 have their span
// and value, and at least 98 of 100 texts without one stay empty.
func TestCorpus(t *testing.T) {
	b := newBench(t)
	data, err := os.ReadFile("testdata/corpus.tsv")
	if err != nil {
		t.Fatal(err)
	}
	tab, err := tsv.Parse("testdata/corpus.tsv", data, "published", "value", "text")
	if err != nil {
		t.Fatal(err)
	}
	var yes, no, good, clean int
	for r := range tab.Rows() {
		text := r.Get("text")
		if r.Get("value") == "-" {
			no++
			if doc := b.tag(text, r.Get("published")); len(doc.Times) == 0 {
				clean++
			} else {
				t.Logf("line %d: %q has none:\n%s", r.Line, text, list(doc))
			}
			continue
		}
		yes++
		i, j := strings.Index(text, "["), strings.LastIndex(text, "]")
		doc := b.tag(text[:i]+text[i+1:j]+text[j+1:], r.Get("published"))
		if got := find(doc, text[i+1:j]); got == r.Get("value") {
			good++
		} else {
			t.Logf("line %d: %q: got %q, want %q\n%s", r.Line, text, got, r.Get("value"), list(doc))
		}
	}
	t.Logf("%d of %d expressions, %d of %d texts without", good, yes, clean, no)
	if yes < 600 || no < 150 {
		t.Errorf("corpus of %d expressions and %d texts without, want 600 and 150", yes, no)
	}
	if float64(good) < 0.98*float64(yes) || float64(clean) < 0.98*float64(no) {
		t.Errorf("%d of %d, %d of %d: want 98 of 100", good, yes, clean, no)
	}
}
