// Command tomar reads Sorani news and writes the register: tables of people,
// places, bodies, times and events, each cell traceable to its place in the
// original.
//
// It holds flags, wiring and exit codes; everything else lives in the rooms
// below. Exit status: 0 fine; 1 some documents failed; 2 wrong usage or a
// broken data file; 3 nothing could be written.
//
//	tomar extract news/ --out out
package main
