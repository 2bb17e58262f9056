package main

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/output/labels"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/seeds"
)

// findSentences is what tomar search asks and what --sql prints; the marks are
// around the words that were found.
const findSentences = `SELECT d.published, s.doc_id, s.sentence, %s
FROM sentences_fts f JOIN sentences s ON s.rowid = f.rowid JOIN documents d ON d.doc_id = s.doc_id
WHERE sentences_fts MATCH %s
ORDER BY rank, s.rowid
LIMIT %s`

func searchCommand(s streams) *cobra.Command {
	var limit int
	var statement bool
	var language string
	c := &cobra.Command{
		Use:   "search OUT WORD…",
		Short: "Find sentences in an output folder, however their words are spelt",
		Long: `Finds sentences in OUT/` + tables.SQLiteFile + `, the best first (extract with --format sqlite writes it).

A sentence must have all the words. WORD* stands for all that begin so; several
words in one pair of quotes must follow each other; OR, AND and NOT in capitals
stand between words. Spellings that outlets choose freely are one: letters of
legacy keyboards, heh and ae, the two r and the two l, doubled waw and yeh,
joiners, digits of every script.

Prints a line a sentence: publication date, document, number of the sentence,
sentence, with tabs between.`,
		Example: `  tomar search out 'WORD*' OTHER
  tomar search out '"TWO WORDS" OR ANOTHER' --limit 100
  tomar search out --sql WORD | sqlite3 -box out/tomar.db`,
		Args: cobra.MinimumNArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			words, err := labels.Read(language)
			if err != nil {
				return usage("--ui-lang: %w", err)
			}
			n, err := norm.New(seeds.FS)
			if err != nil {
				return &exit{exitUsage, err}
			}
			query := searchQuery(strings.Join(args[1:], " "), n.Searchable)
			if query == "" {
				return usage("nothing to search for in %q", strings.Join(args[1:], " "))
			}
			if statement {
				fmt.Fprintf(s.out, findSentences+";\n", "s.text", "'"+strings.ReplaceAll(query, "'", "''")+"'", fmt.Sprint(limit))
				return nil
			}
			db, err := tables.OpenSQLite(filepath.Join(args[0], tables.SQLiteFile))
			if errors.Is(err, fs.ErrNotExist) {
				return usage("%s has no %s to search in; run tomar extract with --format csv,sqlite", filepath.ToSlash(args[0]), tables.SQLiteFile)
			}
			if err != nil {
				return &exit{exitUsage, err}
			}
			defer db.Close()
			if err := search(c.Context(), s, teller{words, isTerminal(s.out)}, db, query, limit); err != nil {
				return &exit{exitUsage, fmt.Errorf("search for %s: %w", query, err)}
			}
			return nil
		},
	}
	c.Flags().IntVar(&limit, "limit", 20, "so many sentences at most")
	c.Flags().BoolVar(&statement, "sql", false, "print the SQL statement instead of searching")
	c.Flags().StringVar(&language, "ui-lang", "en", "language of the count: en or ckb")
	return c
}

// search prints what a query finds: publication date, document, number of the
// sentence, sentence.
func search(ctx context.Context, s streams, t teller, db *sql.DB, query string, limit int) error {
	var all int
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH ?", query).Scan(&all); err != nil {
		return err
	}
	rows, err := db.QueryContext(ctx, fmt.Sprintf(findSentences, "highlight(sentences_fts, 0, char(2), char(3))", "?", "?"), query, limit)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // nothing is written
	marks := strings.NewReplacer("\x02", "", "\x03", "", "\r", "", "\n", " ", "\t", " ")
	if t.terminal {
		marks = strings.NewReplacer("\x02", "\x1b[1m", "\x03", "\x1b[0m", "\r", "", "\n", " ", "\t", " ")
	}
	shown := 0
	for rows.Next() {
		var published sql.NullString
		var doc, text string
		var sentence int
		if err := rows.Scan(&published, &doc, &sentence, &text); err != nil {
			return err
		}
		fmt.Fprintf(s.out, "%s\t%s\t%d\t%s\n", cmp.Or(published.String, "-"), t.isolate(doc), sentence, t.isolate(marks.Replace(strings.TrimSpace(text))))
		shown++
	}
	if err := rows.Err(); err != nil {
		return err
	}
	fmt.Fprintln(s.err, t.direct(t.Text("search.found", "shown", t.Int(shown), "n", t.Int(all))))
	return nil
}

// searchQuery writes what a person types as a query of FTS5: every word or
// phrase quoted, as the index has it.
func searchQuery(typed string, searchable func(string) string) string {
	var parts []string
	operand := false // the last part is one
	for typed != "" {
		word, phrase := "", false
		word, typed, phrase = cutTerm(typed)
		if op := word; !phrase && (op == "AND" || op == "OR" || op == "NOT") {
			if operand {
				parts, operand = append(parts, op), false
			}
			continue
		}
		beginning := strings.HasSuffix(word, "*")
		if phrase && strings.HasPrefix(typed, "*") {
			typed, beginning = typed[1:], true
		}
		word = strings.Join(strings.FieldsFunc(searchable(word), func(r rune) bool { return !unicode.In(r, unicode.L, unicode.N, unicode.M) }), " ")
		if word == "" {
			continue
		}
		word = `"` + word + `"`
		if beginning {
			word += "*"
		}
		parts, operand = append(parts, word), true
	}
	if len(parts) > 0 && !operand {
		parts = parts[:len(parts)-1]
	}
	return strings.Join(parts, " ")
}

// cutTerm cuts the first word or quoted phrase off a query.
func cutTerm(s string) (term, rest string, phrase bool) {
	s = strings.TrimSpace(s)
	for _, q := range [][2]string{{`"`, `"`}, {"«", "»"}, {"“", "”"}} {
		if body, ok := strings.CutPrefix(s, q[0]); ok {
			term, rest, _ = strings.Cut(body, q[1])
			return term, rest, true
		}
	}
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i], s[i:], false
	}
	return s, "", false
}
