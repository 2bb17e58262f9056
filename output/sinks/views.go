package sinks

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed views.sql
var viewsFile string

//go:embed search.md
var searchText string // how to search sentences

// View is a view of tomar.db.
type View struct {
	Name     string
	Question string // that it answers, for people
	SQL      string // the statement that creates it, without a semicolon
}

const viewStatement = "CREATE VIEW "

// Views are all views of tomar.db, in order.
func Views() []View {
	var vs []View
	for block := range strings.SplitSeq(viewsFile, "\n\n") {
		var v View
		for line := range strings.Lines(block) {
			if text, ok := strings.CutPrefix(line, "-- "); ok {
				v.Question = strings.TrimSpace(v.Question + " " + strings.TrimSpace(text))
				continue
			}
			v.SQL += line
		}
		v.SQL = strings.TrimSuffix(strings.TrimSpace(v.SQL), ";")
		if name, ok := strings.CutPrefix(v.SQL, viewStatement); ok { // else the head of the file
			v.Name, _, _ = strings.Cut(name, " ")
			vs = append(vs, v)
		}
	}
	return vs
}

// createViews are the statements that make the views, and a table that tells
// what each is for.
func createViews() []string {
	stmts := []string{`CREATE TABLE "views"("view" TEXT PRIMARY KEY, "question" TEXT NOT NULL) WITHOUT ROWID`}
	for _, v := range Views() {
		stmts = append(stmts, v.SQL, `INSERT INTO "views" VALUES(`+quoteText(v.Name)+", "+quoteText(v.Question)+")")
	}
	return stmts
}

// DuckDB is a script for DuckDB: every table as a view of its Parquet file in
// the folder dir, and the views of tomar.db on top.
func DuckDB(dir string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `-- The tables of an output folder in DuckDB, over its Parquet files: dates are dates, lists are lists.
--     tomar extract news/ --format csv,jsonl,parquet --out %[1]s
--     duckdb -init notebooks/duckdb.sql
-- Put your folder in the place of %[1]s. Made from output/sinks by make golden; changes go there.

`, dir)
	for _, id := range (&Set{}).Tables() {
		fmt.Fprintf(&b, "CREATE VIEW %s AS SELECT * FROM read_parquet(%s);\n", quoteName(id.String()), quoteText(dir+"/"+id.String()+".parquet"))
	}
	for _, v := range Views() {
		fmt.Fprintf(&b, "\n-- %s\n%s;\n", v.Question, v.SQL)
	}
	return b.String()
}

// ViewsMarkdown renders docs/views.md; columns gives the columns of a view.
func ViewsMarkdown(columns func(view string) ([]string, error)) ([]byte, error) {
	var b strings.Builder
	b.WriteString(`# Views: common questions, answered

Made from ` + "`output/sinks/views.sql` and `search.md`" + ` by ` + "`make golden`" + `; changes go there.

` + "`tomar.db`" + ` (` + "`--format sqlite`" + `) holds these views over the [tables](tables.md), and ` + "`notebooks/duckdb.sql`" + ` makes the same ones in DuckDB. A view is read
like a table: ` + "`SELECT * FROM places LIMIT 10`" + `. [notebooks/questions.sql](../notebooks/questions.sql) has queries to begin with. Columns mean what they
mean in the tables; the database says so itself in its tables ` + "`views`" + ` and ` + "`columns`" + `.

| view | question |
|---|---|
`)
	for _, v := range Views() {
		fmt.Fprintf(&b, "| [%s](#%s) | %s |\n", v.Name, v.Name, v.Question)
	}
	for _, v := range Views() {
		names, err := columns(v.Name)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\nColumns: `%s`.\n\n```sql\n%s;\n```\n", v.Name, v.Question, strings.Join(names, "`, `"), strings.TrimPrefix(v.SQL, viewStatement+v.Name+" AS\n"))
	}
	b.WriteString("\n" + searchText)
	return []byte(b.String()), nil
}
