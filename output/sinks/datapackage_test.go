package sinks

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/output/tables"
)

// What the v2 profiles of Data Package, Data Resource and Table Schema demand of
// the properties that we write (datapackage.org/profiles/2.0).
var (
	safePath     = regexp.MustCompile(`^[^./~:\\][^\\:]*$`) // relative, no way up
	mediaPattern = regexp.MustCompile(`^(.+)/(.+)$`)
	packageKeys  = []string{"$schema", "name", "id", "title", "description", "homepage", "version", "created", "contributors", "keywords", "image", "licenses", "resources", "sources"}
	resourceKeys = []string{"$schema", "name", "path", "data", "type", "title", "description", "homepage", "sources", "licenses", "format", "mediatype", "encoding", "bytes", "hash", "dialect", "schema"}
	dialectKeys  = []string{"$schema", "header", "headerRows", "headerJoin", "commentRows", "commentChar", "delimiter", "lineTerminator", "quoteChar", "doubleQuote", "escapeChar", "nullSequence", "skipInitialSpace", "property", "itemType", "itemKeys", "sheetNumber", "sheetName", "table"}
	schemaKeys   = []string{"$schema", "fields", "fieldsMatch", "primaryKey", "uniqueKeys", "foreignKeys", "missingValues"}
	fieldKeys    = []string{"name", "type", "format", "title", "description", "example", "constraints", "missingValues", "categories", "categoriesOrdered", "rdfType"}
	// constraints by type of field
	constraints = map[string][]string{
		"string":  {"required", "unique", "pattern", "enum", "minLength", "maxLength"},
		"integer": {"required", "unique", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"},
		"number":  {"required", "unique", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"},
		"boolean": {"required", "enum"},
		"date":    {"required", "unique", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"},
		"array":   {"required", "unique", "enum", "minLength", "maxLength", "jsonSchema"},
	}
)

type object = map[string]any

// only reports keys that the profile does not know.
func only(o object, keys []string) error {
	for k := range o {
		if !slices.Contains(keys, k) {
			return fmt.Errorf("unknown property %q", k)
		}
	}
	return nil
}

func validatePackage(p object) []error {
	var errs []error
	fail := func(where string, err error) {
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", where, err))
		}
	}
	fail("package", only(p, packageKeys))
	resources, _ := p["resources"].([]any)
	if p["$schema"] != packageProfile || len(resources) == 0 {
		fail("package", fmt.Errorf("no profile or no resources"))
	}
	named := map[string]object{}
	for _, x := range resources {
		r := x.(object)
		name, _ := r["name"].(string)
		if _, twice := named[name]; twice || name == "" {
			fail(name, fmt.Errorf("name is empty or not unique"))
		}
		named[name] = r
		fail(name, only(r, resourceKeys))
		fail(name, safePaths(r["path"]))
		if m, _ := r["mediatype"].(string); !mediaPattern.MatchString(m) {
			fail(name, fmt.Errorf("media type %q", m))
		}
		if d, ok := r["dialect"].(object); ok {
			fail(name, only(d, dialectKeys))
		}
		if r["type"] == "table" && r["schema"] == nil {
			fail(name, fmt.Errorf("a table without a schema"))
		}
	}
	for name, r := range named {
		if s, ok := r["schema"].(object); ok {
			for _, err := range validateSchema(s, named, name) {
				fail(name, err)
			}
		}
	}
	return errs
}

// safePaths takes one path, or a list of at least two.
func safePaths(v any) error {
	list, many := v.([]any)
	if many && len(list) < 2 {
		return fmt.Errorf("a list of %d paths", len(list))
	}
	if !many {
		list = []any{v}
	}
	for _, x := range list {
		if path, _ := x.(string); !safePath.MatchString(path) || strings.Contains(path, "..") {
			return fmt.Errorf("path %q is not safe", x)
		}
	}
	return nil
}

func validateSchema(s object, named map[string]object, self string) []error {
	errs := []error{only(s, schemaKeys)}
	fields := fieldNames(s)
	if len(fields) == 0 {
		errs = append(errs, fmt.Errorf("no fields"))
	}
	for _, x := range s["fields"].([]any) {
		f := x.(object)
		typ, _ := f["type"].(string)
		errs = append(errs, only(f, fieldKeys))
		allowed, known := constraints[typ]
		if !known {
			errs = append(errs, fmt.Errorf("%v: type %q", f["name"], typ))
		}
		if _, ok := f["example"].(string); !ok {
			errs = append(errs, fmt.Errorf("%v: the example is no string", f["name"]))
		}
		if c, ok := f["constraints"].(object); ok {
			errs = append(errs, only(c, allowed))
			if e, ok := c["enum"].([]any); ok && len(e) == 0 {
				errs = append(errs, fmt.Errorf("%v: empty enum", f["name"]))
			}
		}
	}
	keys, _ := s["primaryKey"].([]any)
	for _, k := range keys {
		if !slices.Contains(fields, k.(string)) {
			errs = append(errs, fmt.Errorf("primary key %v", k))
		}
	}
	fks, _ := s["foreignKeys"].([]any)
	for _, x := range fks {
		ref := x.(object)["reference"].(object)
		from, to := x.(object)["fields"].([]any), ref["fields"].([]any)
		target, given := ref["resource"].(string)
		if !given {
			target = self
		} else if target == self {
			errs = append(errs, fmt.Errorf("a reference to itself names the resource"))
		}
		other, ok := named[target]
		if !ok || len(from) != len(to) {
			errs = append(errs, fmt.Errorf("foreign key %v to %q", from, target))
			continue
		}
		for i := range from {
			if !slices.Contains(fields, from[i].(string)) || !slices.Contains(fieldNames(other["schema"].(object)), to[i].(string)) {
				errs = append(errs, fmt.Errorf("foreign key %v to %v of %q", from, to, target))
			}
		}
	}
	return slices.DeleteFunc(errs, func(err error) bool { return err == nil })
}

func fieldNames(s object) []string {
	var names []string
	list, _ := s["fields"].([]any)
	for _, f := range list {
		names = append(names, f.(object)["name"].(string))
	}
	return names
}

func TestDataPackageIsValid(t *testing.T) {
	for _, opts := range []Options{{}, {Formats: []Format{JSONL}}, {Formats: []Format{CSV}, WithTexts: true, Excel: true}} {
		out := filepath.Join(t.TempDir(), "out")
		write(t, out, opts, 3)
		got := files(t, out)
		var p object
		if err := json.Unmarshal([]byte(got[PackageFile]), &p); err != nil {
			t.Fatal(err)
		}
		for _, err := range validatePackage(p) {
			t.Error(err)
		}
		for _, x := range p["resources"].([]any) {
			r := x.(object)
			text, ok := got[r["path"].(string)]
			if !ok || float64(len(text)) != r["bytes"] {
				t.Errorf("%v is missing or has another size", r["path"])
			}
			if s, ok := r["schema"].(object); ok && r["format"] == "csv" {
				checkAgainstSchema(t, r["name"].(string), text, s)
			}
		}
	}
}

// TestDataPackageOfShards lists all files of a table, in order, and adds up their
// bytes; a file that was not written is a fault.
func TestDataPackageOfShards(t *testing.T) {
	o := Options{}
	sizes := map[string]int64{}
	for _, id := range o.Tables() {
		for i := range 3 {
			sizes[tables.ShardName(id.String(), i, 3)+".jsonl"] = int64(i + 1)
		}
	}
	p := Package{Formats: []Format{JSONL}, Tables: o.Tables(), Shards: 3, Size: func(name string) (int64, error) {
		n, ok := sizes[name]
		if !ok {
			return 0, fs.ErrNotExist
		}
		return n, nil
	}}
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		t.Fatal(err)
	}
	var got object
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for _, err := range validatePackage(got) {
		t.Error(err)
	}
	events := got["resources"].([]any)[tables.Events].(object)
	want := []any{"events-00000-of-00003.jsonl", "events-00001-of-00003.jsonl", "events-00002-of-00003.jsonl"}
	if !reflect.DeepEqual(events["path"], want) || events["bytes"] != 6.0 {
		t.Errorf("events: path %v, %v bytes", events["path"], events["bytes"])
	}
	delete(sizes, "events-00002-of-00003.jsonl")
	if err := p.Write(&b); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("with a missing file: %v", err)
	}
}

// The validator itself must be able to fail.
func TestValidatorFinds(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	write(t, out, Options{Formats: []Format{CSV}}, 0)
	text := files(t, out)[PackageFile]
	for _, c := range []struct{ name, old, by string }{
		{"a path that leads away", `"path": "mentions.csv"`, `"path": "../mentions.csv"`},
		{"an unknown type", `"type": "integer"`, `"type": "int"`},
		{"a list of one path", `"path": "mentions.csv"`, `"path": ["mentions.csv"]`},
		{"a list with a path that leads away", `"path": "mentions.csv"`, `"path": ["mentions.csv", "/mentions.csv"]`},
		{"a key that is no field", `"mention_id"`, `"mention"`},
		{"an unknown property", `"primaryKey"`, `"primary"`},
		{"a missing target", `"resource": "sentences"`, `"resource": "lines"`},
	} {
		var p object
		changed := strings.Replace(text, c.old, c.by, 1)
		if err := json.Unmarshal([]byte(changed), &p); err != nil || changed == text {
			t.Fatalf("%s: %v", c.name, err)
		}
		if len(validatePackage(p)) == 0 {
			t.Errorf("%s passed", c.name)
		}
	}
}

// checkAgainstSchema reads a table as its schema tells.
func checkAgainstSchema(t *testing.T, name, text string, s object) {
	t.Helper()
	recs, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, bom))).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if !slices.Equal(recs[0], fieldNames(s)) {
		t.Errorf("%s: header %v", name, recs[0])
	}
	shapes := map[string]*regexp.Regexp{
		"integer": regexp.MustCompile(`^-?\d+$`), "number": regexp.MustCompile(`^-?\d+(\.\d+)?(e[-+]\d+)?$`),
		"boolean": regexp.MustCompile(`^(true|false)$`), "date": regexp.MustCompile(`^\d{4}-\d\d-\d\d$`), "array": regexp.MustCompile(`^\[.*\]$`),
	}
	for _, rec := range recs[1:] {
		for i, x := range s["fields"].([]any) {
			f := x.(object)
			c, _ := f["constraints"].(object)
			if rec[i] == "" {
				if c["required"] == true {
					t.Errorf("%s.%v is empty", name, f["name"])
				}
				continue
			}
			if shape := shapes[f["type"].(string)]; shape != nil && !shape.MatchString(rec[i]) {
				t.Errorf("%s.%v: %q is no %v", name, f["name"], rec[i], f["type"])
			}
			if enum, ok := c["enum"].([]any); ok && !slices.Contains(enum, any(rec[i])) {
				t.Errorf("%s.%v: %q is not in the vocabulary", name, f["name"], rec[i])
			}
		}
	}
}
