package gazetteers

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

// table is the shape of one folder of files.
type table struct {
	dir     string
	prefix  string // of ids; "" for tables without ids
	kind    tomar.EntityType
	header  string
	columns []string
	first   int // the first column in Sorani; those before are ASCII (name_en apart)
}

func newTable(dir, prefix string, kind tomar.EntityType, first int, columns string) *table {
	c := strings.Fields(columns)
	return &table{dir: dir, prefix: prefix, kind: kind, columns: c, header: strings.Join(c, "\t"), first: first}
}

// index is the place of a column; it panics on a column that the table does not
// have, which is a mistake in the program.
func (t *table) index(column string) int {
	for i, c := range t.columns {
		if c == column {
			return i
		}
	}
	panic("gazetteers: no column " + column + " in " + t.dir)
}

// schema is the six tables.
type schema struct {
	places, people, orgs, terms, given, family *table
}

func newSchema() schema {
	return schema{
		places: newTable("places", "loc-", tomar.LOC, 12,
			"id subtype name_en wikidata country admin lat lon population flags source licence name variants short"),
		people: newTable("people", "per-", tomar.PER, 11,
			"id kind gender country wikidata born died name_en flags source licence name variants short"),
		orgs: newTable("orgs", "org-", tomar.ORG, 11,
			"id subtype name_en wikidata country seat parent flags source licence acronym_en name variants short acronym"),
		terms:  newTable("terms", "", 0, 8, "person role of start end title_en source licence"),
		given:  newTable("given", "", 0, 5, "gender origin flags source licence name variants"),
		family: newTable("family", "", 0, 4, "kind flags source licence name variants"),
	}
}
