package main

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/internal/readers"
	"github.com/tomar-nlp/tomar/output/sinks"
)

// sampleRun reads the sample articles as `make run` does, in every format.
func sampleRun(t *testing.T, args ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	var stderr bytes.Buffer
	args = append([]string{"extract", filepath.Join("..", "..", "seeds", "corpus"), "--out", out, "--format", "csv,jsonl,parquet,sqlite", "--quiet"}, args...)
	if code := run(args, streams{nil, &stderr, &stderr}); code != exitFine {
		t.Fatalf("exit status %d: %s", code, stderr.String())
	}
	return out
}

// question is one of notebooks/questions.sql.
type question struct{ title, sql string }

func questions(t *testing.T) []question {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "notebooks", "questions.sql"))
	if err != nil {
		t.Fatal(err)
	}
	var qs []question
	for _, m := range regexp.MustCompile(`(?ms)^-- (\d+\. [^\n]+)\n(SELECT .*?);\n`).FindAllStringSubmatch(string(b), -1) {
		qs = append(qs, question{m[1], m[2]})
	}
	if statements := strings.Count(string(b), ";\n"); len(qs) != statements || len(qs) < 12 {
		t.Fatalf("%d questions, %d statements", len(qs), statements)
	}
	return qs
}

// TestQuestionsInSQLite asks tomar.db every question of the sheet and compares
// answers with counts over the JSON Lines.
func TestQuestionsInSQLite(t *testing.T) {
	out := sampleRun(t)
	answers := map[string][][]any{}
	for _, q := range questions(t) {
		number, _, _ := strings.Cut(q.title, ".")
		answers[number] = ask(t, out, q)
		if len(answers[number]) == 0 {
			t.Errorf("%s: no answer in the sample run", q.title)
		}
	}
	events := readers.Objects(t, out, "events")
	happened := func(e map[string]any) bool { return e["modality"] == "actual" && e["polarity"] == "positive" }
	count := func(is func(e map[string]any) bool) (n int) {
		for _, e := range events {
			if is(e) {
				n++
			}
		}
		return n
	}
	day := func(e map[string]any) string { s, _ := e["date_start"].(string); return s }
	if want := count(func(e map[string]any) bool {
		return happened(e) && e["country"] == "IQ" && strings.HasPrefix(day(e), "2020-")
	}); len(answers["1"]) != want || want == 0 {
		t.Errorf("question 1: %d rows, the events have %d", len(answers["1"]), want)
	}
	violent := int64(0)
	for _, r := range answers["2"] {
		violent += r[1].(int64)
	}
	if want := count(func(e map[string]any) bool {
		return happened(e) && slices.Contains([]string{"ATTACK", "CLASH", "KILL", "INJURE"}, e["type"].(string)) && day(e) != "" &&
			slices.Contains([]string{"day", "week", "month"}, e["date_precision"].(string))
	}); violent != int64(want) || want == 0 {
		t.Errorf("question 2: %d events, want %d", violent, want)
	}
	mapped := int64(0)
	for _, r := range answers["11"] {
		mapped += r[4].(int64)
	}
	if want := count(func(e map[string]any) bool { return e["place_id"] != nil && e["lat"] != nil }); mapped != int64(want) {
		t.Errorf("question 11: %d events on the map, want %d", mapped, want)
	}
	all := int64(0)
	for _, r := range answers["13"] {
		all += r[2].(int64)
	}
	if all != int64(len(events)) {
		t.Errorf("question 13: %d events, want %d", all, len(events))
	}
	if offices := len(answers["7"]); offices == 0 || offices > len(readers.Objects(t, out, "relations")) {
		t.Errorf("question 7: %d offices", offices)
	}
}

func ask(t *testing.T, out string, q question) [][]any {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(out, "tomar.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(q.sql)
	if err != nil {
		t.Fatalf("%s: %v", q.title, err)
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var all [][]any
	for rows.Next() {
		cells, at := make([]any, len(names)), make([]any, len(names))
		for i := range cells {
			at[i] = &cells[i]
		}
		if err := rows.Scan(at...); err != nil {
			t.Fatal(err)
		}
		all = append(all, cells)
	}
	return all
}

// askDuckDB runs the set-up script and then every question of the JSON array in
// the second argument, and prints the answers.
const askDuckDB = `
import { DuckDBInstance } from "@duckdb/node-api";
import { readFileSync } from "node:fs";
const db = await (await DuckDBInstance.create(":memory:")).connect();
for (const s of readFileSync(process.argv[2], "utf8").split(";\n")) if (s.trim()) await db.run(s);
const answers = [];
for (const q of JSON.parse(process.argv[3])) answers.push((await db.runAndReadAll(q)).getRowsJson());
console.log(JSON.stringify(answers));
`

// TestQuestionsInDuckDB asks DuckDB the same over the Parquet files, and wants
// the same answers.
func TestQuestionsInDuckDB(t *testing.T) {
	readers.Modules(t)
	out := sampleRun(t)
	setup, err := os.ReadFile(filepath.Join("..", "..", "notebooks", "duckdb.sql"))
	if err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(t.TempDir(), "duckdb.sql")
	setup = bytes.ReplaceAll(setup, []byte("read_parquet('out/"), []byte("read_parquet('"+filepath.ToSlash(out)+"/"))
	if err := os.WriteFile(script, setup, 0o600); err != nil {
		t.Fatal(err)
	}
	qs := questions(t)
	for _, v := range sinks.Views() {
		qs = append(qs, question{"view " + v.Name, "SELECT count(*) FROM " + v.Name})
	}
	var list []string
	for _, q := range qs {
		list = append(list, q.sql)
	}
	arg, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	var got [][][]any
	if err := json.Unmarshal(readers.Node(t, askDuckDB, script, string(arg)), &got); err != nil {
		t.Fatal(err)
	}
	for i, q := range qs {
		want := ask(t, out, q)
		if len(got[i]) != len(want) {
			t.Errorf("%s: %d rows in DuckDB, %d in SQLite", q.title, len(got[i]), len(want))
			continue
		}
		for k := range want {
			if a, b := written(got[i][k]), written(want[k]); a != b {
				t.Errorf("%s, row %d:\nDuckDB %s\nSQLite %s", q.title, k, a, b)
			}
		}
	}
}

// written are cells as text: the engines differ in the types of whole numbers.
func written(cells []any) string {
	var b strings.Builder
	for _, c := range cells {
		fmt.Fprintf(&b, "%v | ", c)
	}
	return b.String()
}

// found prints what the notebook's variables hold in the end.
const found = `
print("FOUND", json.dumps({
    "Events": len(events), "Chosen": sorted(chosen["event_id"]), "At": sorted(sulaymaniyah["event_id"]),
    "Months": {f"{m} {t}": int(n) for (m, t), n in per_month.stack().items() if n},
    "Nodes": G.number_of_nodes(), "Weight": sum(d["weight"] for _, _, d in G.edges(data=True)), "Named": sum(isinstance(d["name"], str) for _, d in G.nodes(data=True)),
    "Traced": bool(traced), "Checked": len(check), "Mapped": int(located["events"].sum()), "Agents": sum(map(len, events["agents"])),
    "Attributed": int(events["attributed"].sum()), "Cameo": sorted(events["cameo"].dropna().unique()),
}))
`

// TestNotebook runs the code of the notebook on the sample run, as Jupyter would
// from the folder notebooks, and compares what it found with the JSON Lines.
func TestNotebook(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "notebooks", "explore.ipynb"))
	if err != nil {
		t.Fatal(err)
	}
	var book struct {
		Format int `json:"nbformat"`
		Cells  []struct {
			ID      string   `json:"id"`
			Type    string   `json:"cell_type"`
			Source  []string `json:"source"`
			Outputs []any    `json:"outputs"`
		} `json:"cells"`
	}
	if err := json.Unmarshal(b, &book); err != nil || book.Format != 4 {
		t.Fatalf("format %d, %v", book.Format, err)
	}
	var code strings.Builder
	ids := map[string]bool{}
	for _, c := range book.Cells {
		if ids[c.ID] || c.ID == "" || len(c.Outputs) > 0 {
			t.Errorf("cell %q: no id of its own, or outputs of a run", c.ID)
		}
		ids[c.ID] = true
		if c.Type == "code" {
			code.WriteString(strings.Join(c.Source, "") + "\n\n")
		}
	}
	out := sampleRun(t)
	t.Setenv("TOMAR_OUT", out)
	printed := readers.Python(t, []string{"pandas", "matplotlib", "networkx"}, code.String()+found)
	_, last, ok := bytes.Cut(printed, []byte("FOUND "))
	if !ok {
		t.Fatalf("nothing found: %s", printed)
	}
	var got struct {
		Events, Nodes, Named, Checked, Mapped, Agents, Attributed int
		Weight                                                    float64
		Chosen, At, Cameo                                         []string
		Months                                                    map[string]int
		Traced                                                    bool
	}
	if err := json.Unmarshal(last, &got); err != nil {
		t.Fatal(err)
	}
	want := got
	want.Events, want.Checked, want.Mapped, want.Agents, want.Attributed, want.Weight, want.Traced = 0, 0, 0, 0, 0, 0, true
	want.Chosen, want.At, want.Cameo, want.Months = nil, nil, nil, map[string]int{}
	places := map[string]bool{}
	for _, e := range readers.Objects(t, out, "entities") {
		places[e["entity_id"].(string)] = e["name_en"] == "Sulaymaniyah"
	}
	for _, a := range readers.Objects(t, out, "arguments") {
		if id, _ := a["entity_id"].(string); a["role"] == "place" && places[id] && !slices.Contains(want.At, a["event_id"].(string)) {
			want.At = append(want.At, a["event_id"].(string))
		}
	}
	for _, e := range readers.Objects(t, out, "events") {
		want.Events++
		want.Checked++
		want.Agents += len(e["agents"].([]any))
		day, _ := e["date_start"].(string)
		if code, ok := e["cameo"].(string); ok && !slices.Contains(want.Cameo, code) {
			want.Cameo = append(want.Cameo, code)
		}
		if e["attributed"] == true {
			want.Attributed++
		}
		if e["lat"] != nil {
			want.Mapped++
		}
		if e["modality"] != "actual" || e["polarity"] != "positive" || day == "" {
			continue
		}
		if e["country"] == "IQ" && day >= "2020-01-01" && day <= "2020-12-31" {
			want.Chosen = append(want.Chosen, e["event_id"].(string))
		}
		if p := e["date_precision"]; p == "day" || p == "week" || p == "month" {
			want.Months[day[:7]+" "+e["type"].(string)]++
		}
	}
	nodes := map[string]bool{}
	for _, e := range readers.Objects(t, out, "network_edges") {
		if e["kind"] == "cooccurrence" {
			want.Weight += e["weight"].(float64)
			nodes[e["source_id"].(string)], nodes[e["target_id"].(string)] = true, true
		}
	}
	want.Nodes, want.Named = len(nodes), len(nodes)
	slices.Sort(want.Chosen)
	slices.Sort(want.At)
	slices.Sort(want.Cameo)
	if !reflect.DeepEqual(got, want) || len(want.Chosen) == 0 || len(want.At) == 0 || len(want.Months) == 0 {
		t.Errorf("the notebook found\n%+v, the tables have\n%+v", got, want)
	}
}
