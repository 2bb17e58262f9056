//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/pipeline/journal"
)

// program is this test's own binary under the name by which it is tomar.
func program(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "tomar")
	if err := os.Symlink(self, path); err != nil {
		t.Fatal(err)
	}
	return path
}

// wire is JSON Lines of n documents, seeded; every tenth cannot be read.
func wire(n int) []string {
	r := rand.New(rand.NewPCG(7, 7))
	places := []string{"هەولێر", "بەغدا", "کەرکوک", "سلێمانی", "دهۆک", "موسڵ"}
	people := []string{"نێچیرڤان بارزانی", "بەرهەم ساڵح", "مستەفا کازمی", "مەسرور بارزانی"}
	lines := make([]string, n)
	for i := range lines {
		if i%10 == 9 {
			lines[i] = fmt.Sprintf(`{"id":"x%d"}`, i)
			continue
		}
		var text []string
		for range 2 + r.IntN(4) {
			text = append(text, fmt.Sprintf("لە %dی ئەیلوولی ٢٠٢٠ %s گەیشتە %s بۆ ئەوەی لەگەڵ بەرپرسان لەسەر بودجە گفتوگۆ بکات.",
				1+r.IntN(28), people[r.IntN(len(people))], places[r.IntN(len(places))]),
				fmt.Sprintf("لە %s تەقینەوەیەک ڕوویدا و %d کەس کوژران.", places[r.IntN(len(places))], 1+r.IntN(40)))
		}
		lines[i] = fmt.Sprintf(`{"id":"n%d","date":"2020-09-%02d","text":%q}`, i%(n-3), 1+r.IntN(28), strings.Join(text, "\n"))
	}
	return lines
}

// recorded is how many documents the journal of the unfinished run holds.
func recorded(out string) int {
	found, err := filepath.Glob(filepath.Join(filepath.Dir(out), "."+filepath.Base(out)+".tomar-*.journal"))
	if err != nil || len(found) != 1 {
		return 0
	}
	return count(found[0])
}

// launch runs the program over the lines and gives its status.
func launch(t *testing.T, tomar string, lines []string, args ...string) (int, string) {
	t.Helper()
	c := exec.Command(tomar, args...)
	c.Stdin = strings.NewReader(strings.Join(lines, "\n"))
	var told bytes.Buffer
	c.Stderr = &told
	err := c.Run()
	var ee *exec.ExitError
	if err != nil && !errors.As(err, &ee) {
		t.Fatal(err)
	}
	return c.ProcessState.ExitCode(), told.String()
}

// breakOff starts a run, feeds it some lines, and sends a signal once some
// documents are in the journal.
func breakOff(t *testing.T, tomar, out string, lines []string, after int, sig os.Signal, args ...string) string {
	t.Helper()
	c := exec.Command(tomar, append([]string{"extract", "-", "--quiet", "--out", out}, args...)...)
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	var told bytes.Buffer
	c.Stderr = &told
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	fed := make(chan struct{})
	go func() {
		defer close(fed)
		_, _ = io.WriteString(in, strings.Join(lines, "\n")+"\n") // ends with the process
	}()
	for deadline := time.Now().Add(2 * time.Minute); recorded(out) < after; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			_ = c.Process.Kill()
			_ = c.Wait()
			t.Fatalf("%d documents after two minutes, want %d\n%s", recorded(out), after, told.String())
		}
	}
	if err := c.Process.Signal(sig); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait() // its status is the signal's
	<-fed
	return told.String()
}

// A run killed at any point goes on to the very output of one that was not.
func TestKilledRunsGoOn(t *testing.T) {
	documents, points, formats := 300, 4, "csv,jsonl"
	if os.Getenv("TOMAR_NIGHTLY") == "1" {
		documents, points, formats = 5000, 20, "csv,jsonl,parquet,sqlite"
	} else if testing.Short() {
		points = 1
	}
	tomar, lines := program(t), wire(documents)
	dir := t.TempDir()
	whole := filepath.Join(dir, "whole")
	if status, told := launch(t, tomar, lines, "extract", "-", "--quiet", "--out", whole, "--format", formats); status != exitFailed {
		t.Fatalf("status %d\n%s", status, told)
	}
	r := rand.New(rand.NewPCG(1, 2020))
	spilled := 0 // temporary files of the killed runs
	for point := range points {
		out := filepath.Join(dir, fmt.Sprint("killed", point))
		fed := 100 + r.IntN(documents-100)
		breakOff(t, tomar, out, lines[:fed], r.IntN(fed-64), syscall.SIGKILL, "--format", formats)
		left, _ := filepath.Glob(filepath.Join(dir, ".killed*.scratch", "*"))
		spilled += len(left)
		if _, err := os.Stat(out); err == nil {
			t.Errorf("point %d: an unfinished output is to be seen", point)
		}
		if point%2 == 1 { // killed once more, further on
			breakOff(t, tomar, out, lines, documents/2, syscall.SIGKILL, "--format", formats, "--resume")
		}
		status, told := launch(t, tomar, lines, "extract", "-", "--quiet", "--out", out, "--resume", "--workers", fmt.Sprint(1+point%3))
		if status != exitFailed || !strings.Contains(told, "were taken over from the earlier run") {
			t.Errorf("point %d: status %d\n%s", point, status, told)
		}
		if err := compareFolders(whole, out); err != nil {
			t.Errorf("point %d: %v", point, err)
		}
		os.RemoveAll(out)
	}
	if spilled == 0 && !testing.Short() {
		t.Error("no killed run had temporary files: what clears them was not tried")
	}
	left, _ := filepath.Glob(filepath.Join(dir, ".*"))
	if len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// An interrupt finishes the documents under way and leaves a run that resumes.
func TestInterruptedRunGoesOn(t *testing.T) {
	tomar, lines := program(t), wire(200)
	dir := t.TempDir()
	whole, out := filepath.Join(dir, "whole"), filepath.Join(dir, "out")
	launch(t, tomar, lines, "extract", "-", "--quiet", "--out", whole)
	told := breakOff(t, tomar, out, lines[:150], 64, syscall.SIGINT)
	if !strings.Contains(told, "stopped before the end; nothing was written; the same command with --resume goes on from here") {
		t.Errorf("told: %s", told)
	}
	if n := recorded(out); n < 64 {
		t.Errorf("%d documents kept", n)
	}
	if stages, _ := filepath.Glob(filepath.Join(dir, ".out.tomar-*[0-9]")); len(stages) > 0 {
		t.Errorf("left behind: %q", stages)
	}
	if status, told := launch(t, tomar, lines, "extract", "-", "--quiet", "--out", out, "--resume"); status != exitFailed {
		t.Errorf("status %d\n%s", status, told)
	}
	if err := compareFolders(whole, out); err != nil {
		t.Error(err)
	}
	// without --resume it begins anew, and says what it drops
	breakOff(t, tomar, out, lines[:150], 64, syscall.SIGINT)
	_, told = launch(t, tomar, lines, "extract", "-", "--quiet", "--out", out)
	if !strings.Contains(told, "an unfinished run with") || !strings.Contains(told, "is dropped") {
		t.Errorf("told: %s", told)
	}
	if err := compareFolders(whole, out); err != nil {
		t.Error(err)
	}
	// other options are told, and nothing is started
	breakOff(t, tomar, out, lines[:150], 64, syscall.SIGINT)
	status, told := launch(t, tomar, lines, "extract", "-", "--quiet", "--out", out, "--resume", "--min-confidence", "0.5")
	if status != exitUsage || !strings.Contains(told, `--min-confidence was "0", now it is "0.5"`) {
		t.Errorf("status %d\n%s", status, told)
	}
}

// Inputs that go away while a run reads are failed rows; the others are there.
func TestInputsRemovedUnderWay(t *testing.T) {
	tomar := program(t)
	dir := t.TempDir()
	for i := range 8 {
		text := fmt.Sprintf("وەفدێک لە %dی ئەیلوولی ٢٠٢٠ گەیشتە بەغدا.", i+1)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(dir, "out")
	c := exec.Command(tomar, "extract", "@-", "--quiet", "--out", out)
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for i := range 8 {
		path := filepath.Join(dir, fmt.Sprintf("%d.txt", i))
		if i%3 == 2 {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := io.WriteString(in, path+"\n"); err != nil {
			t.Fatal(err)
		}
	}
	in.Close()
	_ = c.Wait() // the status is looked at
	if got := c.ProcessState.ExitCode(); got != exitFailed {
		t.Errorf("status %d, want %d", got, exitFailed)
	}
	data, err := os.ReadFile(filepath.Join(out, "documents.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if ok, lost := strings.Count(string(data), ",ok,"), strings.Count(string(data), ",failed,"); ok != 6 || lost != 2 {
		t.Errorf("%d read, %d failed; want 6 and 2\n%s", ok, lost, data)
	}
}

// A full disk ends the run with status 3 and the old output as it was; once
// there is room the run goes on.
func TestDiskFull(t *testing.T) {
	dir := t.TempDir()
	mount := func(how ...string) error {
		return exec.Command("mount", append(how, dir)...).Run()
	}
	if err := mount("-t", "tmpfs", "-o", "size=900k", "tmpfs"); err != nil {
		t.Skipf("a small file system cannot be mounted here: %v", err)
	}
	defer func() { _ = exec.Command("umount", "-l", dir).Run() }()
	tomar, lines := program(t), wire(300)
	whole, out := filepath.Join(t.TempDir(), "whole"), filepath.Join(dir, "out")
	launch(t, tomar, lines, "extract", "-", "--quiet", "--out", whole)
	if status, told := launch(t, tomar, lines[:3], "extract", "-", "--quiet", "--out", out); status != exitFine {
		t.Fatalf("status %d\n%s", status, told)
	}
	before, err := os.ReadFile(filepath.Join(out, "run.json"))
	if err != nil {
		t.Fatal(err)
	}
	status, told := launch(t, tomar, lines, "extract", "-", "--quiet", "--out", out)
	if status != exitNothing || !strings.Contains(told, "no space left on device") {
		t.Fatalf("status %d\n%s", status, told)
	}
	after, err := os.ReadFile(filepath.Join(out, "run.json"))
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the old output is not what it was: %v", err)
	}
	if err := exec.Command("mount", "-o", "remount,size=64m", dir).Run(); err != nil {
		t.Fatal(err)
	}
	if _, ok := sinks.Unfinished(out); !ok {
		t.Fatal("nothing is left to go on from")
	}
	if status, told := launch(t, tomar, lines, "extract", "-", "--quiet", "--out", out, "--resume"); status != exitFailed {
		t.Errorf("status %d\n%s", status, told)
	}
	if err := compareFolders(whole, out); err != nil {
		t.Error(err)
	}
	r, err := journal.Open(filepath.Join(out, sinks.JournalFile))
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
}
