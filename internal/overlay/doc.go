// Package overlay lays a directory of the user's data files over the embedded
// ones: a file of the same path shadows the embedded one, further files are
// added to the listings.
//
// It never writes, and never merges inside a file.
//
//	fsys := overlay.New(seeds.FS, os.DirFS("mydata"))
package overlay
