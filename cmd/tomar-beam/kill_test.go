package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/tables"
)

// dyingMark begins the names of files of a file system that is the disk, and
// that kills its process within the file that diesIn names.
const dyingMark = "dying://"

// diesIn is the environment's "NAME N": the process dies in the Nth write into that
// file, half of which has reached the disk.
const diesIn = "TOMAR_BEAM_DIES_IN"

type dying struct{ disk filesystem.Interface }

func newDying(ctx context.Context) filesystem.Interface { return &dying{local.New(ctx)} }

func (d *dying) Close() error { return d.disk.Close() }

func (d *dying) List(ctx context.Context, glob string) ([]string, error) {
	found, err := d.disk.List(ctx, strings.TrimPrefix(glob, dyingMark))
	for i := range found {
		found[i] = dyingMark + found[i]
	}
	return found, err
}

func (d *dying) OpenRead(ctx context.Context, name string) (io.ReadCloser, error) {
	return d.disk.OpenRead(ctx, strings.TrimPrefix(name, dyingMark))
}

func (d *dying) Size(ctx context.Context, name string) (int64, error) {
	return d.disk.Size(ctx, strings.TrimPrefix(name, dyingMark))
}

func (d *dying) OpenWrite(ctx context.Context, name string) (io.WriteCloser, error) {
	w, err := d.disk.OpenWrite(ctx, strings.TrimPrefix(name, dyingMark))
	var at string
	var n int
	if _, scanErr := fmt.Sscanf(os.Getenv(diesIn), "%s %d", &at, &n); scanErr == nil && filepath.Base(name) == at {
		w = &lastWords{w, n}
	}
	return w, err
}

// lastWords is the file in which the process dies.
type lastWords struct {
	io.WriteCloser
	left int // writes before the end
}

// Write writes, or writes half and dies.
func (w *lastWords) Write(p []byte) (int, error) {
	if w.left--; w.left > 0 {
		return w.WriteCloser.Write(p)
	}
	if _, err := w.WriteCloser.Write(p[:len(p)/2]); err != nil {
		panic(err)
	}
	die()
	return 0, nil
}

func die() {
	self, err := os.FindProcess(os.Getpid())
	if err == nil {
		err = self.Kill()
	}
	if err != nil {
		panic(err)
	}
	select {}
}

// TestKilledRunsGoOn kills the program within one file after another, goes on, and
// compares all files with those of a run that nobody killed.
func TestKilledRunsGoOn(t *testing.T) {
	args := []string{corpus, repeats(t)}
	want := inThree(t.TempDir())
	want.Version = version
	onPrism(t, &want, args...)
	docs := len(rowsOf(t, want.Out, tables.Documents))
	for _, x := range []struct {
		in    string // the file and the write, as diesIn has them
		whole bool   // the journal is, for all other files were written before
	}{
		{in: "beam-00001-of-00003.journal 1"}, // in the header
		{in: "beam-00001-of-00003.journal 2"},
		{in: "events-00002-of-00003.csv 1"},
		{in: "entities-00000-of-00003.parquet 1"},
		{in: sinks.PackageFile + " 1", whole: true},
		{in: "run.json 1", whole: true},
	} {
		t.Run(x.in, func(t *testing.T) {
			t.Setenv(diesIn, x.in)
			out := t.TempDir()
			line := append([]string{"--format", "csv,jsonl,parquet", "--shards", "3", "--out", dyingMark + out}, args...)
			if said, err := program(t, line...); err == nil {
				t.Fatalf("it lived: %s", said)
			}
			name, _, _ := strings.Cut(x.in, " ")
			if torn, whole := read(t, filepath.Join(out, name)), read(t, filepath.Join(want.Out, name)); len(torn) >= len(whole) {
				t.Fatalf("it died behind %s, not in it", name)
			}
			t.Setenv(diesIn, "")
			n := 0
			for i := range want.Shards {
				n += records(t, filepath.Join(out, journalOf(i)))
			}
			if x.whole && n != docs {
				t.Errorf("the journal has %d of %d documents", n, docs)
			}
			said, err := program(t, append([]string{"--resume"}, line...)...)
			if told := fmt.Sprintf("%d documents were taken over from the unfinished run, %d were extracted", n, docs-n); n > 0 && !strings.Contains(said, told) {
				t.Errorf("told %q, want %q", said, told)
			}
			if err != nil {
				t.Fatalf("%v: %s", err, said)
			}
			sameFolder(t, want.Out, out)
		})
	}
}

// TestKilledAgainAndAgain kills a run and those that go on from it, wherever they
// happen to be, until one is let live. What is compared hangs on no time.
func TestKilledAgainAndAgain(t *testing.T) {
	kills := 5
	if os.Getenv("TOMAR_NIGHTLY") == "1" {
		kills = 40
	}
	args := []string{corpus, repeats(t)}
	want := inThree(t.TempDir())
	want.Version = version
	line := func(out string) []string {
		return append([]string{"--format", "csv,jsonl,parquet", "--shards", "3", "--out", out}, args...)
	}
	begun := time.Now()
	if said, err := program(t, line(want.Out)...); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	whole := time.Since(begun)
	out := filepath.Join(t.TempDir(), "out [1]") // no pattern
	r := rand.New(rand.NewPCG(3, 3))
	for range kills {
		c := exec.Command(os.Args[0], append([]string{"--resume"}, line(out)...)...)
		c.Env = append(os.Environ(), asProgram+"=1")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration((0.3 + 0.7*r.Float64()) * float64(whole)))
		_ = c.Process.Kill() // it may be over
		_ = c.Wait()         // its status is the signal's
	}
	if said, err := program(t, append([]string{"--resume"}, line(out)...)...); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	sameFolder(t, want.Out, out)
}

// TestFilesAreWholeOrAsBefore breaks off while a file is written.
func TestFilesAreWholeOrAsBefore(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a", "f")
	put := func(text string, fault error) error {
		return toFile(context.Background(), name, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return errors.Join(err, fault)
		})
	}
	broken := errors.New("broken")
	if err := put("first", broken); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(name); err == nil {
		t.Error("a part of a file has the name of the whole")
	}
	if err := put("second", nil); err != nil {
		t.Fatal(err)
	}
	if err := put("thi", broken); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if got := string(read(t, name)); got != "second" {
		t.Errorf("got %q", got)
	}
	if err := put("3", nil); err != nil {
		t.Fatal(err)
	}
	if got := list(t, filepath.Dir(name)); string(read(t, name)) != "3" || len(got) != 1 {
		t.Errorf("got %q, files %q", read(t, name), got)
	}
}
