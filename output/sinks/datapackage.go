package sinks

import (
	"encoding/json"

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
	Path        paths         `json:"path"`
	Title       string        `json:"title,omitempty"`
	Description string        `json:"description,omitempty"`
	Format      string        `json:"format"`
	MediaType   string        `json:"mediatype"`
	Encoding    string        `json:"encoding,omitempty"`
	Bytes       int64         `json:"bytes"` // of all files
	Dialect     *tableDialect `json:"dialect,omitempty"`
	Schema      *tableSchema  `json:"schema,omitempty"`
}

// paths are the files of a resource, in order; the standard wants a single one as
// a text.
type paths []string

// MarshalJSON gives a text or a list of texts.
func (p paths) MarshalJSON() ([]byte, error) {
	if len(p) == 1 {
		return json.Marshal(p[0])
	}
	return json.Marshal([]string(p))
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
