package sinks

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/output/internal/golden"
	"github.com/tomar-nlp/tomar/output/internal/sample"
	"github.com/tomar-nlp/tomar/output/tables"
)

func TestDatabaseAnswers(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	write(t, out, Options{Formats: []Format{SQLite}}, 2)
	db := openDB(t, out)
	ents := sample.Entities()
	for _, c := range []struct {
		name, query string
		args        []any
		want        string
	}{
		{"who was where", "SELECT group_concat(DISTINCT entity) FROM who_when WHERE type = 'MEET' AND role = 'agent'", nil, ents[1].Name},
		{"events of a month", "SELECT events || ' in ' || documents FROM events_per_month WHERE month = '2020-09' AND type = 'MEET'", nil, "2 in 2"},
		{"who acts on whom", "SELECT agent || '>' || target || ' ' || events FROM actor_target", nil, ents[1].Name + ">" + ents[4].Name + " 2"},
		{"places", "SELECT place FROM places WHERE admin1 = ? LIMIT 1", []any{sample.Word("baghdad")}, ents[2].Name},
		{"casualties", "SELECT count(*) || ' ' || max(killed_max) FROM casualties", nil, "1 5"},
		{"who said", "SELECT count(*) FROM who_said WHERE source_id = ?", []any{ents[1].ID}, "2"},
		{"offices", "SELECT holder || documents FROM offices", nil, ents[1].Name + "2"},
		{"top entities", "SELECT count(*) FROM top_entities WHERE rank = 1 AND type = 'PER'", nil, "1"},
		{"full text", "SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH ?", []any{`"` + sample.Word("iraq") + `"`}, "4"},
		{"full text keeps the joiner's word findable", "SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH ?", []any{`"` + strings.Replace(sample.Word("erbil"), sample.Word("erbil")[len(sample.Word("erbil"))-4:], "\u200c"+sample.Word("erbil")[len(sample.Word("erbil"))-4:], 1) + `"`}, "2"},
		{"lists are JSON", "SELECT count(*) FROM events, json_each(events.targets) WHERE json_each.value = ?", []any{ents[4].ID}, "2"},
		{"what a column means", `SELECT meaning FROM "columns" WHERE "table" = 'events' AND "column" = 'event_id'`, nil, tables.Events.Table().Columns[1].Doc},
		{"network", "SELECT source_en || ' ' || target_en || ' ' || weight FROM network LIMIT 1", nil, "Iraq Aso Karim 3.0"},
		{"reports of a story", "SELECT count(DISTINCT doc_id) || ' of ' || max(reports) FROM story_reports WHERE type = 'ATTACK'", nil, "2 of 2"},
		{"what to look at first", "SELECT count(*) FROM to_check", nil, "0"},
		{"sound", "PRAGMA integrity_check", nil, "ok"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got string
			if err := db.QueryRow(c.query, c.args...).Scan(&got); err != nil || got != c.want {
				t.Errorf("got %q, %v; want %q", got, err, c.want)
			}
		})
	}
	rows, err := db.Query("PRAGMA foreign_key_check")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var table, parent string
		var id, fk any
		if err := rows.Scan(&table, &id, &parent, &fk); err != nil {
			t.Fatal(err)
		}
		t.Errorf("%s row %v points at no row of %s", table, id, parent)
	}
	for _, tab := range tables.All() { // every table's query plan uses its key
		if len(tab.Key) == 0 || tab.ID == tables.Texts {
			continue
		}
		var plan string
		var a, b, d any
		where := strings.Join(strings.Split(quoteNames(tab.Key), ", "), " = 'x' AND ") + " = 'x'"
		if err := db.QueryRow("EXPLAIN QUERY PLAN SELECT * FROM "+quoteName(tab.Name)+" WHERE "+where).Scan(&a, &b, &d, &plan); err != nil || !strings.Contains(plan, "SEARCH") {
			t.Errorf("%s: %q, %v", tab.Name, plan, err)
		}
	}
}

// Every view is documented in docs/views.md with the columns that it has, and
// explained in the database itself; DuckDB's script holds the same views.
func TestViewsAreDocumented(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	write(t, out, Options{Formats: []Format{SQLite}}, 2)
	db := openDB(t, out)
	doc, err := ViewsMarkdown(func(view string) ([]string, error) {
		rows, err := db.Query("SELECT * FROM " + quoteName(view) + " LIMIT 0")
		if err != nil {
			return nil, err
		}
		defer rows.Close()
		return rows.Columns()
	})
	if err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "../../docs/views.md", doc)
	golden.Check(t, "../../notebooks/duckdb.sql", []byte(DuckDB("out")))
	var told int
	if err := db.QueryRow(`SELECT count(*) FROM sqlite_schema s JOIN "views" v ON v."view" = s.name WHERE s.type = 'view' AND v.question LIKE '%?%'`).Scan(&told); err != nil || told != len(Views()) || told < 9 {
		t.Errorf("%d of %d views are explained, %v", told, len(Views()), err)
	}
}
