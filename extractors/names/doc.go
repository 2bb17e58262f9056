// Package names decides which of the automaton's hits are names of people,
// places and bodies, finds names that no list has from their context, follows a
// name through its document, and states relations between them.
//
// It works in passes over a document: evidence (what the lists say of every
// token), candidates (gazetteer names, bodies composed of a head word and its
// complement, people's names by their parts), choice (the heaviest that do not
// cross; names inside longer ones stay with their parent), short forms of what
// was named in full, roles that stand for their holder, relations, and whom of
// several people of one name the document means.
//
// Invariants: a mention covers whole tokens of one sentence; mentions do not
// cross; one inside a longer one has it as parent; every mention carries the
// rule that made it; mentions are ordered by place.
//
// It never changes the text, and never links a mention to an entity that the
// gazetteer does not have.
//
//	x, err := names.Compile(lists)
//	f := x.NewFinder() // one per worker
//	f.Run(doc)         // doc.Mentions, doc.Relations
package names
