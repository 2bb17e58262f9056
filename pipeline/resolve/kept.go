package resolve

import "github.com/tomar-nlp/tomar/internal/pieces"

// kept keeps texts that outlive the document that they are part of: a text by
// itself would hold its whole document.
type kept struct{ texts pieces.Texts }

// of is a copy of a text; the text itself where nothing keeps it.
func (c *kept) of(s string) string {
	if len(s) == 0 || c == nil {
		return s
	}
	return c.texts.Copy(s)
}
