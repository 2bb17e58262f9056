package tables

import (
	"bytes"
	"fmt"
	"strings"
)

//go:generate go test . -run TestColumnDocumentation -update

// Markdown renders the column documentation, docs/tables.md.
func Markdown() []byte {
	var b bytes.Buffer
	b.WriteString(`# The tables, column by column

Made from ` + "`output/tables`" + ` by ` + "`make golden`" + `; changes go there.

- Every table exists as CSV and JSON Lines, and as Parquet and inside ` + "`tomar.db`" + ` (SQLite) when asked for, with the same columns, order and values.
- An empty cell is null. In a CSV cell a list is a JSON array; it is ` + "`[]`" + ` when empty, never null.
- ` + "`start`, `end`" + ` count Unicode code points of the original text from 0, ` + "`start_byte`, `end_byte`" + ` bytes of the same text in UTF-8; both are half-open. ` + "`text`" + ` is that slice of the original.
- Codes stay texts: read ` + "`cameo`" + ` and ` + "`country`" + ` as text, or 010 becomes 10 and Namibia's NA is lost (in pandas ` + "`keep_default_na=False`" + `).
- ` + "`datapackage.json`" + ` in the same folder tells programs the files, columns, types and keys (Frictionless Data Package v2). Of tables in several files (` + "`tomar-beam --shards`" + `) the ` + "`path`" + ` is the list of the files, each with its own header, and ` + "`bytes`" + ` their sum.
- A column marked • is never empty. ` + "`…`" + ` in an example stands for words in Sorani.

## Event types

| type | label | what it covers |
|---|---|---|
`)
	for _, t := range eventTypes {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", t.Code, t.Label, t.Doc)
	}
	b.WriteString("\n## Tables\n\n")
	for i := range all {
		fmt.Fprintf(&b, "- [%s](#%s): %s\n", all[i].Name, all[i].Name, firstSentence(all[i].Doc))
	}
	for i := range all {
		all[i].markdown(&b)
	}
	return b.Bytes()
}

func (t *Table) markdown(b *bytes.Buffer) {
	fmt.Fprintf(b, "\n## %s\n\n%s\n\n", t.Name, t.Doc)
	if len(t.Key) > 0 {
		fmt.Fprintf(b, "Key: %s.", codes(t.Key))
	} else {
		b.WriteString("No key.")
	}
	for _, f := range t.Foreign {
		to := f.Table
		if to == "" {
			to = t.Name
		}
		fmt.Fprintf(b, " %s → %s (%s).", codes(f.Columns), to, codes(f.Target))
	}
	b.WriteString("\n\n| column | holds | meaning | example |\n|---|---|---|---|\n")
	for i := range t.Columns {
		c := &t.Columns[i]
		must := ""
		if c.Required {
			must = " •"
		}
		doc := c.Doc
		if c.Enum != nil && len(c.Enum) <= 12 && !strings.Contains(doc, c.Enum[0]) {
			doc += " One of " + strings.Join(c.Enum, ", ") + "."
		}
		fmt.Fprintf(b, "| `%s`%s | %s | %s | %s |\n", c.Name, must, c.Kind, cell(doc), example(c.Example))
	}
}

func example(s string) string {
	if s == "" || s == "…" {
		return s
	}
	return "`" + s + "`"
}

func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }

func codes(names []string) string {
	return "`" + strings.Join(names, "`, `") + "`"
}

// firstSentence is a description up to its first colon, semicolon or stop.
func firstSentence(s string) string {
	if i := strings.IndexAny(s, ":;."); i >= 0 {
		return s[:i] + "."
	}
	return s
}
