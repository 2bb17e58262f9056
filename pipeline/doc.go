// Package pipeline puts the stages in order and runs documents through them:
// one after another for a caller ([Pipeline.Extract]), or many at once from a
// source into a sink ([Pipeline.Run]), with the same result for any number of
// workers.
//
// Invariants: the stages are called in the order of one table that fits on a
// screen ([Stages]); what a stage needs was added by an earlier one, which New
// checks; output order is input order; a panic in a stage becomes a diagnostic
// of that document and never loses it. Nothing here knows Sorani, reads a clock
// or goes to the network.
//
//	p, err := pipeline.New(pipeline.Config{})
//	doc, err := p.Extract(ctx, text)
//	for _, m := range doc.Mentions { … }
package pipeline
