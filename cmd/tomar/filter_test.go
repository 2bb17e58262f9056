package main

import (
	"database/sql"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/tomar-nlp/tomar/internal/readers"
	"github.com/tomar-nlp/tomar/output/tables"
)

// TestFiltersAreAlikeInEveryFormat runs with --min-confidence and --types, and
// compares all tables of the four formats cell by cell: with each other, and
// with what the filter promises.
func TestFiltersAreAlikeInEveryFormat(t *testing.T) {
	all := tableSizes(t, sampleRun(t))
	for _, c := range []struct {
		name           string
		args           []string
		confidence     float64
		entities       []string // types that may stay; nil for all
		events         []string
		fewer, theSame []tables.ID
	}{
		{"confidence", []string{"--min-confidence", "0.8"}, 0.8, nil, nil, []tables.ID{tables.Events}, []tables.ID{tables.Sentences, tables.Documents}},
		{"entity types", []string{"--types", "PER"}, 0, []string{"PER"}, nil, []tables.ID{tables.Mentions, tables.Entities, tables.NetworkEdges}, []tables.ID{tables.Events, tables.Times}},
		{"event types", []string{"--types", "KILL,ARREST"}, 0, nil, []string{"KILL", "ARREST"}, []tables.ID{tables.Events, tables.Stories, tables.Timeline}, []tables.ID{tables.Mentions}},
		{"all at once", []string{"--types", "LOC,ORG,ATTACK,STATE", "--min-confidence", "0.7"}, 0.7, []string{"LOC", "ORG"}, []string{"ATTACK", "STATE"},
			[]tables.ID{tables.Mentions, tables.Events}, []tables.ID{tables.Sentences}},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := sampleRun(t, c.args...)
			sizes := tableSizes(t, out)
			for _, id := range c.fewer {
				if sizes[id] >= all[id] || sizes[id] == 0 {
					t.Errorf("%s has %d rows, without the filter %d", id, sizes[id], all[id])
				}
			}
			for _, id := range c.theSame {
				if sizes[id] != all[id] {
					t.Errorf("%s has %d rows, without the filter %d", id, sizes[id], all[id])
				}
			}
			for _, id := range []tables.ID{tables.Mentions, tables.Times, tables.Events, tables.Relations} {
				for _, cell := range column(t, out, id, "confidence") {
					if f, err := strconv.ParseFloat(cell, 64); err != nil || f < c.confidence {
						t.Errorf("%s: confidence %s", id, cell)
					}
				}
			}
			for _, id := range []tables.ID{tables.Mentions, tables.Entities, tables.NetworkNodes} {
				for _, cell := range column(t, out, id, "type") {
					if c.entities != nil && !slices.Contains(c.entities, cell) {
						t.Errorf("%s: type %s", id, cell)
					}
				}
			}
			for _, id := range []tables.ID{tables.Events, tables.Stories, tables.Timeline} {
				for _, cell := range column(t, out, id, "type") {
					if c.events != nil && !slices.Contains(c.events, cell) {
						t.Errorf("%s: type %s", id, cell)
					}
				}
			}
			for name, id := range map[string]tables.ID{"mentions": tables.Mentions, "times": tables.Times, "events": tables.Events} {
				sum := 0
				for _, cell := range column(t, out, tables.Documents, name) {
					n, _ := strconv.Atoi(cell)
					sum += n
				}
				if sum != sizes[id] {
					t.Errorf("documents count %d %s, there are %d", sum, name, sizes[id])
				}
			}
			noDangling(t, out)
		})
	}
}

// tableSizes compares the formats of an output cell by cell, and counts the rows.
func tableSizes(t *testing.T, out string) map[tables.ID]int {
	t.Helper()
	sizes := map[tables.ID]int{}
	for _, tab := range tables.All() {
		if tab.ID == tables.Texts {
			continue
		}
		want := readers.CSV(t, out, &tab)
		sizes[tab.ID] = len(want)
		for name, got := range map[string]readers.Grid{"jsonl": readers.JSONLines(t, out, &tab), "parquet": readers.Parquet(t, out, &tab), "sqlite": readers.SQLite(t, out, &tab)} {
			readers.Same(t, &tab, name, got, want)
		}
	}
	return sizes
}

func column(t *testing.T, out string, id tables.ID, name string) []string {
	t.Helper()
	tab := id.Table()
	at := tab.Index(name)
	var cells []string
	for _, row := range readers.CSV(t, out, tab) {
		cells = append(cells, row[at])
	}
	return cells
}

// noDangling lets SQLite follow every foreign key.
func noDangling(t *testing.T, out string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(out, "tomar.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var table string
	if err := db.QueryRow(`SELECT "table" FROM pragma_foreign_key_check LIMIT 1`).Scan(&table); err == nil {
		t.Errorf("a row of %s points at nothing", table)
	}
}
