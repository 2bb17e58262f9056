package match

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
)

func ent(id int32, text string) Phrase { return Phrase{Text: text, Class: tomar.ClassEntity, ID: id} }

// A hit is written as id:surface:base, with the fold's number where there is one.
func show(doc *tomar.Document, h tomar.Hit) string {
	s := fmt.Sprintf("%d:%s:%s", h.ID, doc.Slice(h.Span), doc.Slice(h.Base))
	if h.Fold != tomar.FoldNone {
		s += fmt.Sprintf(":%d", h.Fold)
	}
	return s
}

func TestScan(t *testing.T) {
	m := compile(t,
		ent(1, "بەغدا"), ent(2, "هەولێر"), ent(3, "سلێمانی"), ent(4, "عێراق"), ent(5, "ئەمریکا"),
		ent(6, "وەزارەتی دەرەوەی ئەمریکا"), ent(7, "یەکێتی نیشتمانی کوردستان"), ent(8, "کوردستان"),
		ent(9, "پ.ی.د"), ent(10, "هەسەدە"), ent(11, "محەممەد جەواد زەریف"), ent(12, "بان"), ent(13, "چاڤیلاند سیتی"),
		ent(14, "پارتی داد و گەشەپێدان"), ent(15, "بەرشەلۆنە"), ent(16, "نێچیرڤان بارزانی"), ent(17, "بارزانی"),
		ent(18, "ئێن ئاڕ تی"), ent(19, "حکومەتی عێراق"), ent(20, "جەواد زەریف"), ent(21, "NRT"), ent(22, "چوارشەممە"),
		ent(23, "شەممە"), ent(24, "چوار"), ent(25, "مالی"), ent(26, "دەزگای ئاسایش"), ent(27, "یۆرک"), ent(28, "نیویۆرک"),
		ent(29, "ڕانیە"), ent(30, "ئاب"), ent(31, "پۆمپەیۆ"), ent(32, "هەولێر"),
		Phrase{Text: "سەبەتە", Class: tomar.ClassCommon, ID: 1},
		Phrase{Text: "سەبەتەی", Class: tomar.ClassCommon, ID: 2}, ent(33, "سەبەت"),
		ent(38, "ئوکراینا"), ent(39, "جەنگی ئۆکراینا"),
		ent(35, "OPEC+"), ent(36, "ڤەلادمیر پوتن"), ent(37, "ڤلادمیر"), Phrase{Text: "گۆڕان", Class: tomar.ClassCommon, ID: 3}, ent(34, "گۆران"),
		Phrase{Text: "کۆبوونەوە", Class: tomar.ClassTrigger, ID: 1},
	)
	for _, c := range []struct{ name, text, want string }{
		{"bare", "شاری بەغدا گەورەیە", "1:بەغدا:بەغدا"},
		{"clitic", "چوو بۆ بەغدای دوێنێ", "1:بەغدای:بەغدا"},
		{"also", "ئەمریکاش هات", "5:ئەمریکاش:ئەمریکا"},
		{"copula", "ئەوە ئەمریکایە", "5:ئەمریکایە:ئەمریکا"},
		{"in", "لە عێراقدا", "4:عێراقدا:عێراق"},
		{"also and from", "هەولێریشەوە", "2:هەولێریشەوە:هەولێر 32:هەولێریشەوە:هەولێر"},
		{"from, after i", "لە سلێمانییەوە", "3:سلێمانییەوە:سلێمانی"},
		{"yeh written twice", "سلێمانیی", "3:سلێمانیی:سلێمانی"},
		{"glued preposition", "لەعێراق", "4:لەعێراق:عێراق"},
		{"glued preposition and suffix", "لەعێراقدا", "4:لەعێراقدا:عێراق"},
		{"glued conjunction", "عێراقو ئەمریکا", "4:عێراقو:عێراق 5:ئەمریکا:ئەمریکا"},
		{"nested", "وەزارەتی دەرەوەی ئەمریکاش", "6:وەزارەتی دەرەوەی ئەمریکاش:وەزارەتی دەرەوەی ئەمریکا 5:ئەمریکاش:ئەمریکا"},
		{"double yeh inside", "یەکێتیی نیشتمانیی کوردستان", "7:یەکێتیی نیشتمانیی کوردستان:یەکێتیی نیشتمانیی کوردستان:1 8:کوردستان:کوردستان"},
		{"ezafe apart", "حکومەت ی عێراق", "19:حکومەت ی عێراق:حکومەت ی عێراق:2 4:عێراق:عێراق"},
		{"ezafe missing behind a vowel", "دەزگا ئاسایش", "26:دەزگا ئاسایش:دەزگا ئاسایش:2"},
		{"ezafe missing behind a consonant", "حکومەت عێراق", "4:عێراق:عێراق"},
		{"acronym", "هێزەکانی پ.ی.د لە", "9:پ.ی.د:پ.ی.د"},
		{"in brackets", "(هەسەدە)ی", "10:هەسەدە:هەسەدە"},
		{"not across a comma", "جەواد، زەریف", ""},
		{"not across a line", "جەواد\nزەریف", ""},
		{"joined", "جەوادزەریف وتی", "20:جەوادزەریف:جەوادزەریف:2"},
		{"joined with suffix", "جەوادزەریفیش", "20:جەوادزەریفیش:جەوادزەریف:2"},
		{"joined inside", "محەممەد جەوادزەریفیش", "11:محەممەد جەوادزەریفیش:محەممەد جەوادزەریف:2 20:جەوادزەریفیش:جەوادزەریف:2"},
		{"a listed word for another one", "ڤلادمیر پوتن وتی", "36:ڤلادمیر پوتن:ڤلادمیر پوتن:2 37:ڤلادمیر:ڤلادمیر"},
		{"apart", "چوار شەممە", "22:چوار شەممە:چوار شەممە:2 24:چوار:چوار 23:شەممە:شەممە"},
		{"boundaries", "بانکی ناوەندی", ""},
		{"short stem, frequent suffix", "بانی", "12:بانی:بان"},
		{"short stem, rare suffix", "ئابمان", ""},
		{"conjunction written onto a word inside", "پارتی دادو گەشەپێدان", "14:پارتی دادو گەشەپێدان:پارتی دادو گەشەپێدان"},
		{"whole names stay", "بەرشەلۆنە ڕانیە", "15:بەرشەلۆنە:بەرشەلۆنە 29:ڕانیە:ڕانیە"},
		{"letter fold", "رانیە", "29:رانیە:رانیە:1"},
		{"letter fold of a homograph", "ماڵی", "25:ماڵی:ماڵی:1"},
		{"loose fold", "پۆمپیۆ", "31:پۆمپیۆ:پۆمپیۆ:2"},
		{"loose fold of a word inside another name", "ئۆکراینا", "38:ئۆکراینا:ئۆکراینا:2"},
		{"hyphens", "ئێن-ئاڕ-تی", "18:ئێن-ئاڕ-تی:ئێن-ئاڕ-تی"},
		{"ezafe between given and family name", "نێچیرڤانی بارزانی", "16:نێچیرڤانی بارزانی:نێچیرڤانی بارزانی:2 17:بارزانی:بارزانی"},
		{"capitals asked for", "nrt NRT", "21:NRT:NRT"},
		{"a name bears no definite suffix", "عێراقەکە هەولێرێک", ""},
		{"other words do", "کۆبوونەوەکانیاندا", "1:کۆبوونەوەکانیاندا:کۆبوونەوە"},
		{"common word in another spelling", "گۆڕان گۆران", "3:گۆڕان:گۆڕان 34:گۆران:گۆران 3:گۆران:گۆران:1"},
		{"symbol inside", "OPEC+ کۆبووەوە", "35:OPEC+:OPEC+"},
		{"common word as a whole", "سەبەتەی سەبەتە سەبەتدا", "2:سەبەتەی:سەبەتەی 1:سەبەتە:سەبەتە 33:سەبەتدا:سەبەت"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := document(c.text, m.Known)
			s := m.NewScanner()
			s.Scan(doc)
			var got []string
			for _, h := range doc.Hits {
				got = append(got, show(doc, h))
			}
			if g := strings.Join(got, " "); g != c.want {
				t.Errorf("%s:\n got %s\nwant %s", c.text, g, c.want)
			}
			before := slices.Clone(doc.Hits)
			doc.Hits = doc.Hits[:0]
			s.Scan(doc) // now from the memo
			if !slices.Equal(before, doc.Hits) {
				t.Errorf("the memo answers otherwise: %v, %v", before, doc.Hits)
			}
		})
	}
}

func TestSelect(t *testing.T) {
	m := compile(t, ent(1, "پارتی دیموکراتی کوردستان"), ent(2, "کوردستان"), ent(3, "پارتی"), ent(4, "دیموکراتی کوردستان"), ent(5, "پارتی دیموکراتی کوردستان"))
	doc := document("پارتی دیموکراتی کوردستان لە کوردستان", m.Known)
	m.NewScanner().Scan(doc)
	var ids []int32
	for _, h := range Select(nil, doc.Hits, nil) {
		ids = append(ids, h.ID)
	}
	if want := []int32{1, 5, 2}; !slices.Equal(ids, want) {
		t.Errorf("selected %v, want %v", ids, want)
	}
}

func TestKnown(t *testing.T) {
	m := compile(t, ent(1, "هەولێر"), ent(2, "بان"), ent(3, "جەواد زەریف"))
	for word, want := range map[string]bool{
		"هەولێر": true, "هەولێرەوە": true, "هەولێرو": false, "بان": true, "بانمان": false, "جەواد": true, "زەریف": true, "زەریفیش": true, "": false, "ی": false,
	} {
		if got := m.Known(word); got != want {
			t.Errorf("known %q is %v", word, got)
		}
		if got := m.NewScanner().Known(word); got != want {
			t.Errorf("the scanner knows %q: %v", word, got)
		}
	}
}

func TestFuzzy(t *testing.T) {
	m := compile(t, ent(1, "مایک پۆمپەیۆ"), ent(2, "ڤلادیمیر پوتین"), ent(3, "بارزانی"), ent(4, "ناتۆ"), ent(5, "ڕەجەب تەیب ئەردۆغان"))
	for _, c := range []struct{ name, text, want string }{
		{"a vowel more", "مایک پۆمپەیوا", "1:مایک پۆمپەیوا:مایک پۆمپەیوا:3"},
		{"one letter for another of its sound", "فلادیمیر پوتین", "2:فلادیمیر پوتین:فلادیمیر پوتین:3"},
		{"with a suffix", "ڕەجەب تەیب ئوردۆغانیش", "5:ڕەجەب تەیب ئوردۆغانیش:ڕەجەب تەیب ئوردۆغان:3"},
		{"another consonant", "بارمانی", ""},
		{"the listed spelling", "ناتۆ", ""},
		{"a short word", "نەتۆ", ""},
		{"a part of the name", "پوتین", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := document(c.text, m.Known)
			var got []string
			for _, h := range m.NewFuzzer().Find(doc, 0, int32(len(doc.Tokens)), nil) {
				got = append(got, show(doc, h))
			}
			if g := strings.Join(got, " "); g != c.want {
				t.Errorf("%s: got %q, want %q", c.text, g, c.want)
			}
		})
	}
}

// A scanner and the predicate allocate nothing once their buffers have grown.
func TestNoAllocations(t *testing.T) {
	m := compile(t, ent(1, "هەولێر"), ent(2, "جەواد زەریف"), ent(3, "حکومەتی عێراق"))
	doc := document("جەوادزەریف لەهەولێرەوە حکومەت ی عێراقیشی بینی، پۆلیس", m.Known)
	s := m.NewScanner()
	s.Scan(doc)
	if n := testing.AllocsPerRun(50, func() { doc.Hits = doc.Hits[:0]; s.Scan(doc) }); n != 0 {
		t.Errorf("a scan from the memo allocates %v times", n)
	}
	if n := testing.AllocsPerRun(50, func() {
		doc.Hits = doc.Hits[:0]
		s.forget()
		s.Scan(doc)
	}); n != 0 {
		t.Errorf("a scan without memo allocates %v times", n)
	}
	if n := testing.AllocsPerRun(50, func() { m.Known("هەولێریشەوە") }); n != 0 {
		t.Errorf("Known allocates %v times", n)
	}
}

// A word without end costs nothing and is no name.
func TestEndlessWord(t *testing.T) {
	m := compile(t, ent(1, "جەواد زەریف"))
	doc := document(strings.Repeat("جەوادزەریف", 100_000), m.Known)
	m.NewScanner().Scan(doc)
	if len(doc.Hits) != 0 || len(doc.Tokens) != 1 {
		t.Errorf("%d hits in %d tokens", len(doc.Hits), len(doc.Tokens))
	}
}
