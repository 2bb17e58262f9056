package sinks

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/internal/readers"
	"github.com/tomar-nlp/tomar/output/tables"
)

// readHyparquet prints every row of a Parquet file as a JSON array of cells
// after a line with the names and logical types of the columns.
const readHyparquet = `
import { asyncBufferFromFile, parquetReadObjects, parquetMetadataAsync, parquetSchema } from "hyparquet";
import { compressors } from "hyparquet-compressors";
const plain = (k, v) => typeof v === "bigint" ? Number(v) : v;
const file = await asyncBufferFromFile(process.argv[2]);
const meta = await parquetMetadataAsync(file);
const columns = parquetSchema(meta).children.map(c => c.element);
const used = new Set(meta.row_groups.flatMap(g => g.columns.map(c => c.meta_data.codec)));
console.log(JSON.stringify({
	Codecs: [...used], Names: columns.map(c => c.name), Types: columns.map(c => c.logical_type?.type ?? c.type ?? ""),
	Dictionaries: [...new Set(meta.row_groups.flatMap(g => g.columns.filter(c => c.meta_data.encodings.includes("RLE_DICTIONARY")).map(c => c.meta_data.path_in_schema[0])))],
}));
for (const row of await parquetReadObjects({ file, compressors }))
	console.log(JSON.stringify(columns.map(c => row[c.name] instanceof Date ? row[c.name].toISOString().slice(0, 10) : row[c.name] ?? null), plain));
`

// TestParquetInAnotherReader lets a reader that shares no code with the writer
// read every Parquet file: real dates, real lists, zstd, dictionaries.
func TestParquetInAnotherReader(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	write(t, out, Options{Formats: []Format{JSONL, Parquet}}, 3)
	types := map[tables.Kind]string{tables.String: "STRING", tables.Int: "INTEGER", tables.Float: "DOUBLE", tables.Bool: "BOOLEAN", tables.Day: "DATE", tables.List: "LIST"}
	compared := 0
	for _, id := range []tables.ID{tables.Documents, tables.Mentions, tables.Times, tables.Events, tables.Entities, tables.Stories, tables.NetworkEdges} {
		tab := id.Table()
		lines := strings.Split(strings.TrimSpace(string(readers.Node(t, readHyparquet, filepath.Join(out, tab.Name+".parquet")))), "\n")
		var head struct{ Codecs, Names, Types, Dictionaries []string }
		if err := json.Unmarshal([]byte(lines[0]), &head); err != nil {
			t.Fatal(err)
		}
		for i, c := range tab.Columns {
			got := head.Types[i]
			if c.Kind == tables.Int && got == "INT64" {
				got = "INTEGER"
			}
			if head.Names[i] != c.Name || got != types[c.Kind] {
				t.Errorf("%s: column %d is %s of type %s, want %s of %s", tab.Name, i, head.Names[i], head.Types[i], c.Name, types[c.Kind])
			}
			if c.Repeats && c.Kind == tables.String && !slices.Contains(head.Dictionaries, c.Name) {
				t.Errorf("%s.%s has no dictionary", tab.Name, c.Name)
			}
		}
		if !slices.Equal(head.Codecs, []string{"ZSTD"}) {
			t.Errorf("%s: compressed by %v", tab.Name, head.Codecs)
		}
		want := readers.JSONLines(t, out, tab)
		if len(lines)-1 != len(want) {
			t.Errorf("%s: %d rows, want %d", tab.Name, len(lines)-1, len(want))
			continue
		}
		for i, line := range lines[1:] {
			for k, cell := range record(t, line, tab) {
				compared++
				if cell != want[i][k] {
					t.Errorf("%s row %d: %s is %q, JSON Lines have %q", tab.Name, i, tab.Columns[k].Name, cell, want[i][k])
				}
			}
		}
	}
	if compared < 1000 {
		t.Errorf("only %d cells were compared", compared)
	}
}

// record is a row, which came as a JSON array, in the form of a grid.
func record(t *testing.T, line string, tab *tables.Table) []string {
	t.Helper()
	var raw []json.RawMessage
	if err := json.Unmarshal([]byte(line), &raw); err != nil {
		t.Fatal(err)
	}
	rec := make([]string, len(raw))
	for i, r := range raw {
		rec[i] = string(r)
		switch k := tab.Columns[i].Kind; {
		case rec[i] == "null":
			rec[i] = ""
		case k == tables.String || k == tables.Day:
			if err := json.Unmarshal(r, &rec[i]); err != nil {
				t.Fatal(err)
			}
		}
	}
	return rec
}
