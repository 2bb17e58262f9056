package pipeline_test

import (
	"context"
	"fmt"

	"github.com/tomar-nlp/tomar/pipeline"
)

func ExamplePipeline_Extract() {
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		fmt.Println(err)
		return
	}
	doc, err := p.Extract(context.Background(), "وەفدێکی ئەڵمانیا گەیشتە هەولێر.")
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		at := doc.Place(m.Span)
		fmt.Println(m.Type, p.Data().Gazetteer.Entities[m.Entity].NameEN(), at.Start, at.End)
	}
	// Output:
	// LOC Germany 8 16
	// LOC Erbil 24 30
}
