// Package input reads what a user names on the command line into documents:
// text, HTML pages, JSON Lines, CSV and WARC, each also compressed (gzip, bzip2,
// zstd) or in zip and tar archives, from files, directories, globs, @lists and
// standard input.
//
// Invariants: items come in a fixed order (arguments as given, directories
// sorted by name, archives as they are packed), whatever the number of workers;
// every input becomes an item, readable or not, so that nothing is lost without
// a row; text is UTF-8 without byte order mark and otherwise unchanged (CRLF
// stays). A failure has a stable code. What memory an input takes is bounded by
// [Options], not by the input.
//
// It decides nothing about the text's language and never cuts a text silently.
//
//	src := input.Open(input.Options{}, "news/", "batch.jsonl.zst", "pages.warc.gz")
//	for item := range src.Items() {
//		if item.Err != nil { … } // *input.Failure
//	}
package input
