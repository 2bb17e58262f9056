package pipeline_test

import (
	"context"
	"os"
	"testing"

	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/seeds"
)

// TestLaughter reads every row's example and counter-example behind a sentence with
// an event: a text that laughs tells none, and says so.
func TestLaughter(t *testing.T) {
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := seeds.LoadLaughter(os.DirFS("../seeds"))
	if err != nil {
		t.Fatal(err)
	}
	const event = "دوێنێ لە هەولێر سێ کەس کوژران.\n\n"
	read := func(t *testing.T, text string) (events int, told bool) {
		d, err := p.Extract(context.Background(), event+text)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range d.Diagnostics {
			told = told || g.Code == "events.laughter" && !g.Empty()
		}
		return len(d.Events), told
	}
	for _, r := range rows {
		t.Run(r.Mark, func(t *testing.T) {
			if n, told := read(t, r.Example); n != 0 || !told {
				t.Errorf("laughter.tsv:%d: example: %d events, told: %v", r.Line, n, told)
			}
			if n, told := read(t, r.Counter); n == 0 || told {
				t.Errorf("laughter.tsv:%d: counter-example: %d events, told: %v", r.Line, n, told)
			}
		})
	}
}
