package export

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/internal/readers"
	_ "github.com/tomar-nlp/tomar/output/internal/golden" // -update is known to every test of output
	"github.com/tomar-nlp/tomar/output/internal/sample"
	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/tables"
)

// output writes an output folder of two copies of the sample.
func output(t *testing.T, opts sinks.Options) string {
	t.Helper()
	return outputWith(t, opts, func(func(*tables.Row)) {})
}

// outputWith writes further rows behind those of the sample.
func outputWith(t *testing.T, opts sinks.Options, more func(emit func(*tables.Row))) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	s, err := sinks.Create(out, opts)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	write := func(r *tables.Row) {
		if err := s.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	sample.Run(2, write)
	more(write)
	if err := s.Commit(sinks.Run{}, sinks.Timing{}); err != nil {
		t.Fatal(err)
	}
	return out
}

// export runs one export and gives its files, by path below exports.
func export(t *testing.T, out, name string, opts Options) map[string]string {
	t.Helper()
	written, err := Run(out, []string{name}, opts)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, w := range written {
		err := filepath.WalkDir(filepath.Join(out, w), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(path)
			rel, _ := filepath.Rel(filepath.Join(out, Dir), path)
			files[filepath.ToSlash(rel)] = string(b)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// rows reads a table of the output that must not be empty.
func rows(t *testing.T, out, table string) []map[string]any {
	t.Helper()
	list := readers.Objects(t, out, table)
	if len(list) == 0 {
		t.Fatalf("%s is empty", table)
	}
	return list
}

func text(m map[string]any, key string) string { s, _ := m[key].(string); return s }

func number64(m map[string]any, key string) int { f, _ := m[key].(float64); return int(f) }

func decode[T any](t *testing.T, s string) (v T) {
	t.Helper()
	if err := json.Unmarshal([]byte(s), &v); err != nil {
		t.Fatalf("%v in %.200s", err, s)
	}
	return v
}

func TestEveryExportIsTheSameTwice(t *testing.T) {
	out := output(t, sinks.Options{WithTexts: true})
	for _, f := range Formats() {
		first := export(t, out, f.Name, Options{})
		again := export(t, out, f.Name, Options{})
		if len(first) == 0 {
			t.Errorf("%s wrote nothing", f.Name)
		}
		for name := range first {
			if first[name] != again[name] || first[name] == "" {
				t.Errorf("%s: %s differs or is empty", f.Name, name)
			}
		}
	}
	left, _ := filepath.Glob(filepath.Join(out, Dir, ".*"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// Without the table texts the space between sentences is unknown, but offsets
// stay right.
func TestExportsWithoutTexts(t *testing.T) {
	full, bare := output(t, sinks.Options{WithTexts: true}), output(t, sinks.Options{Formats: []sinks.Format{sinks.CSV}})
	with, without := export(t, full, "brat", Options{}), export(t, bare, "brat", Options{})
	if with["brat/d0.ann"] != without["brat/d0.ann"] {
		t.Error("annotations differ")
	}
	if a, b := []rune(with["brat/d0.txt"]), []rune(without["brat/d0.txt"]); len(a) != len(b) {
		t.Errorf("texts of %d and %d code points", len(a), len(b))
	}
}

func TestRunFaults(t *testing.T) {
	out := output(t, sinks.Options{})
	if _, err := Run(out, []string{"powerpoint"}, Options{}); !errors.Is(err, ErrFormat) {
		t.Errorf("got %v", err)
	}
	if _, err := Run(t.TempDir(), []string{"vis"}, Options{}); !errors.Is(err, tables.ErrNoOutput) {
		t.Errorf("got %v", err)
	}
	if _, err := Run(out, []string{"vis"}, Options{GroupBy: "colour"}); err == nil {
		t.Error("grouped by colour")
	}
	// a table whose offsets do not fit its texts must not become annotations
	path := filepath.Join(out, "mentions.csv")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(b), "\n")
	cells := strings.Split(lines[1], ",")
	i := slices.Index(strings.Split(lines[0], ","), "start")
	cells[i] = "1" + cells[i]
	lines[1] = strings.Join(cells, ",")
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Run(out, []string{"brat"}, Options{}); err == nil || !strings.Contains(err.Error(), "document d0: mention m") {
		t.Errorf("shifted offsets: %v", err)
	}
}
