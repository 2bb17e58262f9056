package sinks

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/tomar-nlp/tomar/internal/spill"
	"github.com/tomar-nlp/tomar/output/internal/sample"
	"github.com/tomar-nlp/tomar/output/tables"
)

// write makes an output folder of n copies of the sample.
func write(t *testing.T, out string, opts Options, n int) {
	t.Helper()
	s, err := Create(out, opts)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	fill(t, s, n)
	if err := s.Commit(Run{Tool: "tomar", Inputs: n}, Timing{}); err != nil {
		t.Fatal(err)
	}
}

// fill writes the sample's run: documents as batches, as workers do, the rest row
// by row.
func fill(t *testing.T, s *Set, n int) {
	t.Helper()
	b := s.NewBatch()
	flush := func() {
		if err := s.WriteBatch(b); err != nil {
			t.Fatal(err)
		}
		b.Reset()
	}
	sample.Run(n, func(r *tables.Row) {
		switch r.Table {
		case tables.Documents:
			flush()
			b.Add(r)
		case tables.Sentences, tables.Mentions, tables.Times, tables.Events, tables.Arguments, tables.Relations, tables.Diagnostics, tables.Texts:
			b.Add(r)
		default:
			flush()
			if err := s.Write(r); err != nil {
				t.Fatal(err)
			}
		}
	})
	flush()
}

// files are the names in a folder and their contents, timing.json apart.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	m := map[string]string{}
	for _, e := range entries {
		if e.IsDir() {
			m[e.Name()+"/"] = ""
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		m[e.Name()] = string(b)
	}
	return m
}

// clean fails where a folder holds anything but the given names.
func clean(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if !slices.Contains(names, e.Name()) {
			t.Errorf("left behind: %s", e.Name())
		}
	}
}

func TestEveryTableExistsWithItsHeader(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "out"), Options{}, 0)
	got := files(t, filepath.Join(dir, "out"))
	for _, tab := range tables.All() {
		if tab.ID == tables.Texts {
			if _, ok := got["texts.csv"]; ok {
				t.Error("texts without being asked for")
			}
			continue
		}
		var names []string
		for _, c := range tab.Columns {
			names = append(names, c.Name)
		}
		head, _, _ := strings.Cut(got[tab.Name+".csv"], "\n")
		if head != strings.Join(names, ",") {
			t.Errorf("%s.csv begins %q", tab.Name, head)
		}
		if _, ok := got[tab.Name+".jsonl"]; !ok {
			t.Errorf("%s.jsonl is missing", tab.Name)
		}
	}
	clean(t, dir, "out")
}

func TestSameRowsSameBytes(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	write(t, a, Options{WithTexts: true}, 5)
	write(t, b, Options{WithTexts: true}, 5)
	x, y := files(t, a), files(t, b)
	for name := range x {
		if x[name] != y[name] {
			t.Errorf("%s differs", name)
		}
	}
	if n := strings.Count(x["mentions.csv"], "\n"); n != 5*8+1 {
		t.Errorf("mentions.csv has %d lines", n)
	}
}

func TestCommitReplacesTheWholeSet(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	write(t, out, Options{}, 3)
	for name, text := range map[string]string{"corrections.tsv": "mine", "notes/a.txt": "mine too"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(out, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(out, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(t, out, Options{Formats: []Format{CSV}}, 1)
	got := files(t, out)
	if got["corrections.tsv"] != "mine" {
		t.Error("the user's file is gone")
	}
	if b, _ := os.ReadFile(filepath.Join(out, "notes", "a.txt")); string(b) != "mine too" {
		t.Error("the user's folder is gone")
	}
	if _, ok := got["mentions.jsonl"]; ok {
		t.Error("a table of the earlier run stands beside the new ones")
	}
	if n := strings.Count(got["documents.csv"], "\n"); n != 2 {
		t.Errorf("documents.csv has %d lines", n)
	}
	clean(t, dir, "out")
}

func TestFolderThatIsNotOursStays(t *testing.T) {
	out := t.TempDir()
	if err := os.WriteFile(filepath.Join(out, "thesis.txt"), []byte("years of work"), 0o644); err != nil {
		t.Fatal(err)
	}
	write(t, out, Options{}, 2)
	write(t, out, Options{Formats: []Format{CSV}}, 1)
	got := files(t, out)
	if got["thesis.txt"] != "years of work" || strings.Count(got["documents.csv"], "\n") != 2 {
		t.Errorf("the folder holds %d files", len(got))
	}
	if _, ok := got["documents.jsonl"]; ok {
		t.Error("a table of the earlier run is left")
	}
}

func TestWorkingDirectoryAsOutput(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	write(t, ".", Options{}, 2)
	write(t, ".", Options{}, 1)
	if b, err := os.ReadFile("documents.csv"); err != nil || strings.Count(string(b), "\n") != 2 {
		t.Errorf("the working directory was not written in place: %v", err)
	}
	got, _ := os.ReadDir(".")
	for _, e := range got {
		if strings.HasPrefix(e.Name(), stageMark) {
			t.Errorf("left behind: %s", e.Name())
		}
	}
}

func TestAbortLeavesTheOldOutput(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	write(t, out, Options{}, 2)
	old := files(t, out)
	s, err := Create(out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	fill(t, s, 7)
	s.Abort()
	got := files(t, out)
	for name := range old {
		if got[name] != old[name] {
			t.Errorf("%s changed", name)
		}
	}
	clean(t, dir, "out")
}

func TestOutputThatIsAFile(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	if err := os.WriteFile(out, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(out, Options{}); err == nil || !strings.Contains(err.Error(), "is a file") {
		t.Errorf("got %v", err)
	}
}

func TestParseFormats(t *testing.T) {
	if fs, err := ParseFormats("jsonl, csv,csv"); err != nil || !slices.Equal(fs, []Format{CSV, JSONL}) {
		t.Errorf("got %v, %v", fs, err)
	}
	if _, err := ParseFormats("csv,xls"); err == nil {
		t.Error("xls was taken")
	}
}

// TestKilledRun kills a process in the middle of writing: the old output stands
// as it was, and the next run clears what was left.
func TestKilledRun(t *testing.T) {
	if out := os.Getenv("SINKS_TEST_OUT"); out != "" {
		s, err := Create(out, Options{})
		if err != nil {
			t.Fatal(err)
		}
		fill(t, s, 50)
		for _, l := range s.lines { // half of it reaches the disk
			for _, b := range l.bufs {
				if b != nil {
					b.Flush()
				}
			}
		}
		spool := spill.NewLog(s.Scratch())
		if _, err := spool.Write(make([]byte, 1<<20)); err != nil {
			t.Fatal(err)
		}
		fmt.Println("halfway")
		time.Sleep(time.Minute)
		runtime.KeepAlive(s) // and with it the lock
		return
	}
	for _, before := range []int{0, 2} {
		t.Run(fmt.Sprintf("%d documents before", before), func(t *testing.T) {
			dir := t.TempDir()
			out := filepath.Join(dir, "out")
			var old map[string]string
			if before > 0 {
				write(t, out, Options{}, before)
				old = files(t, out)
			}
			cmd := exec.Command(os.Args[0], "-test.run", "^TestKilledRun$")
			cmd.Env = append(os.Environ(), "SINKS_TEST_OUT="+out)
			pipe, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if line, err := bufio.NewReader(pipe).ReadString('\n'); err != nil || line != "halfway\n" {
				t.Fatalf("%q, %v", line, err)
			}
			if names, _ := os.ReadDir(dir); len(names) < 2 {
				t.Fatal("nothing was staged")
			}
			scratch := func() []string {
				found, err := filepath.Glob(filepath.Join(dir, ".out.tomar-*"+scratchMark, "*"))
				if err != nil {
					t.Fatal(err)
				}
				return found
			}
			if len(scratch()) != 1 {
				t.Fatal("nothing outgrew memory")
			}
			// a run beside a living one leaves its stage and its temporary files alone
			s, err := Create(out, Options{})
			if err != nil {
				t.Fatal(err)
			}
			s.Abort()
			if names, _ := os.ReadDir(dir); len(names) < 2 || len(scratch()) != 1 {
				t.Fatal("the stage of a living run was cleared, or its temporary files")
			}
			if err := cmd.Process.Signal(syscall.SIGKILL); err != nil {
				t.Fatal(err)
			}
			_ = cmd.Wait() // killed
			if before == 0 {
				if _, err := os.Stat(out); err == nil {
					t.Error("a killed run left an output")
				}
			} else {
				got := files(t, out)
				for name := range old {
					if got[name] != old[name] {
						t.Errorf("%s changed", name)
					}
				}
			}
			if len(scratch()) != 1 {
				t.Fatal("there is nothing to clear")
			}
			write(t, out, Options{}, 1)
			clean(t, dir, "out")
		})
	}
}

// TestDeadSwap finishes what a run killed between two renames left: an old
// output moved aside comes back, the user's files with it.
func TestDeadSwap(t *testing.T) {
	for _, c := range []struct{ name, at string }{
		{"moved aside", ".out.tomar-1-0.old"},
		{"swapped, not yet retired", ".out.tomar-1-0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			out, at := filepath.Join(dir, "out"), filepath.Join(dir, c.at)
			if c.at != ".out.tomar-1-0.old" {
				write(t, out, Options{}, 2)
			}
			write(t, at, Options{}, 1)
			for path, text := range map[string]string{filepath.Join(at, "corrections.tsv"): "mine", filepath.Join(dir, ".out.tomar-1-0.lock"): ""} {
				if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			s, err := Create(out, Options{})
			if err != nil {
				t.Fatal(err)
			}
			s.Abort()
			if got := files(t, out); got["corrections.tsv"] != "mine" || got["run.json"] == "" {
				t.Errorf("came back: %d files", len(got))
			}
			clean(t, dir, "out")
		})
	}
}

func TestWatch(t *testing.T) {
	for _, f := range []Format{CSV, Parquet} {
		s, err := Create(filepath.Join(t.TempDir(), "out"), Options{Formats: []Format{f}})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Abort()
		var seen []string
		s.Watch([]tables.ID{tables.Documents, tables.Entities}, func(r *tables.Row) { seen = append(seen, r.Table.String()+" "+r.Cells[0].Text()) })
		fill(t, s, 2)
		want := []string{"documents d0", "documents d1"}
		for _, e := range sample.Entities() {
			want = append(want, "entities "+e.ID)
		}
		if !slices.Equal(seen, want) {
			t.Errorf("%v: saw %q", f, seen)
		}
	}
}

// A fault while writing stands until the end, and the old output with it.
func TestFaultKeepsTheOldOutput(t *testing.T) {
	for _, f := range []Format{CSV, JSONL, Parquet, SQLite} {
		t.Run(f.String(), func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			write(t, out, Options{}, 2)
			old := files(t, out)
			s, err := Create(out, Options{Formats: []Format{f}})
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range s.lines { // as a full disk would
				l.files[tables.Mentions].Close()
			}
			for _, o := range s.others {
				switch o := o.(type) {
				case *parquetSink:
					o.files[tables.Mentions].file.Close()
				case *sqliteSink:
					if err := o.exec("PRAGMA max_page_count = 1"); err != nil { // no more pages than there are
						t.Fatal(err)
					}
				}
			}
			sample.Run(60, func(r *tables.Row) { _ = s.Write(r) })
			if err := s.Commit(Run{}, Timing{}); err == nil || !strings.Contains(err.Error(), "writing out") {
				t.Errorf("committed: %v", err)
			}
			s.Abort()
			got := files(t, out)
			for name := range old {
				if got[name] != old[name] {
					t.Errorf("%s changed", name)
				}
			}
			clean(t, filepath.Dir(out), "out")
		})
	}
}
