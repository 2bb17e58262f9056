// Package input reads what a user names on the command line into documents:
// text files, directories, globs, standard input and JSON Lines.
//
// Invariants: items come in a fixed order (arguments as given, directories
// sorted by name); every input becomes exactly one item, readable or not, so
// that nothing is lost without a row; text is UTF-8 without byte order mark and
// otherwise unchanged (CRLF stays). A failure has a stable code.
//
// It decides nothing about language and never cuts a text silently.
//
//	src := input.Open(input.Options{}, "news/", "batch.jsonl")
//	for item := range src.Items() {
//		if item.Err != nil { … } // *input.Failure
//	}
package input
