package token

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"github.com/tomar-nlp/tomar"
)

// On plain text (words, simple numbers, marks) our tokens have the boundaries of
// Unicode's word segmentation. Where we differ on purpose (number + suffix,
// dates, URLs, runs of stops) the other tests speak.
func TestBoundariesAgreeWithUnicode(t *testing.T) {
	k := newTokenizer(t, nil)
	for _, text := range []string{
		"حکومەت بڕیارەکەی دوێنێی ڕاگەیاند، بەڵام خەڵک ڕازی نین.",
		"لە ساڵی 2018 و لە ٢٠٢٠ لە شاری سلێمانی «کۆبوونەوە» کرا؛ کێ هات؟",
		"کەناڵی Rudaw (هەولێر) و John Smith گوتیان: \"باشە\"!",
		"ڕێژەی 3.5 و 1,000 و ٣٫٥ لە سەدا 40%",
		"هەواڵ - وەرزش / هونەر & کولتوور",
		"don't K24 Zürich",
	} {
		doc := tomar.Document{Text: text}
		k.Run(&doc)
		var ours, theirs []string
		for _, tok := range doc.Tokens {
			ours = append(ours, doc.Slice(tok.Span))
		}
		for it := words.FromString(text); it.Next(); {
			if r, _ := utf8.DecodeRuneInString(it.Value()); !unicode.IsSpace(r) {
				theirs = append(theirs, it.Value())
			}
		}
		for i := range max(len(ours), len(theirs)) {
			if i >= len(ours) || i >= len(theirs) || ours[i] != theirs[i] {
				t.Errorf("%q: token %d: ours %q, Unicode's %q", text, i, ours, theirs)
				break
			}
		}
	}
}
