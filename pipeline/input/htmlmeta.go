package input

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// meta is what a page says of itself.
type meta struct {
	date, url, lang string
}

// dateNames are the names under which pages give their publication date, best
// first; a day of change is none.
var dateNames = []string{"article:published_time", "og:published_time", "datepublished", "publishdate", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "date"}

// pageMeta reads a page's own words about date, address and language.
func pageMeta(doc *html.Node) (m meta) {
	dates := map[string]string{}
	var ld, first string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			m.lang = attr(n, "lang")
		case atom.Meta:
			name := strings.ToLower(attr(n, "property") + attr(n, "name") + attr(n, "itemprop"))
			if v := strings.TrimSpace(attr(n, "content")); v != "" && dates[name] == "" {
				dates[name] = v
			}
		case atom.Link:
			if m.url == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
				m.url = attr(n, "href")
			}
		case atom.Script:
			if ld == "" && strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
				ld = published([]byte(n.FirstChild.Data))
			}
		case atom.Time:
			if v := attr(n, "datetime"); v != "" && (first == "" || strings.EqualFold(attr(n, "itemprop"), "datePublished")) {
				first = v
			}
		}
	}
	if m.url == "" {
		m.url = dates["og:url"]
	}
	for _, name := range dateNames {
		if m.date == "" {
			m.date = dates[name]
		}
		if name == "og:published_time" && m.date == "" {
			m.date = ld
		}
	}
	if m.date == "" {
		m.date = first
	}
	return m
}

// published finds datePublished in linked data, at any depth the parser allows.
func published(data []byte) string {
	var v any
	if json.Unmarshal(data, &v) != nil {
		return ""
	}
	return findPublished(v, 0)
}

func findPublished(v any, depth int) string {
	if depth > 6 {
		return ""
	}
	switch v := v.(type) {
	case map[string]any:
		if s, ok := v["datePublished"].(string); ok {
			return s
		}
		return findPublished(v["@graph"], depth+1)
	case []any:
		for _, e := range v {
			if s := findPublished(e, depth+1); s != "" {
				return s
			}
		}
	}
	return ""
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
