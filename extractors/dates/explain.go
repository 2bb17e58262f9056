package dates

import (
	"fmt"
	"strings"

	"github.com/tomar-nlp/tomar"
)

// tree prints the rules and words that made an edge, indented by depth.
func (t *Tagger) tree(doc *tomar.Document, first, k int32, depth int, out []string) []string {
	e := &t.edges[k]
	span := doc.Tokens[first+int32(e.i)].Cover(doc.Tokens[first+int32(e.j)-1].Span)
	name := t.g.cats[e.cat]
	if e.rule >= 0 {
		r := t.g.rules[e.rule].prov
		name = fmt.Sprintf("%s (%s:%d)", r.Rule, r.File, r.Line)
	}
	out = append(out, fmt.Sprintf("%s%s «%s»", strings.Repeat("  ", depth), name, doc.Slice(span)))
	for _, kid := range t.kids[e.kids : e.kids+e.nkid] {
		out = t.tree(doc, first, kid, depth+1, out)
	}
	return out
}
