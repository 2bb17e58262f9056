package pipeline_test

import (
	"testing"

	"github.com/tomar-nlp/tomar/pipeline"
)

// TestNewsOfTheDay reads first sentences of a text of a known day: what is told as news
// has that day, what had happened before, goes on or is only spoken about has none.
func TestNewsOfTheDay(t *testing.T) {
	const day = "2020-05-04"
	p, err := pipeline.New(pipeline.Config{Date: day})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text, typ string
		dated           bool
	}{
		{"news", "پۆلیس سێ کەسی لە هەولێر دەستگیر کرد.", "ARREST", true},
		{"some time ago", "پێش ماوەیەک پۆلیس سێ کەسی لە هەولێر دەستگیر کرد.", "ARREST", false},
		{"in the past period", "لە ماوەی ڕابردوودا پۆلیس سێ کەسی لە هەولێر دەستگیر کرد.", "ARREST", false},
		{"in five years", "لە پێنج ساڵی ڕابردوودا سەد کەس لە هەولێر دەستگیر کران.", "ARREST", false},
		{"in a day", "لە ماوەی ٢٤ کاتژمێری ڕابردوودا دوو کەس لە هەولێر دەستگیر کران.", "ARREST", true},
		{"what happens daily", "ڕۆژانە پۆلیس سێ کەس لە هەولێر دەستگیر دەکات.", "ARREST", false},
		{"had happened", "پۆلیس سێ کەسی لە هەولێر دەستگیر کردبوو.", "ARREST", false},
		{"only spoken about", "باڵیۆزی بەریتانیا لەسەر کوژرانی خۆپیشاندەران هاتە دەنگ.", "KILL", false},
		{"condemned", "پارێزگای دهۆک کوشتنی هاووڵاتییەکی شەرمەزار کرد.", "KILL", false},
		{"arrested on a charge", "دەستگیرکردنی چوار کەس بە تۆمەتی بازرگانی بە چەک.", "ARREST", true},
		{"about what is in force", "وەزارەتی تەندروستی لەبارەی قەدەغەی هاتوچۆ ڕاگەیەندراوێکی بڵاوکردەوە.", "CLOSE", false},
		{"the known attack, its adjective bears the article", "لە هێرشە مووشەکییەکەدا خانوویەک سووتا.", "ATTACK", false},
		{"many times", "تورکیا چەندین جار داوای ڕادەستکردنی ئەو پیاوەی کردووە.", "REQUEST", false},
		{"the case of", "پۆلیس پێنج کەسی لە دۆسیەی دەستدرێژیکردنە سەر کچێک دەستگیر کرد.", "ATTACK", false},
		{"about a killing", "وەزارەتی ناوخۆ لەبارەی کوژرانی دوو کەس ڕاگەیەندراوێکی بڵاوکردەوە.", "KILL", false},
		{"on the charge of it", "پۆلیس پێنج کەسی بەتۆمەتی کوشتنی دوو هاووڵاتی دەستگیر کرد.", "KILL", false},
		{"behind «after»", "دوای کوژرانی دوو کەس هێزەکان گەیشتنە شارەکە.", "KILL", false},
		{"behind «after», its words begin with «in»", "دوای لە سێدارەدانی دوو کەس هێزەکان گەیشتنە شارەکە.", "TRY", false},
		{"behind a demonstrative", "لە کاتی گونجاودا وەڵامی ئەو هێرشانە دەدەینەوە.", "ATTACK", false},
		{"in a clause within another", "پۆلیس دەڵێت تۆمەتبارەکە لە هەولێر ئازاد کرا.", "RELEASE", false},
		{"a report that counts people", "پۆلیس دەڵێت سێ کەس لە هەولێر کوژران.", "KILL", true},
		{"the present, and nobody takes part", "بۆ ئاشتی داوا دەکرێت.", "REQUEST", false},
		{"asked", "کێ سێ کەسی لە هەولێر دەستگیر کرد؟", "ARREST", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, events := eventsOf(t, p, c.text, c.typ)
			e := &events[0]
			if got := e.DateSource == "published"; got != c.dated || got != (e.Date == day) {
				t.Errorf("date %q (%s)", e.Date, e.DateSource)
			}
		})
	}
}
