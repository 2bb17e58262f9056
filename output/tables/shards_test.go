package tables_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/output/tables"
)

// sharded makes an output folder in so many shards, whose files are given by
// table, shard and ending: "texts 0 csv".
func sharded(t *testing.T, shards int, files map[string]string) *tables.Reader {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("run.json", fmt.Sprintf(`{"options":[{"name":"format","value":"csv"},{"name":"shards","value":"%d"}]}`, shards))
	for key, text := range files {
		var table, ending string
		var shard int
		if _, err := fmt.Sscanf(key, "%s %d %s", &table, &shard, &ending); err != nil {
			write(key, text)
			continue
		}
		write(tables.ShardName(table, shard, shards)+"."+ending, text)
	}
	r, err := tables.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestShards(t *testing.T) {
	for _, x := range []struct {
		name   string
		table  tables.ID
		column string
		files  map[string]string
		want   string
	}{
		{"one after the other, with one that is empty", tables.Texts, "doc_id",
			map[string]string{"texts 0 csv": "doc_id,text\nd2,\nd9,\n", "texts 1 csv": "doc_id,text\n", "texts 2 csv": "doc_id,text\nd1,\n"}, "d2 d9 d1"},
		{"JSON Lines", tables.Texts, "doc_id",
			map[string]string{"texts 0 jsonl": `{"doc_id":"d2"}`, "texts 1 jsonl": `{"doc_id":"d1"}`, "texts 2 jsonl": ""}, "d2 d1"},
		{"an older run's file is of no account", tables.Texts, "doc_id",
			map[string]string{"texts.csv": "doc_id,text\nold,\n", "texts 0 jsonl": "", "texts 1 jsonl": `{"doc_id":"d1"}`, "texts 2 jsonl": ""}, "d1"},
		{"entities by mentions, then by id", tables.Entities, "entity_id", map[string]string{
			"entities 0 csv": "entity_id,mentions\nb,9\nd,2\n", "entities 1 csv": "entity_id,mentions\n", "entities 2 csv": "entity_id,mentions\na,9\nc,5\ne,2\n"},
			"a b c d e"},
		{"stories by their first day, then by id, then those without", tables.Stories, "story_id", map[string]string{
			"stories 0 csv": "story_id,date_start,date\nz,2019-12-31,\nb,2020-01-02,\nu,,2020\n",
			"stories 1 csv": "story_id,date_start,date\na,2020-01-02,\nv,,\n",
			"stories 2 csv": "story_id,date_start,date\nc,2020-01-02,\n"}, "z a b c v u"},
		{"timeline", tables.Timeline, "story_id", map[string]string{
			"timeline 0 csv": "story_id,date_start\ny,2020-01-02\n", "timeline 1 csv": "story_id,date_start\nx,2020-01-02\n", "timeline 2 csv": "story_id,date_start\nz,2020-01-01\n"},
			"z x y"},
	} {
		t.Run(x.name, func(t *testing.T) {
			r := sharded(t, 3, x.files)
			if !r.Has(x.table) {
				t.Error("the table is not there")
			}
			rows, err := read(r, x.table)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for i := range rows {
				got = append(got, rows[i].Get(x.column).Text())
			}
			want := strings.Fields(x.want)
			if !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestFaultsOfShards(t *testing.T) {
	const head = "doc_id,text\n"
	for _, x := range []struct {
		name  string
		table tables.ID
		files map[string]string
		want  string
	}{
		{"one is missing", tables.Texts, map[string]string{"texts 0 csv": head, "texts 2 csv": head}, "texts-00001-of-00003.csv"},
		{"one that is read side by side is missing", tables.Entities, map[string]string{"entities 0 csv": "entity_id\n", "entities 1 csv": "entity_id\n"}, "entities-00002-of-00003.csv"},
		{"a quote in the last", tables.Texts, map[string]string{"texts 0 csv": head, "texts 1 csv": head, "texts 2 csv": head + "d1,\"a"}, "texts-00002-of-00003.csv"},
		{"no number in the second", tables.Entities, map[string]string{"entities 0 csv": "entity_id,mentions\n", "entities 1 csv": "entity_id,mentions\na,many\n", "entities 2 csv": "entity_id,mentions\n"},
			"entities-00001-of-00003.csv"},
		{"none", tables.Texts, map[string]string{"texts.csv": head}, "in no format that can be read"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if _, err := read(sharded(t, 3, x.files), x.table); err == nil || !strings.Contains(err.Error(), x.want) {
				t.Errorf("got %v, want %q", err, x.want)
			}
		})
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "run.json"), []byte(`{"options":[{"name":"shards","value":"few"}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := tables.Open(dir); err == nil || !strings.Contains(err.Error(), `the number of shards is "few"`) {
		t.Errorf("few shards: %v", err)
	}
}
