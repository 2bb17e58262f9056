// Package eval scores a run's tables against gold annotation: names, linking,
// times, events, dated events, arguments and attributes.
//
// Spans are trimmed of white space, punctuation and invisible marks at both
// ends and counted in code points of the original. What the gold marks as
// optional costs nothing, found or not. Every measure is kept per document, so
// that sums do not depend on the documents' order and intervals come from
// resampling documents.
//
// The package reads only tables, never a stage's memory: what it scores is what
// a reader of the output gets. It changes nothing and knows no Sorani.
//
//	golds, err := eval.LoadGold("dev")
//	run, err := eval.LoadRun("out")
//	result := eval.Score(run, golds)
//	result.WriteText(os.Stdout)
package eval
