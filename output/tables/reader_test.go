package tables_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/output/tables"
)

// folder makes an output folder by hand.
func folder(t *testing.T, files map[string]string) *tables.Reader {
	t.Helper()
	dir := t.TempDir()
	files["run.json"] = "{}"
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r, err := tables.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func read(r *tables.Reader, id tables.ID) (out []tables.Row, err error) {
	for row, e := range r.Rows(id) {
		if e != nil {
			return out, e
		}
		var c tables.Row
		row.CopyTo(&c)
		out = append(out, c)
	}
	return out, nil
}

func TestReader(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"csv":                     {"texts.csv": "doc_id,text\nd1,\"a \"\"b\"\",\r\nc\"\nd2,\n"},
		"csv with CRLF":           {"texts.csv": "doc_id,text\r\nd1,\"a \"\"b\"\",\r\nc\"\r\nd2,\r\n"},
		"csv with semicolons":     {"texts.csv": "doc_id;text\r\nd1;\"a \"\"b\"\",\r\nc\"\r\nd2;\r\n"},
		"csv with tabs":           {"texts.csv": "doc_id\ttext\nd1\t\"a \"\"b\"\",\r\nc\"\nd2\t\n"},
		"csv without last line":   {"texts.csv": "doc_id,text\nd1,\"a \"\"b\"\",\r\nc\"\nd2,"},
		"other order and columns": {"texts.csv": "note,text,doc_id\nx,\"a \"\"b\"\",\r\nc\",d1\ny,,d2\n"},
		"jsonl":                   {"texts.jsonl": `{"doc_id":"d1","text":"a \"b\",\r\nc"}` + "\n" + `{"doc_id":"d2","text":null}` + "\n"},
		"jsonl beside guarded csv": {"texts.csv": "\ufeffdoc_id,text\nd1,'=x\n",
			"texts.jsonl": `{"doc_id":"d1","text":"a \"b\",\r\nc"}` + "\n" + `{"doc_id":"d2"}` + "\n"},
		"guarded csv alone": {"texts.csv": "\ufeffdoc_id,text\nd1,\"a \"\"b\"\",\r\nc\"\nd2,\n"},
	} {
		t.Run(name, func(t *testing.T) {
			rows, err := read(folder(t, files), tables.Texts)
			if err != nil || len(rows) != 2 {
				t.Fatalf("%d rows, %v", len(rows), err)
			}
			if rows[0].Get("doc_id").Text() != "d1" || rows[0].Get("text").Text() != "a \"b\",\r\nc" || rows[1].Get("text").Kind != tables.Null {
				t.Errorf("read %+v", rows)
			}
		})
	}
}

func TestReaderKinds(t *testing.T) {
	head := []string{}
	for _, c := range tables.Entities.Table().Columns {
		head = append(head, c.Name)
	}
	for name, files := range map[string]map[string]string{
		"csv":   {"entities.csv": strings.Join(head, ",") + "\n" + `g1,LOC,city,N,,"[""a"",""b, c""]",,NA,-3.5,1e-7,2,3,2020-09-26,` + "\n"},
		"jsonl": {"entities.jsonl": `{"entity_id":"g1","type":"LOC","subtype":"city","name":"N","aliases":["a","b, c"],"country":"NA","lat":-3.5,"lon":1e-7,"documents":2,"mentions":3,"first_date":"2020-09-26","last_date":null}`},
	} {
		rows, err := read(folder(t, files), tables.Entities)
		if err != nil || len(rows) != 1 {
			t.Fatalf("%s: %d rows, %v", name, len(rows), err)
		}
		r := &rows[0]
		if err := r.Check(); err != nil {
			t.Error(err)
		}
		if !slices.Equal(r.Items(r.Get("aliases")), []string{"a", "b, c"}) || r.Get("lat").Float() != -3.5 || r.Get("lon").Float() != 1e-7 ||
			r.Get("mentions").Int() != 3 || r.Get("country").Text() != "NA" || r.Get("last_date").Kind != tables.Null {
			t.Errorf("%s: %+v", name, r)
		}
	}
}

func TestReaderFaults(t *testing.T) {
	if _, err := tables.Open(t.TempDir()); !errors.Is(err, tables.ErrNoOutput) {
		t.Errorf("an empty folder opened: %v", err)
	}
	for name, c := range map[string]struct{ file, text, want string }{
		"open quote":    {"texts.csv", "doc_id,text\nd1,\"a", "texts.csv: record 1: a quote is not closed"},
		"after a quote": {"texts.csv", "doc_id,text\nd0,\nd1,\"a\"b\n", "record 2: text behind"},
		"no number":     {"sentences.csv", "doc_id,sentence\nd1,x\n", "column sentence"},
		"broken json":   {"texts.jsonl", "{", "record 1"},
		"wrong json":    {"texts.jsonl", `{"doc_id":{}}`, "an object"},
		"nothing there": {"x", "", "in no format that can be read"},
		"no parquet":    {"texts.parquet", "PAR1", "texts.parquet"},
		"no database":   {"tomar.db", "not a database at all, but long enough to look like one", "tomar.db"},
	} {
		t.Run(name, func(t *testing.T) {
			id := tables.Texts
			if strings.HasPrefix(c.file, "sentences") {
				id = tables.Sentences
			}
			if _, err := read(folder(t, map[string]string{c.file: c.text}), id); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
	if rows, err := read(folder(t, map[string]string{"texts.csv": ""}), tables.Texts); err != nil || len(rows) != 0 {
		t.Errorf("an empty file: %v, %v", rows, err)
	}
}
