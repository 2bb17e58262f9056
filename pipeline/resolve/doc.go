// Package resolve makes the tables that belong to a run and not to a document:
// entities, and the stories that several reports tell.
//
// Invariants: what is added in any order gives the same rows in the same order;
// ids derive from content; memory grows with distinct entities and stories, not
// with documents. It takes rows and writes rows, and knows no Sorani.
//
//	ents := resolve.NewEntities()
//	ents.Add(id, seen)      // for each mention, document by document
//	ents.Rows(func(e *tables.EntityRow) error { … })
package resolve
