package export

import (
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"
	"testing"
	gotime "time"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/internal/readers"
	"github.com/tomar-nlp/tomar/output/internal/sample"
	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/tables"
)

// years writes an output whose timeline has stories of every precision, beside
// those of the sample.
func years(t *testing.T) string {
	t.Helper()
	return outputWith(t, sinks.Options{}, func(emit func(*tables.Row)) {
		var r tables.Row
		for i, p := range []struct{ start, end, precision string }{
			{"0401-03-01", "0401-03-01", "day"}, {"1801-01-01", "1900-12-31", "century"}, {"1980-01-01", "1989-12-31", "decade"}, {"1988-03-16", "1988-03-16", "day"},
			{"1991-01-01", "1991-12-31", "year"}, {"2014-06-01", "2014-08-31", "season"}, {"2014-07-01", "2014-09-30", "quarter"}, {"2020-02-01", "2020-02-29", "month"},
			{"2020-09-21", "2020-09-27", "week"}, {"2020-12-30", "2021-01-02", "day"}, {"2024-02-29", "2024-02-29", "day"},
		} {
			line := tables.TimelineRow{DateStart: p.start, DateEnd: p.end, Precision: p.precision, Type: "MEET", Headline: fmt.Sprintf("%s %d & <i>", sample.Word("title"), i),
				Tolls: tables.Tolls{KilledMin: tomar.None, KilledMax: tomar.None, InjuredMin: tomar.None, InjuredMax: tomar.None}, Documents: 1, DocIDs: []string{"d0"},
				Sentence: sample.Word("title") + ` <img src=x onerror="window.ran=1">`, Confidence: 0.5, StoryID: tables.MakeID(tables.LetterStory, p.start+p.precision)}
			emit(line.Fill(&r))
		}
	})
}

// TestTimelineJSInBrowser lets TimelineJS3 itself read timeline.json.
func TestTimelineJSInBrowser(t *testing.T) {
	out := years(t)
	var got struct {
		Events []struct {
			ID, Group, Headline, Text string
			Start, End                string // as the library parsed them
			Links                     []string
		}
		Markers, Slides int
		Messages        string
		Ran             bool
	}
	page := readers.Page{Files: map[string]string{"/timeline.json": export(t, out, "timelinejs", Options{})["timeline.json"]}, HTML: `
<link rel=stylesheet href=/npm/@knight-lab/timelinejs/dist/css/timeline.css>
<div id=line style="width:1000px;height:600px"></div>
<script src=/npm/@knight-lab/timelinejs/dist/js/timeline.js></script>
<script>
const line = new TL.Timeline("line", "/timeline.json", {font: null, hash_bookmark: false});
const day = d => d && [d.data.date_obj.getFullYear(), d.data.date_obj.getMonth() + 1, d.data.date_obj.getDate()].join(" ");
line.on("loaded", () => tell({
	Events: line.config.events.map(e => {
		const box = document.createElement("div");
		box.innerHTML = e.text.text;
		const head = document.createElement("div");
		head.innerHTML = e.text.headline;
		return {ID: e.unique_id, Group: e.group, Headline: head.textContent, Text: box.textContent, Start: day(e.start_date), End: day(e.end_date) || "",
			Links: [...box.querySelectorAll("a")].map(a => a.href)};
	}),
	Markers: document.querySelectorAll(".tl-timemarker").length,
	Slides: document.querySelectorAll(".tl-slide").length,
	Messages: document.querySelector(".tl-message-full:not([style*='display: none'])")?.textContent || "",
	Ran: "ran" in window || document.querySelectorAll(".tl-slide script, .tl-slide b, .tl-slide img").length > 0,
}));
</script>`}
	if err := json.Unmarshal(readers.Browse(t, page), &got); err != nil {
		t.Fatal(err)
	}
	want := rows(t, out, "timeline")
	if len(got.Events) != len(want) || got.Markers != len(want) || got.Slides != len(want) || got.Ran {
		t.Fatalf("%d events, %d markers, %d slides of %d stories; %q; markup ran: %v", len(got.Events), got.Markers, got.Slides, len(want), got.Messages, got.Ran)
	}
	byID := map[string]map[string]any{}
	for _, w := range want {
		byID[text(w, "story_id")] = w
	}
	for _, e := range got.Events {
		w := byID[e.ID]
		delete(byID, e.ID)
		first := start(t, text(w, "date_start"), text(w, "date_precision"))
		if e.Start != first || e.Group != text(w, "type_en") || e.Headline != text(w, "headline") || !strings.Contains(e.Text, text(w, "sentence")) {
			t.Errorf("the library reads %+v, the table has %v (%s)", e, w, first)
		}
		if last := start(t, text(w, "date_end"), text(w, "date_precision")); last != first && e.End != last || last == first && e.End != "" {
			t.Errorf("%s ends %q, want %q", e.ID, e.End, last)
		}
		if urls, _ := w["urls"].([]any); len(urls) > 0 && !slices.Equal(e.Links, []string{"https://example.org/a?b=1&c=2"}) {
			t.Errorf("links %q of %v", e.Links, urls)
		}
	}
	if len(byID) > 0 {
		t.Errorf("stories that the library does not have: %v", slices.Sorted(maps.Keys(byID)))
	}
}

// start is the first day that a date of some precision stands for, as the page
// tells it: what is not known is January, or the first.
func start(t *testing.T, day, precision string) string {
	t.Helper()
	d, err := gotime.Parse(gotime.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	month, of := int(d.Month()), d.Day()
	switch precision {
	case "year", "decade", "century":
		month, of = 1, 1
	case "month", "quarter", "season":
		of = 1
	}
	return fmt.Sprint(d.Year(), month, of)
}

// TestVisInBrowser lets vis-timeline itself read vis.json.
func TestVisInBrowser(t *testing.T) {
	out := years(t)
	var got struct {
		Items []struct {
			ID, Group, Text, Title string
			From, To               string // ISO days as the library parsed them
			Drawn                  bool
			Range                  bool
			Direction              string
		}
		Groups []string
		Ran    bool
	}
	page := readers.Page{Files: map[string]string{"/vis.json": export(t, out, "vis", Options{})["vis.json"]}, HTML: `
<div id=line style="width:1000px"></div>
<script src=/npm/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js></script>
<script>
(async () => {
	const data = await (await fetch("/vis.json")).json();
	const line = new vis.Timeline(document.getElementById("line"), new vis.DataSet(data.items), new vis.DataSet(data.groups), {width: "1000px", verticalScroll: false});
	line.fit({animation: false});
	await new Promise(drawn => line.on("changed", drawn));
	const day = d => d ? [d.getFullYear(), d.getMonth() + 1, d.getDate()].join(" ") : "";
	const textOf = h => { const b = document.createElement("div"); b.innerHTML = h || ""; return b.textContent; };
	const shown = new Set(line.getVisibleItems());
	tell({
		Items: Object.values(line.itemSet.items).map(i => ({
			ID: i.id, Group: i.data.group, Text: textOf(i.content), Title: textOf(i.data.title), From: day(i.data.start), To: day(i.data.end), Drawn: shown.has(i.id),
			Range: i.data.type === "range", Direction: i.dom ? i.dom.content.querySelector("[dir]").dir : "",
		})),
		Groups: [...document.querySelectorAll(".vis-label .vis-inner")].map(e => e.textContent).filter(Boolean),
		Ran: "ran" in window || document.querySelectorAll("#line script, #line b, #line i, #line img").length > 0,
	});
})();
</script>`}
	if err := json.Unmarshal(readers.Browse(t, page), &got); err != nil {
		t.Fatal(err)
	}
	want := rows(t, out, "timeline")
	if len(got.Items) != len(want) || got.Ran {
		t.Fatalf("%d items of %d stories; markup ran: %v", len(got.Items), len(want), got.Ran)
	}
	byID := map[string]map[string]any{}
	groups := map[string]bool{}
	for _, w := range want {
		byID[text(w, "story_id")] = w
		groups[text(w, "type_en")] = true
	}
	for _, it := range got.Items {
		w := byID[it.ID]
		long := text(w, "date_start") != text(w, "date_end")
		from, to := start(t, text(w, "date_start"), "day"), ""
		if long {
			d, _ := gotime.Parse(gotime.DateOnly, text(w, "date_end"))
			to = start(t, d.AddDate(0, 0, 1).Format(gotime.DateOnly), "day")
		}
		if it.From != from || it.To != to || it.Range != long || it.Group != text(w, "type_en") || it.Text != text(w, "headline") || it.Title != text(w, "sentence") ||
			!it.Drawn || it.Direction != "auto" {
			t.Errorf("the library reads %+v, the table has %v", it, w)
		}
	}
	if !slices.Equal(slices.Sorted(slices.Values(got.Groups)), slices.Sorted(maps.Keys(groups))) {
		t.Errorf("groups %q, want %v", got.Groups, groups)
	}
}

// The readers of the browser tests see what a page would: nothing may need a
// second unescaping.
func TestContentIsEscapedOnce(t *testing.T) {
	for name, file := range map[string]string{"timelinejs": "timeline.json", "vis": "vis.json"} {
		if s := export(t, years(t), name, Options{})[file]; strings.Contains(s, "&amp;amp;") || strings.Contains(s, "&amp;lt;") || !strings.Contains(s, html.EscapeString("& <i>")) {
			t.Errorf("%s: escaped twice or never", name)
		}
	}
}
