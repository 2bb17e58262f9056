package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/tomar-nlp/tomar/internal/tsv"
	"github.com/tomar-nlp/tomar/output/labels"
	"github.com/tomar-nlp/tomar/output/tables"
)

// networkNodes is how many entities of the network the page can show, those of
// the greatest PageRank.
const networkNodes = 600

// loader reads the tables into the island, keeping where each key went.
type loader struct {
	in    *tables.Reader
	rows  [tables.Count]map[string]int
	texts map[string]*text // by doc_id
	nodes map[string]bool  // entities of the network that are kept
}

// eventKey is the key of an event: its id is unique in its document only.
func eventKey(doc, event string) string {
	if event == "" {
		return ""
	}
	return doc + "\x00" + event
}

// row is where the row with a key stands; -1 where there is none.
func (l *loader) row(t tables.ID, key string) int {
	if i, ok := l.rows[t][key]; ok && key != "" {
		return i
	}
	return -1
}

// plan is every table of the page, those first that others point at.
func (l *loader) plan() []*table {
	doc := func() []*column { return to(tables.Documents, ref, "doc_id") }
	entity := func(names ...string) []*column { return to(tables.Entities, ref, names...) }
	span := func() []*column { return cols(offset, "start", "end") }
	why := func() []*column { return join(cols(coded, "rule"), cols(plain, "confidence")) }
	return []*table{
		{id: tables.Documents, key: []string{"doc_id"}, columns: join(cols(plain, "doc_id", "path", "url", "author", "title"), cols(coded, "outlet", "published", "published_source", "status"),
			to(tables.Documents, ref, "duplicate_of"), cols(plain, "message", "mentions", "events"))},
		{id: tables.Entities, key: []string{"entity_id"}, columns: join(cols(plain, "entity_id"), cols(coded, "type", "subtype"), cols(plain, "name", "name_en", "aliases", "wikidata"), cols(coded, "country"),
			cols(plain, "lat", "lon", "documents", "mentions"), cols(coded, "first_date", "last_date"))},
		{id: tables.Stories, key: []string{"story_id"}, columns: join(cols(plain, "story_id"), cols(coded, "type", "date", "date_start", "date_end", "date_precision"), entity("place_id"),
			to(tables.Entities, refs, "agents"), cols(coded, "agent_names"), to(tables.Entities, refs, "targets"), cols(coded, "target_names"),
			cols(plain, "killed_min", "killed_max", "injured_min", "injured_max", "documents", "reports", "headline"))},
		{id: tables.Timeline, columns: join(to(tables.Stories, ref, "story_id"), cols(plain, "confidence", "reviewed", "note"))},
		{id: tables.Sentences, columns: join(doc(), span())},
		{id: tables.Mentions, columns: join(doc(), entity("entity_id"), cols(coded, "type", "method"), span(), cols(plain, "sentence"), why())},
		{id: tables.Times, columns: join(doc(), span(), cols(plain, "sentence"), cols(coded, "type", "value", "mod", "calendar", "anchor"), why())},
		{id: tables.Events, key: []string{"doc_id", "event_id"}, columns: join(cols(plain, "event_id"), doc(), to(tables.Stories, ref, "story_id"), cols(coded, "type", "subtype"), span(), cols(plain, "sentence"),
			cols(coded, "date", "date_start", "date_end", "date_precision", "date_source", "modality"), cols(plain, "attributed"), cols(coded, "polarity", "tense"),
			to(tables.Entities, refs, "agents"), cols(coded, "agent_names"), to(tables.Entities, refs, "targets"), cols(coded, "target_names"),
			entity("place_id"), cols(coded, "place", "admin1", "country"), cols(plain, "count_min", "count_max", "count_text"), entity("source_id"), cols(coded, "source", "plover", "cameo", "ace"), why())},
		{id: tables.Arguments, columns: join(to(tables.Events, ref, "event_id"), cols(coded, "role"), entity("entity_id"), cols(coded, "kind"), span())},
		{id: tables.Relations, columns: join(doc(), entity("subject_id"), cols(coded, "relation"), entity("object_id"), cols(coded, "title", "date_start", "date_end"), span(), cols(plain, "sentence"), why())},
		{id: tables.NetworkNodes, columns: join(entity("entity_id"), cols(plain, "degree", "pagerank", "community")), skip: func(r *tables.Row) bool { return !l.nodes[r.Get("entity_id").Text()] }},
		{id: tables.NetworkEdges, columns: join(entity("source_id", "target_id"), cols(coded, "kind"), cols(plain, "weight", "documents", "association", "p_value")),
			skip: func(r *tables.Row) bool {
				return !l.nodes[r.Get("source_id").Text()] || !l.nodes[r.Get("target_id").Text()]
			}},
		{id: tables.Bursts, columns: join(cols(coded, "kind", "key"), cols(plain, "date_start", "date_end", "count", "expected", "p_value"))},
		{id: tables.Diagnostics, columns: join(doc(), cols(coded, "code", "severity"), cols(plain, "message"))},
	}
}

// page is the island.
type page struct {
	Run         json.RawMessage              `json:"run"`
	Language    string                       `json:"language"`
	Labels      map[string]map[string]string `json:"labels"`
	Types       [][3]string                  `json:"types"` // code, English, Sorani
	Corrections [][5]string                  `json:"corrections"`
	Tables      map[string]*table            `json:"tables"`
	Texts       []string                     `json:"texts"` // one a document, in their order
}

// load reads an output folder into the island's JSON.
func load(in *tables.Reader, out string, opts Options) ([]byte, error) {
	l := &loader{in: in}
	p := page{Language: opts.Language, Labels: map[string]map[string]string{}, Tables: map[string]*table{}}
	var err error
	if p.Run, err = readRun(out); err != nil {
		return nil, err
	}
	for _, lang := range labels.Languages() {
		if p.Labels[lang], err = labels.Page(lang); err != nil {
			return nil, err
		}
	}
	for _, t := range tables.EventTypes() {
		p.Types = append(p.Types, [3]string{t.Code, t.Label, opts.TypeWords[t.Code]})
	}
	if p.Corrections, err = readCorrections(out); err != nil {
		return nil, err
	}
	if err := l.readTexts(); err != nil {
		return nil, err
	}
	if err := l.readNodes(); err != nil {
		return nil, err
	}
	for _, t := range l.plan() {
		if err := l.read(t); err != nil {
			return nil, err
		}
		p.Tables[t.id.String()] = t
	}
	p.Texts = make([]string, len(l.rows[tables.Documents]))
	for id, i := range l.rows[tables.Documents] {
		if t := l.texts[id]; t != nil {
			p.Texts[i] = t.String()
		}
	}
	return json.Marshal(&p)
}

func (l *loader) read(t *table) error {
	keys := map[string]int{}
	for r, err := range l.in.Rows(t.id) {
		if err != nil {
			return err
		}
		if t.skip != nil && t.skip(r) {
			continue
		}
		for _, c := range t.columns {
			c.add(l, r)
		}
		switch len(t.key) {
		case 1:
			keys[r.Get(t.key[0]).Text()] = t.rows
		case 2:
			keys[eventKey(r.Get(t.key[0]).Text(), r.Get(t.key[1]).Text())] = t.rows
		}
		t.rows++
		if t.id == tables.Documents { // later rows of the same table point at it
			l.rows[t.id] = keys
		}
	}
	l.rows[t.id] = keys
	return nil
}

// readRun takes of run.json what a reader wants to know of the page's origin.
func readRun(out string) (json.RawMessage, error) {
	data, err := os.ReadFile(filepath.Join(out, "run.json"))
	if err != nil {
		return nil, err
	}
	var run struct {
		Tool    string `json:"tool"`
		Version string `json:"version"`
		Options []struct {
			Name  string `json:"name"`
			Value string `json:"value"`
		} `json:"options"`
		Documents map[string]int `json:"documents"`
	}
	if err := json.Unmarshal(data, &run); err != nil {
		return nil, fmt.Errorf("run.json: %w", err)
	}
	return json.Marshal(run)
}

// readCorrections takes over the corrections beside the output, so that the
// file which the page hands out holds them too. A broken file is left to
// tomar extract, which tells its faults.
func readCorrections(out string) ([][5]string, error) {
	rows := [][5]string{}
	data, err := os.ReadFile(filepath.Join(out, "corrections.tsv"))
	if errors.Is(err, fs.ErrNotExist) {
		return rows, nil
	} else if err != nil {
		return nil, err
	}
	t, err := tsv.Parse("corrections.tsv", data, "kind", "id", "action", "value", "note")
	if err != nil {
		return nil, err
	}
	for r := range t.Rows() {
		rows = append(rows, [5]string{r.Get("kind"), r.Get("id"), r.Get("action"), r.Get("value"), r.Get("note")})
	}
	return rows, nil
}

// readNodes chooses the entities of the network; the table begins with the
// greatest.
func (l *loader) readNodes() error {
	l.nodes = map[string]bool{}
	for r, err := range l.in.Rows(tables.NetworkNodes) {
		if err != nil {
			return err
		}
		if len(l.nodes) == networkNodes {
			break
		}
		l.nodes[r.Get("entity_id").Text()] = true
	}
	return nil
}
