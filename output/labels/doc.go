// Package labels holds what the command line and the report say to people, in
// their language.
//
// Invariants: every label stands in every language, in labels.tsv (of the page:
// page.tsv) and nowhere else; numbers have the digits that the language's readers expect. It never
// writes anything.
//
//	l, err := labels.Read("ckb")
//	l.Text("documents", "n", l.Int(3))
package labels
