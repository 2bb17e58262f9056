package pipeline_test

import (
	"context"
	"os"
	"testing"

	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/seeds"
)

// TestFurniture reads every row's example and counter-example behind a sentence with
// an event: behind the furniture there are none.
func TestFurniture(t *testing.T) {
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := seeds.LoadFurniture(os.DirFS("../seeds"))
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
			told = told || g.Code == "events.furniture" && !g.Empty()
		}
		return len(d.Events), told
	}
	for _, r := range rows {
		t.Run(r.Words[1]+" "+r.Words[len(r.Words)-1], func(t *testing.T) {
			if n, told := read(t, r.Example+"\n"+event); n != 1 || !told {
				t.Errorf("furniture.tsv:%d: example: %d events, told: %v", r.Line, n, told)
			}
			if n, told := read(t, r.Counter+"\n"+event); n < 2 || told {
				t.Errorf("furniture.tsv:%d: counter-example: %d events, told: %v", r.Line, n, told)
			}
		})
	}
}

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
