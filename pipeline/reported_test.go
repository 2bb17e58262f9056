package pipeline_test

import (
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/pipeline"
)

// TestReported reads how sure events are, whether they are denied and whether somebody
// reports them: the last event of a type in each text.
func TestReported(t *testing.T) {
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text, typ    string
		want               tomar.Modality
		negative, reported bool
	}{
		{"a headline that ends with a noun", "ئەتروشی: هۆکاری دواکەوتنی سەرژمێری گرفتی تەکنیکییە - ئەندامێکی پەرلەمان ڕایگەیاند، ئەوە باشە.", "STATE", tomar.Actual, false, false},
		{"all of you we inform", "هاووڵاتییانی بەڕێز ئاگادار دەکەینەوە ڕێگاکە دادەخرێت، داواتان لێ دەکەین نەچن.", "REQUEST", tomar.Actual, false, true},
		{"in the coming days", "سەرۆک وتی: «لە چەند ڕۆژی داهاتوودا ئەنجامەکە ئاشکرا دەکەین.»", "STATE", tomar.Planned, false, true},
		{"from now on", "لەمەودوا زیندانیان ڕادەستی دادگا دەکرێن.", "TRANSFER", tomar.Planned, false, false},
		{"no longer", "ئاوارەکان چیتر ناگەڕێنەوە بۆ کەرکوک.", "VISIT", tomar.Planned, true, false},
		{"is held now", "ئێستا لە هەولێر فێستیڤاڵێک بەڕێوە دەچێت.", "HOLD", tomar.Actual, false, false},
		{"hosts", "یانەی سیروان میوانداری یانەی دهۆک دەکات.", "COMPETE", tomar.Planned, false, false},
		{"wanted to", "وەزیر ویستی پەیامێک بە ئێران بدات.", "STATE", tomar.Planned, false, false},
		{"threatens, if", "بەڕێوەبەر هەڕەشەی دەستلەکارکێشانەوە دەکات ئەگەر زەوییەکە بفرۆشن.", "THREATEN", tomar.Actual, false, false},
		{"demanded beside something else", "خۆپیشاندەران داوای جێبەجێکردنی مادەی 140 و بایکۆتکردنی ئیدارەکەیان کرد.", "PROTEST", tomar.Planned, false, false},
		{"there is information that", "زانیاری هەیە کە پۆلیس دوو کەسی دەستگیر کردووە.", "ARREST", tomar.Actual, false, true},
		{"accused of it", "ئەوان بەوە تۆمەتبارن گوندێکیان سووتاندووە.", "ATTACK", tomar.Actual, false, true},
		{"thinks so", "نێچیرڤان بارزانی پێی وایە پۆلیس دوو کەسی دەستگیر کردووە.", "ARREST", tomar.Actual, false, true},
		{"a name and a semicolon", "جۆ بایدن؛ پۆلیس دوو کەسی دەستگیر کرد", "ARREST", tomar.Actual, false, true},
		{"a town and a semicolon", "سلێمانی؛ پۆلیس دوو کەسی دەستگیر کرد", "ARREST", tomar.Actual, false, false},
		{"a list of names", "مەسرور بارزانی؛ نێچیرڤان بارزانی؛ جۆ بایدن پۆلیسیان دەستگیر کرد.", "ARREST", tomar.Actual, false, false},
		{"a line with a name and a colon", "نێچیرڤان بارزانی:\nپۆلیس دوو کەسی دەستگیر کرد.", "ARREST", tomar.Actual, false, true},
		{"the line behind the next", "نێچیرڤان بارزانی:\nباشە.\nپۆلیس دوو کەسی دەستگیر کرد.", "ARREST", tomar.Actual, false, false},
		{"as the site published", "وەک ماڵپەڕی گۆڤارەکە بڵاوی کردەوە، پۆلیس هات.", "STATE", tomar.Actual, false, false},
		{"today at nine", "ئەمڕۆ کاتژمێر 9ی شەو خۆپیشاندانێک لە هەولێر بەڕێوە دەچێت.", "PROTEST", tomar.Planned, false, false},
		{"today is sworn in", "پزیشکییان ئەمڕۆ سوێندی یاسایی دەخوات.", "APPOINT", tomar.Planned, false, false},
		{"a journey of a headline", "وەزیری دەرەوەی عێراق سەردانی تاران دەکات", "VISIT", tomar.Planned, false, false},
		{"crowds keep going", "گەشتیاران سەردانی هەولێر دەکەن.", "VISIT", tomar.Actual, false, false},
		{"told as it is", "پۆلیس دوو کەسی دەستگیر کرد.", "ARREST", tomar.Actual, false, false},
		{"with the intention of", "گرووپێک بەنیازی کوشتنی دادوەرێک هاتن.", "KILL", tomar.Planned, false, false},
		{"the decision of an arrest", "دادگا بڕیاری دەستگیرکردنی سێ کەسی دەرکرد.", "ARREST", tomar.Planned, false, false},
		{"not let", "ڕێگایان نەداوە سەردانی بەغدا بکات.", "VISIT", tomar.Hypothetical, true, false},
		{"could", "پۆلیس توانی دوو کەس دەستگیر بکات.", "ARREST", tomar.Actual, false, false},
		{"wants", "پۆلیس دەیەوێت دوو کەس دەستگیر بکات.", "ARREST", tomar.Planned, false, false},
		{"there is a chance", "ئەگەری ئەوە هەیە سەد کەس گیانیان لەدەست بدەن.", "DIE", tomar.Hypothetical, false, false},
		{"none was recorded", "هیچ توشبوونێک بە کۆرۆنا تۆمار نەکرا.", "DISASTER", tomar.Actual, true, false},
		{"says: if", "دیانا دەڵێ ئەگەر شەڕ ڕووبدات، لە لوبنان دەڕۆم.", "STATE", tomar.Actual, false, false},
		{"speaks of a killing", "سەرچاوەکان باس لە کوشتنی دە کەس دەکەن.", "KILL", tomar.Actual, false, true},
		{"a row of a list", "ئیسپانیا: 253 هەزار تووشبوون و 25 هەزار گیانلەدەستدان.", "DIE", tomar.Actual, false, false},
		{"asks, and asks", "وەزارەت داوا لە هاووڵاتیان دەکات نەچنە دەرەوە، هەروەها داوا لە پزیشکان دەکات یارمەتییان بدەن.", "REQUEST", tomar.Actual, false, false},
		{"but", "ئەو وتی باشە، بەڵام پۆلیس دوو کەسی دەستگیر کرد.", "ARREST", tomar.Actual, false, true},
		{"a single mark quotes", "گوندنشینان دەڵێن\n'دوێنێ پۆلیس دوو کەسی دەستگیر کرد'", "ARREST", tomar.Actual, false, true},
		{"an apostrophe does not", "پۆلیس لە D'Artagnan دوو کەسی دەستگیر کرد.", "ARREST", tomar.Actual, false, false},
		{"a town before a colon tells nothing", "هەولێر: پۆلیس دوو کەسی دەستگیر کرد.", "ARREST", tomar.Actual, false, false},
		{"a country may", "عێراق: دوو کەسمان دەستگیر کرد.", "ARREST", tomar.Actual, false, true},
		{"who is of a town says", "ڕێکخراوەکە کە بارەگاکەی لە شاری لەندەنە ڕایگەیاندووە، تورکیا دوو کەسی دەستگیر کرد.", "ARREST", tomar.Actual, false, true},
		{"calls to mind", "قەدری یەڵدیریم وەبیری هێنایەوە کە پۆلیس دوو کەسی دەستگیر کرد.", "ARREST", tomar.Actual, false, true},
		{"another's statement", "پلاتفۆرمەکە ڕایگەیاند، بەڕێوەبەرایەتی ئاسایش گوتوویەتی منداڵەکان بەردیان گرتووە.", "STATE", tomar.Actual, false, true},
		{"held on its day, somebody says", "کۆمیسیۆن ڕایگەیاند، هەڵبژاردن لە کاتی خۆیدا بەڕێوە دەچێت.", "ELECT", tomar.Planned, false, true},
		{"held in the present", "لە هەولێر فێستیڤاڵێک بەڕێوە دەچێت.", "HOLD", tomar.Planned, false, false},
		{"before something is told", "پێش ئەوەی هەواڵی گیانلەدەستدانی کچەکە بڵاو بکرێتەوە ئەوان هاتن.", "DIE", tomar.Actual, false, false},
		{"made to", "شەڕ وای لە حکومەت کرد بڕیاری داخستن بدات.", "DECIDE", tomar.Actual, false, false},
		{"whenever", "هەر کاتێک حکومەت مووچە دابەش بکات، خەڵک دێنە بازاڕ.", "TRANSACT", tomar.ConditionalOn, false, false},
		{"refuses, in the negative", "پۆلیس ڕێگەی نەدا تەرمەکە ببەن.", "REJECT", tomar.Actual, false, false},
		{"the not agreeing", "هۆکارەکەی ڕێکنەکەوتنی هەرێم و بەغدا بوو.", "AGREE", tomar.Actual, true, false},
		{"claims", "وەزیرەکە ئیدعا دەکات کە پۆلیس دوو کەسی دەستگیر کردووە.", "ARREST", tomar.Actual, false, true},
		{"nothing was said of that attack", "ئیسرائیل هیچ قسەیەکی لەسەر ئەو هێرشە نەکردووە.", "ATTACK", tomar.Actual, false, false},
		{"asked for, not said", "سەرۆک داوای لە پۆلیس کرد دوو کەس دەستگیر بکات.", "ARREST", tomar.Planned, false, false},
		{"expected, and so decided", "چاوەڕوان دەکرێت هەزار کەس بێن، بۆیەش حکومەت بڕیاری داوە سنوور دابخات.", "DECIDE", tomar.Actual, false, false},
		{"words behind the saying, with an and", "سەرۆک گوتی هێزەکانی پۆلیس و ئاسایش دوو کەسیان دەستگیر کرد.", "ARREST", tomar.Actual, false, true},
		{"and did: not said", "سەرۆک ڕایگەیاند و پۆلیس دوو کەسی دەستگیر کرد.", "ARREST", tomar.Actual, false, false},
		{"says: if, then", "وەزیر گوتی ئەگەر ئەوان هێرش بکەن سنوورەکان دادەخەین.", "CLOSE", tomar.ConditionalOn, false, true},
		{"whoever", "حکومەت ڕایگەیاند، هەر کەسێک یاساکە پێشێل بکات سزا دەدرێت.", "TRY", tomar.ConditionalOn, false, true},
		{"a source within the clause", "لە باشووری کوردستان بەپێی ئاماری ڕێکخراوەکە، دە کەس کوژراون.", "KILL", tomar.Actual, false, true},
		{"by a law: no source", "لە باشووری کوردستان بەپێی یاسا، دە کەس دەستگیر کران.", "ARREST", tomar.Actual, false, false},
		{"banned", "ڕێپێوانی ژنان لەلایەن پۆلیسەوە قەدەغە کرا.", "PROTEST", tomar.Planned, false, false},
		{"not banned", "ڕێپێوانی ژنان لەلایەن پۆلیسەوە قەدەغە نەکرا.", "PROTEST", tomar.Actual, false, false},
		{"goes on in the present", "سوپا ڕایگەیاند هێرشەکانمان بەردەوام دەبن.", "ATTACK", tomar.Planned, false, true},
		{"must not be", "نابێت شەڕ لە هەولێر ڕوو بدات.", "CLASH", tomar.Planned, true, false},
		{"it will not do that", "ناکرێت پێشمەرگە سەنگەرەکان چۆڵ بکەن.", "WITHDRAW", tomar.Planned, true, false},
		{"should not happen", "پێویستە ئیتر شەڕ ڕوونەدات.", "CLASH", tomar.Planned, true, false},
		{"do you think that", "پێتوایە کە هێزەکانی ئەمریکا دەکشێنەوە؟", "WITHDRAW", tomar.Hypothetical, false, false},
		{"asked by saying so", "داواکارین حکومەت مووچەی مامۆستایان بدات.", "REQUEST", tomar.Actual, false, false},
		{"ready for", "حکومەت ئامادەیە بۆ گفتوگۆیەکی کراوە لەگەڵ بەغدا.", "MEET", tomar.Planned, false, false},
		{"for the holding of", "دوو ملیۆن دینار بۆ بەڕێوەچوونی هەڵبژاردن دابین کرا.", "ELECT", tomar.Planned, false, false},
		{"for the condemning of", "ڕێکخراوەکان بۆ شەرمەزارکردنی کوشتنی دوو ژن کۆبوونەوە.", "KILL", tomar.Actual, false, false},
		{"the next", "ئەو ڕێککەوتنە تا هەڵبژاردنی داهاتووی پەرلەمان دەمێنێت.", "ELECT", tomar.Planned, false, false},
		{"forced to", "شەڕ گوندنشینانی ناچار کرد سەردانی هەولێر بکەن.", "VISIT", tomar.Actual, false, false},
		{"that, which, and", "سەرۆک ڕایگەیاند کە دە کەس کە لە هەولێر بوون هاتنەوە و پۆلیس دوو کەسی دەستگیر کرد.", "ARREST", tomar.Actual, false, true},
		{"is closed, at the beginning", "سنووری پەروێزخان دادەخرێت.", "CLOSE", tomar.Planned, false, false},
		{"said, and said again", "وەزیر ڕایگەیاند ڕێگاکان کراونەتەوە و دووپاتی کردەوە کە دۆخەکە باشە.", "STATE", tomar.Actual, false, false},
		{"somebody else's words in somebody's", "بارزانی گوتی سەرۆک ئەردۆغان ڕایگەیاندووە کە دۆخەکە باشە.", "STATE", tomar.Actual, false, true},
		{"we attack", "نەتەنیاهوو: هێرش دەکەینە سەر بەیرووت.", "ATTACK", tomar.Planned, false, true},
		{"it closes, X said", "سوید گوتی باڵیۆزخانەکەی لە بەیرووت دادەخات.", "CLOSE", tomar.Planned, false, true},
		{"asked for in quotation marks", "گوندنشینان داوای 'هاوکاریی مرۆیی'یان کرد.", "AID", tomar.Planned, false, false},
		{"no obstacle for it", "هیچ ڕێگرییەک بۆ گەڕانەوەی ئاوارەکان نییە.", "VISIT", tomar.Planned, false, false},
		{"declared is done", "حکومەت قەدەغەی هاتوچۆی ڕاگەیاند.", "CLOSE", tomar.Actual, false, false},
		{"a blow in X, then a colon", "هێزەکان گورزێکی گەورەیان لە داگیرکەراندا: سێ سەرباز کوژران.", "KILL", tomar.Actual, false, false},
		{"published, and later", "ڕۆژنامەنووسەکە هەواڵێکی بڵاو کردەوە، دواتر لە هەولێر دەستگیر کرا.", "ARREST", tomar.Actual, false, false},
		{"the second of two aims", "پۆلیس لێکۆڵینەوەی بۆ دۆزینەوە و دەستگیرکردنی بکوژان دەست پێ کرد.", "ARREST", tomar.Planned, false, false},
		{"rumour", "دەنگۆی ئەوە بڵاو بووەتەوە پۆلیس دوو کەسی دەستگیر کردووە.", "ARREST", tomar.Actual, false, true},
		{"allegedly", "گوایە پۆلیس دوو کەسی دەستگیر کردووە.", "ARREST", tomar.Actual, false, true},
		{"whether", "ئایا پۆلیس ئەو کەسانە دەستگیر دەکات؟", "ARREST", tomar.Hypothetical, false, false},
		{"set for a day", "فێستیڤاڵەکە لە ١٨ی ئایار لە شاری هانۆڤەر بەڕێوەدەچێت.", "HOLD", tomar.Planned, false, false},
		{"who holds", "زانکۆی دهۆک کۆنفرانسێکی زانستی ساز دەکات.", "HOLD", tomar.Planned, false, false},
		{"violence goes on", "گوندنشینان دەترسن. سوپای تورکیا گوندەکان تۆپباران دەکات.", "ATTACK", tomar.Actual, false, false},
		{"until now", "تاوەکو ئێستا دوو کەس دەستگیر کراون.", "ARREST", tomar.Actual, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, events := eventsOf(t, p, c.text, c.typ)
			if e := &events[len(events)-1]; e.Modality != c.want || e.Negative != c.negative || e.Attributed != c.reported {
				t.Errorf("modality %v, negative %v, reported %v", e.Modality, e.Negative, e.Attributed)
			}
		})
	}
}
