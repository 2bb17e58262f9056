package dates

import (
	"strings"
	"testing"
)

// newsLike is text of our own in which one sentence of three has a time.
var newsLike = strings.Repeat(`وەزیری دارایی ڕۆژی سێشەممە، 15ی ئەیلوولی 2020 لە کۆبوونەوەیەکدا ڕایگەیاند کە مووچەی فەرمانبەران دابەش دەکرێت.
بەڕێوەبەری گشتی تەندروستی باسی لە دۆخی نەخۆشخانەکان کرد و داوای لە هاووڵاتیان کرد ڕێنماییەکان جێبەجێ بکەن.
ئەنجوومەن 24 کەسی بۆ لیژنەکە هەڵبژارد و هەموو لایەک پشتگیرییان کرد لە بڕیارەکە.
لە ماوەی 24 کاتژمێری ڕابردوودا 35 کەس چاک بوونەوە و کاتژمێر 10ی بەیانی ئامارەکە بڵاو کرایەوە.
سەرۆکی شارەوانی گوتی پڕۆژەکە گرنگە و شەقامەکان فراوان دەکرێن بۆ ئەوەی هاتووچۆ ئاسان بێت.
پارێزگار سەردانی گوندەکانی کرد و لەگەڵ خەڵکەکە قسەی کرد لەسەر ئاو و کارەبا و ڕێگاوبان.
`, 40)

func BenchmarkRun(b *testing.B) {
	s := newBench(b)
	doc := s.prepare(newsLike, "2020-09-30")
	t := s.g.NewTagger()
	b.SetBytes(int64(len(newsLike)))
	b.ReportAllocs()
	for b.Loop() {
		doc.Times, doc.Diagnostics = doc.Times[:0], doc.Diagnostics[:0]
		t.Run(doc)
	}
	if len(doc.Times) != 3*40 {
		b.Fatalf("%d times, want %d:\n%s", len(doc.Times), 3*40, list(doc)[:800])
	}
}

// BenchmarkQuiet is a document without a time expression.
func BenchmarkQuiet(b *testing.B) {
	s := newBench(b)
	var lines []string
	for i, l := range strings.Split(newsLike, "\n") {
		if i%6 != 0 && i%6 != 3 {
			lines = append(lines, l)
		}
	}
	text := strings.Join(lines, "\n")
	doc := s.prepare(text, "2020-09-30")
	t := s.g.NewTagger()
	t.Run(doc)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		t.Run(doc)
	}
	if len(doc.Times) != 0 {
		b.Fatalf("%d times: %s", len(doc.Times), list(doc))
	}
	if n := testing.AllocsPerRun(10, func() { t.Run(doc) }); n > 0 {
		b.Fatalf("%v allocations in a document without a time", n)
	}
}
