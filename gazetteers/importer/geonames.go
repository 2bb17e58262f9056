package importer

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
)

// The columns of GeoNames' files that are read.
const (
	altColumns, altGeo, altLang, altName, altPreferred, altHistoric = 8, 1, 2, 3, 4, 7

	geoColumns, geoID, geoName, geoLat, geoLon, geoCode, geoCountry, geoPopulation = 15, 0, 1, 4, 5, 7, 8, 14
)

// GeoNames reads the Sorani names of alternateNamesV2 and then their places of
// allCountries (tab-separated, packed or not). Feature codes lead to subtypes
// by the rows of kinds.tsv whose table is geonames.
func (s *Set) GeoNames(ctx context.Context, alternateNames, allCountries io.Reader) error {
	names := map[string][]string{}
	err := eachLine(ctx, alternateNames, func(l string) {
		c := strings.Split(l, "\t")
		if len(c) < altColumns || c[altLang] != "ckb" || c[altHistoric] == "1" {
			return
		}
		if c[altPreferred] == "1" {
			names[c[altGeo]] = append([]string{c[altName]}, names[c[altGeo]]...)
		} else {
			names[c[altGeo]] = append(names[c[altGeo]], c[altName])
		}
	})
	if err != nil {
		return fmt.Errorf("alternate names: %w", err)
	}
	err = eachLine(ctx, allCountries, func(l string) {
		id, _, _ := strings.Cut(l, "\t")
		n, ok := names[id]
		if !ok {
			return // millions of places without a name in Sorani: not even counted
		}
		s.read()
		c := strings.Split(l, "\t")
		if len(c) < geoColumns {
			s.skip("broken row")
			return
		}
		sub, ok := s.opts.Kinds.Subtype("geonames", c[geoCode], c[geoCountry])
		if !ok {
			s.skip("feature code %s has no subtype", c[geoCode])
			return
		}
		pop := c[geoPopulation]
		if pop == "0" {
			pop = ""
		}
		s.add(record{
			table: "places", subtype: sub, nameEN: c[geoName], names: n, country: c[geoCountry],
			lat: c[geoLat], lon: c[geoLon], population: pop, own: "gn" + c[geoID],
		})
	})
	if err != nil {
		return fmt.Errorf("places: %w", err)
	}
	return nil
}

// eachLine calls each with every line of r, unpacked, until ctx is done.
func eachLine(ctx context.Context, r io.Reader, each func(string)) error {
	p, err := Plain(r)
	if err != nil {
		return err
	}
	b := bufio.NewReaderSize(p, 1<<18)
	for n := 0; ; n++ {
		l, err := b.ReadString('\n')
		if l = strings.TrimRight(l, "\r\n"); l != "" {
			each(l)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", n+1, err)
		}
		if n%1024 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
	}
}
