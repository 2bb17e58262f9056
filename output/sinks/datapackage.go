package sinks

import (
	"os"

	"github.com/tomar-nlp/tomar/output/tables"
)

// The profiles of Data Package v2.
const (
	packageProfile  = "https://datapackage.org/profiles/2.0/datapackage.json"
	resourceProfile = "https://datapackage.org/profiles/2.0/dataresource.json"
	dialectProfile  = "https://datapackage.org/profiles/2.0/tabledialect.json"
	schemaProfile   = "https://datapackage.org/profiles/2.0/tableschema.json"
)

// dataPackage is datapackage.json, as Frictionless Data Package v2 has it.
type dataPackage struct {
	Schema      string         `json:"$schema"`
	Name        string         `json:"name"`
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Version     string         `json:"version,omitempty"`
	Resources   []dataResource `json:"resources"`
}

type dataResource struct {
	Profile     string        `json:"$schema"`
	Name        string        `json:"name"`
	Type        string        `json:"type,omitempty"` // table
	Path        string        `json:"path"`
	Title       string        `json:"title,omitempty"`
	Description string        `json:"description,omitempty"`
	Format      string        `json:"format"`
	MediaType   string        `json:"mediatype"`
	Encoding    string        `json:"encoding,omitempty"`
	Bytes       int64         `json:"bytes"`
	Dialect     *tableDialect `json:"dialect,omitempty"`
	Schema      *tableSchema  `json:"schema,omitempty"`
}

type tableDialect struct {
	Profile        string `json:"$schema"`
	Header         bool   `json:"header"`
	Delimiter      string `json:"delimiter"`
	LineTerminator string `json:"lineTerminator"`
	QuoteChar      string `json:"quoteChar"`
	DoubleQuote    bool   `json:"doubleQuote"`
}

type tableSchema struct {
	Profile       string        `json:"$schema"`
	Fields        []tableField  `json:"fields"`
	MissingValues []string      `json:"missingValues"`
	PrimaryKey    []string      `json:"primaryKey,omitempty"`
	ForeignKeys   []foreignKeys `json:"foreignKeys,omitempty"`
}

type tableField struct {
	Name        string            `json:"name"`
	Type        string            `json:"type"`
	Description string            `json:"description"`
	Example     string            `json:"example"`
	Constraints *fieldConstraints `json:"constraints,omitempty"`
}

type fieldConstraints struct {
	Required bool     `json:"required,omitempty"`
	Enum     []string `json:"enum,omitempty"`
}

type foreignKeys struct {
	Fields    []string  `json:"fields"`
	Reference reference `json:"reference"`
}

type reference struct {
	Resource string   `json:"resource,omitempty"` // left out for the table itself
	Fields   []string `json:"fields"`
}

// fieldTypes are Table Schema's names of the kinds. A list is an array: JSON in
// the cell.
var fieldTypes = [...]string{tables.String: "string", tables.Int: "integer", tables.Float: "number", tables.Bool: "boolean", tables.Day: "date", tables.List: "array"}

// mediaTypes by format.
var mediaTypes = [...]string{CSV: "text/csv", JSONL: "application/jsonl", Parquet: "application/vnd.apache.parquet", SQLite: "application/vnd.sqlite3"}

// describePackage describes what the set has written. The tables of the first
// format carry the schemas; the others are the same tables again.
func (s *Set) describePackage(version string) (dataPackage, error) {
	p := dataPackage{
		Schema: packageProfile, Name: "tomar", Title: "Register of Sorani news", Version: version,
		Description: "People, places, organizations, dates and events found in Sorani (Central Kurdish) news, each traceable to offsets in the original. Made by tomar.",
	}
	for i, f := range s.opts.Formats {
		if f == SQLite {
			r := dataResource{Profile: resourceProfile, Name: "tomar-db", Path: sqliteFile, Title: "All tables in one SQLite file", Format: f.String(), MediaType: mediaTypes[f]}
			if err := s.size(&r); err != nil {
				return p, err
			}
			p.Resources = append(p.Resources, r)
			continue
		}
		for _, id := range s.Tables() {
			r := dataResource{Profile: resourceProfile, Name: id.String(), Path: id.String() + "." + f.String(), Title: id.String(), Format: f.String(), MediaType: mediaTypes[f]}
			if f != Parquet {
				r.Encoding = "utf-8"
			}
			if i > 0 {
				r.Name += "-" + f.String()
			} else {
				t := id.Table()
				r.Type, r.Description, r.Schema = "table", t.Doc, schemaOf(t)
				if f == CSV {
					r.Dialect = &tableDialect{dialectProfile, true, ",", "\n", `"`, true}
				}
			}
			if err := s.size(&r); err != nil {
				return p, err
			}
			p.Resources = append(p.Resources, r)
		}
	}
	return p, nil
}

func (s *Set) size(r *dataResource) error {
	info, err := os.Stat(s.folder.path(r.Path))
	if err != nil {
		return err
	}
	r.Bytes = info.Size()
	return nil
}

func schemaOf(t *tables.Table) *tableSchema {
	sc := &tableSchema{Profile: schemaProfile, MissingValues: []string{""}, PrimaryKey: t.Key}
	sc.Fields = make([]tableField, 0, len(t.Columns))
	constraints := make([]fieldConstraints, len(t.Columns))
	for i := range t.Columns {
		c := &t.Columns[i]
		f := tableField{Name: c.Name, Type: fieldTypes[c.Kind], Description: c.Doc, Example: c.Example}
		if c.Required || c.Enum != nil {
			constraints[i] = fieldConstraints{c.Required, c.Enum}
			f.Constraints = &constraints[i]
		}
		sc.Fields = append(sc.Fields, f)
	}
	for _, k := range t.Foreign {
		sc.ForeignKeys = append(sc.ForeignKeys, foreignKeys{k.Columns, reference{k.Table, k.Target}})
	}
	return sc
}
