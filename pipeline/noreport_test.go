package pipeline_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/seeds"
)

// event is a sentence with one event.
const event = "دوێنێ لە هەولێر سێ کەس کوژران.\n\n"

// noReport reads a text behind a sentence with an event and tells how many events
// there are and whether the text is said to be no report.
func noReport(t *testing.T, p *pipeline.Pipeline, text, code string) (events int, told bool) {
	d, err := p.Extract(context.Background(), event+text)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range d.Diagnostics {
		told = told || g.Code == code && !g.Empty()
	}
	return len(d.Events), told
}

// TestNoReport reads the rows' examples and counter-examples: a text that laughs tells
// no events, what stands behind page furniture neither, and both say so.
func TestNoReport(t *testing.T) {
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		t.Fatal(err)
	}
	laughs, err := seeds.LoadLaughter(os.DirFS("../seeds"))
	if err != nil {
		t.Fatal(err)
	}
	furniture, err := seeds.LoadFurniture(os.DirFS("../seeds"))
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		name, example, counter, code string
		events, line                 int // how many the example leaves; of its file
	}
	var rows []row
	for _, r := range laughs {
		rows = append(rows, row{r.Mark, r.Example, r.Counter, "events.laughter", 0, r.Line})
	}
	for _, r := range furniture {
		rows = append(rows, row{r.Words[1] + " " + r.Words[len(r.Words)-1], r.Example + "\n" + event, r.Counter + "\n" + event, "events.furniture", 1, r.Line})
	}
	for _, r := range rows {
		t.Run(r.code+"/"+r.name, func(t *testing.T) {
			if n, told := noReport(t, p, r.example, r.code); n != r.events || !told {
				t.Errorf("line %d: example: %d events, told: %v", r.line, n, told)
			}
			if n, told := noReport(t, p, r.counter, r.code); n <= r.events || told {
				t.Errorf("line %d: counter-example: %d events, told: %v", r.line, n, told)
			}
		})
	}
}

// TestLongLaughter: a long article that quotes somebody who laughs is a report.
func TestLongLaughter(t *testing.T) {
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		t.Fatal(err)
	}
	if n, told := noReport(t, p, strings.Repeat(event, 100)+"😂", "events.laughter"); n < 100 || told {
		t.Errorf("%d events, told: %v", n, told)
	}
}
