package export

import (
	"bufio"
	"html"
	"strconv"
	"strings"
	gotime "time"

	"github.com/tomar-nlp/tomar/output/tables"
)

// tlDate is a date of TimelineJS: digits are ASCII, what is not known is left
// out, year never is.
type tlDate struct {
	Year  string `json:"year"`
	Month string `json:"month,omitempty"`
	Day   string `json:"day,omitempty"`
}

type tlText struct {
	Headline string `json:"headline"`
	Text     string `json:"text,omitempty"`
}

type tlEvent struct {
	UniqueID  string  `json:"unique_id"`
	StartDate tlDate  `json:"start_date"`
	EndDate   *tlDate `json:"end_date,omitempty"`
	Text      tlText  `json:"text"`
	Group     string  `json:"group,omitempty"`
	Autolink  bool    `json:"autolink"`
}

// timelineJS writes timeline.json for TimelineJS3, from the timeline. Its texts
// are HTML: all that comes from the news is escaped and set right to left.
func (j *job) timelineJS() error {
	stories, err := j.stories(tables.Timeline)
	if err != nil {
		return err
	}
	return j.file("timeline.json", func(w *bufio.Writer) error {
		w.WriteString(`{"scale":"human","events":`)
		a := &array{w: w}
		a.open()
		for i := range stories {
			s := &stories[i]
			start, ok := partDate(s.start, s.precision)
			if !ok {
				continue // undated stories have no place on a line of time
			}
			e := tlEvent{UniqueID: s.id, StartDate: start, Group: j.group(s), Text: tlText{rightToLeft("span", s.title()), s.html()}}
			if end, ok := partDate(s.end, s.precision); ok && end != start {
				e.EndDate = &end
			}
			if err := a.add(e); err != nil {
				return err
			}
		}
		a.close()
		w.WriteString("}\n")
		return nil
	})
}

// partDate takes as much of an ISO day as the precision tells.
func partDate(day, precision string) (tlDate, bool) {
	t, err := gotime.Parse(gotime.DateOnly, day)
	if err != nil {
		return tlDate{}, false
	}
	d := tlDate{Year: strconv.Itoa(t.Year())}
	switch precision {
	case "year", "decade", "century":
		return d, true
	}
	d.Month = strconv.Itoa(int(t.Month()))
	switch precision {
	case "month", "quarter", "season":
		return d, true
	}
	d.Day = strconv.Itoa(t.Day())
	return d, true
}

// rightToLeft wraps a text for a page that runs left to right; the text is
// escaped.
func rightToLeft(element, text string) string {
	return "<" + element + ` dir="auto" lang="ckb">` + html.EscapeString(text) + "</" + element + ">"
}

// isolated wraps a text for vis-timeline, whose filter of markup lets nothing
// through that sets a direction but bdi; the text is escaped.
func isolated(text string) string {
	return `<bdi dir="auto">` + html.EscapeString(text) + "</bdi>"
}

// html is the body of a story's slide.
func (s *story) html() string {
	var b strings.Builder
	if s.sentence != "" && s.sentence != s.title() {
		b.WriteString(rightToLeft("p", s.sentence))
	}
	for _, line := range [][2]string{{"Who", s.agents}, {"To whom", s.targets}, {"Where", joinNonEmpty(s.place, s.admin1, s.country)}, {"Killed", s.killed}, {"Injured", s.injured}} {
		if line[1] != "" {
			b.WriteString("<p>" + line[0] + ": " + rightToLeft("span", line[1]) + "</p>")
		}
	}
	if u := s.link(); u != "" {
		b.WriteString(`<p><a href="` + html.EscapeString(u) + `" rel="noopener noreferrer" target="_blank">Source</a> (` + strconv.Itoa(s.documents) + `)</p>`)
	}
	return b.String()
}

func joinNonEmpty(parts ...string) string {
	var keep []string
	for _, p := range parts {
		if p != "" && (len(keep) == 0 || keep[len(keep)-1] != p) {
			keep = append(keep, p)
		}
	}
	return strings.Join(keep, ", ")
}

type visItem struct {
	ID      string `json:"id"`
	Content string `json:"content"` // HTML
	Title   string `json:"title,omitempty"`
	Start   string `json:"start"`
	End     string `json:"end,omitempty"` // the first day behind it
	Type    string `json:"type"`
	Group   string `json:"group,omitempty"`
	Class   string `json:"className"`
}

type visGroup struct {
	ID      string `json:"id"`
	Content string `json:"content"`
}

// vis writes vis.json for vis-timeline: items (points for days, ranges for what
// is longer or less exact) and their groups.
func (j *job) vis() error {
	stories, err := j.stories(tables.Timeline)
	if err != nil {
		return err
	}
	return j.file("vis.json", func(w *bufio.Writer) error {
		w.WriteString(`{"items":`)
		a := &array{w: w}
		a.open()
		var groups []visGroup
		seen := map[string]bool{}
		for i := range stories {
			s := &stories[i]
			if s.start == "" {
				continue
			}
			it := visItem{ID: s.id, Content: isolated(s.title()), Title: isolated(s.sentence), Start: s.start, Type: "box",
				Group: j.group(s), Class: "type-" + strings.ToLower(s.typ)}
			if s.sentence == "" {
				it.Title = ""
			}
			if s.end != "" && s.end != s.start {
				if t, err := gotime.Parse(gotime.DateOnly, s.end); err == nil {
					it.Type, it.End = "range", t.AddDate(0, 0, 1).Format(gotime.DateOnly)
				}
			}
			if g := it.Group; g != "" && !seen[g] {
				seen[g] = true
				groups = append(groups, visGroup{g, isolated(g)})
			}
			if err := a.add(it); err != nil {
				return err
			}
		}
		a.close()
		w.WriteString(`,"groups":`)
		b := &array{w: w}
		b.open()
		for _, g := range groups {
			if err := b.add(g); err != nil {
				return err
			}
		}
		b.close()
		w.WriteString("}\n")
		return nil
	})
}
