package export

import (
	"bufio"

	"github.com/tomar-nlp/tomar/output/tables"
)

type geoFeature struct {
	Type       string         `json:"type"`
	ID         string         `json:"id"`
	Geometry   *geoPoint      `json:"geometry"` // null for what has no place
	Properties map[string]any `json:"properties"`
}

type geoPoint struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude, latitude
}

// geoJSON writes stories.geojson (RFC 7946): one feature a story, on its most
// specific place.
func (j *job) geoJSON() error {
	stories, err := j.stories(tables.Stories)
	if err != nil {
		return err
	}
	return j.file("stories.geojson", func(w *bufio.Writer) error {
		w.WriteString(`{"type":"FeatureCollection","features":`)
		a := &array{w: w}
		a.open()
		for i := range stories {
			s := &stories[i]
			f := geoFeature{Type: "Feature", ID: s.id, Properties: map[string]any{ // keys are written sorted
				"type": s.typ, "type_en": s.label, "headline": null(s.headline), "date_start": null(s.start), "date_end": null(s.end),
				"date_precision": null(s.precision), "place": null(s.place), "admin1": null(s.admin1), "country": null(s.country),
				"agents": null(s.agents), "targets": null(s.targets), "killed": null(s.killed), "injured": null(s.injured),
				"documents": s.documents, "url": null(s.link()),
			}}
			if s.located {
				f.Geometry = &geoPoint{"Point", [2]float64{s.lon, s.lat}}
			}
			if err := a.add(f); err != nil {
				return err
			}
		}
		a.close()
		w.WriteString("}\n")
		return nil
	})
}

// null is a text, nil where it is empty.
func null(s string) any {
	if s == "" {
		return nil
	}
	return s
}
