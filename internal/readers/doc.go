// Package readers lends tests the programs of others that read what tomar
// writes: JavaScript libraries in Chromium, Node, Debian's Python.
//
// It is for tests alone. Invariants: a test that finds no such program skips
// and says what is missing; nothing is downloaded (make readers does that,
// once); traffic goes to the loopback and nowhere else.
//
//	result := readers.Browse(t, readers.Page{Files: map[string]string{"/": html}})
package readers
