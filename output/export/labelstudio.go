package export

import (
	"bufio"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar/output/tables"
)

type lsTask struct {
	Data        map[string]string `json:"data"`
	Predictions []lsPrediction    `json:"predictions"`
}

type lsPrediction struct {
	Model  string `json:"model_version"`
	Result []any  `json:"result"`
}

type lsLabel struct {
	ID    string   `json:"id"`
	From  string   `json:"from_name"`
	To    string   `json:"to_name"`
	Type  string   `json:"type"`
	Value lsValue  `json:"value"`
	Score *float64 `json:"score,omitempty"`
}

type lsValue struct {
	Start  int      `json:"start"` // code points
	End    int      `json:"end"`
	Text   string   `json:"text"`
	Labels []string `json:"labels"`
}

type lsRelation struct {
	Type      string   `json:"type"`
	From      string   `json:"from_id"`
	To        string   `json:"to_id"`
	Direction string   `json:"direction"`
	Labels    []string `json:"labels"`
}

// labelStudio writes labelstudio.json, tasks with predictions, and the labelling
// configuration for them. Offsets are code points, as Label
// Studio counts outside its own page.
func (j *job) labelStudio() error {
	err := j.file("labelstudio.json", func(w *bufio.Writer) error {
		a := &array{w: w}
		a.open()
		if err := j.documents(func(d *document) error { return a.add(d.task()) }); err != nil {
			return err
		}
		a.close()
		return w.WriteByte('\n')
	})
	if err != nil {
		return err
	}
	return j.file("labelstudio_config.xml", func(w *bufio.Writer) error {
		w.WriteString("<View>\n  <Labels name=\"label\" toName=\"text\">\n")
		labels := []string{"PER", "LOC", "ORG", "Participant", "DATE", "TIME", "DURATION", "SET"}
		for _, t := range tables.EventTypes() {
			labels = append(labels, t.Code)
		}
		for _, l := range labels {
			w.WriteString("    <Label value=\"" + l + "\"/>\n")
		}
		w.WriteString("  </Labels>\n  <Relations>\n")
		for _, r := range []string{"agent", "target", "place", "source", "holds_position", "member_of", "part_of", "spokesperson_of"} {
			w.WriteString("    <Relation value=\"" + r + "\"/>\n")
		}
		w.WriteString("  </Relations>\n  <Text name=\"text\" value=\"$text\"/>\n</View>\n")
		return nil
	})
}

// shown writes line ends as a browser counts them: the HTML parser makes CR LF
// one character, by which everything behind it would move. Lengths stay.
var shown = strings.NewReplacer("\r\n", " \n", "\r", "\n")

func (d *document) task() lsTask {
	p := lsPrediction{Model: "tomar", Result: []any{}}
	label := func(id, name string, s span, score *float64) {
		p.Result = append(p.Result, lsLabel{id, "label", "text", "labels",
			lsValue{s.start, s.end, shown.Replace(d.slice(s)), []string{name}}, score})
	}
	arrows := map[[2]string]*lsRelation{} // one from here to there, whatever its roles
	relation := func(from, to, name string) {
		r := arrows[[2]string{from, to}]
		if r == nil {
			r = &lsRelation{Type: "relation", From: from, To: to, Direction: "right"}
			arrows[[2]string{from, to}] = r
			p.Result = append(p.Result, r)
		}
		if !slices.Contains(r.Labels, name) {
			r.Labels = append(r.Labels, name)
		}
	}
	for i := range d.mentions {
		label(d.mentions[i].id, d.mentions[i].typ, d.mentions[i].span, &d.mentions[i].confidence)
	}
	for _, t := range d.times {
		label(t.id, t.typ, t.span, nil)
	}
	for _, e := range d.events {
		label(e.id, e.typ, e.span, nil)
		for i, a := range e.arguments {
			to := a.mention
			if to == "" && a.placed {
				to = e.id + "-" + string(rune('a'+i%26)) + string(rune('a'+i/26%26))
				label(to, "Participant", a.span, nil)
			}
			if to != "" {
				relation(e.id, to, a.role)
			}
		}
	}
	for _, r := range d.relations {
		if s, o := d.mentionOf(r.subject, r.span), d.mentionOf(r.object, r.span); s >= 0 && o >= 0 {
			relation(d.mentions[s].id, d.mentions[o].id, r.kind)
		}
	}
	return lsTask{Data: map[string]string{"text": shown.Replace(d.text), "doc_id": d.id, "path": d.path, "url": d.url, "title": d.title}, Predictions: []lsPrediction{p}}
}
