package resolve

import "github.com/tomar-nlp/tomar/internal/pieces"

// kept keeps texts that outlive the document that they are part of: a text by
// itself would hold its whole document.
type kept struct {
	texts    pieces.Texts
	surfaces pieces.Lists[surface]
}

// of is a copy of a text; the text itself where nothing keeps it.
func (c *kept) of(s string) string {
	if len(s) == 0 || c == nil {
		return s
	}
	return c.texts.Copy(s)
}

// room gives a full list room for as many again: append would take memory for each
// list by itself, and most are short.
func (c *kept) room(list []surface) []surface {
	if c == nil || len(list) < cap(list) {
		return list
	}
	return append(c.surfaces.Make(max(1, 2*len(list))), list...)
}
