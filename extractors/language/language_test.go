package language

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/internal/tsv"
	"github.com/tomar-nlp/tomar/seeds"
)

func model(t testing.TB) (*Model, *norm.Normalizer) {
	t.Helper()
	n, err := norm.New(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	words, err := seeds.LoadLanguages(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	m, err := New(words, n)
	if err != nil {
		t.Fatal(err)
	}
	return m, n
}

var texts = []struct{ name, lang, text string }{
	{"sorani", "ckb", "وەفدێکی حکومەتی هەرێم ئەمڕۆ گەیشتە بەغدا بۆ ئەوەی لەگەڵ بەرپرسانی حکومەتی ناوەندی لەسەر بودجە گفتوگۆ بکات، بەڵام هێشتا ئەنجامی کۆبوونەوەکە ڕانەگەیەنراوە."},
	{"badini", "kmr-Arab", "ل دهۆکێ پشتی کو باران باری گەلەک جادە هاتنە گرتن و پۆلیسێن هاتوچوونێ ژی گۆت دێ ب زویترین دەم رێکێن ل ناڤ باژێری هێنە ڤەکرن و ئەڤ کارە دێ ژ لایێ شارەوانیێ ڤە هێتە کرن."},
	{"kurmanji", "kmr", "Li bajarê Amedê piştî ku baran barî gelek rê hatin girtin û polîs jî got ku wê di demek kurt de rê ji nû ve bên vekirin."},
	{"arabic", "ar", "قال المتحدث باسم الحكومة إن الوفد الذي وصل إلى بغداد بعد ظهر اليوم بحث مع المسؤولين في وزارة المالية ملف الموازنة التي كانت قد تأخرت منذ بداية العام."},
	{"persian", "fa", "سخنگوی دولت گفت این هیئت که برای گفتگو از تهران آمده بود، پس از دیدار با وزیر خارجه به شهر خود بازگشت و باید گزارش سفر را نیز منتشر کند اما هنوز زمان آن روشن نیست."},
	{"english", "en", "The spokesman of the government said that the delegation was in the capital for talks with the ministry on the budget, which has been late for a year."},
	{"one word", "", "وەزیری دارایی"},
	{"numbers", "", "12 34 56 78 90"},
	{"empty", "", ""},
}

func TestTell(t *testing.T) {
	m, n := model(t)
	for _, c := range texts {
		t.Run(c.name, func(t *testing.T) {
			text, _, _ := n.Text(c.text, nil)
			if got := m.Tell(text); got != c.lang {
				t.Errorf("got %q, want %q", got, c.lang)
			}
		})
	}
}

func TestShortTexts(t *testing.T) {
	m, n := model(t)
	tab, err := tsv.Read(os.DirFS("testdata"), "short.tsv", "lang", "text")
	if err != nil {
		t.Fatal(err)
	}
	for r := range tab.Rows() {
		text, _, _ := n.Text(r.Get("text"), nil)
		if got := m.Tell(text); got != r.Get("lang") {
			t.Errorf("%q, want %q: %s", got, r.Get("lang"), r.Get("text"))
		}
	}
}

// What a Sorani report quotes does not make it foreign.
func TestQuotesStaySorani(t *testing.T) {
	m, n := model(t)
	for _, c := range texts[2:6] {
		text, _, _ := n.Text(texts[0].text+"\n"+c.text+"\n"+texts[0].text, nil)
		if got := m.Tell(text); got != Sorani && got != "" {
			t.Errorf("with %s inside: %q", c.name, got)
		}
	}
}

// A long text is looked at in three places.
func TestLongText(t *testing.T) {
	m, n := model(t)
	for _, c := range texts[:6] {
		text, _, _ := n.Text(strings.Repeat(c.text+"\n", 200), nil)
		if got := m.Tell(text); got != c.lang {
			t.Errorf("%s: got %q", c.name, got)
		}
	}
}

func TestFaultsAreLocated(t *testing.T) {
	n, err := norm.New(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	words, err := seeds.LoadLanguages(fstest.MapFS{"languages.tsv": {Data: []byte("language\tkind\tmeaning\tword\nar\tword\tin\tفي\nfa\tword\tin\tفی\n")}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = New(words, n)
	if err == nil || !strings.Contains(err.Error(), "languages.tsv:3:4: ") || !strings.Contains(err.Error(), "no word of ckb") {
		t.Errorf("got %v", err)
	}
}

func FuzzTell(f *testing.F) {
	for _, c := range texts {
		f.Add(c.text)
	}
	f.Add(strings.Repeat("ە", 5000))
	f.Add("\xff\xfe\u200f")
	m, n := model(f)
	f.Fuzz(func(t *testing.T, s string) {
		text, _, _ := n.Text(s, nil)
		if a, b := m.Tell(text), m.Tell(strings.Clone(text)); a != b {
			t.Errorf("%q, then %q", a, b)
		}
	})
}

func BenchmarkTell(b *testing.B) {
	m, n := model(b)
	text, _, _ := n.Text(strings.Repeat(texts[0].text+"\n", 10), nil)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if m.Tell(text) != Sorani {
			b.Fatal("not Sorani")
		}
	}
}
