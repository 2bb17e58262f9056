// Package learn proposes what the data lacks: names that the pipeline finds by
// context again and again and that no table has.
//
// Invariants: counting does not depend on the order of documents; proposals are
// rows for people to review, and nothing is taken over by itself. It knows no
// Sorani word.
//
//	d := learn.NewDiscovery(data)
//	err := p.Run(ctx, items, d)
//	d.Write(os.Stdout)
package learn
