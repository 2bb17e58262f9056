package pipeline_test

import (
	"testing"

	"github.com/tomar-nlp/tomar/pipeline"
)

// TestDating reads which of a sentence's times date an event: not those of the saying for what is
// said, of somebody's relative clause, of another event's noun, of an occasion, of what is to come.
func TestDating(t *testing.T) {
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, typ, want string }{
		{"its own", "لە ٢٧ی نیسانی ٢٠٢٠ سێ سەرباز کوژران.", "KILL", "2020-04-27"},
		{"the saying's", "لە ٢٧ی نیسانی ٢٠٢٠ وەزارەت ڕایگەیاند، سێ سەرباز کوژران.", "KILL", ""},
		{"the saying itself", "لە ٢٧ی نیسانی ٢٠٢٠ وەزارەت ڕایگەیاند، سێ سەرباز کوژران.", "STATE", "2020-04-27"},
		{"a relative clause's", "تەرمی گەنجێک کە لە ساڵی ٢٠١٧ شەهید ببوو، ڕادەستی خانەوادەکەی کرا.", "TRANSFER", ""},
		{"within the relative clause", "تەرمی گەنجێک کە لە ساڵی ٢٠١٧ شەهید ببوو، ڕادەستی خانەوادەکەی کرا.", "KILL", "2017"},
		{"another event's", "سەرۆک لەبارەی هێرشەکەی ٢ی ئایاری ٢٠٢٠ سوپاسی هێزەکانی کرد.", "SUPPORT", ""},
		{"in another event", "سەرۆک لە کۆبوونەوەی ٢ی ئایاری ٢٠٢٠دا سوپاسی هێزەکانی کرد.", "SUPPORT", "2020-05-02"},
		{"on the occasion of", "پارتەکە بە بۆنەی ٨ی ئاداری ٢٠٢٠ ڕایگەیاند، ژنان ئازادن.", "STATE", ""},
		{"to come, for a past verb", "لە ٢٧ی نیسانی ٢٠٢٠ وەزارەت ڕایگەیاند، سێ سەرباز لە ڕۆژی داهاتوو کوژران.", "KILL", ""},
		{"the decision's", "دادگا لە ٢٧ی نیسانی ٢٠٢٠ بڕیاری دەستگیرکردنی سێ کەسی دەرکرد.", "ARREST", ""},
		{"the decision itself", "دادگا لە ٢٧ی نیسانی ٢٠٢٠ بڕیاری دەستگیرکردنی سێ کەسی دەرکرد.", "DECIDE", "2020-04-27"},
		{"the number's, on figures", "پەرلەمان یاسای ژمارە ٢٢ی ساڵی ٢٠١٨ی پەسەند کرد.", "DECIDE", ""},
		{"behind «after»: of what comes", "لە ٢٧ی نیسانی ٢٠٢٠ پاش کوژرانی سێ سەرباز خۆپیشاندان کرا.", "KILL", ""},
		{"the whole day over its year", "ئەمڕۆ ٥ی ئابی ٢٠١٧ نووسەرەکە خەڵاتی ساڵی ٢٠١٧ی وەرگرت.", "COMPETE", "2017-08-05"},
		{"a solar year in two figures", "ڕۆژی 8ی خەزەڵوەری ساڵی 97 پۆلیس دوو کەسی دەستگیر کرد.", "ARREST", "2018-10-30"},
		{"an «after» clause's", "دوای ئەوەی لە ١٧ی تەمموزی ٢٠١٩ بەرپرسێک کوژرا، حکومەت سنوورەکانی داخست.", "CLOSE", ""},
		{"of what happens meanwhile", "سەردانەکەی سەرۆک لە کاتێکدایە، لە ٩ی تەمموزی ٢٠٢٤ کۆبوونەوەکە دەکرێت.", "VISIT", ""},
		{"what is set", "پەرلەمان ٢٠ی تشرینی یەکەمی ٢٠٢٤ وەک ڕۆژی هەڵبژاردن پەسەند کرد.", "DECIDE", ""},
		{"on the anniversary of that attack", "حکومەت بۆردوومانی شارەکەی کرد. لە ساڵڕۆژی ئەو هێرشە لە ساڵی ١٩٨٢ دیسان خەڵک کوژران.", "ATTACK", ""},
		{"put off to", "یانەکە بڕیاری دا یارییەکە بۆ ٩ی تەمموزی ٢٠١٢ دوا بخات.", "DECIDE", ""},
		{"announced from a day on", "حکومەت لە ٢٣ی ئازاری ٢٠٢٠ەوە قەدەغەی هاتوچۆی ڕاگەیاند.", "STATE", ""},
		{"on the occasion of a day of two calendars", "پارتەکە بە بۆنەی 15ی ئایار/25ی بانەمەڕ ڕایگەیاند، زمان گرنگە.", "STATE", ""},
		{"of the noun behind «after»", "دوای کوژرانی سێ سەرباز لە ٣١ی تەمموزی ٢٠٢٤، سەرۆک لەگەڵ ئەندامان کۆبووەوە.", "MEET", ""},
		{"the noun's own, behind «after»", "دوای کوژرانی سێ سەرباز لە ٣١ی تەمموزی ٢٠٢٤، سەرۆک لەگەڵ ئەندامان کۆبووەوە.", "KILL", "2024-07-31"},
		{"behind «after» and a demonstrative", "لە دوای ئەو ئاگربەستە لە ڕۆژی ٢٩ی شوباتی ٢٠٢٠دا تورکیا و تالیبان ڕێککەوتنێکیان واژۆ کرد.", "AGREE", "2020-02-29"},
		{"overtaken by a length of time", "30ی ئابی ٢٠٢٠ چەکداران سێ کەسیان ڕفاند و دوای 2 ڕۆژ دوو کەسیان کوشت.", "KILL", ""},
		{"not by how long it took", "لە ٣٠ی ئابی ٢٠٢٠، دوای 2 ڕۆژ لە بەندیخانە سێ کەس ئازاد کران.", "RELEASE", "2020-08-30"},
		{"the number's, in brackets", "سەرۆک ئاماژەی بە جێبەجێکردنی یاسای ژمارە (2)ی ساڵی 2020 کرد.", "STATE", ""},
		{"the last day for something", "١٨ی تەمموزی ٢٠٢٤ دوا وادەیە کە لەلایەن کۆمیسیۆنی هەڵبژاردنەکانی عێراق دیاری کراوە.", "DECIDE", ""},
		{"a number in a name", "لە کۆبوونەوەی جی 20ی مانگی ڕابردوودا بڕیار درا.", "MEET", ""},
		{"of what is to be", "پێویستە لە ١٠ی ئەیلوولی ٢٠٢٤ لەو گفتوگۆیەدا ئامادە بێت کە ڕەزامەندی لەسەر دەربڕیوە.", "AGREE", ""},
		{"at the very end of the text", "سێ سەرباز کوژران لە ٢ی ئایاری ٢٠٢٠", "KILL", "2020-05-02"},
		{"on the occasion of the coming of", "سەرۆک بە بۆنەی هاتنەوەی مانگی ڕەمەزانی ٢٠٢٠ پیرۆزبایی لە خەڵک کرد.", "SUPPORT", ""},
		{"a day after that", "لە ٣٠ی تەمموزی ٢٠٢٤ سوپا سێ کەسی کوشت و ڕۆژێک دوای ئەوەش ماڵێک بۆردومان کرا.", "ATTACK", ""},
		{"from one month to another", "لەنێوان تشرینی یەکەمی ٢٠٢٣ تاوەکو کانوونی دووەمی ٢٠٢٤ هێرشیان کردە سەر سوپا.", "ATTACK", "2023-10/2024-01"},
		{"compared with another year", "کوشتنی پیاوان بەراورد بە ساڵی (2019) لە (2020) بەرزبۆتەوە بۆ 19 حاڵەت.", "KILL", "2020"},
		{"held on the occasion of", "ژنان بە بۆنەی ٨ی ئاداری ٢٠٢٠ خۆپیشاندانیان کرد.", "PROTEST", "2020-03-08"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, events := eventsOf(t, p, c.text, c.typ)
			if e := &events[0]; e.Date != c.want {
				t.Errorf("date %q (%s), want %q", e.Date, e.DateSource, c.want)
			}
		})
	}
}
