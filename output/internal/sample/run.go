package sample

import (
	"fmt"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/output/tables"
)

// Run gives all rows of a run over n copies of the sample, run-wide tables and
// all. The texts are among them.
func Run(n int, emit func(*tables.Row)) {
	conv := tables.NewConverter(Resolver{}, tables.Filter{})
	conv.WithTexts = true
	var ids []string
	for i := range n {
		id := fmt.Sprintf("d%d", i)
		ids = append(ids, id)
		conv.Document(Document(id), tables.Meta{}, emit)
	}
	var r tables.Row
	for i, e := range Entities() {
		typ := Type(e)
		row := tables.EntityRow{ID: e.ID, Type: typ, Subtype: e.Subtype, Name: e.Name, NameEN: e.NameEN, Aliases: []string{e.Name},
			Country: e.Country, Lat: e.Lat, Lon: e.Lon, Located: e.Located, Documents: n, Mentions: n, FirstDate: "2020-09-30", LastDate: "2020-09-30"}
		if i == 0 {
			row.Wikidata = "Q796"
		}
		emit(row.Fill(&r))
	}
	for i, typ := range []string{"MEET", "ATTACK", "STATE"} {
		s := tables.StoryRow{ID: tables.MakeID(tables.LetterStory, typ), Type: typ, DateStart: "2020-09-26", DateEnd: "2020-09-26", Precision: "day",
			Documents: n, Reports: n, Tolls: none(), DocIDs: ids, Headline: `<b>"` + Word("title") + `" & co</b>`, URLs: []string{"javascript:alert(1)", "https://example.org/a?b=1&c=2"}}
		if typ == "ATTACK" {
			s.DateStart, s.DateEnd, s.Precision, s.Tolls.KilledMin, s.Tolls.KilledMax = "2020-09-01", "2020-09-30", "month", 3, 5
			p := Entities()[5]
			s.PlaceID, s.Place, s.Admin1, s.Country, s.Lat, s.Lon, s.Located = p.ID, p.Name, p.Admin1, p.Country, p.Lat, p.Lon, true
		}
		emit(s.Fill(&r))
		if i == 2 {
			continue // a statement
		}
		line := tables.TimelineRow{DateStart: s.DateStart, DateEnd: s.DateEnd, Precision: s.Precision, Type: typ, Headline: s.Headline, Place: s.Place,
			Admin1: s.Admin1, Country: s.Country, Tolls: s.Tolls, Documents: n + i, DocIDs: ids, URLs: s.URLs, Sentence: "<script>alert(1)</script>", Confidence: 0.8, StoryID: s.ID}
		emit(line.Fill(&r))
	}
	es := Entities()
	for i, e := range es[:3] {
		row := tables.NodeRow{EntityID: e.ID, Name: e.Name + ` <&"`, NameEN: e.NameEN, Type: Type(e), Degree: 2, PageRank: 0.25, Community: int32(i) - 1}
		if row.Community == 0 {
			row.Community = 1
		}
		emit(row.Fill(&r))
	}
	for _, e := range []tables.EdgeRow{
		{SourceID: es[0].ID, TargetID: es[1].ID, Kind: "cooccurrence", Weight: 3, Documents: 2, Association: 7.5, PValue: 0.006, FirstDate: "2020-09-26", LastDate: "2020-09-30"},
		{SourceID: es[1].ID, TargetID: es[2].ID, Kind: "cooccurrence", Weight: 1, Documents: 1, Association: 0.5, PValue: 0.4},
		{SourceID: es[1].ID, TargetID: es[0].ID, Kind: "acts_on", Weight: 2.5, Documents: 1, Association: 1, PValue: 0.3, FirstDate: "2020-09-30", LastDate: "2020-09-30"},
	} {
		emit(e.Fill(&r))
	}
}

func none() tables.Tolls {
	return tables.Tolls{KilledMin: tomar.None, KilledMax: tomar.None, InjuredMin: tomar.None, InjuredMax: tomar.None}
}

// Type is the entity type of an entity of the sample.
func Type(e tables.Named) string {
	switch e.Subtype {
	case "":
		return "PER"
	case "ministry":
		return "ORG"
	}
	return "LOC"
}
