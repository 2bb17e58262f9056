package stats

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/tomar-nlp/tomar/output/tables"
)

// Summary is an output folder in a few small tables.
type Summary struct {
	parts []part
}

type part struct {
	name  string // of its file
	label string // key of its title
	frame frame
}

// counter counts by keys.
type counter struct {
	columns []string
	count   map[string]int
	keys    map[string][]string
}

func newCounter(columns ...string) *counter {
	return &counter{columns: columns, count: map[string]int{}, keys: map[string][]string{}}
}

func (c *counter) add(n int, keys ...string) {
	k := groupKey(keys)
	if _, ok := c.keys[k]; !ok {
		for i := range keys {
			keys[i] = strings.Clone(keys[i])
		}
		c.keys[k] = keys
	}
	c.count[k] += n
}

func (c *counter) frame() frame {
	var rs []record
	for k, n := range c.count {
		rs = append(rs, record{c.keys[k], n})
	}
	return newFrame(c.columns, rs).top(0, byKeys)
}

// Summarize counts over a written output: events by type and month, top entities
// by type, actor and target, places and sources. Lists are cut to the top rows.
// Events that the text does not tell as actual are left out.
func Summarize(r *tables.Reader, top int) (*Summary, error) {
	months, places, sources := newCounter("type", "month", "events"), newCounter("place", "admin1", "country", "events"), newCounter("source", "statements")
	actors := newCounter("agent", "target", "type", "events")
	if err := eachEvent(r, func(e *eventFacts) {
		month := undated
		if len(e.month) >= 7 {
			month = e.month[:7]
		}
		months.add(1, e.typ, month)
		if e.place != "" {
			places.add(1, e.place, e.admin1, e.country)
		}
		if e.source != "" {
			sources.add(1, e.source)
		}
		for _, a := range e.agents {
			for _, b := range e.targets {
				actors.add(1, a, b, e.typ)
			}
		}
	}); err != nil {
		return nil, err
	}
	entities := newCounter("type", "name", "name_en", "documents")
	for row, err := range r.Rows(tables.Entities) {
		if err != nil {
			return nil, err
		}
		// by name, not by id: people read it, and ids do not go through gota
		entities.add(int(row.Get("documents").Int()), row.Get("type").Text(), row.Get("name").Text(), row.Get("name_en").Text())
	}
	byMonth := months.frame()
	byType, err := byMonth.sum("type")
	if err != nil {
		return nil, err
	}
	s := &Summary{}
	add := func(name, label string, f frame) { s.parts = append(s.parts, part{name, label, f}) }
	add("events_by_type", byTypePart, byType.top(0, most))
	add("events_by_month", byMonthPart, byMonth)
	for _, t := range []struct{ code, label string }{{"PER", "summary.person"}, {"ORG", "summary.body"}, {"LOC", "summary.place"}} {
		var rs []record
		for _, rec := range entities.frame().records() {
			if rec.keys[0] == t.code {
				rs = append(rs, record{rec.keys[1:], rec.count})
			}
		}
		add("entities_"+strings.ToLower(t.code), t.label, newFrame([]string{"name", "name_en", "documents"}, rs).top(top, most))
	}
	add("actors", actorsPart, actors.frame().top(top, most))
	add("places", "summary.scene", places.frame().top(top, most))
	add("sources", "summary.source", sources.frame().top(top, most))
	return s, nil
}

// eventFacts are what the summary counts of one event.
type eventFacts struct {
	typ, month, place, admin1, country, source string
	agents, targets                            []string // names
}

// eachEvent reads events that happened with the names of their participants;
// arguments stand in the order of events.
func eachEvent(r *tables.Reader, use func(e *eventFacts)) error {
	participants := map[string][2][]string{} // by event, of the document under way
	next, stop := pull(r, tables.Arguments)
	defer stop()
	row, err := next()
	doc := ""
	for ev, evErr := range r.Rows(tables.Events) {
		if evErr != nil {
			return evErr
		}
		if d := ev.Get("doc_id").Text(); d != doc {
			doc = d
			clear(participants)
			for ; err == nil && row != nil && row.Get("doc_id").Text() == doc; row, err = next() {
				id, name := row.Get("event_id").Text(), row.Get("entity").Text()
				p := participants[id]
				switch role := row.Get("role").Text(); {
				case name == "":
				case role == "agent":
					p[0] = append(p[0], name)
				case role == "target":
					p[1] = append(p[1], name)
				}
				participants[id] = p
			}
			if err != nil {
				return err
			}
		}
		if ev.Get("modality").Text() != "actual" || ev.Get("polarity").Text() != "positive" {
			continue
		}
		p := participants[ev.Get("event_id").Text()]
		e := eventFacts{typ: ev.Get("type").Text(), place: ev.Get("place").Text(), admin1: ev.Get("admin1").Text(), country: ev.Get("country").Text(),
			source: ev.Get("source").Text(), agents: p[0], targets: p[1]}
		switch ev.Get("date_precision").Text() {
		case "day", "week", "month":
			e.month = ev.Get("date_start").Text()
		}
		use(&e)
	}
	return nil
}

// WriteCSV writes every part to a file summary_NAME.csv in a folder, and gives
// the files' names.
func (s *Summary) WriteCSV(dir string) ([]string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	var names []string
	for _, p := range s.parts {
		var b bytes.Buffer
		if err := p.frame.writeCSV(&b); err != nil {
			return names, fmt.Errorf("summary %s: %w", p.name, err)
		}
		name := "summary_" + p.name + ".csv"
		temp := filepath.Join(dir, "."+name+".tmp")
		if err := os.WriteFile(temp, b.Bytes(), 0o644); err != nil {
			return names, err
		}
		if err := os.Rename(temp, filepath.Join(dir, name)); err != nil {
			return names, err
		}
		names = append(names, name)
	}
	return names, nil
}
