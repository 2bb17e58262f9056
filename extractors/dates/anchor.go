package dates

import "github.com/tomar-nlp/tomar"

// Anchor is the second look, once events are known.
func (t *Tagger) Anchor(doc *tomar.Document) {}
