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
	}
}

// sentenceIndex is the full-text index over sentences. Its words are those of
// the sentences as they are searched (Options.Searchable), what it gives back
// are the sentences as they stand. Marks and joiners belong to their word, so
// that both have the same words and snippets are cut at the right places.
const sentenceIndex = `CREATE VIRTUAL TABLE sentences_fts USING fts5(text, content='sentences', tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Cf'")`
