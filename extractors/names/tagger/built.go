package tagger

import (
	"crypto/sha256"
	_ "embed" // the model
)

//go:embed names.model
var built []byte

// Built is the model that the program brings along; docs/tagger.md says what it
// was learned from and how it is made anew. The error says what is wrong with
// the embedded file.
func Built() (*Model, error) { return Parse(built) }

// BuiltSum is the SHA-256 of the embedded file.
func BuiltSum() [sha256.Size]byte { return sha256.Sum256(built) }
