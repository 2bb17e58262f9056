package sinks

import (
	"strings"

	"github.com/tomar-nlp/tomar/output/tables"
)

// sqlTypes are the column types. Days are texts in ISO form, which SQLite's date
// functions read; lists are JSON arrays, which json_each reads.
var sqlTypes = [...]string{tables.String: "TEXT", tables.Int: "INTEGER", tables.Float: "REAL", tables.Bool: "INTEGER", tables.Day: "TEXT", tables.List: "TEXT"}

// quoteName quotes an identifier; some columns are words of SQL.
func quoteName(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

func quoteNames(names []string) string {
	q := make([]string, len(names))
	for i, n := range names {
		q[i] = quoteName(n)
	}
	return strings.Join(q, ", ")
}

func quoteText(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// createTables are the statements that make the tables, and one that describes
// their columns for who opens the file without the documentation.
func createTables(ts []tables.ID) []string {
	stmts := []string{`CREATE TABLE "columns"("table" TEXT NOT NULL, "column" TEXT NOT NULL, "holds" TEXT NOT NULL, "meaning" TEXT NOT NULL, PRIMARY KEY("table", "column")) WITHOUT ROWID`}
	for _, id := range ts {
		t := id.Table()
		var lines []string
		for i := range t.Columns {
			c := &t.Columns[i]
			line := quoteName(c.Name) + " " + sqlTypes[c.Kind]
			if c.Required {
				line += " NOT NULL"
			}
			if c.Kind == tables.Bool {
				line += " CHECK(" + quoteName(c.Name) + " IN (0, 1))"
			}
			lines = append(lines, line)
			stmts = append(stmts, "INSERT INTO \"columns\" VALUES("+quoteText(t.Name)+", "+quoteText(c.Name)+", "+quoteText(c.Kind.String())+", "+quoteText(c.Doc)+")")
		}
		if len(t.Key) > 0 {
			lines = append(lines, "PRIMARY KEY("+quoteNames(t.Key)+")")
		}
		for _, f := range t.Foreign {
			to := f.Table
			if to == "" {
				to = t.Name
			}
			lines = append(lines, "FOREIGN KEY("+quoteNames(f.Columns)+") REFERENCES "+quoteName(to)+"("+quoteNames(f.Target)+")")
		}
		stmts = append(stmts, "CREATE TABLE "+quoteName(t.Name)+"(\n  "+strings.Join(lines, ",\n  ")+"\n)")
	}
	return stmts
}

// createIndexes are made when all rows are in.
func createIndexes() []string {
	return []string{
		`CREATE INDEX mentions_entity ON mentions(entity_id)`,
		`CREATE INDEX entities_name ON entities(name)`,
		`CREATE INDEX entities_name_en ON entities(name_en)`,
		`CREATE INDEX events_date ON events(date_start, type)`,
		`CREATE INDEX events_type ON events(type, date_start)`,
		`CREATE INDEX events_story ON events(story_id)`,
		`CREATE INDEX events_place ON events(place_id)`,
		`CREATE INDEX arguments_event ON arguments(doc_id, event_id)`,
		`CREATE INDEX arguments_entity ON arguments(entity_id)`,
		`CREATE INDEX relations_subject ON relations(subject_id)`,
		`CREATE INDEX relations_object ON relations(object_id)`,
		`CREATE INDEX stories_date ON stories(date_start)`,
		`CREATE INDEX documents_published ON documents(published)`,
		`CREATE INDEX network_edges_target ON network_edges(target_id)`,
		`CREATE VIRTUAL TABLE sentences_fts USING fts5(text, content='sentences', tokenize="unicode61 remove_diacritics 0")`,
		`INSERT INTO sentences_fts(sentences_fts) VALUES('rebuild')`,

		`CREATE VIEW who_when AS
SELECT a.entity, a.role, e.type, e.subtype, e.date, e.date_start, e.date_end, e.place, e.country, e.modality, e.polarity, e.context, d.published, d.url, d.path, e.doc_id, e.event_id, a.entity_id
FROM arguments a JOIN events e USING (doc_id, event_id) JOIN documents d USING (doc_id)
WHERE a.entity_id IS NOT NULL`,
		`CREATE VIEW events_per_month AS
SELECT substr(date_start, 1, 7) AS month, type, count(*) AS events, count(DISTINCT story_id) AS stories, count(DISTINCT doc_id) AS documents
FROM events WHERE date_start IS NOT NULL AND date_precision IN ('day', 'week', 'month') AND modality = 'actual' AND polarity = 'positive'
GROUP BY month, type ORDER BY month, events DESC, type`,
		`CREATE VIEW top_entities AS
SELECT type, name, name_en, documents, mentions, first_date, last_date, entity_id,
  rank() OVER (PARTITION BY type ORDER BY documents DESC, mentions DESC) AS rank
FROM entities ORDER BY type, rank, name`,
		`CREATE VIEW actor_target AS
SELECT s.entity AS agent, t.entity AS target, e.type, count(*) AS events, count(DISTINCT e.doc_id) AS documents, min(e.date_start) AS first_date, max(e.date_end) AS last_date, s.entity_id AS agent_id, t.entity_id AS target_id
FROM arguments s JOIN arguments t ON t.doc_id = s.doc_id AND t.event_id = s.event_id AND t.role = 'target' AND t.entity_id IS NOT NULL
JOIN events e ON e.doc_id = s.doc_id AND e.event_id = s.event_id
WHERE s.role = 'agent' AND s.entity_id IS NOT NULL
GROUP BY agent_id, target_id, e.type ORDER BY events DESC, agent_id, target_id, e.type`,
		`CREATE VIEW places AS
SELECT place, admin1, country, lat, lon, count(*) AS events, count(DISTINCT doc_id) AS documents, min(date_start) AS first_date, max(date_end) AS last_date, place_id
FROM events WHERE place_id IS NOT NULL GROUP BY place_id ORDER BY events DESC, place_id`,
		`CREATE VIEW casualties AS
SELECT date, date_start, type, place, admin1, country, killed_min, killed_max, injured_min, injured_max, documents, headline, story_id
FROM stories WHERE killed_max IS NOT NULL OR injured_max IS NOT NULL ORDER BY date_start, story_id`,
		`CREATE VIEW who_said AS
SELECT e.source, e.source_id, e.type, e.agent_names, e.target_names, e.date, e.context, e.doc_id, e.event_id
FROM events e WHERE e.source IS NOT NULL
UNION ALL
SELECT e.agent_names, a.entity_id, e.type, e.agent_names, e.target_names, e.date, e.context, e.doc_id, e.event_id
FROM events e LEFT JOIN arguments a ON a.doc_id = e.doc_id AND a.event_id = e.event_id AND a.role = 'agent'
WHERE e.type = 'STATE' AND e.source IS NULL`,
		`CREATE VIEW offices AS
SELECT subject AS holder, title, object AS body, min(date_start) AS date_start, max(date_end) AS date_end, count(*) AS statements, count(DISTINCT doc_id) AS documents, subject_id, object_id
FROM relations WHERE relation = 'holds_position' GROUP BY subject_id, object_id, title ORDER BY documents DESC, subject_id, title`,
		`CREATE VIEW network AS
SELECT a.name AS source, a.name_en AS source_en, b.name AS target, b.name_en AS target_en, e.kind, e.weight, e.documents, e.association, e.p_value, e.source_id, e.target_id
FROM network_edges e JOIN network_nodes a ON a.entity_id = e.source_id JOIN network_nodes b ON b.entity_id = e.target_id
ORDER BY e.weight DESC, e.source_id, e.target_id`,
	}
}
