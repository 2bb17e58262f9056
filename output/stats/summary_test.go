package stats

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/output/internal/sample"
	"github.com/tomar-nlp/tomar/output/labels"
	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/tables"
)

func summarize(t *testing.T, n int) (*Summary, string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	s, err := sinks.Create(out, sinks.Options{Formats: []sinks.Format{sinks.CSV}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	if n > 0 {
		sample.Run(n, func(r *tables.Row) {
			if err := s.Write(r); err != nil {
				t.Fatal(err)
			}
		})
	}
	if err := s.Commit(sinks.Run{}, sinks.Timing{}); err != nil {
		t.Fatal(err)
	}
	r, err := tables.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	sum, err := Summarize(r, 10)
	if err != nil {
		t.Fatal(err)
	}
	return sum, out
}

func (s *Summary) part(name string) []record {
	for _, p := range s.parts {
		if p.name == name {
			return p.frame.records()
		}
	}
	return nil
}

func TestSummary(t *testing.T) {
	s, out := summarize(t, 3)
	es := sample.Entities()
	for _, c := range []struct {
		part string
		want []record
	}{
		{"events_by_type", []record{{[]string{"ATTACK"}, 3}, {[]string{"MEET"}, 3}, {[]string{"STATE"}, 3}}},
		{"events_by_month", []record{{[]string{"ATTACK", "2020-09"}, 3}, {[]string{"MEET", "2020-09"}, 3}, {[]string{"STATE", "undated"}, 3}}},
		{"entities_per", []record{{[]string{es[1].Name, "Aso Karim"}, 3}}},
		{"actors", []record{{[]string{es[1].Name, es[4].Name, "MEET"}, 3}}},
		{"sources", []record{{[]string{es[1].Name}, 3}}},
	} {
		got := s.part(c.part)
		if !slices.EqualFunc(got, c.want, func(a, b record) bool { return a.count == b.count && slices.Equal(a.keys, b.keys) }) {
			t.Errorf("%s: %v, want %v", c.part, got, c.want)
		}
	}
	if got := s.part("places"); len(got) != 2 || got[0].count != 3 {
		t.Errorf("places: %v", got)
	}
	names, err := s.WriteCSV(filepath.Join(out, "exports"))
	if err != nil || len(names) != 8 {
		t.Fatalf("%v, %v", names, err)
	}
	b, err := os.ReadFile(filepath.Join(out, "exports", "summary_events_by_month.csv"))
	if err != nil || string(b) != "type,month,events\nATTACK,2020-09,3\nMEET,2020-09,3\nSTATE,undated,3\n" {
		t.Errorf("%q, %v", b, err)
	}
	text := tell(t, s, "en", 2)
	for _, want := range []string{
		"What happened\n  3  Attack\n  3  Meeting\n  … and 1 more\n",
		"What happened, month by month\n  2020-09  6: Attack 3, Meeting 3\n  no date  3: Statement 3\n",
		es[1].Name + " → " + es[4].Name + "  Meeting\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if ckb := tell(t, s, "ckb", 2); !strings.Contains(ckb, "  ٣  هێرش\n") || !strings.Contains(ckb, es[1].Name+" ← "+es[4].Name) || !strings.Contains(ckb, "٢٠٢٠-٠٩  ٦: ") {
		t.Errorf("in Sorani:\n%s", ckb)
	}
}

func tell(t *testing.T, s *Summary, language string, lines int) string {
	t.Helper()
	words, err := labels.Read(language)
	if err != nil {
		t.Fatal(err)
	}
	style := Style{Words: words, Lines: lines}
	if language == "ckb" {
		style.Word = func(code string) string { return strings.ReplaceAll(code, "ATTACK", "هێرش") }
	}
	var b bytes.Buffer
	if err := s.WriteText(&b, style); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestOnlyTheLatestMonthsAreTold(t *testing.T) {
	c := newCounter("type", "month", "events")
	for _, m := range []string{"2019-01", "2019-02", "2019-03", "2020-01", undated} {
		c.add(2, "KILL", m)
	}
	s := &Summary{parts: []part{{"events_by_month", byMonthPart, c.frame()}}}
	if got, want := tell(t, s, "en", 2), "What happened, month by month\n  … and 2 months before\n  2019-03  2: Killing 2\n  2020-01  2: Killing 2\n  no date  2: Killing 2\n"; got != want {
		t.Errorf("got\n%s", got)
	}
	var b bytes.Buffer
	words, _ := labels.Read("ckb")
	mark := func(open string) func(string) string { return func(s string) string { return open + s + ">" } }
	c = newCounter("agent", "target", "type", "events")
	c.add(1, "a\x1b[2J", "b", "MEET")
	s = &Summary{parts: []part{{"actors", actorsPart, c.frame()}}}
	if err := s.WriteText(&b, Style{Words: words, Word: func(string) string { return "w" }, Line: mark("L<"), Isolate: mark("I<")}); err != nil || !strings.HasSuffix(b.String(), "\nL<  ١  I<a[2J> ← I<b>  w>\n") {
		t.Errorf("%v %q", err, b.String())
	}
}

func TestSummaryOfNothing(t *testing.T) {
	s, out := summarize(t, 0)
	if names, err := s.WriteCSV(out); err != nil || len(names) != 8 {
		t.Errorf("%v, %v", names, err)
	}
	if b, _ := os.ReadFile(filepath.Join(out, "summary_actors.csv")); string(b) != "agent,target,type,events\n" {
		t.Errorf("%q", b)
	}
	if text := tell(t, s, "en", 5); text != "nothing to count\n" {
		t.Errorf("%q", text)
	}
}

// What gota alone gets wrong must come out right.
func TestFrameAvoidsTraps(t *testing.T) {
	f := newFrame([]string{"a", "b", "n"}, []record{
		{[]string{"x_y", "z"}, 1}, {[]string{"x", "y_z"}, 2}, {[]string{"x_y", "z"}, 4}, {[]string{"NA", "12e45678"}, 1 << 40}, {[]string{"NaN", ""}, 7}, {[]string{"1.50", "true"}, 3},
	})
	g, err := f.sum("a", "b")
	if err != nil {
		t.Fatal(err)
	}
	got := g.top(0, byKeys).records()
	want := []record{{[]string{"1.50", "true"}, 3}, {[]string{"NA", "12e45678"}, 1 << 40}, {[]string{"NaN", ""}, 7}, {[]string{"x", "y_z"}, 2}, {[]string{"x_y", "z"}, 5}}
	if !slices.EqualFunc(got, want, func(a, b record) bool { return a.count == b.count && slices.Equal(a.keys, b.keys) }) {
		t.Errorf("got %v, want %v", got, want)
	}
	var b bytes.Buffer
	if err := g.top(1, most).writeCSV(&b); err != nil || b.String() != "a,b,n\nNA,12e45678,1099511627776\n" {
		t.Errorf("%v %q", err, b.String())
	}
	if _, err := f.sum("c"); err == nil {
		t.Error("summed by a column that is not there")
	}
	if e, err := newFrame([]string{"a", "n"}, nil).sum("a"); err != nil || e.rows != 0 {
		t.Errorf("an empty frame: %v", err)
	}
}

func TestNamesHaveNoControls(t *testing.T) {
	if got := clean("a\x1b[2Jb\u202ec\u200cd\n\u2066"); got != "a[2Jbc\u200cd" {
		t.Errorf("%q", got)
	}
}
