package importer

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// The Wikidata properties that are read.
const (
	instanceOf  = "P31"
	coordinates = "P625"
	inCountry   = "P17"
	citizenOf   = "P27"
	isoCode     = "P297"
	sex         = "P21"
	occupation  = "P106"
	birth       = "P569"
	death       = "P570"
	position    = "P39"
	startTime   = "P580"
	endTime     = "P582"
)

type wdEntity struct {
	ID      string               `json:"id"`
	Labels  map[string]wdText    `json:"labels"`
	Aliases map[string][]wdText  `json:"aliases"`
	Claims  map[string][]wdClaim `json:"claims"`
}

type wdText struct {
	Value string `json:"value"`
}

type wdClaim struct {
	Rank       string              `json:"rank"`
	Snak       wdSnak              `json:"mainsnak"`
	Qualifiers map[string][]wdSnak `json:"qualifiers"`
}

type wdSnak struct {
	Value struct {
		Value json.RawMessage `json:"value"`
	} `json:"datavalue"`
}

// Wikidata reads a JSON dump (one entity a line, packed with gzip or bzip2 or
// not): entities with a label in Sorani (ckb) whose class has a row of kinds.tsv
// (tables wikidata-places, wikidata-people, wikidata-orgs; wikidata-occupation
// for what people do; wikidata-position leads a position to "role of"). Claims
// of deprecated rank are left out, preferred ones come first.
//
// Countries are known by the codes of places that the gazetteer or the dump's
// earlier lines have.
func (s *Set) Wikidata(ctx context.Context, r io.Reader) error {
	countries := map[string]string{} // QID → code
	err := eachLine(ctx, r, func(l string) {
		l = strings.TrimSuffix(strings.TrimSpace(l), ",")
		if len(l) < 2 || l[0] != '{' {
			return
		}
		s.read()
		if !strings.Contains(l, `"ckb"`) {
			s.skip("no label in Sorani")
			return
		}
		var e wdEntity
		if err := json.Unmarshal([]byte(l), &e); err != nil {
			s.skip("broken JSON")
			return
		}
		s.entity(&e, countries)
	})
	if err != nil {
		return fmt.Errorf("wikidata: %w", err)
	}
	return nil
}

func (s *Set) entity(e *wdEntity, countries map[string]string) {
	label := e.Labels["ckb"].Value
	if label == "" {
		s.skip("no label in Sorani")
		return
	}
	x := record{qid: e.ID, own: e.ID, nameEN: e.Labels["en"].Value, names: []string{label}}
	for _, a := range e.Aliases["ckb"] {
		x.names = append(x.names, a.Value)
	}
	for _, class := range e.items(instanceOf) {
		for _, t := range [...]string{"places", "people", "orgs"} {
			if sub, ok := s.opts.Kinds.Subtype("wikidata-"+t, class, ""); ok && x.table == "" {
				x.table, x.subtype = t, sub
			}
		}
	}
	if x.table == "" {
		s.skip("no class that leads to a subtype")
		return
	}
	for _, c := range e.claims(isoCode) {
		var code string
		if json.Unmarshal(c.Snak.Value.Value, &code) == nil && len(code) == 2 {
			countries[e.ID] = code
		}
	}
	x.country = countries[e.ID]
	for _, p := range [...]string{inCountry, citizenOf} {
		for _, q := range e.items(p) {
			if x.country == "" {
				x.country = s.countryCode(q, countries)
			}
		}
	}
	switch x.table {
	case "places":
		x.lat, x.lon = e.geo()
	case "people":
		x.born, x.died = e.date(birth), e.date(death)
		for _, q := range e.items(sex) {
			x.gender, _ = s.opts.Kinds.Subtype("wikidata-gender", q, "")
		}
		for _, q := range e.items(occupation) {
			if k, ok := s.opts.Kinds.Subtype("wikidata-occupation", q, ""); ok {
				x.subtype = k
				break
			}
		}
	}
	if id := s.add(x); id != "" && x.table == "people" {
		s.positions(e, id)
	}
}

// countryCode is the code of a country by its QID.
func (s *Set) countryCode(q string, countries map[string]string) string {
	if c := countries[q]; c != "" {
		return c
	}
	c, _ := s.opts.Kinds.Subtype("wikidata-country", q, "")
	return c
}

// positions makes the terms of a person's positions.
func (s *Set) positions(e *wdEntity, id string) {
	for _, c := range e.claims(position) {
		q := c.Snak.item()
		office, ok := s.opts.Kinds.Subtype("wikidata-position", q, "")
		if !ok {
			s.skip("position without a role")
			continue
		}
		role, of, _ := strings.Cut(office, " ")
		s.terms.put(id, role, of, qualifier(c, startTime), qualifier(c, endTime), "", s.opts.Source, s.opts.Licence)
		s.report.Rows++
	}
}

func qualifier(c wdClaim, p string) string {
	for _, q := range c.Qualifiers[p] {
		if d := q.date(); d != "" {
			return d
		}
	}
	return ""
}

// claims are those of a property but the deprecated ones, preferred ones first.
func (e *wdEntity) claims(p string) []wdClaim {
	var out, rest []wdClaim
	for _, c := range e.Claims[p] {
		switch c.Rank {
		case "deprecated":
		case "preferred":
			out = append(out, c)
		default:
			rest = append(rest, c)
		}
	}
	return append(out, rest...)
}

// items are the QIDs that a property names.
func (e *wdEntity) items(p string) []string {
	var out []string
	for _, c := range e.claims(p) {
		if q := c.Snak.item(); q != "" {
			out = append(out, q)
		}
	}
	return out
}

func (n wdSnak) item() string {
	var v struct {
		ID string `json:"id"`
	}
	if json.Unmarshal(n.Value.Value, &v) != nil {
		return ""
	}
	return v.ID
}

func (e *wdEntity) geo() (lat, lon string) {
	for _, c := range e.claims(coordinates) {
		var v struct {
			Lat  *float64 `json:"latitude"`
			Lon  *float64 `json:"longitude"`
			Body string   `json:"globe"`
		}
		if json.Unmarshal(c.Snak.Value.Value, &v) == nil && v.Lat != nil && v.Lon != nil && (v.Body == "" || strings.HasSuffix(v.Body, "/Q2")) {
			return coordinate(*v.Lat), coordinate(*v.Lon)
		}
	}
	return "", ""
}

func (e *wdEntity) date(p string) string {
	for _, c := range e.claims(p) {
		if d := c.Snak.date(); d != "" {
			return d
		}
	}
	return ""
}

// The precisions of Wikidata's dates.
const (
	toYear  = 9
	toMonth = 10
	toDay   = 11
)

// date is an ISO date as far as it is known; "" for dates before the common era
// or known to no year.
func (n wdSnak) date() string {
	var v struct {
		Time      string `json:"time"`
		Precision int    `json:"precision"`
	}
	if json.Unmarshal(n.Value.Value, &v) != nil || len(v.Time) < 11 || v.Time[0] != '+' {
		return ""
	}
	switch d := v.Time[1:11]; v.Precision {
	case toYear:
		return d[:4]
	case toMonth:
		return d[:7]
	case toDay:
		return d
	}
	return ""
}
