package dates

import (
	"fmt"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/seeds"
)

// TestExamplesOfRules runs every rule's examples on the reference day: the
// expression in brackets is found with its value, and nothing is found in the
// texts that a rule names as none of its own.
func TestExamplesOfRules(t *testing.T) {
	b := newBench(t)
	for _, r := range b.data.Rules {
		if k := r.Kind; k != "part" && (len(r.No) == 0 || k != "block" && len(r.Yes) == 0) {
			t.Errorf("%s:%d: rule %s lacks examples", r.File, r.Line, r.ID)
		}
		b.examples(t, fmt.Sprintf("%s:%d", r.File, r.Line), r.Yes, r.No)
	}
}

// TestExamplesOfNames runs the examples of the months, weekdays and feasts that are
// also other words: a date in the one text, none in the other.
func TestExamplesOfNames(t *testing.T) {
	b := newBench(t)
	for _, n := range b.data.Names {
		if n.Context {
			b.examples(t, fmt.Sprintf("names.tsv:%d", n.Line), []string{n.Yes}, []string{n.No})
		}
	}
	for _, f := range b.data.Feasts {
		if f.Context {
			b.examples(t, fmt.Sprintf("feasts.tsv:%d", f.Line), []string{f.Yes}, []string{f.No})
		}
	}
}

// examples runs the examples of the row or rule at a place.
func (b *bench) examples(t *testing.T, place string, yes, no []string) {
	t.Helper()
	for _, y := range yes {
		text, want, ok := strings.Cut(y, " => ")
		i, j := strings.Index(text, "["), strings.LastIndex(text, "]")
		if !ok || i < 0 || j < i {
			t.Fatalf("%s: example %q is not «text [expression] => value»", place, y)
		}
		span := strings.Trim(text[i+1:j], "()")
		doc := b.tag(text[:i]+text[i+1:j]+text[j+1:], seeds.TimeReference)
		if got := find(doc, span); got != want {
			t.Errorf("%s: %q: got %q, want %q\n%s", place, y, got, want, list(doc))
		}
	}
	for _, n := range no {
		if doc := b.tag(n, seeds.TimeReference); len(doc.Times) > 0 {
			t.Errorf("%s: found in %q:\n%s", place, n, list(doc))
		}
	}
}

// find is the value of the expression of that text, "" where there is none.
func find(doc *tomar.Document, text string) string {
	for _, x := range doc.Times {
		if trimmed(doc, x.Span) == strings.Trim(text, " ()،؛؟.,:") {
			return x.Value
		}
	}
	return ""
}

func list(doc *tomar.Document) string {
	var b strings.Builder
	for _, x := range doc.Times {
		b.WriteString("\t«" + trimmed(doc, x.Span) + "» " + x.Type.String() + " " + x.Value + " " + x.Rule + "\n")
	}
	return b.String()
}
