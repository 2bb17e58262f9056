package importer

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// csvColumns are the columns that a CSV file may have; those of need are needed.
var (
	csvColumns = []string{"table", "subtype", "name", "name_en", "variants", "wikidata", "country", "lat", "lon", "population", "gender", "born", "died"}
	csvNeeded  = []string{"table", "subtype", "name", "name_en"}
)

// CSV reads rows of any table from a CSV file with a header: table (places,
// people, orgs), subtype, name, name_en, and as there are variants (joined by
// |), wikidata, country, lat, lon, population, gender, born, died. An unknown
// column is an error with its number.
func (s *Set) CSV(ctx context.Context, r io.Reader) error {
	c := csv.NewReader(r)
	c.ReuseRecord = true
	head, err := c.Read()
	if err != nil {
		return fmt.Errorf("csv: %w", err)
	}
	at := map[string]int{}
	for i, h := range head {
		h = strings.TrimPrefix(strings.TrimSpace(h), "\ufeff")
		if !slices.Contains(csvColumns, h) {
			return fmt.Errorf("csv: 1:%d: unknown column %q", i+1, h)
		}
		at[h] = i
	}
	for _, n := range csvNeeded {
		if _, ok := at[n]; !ok {
			return fmt.Errorf("csv: 1:1: no column %s", n)
		}
	}
	for {
		row, err := c.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("csv: %w", err)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		s.read()
		cell := func(name string) string {
			if i, ok := at[name]; ok {
				return strings.TrimSpace(strings.Clone(row[i]))
			}
			return ""
		}
		t := cell("table")
		if t != "places" && t != "people" && t != "orgs" {
			s.skip("no table %q", t)
			continue
		}
		names := []string{cell("name")}
		if v := cell("variants"); v != "" {
			names = append(names, strings.Split(v, "|")...)
		}
		s.add(record{
			table: t, subtype: cell("subtype"), nameEN: cell("name_en"), names: names, qid: cell("wikidata"), country: cell("country"),
			lat: cell("lat"), lon: cell("lon"), population: cell("population"), gender: cell("gender"), born: cell("born"), died: cell("died"),
		})
	}
}
