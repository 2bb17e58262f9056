package report

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar/output/tables"
)

// text is the text of one document.
type text struct {
	strings.Builder
	points int   // code points so far
	wide   []int // code points that are two UTF-16 code units, ascending
}

func (t *text) add(s string) {
	for _, r := range s {
		if r > 0xffff {
			t.wide = append(t.wide, t.points)
		}
		t.points++
	}
	t.WriteString(s)
}

// units counts UTF-16 code units before a code point.
func (l *loader) units(doc string, point int) int {
	t := l.texts[doc]
	if t == nil || len(t.wide) == 0 {
		return point
	}
	before, _ := slices.BinarySearch(t.wide, point)
	return point + before
}

// readTexts reads the texts, else puts them together from their sentences, with
// line feeds for what stood between.
func (l *loader) readTexts() error {
	l.texts = map[string]*text{}
	from := tables.Sentences
	if l.in.Has(tables.Texts) {
		from = tables.Texts
	}
	for r, err := range l.in.Rows(from) {
		if err != nil {
			return err
		}
		id := r.Get("doc_id").Text()
		t := l.texts[id]
		if t == nil {
			t = &text{}
			l.texts[id] = t
		}
		if from == tables.Sentences {
			if gap := int(r.Get("start").Int()) - t.points; gap > 0 {
				t.add(strings.Repeat("\n", gap))
			}
		}
		s := r.Get("text").Text()
		if !utf8.ValidString(s) {
			s = strings.ToValidUTF8(s, "\uFFFD")
		}
		t.add(s)
	}
	return nil
}
