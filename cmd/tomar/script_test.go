package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"tomar": main,
	})
}

// TestScripts runs the command line as its users do; the scripts read like a
// manual.
func TestScripts(t *testing.T) {
	corpus, err := filepath.Abs(filepath.Join("..", "..", "seeds", "corpus"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: false,
		Setup: func(e *testscript.Env) error {
			e.Setenv("CORPUS", corpus)
			e.Setenv("HOME", e.WorkDir)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":        status,
			"unpack-binary": unpackBinary,
			"mark":          mark,
			"same":          sameOutput,
		},
	})
}

// status runs a command and compares how it ends: status 2 tomar extract.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var ee *exec.ExitError
	if errors.As(err, &ee) {
		got = ee.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// sameOutput compares two output folders byte by byte: same ONE OTHER. What took
// how long is not compared.
func sameOutput(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: same ONE OTHER")
	}
	if err := compareFolders(ts.MkAbs(args[0]), ts.MkAbs(args[1])); err != nil {
		ts.Fatalf("%v", err)
	}
}

// compareFolders tells the first difference of two output folders.
func compareFolders(a, b string) error {
	names := map[string]bool{}
	for _, dir := range []string{a, b} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return err
		}
		for _, e := range entries {
			names[e.Name()] = true
		}
	}
	delete(names, "timing.json")
	if !names["run.json"] {
		return fmt.Errorf("%s: there is no run.json", a)
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		x, err := os.ReadFile(filepath.Join(a, name))
		if err != nil {
			return err
		}
		y, err := os.ReadFile(filepath.Join(b, name))
		if err != nil {
			return err
		}
		if !bytes.Equal(x, y) {
			return fmt.Errorf("%s differs: %d bytes in %s, %d in %s", name, len(x), a, len(y), b)
		}
	}
	return nil
}

// unpackBinary writes what a txtar cannot hold.
func unpackBinary(ts *testscript.TestScript, _ bool, _ []string) {
	ts.Check(os.WriteFile(ts.MkAbs("zeros.bin"), []byte("ab\x00\x00\x01"), 0o644))
	ts.Check(os.WriteFile(ts.MkAbs("invalid.txt"), []byte("وەفدێک گەیشتە \xff\xfe بەغدا."), 0o644))
}

// mark writes remarks into the first row of a timeline.csv and saves it as a
// spreadsheet of a country with decimal commas would.
func mark(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: mark FILE")
	}
	rows, err := csv.NewReader(strings.NewReader(ts.ReadFile(args[0]))).ReadAll()
	ts.Check(err)
	if len(rows) < 2 {
		ts.Fatalf("the timeline is empty")
	}
	rows[1][slices.Index(rows[0], "reviewed")] = "yes"
	rows[1][slices.Index(rows[0], "note")] = "ask, again"
	var b strings.Builder
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', true
	ts.Check(w.WriteAll(rows))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(b.String()), 0o644))
}
