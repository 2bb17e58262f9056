package input

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// silent are the elements whose text nobody reads on a page.
var silent = []atom.Atom{atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Head, atom.Iframe, atom.Select, atom.Button, atom.Form, atom.Audio, atom.Video, atom.Canvas, atom.Math, atom.Object}

// frame are the elements around an article.
var frame = []atom.Atom{atom.Nav, atom.Footer, atom.Aside, atom.Header, atom.Menu}

// inline are the elements that stand inside a line; all others end it.
var inline = []atom.Atom{atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Q, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr, atom.Img}

// nodeText is a node's text, one block a line, white space as a browser shows it.
func nodeText(n *html.Node) string { return render(n, silent) }

// bodyText is a page's text without what stands around an article.
func bodyText(n *html.Node) string { return render(n, slices.Concat(silent, frame)) }

type renderer struct {
	b     strings.Builder
	space bool // a space is due before the next word
	line  bool // the line has a word
	skip  []atom.Atom
}

func render(n *html.Node, skip []atom.Atom) string {
	r := renderer{skip: skip}
	r.node(n)
	return strings.TrimRight(r.b.String(), "\n")
}

func (r *renderer) end() {
	if r.line {
		r.b.WriteByte('\n')
	}
	r.line, r.space = false, false
}

// node recurses; the parser bounds a tree's depth.
func (r *renderer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		r.words(n.Data)
		return
	case html.ElementNode:
		if slices.Contains(r.skip, n.DataAtom) || hidden(n) {
			return
		}
		if n.DataAtom == atom.Br {
			r.end()
			return
		}
	case html.CommentNode, html.DoctypeNode:
		return
	}
	block := n.Type == html.ElementNode && !slices.Contains(inline, n.DataAtom)
	if block {
		r.end()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c)
	}
	if block {
		r.end()
	}
}

func (r *renderer) words(s string) {
	for len(s) > 0 {
		i := strings.IndexFunc(s, unicode.IsSpace)
		switch {
		case i == 0:
			r.space = true
			s = strings.TrimLeftFunc(s, unicode.IsSpace)
			continue
		case i < 0:
			i = len(s)
		}
		if r.space && r.line {
			r.b.WriteByte(' ')
		}
		r.b.WriteString(s[:i])
		r.space, r.line = false, true
		s = s[i:]
	}
}

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true"
		}
	}
	return false
}
