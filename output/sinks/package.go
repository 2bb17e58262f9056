package sinks

import (
	"fmt"
	"io"

	"github.com/tomar-nlp/tomar/output/tables"
)

// Package is what datapackage.json describes: the files of a run.
type Package struct {
	Version string // of the program
	Formats []Format
	Tables  []tables.ID
	Shards  int                              // files that each table is divided into
	Size    func(name string) (int64, error) // of a file that was written, by its name in the folder
}

// mediaTypes by format.
var mediaTypes = [...]string{CSV: "text/csv", JSONL: "application/jsonl", Parquet: "application/vnd.apache.parquet", SQLite: "application/vnd.sqlite3"}

// Write writes datapackage.json, for programs that put their tables together by
// themselves ([WriteTable]).
func (p *Package) Write(w io.Writer) error {
	d, err := p.describe()
	if err != nil {
		return fmt.Errorf("%s: %w", PackageFile, err)
	}
	return encodeJSON(w, d)
}

// describe lists the files. The tables of the first format carry the schemas; the
// others are the same tables again.
func (p *Package) describe() (dataPackage, error) {
	d := dataPackage{
		Schema: packageProfile, Name: "tomar", Title: "Register of Sorani news", Version: p.Version,
		Description: "People, places, organizations, dates and events found in Sorani (Central Kurdish) news, each traceable to offsets in the original. Made by tomar.",
	}
	for i, f := range p.Formats {
		if f == SQLite {
			r := dataResource{Profile: resourceProfile, Name: "tomar-db", Path: paths{sqliteFile}, Title: "All tables in one SQLite file", Format: f.String(), MediaType: mediaTypes[f]}
			if err := p.measure(&r); err != nil {
				return d, err
			}
			d.Resources = append(d.Resources, r)
			continue
		}
		for _, id := range p.Tables {
			r := p.table(id, f, i == 0)
			if err := p.measure(&r); err != nil {
				return d, err
			}
			d.Resources = append(d.Resources, r)
		}
	}
	return d, nil
}

// table is a table in a format, as yet without its size.
func (p *Package) table(id tables.ID, f Format, first bool) dataResource {
	r := dataResource{Profile: resourceProfile, Name: id.String(), Title: id.String(), Format: f.String(), MediaType: mediaTypes[f]}
	for shard := range p.Shards {
		r.Path = append(r.Path, tables.ShardName(id.String(), shard, p.Shards)+f.Extension())
	}
	if f != Parquet {
		r.Encoding = "utf-8"
	}
	if !first {
		r.Name += "-" + f.String()
		return r
	}
	t := id.Table()
	r.Type, r.Description, r.Schema = "table", t.Doc, schemaOf(t)
	if f == CSV {
		r.Dialect = &tableDialect{dialectProfile, true, ",", "\n", `"`, true}
	}
	return r
}

// measure adds up the bytes of a resource's files.
func (p *Package) measure(r *dataResource) error {
	for _, name := range r.Path {
		n, err := p.Size(name)
		if err != nil {
			return err
		}
		r.Bytes += n
	}
	return nil
}
