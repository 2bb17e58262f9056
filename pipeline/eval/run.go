package eval

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// row is a table's row by column name.
type row map[string]string

// Run is what a run's folder says, by document.
type Run struct {
	docs      map[string]string // document name → doc_id
	entities  map[string]row
	mentions  map[string][]row
	times     map[string][]row
	events    map[string][]row
	arguments map[string][]row // by event_id
}

// LoadRun reads the CSV tables of a run's folder; a table that is missing
// counts as empty, but documents.csv must be there.
func LoadRun(dir string) (*Run, error) {
	r := &Run{docs: map[string]string{}, entities: map[string]row{}, arguments: map[string][]row{}}
	docs, err := readTable(dir, "documents")
	if err != nil {
		return nil, err
	}
	for _, d := range docs {
		r.docs[docName(d["path"])] = d["doc_id"]
	}
	ents, err := readTable(dir, "entities")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for _, e := range ents {
		r.entities[e["entity_id"]] = e
	}
	for _, t := range []struct {
		name string
		key  string
		into *map[string][]row
	}{
		{"mentions", "doc_id", &r.mentions}, {"times", "doc_id", &r.times},
		{"events", "doc_id", &r.events}, {"arguments", "event_id", &r.arguments},
	} {
		rows, err := readTable(dir, t.name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		by := map[string][]row{}
		for _, x := range rows {
			by[x[t.key]] = append(by[x[t.key]], x)
		}
		*t.into = by
	}
	return r, nil
}

// docName is the name by which a document and its gold are matched: the file's
// name without ending, or what follows # in the path.
func docName(p string) string {
	if i := strings.LastIndexByte(p, '#'); i >= 0 {
		return p[i+1:]
	}
	b := path.Base(filepath.ToSlash(p))
	return strings.TrimSuffix(b, path.Ext(b))
}

func readTable(dir, name string) ([]row, error) {
	f, err := os.Open(filepath.Join(dir, name+".csv"))
	if err != nil {
		return nil, fmt.Errorf("run: %w", err)
	}
	defer f.Close()
	c := csv.NewReader(f)
	head, err := c.Read()
	if err != nil {
		return nil, fmt.Errorf("run: %s: %w", f.Name(), err)
	}
	head[0] = strings.TrimPrefix(head[0], "\ufeff")
	var rows []row
	for {
		cells, err := c.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, fmt.Errorf("run: %s: %w", f.Name(), err)
		}
		x := make(row, len(head))
		for i, h := range head {
			x[h] = cells[i]
		}
		rows = append(rows, x)
	}
}

// num is a cell as a number; a cell that is none counts as 0.
func (r row) num(column string) int {
	n, _ := strconv.Atoi(r[column])
	return n
}
