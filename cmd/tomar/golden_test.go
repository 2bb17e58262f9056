package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the golden files anew")

// goldenTables are the tables that a golden holds.
var goldenTables = []string{"documents", "mentions", "times", "events", "arguments", "relations", "entities", "stories", "timeline", "diagnostics"}

// TestGolden extracts every sample article and compares the tables with its
// golden, testdata/golden/NAME.txtar. A golden without an article is a fault.
func TestGolden(t *testing.T) {
	articles, err := filepath.Glob(filepath.Join("..", "..", "seeds", "corpus", "*.txt"))
	if err != nil || len(articles) < 10 {
		t.Fatalf("%d articles, %v", len(articles), err)
	}
	articles = append(articles, filepath.Join("..", "..", "seeds", "corpus", "wire.jsonl"))
	dir := filepath.Join("testdata", "golden")
	want := map[string]bool{}
	for _, a := range articles {
		name := strings.TrimSuffix(filepath.Base(a), filepath.Ext(a))
		want[name+".txtar"] = true
		t.Run(name, func(t *testing.T) { golden(t, a, filepath.Join(dir, name+".txtar")) })
	}
	have, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range have {
		if !want[f.Name()] {
			t.Errorf("%s belongs to no article; delete it", f.Name())
		}
	}
}

func golden(t *testing.T, article, file string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	var stderr bytes.Buffer
	if code := run([]string{"extract", article, "--out", out, "--format", "csv", "--quiet"}, streams{nil, &stderr, &stderr}); code != exitFine {
		t.Fatalf("exit status %d: %s", code, stderr.String())
	}
	a := &txtar.Archive{Comment: []byte("Tables made of " + filepath.Base(article) + "; write anew with make golden.\n")}
	for _, name := range goldenTables {
		data, err := os.ReadFile(filepath.Join(out, name+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		// the path as the test typed it would differ from system to system
		data = bytes.ReplaceAll(data, []byte(filepath.ToSlash(article)), []byte(filepath.Base(article)))
		a.Files = append(a.Files, txtar.File{Name: name + ".csv", Data: data})
	}
	got := txtar.Format(a)
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; make golden writes it", err)
	}
	if !bytes.Equal(old, got) {
		t.Errorf("the tables differ from %s%s", file, firstDifference(string(old), string(got)))
	}
}

// firstDifference shows the first line that differs.
func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return "\n  golden: " + x[i] + "\n  now:    " + y[i]
		}
	}
	return ": one of them is longer"
}
