package dates

import (
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/dates/calendar"
	"github.com/tomar-nlp/tomar/seeds"
)

// texts of two sentences that date each other, of our own writing
const anchored = `شاندەکە ڕۆژی چوارشەممە، ٢٣ی ئەم مانگە گەیشتە شارەکە.
ڕۆژی یەکشەممە ٢٠ی ئەم مانگە کۆبوونەوەیەک کرا.
ئەوە هاوکاتە لەگەڵ نزیکبوونەوەی ساڵیادی کوژرانی قاسم سولەیمانی لە کانوونی دووەمی ڕابردوو.
هەڕەشەکان لە مانگی ئەیلوولدا دەستیان پێ کرد.`

func TestInferredDate(t *testing.T) {
	b := newBench(t)
	doc := b.tag(anchored, "")
	if doc.Published.Date != "2020-12" || doc.Published.Source != "inferred" {
		t.Fatalf("published %+v", doc.Published)
	}
	if c := doc.Published.Candidates; len(c) != 2 || !strings.HasPrefix(c[0], "2020-12: ") || !strings.HasPrefix(c[1], "2020-09: ") {
		t.Errorf("candidates %q", c)
	}
	for text, want := range map[string]string{
		"ڕۆژی چوارشەممە، ٢٣ی ئەم مانگە": "2020-12-23", "ڕۆژی یەکشەممە ٢٠ی ئەم مانگە": "2020-12-20",
		"کانوونی دووەمی ڕابردوو": "2020-01", "مانگی ئەیلوولدا": "2020-09",
	} {
		if got := find(doc, text); got != want {
			t.Errorf("%s: %q, want %s", text, got, want)
		}
	}
}

func TestNoGuessWhereTwoMonthsFit(t *testing.T) {
	b := newBench(t)
	lines := strings.Split(anchored, "\n")
	doc := b.tag(lines[0]+"\n"+lines[1], "")
	if doc.Published.Date != "" || doc.Published.Source != "none" || len(doc.Published.Candidates) < 2 {
		t.Errorf("published %+v", doc.Published)
	}
	if got := find(doc, "ڕۆژی یەکشەممە ٢٠ی ئەم مانگە"); got != "XXXX-XX-20" {
		t.Errorf("an open month became %q", got)
	}
}

// office bounds every mention by one term.
type office Interval

func (o office) Terms(_ *tomar.Document, _ int32, dst []Interval) []Interval {
	return append(dst, Interval(o))
}

func TestTermsOfOfficeNarrow(t *testing.T) {
	b := newBench(t)
	lines := strings.Split(anchored, "\n")
	doc := b.prepare(lines[0]+"\n"+lines[1], "")
	doc.Mentions = append(doc.Mentions, tomar.Mention{})
	tag := b.g.NewTagger()
	tag.Terms = office{"2020-10-01", "2021-04-30"}
	tag.Run(doc)
	tag.Anchor(doc)
	if doc.Published.Date != "2020-12" || doc.Published.Source != "inferred" {
		t.Errorf("published %+v", doc.Published)
	}
}

func TestRelationsNarrowLikeTerms(t *testing.T) {
	b := newBench(t)
	lines := strings.Split(anchored, "\n")
	doc := b.prepare(lines[0]+"\n"+lines[1], "")
	doc.Relations = append(doc.Relations, tomar.Relation{Kind: "holds_position", Start: "2020-05-07", End: "2020-11-01"})
	tag := b.g.NewTagger()
	tag.Run(doc)
	tag.Anchor(doc)
	if doc.Published.Date != "2020-09" {
		t.Errorf("published %+v", doc.Published)
	}
}

func TestDateline(t *testing.T) {
	b := newBench(t)
	doc := b.tag("هەولێر - 10ی تشرینی یەکەمی 2012 - وەزیر ئەمڕۆ گەیشت", "")
	if doc.Published.Date != "2012-10-10" || doc.Published.Source != "text" || find(doc, "ئەمڕۆ") != "2012-10-10" {
		t.Errorf("published %+v\n%s", doc.Published, list(doc))
	}
	doc = b.tag("هەولێر - 10ی تشرینی یەکەم - لە 16ی ئەم مانگەدا دەچن", "")
	if doc.Published.Date != "" || find(doc, "16ی ئەم مانگەدا") != "XXXX-10-16" {
		t.Errorf("published %+v\n%s", doc.Published, list(doc))
	}
}

func TestImpossibleDates(t *testing.T) {
	b := newBench(t)
	for _, text := range []string{"لە 31ی نیسانی 2015 هات", "لە 29ی شوباتی 2015 هات", "لە 29/2/2015 هات", "لە 31/4/2015 هات", "لە 30ی شوبات هات", "لە 30ی ڕەشەمەی 1400 هات", "لە 31ی ڕەزبەر هات"} {
		doc := b.tag(text, seeds.TimeReference)
		if len(doc.Times) != 0 || len(doc.Diagnostics) != 1 || doc.Diagnostics[0].Code != "dates.impossible" {
			t.Errorf("%s: %v\n%s", text, doc.Diagnostics, list(doc))
		}
	}
	if doc := b.tag("لە 29ی شوباتی 2016 هات", ""); find(doc, "29ی شوباتی 2016") != "2016-02-29" {
		t.Errorf("a leap day is gone: %s", list(doc))
	}
}

func TestWeekdayContradiction(t *testing.T) {
	b := newBench(t)
	doc := b.tag("ڕۆژی هەینی 15ی ئازاری 2020 هات", "") // a Sunday
	if len(doc.Times) != 1 || len(doc.Diagnostics) != 1 || doc.Diagnostics[0].Code != "dates.weekday" {
		t.Fatalf("%v\n%s", doc.Diagnostics, list(doc))
	}
	if x := doc.Times[0]; x.Value != "2020-03-15" || !slices.Equal(x.Candidates, []string{"2020-03-15", "2020-03-13"}) {
		t.Errorf("%+v", x)
	}
}

func TestColumns(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct {
		text, published                                  string
		value, mod, start, end, precision, cal, anchored string
		typ                                              tomar.TimeType
	}{
		{"لە سەرەتای مانگی داهاتوودا دێت", "2020-09-30", "2020-10", "START", "2020-10-01", "2020-10-31", "month", "gregorian", "published", tomar.Date},
		{"لە 24ی ڕەشەمەی 1398 گیرا", "", "2020-03-14", "", "2020-03-14", "2020-03-14", "day", "kurdish", "explicit", tomar.Date},
		{"لە 15ی ئازار هات", "", "XXXX-03-15", "", "", "", "day", "gregorian", "none", tomar.Date},
		{"هەفتەی ڕابردوو هات", "2020-09-30", "2020-W39", "", "2020-09-21", "2020-09-27", "week", "gregorian", "published", tomar.Date},
		{"ئێوارەی دوێنێ هات", "2020-09-30", "2020-09-29TEV", "", "2020-09-29", "2020-09-29", "day", "gregorian", "published", tomar.TimeOfDay},
		{"لە هاوینی 2014 هات", "", "2014-SU", "", "2014-06-22", "2014-09-22", "season", "gregorian", "explicit", tomar.Date},
		{"دوای نزیکەی 20 ساڵ هات", "", "P20Y", "APPROX", "", "", "unknown", "gregorian", "explicit", tomar.Duration},
		{"لە سێ ڕۆژی ڕابردوودا هات", "2020-09-30", "P3D", "", "2020-09-27", "2020-09-30", "day", "gregorian", "published", tomar.Duration},
		{"هەموو هەینییەک دێت", "", "XXXX-WXX-5", "", "", "", "unknown", "gregorian", "explicit", tomar.Set},
		{"لە جەژنی قوربانی 2020 هات", "", "2020-07-31", "", "2020-07-31", "2020-07-31", "day", "islamic", "explicit", tomar.Date},
	} {
		doc := b.tag(c.text, c.published)
		if len(doc.Times) != 1 {
			t.Errorf("%s: %s", c.text, list(doc))
			continue
		}
		x := doc.Times[0]
		if x.Value != c.value || x.Mod != c.mod || x.DateStart != c.start || x.DateEnd != c.end || x.Precision != c.precision ||
			x.Calendar != c.cal || x.Anchor != c.anchored || x.Type != c.typ {
			t.Errorf("%s: %+v", c.text, x)
		}
		if x.Rule == "" || x.File == "" || x.Line == 0 || x.Confidence <= 0 || x.Confidence > 1 {
			t.Errorf("%s: no provenance or confidence: %+v", c.text, x)
		}
	}
}

func TestTenseDecidesBareWeekday(t *testing.T) {
	b := newBench(t)
	for text, want := range map[string]string{"وەزیر ڕۆژی هەینی گەیشتە شارەکە": "2020-09-25", "وەزیر ڕۆژی هەینی دەگاتە شارەکە": "2020-10-02"} {
		if got := find(b.tag(text, seeds.TimeReference), "ڕۆژی هەینی"); got != want {
			t.Errorf("%s: %q, want %s", text, got, want)
		}
	}
	// a clause knows better than the sentence
	text := "وەزیر ڕۆژی هەینی دەگات و دوێنێ گوتی"
	doc := b.prepare(text, seeds.TimeReference)
	doc.Clauses = []tomar.Clause{{Span: tomar.Span{Start: 0, End: int32(strings.Index(text, "دەگات") + len("دەگات"))}, Tense: tomar.Present}}
	b.g.NewTagger().Run(doc)
	if got := find(doc, "ڕۆژی هەینی"); got != "2020-10-02" {
		t.Errorf("%q in a present clause", got)
	}
}

func TestAnchoredOnEventOfTheDocument(t *testing.T) {
	b := newBench(t)
	text := "لە 20ی کانوونی یەکەمی 2020 هێرشەکە کرا.\nدوو ڕۆژ دوای هێرشەکە شاندەکە هات."
	doc := b.prepare(text, "2020-12-30")
	tag := b.g.NewTagger()
	tag.Run(doc)
	if len(doc.Times) != 2 || doc.Times[1].Value != "XXXX-XX-XX" {
		t.Fatalf("before events: %s", list(doc))
	}
	at := func(word string, from int) (tok int32) {
		for i, k := range doc.Tokens {
			if int(k.Start) >= from && doc.Slice(k.Span) == word {
				return int32(i)
			}
		}
		t.Fatalf("no token %s", word)
		return 0
	}
	first, second := at("هێرشەکە", 0), at("هێرشەکە", strings.Index(text, "\n"))
	doc.Events = []tomar.Event{
		{Span: doc.Tokens[first].Span, First: first, Last: first + 1, Sent: 0, Type: "ATTACK", Date: "2020-12-20", Time: 0},
		{Span: doc.Tokens[second].Span, First: second, Last: second + 1, Sent: 1, Type: "ATTACK", Time: tomar.None},
		{Sent: 1, Type: "VISIT", Time: 1, First: second + 1, Last: second + 2},
	}
	tag.Anchor(doc)
	if x := doc.Times[1]; x.Value != "2020-12-22" || x.Anchor != "event" {
		t.Errorf("after events: %+v", x)
	}
	if doc.Events[2].Date != "2020-12-22" {
		t.Errorf("the event dated by it: %+v", doc.Events[2])
	}
}

func TestThatIsSaysTheSameDay(t *testing.T) {
	b := newBench(t)
	doc := b.tag("ڕۆژی 22ی ئەم مانگە، واتە دوو ڕۆژ دوای هێرشەکە هات", "2020-12-30")
	if len(doc.Times) != 2 || doc.Times[1].Value != "2020-12-22" || doc.Times[1].Anchor != "previous" {
		t.Error(list(doc))
	}
}

func TestExplainShowsTheTree(t *testing.T) {
	b := newBench(t)
	doc := b.prepare("ڕۆژی هەینی 25ی ئەیلوولی 2020 هات", "")
	doc.Trace = &tomar.Trace{}
	b.g.NewTagger().Run(doc)
	if len(doc.Times) != 1 {
		t.Fatal(list(doc))
	}
	tree := strings.Join(doc.Times[0].Derivation, "\n")
	for _, want := range []string{"day.composed (time/20-days.toml:", "  weekday (", "  day-month (", "    num «25ی»"} {
		if !strings.Contains(tree, want) {
			t.Errorf("no %q in\n%s", want, tree)
		}
	}
}

func TestLists(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct{ text, want string }{
		{"لە ڕۆژانی 23، 24، 25 و 26ی نیسانی 2020 پشووە", "23=2020-04-23 24=2020-04-24 25=2020-04-25 26ی نیسانی 2020=2020-04-26"},
		{"لە 3ی ئاب و 5ی ئەیلوولی 2014 هات", "3ی ئاب=2014-08-03 5ی ئەیلوولی 2014=2014-09-05"},
		{"لە 3ی ئابی 2014 و 5ی ئەیلوول هات", "3ی ئابی 2014=2014-08-03 5ی ئەیلوول=2014-09-05"},
		{"5 کەس لە 3ی ئابی 2014 هاتن", "3ی ئابی 2014=2014-08-03"},
	} {
		var got []string
		doc := b.tag(c.text, "")
		for _, x := range doc.Times {
			got = append(got, trimmed(doc, x.Span)+"="+x.Value)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.text, s, c.want)
		}
	}
}

// FuzzRun holds the tagger to its invariants on any text.
func FuzzRun(f *testing.F) {
	f.Add(anchored, "")
	f.Add("لە (16 - 18 )ی ئەم مانگە و 31/4/2015 کاتژمێر 10ی شەو", "2020-09-30")
	f.Add("ساڵی ٢٧٢٠ی کوردی 1ی ڕەمەزانی 1442 هەموو هەینییەک 99999999999999999999 ساڵ", "2020")
	f.Add("99999 ڕۆژ لەمەوبەر و 9999 ساڵی داهاتوو", "0001-01-01")
	b, err := load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text, published string) {
		doc := b.tag(text, published)
		last := int32(0)
		for _, x := range doc.Times {
			if x.Start < last || x.End <= x.Start || int(x.End) > len(doc.Text) || x.First >= x.Last || int(x.Last) > len(doc.Tokens) {
				t.Fatalf("span %+v of %q", x, doc.Text)
			}
			last = x.End
			if x.Value == "" || x.Anchor == "" || x.Precision == "" {
				t.Fatalf("no value: %+v", x)
			}
			if (x.DateStart == "") != (x.DateEnd == "") {
				t.Fatalf("half an interval: %+v", x)
			}
			if x.DateStart != "" {
				from, ok1 := calendar.Parse(x.DateStart)
				to, ok2 := calendar.Parse(x.DateEnd)
				if !ok1 || !ok2 || from > to {
					t.Fatalf("dates %s/%s of %+v", x.DateStart, x.DateEnd, x)
				}
			}
		}
	})
}
