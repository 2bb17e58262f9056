package resolve

import "github.com/tomar-nlp/tomar/internal/spill"

// Block joins the reports of different documents within one block
// ([Report.Block]) as they come. It keeps the last few hundred of them, so that a
// day of any size needs no more memory; which are together already lies in the
// area. One goroutine uses it.
type Block struct {
	texts  texts
	w      window
	names  [blockLimit + 1]string // of the reports in w
	n      uint32
	doc    int32
	last   string // id of the document of the last report
	forest *spill.Forest
}

// NewBlock begins a block.
func NewBlock(a *spill.Area) *Block {
	return &Block{texts: newTexts(), forest: spill.NewForest(a)}
}

// Add takes the next report, in the order of the documents' ids, then of the
// text, under a name of the caller's. join is given the names of two reports of
// one story, as often as it takes to connect all that belong together.
func (b *Block) Add(r *Report, name string, join func(a, b string)) error {
	if b.n > 0 && r.DocID != b.last {
		b.doc++
	}
	b.last = r.DocID
	next := b.w.next()
	b.texts.shorten(next, r, b.doc)
	next.node = b.n
	b.names[b.n%uint32(len(b.names))] = name
	b.n++
	b.w.take(func(x, y *brief) {
		if b.forest.Find(x.node) == b.forest.Find(y.node) {
			return
		}
		b.forest.Join(x.node, y.node)
		join(b.names[x.node%uint32(len(b.names))], b.names[y.node%uint32(len(b.names))])
	})
	return b.forest.Err()
}

// Drop forgets the block.
func (b *Block) Drop() { b.forest.Drop() }
