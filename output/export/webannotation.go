package export

import (
	"bufio"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

func sorted(cut []int) []int {
	slices.Sort(cut)
	return slices.Compact(cut)
}

type waAnnotation struct {
	ID     string   `json:"id"`
	Type   string   `json:"type"`
	Motive string   `json:"motivation"`
	Body   []waBody `json:"body"`
	Target waTarget `json:"target"`
}

type waBody struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Value   string `json:"value,omitempty"`
	Source  string `json:"source,omitempty"`
}

type waTarget struct {
	Source   string       `json:"source"`
	Selector []waSelector `json:"selector"`
}

type waSelector struct {
	Type   string `json:"type"`
	Start  *int   `json:"start,omitempty"` // code points
	End    *int   `json:"end,omitempty"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// quoted is how many code points of context a quote selector has at each side.
const quoted = 24

// webAnnotation writes annotations.jsonld, a W3C annotation collection with one
// page: every mention, time expression and event with a position selector (code
// points, as the model says) and a quote selector.
func (j *job) webAnnotation() error {
	ents, err := j.entities()
	if err != nil {
		return err
	}
	return j.file("annotations.jsonld", func(w *bufio.Writer) error {
		w.WriteString(`{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:tomar:annotations","type":"AnnotationCollection",` +
			`"first":{"id":"urn:tomar:annotations:1","type":"AnnotationPage","startIndex":0,"items":`)
		a := &array{w: w}
		a.open()
		err := j.documents(func(d *document) error {
			for _, m := range d.mentions {
				body := []waBody{tagging(m.typ)}
				if q := ents[m.entity].wikidata; q != "" {
					body = append(body, waBody{Type: "SpecificResource", Purpose: "identifying", Source: "http://www.wikidata.org/entity/" + q})
				} else {
					body = append(body, waBody{Type: "SpecificResource", Purpose: "identifying", Source: "urn:tomar:entity:" + m.entity})
				}
				if err := a.add(d.annotation(m.id, m.span, body)); err != nil {
					return err
				}
			}
			for _, t := range d.times {
				body := []waBody{tagging(t.typ)}
				if t.value != "" {
					body = append(body, waBody{Type: "TextualBody", Purpose: "describing", Value: t.value})
				}
				if err := a.add(d.annotation(t.id, t.span, body)); err != nil {
					return err
				}
			}
			for _, e := range d.events {
				body := []waBody{tagging(e.typ)}
				if e.date != "" {
					body = append(body, waBody{Type: "TextualBody", Purpose: "describing", Value: e.date})
				}
				if err := a.add(d.annotation(e.id, e.span, body)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		a.close()
		w.WriteString("},\"total\":" + strconv.Itoa(a.count) + "}\n")
		return nil
	})
}

func tagging(typ string) waBody { return waBody{Type: "TextualBody", Purpose: "tagging", Value: typ} }

func (d *document) annotation(id string, s span, body []waBody) waAnnotation {
	source := d.url
	if !strings.HasPrefix(source, "http://") && !strings.HasPrefix(source, "https://") {
		source = "urn:tomar:document:" + url.PathEscape(d.id)
	}
	last := len(d.offsets.bytes) - 1
	return waAnnotation{ID: "urn:tomar:" + url.PathEscape(d.id) + ":" + id, Type: "Annotation", Motive: "tagging", Body: body,
		Target: waTarget{source, []waSelector{
			{Type: "TextPositionSelector", Start: &s.start, End: &s.end},
			{Type: "TextQuoteSelector", Exact: d.slice(s), Prefix: d.slice(span{max(0, s.start-quoted), s.start}), Suffix: d.slice(span{s.end, min(last, s.end+quoted)})},
		}}}
}
