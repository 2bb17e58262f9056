package norm

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/internal/tsv"
	"github.com/tomar-nlp/tomar/seeds"
)

func newNormalizer(t testing.TB) *Normalizer {
	t.Helper()
	n, err := New(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestText(t *testing.T) {
	n := newNormalizer(t)
	for _, c := range []struct{ name, in, want string }{
		{"heh and ZWNJ", "ئه\u200cمه\u200c", "ئەمە"},
		{"final heh", "كه پێش", "کە پێش"},
		{"final heh before a mark", "(كه)", "(کە)"},
		{"heh inside", "هەهێنە", "هەهێنە"},
		{"heh alone", "ه ٥٣ه.", "ه ٥٣ه."},
		{"heh inside beside what is replaced", "هي هى ههـی", "هی هی ههی"},
		{"kaf and yeh", "كوردي كوردى ڪوردے", "کوردی کوردی کوردی"},
		{"doachashmee", "ھەولێر", "هەولێر"},
		{"heh goal", "ہەولێر کہ ئہم", "هەولێر کە ئهم"},
		{"heh goal and ZWNJ", "ئہ\u200cم", "ئەم"},
		{"tatweel", "کـــورد", "کورد"},
		{"suffix behind a number", "٢٦ـی تەمموز", "٢٦ی تەمموز"},
		{"suffix behind number and space", "٥٣٩٣ ـدا", "٥٣٩٣دا"},
		{"suffix behind a Latin word", "NRT ـی", "NRTی"},
		{"suffix behind a word", "دەرەوە ـی وڵات", "دەرەوەی وڵات"},
		{"tatweel before a word", "لە ــکوردستان", "لە کوردستان"},
		{"tatweel for a dash", "ئەحمەد ـ نووسەر", "ئەحمەد - نووسەر"},
		{"tatweel between numbers", "2019ـ2020", "2019-2020"},
		{"presentation forms", "ﻛﻮردﺳﺘﺎن", "کوردستان"},
		{"presentation heh", "ﺑﺎﻧﻪ", "بانە"},
		{"lam-alef ligature", "ﻻﻧە", "لانە"},
		{"lam alef fatha", "بەلاَم", "بەڵام"},
		{"lam alef hamza", "بەلأم", "بەڵام"},
		{"lam alef and loose hamza", "بەلا\u0654م", "بەڵام"},
		{"reh kasra", "گۆرِان", "گۆڕان"},
		{"yeh fatha", "هەولىَر", "هەولێر"},
		{"small v", "هەولی\u065aر و بەل\u065aێ", "هەولێر و بەڵێ"},
		{"waw hamza", "بؤ رؤژ", "بۆ رۆژ"},
		{"waw hamza and waw", "مەسؤول", "مەسوول"},
		{"u of Badini keyboards", "دۇر", "دوور"},
		{"harakat", "مُحَمَّد", "محمد"},
		{"yeh and hamza", "ی\u0654ازاد ى\u0654ازاد ي\u0654ازاد", "ئازاد ئازاد ئازاد"},
		{"alef madda", "ا\u0653زاد", "آزاد"},
		{"ZWNJ at the end", "کورد\u200c ", "کورد "},
		{"direction marks", "\u202bکورد\u202c \u200eA", "کورد A"},
		{"no-break space", "ئەو\u00a0ڕۆژە", "ئەو ڕۆژە"},
		{"digits stay", "۱۲٣45", "۱۲٣45"},
		{"line breaks stay", "ئەو\r\nئەم\u2028ئێمە", "ئەو\r\nئەم\nئێمە"},
		{"Latin NFD", "Zu\u0308rich Şırnex", "Zürich Şırnex"},
		{"mark without a letter", "\u0301a \u0301b", "a b"},
		{"Hangul NFD", "\u1112\u1161\u11ab", "한"},
		{"private use", "a\ue001b", "a\ufffdb"},
		{"invalid bytes", "a\xff\xd8b", "a\ufffd\ufffdb"},
		{"emoji", "😂❤️", "😂❤️"},
		{"teh marbuta", "خوێندنگة", "خوێندنگە"},
		{"guillemets", "«کورد»…", "«کورد»…"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, edits, _ := n.Text(c.in, nil)
			if got != c.want {
				t.Errorf("got %q (%s), want %q", got, got, c.want)
			}
			checkText(t, n, c.in, got, edits)
		})
	}
}

// checkText holds a result to the invariants of the package.
func checkText(t *testing.T, n *Normalizer, raw, text string, edits tomar.EditList) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("%q: %q is not valid", raw, text)
	}
	if !norm.NFC.IsNormalString(text) {
		t.Errorf("%q: %+q is not NFC", raw, text)
	}
	if (text == raw) != (len(edits) == 0) {
		t.Errorf("%q: %d edits", raw, len(edits))
	}
	o, m := 0, 0
	for _, e := range edits {
		if int(e.OStart) < o || int(e.NStart) < m || e.OEnd < e.OStart || e.NEnd < e.NStart || int(e.OEnd) > len(raw) || int(e.NEnd) > len(text) {
			t.Fatalf("%q: edits out of order: %v", raw, edits)
		}
		if raw[o:e.OStart] != text[m:e.NStart] {
			t.Fatalf("%q to %q: text between edits differs: %v", raw, text, edits)
		}
		o, m = int(e.OEnd), int(e.NEnd)
	}
	if raw[o:] != text[m:] {
		t.Errorf("%q to %q: text behind the edits differs: %v", raw, text, edits)
	}
	doc := tomar.Document{Raw: raw, Text: text, Edits: edits}
	for i := range text {
		p := doc.Place(tomar.Span{Start: int32(i), End: int32(len(text))})
		if p.StartByte < 0 || p.StartByte > p.EndByte || p.EndByte > len(raw) {
			t.Fatalf("%q: span from %d leads to %+v", raw, i, p)
		}
	}
	again, more, _ := n.Text(text, nil)
	if again != text || len(more) != 0 {
		t.Errorf("%+q becomes %+q, and that %+q", raw, text, again)
	}
}

func TestPeerCases(t *testing.T) {
	data, err := os.ReadFile("testdata/peer_norm.tsv")
	if err != nil {
		t.Fatal(err)
	}
	tab, err := tsv.Parse("peer_norm.tsv", data, "name", "in", "out", "ours", "why")
	if err != nil {
		t.Fatal(err)
	}
	n := newNormalizer(t)
	deviations := 0
	for r := range tab.Rows() {
		t.Run(r.Get("name"), func(t *testing.T) {
			want := decode(t, r.Get("out"))
			if r.Get("why") != "" {
				deviations++
				want = decode(t, r.Get("ours"))
			}
			if got, _, _ := n.Text(decode(t, r.Get("in")), nil); got != want {
				t.Errorf("got %+q, want %+q", got, want)
			}
		})
	}
	if tab.Len() != 23 || deviations > 1 {
		t.Errorf("%d cases, %d deviations", tab.Len(), deviations)
	}
}

func decode(t *testing.T, hex string) string {
	var b strings.Builder
	for f := range strings.FieldsSeq(hex) {
		v, err := strconv.ParseUint(f, 16, 21)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteRune(rune(v))
	}
	return b.String()
}

func TestLegacyEncodings(t *testing.T) {
	n := newNormalizer(t)
	for _, c := range []struct{ name, in, want string }{
		{"ali-k", "لة كوردستان ئةمرؤ كؤبوونةوةيةك بؤ هةموو خةلَك كرا، بةلاَم ئةو وتى كة زؤر باش نيية و لةطةلَ ئةوةى",
			"لە کوردستان ئەمرۆ کۆبوونەوەیەک بۆ هەموو خەڵک کرا، بەڵام ئەو وتی کە زۆر باش نییە و لەگەڵ ئەوەی"},
		{"ali-web", "هصزى طەورە لە هەولصر لەطەپ سەرۆكى هەرصمى كوردستان دوصنص كۆبووەوە، دەكرصت أۆژى سصشەممە أصطا بكرصتەوە",
			"هێزی گەورە لە هەولێر لەگەڵ سەرۆکی هەرێمی کوردستان دوێنێ کۆبووەوە، دەکرێت ڕۆژی سێشەممە ڕێگا بکرێتەوە"},
		{"dylan", "هثزى پثشمەرگە لە هەولثر لەگەص سەرۆكى هەرثمى كوردستان دوثنث كۆبووەوە، دەكرثت ذۆژى سثشەممە ذثگا بكرثتەوە",
			"هێزی پێشمەرگە لە هەولێر لەگەڵ سەرۆکی هەرێمی کوردستان دوێنێ کۆبووەوە، دەکرێت ڕۆژی سێشەممە ڕێگا بکرێتەوە"},
		{"zarnegar", "هیٌزی پیٌشمەرگە لە هەولیٌر لەگەلٌ سەروٌکی هەریٌمی کوردستان دویٌنیٌ کوٌبووەوە، دەکریٌت رٍوٌژی زوٌر باش",
			"هێزی پێشمەرگە لە هەولێر لەگەڵ سەرۆکی هەرێمی کوردستان دوێنێ کۆبووەوە، دەکرێت ڕۆژی زۆر باش"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, edits, diags := n.Text(c.in, nil)
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if len(diags) != 1 || diags[0].Code != CodeLegacy || !strings.HasSuffix(diags[0].Message, c.name) {
				t.Errorf("diagnostics %v", diags)
			}
			checkText(t, n, c.in, got, edits)
		})
	}
	for _, c := range []struct{ name, in string }{
		{"Arabic", "قال رئيس الحكومة العراقية في مؤتمر صحفي إن الحكومة تعمل على إعادة الأمن والاستقرار إلى المنطقة بعد انتهاء المعارك"},
		{"Sorani with Arabic names", "هەواڵ: ساڵح ئەحمەد و طارق صدام و خضر عثمان لە هەولێر کۆبوونەوە و وتیان بڕیارەکە لە کوردستان باشە"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, _, diags := n.Text(c.in, nil); len(diags) != 0 {
				t.Errorf("diagnostics %v", diags)
			}
		})
	}
}

func TestDiagnostics(t *testing.T) {
	n := newNormalizer(t)
	text, _, diags := n.Text("كورد \ue001\ue002 \xff", nil)
	if len(diags) != 2 {
		t.Fatalf("diagnostics %v", diags)
	}
	for _, d := range diags {
		if text[d.Start:d.End] != "\ufffd" {
			t.Errorf("%s points at %q", d.Code, text[d.Start:d.End])
		}
	}
	if diags[0].Code != CodeInvalidUTF8 || diags[1].Code != CodePrivateUse || !strings.HasPrefix(diags[1].Message, "2 ") {
		t.Errorf("diagnostics %v", diags)
	}
}

// A span never swallows a ZWNJ that stands behind it, but for the one that makes
// its last letter.
func TestSpanLeavesTrailingZWNJ(t *testing.T) {
	n := newNormalizer(t)
	doc := tomar.Document{Raw: "كورد\u200c\u200c باشه\u200c\u200c"}
	n.Run(&doc)
	if got := doc.Original(tomar.Span{Start: 0, End: int32(len("کورد"))}); got != "كورد" {
		t.Errorf("original %q", got)
	}
	at := int32(strings.Index(doc.Text, "باشە"))
	if got := doc.Original(tomar.Span{Start: at, End: at + int32(len("باشە"))}); got != "باشه\u200c" {
		t.Errorf("original %q", got)
	}
}

// Texts of nothing but what other rules look ahead over: none may take
// quadratic time, and all end as normal text.
func TestLongRuns(t *testing.T) {
	n := newNormalizer(t)
	for _, unit := range []string{"ـ\u200b", "ه\u064b", "\u064b", "ھ\u200e", "ل\u064e", "e\u0301", "\u0301", "ـ ", "\xff", "لا\u064e", "ﷺ"} {
		text, _, _ := n.Text(strings.Repeat(unit, 20_000), nil)
		if again, edits, _ := n.Text(text, nil); again != text || len(edits) > 0 {
			t.Errorf("%+q changes again", unit)
		}
	}
	raw := "ھ" + strings.Repeat("\u200b", 2*maxSkip) + "ا"
	text, edits, _ := n.Text(raw, nil)
	checkText(t, n, raw, text, edits)
}

// Every text of three characters that some rule names, and of four of those that
// look at their neighbours, ends as normal text.
func TestShortTexts(t *testing.T) {
	n := newNormalizer(t)
	rows, err := seeds.LoadLetters(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	all := []rune{'ا', 'ب', 'و', 'ی', 'ە', ' ', '1', 'a', '\n', '«', '\u0301'}
	var near []rune
	for _, row := range rows {
		if row.Rule != "compat" {
			all = append(all, row.From...)
			all = append(all, row.To...)
		}
		switch row.Rule {
		case "final", "inner", "joiner", "tatweel", "before":
			near = append(near, row.From...)
		}
		if slices.Contains(row.To, 'ه') {
			near = append(near, row.From...)
		}
	}
	near = append(near, 'ل', 'ا', 'ی', ' ', '1', '\u0654', '\u064E', '\u200B', 'ﻪ', 'ﷺ', 'ﻼ', '\u032F')
	texts := 0
	check := func(text string) {
		texts++
		once, _, _ := n.Text(text, nil)
		if again, edits, _ := n.Text(once, nil); again != once || len(edits) > 0 {
			t.Errorf("%+q becomes %+q, and that %+q", text, once, again)
		}
	}
	for _, letters := range [][]rune{all, near} {
		slices.Sort(letters)
		letters = slices.Compact(letters)
		for _, a := range letters {
			for _, b := range letters {
				for _, c := range letters {
					check(string([]rune{a, b, c}))
					if len(letters) < 40 {
						for _, d := range letters {
							check(string([]rune{a, b, c, d}))
						}
					}
				}
			}
		}
	}
	t.Logf("%d texts of %d letters", texts, len(all))
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "ه\u200c", "لا\u064e", "ل\u200cأ", "ﻷ", "ﷲ", "e\u0301", "e\u200c\u0301", "\xff", "\ue000", "٢ ـی", "ل ـأ", "ـ ـ", "ؤو", "ی\u0654\u0650", "ه\u0640\u200c", "هھ", "\u1100\u1161", "ﻼ\u064e"} {
		f.Add(s)
	}
	n := newNormalizer(f)
	f.Fuzz(func(t *testing.T, raw string) {
		text, edits, _ := n.Text(raw, nil)
		checkText(t, n, raw, text, edits)
	})
}

func BenchmarkText(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"modern", "حکومەتی هەرێمی کوردستان ڕایگەیاند کە لە ساڵی 2021 ژمارەیەک پڕۆژە لە هەولێر و سلێمانی و دهۆک دەستپێدەکەن. بڕیارەکە «ئەمڕۆ» درا.\n"},
		{"legacy keyboard", "حكومه\u200cتى هه\u200cرێمى كوردستان ڕايگه\u200cياند كه\u200c له\u200c ساڵى 2021 ژماره\u200cيه\u200cك پڕۆژه\u200c له\u200c هه\u200cولێر و سلێمانى و دهۆك ده\u200cستپێده\u200cكه\u200cن.\n"},
	} {
		b.Run(c.name, func(b *testing.B) {
			n := newNormalizer(b)
			raw := strings.Repeat(c.text, 200)
			var edits tomar.EditList
			var text string
			b.SetBytes(int64(len(raw)))
			b.ReportAllocs()
			for b.Loop() {
				text, edits, _ = n.Text(raw, edits[:0])
			}
			if modern := c.name == "modern"; modern != (len(edits) == 0) || strings.Contains(text, "ك") {
				b.Errorf("%d edits", len(edits))
			}
		})
	}
}
