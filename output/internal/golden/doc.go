// Package golden compares what a test made with a committed file, and writes
// that file when the tests run with -update.
//
// It is for tests alone; every test package of output imports it, so that
// -update is known to all of them.
//
//	golden.Check(t, "testdata/a.json", got)
package golden
