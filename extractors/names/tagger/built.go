package tagger

import _ "embed" // the model

//go:embed names.model
var built []byte

// Built is the model that the program brings along; docs/tagger.md says what it
// was learned from and how it is made anew. The error says what is wrong with
// the embedded file.
func Built() (*Model, error) { return Parse(built) }
