package input

import (
	"bytes"
	"fmt"
	"mime"
	"net/url"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/transform"
)

// maxElements bounds the elements of a page that is searched for its article.
const maxElements = 200_000

// readPage makes the item's page its text: the article without navigation,
// advertisements and the like, one paragraph a line. Title, date, author, site,
// language and address come from the page's metadata where nobody gave them.
func readPage(it *Item, limit int64) {
	data, notices, fail := decodePage(it.page, it.kind)
	it.page = nil
	if fail == nil {
		fail = article(it, data)
	}
	if fail == nil && int64(len(it.Text)) > limit {
		fail = tooLarge(it.Path, limit).Err
	}
	if fail != nil {
		fail.Path = it.Path
		*it = Item{Path: it.Path, URL: it.URL, Bytes: it.Bytes, Err: fail}
		return
	}
	it.Notices = append(it.Notices, notices...)
}

// article finds the article of a page. The library walks untrusted pages: a
// panic there is a failure of the page, not of the run.
func article(it *Item, data string) (fail *Failure) {
	defer func() {
		if r := recover(); r != nil {
			fail = &Failure{Code: "input.no-text", Message: fmt.Sprintf("the page could not be read: %v", r)}
		}
	}()
	doc, err := html.Parse(strings.NewReader(data))
	if err != nil {
		return &Failure{Code: "input.too-deep", Message: "the page cannot be parsed: " + err.Error(), Err: err}
	}
	m := pageMeta(doc)
	if it.URL == "" {
		it.URL = m.url
	}
	it.Date, it.Lang = m.date, m.lang
	base, err := url.Parse(it.URL)
	if err != nil || !base.IsAbs() {
		base = nil
	}
	whole := bodyText(doc) // the article's search changes the tree
	p := readability.NewParser()
	p.MaxElemsToParse = maxElements
	a, err := p.ParseAndMutate(doc, base)
	if err != nil {
		return &Failure{Code: "input.no-text", Message: "no article in the page: " + err.Error(), Err: err}
	}
	it.Title, it.Author, it.Outlet = strings.TrimSpace(a.Title()), strings.TrimSpace(a.Byline()), strings.TrimSpace(a.SiteName())
	if a.Node != nil {
		it.Text = nodeText(a.Node)
	}
	if it.Text == "" && whole != "" {
		it.Text = whole
		it.Notices = append(it.Notices, Notice{"input.whole-page", "no article was found in the page; its whole text was read"})
	}
	if it.Text == "" {
		return &Failure{Code: "input.no-text", Message: "no text in the page"}
	}
	return nil
}

// decodePage turns a page into UTF-8: byte order mark, then valid UTF-8, then the
// header's or the page's own charset, then what the bytes look like.
func decodePage(data []byte, kind string) (string, []Notice, *Failure) {
	enc := guess(data[:min(len(data), sniff)])
	if enc == utf8Text && utf8.Valid(data) {
		return decode(data)
	}
	if enc == utf8Text || enc == windows1256 {
		name := charset(data, kind)
		if e, err := htmlindex.Get(name); name != "" && err == nil {
			if canon, _ := htmlindex.Name(e); canon != "utf-8" {
				out, _, err := transform.Bytes(e.NewDecoder(), data)
				if err == nil {
					text, _, fail := decode(out)
					return text, []Notice{{"input." + canon, "decoded from " + canon}}, fail
				}
			}
		}
	}
	return decode(data)
}

// charset is what the media type says, else the page's meta elements.
func charset(data []byte, kind string) string {
	if _, p, err := mime.ParseMediaType(kind); err == nil && p["charset"] != "" {
		return p["charset"]
	}
	low := bytes.ToLower(data[:min(len(data), 4<<10)])
	_, after, ok := bytes.Cut(low, []byte("charset="))
	if !ok {
		return ""
	}
	after = bytes.TrimLeft(after, `"' `)
	if i := bytes.IndexAny(after, `"' />;`); i >= 0 {
		after = after[:i]
	}
	return string(after)
}
