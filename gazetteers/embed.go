package gazetteers

import (
	"embed"
	"io/fs"
)

//go:embed data
var data embed.FS

// Embedded is the embedded data, rooted where [Load] and [Lint] want it: with
// the folders places, people, orgs, terms, given, family at the top.
func Embedded() fs.FS {
	sub, err := fs.Sub(data, "data")
	if err != nil { // only for an invalid path, and "data" is none
		return data
	}
	return sub
}
