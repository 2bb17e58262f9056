package token

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/seeds"
)

func newTokenizer(t testing.TB, known func(string) bool) *Tokenizer {
	t.Helper()
	k, err := New(seeds.FS, known)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

var kinds = [...]string{"W", "N", "NS", "D", "C", "L", "A", "U", "E", "H", "@", "P", "S"}

// show writes tokens as text/kind, sentences split by « | ».
func show(doc *tomar.Document, kind bool) string {
	var b strings.Builder
	for i, s := range doc.Sentences {
		if i > 0 {
			b.WriteString(" | ")
		}
		for j, t := range doc.Tokens[s.First:s.Last] {
			if j > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(doc.Slice(t.Span))
			if kind {
				b.WriteString("/" + kinds[t.Kind])
			}
		}
	}
	return b.String()
}

func TestTokens(t *testing.T) {
	k := newTokenizer(t, nil)
	for _, c := range []struct{ name, in, want string }{
		{"words", "ئەو هات", "ئەو/W هات/W"},
		{"three scripts of digits", "12 ٢٠٢٠ ۱۲", "12/N ٢٠٢٠/N ۱۲/N"},
		{"decimals and thousands", "3.5 1,000 ٣٫٥ 1.411,917", "3.5/N 1,000/N ٣٫٥/N 1.411,917/N"},
		{"a list of numbers", "1,2,3", "1/N ,/P 2/N ,/P 3/N"},
		{"number and suffix", "15ی ٢٦ی 2017دا 3هەم 5ەمین", "15ی/NS ٢٦ی/NS 2017دا/NS 3هەم/NS 5ەمین/NS"},
		{"number and word", "20ملیۆن لە100", "20/N ملیۆن/W لە/W 100/N"},
		{"dates", "26-9-2020 ٢٠٢٠/٩/٢٦ 12.5.2020 18/1/20دا", "26-9-2020/D ٢٠٢٠/٩/٢٦/D 12.5.2020/D 18/1/20دا/D"},
		{"no dates", "3-2 15/8 0750-123-4567", "3/N -/P 2/N 15/N //P 8/N 0750/N -/P 123/N -/P 4567/N"},
		{"clock", "08:59 10:30:15 12:00ی 3:5", "08:59/C 10:30:15/C 12:00ی/C 3/N :/P 5/N"},
		{"Latin", "COVID-19 K24 don't Zürich", "COVID/L -/P 19/N K24/L don't/L Zürich/L"},
		{"acronyms", "پ.ی.د و ن.ض.د U.N. پ.ک.کدا", "پ.ی.د/A و/W ن.ض.د/A U.N./A پ.ک.کدا/A"},
		{"bracketed acronym", "(KNN)", "(/P KNN/L )/P"},
		{"web", "https://a.example/x?y=1. www.example.com، example.org/z to@example.net a.b@c.example.com", "https://a.example/x?y=1/U ./P | www.example.com/U ،/P example.org/z/U to@example.net/E a.b@c.example.com/E"},
		{"hashtag and handle", "#ئاو_هەوا @name_1 # @", "#ئاو_هەوا/H @name_1/@ #/P @/P"},
		{"marks", "«ئەو»، (ئەم)؛", "«/P ئەو/W »/P ،/P (/P ئەم/W )/P ؛/P"},
		{"symbols", "22% ٥٪ $5 😂👍🏻 ❤️", "22/N %/S ٥/N ٪/S $/S 5/N 😂/S 👍🏻/S ❤️/S"},
		{"another script", "привет", "привет/S"},
		{"suffix behind a bracket", "(ئەبج)ی", "(/P ئەبج/W )/P ی/W"},
		{"underscore", "پێنجەم_پێنج", "پێنجەم/W _/P پێنج/W"},
		{"nothing", " \n ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := tomar.Document{Text: c.in}
			k.Run(&doc)
			if got := show(&doc, true); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			check(t, &doc)
		})
	}
}

func TestSentences(t *testing.T) {
	k := newTokenizer(t, nil)
	for _, c := range []struct{ name, in, want string }{
		{"stop", "ئەو هات. ئەم ڕۆیشت.", "ئەو هات . | ئەم ڕۆیشت ."},
		{"stop without a space", "کارەکە جیاوازە.قۆناغی نوێ", "کارەکە جیاوازە . | قۆناغی نوێ"},
		{"question and shout", "هات؟ نەهات! چوو", "هات ؟ | نەهات ! | چوو"},
		{"honorific", "د. ئازاد هات. د.ئازاد چوو", "د . ئازاد هات . | د . ئازاد چوو"},
		{"initials", "نووسینی: ش. ع. حەسەن", "نووسینی : ش . ع . حەسەن"},
		{"acronym at the end", "لە پ.ی.د. ئەوان", "لە پ.ی.د . | ئەوان"},
		{"decimals", "ڕێژەکە 3.5 بوو", "ڕێژەکە 3.5 بوو"},
		{"number at the end", "لە ساڵی 2018. دواتر هات", "لە ساڵی 2018 . | دواتر هات"},
		{"number of a list", "8. دەستەی ژینگە", "8 . دەستەی ژینگە"},
		{"line breaks", "سەردێڕێک بێ خاڵ\nئەو هات\r\n\r\nئەم چوو", "سەردێڕێک بێ خاڵ | ئەو هات | ئەم چوو"},
		{"quotation closed behind the stop", "گوتی: \"ئێمە دەچین.\" ئەوان مانەوە", "گوتی : \" ئێمە دەچین . \" | ئەوان مانەوە"},
		{"quotation closed before the stop", "گوتی: \"ئێمە دەچین\". ئەوان مانەوە", "گوتی : \" ئێمە دەچین \" . | ئەوان مانەوە"},
		{"quotation never closed", "گوتی: \"ئێمە دەچین. ئەوان مانەوە", "گوتی : \" ئێمە دەچین . | ئەوان مانەوە"},
		{"quotation opens behind a stop", "ئەو هات.\"ئێمە دەچین\"", "ئەو هات . | \" ئێمە دەچین \""},
		{"quoted question goes on", "گوتی: «کوا ئاو؟» و ڕۆیشت", "گوتی : « کوا ئاو ؟ » و ڕۆیشت"},
		{"quoted shout before a comma", "\"بەسە!\"، ئەو وای گوت", "\" بەسە ! \" ، ئەو وای گوت"},
		{"dateline", "دهۆک.. ئاگرێک کوژایەوە", "دهۆک .. ئاگرێک کوژایەوە"},
		{"dots behind a sentence", "ئێمە هەموو ڕۆژێک بۆ کار دەچین... ئەوان نا", "ئێمە هەموو ڕۆژێک بۆ کار دەچین ... | ئەوان نا"},
		{"dots at the end of a line", "ماوە...\nئەو", "ماوە ... | ئەو"},
		{"Latin abbreviation", "Dr. Azad came. He left", "Dr . Azad came . | He left"},
		{"bracket behind a stop", "(ئەو هات.) ئەم", "( ئەو هات . ) | ئەم"},
		{"dash", "هەولێر - ئەو هات", "هەولێر - ئەو هات"},
		{"URL", "بڕوانە www.example.com. ئەو", "بڕوانە www.example.com . | ئەو"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := tomar.Document{Text: c.in}
			k.Run(&doc)
			if got := show(&doc, false); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			check(t, &doc)
		})
	}
}

func TestGluedWords(t *testing.T) {
	words := map[string]bool{"هەولێر": true, "بەغدا": true, "بەغداد": true, "سلێمانی": true, "کار": true, "ناو": true, "گرێ": true}
	k := newTokenizer(t, func(w string) bool { return words[w] })
	for _, c := range []struct{ in, want string }{
		{"لەهەولێر", "لە+هەولێر+"},
		{"بەبەغدا", "بە+بەغدا+"},
		{"بەغدا", "+بەغدا+"},
		{"هەولێرو", "+هەولێر+و"},
		{"لەهەولێرو", "لە+هەولێر+و"},
		{"ناو", "+ناو+"},
		{"لەشتێک", "+لەشتێک+"},
		{"لەگەڵسلێمانی", "لەگەڵ+سلێمانی+"},
		{"بۆکار", "بۆ+کار+"},
		{"وهەولێر", "و+هەولێر+"},
	} {
		t.Run(c.in, func(t *testing.T) {
			doc := tomar.Document{Text: c.in}
			k.Run(&doc)
			if len(doc.Tokens) != 1 {
				t.Fatalf("%d tokens", len(doc.Tokens))
			}
			tok := doc.Tokens[0]
			core := tok.Core()
			got := doc.Text[:core.Start] + "+" + doc.Text[core.Start:core.End] + "+" + doc.Text[core.End:]
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestDigitsAndSpace(t *testing.T) {
	k := newTokenizer(t, nil)
	doc := tomar.Document{Text: "لە ٢٦ی12 12:00دا"}
	k.Run(&doc)
	var got []string
	for _, tok := range doc.Tokens {
		got = append(got, fmt.Sprintf("%d,%v", tok.Digits, tok.Space))
	}
	if s := strings.Join(got, " "); s != "0,false 4,true 2,false 5,true" {
		t.Errorf("digits and spaces %s", s)
	}
}

// check holds a document to the invariants of the package.
func check(t *testing.T, doc *tomar.Document) {
	t.Helper()
	end, sent := int32(0), int32(-1)
	for i, tok := range doc.Tokens {
		gap := doc.Text[end:max(end, tok.Start)]
		if tok.Start < end || tok.Empty() || int(tok.End) > len(doc.Text) || strings.TrimFunc(gap, func(r rune) bool { k := classify(r); return k == space || k == newline }) != "" {
			t.Fatalf("%q: token %d at %v behind %d", doc.Text, i, tok.Span, end)
		}
		if tok.Space != (gap != "" || tok.Joined) || tok.Joined && (i == 0 || gap != "" || tok.Kind != tomar.Word || doc.Tokens[i-1].Kind != tomar.Word) {
			t.Errorf("%q: token %d: space %v behind %q", doc.Text, i, tok.Space, gap)
		}
		if utf8.ValidString(doc.Text) && !utf8.ValidString(doc.Slice(tok.Span)) {
			t.Errorf("%q: token %d is %q", doc.Text, i, doc.Slice(tok.Span))
		}
		if int32(tok.Pre)+int32(tok.Post) >= tok.Len() || int32(tok.Digits) > tok.Len() {
			t.Errorf("%q: token %+v", doc.Text, tok)
		}
		if tok.Sent != sent && tok.Sent != sent+1 {
			t.Errorf("%q: token %d in sentence %d behind %d", doc.Text, i, tok.Sent, sent)
		}
		end, sent = tok.End, tok.Sent
	}
	if strings.TrimFunc(doc.Text[end:], func(r rune) bool { k := classify(r); return k == space || k == newline }) != "" {
		t.Errorf("%q: nothing behind %d", doc.Text, end)
	}
	first := int32(0)
	for i, s := range doc.Sentences {
		if s.First != first || s.Last <= s.First || int(s.Last) > len(doc.Tokens) {
			t.Fatalf("%q: sentences %v", doc.Text, doc.Sentences)
		}
		a, z := doc.Tokens[s.First], doc.Tokens[s.Last-1]
		if a.Sent != int32(i) || z.Sent != int32(i) || s.Start != a.Start || s.End != z.End || strings.ContainsAny(doc.Slice(s.Span), "\n\r") {
			t.Errorf("%q: sentence %d is %+v", doc.Text, i, s)
		}
		first = s.Last
	}
	if int(first) != len(doc.Tokens) {
		t.Errorf("%q: %d tokens in sentences of %d", doc.Text, first, len(doc.Tokens))
	}
}

// Texts of nothing but what makes the tokenizer look around take no quadratic time.
func TestLongRuns(t *testing.T) {
	k := newTokenizer(t, nil)
	for _, unit := range []string{`!"a`, ")", "a.", "a@", "1,", "9", "پ.", "#", "ئ", "...", "a-", `."`, "1:", "\u0301"} {
		doc := tomar.Document{Text: strings.Repeat(unit, 20_000)}
		k.Run(&doc)
		check(t, &doc)
	}
}

func FuzzRun(f *testing.F) {
	for _, s := range []string{"", "ئەو. \"ئەم\"", "12.5.2020ی", "a@b.c", "http://", "پ.ی.د.", "#", "1:2:3:4", "\xff\xd8", "د.", "لەو", "U.N.", strings.Repeat("9", 300), "…\"\"»", "ࡰb", "\u0301"} {
		f.Add(s)
	}
	k := newTokenizer(f, func(w string) bool { return len(w)%4 == 0 })
	f.Fuzz(func(t *testing.T, text string) {
		doc := tomar.Document{Text: text}
		k.Run(&doc)
		check(t, &doc)
	})
}

func BenchmarkRun(b *testing.B) {
	text := strings.Repeat("حکومەتی هەرێمی کوردستان لە 15ی ئاداری 2021 ڕایگەیاند، کە د. ئازاد لە «هەولێر» کۆبووەوە. NRT بڵاوی کردەوە لەهەولێر.\n", 200)
	k := newTokenizer(b, func(w string) bool { return len(w) > 8 })
	doc := tomar.Document{Text: text}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		k.Run(&doc)
	}
	if len(doc.Sentences) != 400 || len(doc.Tokens) != 200*24 {
		b.Errorf("%d sentences, %d tokens", len(doc.Sentences), len(doc.Tokens))
	}
}
