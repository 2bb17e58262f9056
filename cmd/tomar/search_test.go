package main

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The SQL of docs/views.md finds sentences of both spellings, as it says.
func TestDocumentedSearch(t *testing.T) {
	dir := t.TempDir()
	news, out := filepath.Join(dir, "news.jsonl"), filepath.Join(dir, "out")
	if err := os.WriteFile(news, []byte(`{"id":"modern","text":"پەرلەمانی کوردستان ڕایگەیاندووە."}
{"id":"legacy","text":"په‌رله‌مانى كوردستان رایگه‌یاند."}
{"id":"other","text":"کوردستان پەرلەمانی."}
`), 0o600); err != nil {
		t.Fatal(err)
	}
	if code := run([]string{"extract", news, "--out", out, "--format", "sqlite", "-q"}, streams{nil, os.Stderr, os.Stderr}); code != exitFine {
		t.Fatalf("status %d", code)
	}
	doc, err := os.ReadFile("../../docs/views.md")
	if err != nil {
		t.Fatal(err)
	}
	_, part, _ := strings.Cut(string(doc), "## Searching sentences")
	_, part, _ = strings.Cut(part, "```sql\n")
	query, _, ok := strings.Cut(part, "```")
	if !ok {
		t.Fatal("docs/views.md has no statement")
	}
	db, err := sql.Open("sqlite", filepath.Join(out, "tomar.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	found := map[string]string{}
	for rows.Next() {
		var id, text string
		var n int
		if err := rows.Scan(&id, &n, &text); err != nil {
			t.Fatal(err)
		}
		found[id] = text
	}
	if len(found) != 2 || found["modern"] == "" || !strings.Contains(found["legacy"], "كوردستان") {
		t.Errorf("found %q", found)
	}
	var marked string // in the sentence as it stands
	if err := db.QueryRow(`SELECT highlight(sentences_fts, 0, '[', ']') FROM sentences_fts WHERE sentences_fts MATCH '"رایگەیاند"'`).Scan(&marked); err != nil || !strings.HasSuffix(marked, "كوردستان [رایگه‌یاند].") {
		t.Errorf("marked %q, %v", marked, err)
	}
}

func TestSearchQuery(t *testing.T) {
	same := func(s string) string { return s }
	for typed, want := range map[string]string{
		"a b":             `"a" "b"`,
		"a* OR b":         `"a"* OR "b"`,
		`"a b"* c`:        `"a b"* "c"`,
		"«a b» c":         `"a b" "c"`,
		"OR a AND":        `"a"`,
		"a OR OR b":       `"a" OR "b"`,
		`"OR" a`:          `"OR" "a"`,
		`"open a`:         `"open a"`,
		`x'; DROP "`:      `"x" "DROP"`,
		"a-b:c":           `"a b c"`,
		"  ":              "",
		"* ( ) ^":         "",
		"a NOT ***":       `"a"`,
		"NEAR(a b, 2)":    `"NEAR a" "b" "2"`,
		"«never closed x": `"never closed x"`,
	} {
		if got := searchQuery(typed, same); got != want {
			t.Errorf("%q is asked as %s, want %s", typed, got, want)
		}
	}
}
