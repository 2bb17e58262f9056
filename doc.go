// Package tomar holds the domain of the register: documents, spans, tokens,
// mentions, times, events, relations and diagnostics, as plain values that the
// stages of the pipeline add to a Document one after another.
//
// Invariants:
//
//   - The original text is sacred. [Document.Raw] is never changed; what the
//     stages work on is [Document.Text], and [Document.Edits] leads every span
//     back to original bytes and code points (see [EditList]).
//   - Every [Span] inside the pipeline is half-open and counts bytes of the
//     normalised text. Original offsets appear only at the sink boundary, in a
//     [Place].
//   - References between values are indexes into the Document's own slices
//     (int32, [None] where there is nothing), never pointers.
//   - Every fact carries the [Provenance] that made it.
//
// The package imports the standard library alone, reads no file, no clock and
// no environment, and knows no word of Sorani.
//
//	doc := &tomar.Document{Path: "a.txt", Raw: text}
//	// … stages …
//	for _, m := range doc.Mentions {
//		place := doc.Place(m.Span)
//		fmt.Println(doc.Raw[place.StartByte:place.EndByte] == doc.Slice(m.Span))
//	}
package tomar
