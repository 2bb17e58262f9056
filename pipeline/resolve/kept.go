package resolve

// kept keeps texts that outlive the document that they are part of, many in
// one piece of memory: a text by itself would hold its whole document.
type kept struct {
	piece []byte
}

// pieceBytes is the length of a piece; a longer text has its own.
const pieceBytes = 16 << 10

// of is a copy of a text; the text itself where nothing keeps it.
func (c *kept) of(s string) string {
	if len(s) == 0 || c == nil {
		return s
	}
	if len(s) > cap(c.piece)-len(c.piece) {
		c.piece = make([]byte, 0, max(pieceBytes, len(s)))
	}
	from := len(c.piece)
	c.piece = append(c.piece, s...)
	return viewed(c.piece[from:])
}
