package learn

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/input"
)

// A name that no table has, told in three documents, is proposed with its
// count; one told twice is not.
func TestDiscovery(t *testing.T) {
	texts := []string{
		"د. هۆرمان کەلاشین لە هەولێر کۆبوونەوەی کرد.",
		"د. هۆرمان کەلاشین گوتی کە باران دەبارێت.",
		"دوێنێ د. هۆرمان کەلاشین سەردانی بەغدای کرد.",
		"د. شاهۆ مەندیلان گوتی باشە.",
		"د. شاهۆ مەندیلان چوو بۆ بەغدا.",
	}
	items := func(order []int) iter.Seq[input.Item] {
		return func(yield func(input.Item) bool) {
			for _, i := range order {
				if !yield(input.Item{Path: fmt.Sprint(i), Text: texts[i]}) {
					return
				}
			}
		}
	}
	p, err := pipeline.New(pipeline.Config{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	run := func(order ...int) string {
		d := NewDiscovery()
		if err := p.Run(context.Background(), items(order), d); err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if _, err := d.WriteTo(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	out := run(0, 1, 2, 3, 4)
	if !strings.Contains(out, "PER\t\t3\t3\t") || !strings.Contains(out, "\tهۆرمان کەلاشین\t") {
		t.Errorf("the name told thrice is not proposed:\n%s", out)
	}
	if strings.Contains(out, "مەندیلان\t") {
		t.Errorf("a name told twice is proposed:\n%s", out)
	}
	count := func(s string) string { return strings.Join(strings.Split(s, "\n")[:2], "\n")[:60] }
	if back := run(4, 3, 2, 1, 0); count(back) != count(out) {
		t.Errorf("the order of documents matters:\n%s\n%s", out, back)
	}
}
