//go:build unix

package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

const tale = "لە ٢٦ی ئەیلوولی ٢٠٢٠ لە کەرکوک تەقینەوەیەک ڕوویدا و سێ کەس کوژران. بەرپرسان لە بەغدا دەڵێن لێکۆڵینەوە بەردەوامە.\n"

// torture makes a folder of hard inputs. The full sizes are for the night.
type torture struct {
	t    *testing.T
	dir  string
	full bool
}

func (x *torture) size(small, full int) int {
	if x.full {
		return full
	}
	return small
}

func (x *torture) create(name string, fill func(io.Writer) error) {
	x.t.Helper()
	f, err := os.Create(filepath.Join(x.dir, name))
	if err != nil {
		x.t.Fatal(err)
	}
	if err := errors.Join(fill(f), f.Close()); err != nil {
		x.t.Fatal(err)
	}
}

func (x *torture) write(name, data string) {
	x.t.Helper()
	x.create(name, func(w io.Writer) error { _, err := io.WriteString(w, data); return err })
}

// line is one line of n megabytes.
func line(n int) func(io.Writer) error {
	return func(w io.Writer) error {
		mb := strings.Repeat(strings.TrimSpace(tale)+" ", 1<<20/len(tale))
		for range n {
			if _, err := io.WriteString(w, mb); err != nil {
				return err
			}
		}
		return nil
	}
}

// empties is a tar of n empty files.
func empties(n int) func(io.Writer) error {
	return func(w io.Writer) error {
		tw := tar.NewWriter(w)
		for i := range n {
			if err := tw.WriteHeader(&tar.Header{Name: fmt.Sprintf("e/%d.txt", i), Mode: 0o644, Typeflag: tar.TypeReg}); err != nil {
				return err
			}
		}
		return tw.Close()
	}
}

// packed is the tale in every kind of container.
func packed(t *testing.T) map[string]string {
	t.Helper()
	ok := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	body := strings.Repeat(tale, 40)
	out := map[string]string{}
	var b bytes.Buffer
	g := gzip.NewWriter(&b)
	_, err := io.WriteString(g, body)
	ok(errors.Join(err, g.Close()))
	out[".txt.gz"] = b.String()

	z, err := zstd.NewWriter(nil)
	ok(err)
	out[".txt.zst"] = string(z.EncodeAll([]byte(body), nil))

	b.Reset()
	tw := tar.NewWriter(&b)
	for i := range 3 {
		ok(tw.WriteHeader(&tar.Header{Name: fmt.Sprintf("%d.txt", i), Mode: 0o644, Size: int64(len(body)), Typeflag: tar.TypeReg}))
		_, err := io.WriteString(tw, body)
		ok(err)
	}
	ok(tw.Close())
	out[".tar"] = b.String()

	b.Reset()
	zw := zip.NewWriter(&b)
	for i := range 3 {
		e, err := zw.Create(fmt.Sprintf("%d.txt", i))
		ok(err)
		_, err = io.WriteString(e, body)
		ok(err)
	}
	ok(zw.Close())
	out[".zip"] = b.String()

	record := fmt.Sprintf("WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://example.org/a\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(body), body)
	out[".warc"] = strings.Repeat(record, 3)
	out[".jsonl"] = strings.Repeat(fmt.Sprintf("{\"text\":%q}\n", strings.TrimSpace(tale)), 30)
	out[".csv"] = "id,text\n" + strings.Repeat(fmt.Sprintf("a,\"%s\"\n", tale), 30)
	return out
}

// folder fills the folder; it gives the number of documents that a file must
// give, where that is more than one.
func (x *torture) folder() map[string]int {
	n := x.size(2_000, 1_000_000)
	x.create("line.txt", line(x.size(20, 200)))
	x.create("line.jsonl", func(w io.Writer) error {
		_, err := io.WriteString(w, `{"id":"long","text":"`)
		err = errors.Join(err, line(x.size(20, 200))(w))
		_, err2 := io.WriteString(w, "\"}\n{\"id\":\"short\",\"text\":\"وەفدێک گەیشتە بەغدا.\"}\n")
		return errors.Join(err, err2)
	})
	x.create("large.txt", line(x.size(1, 7)))
	x.create("empties.tar", empties(n))
	x.write("deep.html", "<html><body>"+strings.Repeat("<div>", x.size(20_000, 300_000))+tale)
	x.write("deep-inline.html", "<html><body><p>"+strings.Repeat("<b><i>", x.size(5_000, 100_000))+tale)
	x.write("attributes.html", "<html><body><p "+strings.Repeat("a=b ", x.size(50_000, 500_000))+">"+tale)
	x.write("bidi.txt", strings.Repeat("\u202e\u2067\u2066\u202a", x.size(20_000, 200_000))+tale+strings.Repeat("\u2069\u202c", 1000)+tale)
	x.write("marks.txt", "ب"+strings.Repeat("\u064b\u0670", x.size(20_000, 200_000))+" "+tale)
	x.write("joiners.txt", strings.Repeat("ا\u200c\u200d", x.size(20_000, 200_000))+tale)
	x.write("private.txt", strings.Repeat("\ue000\uf8ff\U000f0001 ", 20_000)+tale)
	x.write("word.txt", strings.Repeat("کوردستان", x.size(5_000, 100_000)))
	x.write("digits.txt", strings.Repeat("١٢٣٤٥٦٧٨٩٠", x.size(2_000, 50_000))+"/١٢/٢٠٢٠ "+strings.Repeat("٢٠٢٠ و ", 2_000))
	x.write("brackets.txt", strings.Repeat("(«", 20_000)+tale)
	x.write("invalid.txt", tale+strings.Repeat("\xff\xc0\x80", 3)+tale)
	x.write("lines.jsonl", strings.Repeat("{\n", x.size(500, 50_000)))
	x.write("nothing.txt", "")
	for kind, whole := range packed(x.t) {
		points := x.size(7, 100)
		for i := 1; i <= points; i++ {
			x.write(fmt.Sprintf("cut%d%s", i, kind), whole[:len(whole)*i/(points+1)])
		}
		x.write("whole"+kind, whole)
	}
	return map[string]int{"empties.tar": n, "line.jsonl": 2, "whole.tar": 3, "whole.zip": 3, "whole.warc": 3, "whole.jsonl": 30, "whole.csv": 30, "lines.jsonl": x.size(500, 50_000)}
}

// Hard inputs end in rows, each with a reason where it failed; none is lost, and
// memory stays within the limit.
func TestTorture(t *testing.T) {
	x := &torture{t: t, dir: filepath.Join(t.TempDir(), "in"), full: os.Getenv("TOMAR_NIGHTLY") == "1"}
	if err := os.Mkdir(x.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	want := x.folder()
	out := filepath.Join(t.TempDir(), "out")
	c := exec.Command(program(t), "extract", x.dir, "--quiet", "--format", "csv", "--lang-policy", "keep", "--workers", "2", "--out", out)
	var told bytes.Buffer
	c.Stderr = &told
	_ = c.Run() // the status is looked at
	if got := c.ProcessState.ExitCode(); got != exitFailed {
		t.Fatalf("status %d, want %d\n%.3000s", got, exitFailed, told.String())
	}
	if lines := strings.Count(told.String(), "\n"); lines > maxTold+10 {
		t.Errorf("%d lines on standard error", lines)
	}
	rows := map[string]int{}
	each(t, filepath.Join(out, "documents.csv"), func(get func(string) string) {
		outer, _, _ := strings.Cut(get("path"), "#")
		rows[filepath.Base(outer)]++
		if s := get("status"); s == "failed" && get("message") == "" {
			t.Errorf("%s failed without a reason", get("path"))
		}
	})
	entries, err := os.ReadDir(x.dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if n := max(want[e.Name()], 1); rows[e.Name()] < n {
			t.Errorf("%s: %d rows, want %d", e.Name(), rows[e.Name()], n)
		}
	}
	each(t, filepath.Join(out, "diagnostics.csv"), func(get func(string) string) {
		if get("code") == "pipeline.panic" {
			t.Errorf("%s: %s", get("doc_id"), get("message"))
		}
	})
	// Linux counts in kilobytes, others in bytes: they are not asked
	if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok && runtime.GOOS == "linux" {
		if limit := int64(x.size(900, 1600)); u.Maxrss/1024 > limit {
			t.Errorf("%d MB of memory, more than %d", u.Maxrss/1024, limit)
		}
		t.Logf("%d MB of memory at most", u.Maxrss/1024)
	}
}

// each gives the rows of a CSV table by column.
func each(t *testing.T, path string, do func(get func(string) string)) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	head, err := r.Read()
	if err != nil {
		t.Fatal(err)
	}
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		do(func(column string) string { return row[slices.Index(head, column)] })
	}
}
