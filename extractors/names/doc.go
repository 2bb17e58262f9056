// Package names decides which of the automaton's hits are names of people,
// places and bodies, finds names that no list has from their context, follows a
// name through its document, and states relations between them.
//
// Invariants: a mention covers whole tokens of one sentence; a mention inside a
// longer one has it as parent; every mention carries the rule that made it.
//
// It never changes the text, and never links a mention to an entity that the
// gazetteer does not have.
//
//	f := names.New(gaz, titles, orgHeads, placeHeads) // one per worker
//	f.Run(doc)                                        // doc.Mentions, doc.Relations
package names
